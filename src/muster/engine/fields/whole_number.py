"""Whole numbers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.number import PLAIN, inner_number, remarks_on
from muster.engine.fields.numerals import column_marks, normal, read_number
from muster.engine.fields.settle import answered, settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem, offered

if TYPE_CHECKING:
    from muster.engine.table import FieldSpec


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """Digits without leading zeros; `12.0` is 12, `5 years` is not a number."""
    text = pl.col("text")
    tidied = answered(tidy(texts), context.answers)
    rest = (
        tidied.filter(~tidied.str.contains(PLAIN).fill_null(value=True)).unique(maintain_order=True).to_list()
    )
    marks = column_marks(rest)
    quick = pl.when(text.str.contains(PLAIN)).then(text)
    cleaned = settle(tidied, CleanContext(), partial(_read, marks=marks), quick)
    return Cleaned(cleaned.values, cleaned.problems, remarks=remarks_on(rest, marks))


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that are whole numbers."""
    return share(tidy(sample), lambda text: isinstance(_read(text, frozenset()), str))


def _read(text: str, marks: frozenset[str]) -> str | Problem:
    found = read_number(text, marks)
    if found and found.value and "." not in found.value:
        return found.value
    if found and found.either:
        one, other = found.either
        with_thousands = one if "," in normal(text) else other
        return offered("number.ambiguous", with_thousands, one=one, other=other)
    inner = inner_number(text, marks) if found is None else None
    return offered(
        "number.not_whole", inner.value if inner and inner.value and "." not in inner.value else None
    )


TYPE = FieldType("whole_number", clean, recognise)
