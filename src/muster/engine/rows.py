"""Rows on their way from the sheets to the plan, and what was found about them.

`frame` has one row a data row: `row` (UInt32, from 0 over all sources), `source`, `sheet`, `sheet_row`, `raw_email`,
`new_role` (what somebody new becomes), and for every field F that some sheet has: `f.F` (canonical text) and, where an
empty cell may clear what is there, `blank.F`. Checking adds who each row is (`muster.engine.identity.identify`) and
`reason` (null: goes on).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.shapes import NOTHING, params_json
from muster.engine.issues import ISSUE_SCHEMA, Severity
from muster.engine.table import MULTI_SEPARATOR, ROW

if TYPE_CHECKING:
    from collections.abc import Mapping

FINDING_SCHEMA: dict[str, pl.DataType] = {
    "row": pl.UInt32(),
    "source": pl.UInt32(),
    "code": pl.String(),
    "severity": pl.String(),
    "field": pl.String(),
    "value": pl.String(),
    "params": pl.String(),
}
"""An issue before its place is known: `row` null means the whole sheet `source`."""


@dataclass(frozen=True, slots=True)
class CleanedRows:
    """Every row of every sheet, cleaned; `headers` says what the column of a field is called in each sheet."""

    frame: pl.DataFrame
    keys: tuple[str, ...]
    """The fields that some sheet has, in the order of the profile; `full_name` is split already."""
    findings: pl.DataFrame
    headers: Mapping[tuple[int, str], str]
    sheets: tuple[str, ...]
    refusals: tuple[str, ...] = ()


def of(key: str) -> str:
    """The column of `CleanedRows.frame` that holds a field."""
    return f"f.{key}"


@cache
def no_findings() -> pl.DataFrame:
    """A frame of `FINDING_SCHEMA` without rows."""
    return pl.DataFrame(schema=FINDING_SCHEMA)


def findings_of(
    rows: pl.DataFrame,
    code: str,
    severity: Severity,
    field: str | None = None,
    params: Mapping[str, str | int] | pl.Expr = NOTHING,
) -> pl.DataFrame:
    """The same finding about every row of a part of `CleanedRows.frame`; the field's value goes with it."""
    if not rows.height:
        return no_findings()
    has_value = field is not None and of(field) in rows.columns
    value = (
        pl.col(of(field or "")).str.replace_all(MULTI_SEPARATOR, "; ", literal=True) if has_value else None
    )
    return rows.select(
        pl.col("row").cast(pl.UInt32),
        pl.col("source").cast(pl.UInt32),
        code=pl.lit(code),
        severity=pl.lit(severity.value),
        field=pl.lit(field, dtype=pl.String),
        value=pl.lit(None, dtype=pl.String) if value is None else value,
        params=params if isinstance(params, pl.Expr) else pl.lit(params_json(params)),
    )


def issues_from(findings: pl.DataFrame, cleaned: CleanedRows) -> pl.DataFrame:
    """The findings as a frame of `ISSUE_SCHEMA`, sheet by sheet, row by row."""
    if not findings.height:
        return pl.DataFrame(schema=ISSUE_SCHEMA)
    places = cleaned.frame.select("row", ROW)
    sheets = pl.DataFrame(
        {"source": range(len(cleaned.sheets)), "sheet": cleaned.sheets},
        schema={"source": pl.UInt32(), "sheet": pl.String()},
    )
    placed = (
        findings.join(places, on="row", how="left", maintain_order="left")
        .join(sheets, on="source", how="left", maintain_order="left")
        .join(_header_frame(cleaned), on=["source", "field"], how="left", maintain_order="left")
    )
    ordered = placed.sort("source", pl.col(ROW).fill_null(0), maintain_order=True)
    return ordered.select(pl.col(name).cast(dtype) for name, dtype in ISSUE_SCHEMA.items())


def _header_frame(cleaned: CleanedRows) -> pl.DataFrame:
    rows = [(source, field, header) for (source, field), header in cleaned.headers.items()]
    schema = {"source": pl.UInt32(), "field": pl.String(), "column": pl.String()}
    return pl.DataFrame(rows, schema=schema, orient="row")
