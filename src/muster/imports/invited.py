"""Who of the people a plan adds gets no invitation: invited before they were taken out, or mailed no more."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.issues import Issue, Severity, issue_frame
from muster.engine.table import ROW
from muster.notices.actions import invited_before
from muster.notices.models import Notice
from muster.notices.suppressions import suppressed_keys

if TYPE_CHECKING:
    from muster.engine.table import Plan
    from muster.programs.models import Program

INVITED_BEFORE = "email.invited_before"
STOPPED = "email.stopped"
NOTIFIED = (pl.col("action") == "create") & pl.col("notify")


def without_those_invited(program: Program, plan: Plan) -> Plan:
    """The plan without the invitations that nobody will get, as a first one goes out once; each is named."""
    if not plan.counts["notify"]:
        return plan
    told = plan.written.lazy().filter(NOTIFIED).select("email_key")
    keys = told.collect().to_series().to_list()
    plan = _without(plan, suppressed_keys(program.organisation, keys), STOPPED)
    if not Notice.objects.filter(program=program).exists():
        return plan
    return _without(plan, invited_before(program, keys), INVITED_BEFORE)


def _without(plan: Plan, keys: set[str], code: str) -> Plan:
    is_left_out = NOTIFIED & pl.col("email_key").is_in(list(keys))
    people = plan.written.lazy().filter(is_left_out).collect()
    if people.is_empty():
        return plan
    notify = (pl.col("notify") & ~is_left_out).alias("notify")
    return replace(
        plan,
        written=plan.written.lazy().with_columns(notify),
        rows=plan.rows.with_columns(notify),
        issues=pl.concat([plan.issues, _issues(people, code)]),
        counts={**plan.counts, "notify": plan.counts["notify"] - people.height},
    )


def _issues(people: pl.DataFrame, code: str) -> pl.DataFrame:
    return issue_frame(
        Issue(code, Severity.INFORMS, sheet, sheet_row, field="email", value=email)
        for sheet, sheet_row, email in people.select("sheet", ROW, "after.email").rows()
    )
