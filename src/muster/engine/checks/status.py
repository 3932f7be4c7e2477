"""What a status column says that an import doesn't do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.issues import Severity
from muster.engine.rows import findings_of, no_findings, of
from muster.engine.table import Status

if TYPE_CHECKING:
    from muster.engine.checks.shapes import Checking

LEAVING = (Status.SUSPENDED.value, Status.DEACTIVATED.value)


def find(checking: Checking) -> pl.DataFrame:
    """New people who can't be active yet; leaving that needs *Overwrite*; what only a person can lift."""
    said = pl.col(of("status"))
    rows = checking.rows.filter(said.is_not_null())
    if not rows.height:
        return no_findings()
    known = checking.people.select("participant_id", now=pl.col("status"))
    rows = rows.join(known, on="participant_id", how="left", maintain_order="left")
    now = pl.col("now")
    joins = (said == Status.ACTIVE) & ~now.is_in((*LEAVING, Status.ACTIVE.value)).fill_null(value=False)
    lifts = said.is_in(LEAVING).not_() & now.is_in(LEAVING)
    lifts &= ~((said == Status.ACTIVE) & (now == Status.SUSPENDED))
    lifts |= softens(said, now)
    found = [
        findings_of(rows.filter(joins), "status.not_joined", Severity.INFORMS, "status"),
        findings_of(rows.filter(lifts), "status.not_lifted", Severity.INFORMS, "status"),
    ]
    if not checking.settings.overwrite:
        needs = rows.filter(said.is_in(LEAVING) & now.is_null())
        found.append(findings_of(needs, "status.needs_overwrite", Severity.WARNS, "status"))
    return pl.concat(found)


def softens(said: pl.Expr, now: pl.Expr) -> pl.Expr:
    """Whether a deactivation would become a suspension, which the next "Active" lifts. Whoever declined is deactivated."""
    return (said == Status.SUSPENDED) & (now == Status.DEACTIVATED)
