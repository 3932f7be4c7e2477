"""Somebody new needs a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.issues import Severity
from muster.engine.rows import findings_of, no_findings

if TYPE_CHECKING:
    from muster.engine.checks.shapes import Checking


def find(checking: Checking) -> pl.DataFrame:
    """Rows of new people for whom no row says what they are."""
    return _finding(_silent(checking.rows), checking)


def find_beside(checking: Checking) -> pl.DataFrame:
    """The same for rows that something else blocks already: one look at the list shows both."""
    blocked = checking.blocked.get_column("row").unique()
    if blocked.is_empty():
        return no_findings()
    said = checking.blocked_by("role")
    is_wanted = pl.col("row").is_in(blocked.implode()) & ~pl.col("row").is_in(said.implode())
    return _finding(_silent(checking.every).filter(is_wanted), checking)


def _silent(rows: pl.DataFrame) -> pl.DataFrame:
    new = rows.filter(pl.col("participant_id").is_null())
    if not new.get_column("new_role").has_nulls():
        return new.clear()
    whose = pl.coalesce("person", pl.format("row {}", "row"))
    return new.filter(pl.col("new_role").is_null().all().over(whose))


def _finding(silent: pl.DataFrame, checking: Checking) -> pl.DataFrame:
    code = "role.nothing_to_keep" if checking.settings.role == "keep" else "role.unsaid"
    return findings_of(silent, code, Severity.BLOCKS, "role")
