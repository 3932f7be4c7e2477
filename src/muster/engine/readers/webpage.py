"""Web pages with tables, which many systems call .xls: each table is a sheet, the one with most addresses first."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lxml import etree

from muster.engine.issues import ReadError
from muster.engine.readers.charset import detect_charset
from muster.engine.readers.feeder import Budget, Cells, SheetFeeder
from muster.engine.readers.numbers import number_format, shown
from muster.engine.table import Area

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from muster.engine.readers.limits import Limits

FORMAT = "html"

_HEAD_BYTES = 8192
_BLOCK = 2**18
_END_ID = "the-end-of-the-page"
_END = f'<td id="{_END_ID}"></td>'.encode()
"""Put after the page: the parser goes silent, without a word, at what is nested too deep or too long."""
_MAX_ROW_SPAN = 65_534
_SAID = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BREAKS = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"script", "style", "table", "template"})
_NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def read(path: Path, *, folder: Path, name: str, limits: Limits) -> dict[str, Any]:  # noqa: ARG001 - tables are numbered
    """Reads every table that has text into `folder`; returns the manifest."""
    codec, encoding = _codec(path)
    page = _Page(folder, limits)
    parser = etree.HTMLPullParser(
        events=("start", "end"),
        tag=("table", "tr", "td", "th"),
        encoding="utf-8",
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        with path.open(encoding=codec, errors="replace", newline="") as file:
            while block := file.read(_BLOCK):
                parser.feed(block.encode("utf-8", "replace"))
                page.take(parser)
        parser.feed(_END)
        parser.close()
        page.take(parser)
    except (etree.LxmlError, UnicodeError) as error:
        raise ReadError("file.damaged") from error
    sheets = page.finish()
    if not page.is_whole:
        raise ReadError("file.damaged")
    if not sheets:
        raise ReadError("file.unknown_format", kind="a web page without a table")
    return {"format": FORMAT, "encoding": encoding, "delimiter": None, "sheets": sheets}


def _codec(path: Path) -> tuple[str, str]:
    """What the page itself says, if Python knows it; else what its bytes say."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    said = _SAID.search(head)
    name = _python_name(said[1].decode("ascii")) if said and not head.startswith(_MARKS) else None
    if name is None:
        found = detect_charset(path)
        return found.codec, found.name
    # Every browser takes Latin-1 and ASCII for Windows' western code page.
    name = "cp1252" if name in {"iso8859-1", "ascii"} else name
    return name, name


def _python_name(encoding: str) -> str | None:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return None


@dataclass(slots=True)
class _Table:
    """A table that is open: the row being read, and cells that reach down from rows above."""

    feeder: SheetFeeder
    row: int = 0
    cells: Cells | None = None
    column: int = 0
    is_hidden: bool = False
    addresses: int = 0
    spans: dict[int, int] = field(default_factory=dict)
    """Column → the last row that a cell from above covers there."""


