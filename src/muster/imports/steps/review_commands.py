"""What the grid can be told to do, one function a command: from a selection to edits, and a sentence of what came of it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import polars as pl
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from muster.engine.edits import is_found, replacing
from muster.engine.table import ROW, Replacement
from muster.imports import edits, sources
from muster.imports.edits import MOST_CELLS, Replacing, Spot
from muster.imports.review.places import places_in
from muster.imports.review.query import ReviewQuery
from muster.imports.review.shown import peek_review
from muster.imports.steps.review import settle
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from muster.accounts.models import User
    from muster.imports.models import Source
    from muster.imports.steps.step import Visit

SAMPLES = 5
Body = dict[str, Any]


def carry_out(visit: Visit, body: Body) -> dict[str, Any]:
    """Does what was asked, and answers with the new revision and a sentence; what it comes to is asked for with the rows."""
    name = body.get("command")
    command = COMMANDS.get(name if isinstance(name, str) else "")
    if command is None:
        raise Refused("edit.unreadable")
    try:
        said = command(visit, body)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused("edit.unreadable") from error
    can_undo, can_redo = edits.can_undo_and_redo(visit.run, _actor(visit))
    return {"revision": visit.run.revision, "said": said, "can_undo": can_undo, "can_redo": can_redo}


def find_text(visit: Visit, asked: Mapping[str, str]) -> dict[str, Any]:
    """How many cells of a column hold the text, and the first of them before and after."""
    change = Replacing(
        asked.get("find", "")[:500], asked.get("after", "")[:500], bool(asked.get("is_whole")), bool(asked.get("is_case_exact"))
    )  # fmt: skip
    count, samples = 0, []
    for source in sources.selected_sources(visit.run):
        column = places_in(source).get(asked.get("field", ""))
        if column is None or not change.find:
            continue
        found = _replaced_cells(source, column, change)
        count += found.height
        samples += [
            {"place": _("Row %(row)s") % {"row": row}, "before": before, "after": after or ""}
            for row, before, after in found.head(SAMPLES).iter_rows()
        ]
    sentence = ngettext("%(count)s cell changes.", "%(count)s cells change.", count) % {
        "count": intcomma(count)
    }
    if not count:
        sentence = _("Found nowhere in this column.")
    return {"count": count, "samples": samples[:SAMPLES], "sentence": sentence}


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the review and where it stands: the sheet's position and row."""

    position: int
    sheet_row: int
    id: int | None = None


def _set(visit: Visit, body: Body) -> str:
    values, seen = {}, {}
    for cell in body["cells"]:
        spot = Spot(int(cell["s"]), int(cell["n"]), int(cell["column"]))
        values[spot] = _text(cell["value"])
        if "seen" in cell:
            seen[spot] = _text(cell["seen"])
    return _write(visit, body, values, kind="set", seen=seen)


def _clear(visit: Visit, body: Body) -> str:
    spots = _spots(visit, _places(visit, body), body["fields"])
    return _write(visit, body, dict.fromkeys(spots), kind="clear")


def _fill(visit: Visit, body: Body) -> str:
    """The first row's texts into the rows below."""
    first, *rest = _places(visit, body)
    maps = _maps(visit)
    values: dict[Spot, str | None] = {}
    for key in body["fields"]:
        column = maps.get(first.position, {}).get(key)
        if column is None:
            continue
        spot = Spot(first.position, first.sheet_row, column)
        text = edits.texts_at(visit.run, [spot])[spot]
        values |= dict.fromkeys(_spots(visit, rest, [key]), text)
    return _write(visit, body, values, kind="fill")


def _paste(visit: Visit, body: Body) -> str:
    """A block of cells from its upper left corner on; one cell, or one line, fills what is selected."""
    rows = parse_block(_text(body["text"]) or "")
    if not rows:
        return _("Nothing to paste.")
    first, last = int(body["first"]), int(body["last"])
    width = int(body.get("width", 1))
    if len(rows) == 1:
        line = rows[0] * width if len(rows[0]) == 1 else rows[0]
        rows = [line] * max(1, last - first + 1)
    places = _places(visit, {**body, "last": first + len(rows) - 1})
    maps, fields = _maps(visit), list(body["fields"])
    values: dict[Spot, str | None] = {}
    for place, texts in zip(places, rows, strict=False):
        for key, text in zip(fields, texts, strict=False):
            column = maps.get(place.position, {}).get(key)
            if column is not None:
                values[Spot(place.position, place.sheet_row, column)] = text.strip() or None
    return _write(visit, body, values, kind="paste")


def _replace(visit: Visit, body: Body) -> str:
    change = Replacing(
        _text(body["find"]) or "", _text(body["after"]) or "", bool(body["is_whole"]), bool(body["is_case_exact"])
    )  # fmt: skip
    found = [
        (source.position, places_in(source)[str(body["field"])], source)
        for source in sources.selected_sources(visit.run)
        if str(body["field"]) in places_in(source)
    ]
    count = 0
    for _position, column, source in found if change.find else ():
        count += _replaced_cells(source, column, change).height
    if change.find and not count:
        return _("Found nowhere in this column.")
    edits.replace_in_column(visit.run, [place[:2] for place in found], change, actor=_actor(visit))
    return _changed(count)


