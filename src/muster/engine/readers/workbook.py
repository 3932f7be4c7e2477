"""XLSX: values by calamine, and what calamine does not tell by one pass over the bytes of each sheet."""

from __future__ import annotations

import re
import zipfile
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from muster.engine.issues import Issue, ReadError, Severity
from muster.engine.readers import package as packages
from muster.engine.readers.guard import XLSX
from muster.engine.readers.overlay import overlay_of
from muster.engine.readers.scan import Scan, check_area, check_strings, count_empty_texts, scan_sheet
from muster.engine.readers.sheets import BATCH_ROWS, LISTED_ISSUES, SheetWriter, cell_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from muster.engine.readers.limits import Limits

FORMAT = "xlsx"

_READABLE_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_ERROR_CELL = re.compile(rb't="e"')
_ABSURD_CELL = re.compile(
    rb'(<(?:\w+:)?c\b[^>]*?)\ss="\d+"([^>]*>(?:<(?:\w+:)?f\b[^<]*</(?:\w+:)?f>)?<(?:\w+:)?v>-?(?:\d{8}|[\d.]+[Ee]))'
)
_STRING_COUNTS = re.compile(rb'\s(?:uniqueCount|count)="\d+"')


def recognises(kind: str) -> bool:
    """Whether a file of this kind is read here."""
    return kind == XLSX


def read(path: Path, *, folder: Path, name: str, limits: Limits) -> dict[str, Any]:  # noqa: ARG001 - sheets have names
    """Reads every sheet with cells into `folder`; returns the manifest."""
    with zipfile.ZipFile(path) as package:
        found = _look_through(package, limits)
        try:
            entries = _read_sheets(package, _repaired(path, folder, found), found, folder, limits)
        except OverflowError:  # more days in a cell that shows a duration than any duration can have
            copy = _repaired(path, folder, found, has_absurd=True)
            entries = _read_sheets(package, copy, found, folder, limits)
    return {"format": FORMAT, "encoding": None, "delimiter": None, "sheets": entries}


class _Found(NamedTuple):
    """What one look through the package's bytes tells about it."""

    sheets: list[packages.SheetPart]
    styles: Mapping[int, str]
    strings: str | None
    is_count_right: bool
    scans: Mapping[str, Scan]

    @property
    def positions(self) -> list[int]:
        """The sheets that have cells, by position."""
        return [position for position, sheet in enumerate(self.sheets) if sheet.part]

    @property
    def strange_parts(self) -> set[str]:
        """Parts with kinds of errors that make the cell reader give up the whole workbook."""
        return {part for part, scan in self.scans.items() if set(scan.errors.values()) - _READABLE_ERRORS}


def _look_through(package: zipfile.ZipFile, limits: Limits) -> _Found:
    sheets = packages.list_sheets(package)
    if len(sheets) > limits.sheets:
        raise ReadError("file.too_many_sheets", limit=limits.sheets)
    styles = packages.padding_styles(package)
    parts = {sheet.name: sheet.part for sheet in sheets if sheet.part}
    strings = packages.strings_part(package)
    is_right = strings is None or check_strings(package, strings, parts, limits)
    scans = {}
    for sheet, part in parts.items():
        scans[part] = scan_sheet(package, part, styles)
        check_area(scans[part], sheet, limits)
    return _Found(sheets, styles, strings, is_right, scans)


def _read_sheets(
    package: zipfile.ZipFile, path: Path, found: _Found, folder: Path, limits: Limits
) -> list[dict[str, Any]]:
    book = _opened(path)
    return [_read_whole(package, book, position, found, folder, limits) for position in found.positions]


def _read_whole(
    package: zipfile.ZipFile,
    book: CalamineWorkbook,
    position: int,
    found: _Found,
    folder: Path,
    limits: Limits,
) -> dict[str, Any]:
    """Reads one sheet; refuses it when a cell that the file holds did not arrive."""
    sheet = found.sheets[position]
    part = sheet.part or ""
    scan = found.scans[part]
    writer = SheetWriter(
        sheet.name,
        folder,
        position,
        limits,
        adjust=overlay_of(scan, found.styles),
        issues=_error_issues(sheet.name, scan),
    )
    _read_rows(_sheet(book, sheet.name), writer)
    entry = writer.finish(scan.asides, is_hidden=sheet.is_hidden)
    delivered = writer.cells
    if delivered < scan.cells and delivered < scan.cells - count_empty_texts(package, part, found.strings):
        raise ReadError("file.cells_lost", sheet=sheet.name, read=delivered, held=scan.cells)
    return entry


def _opened(path: Path) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(path)
    except (CalamineError, OSError) as error:
        raise ReadError("file.damaged") from error


def _repaired(path: Path, folder: Path, found: _Found, *, has_absurd: bool = False) -> Path:
    """The file itself, or a copy that the cell reader takes.

    There newer kinds of error cells are texts, a false count of texts is gone, and absurd numbers have no format.
    """
    strange = found.strange_parts
    if found.is_count_right and not strange and not has_absurd:
        return _named(path, folder)
    copy = folder / ("plain.xlsx" if has_absurd else "repaired.xlsx")
    with (
        zipfile.ZipFile(path) as old,
        zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for part in old.infolist():
            content = old.read(part)
            if part.filename in strange:
                content = _ERROR_CELL.sub(b't="str"', content)
            if has_absurd and part.filename in found.scans:
                content = _ABSURD_CELL.sub(rb"\1\2", content)
            if part.filename == found.strings:
                content = _STRING_COUNTS.sub(b"", content[:65_536]) + content[65_536:]
            new.writestr(part.filename, content)
    return copy


def _named(path: Path, folder: Path) -> Path:
    """The file under a name that ends as its content says; the cell reader goes by names."""
    if path.suffix == ".xlsx":
        return path
    link = folder / "book.xlsx"
    link.symlink_to(path.absolute())
    return link


def _sheet(book: CalamineWorkbook, name: str) -> CalamineSheet:
    try:
        return book.get_sheet_by_name(name)
    except CalamineError as error:
        raise ReadError("file.sheet_unreadable", sheet=name) from error


def _read_rows(sheet: CalamineSheet, writer: SheetWriter) -> None:
    """`iter_rows` counts rows from the sheet's first, columns from the first that is used."""
    writer.first_column = sheet.start[1] + 1 if sheet.start else 1
    rows = iter(sheet.iter_rows())
    first = 1
    while batch := list(islice(rows, BATCH_ROWS)):
        writer.take(batch, range(first, first + len(batch)), len(batch[0]))
        first += len(batch)


def _error_issues(sheet: str, scan: Scan) -> list[Issue]:
    return [
        Issue("cell.error", Severity.WARNS, sheet, row, value=text, params={"cell": cell_name(column, row)})
        for (row, column), text in islice(sorted(scan.errors.items()), LISTED_ISSUES)
    ]