class _Page:
    """The tables of a page, also those within others."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.is_whole = False
        self._folder = folder
        self._limits = limits
        self._budget = Budget(limits)
        self._open: list[_Table] = []
        self._done: list[tuple[int, int, dict[str, Any]]] = []
        self._count = 0
        self._handlers: dict[tuple[str, str], Callable[[Any], None]] = {
            ("start", "table"): self._begin_table,
            ("end", "table"): self._end_table,
            ("start", "tr"): self._begin_row,
            ("end", "tr"): self._end_row,
            ("end", "td"): self._end_cell,
            ("end", "th"): self._end_cell,
        }

    def take(self, parser: etree.HTMLPullParser) -> None:
        """What the parser has understood since."""
        for event, element in parser.read_events():
            handler = self._handlers.get((event, str(getattr(element, "tag", ""))))
            if handler is not None:
                handler(element)

    def finish(self) -> list[dict[str, Any]]:
        """The tables' entries of the manifest: those with most addresses first."""
        while self._open:
            self._close_table()
        self._done.sort(key=lambda found: (-found[0], found[1]))
        return [entry for _, _, entry in self._done]

    def _begin_table(self, _element: etree._Element | None = None) -> None:
        if self._count >= self._limits.sheets:
            raise ReadError("file.too_many_sheets", limit=self._limits.sheets)
        self._count += 1
        self._open.append(
            _Table(SheetFeeder(f"Table {self._count}", self._folder, self._count, self._budget))
        )

    def _end_table(self, element: etree._Element) -> None:
        if self._open:
            self._close_table()
        _empty(element)

    def _close_table(self) -> None:
        self._close_row()
        table = self._open.pop()
        if table.feeder.held:
            entry = table.feeder.finish()
            self._done.append((table.addresses, len(self._done), entry))

    def _begin_row(self, element: etree._Element) -> None:
        if not self._open:
            self._begin_table()
        self._close_row()
        self._next_row(is_hidden=bool(_NOT_SHOWN.search(element.get("style") or "")))

    def _next_row(self, *, is_hidden: bool = False) -> None:
        table = self._open[-1]
        table.row += 1
        table.cells, table.column, table.is_hidden = [], 0, is_hidden

    def _end_row(self, element: etree._Element) -> None:
        self._close_row()
        _empty(element)
        _drop_earlier(element)

    def _close_row(self) -> None:
        table = self._open[-1] if self._open else None
        if table is None or table.cells is None:
            return
        table.feeder.add(table.row, table.cells)
        if table.is_hidden:
            table.feeder.asides.hidden_rows.append(table.row)
        table.addresses += sum("@" in text for _, text in table.cells)
        table.cells = None

    def _end_cell(self, element: etree._Element) -> None:
        """Its text, right of the cell before and of what reaches down from above."""
        if element.get("id") == _END_ID:
            self.is_whole = True
            return
        if not self._open:
            self._begin_table()
        table = self._open[-1]
        if table.cells is None:
            self._next_row()
        column = self._place(table, _span(element, "colspan", self._limits.columns))
        rows = _span(element, "rowspan", _MAX_ROW_SPAN)
        if rows > 1:
            table.spans |= dict.fromkeys(range(column, table.column + 1), table.row + rows - 1)
        _take_asides(table, element, column, rows)
        text = _text(element)
        if text and table.cells is not None:
            table.cells.append((column, text))
            if cell_error := element.get("x:err"):
                table.feeder.report_error(table.row, column, cell_error)
        _empty(element)

    def _place(self, table: _Table, width: int) -> int:
        column = table.column + 1
        while table.spans.get(column, 0) >= table.row:
            column += 1
        table.column = column + width - 1
        if column > self._limits.columns:
            raise ReadError("file.too_many_columns", sheet=table.feeder.name, limit=self._limits.columns)
        return column


def _take_asides(table: _Table, element: etree._Element, column: int, rows: int) -> None:
    if rows > 1 or table.column > column:
        table.feeder.asides.merges.append(Area(table.row, column, table.row + rows - 1, table.column))
    link = next(element.iter("a"), None)
    if link is not None:
        table.feeder.asides.link(table.row, column, link.get("href") or "")


def _empty(element: etree._Element) -> None:
    """Gives its memory back; the text after it belongs to what is around."""
    element.text = None
    del element[:]


def _drop_earlier(element: etree._Element) -> None:
    """Rows that are done with give their memory back."""
    parent = element.getparent()
    earlier = element.getprevious()
    while parent is not None and earlier is not None and earlier.tag == "tr":
        parent.remove(earlier)
        earlier = element.getprevious()


def _span(element: etree._Element, name: str, limit: int) -> int:
    text = (element.get(name) or "").strip()
    return min(max(1, int(text[:9])), limit) if text.isascii() and text.isdigit() else 1


def _text(cell: etree._Element) -> str:
    """The number behind the cell where LibreOffice gives it, else its text as a browser shows it."""
    found: list[str] = []
    _gather(cell, found)
    lines = [_BLANKS.sub(" ", line).strip(" ") for line in "".join(found).split("\x00\n")]
    text = _stored(cell, "\n".join(lines).strip("\n"))
    return text.replace("\ufffd", "\x00") if text.strip() else ""


def _stored(cell: etree._Element, text: str) -> str:
    value = cell.get("sdval")
    if value is None or text in {"TRUE", "FALSE"}:
        return text
    try:
        return shown(float(value), number_format((cell.get("sdnum") or "").split(";", 2)[-1]))
    except ValueError:
        return text


def _gather(element: etree._Element, found: list[str]) -> None:
    """Texts in order; a break, marked so that white space in the source can't be taken for one, at each block."""
    found.append(element.text or "")
    for child in element:
        tag = str(child.tag)
        if tag in _BREAKS:
            found.append("\x00\n")
        if tag not in _SILENT:
            _gather(child, found)
        found.append(child.tail or "")
