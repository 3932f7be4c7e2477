"""SpreadsheetML 2003, the XML that Excel 2003 and many reporting systems write: a stream of rows, never a tree."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from muster.engine.issues import ReadError
from muster.engine.readers.feeder import Budget, Cells, SheetFeeder
from muster.engine.readers.markup import elements, forget
from muster.engine.readers.numbers import (
    PLAIN,
    Kind,
    NumberFormat,
    duration_text,
    is_long,
    number_format,
    shown,
)
from muster.engine.table import Area

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lxml import etree

    from muster.engine.readers.asides import Asides
    from muster.engine.readers.limits import Limits

FORMAT = "xml"

_SPACE = "{urn:schemas-microsoft-com:office:spreadsheet}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_WORKBOOK, _WORKSHEET, _STYLE = f"{_SPACE}Workbook", f"{_SPACE}Worksheet", f"{_SPACE}Style"
_COLUMN, _ROW, _CELL, _DATA = f"{_SPACE}Column", f"{_SPACE}Row", f"{_SPACE}Cell", f"{_SPACE}Data"
_NUMBER_FORMAT, _TABLE = f"{_SPACE}NumberFormat", f"{_SPACE}Table"
_AUTO_FILTER = f"{_EXCEL}AutoFilter"
_R1C1 = re.compile(r"R(\d{1,7})C(\d{1,5}):R(\d{1,7})C(\d{1,5})")
_VISIBLE, _DATE_1904 = f"{_EXCEL}Visible", f"{_EXCEL}Date1904"
_TYPE = f"{_SPACE}Type"
_PLAIN = frozenset((f"{_SPACE}StyleID",))
"""What a cell may say of itself that stands right of the one before and is not merged, linked or computed."""
_DEFAULT = "Default"
_ZERO_DAYS = frozenset({dt.date(1899, 12, 30), dt.date(1899, 12, 31), dt.date(1904, 1, 1)})
"""Days that stand for no day: the cell holds a time."""
_FIRST_DAY = dt.datetime(1899, 12, 31)  # noqa: DTZ001 - cells have no zone


def read(path: Path, *, folder: Path, name: str, limits: Limits) -> dict[str, Any]:  # noqa: ARG001 - sheets have names
    """Reads every sheet into `folder`; returns the manifest."""
    workbook = _Workbook(folder, limits)
    with path.open("rb") as stream:
        for is_start, element in elements(stream, starts=(_WORKBOOK, _WORKSHEET), ends=tuple(workbook.ends)):
            if is_start:
                workbook.begin(element)
            else:
                workbook.ends[str(element.tag)](element)
    if not workbook.is_one:
        raise ReadError("file.unknown_format", kind="an XML file")
    return {"format": FORMAT, "encoding": None, "delimiter": None, "sheets": workbook.entries}


class _Workbook:
    """The sheets of a workbook, as they come."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.is_one = False
        self.entries: list[dict[str, Any]] = []
        self.ends: dict[str, Callable[[etree._Element], None]] = {
            _STYLE: self._end_style,
            _DATE_1904: self._end_date_1904,
            _COLUMN: self._end_column,
            _ROW: self._end_row,
            _VISIBLE: self._end_visible,
            _AUTO_FILTER: self._end_filter,
            _WORKSHEET: self._end_sheet,
        }
        self._folder = folder
        self._limits = limits
        self._budget = Budget(limits)
        self._formats: dict[str, NumberFormat] = {}
        self._is_1904 = False
        self._feeder: SheetFeeder | None = None
        self._row = 0
        self._is_hidden = False

    def begin(self, element: etree._Element) -> None:
        """A workbook or one of its sheets begins."""
        self.is_one = True
        if element.tag == _WORKBOOK:
            return
        if self._feeder is not None:
            raise ReadError("file.damaged")
        if len(self.entries) >= self._limits.sheets:
            raise ReadError("file.too_many_sheets", limit=self._limits.sheets)
        name = element.get(f"{_SPACE}Name") or f"Sheet{len(self.entries) + 1}"
        self._feeder = SheetFeeder(name, self._folder, len(self.entries), self._budget)
        self._row = 0
        self._is_hidden = False

    def _end_style(self, element: etree._Element) -> None:
        shape = element.find(_NUMBER_FORMAT)
        parent = self._formats.get(element.get(f"{_SPACE}Parent") or _DEFAULT, PLAIN)
        code = shape.get(f"{_SPACE}Format") if shape is not None else None
        self._formats[element.get(f"{_SPACE}ID") or ""] = number_format(code) if code else parent

    def _end_date_1904(self, _element: etree._Element) -> None:
        self._is_1904 = True

    def _end_visible(self, element: etree._Element) -> None:
        self._is_hidden = (element.text or "").startswith("SheetHidden") or element.text == "SheetVeryHidden"

    def _end_column(self, element: etree._Element) -> None:
        if self._feeder is not None and element.get(f"{_SPACE}Hidden") == "1":
            self._feeder.asides.hidden_columns += 1 + _number(element, "Span")

    def _end_row(self, row: etree._Element) -> None:
        self._row = _number(row, "Index") or self._row + 1
        if self._feeder is not None:
            cells = self._cells(self._feeder, row)
            self._feeder.add(self._row, cells)
            if cells and row.get(f"{_SPACE}Hidden") == "1":
                self._feeder.asides.hidden_rows.append(self._row)
        self._row += _number(row, "Span")
        forget(row)

    def _end_sheet(self, element: etree._Element) -> None:
        if self._feeder is not None:
            self.entries.append(self._feeder.finish(is_hidden=self._is_hidden))
        self._feeder = None
        forget(element)

    def _cells(self, feeder: SheetFeeder, row: etree._Element) -> Cells:
        column, cells = 0, Cells()
        for cell in row.iterchildren(_CELL):
            plain = _plain_text(cell)
            if plain is not None:
                column += 1
                cells.append((column, plain))
                continue
            column = _number(cell, "Index") or column + 1
            data = cell.find(_DATA)
            self._take_asides(feeder.asides, cell, column, has_value=data is not None)
            if data is not None:
                style = cell.get(f"{_SPACE}StyleID") or row.get(f"{_SPACE}StyleID") or _DEFAULT
                text = self._text(data, self._formats.get(style, PLAIN))
                if data.get(f"{_SPACE}Type") == "Number" and _is_long(text):
                    feeder.asides.long_number(self._row, column, text)
                if data.get(f"{_SPACE}Type") == "Error":
                    feeder.report_error(self._row, column, text)
                cells += [(column, text)] if text else []
            column += _number(cell, "MergeAcross")
        return cells

    def _take_asides(self, asides: Asides, cell: etree._Element, column: int, *, has_value: bool) -> None:
        asides.link(self._row, column, cell.get(f"{_SPACE}HRef") or "")
        right, down = _number(cell, "MergeAcross"), _number(cell, "MergeDown")
        if right or down:
            asides.merges.append(Area(self._row, column, self._row + down, column + right))
        if not has_value and cell.get(f"{_SPACE}Formula"):
            asides.bare_formula(self._row, column)

    def _end_filter(self, element: etree._Element) -> None:
        """`x:Range="R1C1:R9C3"`."""
        found = _R1C1.fullmatch(element.get(f"{_EXCEL}Range") or "")
        if self._feeder is not None and found is not None:
            top, left, bottom, right = map(int, found.groups())
            self._feeder.asides.filters.append(Area(top, left, bottom, right))

    def _text(self, data: etree._Element, shape: NumberFormat) -> str:
        text = "".join(map(str, data.itertext())) if len(data) else data.text or ""
        kind = data.get(f"{_SPACE}Type")
        if kind == "Number":
            # A number that is a date says so by its type, whatever its format.
            return _number_text(text, shape if shape.padding else PLAIN)
        if kind == "Boolean":
            return "TRUE" if text.strip() in {"1", "true"} else "FALSE"
        return _moment(text, shape, is_1904=self._is_1904) if kind == "DateTime" else text


