"""What a check over rows is given."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.rows import findings_of, no_findings, of
from muster.engine.table import MULTI_SEPARATOR, ROW, Erased

if TYPE_CHECKING:
    from muster.engine.issues import Severity
    from muster.engine.table import FieldSpec, ImportSettings

NAMED_ROWS = 10
"""How many other rows an issue names."""


@dataclass(frozen=True, slots=True)
class Checking:
    """Rows, the fields they have, who is there already, the choices made, and who was erased."""

    rows: pl.DataFrame
    """Those that the check is about: see `WHO` and `CHECKS`."""
    every: pl.DataFrame
    """All rows."""
    keys: tuple[str, ...]
    fields: Sequence[FieldSpec]
    people: pl.DataFrame
    settings: ImportSettings
    erased: Erased = field(default_factory=Erased)
    blocked: pl.DataFrame = field(default_factory=no_findings)
    """What blocks rows by now, as a frame of `FINDING_SCHEMA`."""

    def blocked_by(self, field: str) -> pl.Series:
        """The `row`s that something in this field blocks."""
        return self.blocked.filter(pl.col("field") == field).get_column("row")


Place = tuple[str, int]
"""Sheet and sheet row."""

Check = Callable[[Checking], pl.DataFrame]
"""A rule over rows: what it finds, as a frame of `FINDING_SCHEMA`."""


def same_text(key: str, fields: Sequence[FieldSpec]) -> pl.Expr:
    """The field of a row as text that is equal for equal answers: the order of several choices says nothing."""
    value = pl.col(of(key))
    if not any(field.key == key and field.type == "multiple_choice" for field in fields):
        return value
    return value.str.split(MULTI_SEPARATOR).list.sort().list.join(MULTI_SEPARATOR)


def naming_others(rows: pl.DataFrame, group: str, code: str, severity: Severity, field: str) -> pl.DataFrame:
    """The finding about every row, each naming the other rows of its group (`3, Mentees!7`)."""
    if not rows.height:
        return no_findings()
    members: dict[object, list[Place]] = {}
    places = rows.select(group, "sheet", ROW).rows()
    for one, sheet, sheet_row in places:
        members.setdefault(one, []).append((sheet, sheet_row))
    first = {
        one: sorted(found, key=lambda place: place[1])[: NAMED_ROWS + 1] for one, found in members.items()
    }
    params = [_params(sheet, sheet_row, first[one]) for one, sheet, sheet_row in places]
    with_params = rows.with_columns(pl.Series("found_params", params, dtype=pl.String))
    return findings_of(with_params, code, severity, field, pl.col("found_params"))


def _params(sheet: str, sheet_row: int, members: list[Place]) -> str:
    return naming_places(sheet, [member for member in members if member != (sheet, sheet_row)])


def naming_places(sheet: str, places: Sequence[Place]) -> str:
    """The params that name rows, each once; those of another sheet than `sheet` with its name."""
    named = list(dict.fromkeys(places))[:NAMED_ROWS]
    names = [str(row) if other == sheet else f"{other}!{row}" for other, row in named]
    return json.dumps({"rows": ", ".join(names)}, ensure_ascii=False)
