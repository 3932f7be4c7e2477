"""Two employee IDs that differ only in leading zeros are probably one that a spreadsheet has shortened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.issues import Severity
from muster.engine.rows import findings_of, no_findings, of

if TYPE_CHECKING:
    from muster.engine.checks.shapes import Checking


def find(checking: Checking) -> pl.DataFrame:
    """Every row whose ID has a longer or shorter twin, in the file or in the program."""
    identifier = pl.col(of("employee_id"))
    rows = checking.rows.filter(identifier.is_not_null())
    if not rows.height:
        return no_findings()
    in_file = rows.select(id=identifier)
    known = checking.people.select(id="employee_id").drop_nulls()
    bare = pl.col("id").str.strip_chars_start("0")
    ids = pl.concat([in_file, known]).unique().with_columns(bare=bare).filter(pl.col("bare") != "")
    twins = ids.filter(pl.len().over("bare") > 1)
    others = twins.group_by("bare").agg(pl.col("id").sort().head(2))
    found = rows.with_columns(bare=identifier.str.strip_chars_start("0")).join(
        others, on="bare", maintain_order="left"
    )
    first, last = pl.col("id").list.first(), pl.col("id").list.last()
    other = pl.when(first == identifier).then(last).otherwise(first)
    params = pl.struct(other=other).struct.json_encode()
    return findings_of(found, "employee_id.leading_zeros", Severity.WARNS, "employee_id", params)
