"""XLSB, Excel's binary workbooks (BIFF12 in a ZIP file): cells straight from the records of each sheet."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from muster.engine.issues import ReadError
from muster.engine.readers.biff import ERRORS, packed_number, wide_text
from muster.engine.readers.feeder import Budget, Cells, SheetFeeder
from muster.engine.readers.numbers import (
    PLAIN,
    NumberFormat,
    builtin_format,
    is_long,
    number_format,
    shown,
)
from muster.engine.readers.package import open_part, relations
from muster.engine.table import Area

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from muster.engine.readers.limits import Limits

FORMAT = "xlsb"

_WORKBOOK = "xl/workbook.bin"
_BLOCK = 2**20
_RECORD_BYTES = 2**24
"""No record that is read here is near that long."""
_HEAD_BYTES = 6

_ROW, _COLUMN, _END_OF_ROWS = 0, 60, 146
_MERGE, _FILTER, _LINK = 176, 161, 494
_CORNERS = struct.Struct("<4I")
_BOOK_PROPERTIES, _BUNDLE_SHEET, _TEXT_ITEM = 153, 156, 19
_FORMAT, _STYLE, _BEGIN_STYLES, _END_STYLES = 44, 47, 617, 618
_BLANK = 1
_SHORT_CELLS = range(12, 19)
"""Cells that stand right of the one before and don't say so; eleven below, those that do."""
_RICH_TEXT = 62
_ROW_HIDDEN = 0x10


