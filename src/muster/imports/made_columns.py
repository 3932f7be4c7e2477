"""What people do to columns at the columns step: split, join, fill, one value for everybody, a field made of a column.

Whatever is done to a column is done to the columns of the same header on the other selected sheets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from muster.engine.table import MadeColumn, column_letters
from muster.engine.transforms import FIRST_MADE, PARTS, joined_header, part_header
from muster.imports import actions, sources
from muster.programs.actions import add_field
from muster.programs.queries import importable_specs
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from muster.accounts.models import User
    from muster.engine.proposals import NewField
    from muster.imports.models import ImportRun, Source

Entry = dict[str, Any]
CHOICES = frozenset({"single_choice", "multiple_choice"})


def split_column(run: ImportRun, position: int, column: int, separator: str, parts: int) -> None:
    """Makes a column of each part of the cells. Refused where nothing separates, or in too many parts."""
    if not separator or parts not in PARTS:
        raise Refused("column.cannot_split")
    changed = {}
    for source, entry in _places(run, position, column):
        made = [
            MadeColumn(
                0, part_header(name_of(entry), part), "split", (entry["column"],), separator, part, parts
            )
            for part in range(1, parts + 1)
        ]
        changed[source.position] = _with_made(source, made)
    actions.change_columns(run, changed)


def join_columns(run: ImportRun, position: int, column: int, other: int, separator: str) -> None:
    """Makes one column of two of that sheet, and of the same two on other sheets that have both."""
    seconds = {source.position: entry for source, entry in _places(run, position, other)}
    changed = {}
    for source, entry in _places(run, position, column):
        second = seconds.get(source.position)
        if second is not None and second["column"] != entry["column"]:
            header = joined_header(name_of(entry), name_of(second))
            made = MadeColumn(0, header, "join", (entry["column"], second["column"]), separator)
            changed[source.position] = _with_made(source, [made])
    if position not in changed:
        raise Refused("column.cannot_join")
    actions.change_columns(run, changed)


def fill_field(run: ImportRun, field: str, value: str) -> None:
    """Everybody in the file gets this value in the field; a column that had it is asked about again."""
    specs = {spec.key: spec for spec in importable_specs(run.program)}
    if field not in specs:
        raise Refused("field.gone")
    if not value.strip():
        raise Refused("column.nothing_to_fill")
    header = specs[field].label
    changed = {}
    for source in sources.selected_sources(run):
        freed = [_freed(entry) if entry["field"] == field else entry for entry in source.columns]
        kept = [entry for entry in freed if not _is_fixed(entry, header)]
        made = MadeColumn(_next_number(kept), header, "fixed", (), value.strip())
        changed[source.position] = [*kept, sources.made_entry(made, field, confirmed=True)]
    actions.change_columns(run, changed)


def fill_empty(run: ImportRun, position: int, column: int, value: str) -> None:
    """Empty cells of the column hold this value; none takes that back."""
    changed = {}
    for source, entry in _places(run, position, column):
        without = {name: kept for name, kept in entry.items() if name != "default"}
        new = {**without, "default": value.strip()} if value.strip() else without
        changed[source.position] = [new if each is entry else each for each in source.columns]
    actions.change_columns(run, changed)


def drop_column(run: ImportRun, position: int, column: int) -> None:
    """Takes out a column that was made, with those made of it. The columns of the sheet stay."""
    changed = {}
    for source, entry in _places(run, position, column):
        if "made" in entry:
            changed[source.position] = _without(source.columns, entry)
    if not changed:
        raise Refused("column.gone")
    actions.change_columns(run, changed)


def add_column_as_field(run: ImportRun, position: int, column: int, new: NewField, *, actor: User) -> str:
    """Adds the field to the program, with an audit line, binds the column to it, and returns its key."""
    header = next(_places(run, position, column))[1]["header"].strip()
    wanted = new.label.strip().casefold()
    if not wanted or wanted in {spec.label.casefold() for spec in importable_specs(run.program)}:
        raise Refused("field.already_there")
    field = add_field(
        run.program,
        actor=actor,
        label=new.label.strip(),
        type=new.type,
        options=[{"value": option, "aliases": []} for option in new.options],
        is_open=new.type in CHOICES,
        aliases=[header] if header and header.casefold() != wanted else [],
    )
    actions.choose_column(run, position, column, field.key)
    return field.key


def name_of(entry: Mapping[str, Any]) -> str:
    """The header, or the letters of a column that has none."""
    return str(entry["header"]).strip() or column_letters(entry["column"])


def _places(run: ImportRun, position: int, column: int) -> Iterator[tuple[Source, Entry]]:
    """That column, and then the first of the same header on each other selected sheet. Refused where it isn't there."""
    selected = sources.selected_sources(run)
    here = next((source for source in selected if source.position == position), None)
    entry = next((each for each in here.columns if each["column"] == column), None) if here else None
    if here is None or entry is None:
        raise Refused("column.gone")
    yield here, entry
    wanted = entry["header"].strip().casefold()
    for source in selected:
        same = _named(source, wanted) if wanted and source is not here else None
        if same is not None:
            yield source, same


def _named(source: Source, wanted: str) -> Entry | None:
    return next((entry for entry in source.columns if entry["header"].strip().casefold() == wanted), None)


def _with_made(source: Source, made: list[MadeColumn]) -> list[Entry]:
    """The columns and the new ones; a column that was made with that name before gives way."""
    headers = {one.header for one in made}
    columns: list[Entry] = list(source.columns)
    for entry in [one for one in columns if "made" in one and one["header"] in headers]:
        columns = _without(columns, entry)
    for one in made:
        numbered = MadeColumn(
            _next_number(columns), one.header, one.how, one.of, one.text, one.part, one.parts
        )
        columns = [*columns, sources.made_entry(numbered)]
    return columns


def _without(columns: list[Entry], entry: Entry) -> list[Entry]:
    gone = {entry["column"]}
    for each in columns:  # in the order they were made, so that those made of what is gone are found
        if "made" in each and gone & set(each["made"]["of"]):
            gone.add(each["column"])
    return [each for each in columns if each["column"] not in gone]


def _next_number(columns: list[Entry]) -> int:
    return max([FIRST_MADE - 1, *(int(entry["column"]) for entry in columns)]) + 1


def _is_fixed(entry: Entry, header: str) -> bool:
    return "made" in entry and entry["made"]["how"] == "fixed" and entry["header"] == header


def _freed(entry: Entry) -> Entry:
    return {**entry, "field": None, "reason": "chosen", "confirmed": False}
