"""Sheets, people and plans in a line, for tests of the engine."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import polars as pl

from muster.engine.pipeline import plan_import
from muster.engine.profile import FULL_NAME, STANDARD_PROFILE
from muster.engine.table import KNOWN_SCHEMA, ColumnMap, ImportSettings, Known, Plan, Role, SourceSpec, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.engine.table import FieldSpec

TODAY = dt.date(2026, 11, 23)
FIELDS: tuple[FieldSpec, ...] = (*STANDARD_PROFILE, FULL_NAME)
Cells = tuple[str | None, ...]


def table(headers: Sequence[str], *rows: Cells, name: str = "People", first_row: int = 2) -> Table:
    """A sheet whose header stands in row 1, unless said otherwise."""
    texts = {
        f"c{place + 1}": pl.Series([row[place] for row in rows], dtype=pl.String)
        for place in range(len(headers))
    }
    numbers = pl.Series(range(first_row, first_row + len(rows)), dtype=pl.UInt32)
    frame = pl.DataFrame({"sheet_row": numbers, **texts})
    return Table(name, first_row - 1, tuple(headers), tuple(range(1, len(headers) + 1)), frame)


def sheet(keys: str, *rows: Cells, name: str = "People", role: Role | None = Role.MENTOR) -> SourceSpec:
    """A source whose columns are the fields named, in order; its headers are the keys in capitals."""
    fields = keys.split()
    columns = {place + 1: field for place, field in enumerate(fields)}
    return SourceSpec(table([key.upper() for key in fields], *rows, name=name), ColumnMap(columns), role)


def person(email: str, **values: Any) -> dict[str, Any]:
    """Somebody who is in the program: invited, a mentor, unless said otherwise."""
    there = {"version": 1, "role": "mentor", "status": "invited", "has_joined": False, "was_invited": True}
    return {"email": email, "email_key": email.lower(), **there, **values}


def known(*people: dict[str, Any]) -> Known:
    """The program's people, numbered from 1."""
    others = sorted({key for one in people for key in one} - set(KNOWN_SCHEMA))
    rows = [{"participant_id": number, **one} for number, one in enumerate(people, start=1)]
    return Known(pl.DataFrame(rows, schema={**KNOWN_SCHEMA, **dict.fromkeys(others, pl.String())}))


def plan(
    *sources: SourceSpec, there: Known | None = None, fields: Sequence[FieldSpec] = FIELDS, **settings: Any
) -> Plan:
    """The plan of these sheets with these choices."""
    return plan_import(sources, fields, there or known(), ImportSettings(**settings), today=TODAY)


def counts(made: Plan) -> dict[str, int]:
    """The counts of the five actions that are not zero."""
    return {
        name: made.counts[name]
        for name in ("create", "update", "unchanged", "skip", "reject")
        if made.counts[name]
    }


def outcomes(made: Plan) -> list[tuple[int, str, str | None]]:
    """Row number, action and reason of each row."""
    return [tuple(row) for row in made.rows.select("sheet_row", "action", "reason").rows()]


def codes(made: Plan) -> list[tuple[int | None, str, str]]:
    """Row number, code and severity of each issue."""
    return [tuple(row) for row in made.issues.select("sheet_row", "code", "severity").rows()]


def after(made: Plan, key: str) -> list[str | None]:
    """What a field would be, for each person created or updated."""
    return made.people.get_column(f"after.{key}").to_list()