def read(path: Path, *, folder: Path, name: str, limits: Limits) -> dict[str, Any]:  # noqa: ARG001 - sheets have names
    """Reads every sheet with cells into `folder`; returns the manifest."""
    try:
        with zipfile.ZipFile(path) as package:
            book = _read_book(package, limits)
            budget = Budget(limits)
            entries = [
                _Sheet(book, SheetFeeder(sheet.name, folder, n, budget)).read(package, sheet)
                for n, sheet in enumerate(book.sheets)
                if sheet.part
            ]
    except (struct.error, IndexError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise ReadError("file.damaged") from error
    return {"format": FORMAT, "encoding": None, "delimiter": None, "sheets": entries}


class _SheetPlace(NamedTuple):
    name: str
    part: str
    is_hidden: bool


@dataclass(slots=True)
class _Book:
    """What holds for all sheets."""

    is_1904: bool = False
    sheets: list[_SheetPlace] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    formats: list[NumberFormat] = field(default_factory=list)

    def number(self, number: float, style: int) -> str:
        """The number as its style says."""
        shape = self.formats[style] if style < len(self.formats) else PLAIN
        return shown(number, shape, is_1904=self.is_1904)


def _read_book(package: zipfile.ZipFile, limits: Limits) -> _Book:
    book = _Book()
    targets = relations(package, _WORKBOOK)
    for kind, body in _records(package, _WORKBOOK):
        if kind == _BOOK_PROPERTIES:
            book.is_1904 = bool(body[0] & 1)
        elif kind == _BUNDLE_SHEET:
            book.sheets.append(_sheet_place(body, targets, package))
    if len(book.sheets) > limits.sheets:
        raise ReadError("file.too_many_sheets", limit=limits.sheets)
    parts = dict(targets.values())
    if parts.get("sharedStrings") in package.namelist():
        found = _records(package, parts["sharedStrings"])
        book.texts = [_text(body, 1)[0] for kind, body in found if kind == _TEXT_ITEM]
    if parts.get("styles") in package.namelist():
        book.formats = _read_formats(package, parts["styles"])
    return book


def _sheet_place(body: bytes, targets: dict[str, tuple[str, str]], package: zipfile.ZipFile) -> _SheetPlace:
    (state,) = struct.unpack_from("<I", body)
    relation, end = _text(body, 8)
    name, _ = _text(body, end)
    kind, target = targets.get(relation, ("", ""))
    is_there = kind == "worksheet" and target in package.namelist()
    return _SheetPlace(name, target if is_there else "", state != 0)


def _read_formats(package: zipfile.ZipFile, part: str) -> list[NumberFormat]:
    codes: dict[int, NumberFormat] = {}
    styles: list[int] = []
    is_cell = False
    for kind, body in _records(package, part):
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = number_format(_text(body, 2)[0])
        elif kind == _STYLE and is_cell:
            styles.append(struct.unpack_from("<2H", body)[1])
        elif kind in {_BEGIN_STYLES, _END_STYLES}:
            is_cell = kind == _BEGIN_STYLES
    return [codes.get(number) or builtin_format(number) for number in styles]


class _Sheet:
    """Gathers the cells of one sheet, row by row."""

    def __init__(self, book: _Book, feeder: SheetFeeder) -> None:
        self._book = book
        self._feeder = feeder
        self._row = 0
        self._column = 0
        self._cells: Cells = []
        self._links: dict[str, tuple[str, str]] = {}

    def read(self, package: zipfile.ZipFile, place: _SheetPlace) -> dict[str, Any]:
        """Reads the sheet's part, delivers its rows, and returns its entry of the manifest."""
        self._links = relations(package, place.part)
        others = {
            _ROW: self._begin_row,
            _COLUMN: self._take_columns,
            _END_OF_ROWS: self._end_rows,
            _MERGE: self._take_merge,
            _FILTER: self._take_filter,
            _LINK: self._take_link,
        }
        is_done = False
        for kind, body in _records(package, place.part):
            if kind in _CELLS and not is_done:
                self._take_cell(kind, body)
            elif kind in others:
                others[kind](body)
                is_done = is_done or kind == _END_OF_ROWS
        self._end_rows(b"")
        return self._feeder.finish(is_hidden=place.is_hidden)

    def _end_rows(self, _body: bytes) -> None:
        self._feeder.add(self._row, self._cells)
        self._cells = []

    def _take_merge(self, body: bytes) -> None:
        top, bottom, left, right = _CORNERS.unpack_from(body)
        self._feeder.asides.merges.append(Area(top + 1, left + 1, bottom + 1, right + 1))

    def _take_filter(self, body: bytes) -> None:
        top, bottom, left, right = _CORNERS.unpack_from(body)
        self._feeder.asides.filters.append(Area(top + 1, left + 1, bottom + 1, right + 1))

    def _take_link(self, body: bytes) -> None:
        row, _, column, _ = _CORNERS.unpack_from(body)
        relation, _ = _text(body, _CORNERS.size)
        kind, target = self._links.get(relation, ("", ""))
        if kind == "hyperlink":
            self._feeder.asides.link(row + 1, column + 1, target)

    def _begin_row(self, body: bytes) -> None:
        self._feeder.add(self._row, self._cells)
        (row,) = struct.unpack_from("<I", body)
        self._row, self._column, self._cells = row + 1, 0, []
        if body[11] & _ROW_HIDDEN:
            self._feeder.asides.hidden_rows.append(row + 1)

    def _take_cell(self, kind: int, body: bytes) -> None:
        if kind in _SHORT_CELLS:
            kind -= 11
            self._column += 1
            style, value = body[:3], 4
        else:
            self._column = struct.unpack_from("<I", body)[0] + 1
            style, value = body[4:7], 8
        if kind == _BLANK:
            return
        text = self._text_of(kind, body, value, int.from_bytes(style, "little"))
        if text:
            self._cells.append((self._column, text))

    def _text_of(self, kind: int, body: bytes, offset: int, style: int) -> str:
        name = _CELLS[kind]
        if name == "shared":
            return self._book.texts[int.from_bytes(body[offset : offset + 4], "little")]
        if name == "packed":
            number = packed_number(struct.unpack_from("<I", body, offset)[0])
            return self._book.number(number, style)
        if name == "number":
            return self._number(struct.unpack_from("<d", body, offset)[0], style)
        if name == "truth":
            return "TRUE" if body[offset] else "FALSE"
        if name == "error":
            text = ERRORS.get(body[offset], "#N/A")
            self._feeder.report_error(self._row, self._column, text)
            return text
        return _text(body, offset + (1 if name == "rich" else 0))[0]

    def _number(self, number: float, style: int) -> str:
        text = self._book.number(number, style)
        if is_long(number):
            self._feeder.asides.long_number(self._row, self._column, text)
        return text

    def _take_columns(self, body: bytes) -> None:
        first, last, _, _, flags = struct.unpack_from("<4IH", body)
        self._feeder.asides.hidden_columns += max(0, last - first + 1) if flags & 1 else 0


_CELLS = {
    _BLANK: "",
    2: "packed",
    3: "error",
    4: "truth",
    5: "number",
    6: "text",
    7: "shared",
    8: "text",
    9: "number",
    10: "truth",
    11: "error",
    **dict.fromkeys(_SHORT_CELLS, "short"),
    _RICH_TEXT: "rich",
}
"""Kinds of records that are cells: values, then results of formulas, then the short forms of the values."""


def _records(package: zipfile.ZipFile, part: str) -> Iterator[tuple[int, bytes]]:
    """Kind and bytes of each record of a part, read block by block."""
    with open_part(package, part) as stream:
        block, at = b"", 0
        while True:
            if len(block) - at < _HEAD_BYTES:
                block, at = block[at:] + stream.read(_BLOCK), 0
            if at >= len(block):
                return
            kind, size, start = _record_head(block, at)
            if start + size > len(block):
                block, at, start = block[start:] + stream.read(max(_BLOCK, size)), 0, 0
            if start + size > len(block):
                raise ReadError("file.damaged")
            at = start + size
            yield kind, block[start:at]


def _record_head(block: bytes, at: int) -> tuple[int, int, int]:
    """Kind and size of the record, both in groups of seven bits, and where its bytes begin."""
    kind = block[at]
    at += 1
    if kind & 0x80:
        kind = kind & 0x7F | (block[at] & 0x7F) << 7
        at += 1
    size = shift = 0
    while True:
        size |= (block[at] & 0x7F) << shift
        shift += 7
        at += 1
        if not block[at - 1] & 0x80:
            break
        if shift > 21:  # noqa: PLR2004 - four groups at most
            raise ReadError("file.damaged")
    if size > _RECORD_BYTES:
        raise ReadError("file.damaged")
    return kind, size, at


def _text(body: bytes, offset: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends. All ones is the length of no text."""
    (count,) = struct.unpack_from("<I", body, offset)
    count = 0 if count == 0xFFFFFFFF else count  # noqa: PLR2004
    end = offset + 4 + 2 * count
    if end > len(body):
        raise ReadError("file.damaged")
    return wide_text(body[offset + 4 : end]), end
