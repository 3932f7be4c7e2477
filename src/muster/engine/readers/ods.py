"""ODS, the spreadsheets of LibreOffice and Google (also as one flat XML file): a stream of rows, never a tree."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from typing import IO, TYPE_CHECKING, Any

from muster.engine.issues import ReadError
from muster.engine.readers.biff import ERRORS
from muster.engine.readers.cells import number_text
from muster.engine.readers.feeder import Budget, Cells, SheetFeeder
from muster.engine.readers.markup import elements, forget
from muster.engine.readers.numbers import duration_text, is_long
from muster.engine.readers.package import open_part
from muster.engine.table import Area

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml import etree

    from muster.engine.readers.limits import Limits

FORMAT = "ods"

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}%s"
_TABLE, _ROW = _NAMES % ("table", "table"), _NAMES % ("table", "table-row")
_COLUMN, _CELL = _NAMES % ("table", "table-column"), _NAMES % ("table", "table-cell")
_COVERED = _NAMES % ("table", "covered-table-cell")
_SPREADSHEET, _ANNOTATION = _NAMES % ("office", "spreadsheet"), _NAMES % ("office", "annotation")
_STYLE, _TABLE_PROPERTIES = _NAMES % ("style", "style"), _NAMES % ("style", "table-properties")
_NUMBER_STYLE, _NUMBER = _NAMES % ("datastyle", "number-style"), _NAMES % ("datastyle", "number")
_PARAGRAPHS = (_NAMES % ("text", "p"), _NAMES % ("text", "h"))
_SPACES, _TAB, _BREAK = _NAMES % ("text", "s"), _NAMES % ("text", "tab"), _NAMES % ("text", "line-break")
_LINK = _NAMES % ("text", "a")
_HREF = "{http://www.w3.org/1999/xlink}href"
_CALC_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"

_VALUE_TYPE = _NAMES % ("office", "value-type")
_PLAIN = frozenset((_VALUE_TYPE, _CALC_TYPE, _NAMES % ("table", "style-name")))
"""What a cell may say of itself that is nothing but a text."""

_ERRORS = frozenset(ERRORS.values())
_TRUTHS = {"of:=TRUE()": "TRUE", "of:=FALSE()": "FALSE"}
"""What LibreOffice makes of the truth values of other formats."""
_LONG = re.compile(r"-?\d{16,}")
_WHOLE = re.compile(r"\d{1,18}")
_TIME = re.compile(r"(-?)P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d+))?S)?")
_DIGITS = re.compile(r"\d")


def read(path: Path, *, folder: Path, name: str, limits: Limits) -> dict[str, Any]:  # noqa: ARG001 - sheets have names
    """Reads every sheet into `folder`; returns the manifest."""
    document = _Document(folder, Budget(limits), limits)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            for part in ("styles.xml", "content.xml"):
                if part in package.namelist():
                    with open_part(package, part) as stream:
                        document.read(stream)
    else:
        with path.open("rb") as stream:
            document.read(stream)
    return {"format": FORMAT, "encoding": None, "delimiter": None, "sheets": document.entries}


@dataclass(slots=True)
class _Styles:
    """What the names of styles mean, as far as it says what a cell holds."""

    padding: dict[str, int] = field(default_factory=dict)
    """Number style → how many digits it always shows."""
    cells: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Cell style → its number style, and its parent."""
    hidden: set[str] = field(default_factory=set)
    """Table styles of hidden sheets."""

    def digits(self, style: str) -> int:
        """How many digits a cell of this style always shows; 0 where that is nothing special."""
        for _ in range(10):
            number_style, parent = self.cells.get(style, ("", ""))
            if number_style or not parent:
                return self.padding.get(number_style, 0)
            style = parent
        return 0

    def take(self, element: etree._Element) -> None:
        """A `style:style`."""
        name = _get(element, "style", "name")
        properties = element.find(_TABLE_PROPERTIES)
        if properties is not None and _get(properties, "table", "display") == "false":
            self.hidden.add(name)
        self.cells[name] = (
            _get(element, "style", "data-style-name"),
            _get(element, "style", "parent-style-name"),
        )

    def take_number(self, element: etree._Element) -> None:
        """A `number:number-style`: one that shows whole numbers with leading zeros is kept."""
        number = element.find(_NUMBER)
        if number is None or _get(number, "datastyle", "grouping") == "true":
            return
        digits = _count(number, "datastyle", "min-integer-digits")
        is_whole = _get(number, "datastyle", "decimal-places") in {"", "0"}
        if digits > 1 and is_whole:
            self.padding[_get(element, "style", "name")] = digits


