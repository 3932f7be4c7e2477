"""Every code has a sentence and its line in the documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from muster.engine.issues import Issue, Severity
from muster.engine.messages import SENTENCES, sentence_params

ROOT = Path(__file__).resolve().parents[2]
NOUNS = {code.partition(".")[0] for code in SENTENCES}
PAGE = (ROOT / "docs/use/problems.md").read_text()


def test_every_code_that_the_engine_names_has_a_sentence() -> None:
    sources = [path.read_text() for path in (ROOT / "src/muster/engine").rglob("*.py")]
    named = {code for text in sources for code in re.findall(r'"([a-z_]+\.[a-z_]+)"', text)}
    missing = {code for code in named if code.partition(".")[0] in NOUNS and code not in SENTENCES}
    assert {"role.missing"} == missing, "a refusal; all others are issues"


@pytest.mark.parametrize("code", SENTENCES)
def test_a_code_is_in_the_documentation_with_its_effect_and_sentence(code: str) -> None:
    row = next((line for line in PAGE.splitlines() if line.startswith(f"| `{code}` |")), "")
    assert row.endswith(f"| {SENTENCES[code]} |")
    assert re.search(r"\| (blocks|warns|informs|skipped)", row)


@pytest.mark.parametrize("code", [code for code, text in SENTENCES.items() if "%(count)s" in text])
def test_a_count_stands_where_one_reads_as_well_as_many(code: str) -> None:
    counted = r"(?:rows|columns|cells|values|people)\b"
    assert not re.search(rf"%\(count\)s(?: \w+)? {counted}", SENTENCES[code])


def test_a_long_value_is_shortened() -> None:
    issue = Issue("date.unreadable", Severity.WARNS, "People", 2, "Start", "start_date", "x" * 500)
    sentence = SENTENCES[issue.code] % sentence_params(issue)
    assert len(sentence) < 250
    assert "…" in sentence


@pytest.mark.parametrize("code", [code for code in SENTENCES if code.partition(".")[0] != "cell"])
def test_a_code_is_produced_by_some_test(code: str) -> None:
    tests = [
        path.read_text() for path in (ROOT / "tests").rglob("test_*.py") if path.name != Path(__file__).name
    ]
    tests += [path.read_text() for path in (ROOT / "tests/engine/values").glob("*.toml")]
    assert any(f'"{code}"' in text for text in tests)
