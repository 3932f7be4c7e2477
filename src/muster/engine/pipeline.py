"""From confirmed sheets to the plan. Composes the stages; holds no rule of its own.

`plan_import` does all; `clean_sources`, `check_rows` and `build_plan` are its stages, for whoever times them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.checks import CHECKS, WHO, Checking
from muster.engine.cleaning import clean_sources
from muster.engine.edits import apply_edits
from muster.engine.identity import email_keys, identify
from muster.engine.issues import Severity
from muster.engine.plan import CheckedRows, build_plan, in_memory
from muster.engine.profile import FULL_NAME
from muster.engine.rows import CleanedRows, of
from muster.engine.table import KNOWN_SCHEMA, FieldSpec, ImportSettings, Known, Plan, SourceSpec

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from muster.engine.plan import Keep

__all__ = ["apply_edits", "build_plan", "check_rows", "clean_sources", "plan_checked", "plan_import"]

LEFT_OUT = ("value.refused", "option.refused")
"""Blocks that somebody asked for ("Leave the row out"): such a row says nothing about others."""


def plan_import(
    sources: Sequence[SourceSpec],
    fields: Sequence[FieldSpec],
    known: Known,
    settings: ImportSettings,
    *,
    today: dt.date,
) -> Plan:
    """Everything an import of these sheets would do."""
    cleaned = clean_sources(sources, fields, settings, today=today)
    checked = check_rows(cleaned, fields, known, settings)
    return plan_checked(checked, fields, known, settings)


def check_rows(
    cleaned: CleanedRows, fields: Sequence[FieldSpec], known: Known, settings: ImportSettings
) -> CheckedRows:
    """The rows with who each is and what blocks it, and everything found about them."""
    people = _complete(known).people
    keyed = cleaned.frame.with_columns(email_keys(cleaned.frame.get_column(of("email"))).alias("email_key"))
    identified = identify(keyed, people)
    findings = cleaned.findings
    given = (cleaned.keys, fields, people, settings, known.erased)
    hiding = findings.filter(pl.col("code").is_in(LEFT_OUT))
    for checks in (WHO, CHECKS):
        going = _unblocked(identified, hiding)
        for check in checks:
            so_far = _blocking(findings)
            found = check(Checking(going, identified, *given, so_far))
            if found.height:
                findings, hiding = (pl.concat([frame, found]) for frame in (findings, hiding))
            if _blocking(found).height:
                del going  # before the next one is made
                going = _unblocked(identified, hiding)
        hiding = findings
    return CheckedRows(cleaned, identified.with_columns(_reasons(identified, findings)), findings)


def plan_checked(
    checked: CheckedRows,
    fields: Sequence[FieldSpec],
    known: Known,
    settings: ImportSettings,
    keep: Keep = in_memory,
) -> Plan:
    """The plan of checked rows. `keep` puts the people somewhere as they are decided, a slice at a time."""
    written = [field for field in fields if field.key != FULL_NAME.key]
    return build_plan(checked, written, _complete(known), settings, keep)


def _unblocked(rows: pl.DataFrame, findings: pl.DataFrame) -> pl.DataFrame:
    """The rows that none of the findings blocks."""
    blocks = _blocking(findings)
    return rows.join(blocks, on="row", how="anti", maintain_order="left") if blocks.height else rows


def _reasons(rows: pl.DataFrame, findings: pl.DataFrame) -> pl.Series:
    """For each row the code of the first finding that blocks it."""
    first = _blocking(findings).unique("row", keep="first", maintain_order=True).select("row", reason="code")
    return rows.select("row").join(first, on="row", how="left", maintain_order="left").get_column("reason")


def _blocking(findings: pl.DataFrame) -> pl.DataFrame:
    return findings.filter((pl.col("severity") == Severity.BLOCKS) & pl.col("row").is_not_null())


def _complete(known: Known) -> Known:
    """The known people with every column that the engine reads."""
    missing = {name: dtype for name, dtype in KNOWN_SCHEMA.items() if name not in known.people.columns}
    added = [pl.lit(None, dtype=dtype).alias(name) for name, dtype in missing.items()]
    return replace(known, people=known.people.with_columns(added))