class _Document:
    """The sheets of a document, as they come."""

    def __init__(self, folder: Path, budget: Budget, limits: Limits) -> None:
        self.entries: list[dict[str, Any]] = []
        self._folder = folder
        self._budget = budget
        self._limits = limits
        self._styles = _Styles()
        self._sheet: _Sheet | None = None
        self._depth = 0
        self._ends: dict[str, Callable[[etree._Element], None]] = {
            _STYLE: self._styles.take,
            _NUMBER_STYLE: self._styles.take_number,
            _COLUMN: self._end_column,
            _ROW: self._end_row,
            _TABLE: self._end_table,
        }

    def read(self, stream: IO[bytes]) -> None:
        """Reads one part of the document."""
        for is_start, element in elements(stream, starts=(_TABLE,), ends=tuple(self._ends)):
            if is_start:
                self._begin_table(element)
            else:
                self._ends[str(element.tag)](element)

    def _begin_table(self, element: etree._Element) -> None:
        """Tables elsewhere than at the top belong to cells, links or changes, and are none of the sheets."""
        self._depth += 1
        parent = element.getparent()
        if self._depth > 1 or parent is None or parent.tag != _SPREADSHEET:
            return
        position = len(self.entries)
        if position >= self._limits.sheets:
            raise ReadError("file.too_many_sheets", limit=self._limits.sheets)
        feeder = SheetFeeder(_get(element, "table", "name"), self._folder, position, self._budget)
        is_hidden = _get(element, "table", "style-name") in self._styles.hidden
        self._sheet = _Sheet(feeder, self._styles, self._limits, is_hidden=is_hidden)

    def _end_column(self, element: etree._Element) -> None:
        if self._sheet is not None and self._depth == 1:
            self._sheet.take_column(element)

    def _end_row(self, element: etree._Element) -> None:
        if self._sheet is not None and self._depth == 1:
            self._sheet.take_row(element)
        forget(element)

    def _end_table(self, element: etree._Element) -> None:
        self._depth -= 1
        if self._sheet is not None and not self._depth:
            self.entries.append(self._sheet.finish())
            self._sheet = None
        forget(element)


class _Sheet:
    """One sheet: its columns, then its rows from the top."""

    def __init__(self, feeder: SheetFeeder, styles: _Styles, limits: Limits, *, is_hidden: bool) -> None:
        self._feeder = feeder
        self._styles = styles
        self._limits = limits
        self._is_hidden = is_hidden
        self._row = 1
        self._column_ends: list[int] = []
        self._column_styles: list[str] = []

    def take_column(self, element: etree._Element) -> None:
        """A column, or several alike."""
        times = max(1, _count(element, "table", "number-columns-repeated"))
        self._column_ends.append((self._column_ends[-1] if self._column_ends else 0) + times)
        self._column_styles.append(_get(element, "table", "default-cell-style-name"))
        self._feeder.asides.hidden_columns += times if _is_hidden(element) else 0

    def take_row(self, row: etree._Element) -> None:
        """A row, or several alike."""
        times = max(1, _count(row, "table", "number-rows-repeated"))
        cells = self._cells(row)
        self._feeder.repeat(self._row, times, cells)
        if cells and _is_hidden(row):
            self._feeder.asides.hidden_rows.extend(range(self._row, self._row + times))
            if _get(row, "table", "visibility") == "filter":
                self._feeder.asides.filtered_rows.extend(range(self._row, self._row + times))
        self._row += times

    def finish(self) -> dict[str, Any]:
        """The sheet's entry of the manifest."""
        return self._feeder.finish(is_hidden=self._is_hidden)

    def _cells(self, row: etree._Element) -> Cells:
        column, cells = 1, Cells()
        for element in row.iterchildren(_CELL, _COVERED):
            plain = _plain_text(element)
            if plain is not None and column <= self._limits.columns:
                cells.append((column, plain))
                column += 1
                continue
            times = max(1, _count(element, "table", "number-columns-repeated"))
            text = self._text(element, row, column) if len(element) or element.attrib else ""
            if len(element) or element.attrib:
                self._take_asides(element, column, text)
            if text and column + times - 1 > self._limits.columns:
                raise ReadError("file.too_many_columns", sheet=self._feeder.name, limit=self._limits.columns)
            if text:
                cells += [(column + n, text) for n in range(times)]
            column += times
        return cells

    def _take_asides(self, element: etree._Element, column: int, text: str) -> None:
        """Whether the cell is merged, links anywhere, or is a formula that was never calculated."""
        asides = self._feeder.asides
        right = _count(element, "table", "number-columns-spanned")
        down = _count(element, "table", "number-rows-spanned")
        if right > 1 or down > 1:
            asides.merges.append(
                Area(self._row, column, self._row + max(1, down) - 1, column + max(1, right) - 1)
            )
        link = next(element.iter(_LINK), None) if len(element) else None
        if link is not None:
            asides.link(self._row, column, link.get(_HREF) or "")
        if text:
            return
        if _get(element, "table", "formula") and not _get(element, "office", "value-type"):
            asides.bare_formula(self._row, column)

    def _text(self, element: etree._Element, row: etree._Element, column: int) -> str:
        kind = _get(element, "office", "value-type")
        formula = _get(element, "table", "formula")
        if formula in _TRUTHS:
            return _TRUTHS[formula]
        if kind in {"float", "percentage", "currency"}:
            return self._number(element, row, column)
        if kind == "date":
            return _date(_get(element, "office", "date-value"))
        if kind == "time":
            return _time(_get(element, "office", "time-value"))
        if kind == "boolean":
            return _get(element, "office", "boolean-value").upper()
        text = _get(element, "office", "string-value") or _shown(element)
        if element.get(_CALC_TYPE) == "error" or (formula and text in _ERRORS):
            self._feeder.report_error(self._row, column, text)
        return text

    def _number(self, element: etree._Element, row: etree._Element, column: int) -> str:
        """The stored number; with leading zeros where the cell's style shows them."""
        value = _get(element, "office", "value")
        try:
            text = value if _LONG.fullmatch(value) else number_text(float(value))
            if is_long(float(value)):
                self._feeder.asides.long_number(self._row, column, text)
        except ValueError:
            return _shown(element) or value
        digits = self._styles.digits(self._style(element, row, column))
        if not digits or not _WHOLE.fullmatch(text):
            return text
        seen = _shown(element)
        is_same = "".join(_DIGITS.findall(seen)).lstrip("0") == text.lstrip("0")
        return seen if seen and is_same else text.zfill(digits)

    def _style(self, element: etree._Element, row: etree._Element, column: int) -> str:
        own = _get(element, "table", "style-name") or _get(row, "table", "default-cell-style-name")
        if own:
            return own
        position = bisect_left(self._column_ends, column)
        return self._column_styles[position] if position < len(self._column_styles) else ""


