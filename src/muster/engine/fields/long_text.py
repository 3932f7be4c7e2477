"""Text of several lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.misread import misread
from muster.engine.fields.settle import answered, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem, problems_where

if TYPE_CHECKING:
    from muster.engine.table import FieldSpec

LIMIT = 50_000


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """Lines stay; too long a text is left out and named."""
    values = answered(tidy(texts), context.answers)
    is_long = values.str.len_chars() > LIMIT
    problems = problems_where(is_long, Problem("text.too_long", params={"limit": LIMIT}))
    if problems.height:
        values = pl.select(pl.when(~is_long).then(values)).to_series()
    return Cleaned(values, pl.concat([problems, misread(values, context.answers)]))


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """Any text could be one, so none tells."""
    return 0.0


TYPE = FieldType("long_text", clean, recognise)
