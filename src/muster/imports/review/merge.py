"""Rows that were repaired elsewhere and are brought back: which cells differ, found by the hidden key of each row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from muster.engine.marks import KEY_HEADER, MARKER_HEADER, PROBLEMS_HEADER, unmark
from muster.imports import edits, sources, storage
from muster.imports.edits import Spot
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from muster.accounts.models import User
    from muster.engine.table import RawFile, RawTable
    from muster.imports.models import ImportRun, Source

LOOKED_AT = 20
"""Rows of a sheet in which its header is looked for."""
OURS = (KEY_HEADER, PROBLEMS_HEADER, MARKER_HEADER)


@dataclass(frozen=True, slots=True)
class Brought:
    """One cell that came back otherwise than it is now; `who` changed it here since it was taken away, if anybody did."""

    spot: Spot
    now: str | None
    then: str | None
    is_touched: bool
    who: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back, and the revision that it was compared with."""

    revision: int
    cells: tuple[Brought, ...]


def compare_returned(run: ImportRun, file: RawFile) -> Returned:
    """The cells of the file that differ from the review. Refused where it didn't come from this upload."""
    wanted: dict[Spot, str | None] = {}
    oldest = run.revision
    has_key = False
    for sheet in file.sheets:
        header = _header(sheet)
        if header is None:
            continue
        has_key = True
        oldest = min([oldest, *_cells(run, sheet, header, wanted)])
    if not has_key:
        raise Refused("merge.no_key")
    now = edits.texts_at(run, wanted)
    touched = edits.touched_since(run, oldest)
    return Returned(
        run.revision,
        tuple(
            Brought(spot, now[spot], then, spot in touched, touched.get(spot, ""))
            for spot, then in sorted(wanted.items())
            if now[spot] != then
        ),
    )


def keep_returned(run: ImportRun, returned: Returned) -> None:
    """Keeps what came back with the upload, until it is merged or replaced."""
    cells = [
        [cell.spot.position, cell.spot.sheet_row, cell.spot.column, cell.now, cell.then, cell.is_touched, cell.who]
        for cell in returned.cells
    ]  # fmt: skip
    storage.keep_json(_name(run), {"revision": returned.revision, "cells": cells})


def find_returned(run: ImportRun) -> Returned | None:
    """What came back and waits to be merged."""
    if not run.upload_key or not storage.has_file(_name(run)):
        return None
    document: dict[str, Any] = storage.read_json(_name(run))
    cells = (Brought(Spot(*parts[:3]), *parts[3:]) for parts in document["cells"])
    return Returned(document["revision"], tuple(cells))


def merge_returned(run: ImportRun, returned: Returned, *, with_touched: bool, actor: User | None) -> int:
    """Lays what came back over the cells, as one batch; cells that somebody changed here only if `with_touched`."""
    taken = {cell.spot: cell for cell in returned.cells if with_touched or not cell.is_touched}
    count = edits.set_cells(
        run,
        {spot: cell.then for spot, cell in taken.items()},
        actor=actor,
        kind="merge",
        based_on=returned.revision,
        seen={spot: cell.now for spot, cell in taken.items()},
    )
    forget_returned(run)
    return count


def forget_returned(run: ImportRun) -> None:
    """What came back is not wanted."""
    storage.drop(_name(run))


def _name(run: ImportRun) -> str:
    return f"{storage.upload_folder(run)}/returned.json"


@dataclass(frozen=True, slots=True)
class _Header:
    row: int
    titles: Mapping[str, str]
    """Title → frame column."""


def _header(sheet: RawTable) -> _Header | None:
    for cells in sheet.head(LOOKED_AT).iter_rows(named=True):
        titles = {
            str(text).strip(): name
            for name, text in reversed(cells.items())
            if text is not None and name != "sheet_row"
        }
        if KEY_HEADER in titles:
            return _Header(int(cells["sheet_row"]), titles)
    return None


def _cells(run: ImportRun, sheet: RawTable, header: _Header, wanted: dict[Spot, str | None]) -> Iterator[int]:
    """Fills in what each cell should hold; gives the revisions that the rows were taken away at."""
    found = {source.position: source for source in sources.selected_sources(run)}
    is_marked = MARKER_HEADER in header.titles
    added: list[dict[str, str | None]] = []
    position = None
    for cells in sheet.frame.filter(sheet.frame["sheet_row"] > header.row).iter_rows(named=True):
        key = (cells[header.titles[KEY_HEADER]] or "").strip()
        if not key:
            added.append(cells)
            continue
        revision, position, sheet_row = _parsed(run, key, found)
        yield revision
        for column, text in _texts(found[position], cells, header, is_marked=is_marked):
            wanted[Spot(position, sheet_row, column)] = text
    if position is not None:
        _add(found[position], added, header, wanted, is_marked=is_marked)


def _parsed(run: ImportRun, key: str, found: Mapping[int, Source]) -> tuple[int, int, int]:
    parts = key.split(":")
    if len(parts) != 4 or parts[0] != run.upload_key or not all(part.isdecimal() for part in parts[1:]):  # noqa: PLR2004
        raise Refused("merge.other_import")
    revision, position, sheet_row = (int(part[:9]) for part in parts[1:])
    if position not in found:
        raise Refused("sheet.gone")
    return revision, position, sheet_row


def _texts(
    source: Source, cells: Mapping[str, str | None], header: _Header, *, is_marked: bool
) -> Iterator[tuple[int, str | None]]:
    """Column → text of a row, for the columns that came back; a file with marks has them on headers too."""
    for entry in source.columns:
        title = str(entry["header"]).strip()
        name = header.titles.get(title) or (header.titles.get(f"'{title}") if is_marked else None)
        if name is None:
            continue
        text = cells[name]
        yield entry["column"], (unmark(text) if is_marked and text else text) or None


def _add(
    source: Source,
    added: list[dict[str, str | None]],
    header: _Header,
    wanted: dict[Spot, str | None],
    *,
    is_marked: bool,
) -> None:
    """Rows that were typed there come below the last one here."""
    row = sources.newest_row(source)
    for cells in added:
        texts = dict(_texts(source, cells, header, is_marked=is_marked))
        if any(texts.values()):
            row += 1
            wanted |= {Spot(source.position, row, column): text for column, text in texts.items() if text}


__all__ = ["OURS", "compare_returned", "find_returned", "forget_returned", "keep_returned", "merge_returned"]