def _is_long(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isdigit() and is_long(float(digits))


def _plain_text(cell: etree._Element) -> str | None:
    """The text of a cell that says nothing of itself but its style; None for all others."""
    if len(cell) != 1 or not _PLAIN.issuperset(cell.keys()):
        return None
    data = cell[0]
    if data.tag != _DATA or len(data) or data.get(_TYPE) != "String":
        return None
    return data.text


def _number_text(text: str, shape: NumberFormat) -> str:
    digits = text.strip()
    try:
        number = float(digits)
    except ValueError:
        return text
    is_long = digits.removeprefix("-").isdigit() and len(digits) > 15  # noqa: PLR2004 - a float keeps 15
    return digits if is_long else shown(number, shape)


def _moment(text: str, shape: NumberFormat, *, is_1904: bool) -> str:
    """A day, a time, both, or a duration, by what the value and its format say."""
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    if shape.kind is Kind.DURATION:
        first = dt.datetime(1904, 1, 1) if is_1904 else _FIRST_DAY  # noqa: DTZ001 - cells have no zone
        return duration_text(round((moment.replace(tzinfo=None) - first).total_seconds()))
    if moment.date() in _ZERO_DAYS and (is_1904 or moment.year < _FIRST_DAY.year + 1):
        return moment.time().isoformat()
    return moment.date().isoformat() if moment.time() == dt.time() else moment.isoformat()


def _number(element: etree._Element, name: str) -> int:
    text = (element.get(_SPACE + name) or "").strip()
    return int(text[:12]) if text.isascii() and text.isdigit() else 0
