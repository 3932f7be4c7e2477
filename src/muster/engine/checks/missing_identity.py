"""A row needs an e-mail, or an employee ID that the program knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.issues import Severity
from muster.engine.rows import findings_of

if TYPE_CHECKING:
    from muster.engine.checks.shapes import Checking


def find(checking: Checking) -> pl.DataFrame:
    """Rows that name nobody."""
    return findings_of(
        checking.rows.filter(pl.col("person").is_null()), "email.missing", Severity.BLOCKS, "email"
    )
