"""XLS, the workbooks of Excel 5 to 2003 (BIFF5 and BIFF8): cells straight from the records of each sheet."""

from __future__ import annotations

import codecs
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from muster.engine.issues import ReadError
from muster.engine.readers.biff import ERRORS, Continued, link_target, packed_number, records
from muster.engine.readers.cfb import CompoundFile
from muster.engine.readers.feeder import Budget, SheetFeeder
from muster.engine.readers.numbers import (
    PLAIN,
    NumberFormat,
    builtin_format,
    is_long,
    number_format,
    shown,
)
from muster.engine.table import Area

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from muster.engine.readers.limits import Limits

FORMAT = "xls"

_BIFF8 = 0x0600
_BIFF5 = 0x0500
_BOF, _EOF = 0x809, 0x0A
_FILEPASS, _CODEPAGE, _DATEMODE, _FORMAT, _XF, _BOUNDSHEET, _SST = 0x2F, 0x42, 0x22, 0x41E, 0xE0, 0x85, 0xFC
_ROW, _COLINFO, _NUMBER, _RK, _MULRK, _LABELSST = 0x208, 0x7D, 0x203, 0x27E, 0xBD, 0xFD
_LABEL, _RSTRING, _BOOLERR, _FORMULA, _STRING = 0x204, 0xD6, 0x205, 0x06, 0x207
_MERGED, _FILTERMODE, _HLINK = 0xE5, 0x9B, 0x1B8
_LINK_HEAD = 24
_ROW_HIDDEN = 0x20
_CODEPAGES = {367: "ascii", 1200: "utf-16-le", 10_000: "mac_roman", 0x8000: "mac_roman", 0x8001: "cp1252"}
_NO_NUMBER = b"\xff\xff"

_CELL = struct.Struct("<HHH")
_CELL_NUMBER = struct.Struct("<HHHd")
_CELL_PACKED = struct.Struct("<HHHI")
_XF_PACKED = struct.Struct("<HI")
_CORNERS = struct.Struct("<4H")


def read(path: Path, *, folder: Path, name: str, limits: Limits) -> dict[str, Any]:  # noqa: ARG001 - sheets have names
    """Reads every sheet with cells into `folder`; returns the manifest."""
    package = CompoundFile(path.read_bytes())
    stream = package.stream("Workbook" if "Workbook" in package.names else "Book")
    try:
        book = _read_book(stream)
        if len(book.sheets) > limits.sheets:
            raise ReadError("file.too_many_sheets", limit=limits.sheets)
        budget = Budget(limits)
        entries = [
            _Sheet(book, SheetFeeder(sheet.name, folder, n, budget)).read(stream, sheet)
            for n, sheet in enumerate(book.sheets)
        ]
    except (struct.error, IndexError) as error:
        raise ReadError("file.damaged") from error
    return {"format": FORMAT, "encoding": None, "delimiter": None, "sheets": entries}


class _SheetPlace(NamedTuple):
    """A worksheet and where its records begin."""

    name: str
    offset: int
    is_hidden: bool


@dataclass(slots=True)
class _Book:
    """What holds for all sheets."""

    version: int
    codec: str = "cp1252"
    is_1904: bool = False
    sheets: list[_SheetPlace] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    codes: dict[int, NumberFormat] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)
    formats: list[NumberFormat] = field(default_factory=list)

    def text(self, chunks: list[bytes], offset: int, *, is_short: bool = False) -> str:
        """A text of a record: UTF-16 or Latin since Excel 97, in the file's code page before."""
        if self.version == _BIFF8:
            return Continued(chunks, offset).text(is_short=is_short)
        start = offset + (1 if is_short else 2)
        size = int.from_bytes(chunks[0][offset:start], "little")
        content = b"".join([chunks[0][start:], *chunks[1:]])[:size]
        return content.decode(self.codec, "replace").replace("\ufffd", "\x00")

    def format_of(self, style: int) -> NumberFormat:
        """The number format of a cell's style."""
        return self.formats[style] if style < len(self.formats) else PLAIN


