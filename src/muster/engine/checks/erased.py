"""Whoever asked to be erased is not brought back by a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.issues import Severity
from muster.engine.rows import findings_of, no_findings

if TYPE_CHECKING:
    from muster.engine.checks.shapes import Checking

CODE = "email.erased"


def find(checking: Checking) -> pl.DataFrame:
    """Rows with an address whose holder asked to be erased; but who takes part with it already stays."""
    if not checking.erased.days:
        return no_findings()
    free = checking.rows.filter(pl.col("email_key").is_not_null() & pl.col("email_owner").is_null())
    erased = checking.erased.among(free.get_column("email_key").unique())
    rows = free.filter(pl.col("email_key").is_in(list(erased)))
    date = pl.col("email_key").replace_strict(erased, return_dtype=pl.String)
    params = pl.struct(date.alias("date")).struct.json_encode()
    return findings_of(rows, CODE, Severity.BLOCKS, "email", params) if erased else no_findings()
