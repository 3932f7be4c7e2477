"""Required fields that are empty: nothing stops, they are asked when the person joins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.issues import Severity
from muster.engine.roles import has_role
from muster.engine.rows import findings_of, no_findings, of
from muster.engine.table import Role

if TYPE_CHECKING:
    from muster.engine.checks.shapes import Checking
    from muster.engine.table import FieldSpec

_ALWAYS_THERE = ("email", "role", "status")


def find(checking: Checking) -> pl.DataFrame:
    """New people without a required field, row by row; once a sheet where the whole field has no value."""
    new = checking.rows.filter(pl.col("participant_id").is_null())
    required = [field for field in checking.fields if field.is_required and field.key not in _ALWAYS_THERE]
    return pl.concat([no_findings(), *(_about(new, field) for field in required)])


def _about(new: pl.DataFrame, field: FieldSpec) -> pl.DataFrame:
    asked = _asked(new, field)
    if of(field.key) not in new.columns:
        return _whole_sheets(asked, field)
    per_sheet = pl.col(of(field.key)).is_not_null().any().over("source")
    some = asked.filter(per_sheet & pl.col(of(field.key)).is_null())
    rows = findings_of(some, "field.required_empty", Severity.INFORMS, field.key, {"label": field.label})
    return pl.concat([_whole_sheets(asked.filter(~per_sheet), field), rows])


def _asked(new: pl.DataFrame, field: FieldSpec) -> pl.DataFrame:
    if field.audience == Role.BOTH:
        return new
    return new.filter(has_role(pl.col("new_role"), field.audience))


def _whole_sheets(rows: pl.DataFrame, field: FieldSpec) -> pl.DataFrame:
    sheets = rows.unique("source", keep="first", maintain_order=True).with_columns(
        row=pl.lit(None, dtype=pl.UInt32),
    )
    return findings_of(sheets, "field.required_missing", Severity.INFORMS, field.key, {"label": field.label})