def _read_book(stream: bytes) -> _Book:
    found = records(stream, 0)
    kind, chunks = next(found)
    (version,) = struct.unpack_from("<H", chunks[0])
    if kind != _BOF or version not in {_BIFF5, _BIFF8}:
        raise ReadError("file.damaged")
    book = _Book(version)
    for kind, chunks in found:
        if kind == _EOF:
            break
        if kind == _FILEPASS:
            raise ReadError("file.encrypted")
        take = _BOOK_RECORDS.get(kind)
        if take is not None:
            take(book, chunks)
    book.formats = [book.codes.get(number) or builtin_format(number) for number in book.styles]
    return book


def _take_codepage(book: _Book, chunks: list[bytes]) -> None:
    (number,) = struct.unpack_from("<H", chunks[0])
    codec = _CODEPAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(codec)
    except LookupError:
        return
    book.codec = codec


def _take_datemode(book: _Book, chunks: list[bytes]) -> None:
    book.is_1904 = chunks[0][:2] == b"\x01\x00"


def _take_format(book: _Book, chunks: list[bytes]) -> None:
    (number,) = struct.unpack_from("<H", chunks[0])
    book.codes[number] = number_format(book.text(chunks, 2, is_short=book.version == _BIFF5))


def _take_style(book: _Book, chunks: list[bytes]) -> None:
    book.styles.append(struct.unpack_from("<2H", chunks[0])[1])


def _take_sheet(book: _Book, chunks: list[bytes]) -> None:
    offset, state, kind = struct.unpack_from("<IBB", chunks[0])
    if kind == 0:
        book.sheets.append(_SheetPlace(book.text(chunks, 6, is_short=True), offset, state & 3 != 0))


def _take_texts(book: _Book, chunks: list[bytes]) -> None:
    rest = Continued(chunks, 8)
    (count,) = struct.unpack_from("<I", chunks[0], 4)
    while count > len(book.texts) and not rest.is_done:
        book.texts.append(rest.text())


_BOOK_RECORDS: dict[int, Callable[[_Book, list[bytes]], None]] = {
    _CODEPAGE: _take_codepage,
    _DATEMODE: _take_datemode,
    _FORMAT: _take_format,
    _XF: _take_style,
    _BOUNDSHEET: _take_sheet,
    _SST: _take_texts,
}


