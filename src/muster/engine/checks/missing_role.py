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
    silent = checking.rows.filter(pl.col("participant_id").is_null())
    if not silent.get_column("new_role").has_nulls():
        return no_findings()
    silent = silent.filter(pl.col("new_role").is_null().all().over("person"))
    code = "role.nothing_to_keep" if checking.settings.role == "keep" else "role.unsaid"
    return findings_of(silent, code, Severity.BLOCKS, "role")
