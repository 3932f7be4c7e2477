"""Numbers with or without decimals; a point stands between in the canonical text."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.numerals import Number, column_marks, normal, read_number
from muster.engine.fields.settle import answered, settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem, offered
from muster.engine.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.engine.table import FieldSpec

PLAIN = r"^(?:0|-?[1-9][0-9]{0,17})$"
_WITH_COMMA, _WITH_POINT = (rf"^-?[1-9][0-9]{{0,14}}{mark}[0-9]{{1,2}}$" for mark in (",", r"\."))
"""One mark with one or two digits behind it, which can only be the decimal mark."""
_PARTS = re.compile(r"[^\d+\-]*([+-]?\d[\d.,' ]*?)[^\d]*\Z", re.ASCII)


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """Digits, at most one point, no zeros that say nothing. `1,234` is read by the other numbers of its column."""
    text = pl.col("text")
    tidied = answered(tidy(texts), context.answers)
    rest = _unusual(tidied)
    marks = column_marks(rest) | ({","} if tidied.str.contains(_WITH_COMMA).any() else set())
    fraction = text.str.replace(",", ".", literal=True).str.replace(r"\.?0+$", "")
    is_fraction = text.str.contains(f"{_WITH_COMMA}|{_WITH_POINT}")
    quick = pl.when(text.str.contains(PLAIN)).then(text).when(is_fraction).then(fraction)
    cleaned = settle(tidied, CleanContext(), partial(_read, marks=marks), quick)
    return Cleaned(cleaned.values, cleaned.problems, remarks=remarks_on(rest, marks))


def _unusual(tidied: pl.Series) -> list[str]:
    """The different texts that no pattern settles."""
    is_usual = tidied.str.contains(f"{PLAIN}|{_WITH_COMMA}|{_WITH_POINT}").fill_null(value=True)
    return tidied.filter(~is_usual).unique(maintain_order=True).to_list()


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that are numbers."""
    return share(tidy(sample), lambda text: isinstance(_read(text, frozenset()), str))


def remarks_on(texts: Sequence[str], marks: frozenset[str]) -> tuple[Problem, ...]:
    """The first text that could be two numbers and was read by its column's mark."""
    for text in texts if marks else ():
        found = read_number(text, marks)
        if found and found.value and found.either and "," in normal(text):
            return (Problem("number.marks", Severity.INFORMS, {"example": text, "read": found.value}),)
    return ()


def inner_number(text: str, marks: frozenset[str]) -> Number | None:
    """The one number in a text that holds other words too: `5 years`, `12 €`; a share of a hundred is another number."""
    found = _PARTS.match(normal(text))
    return read_number(found.group(1).strip(" .,'"), marks) if found and "%" not in text else None


def _read(text: str, marks: frozenset[str]) -> str | Problem:
    found = read_number(text, marks)
    if found and found.value is not None:
        return found.value
    if found and found.either:
        return Problem("number.ambiguous", params={"one": found.either[0], "other": found.either[1]})
    inner = inner_number(text, marks)
    return offered("number.unreadable", inner.value if inner else None)


TYPE = FieldType("number", clean, recognise)