class _Sheet:
    """Gathers the cells of one sheet. They usually come row by row, but nothing makes them."""

    def __init__(self, book: _Book, feeder: SheetFeeder) -> None:
        self._book = book
        self._feeder = feeder
        self._rows: dict[int, list[tuple[int, str]]] = {}
        self._formula = (0, 0)
        self._records: dict[int, Callable[[list[bytes]], None]] = {
            _NUMBER: self._take_number,
            _RK: self._take_packed,
            _MULRK: self._take_many,
            _LABELSST: self._take_shared,
            _LABEL: self._take_label,
            _RSTRING: self._take_label,
            _BOOLERR: self._take_truth,
            _FORMULA: self._take_formula,
            _STRING: self._take_result,
            _ROW: self._take_row,
            _COLINFO: self._take_columns,
            _MERGED: self._take_merges,
            _FILTERMODE: self._take_filter_mode,
            _HLINK: self._take_link,
        }

    def read(self, stream: bytes, place: _SheetPlace) -> dict[str, Any]:
        """Reads the sheet's records, delivers its rows, and returns its entry of the manifest."""
        depth = 0
        for kind, chunks in records(stream, place.offset):
            if kind == _BOF:
                depth += 1
            elif kind == _EOF:
                depth -= 1
            if depth <= 0:
                break
            # Charts on the sheet are sheets within the sheet, one level down.
            take = self._records.get(kind) if depth == 1 else None
            if take is not None:
                take(chunks)
        for row in sorted(self._rows):
            self._feeder.add(row + 1, self._rows[row])
        return self._feeder.finish(is_hidden=place.is_hidden)

    def _put(self, row: int, column: int, text: str) -> None:
        if text:
            self._rows.setdefault(row, []).append((column + 1, text))

    def _put_number(self, row: int, column: int, style: int, number: float) -> None:
        text = shown(number, self._book.format_of(style), is_1904=self._book.is_1904)
        if is_long(number):
            self._feeder.asides.long_number(row + 1, column + 1, text)
        self._put(row, column, text)

    def _put_truth(self, row: int, column: int, value: int, *, is_error: bool) -> None:
        if is_error:
            text = ERRORS.get(value, "#N/A")
            self._feeder.report_error(row + 1, column + 1, text)
        else:
            text = "TRUE" if value else "FALSE"
        self._put(row, column, text)

    def _take_number(self, chunks: list[bytes]) -> None:
        self._put_number(*_CELL_NUMBER.unpack_from(chunks[0]))

    def _take_packed(self, chunks: list[bytes]) -> None:
        row, column, style, packed = _CELL_PACKED.unpack_from(chunks[0])
        self._put_number(row, column, style, packed_number(packed))

    def _take_many(self, chunks: list[bytes]) -> None:
        row, column = struct.unpack_from("<2H", chunks[0])
        body = chunks[0][4:-2]
        for n, (style, packed) in enumerate(_XF_PACKED.iter_unpack(body[: len(body) // 6 * 6])):
            self._put_number(row, column + n, style, packed_number(packed))

    def _take_shared(self, chunks: list[bytes]) -> None:
        row, column, _, number = _CELL_PACKED.unpack_from(chunks[0])
        self._put(row, column, self._book.texts[number])

    def _take_label(self, chunks: list[bytes]) -> None:
        row, column, _ = _CELL.unpack_from(chunks[0])
        self._put(row, column, self._book.text(chunks, 6))

    def _take_truth(self, chunks: list[bytes]) -> None:
        row, column, _ = _CELL.unpack_from(chunks[0])
        self._put_truth(row, column, chunks[0][6], is_error=chunks[0][7] != 0)

    def _take_formula(self, chunks: list[bytes]) -> None:
        """Its stored result; a text stands in a record of its own that follows."""
        row, column, style = _CELL.unpack_from(chunks[0])
        result = chunks[0][6:14]
        self._formula = (row, column)
        if result[6:] != _NO_NUMBER:
            self._put_number(row, column, style, struct.unpack("<d", result)[0])
        elif result[0] in {1, 2}:
            self._put_truth(row, column, result[2], is_error=result[0] == 2)  # noqa: PLR2004 - as the format counts

    def _take_result(self, chunks: list[bytes]) -> None:
        self._put(*self._formula, self._book.text(chunks, 0))

    def _take_row(self, chunks: list[bytes]) -> None:
        if chunks[0][12] & _ROW_HIDDEN:
            self._feeder.asides.hidden_rows.append(struct.unpack_from("<H", chunks[0])[0] + 1)

    def _take_columns(self, chunks: list[bytes]) -> None:
        first, last, _, _, flags = struct.unpack_from("<5H", chunks[0])
        self._feeder.asides.hidden_columns += max(0, min(last, 255) - first + 1) if flags & 1 else 0

    def _take_merges(self, chunks: list[bytes]) -> None:
        content = chunks[0][2:]
        for top, bottom, left, right in _CORNERS.iter_unpack(content[: len(content) // 8 * 8]):
            self._feeder.asides.merges.append(Area(top + 1, left + 1, bottom + 1, right + 1))

    def _take_filter_mode(self, _chunks: list[bytes]) -> None:
        """Rows are hidden by a filter; Excel doesn't say in this place which."""
        self._feeder.asides.filters.append(Area(1, 1, 65_536, 256))

    def _take_link(self, chunks: list[bytes]) -> None:
        """[MS-XLS] 2.4.140: where it stands, then a link with as many texts as its flags say."""
        row, _, column, _ = _CORNERS.unpack_from(chunks[0])
        target = link_target(b"".join(chunks)[_LINK_HEAD:])
        self._feeder.asides.link(row + 1, column + 1, target)
