"""One line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.misread import misread
from muster.engine.fields.settle import answered, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem, problems_where

if TYPE_CHECKING:
    from muster.engine.table import FieldSpec

LIMIT = 2_000
FIXED_LIMITS = {"first_name": 200, "last_name": 200, "full_name": 400, "employee_id": 200}
"""Field keys whose column in the database is shorter."""


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:
    """Blanks in a row become one; too long a text is left out and named."""
    values = answered(tidy(texts), context.answers).str.replace_all(r"\s{2,}|\n", " ")
    limit = FIXED_LIMITS.get(spec.key, LIMIT)
    is_long = values.str.len_chars() > limit
    if not is_long.any():
        return Cleaned(values, misread(values, context.answers))
    problems = problems_where(is_long, Problem("text.too_long", params={"limit": limit}))
    values = pl.select(pl.when(~is_long).then(values)).to_series()
    return Cleaned(values, pl.concat([problems, misread(values, context.answers)]))


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001 - the signature of every type
    """Any text could be one, so none tells."""
    return 0.0


TYPE = FieldType("text", clean, recognise)
