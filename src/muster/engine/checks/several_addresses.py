"""One employee ID can't have several addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.checks.shapes import naming_others
from muster.engine.issues import Severity
from muster.engine.rows import no_findings, of

if TYPE_CHECKING:
    from muster.engine.checks.shapes import Checking


def find(checking: Checking) -> pl.DataFrame:
    """Every row of an employee ID that stands beside more than one e-mail."""
    identifier = of("employee_id")
    named = checking.rows.filter(pl.col(identifier).is_not_null() & pl.col("email_key").is_not_null())
    named = named.filter(named.get_column(identifier).is_duplicated())
    if not named.height:
        return no_findings()
    counts = named.group_by(identifier).agg(pl.col("email_key").n_unique().alias("addresses"))
    several = counts.filter(pl.col("addresses") > 1).get_column(identifier)
    rows = checking.rows.filter(pl.col(identifier).is_in(several.implode()))
    return naming_others(rows, identifier, "employee_id.several_addresses", Severity.BLOCKS, "employee_id")