def _plain_text(cell: etree._Element) -> str | None:
    """The text of a cell that holds one paragraph of text and nothing else, as most do; None for all others."""
    if len(cell) != 1 or not _PLAIN.issuperset(cell.keys()) or cell.get(_VALUE_TYPE) != "string":
        return None
    only = cell[0]
    if only.tag != _PARAGRAPHS[0] or len(only) or cell.get(_CALC_TYPE, "string") != "string":
        return None
    return only.text


@cache
def _name(space: str, name: str) -> str:
    return _NAMES % (space, name)


def _get(element: etree._Element, space: str, name: str) -> str:
    return element.get(_name(space, name)) or ""


def _count(element: etree._Element, space: str, name: str) -> int:
    """A number from an attribute; absurd ones are too large for any sheet, and stay so."""
    text = _get(element, space, name)
    return int(text[:12]) if text.isascii() and text.isdigit() else 0


def _is_hidden(element: etree._Element) -> bool:
    return _get(element, "table", "visibility") in {"collapse", "filter"}


def _shown(cell: etree._Element) -> str:
    """The paragraphs of a cell; what stands in notes beside it is not its text."""
    return "\n".join(_paragraph(part) for part in cell.iterchildren(*_PARAGRAPHS))


def _paragraph(element: etree._Element) -> str:
    """Its text with that of what is within; spaces are elements, so as not to be lost."""
    found = [element.text or ""]
    for child in element:
        if child.tag == _SPACES:
            found.append(" " * min(max(1, _count(child, "text", "c")), 32_768))
        elif child.tag == _TAB:
            found.append("\t")
        elif child.tag == _BREAK:
            found.append("\n")
        elif child.tag != _ANNOTATION:
            found.append(_paragraph(child))
        found.append(child.tail or "")
    return "".join(found)


def _date(value: str) -> str:
    """ISO already; without a time of day that is midnight, and without zeros after the seconds."""
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        return value
    is_day = moment.time() == dt.time() and moment.tzinfo is None
    return moment.date().isoformat() if is_day else moment.isoformat()


def _time(value: str) -> str:
    """PT08H30M00S as 08:30:00; hours may pass 24."""
    match = _TIME.fullmatch(value)
    if match is None:
        return value
    days, hours, minutes, seconds = (int(group or 0) for group in match.groups()[1:5])
    fraction = (match[6] or "").rstrip("0")[:6]
    total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    return match[1] + duration_text(total) + (f".{fraction:0<6}" if fraction else "")
