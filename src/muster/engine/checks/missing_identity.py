"""A row needs an e-mail, or an employee ID that the program knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.issues import Severity
from muster.engine.rows import findings_of

if TYPE_CHECKING:
    from muster.engine.checks.shapes import Checking


def find(checking: Checking) -> pl.DataFrame:
    """Rows that name nobody; of an address that can't be read that is said already."""
    said = checking.blocked_by("email")
    nobody = checking.rows.filter(pl.col("person").is_null() & ~pl.col("row").is_in(said.implode()))
    return findings_of(nobody, "email.missing", Severity.BLOCKS, "email")