def _choose_rows(visit: Visit, body: Body, *, is_in: bool) -> str:
    rows: dict[int, list[int]] = {}
    for place in _places(visit, body):
        if place.id is not None:
            rows.setdefault(place.position, []).append(place.sheet_row)
    count = edits.choose_rows(visit.run, rows, is_in=is_in, actor=_actor(visit))
    if is_in:
        return ngettext("%(count)s row brought in.", "%(count)s rows brought in.", count) % {
            "count": intcomma(count)
        }
    return ngettext("%(count)s row left out.", "%(count)s rows left out.", count) % {"count": intcomma(count)}


def _answer(visit: Visit, body: Body) -> str:
    settle(
        visit.run,
        _actor(visit),
        kind=_text(body["kind"]) or "",
        field=_text(body["field"]) or "",
        text=_text(body["text"]) or "",
        answer=_text(body["answer"]) or "",
    )
    return _("Answered for all rows alike.")


def _undo(visit: Visit, body: Body) -> str:  # noqa: ARG001 - a command
    batch = edits.undo_edits(visit.run, _actor(visit))
    return _("Taken back.") if batch else _("There is nothing to undo.")


def _redo(visit: Visit, body: Body) -> str:  # noqa: ARG001 - a command
    batch = edits.redo_edits(visit.run, _actor(visit))
    return _("Done again.") if batch else _("There is nothing to redo.")


COMMANDS: dict[str, Callable[[Visit, Body], str]] = {
    "set": _set,
    "clear": _clear,
    "fill": _fill,
    "paste": _paste,
    "replace": _replace,
    "leave_out": lambda visit, body: _choose_rows(visit, body, is_in=False),
    "bring_in": lambda visit, body: _choose_rows(visit, body, is_in=True),
    "answer": _answer,
    "undo": _undo,
    "redo": _redo,
}


def parse_block(text: str) -> list[list[str]]:
    """Cells as a spreadsheet puts them on the clipboard: tabs between, quotes around what holds one."""
    lines = text.replace("\r\n", "\n").removesuffix("\n")
    return (
        [row or [""] for row in csv.reader(io.StringIO(lines, newline=""), delimiter="\t")] if lines else []
    )


def _write(
    visit: Visit,
    body: Body,
    values: Mapping[Spot, str | None],
    *,
    kind: str,
    seen: Mapping[Spot, str | None] | None = None,
) -> str:
    count = edits.set_cells(
        visit.run, values, actor=_actor(visit), kind=kind, based_on=int(body["revision"]), seen=seen
    )
    return _changed(count)


def _changed(count: int) -> str:
    if not count:
        return _("Nothing changed.")
    return ngettext("%(count)s cell changed.", "%(count)s cells changed.", count) % {"count": intcomma(count)}


def _places(visit: Visit, body: Body) -> list[Place]:
    """The rows from `first` to `last` of those that the query finds; below the last, lines that are still empty."""
    first, last = int(body["first"]), int(body["last"])
    if first < 0 or last - first >= MOST_CELLS:
        raise Refused("edit.too_many", limit=MOST_CELLS)
    query = ReviewQuery.of({name: str(value) for name, value in body["query"].items()})
    shown = peek_review(visit.run)
    lines = shown.lines(shown.numbers(query, first, last + 1))
    places = [Place(line["s"], line["n"], line["id"]) for line in lines]
    missing = last - first + 1 - len(places)
    if missing > 0 and query.is_everything:
        places += _places_below(visit, shown.rows, first, missing)
    return places


def _places_below(visit: Visit, rows: int, first: int, missing: int) -> list[Place]:
    source = sources.selected_sources(visit.run)[-1]
    shown = peek_review(visit.run)
    newest = shown.lines([rows - 1])[0]["n"] if rows else 0
    below = max(sources.last_row(source), newest) + 1 + max(0, first - rows)
    return [Place(source.position, row) for row in range(below, below + missing)]


def _spots(visit: Visit, places: Sequence[Place], keys: Sequence[str]) -> list[Spot]:
    """The cells of these fields in these rows; fields without a column in a sheet have none."""
    maps = _maps(visit)
    if len(places) * len(keys) > MOST_CELLS:
        raise Refused("edit.too_many", limit=MOST_CELLS)
    return [
        Spot(place.position, place.sheet_row, maps[place.position][key])
        for place in places
        for key in keys
        if key in maps.get(place.position, {})
    ]


def _maps(visit: Visit) -> dict[int, dict[str, int]]:
    return {source.position: places_in(source) for source in sources.selected_sources(visit.run)}


def _replaced_cells(source: Source, column: int, change: Replacing) -> pl.DataFrame:
    """sheet row, before, after of the cells that a replacement changes."""
    edit = Replacement(source.name, column, change.find, change.after, change.is_whole, change.is_case_exact)
    cells = sources.column_of(source, column)
    text = pl.col("text")
    after = cells.filter(is_found(text, edit)).select(ROW, "text", after=replacing(text, edit))
    return after.filter(pl.col("after").ne_missing(pl.col("text")))


def _text(value: object) -> str | None:
    """A text as it was sent; anything else is not understood."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError
    return value.replace("\0", "�")


def _actor(visit: Visit) -> User:
    return cast("User", visit.request.user)


__all__ = ["carry_out", "find_text", "parse_block"]
