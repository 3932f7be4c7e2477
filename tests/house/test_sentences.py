"""Every code has a sentence, and the sentences are of one kind."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from muster.engine.messages import SENTENCES as ISSUES
from muster.refusals import SENTENCES as REFUSALS

PACKAGE = Path(__file__).resolve().parents[2] / "src/muster"
RAISED = {"Refused", "ReadError"}
FOUND = {"Issue", "Problem"}


def _codes(calls: set[str]) -> set[str]:
    """The first argument of every call by one of these names, where it is written out."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if name in calls and isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


def test_every_refusal_has_a_sentence() -> None:
    assert set() == _codes(RAISED) - set(REFUSALS)


def test_every_issue_has_a_sentence() -> None:
    assert set() == _codes(FOUND) - set(ISSUES)


@pytest.mark.parametrize("code", sorted({**ISSUES, **REFUSALS}))
def test_a_sentence_is_calm_and_whole(code: str) -> None:
    sentence = {**ISSUES, **REFUSALS}[code]
    assert re.fullmatch(r"[a-z_]+(\.[a-z_]+)+", code)
    assert sentence[0] in "“%" or sentence[0].isupper() or sentence[0].isdigit(), sentence
    assert sentence.rstrip().endswith((".", "?", "”", ")s")), sentence
    assert not re.search(r"!|\boops\b|\binvalid\b|\bplease\b", sentence, re.IGNORECASE), sentence
