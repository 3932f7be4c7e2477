"""One pass over the bytes of a sheet's part, for what the cell reader does not give or must not meet.

Byte patterns over the inflating part, block by block, cut between cells: no tree is ever built. Each pattern with a
capture runs only where a plain search says that there is something to find.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from array import array
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from muster.engine.issues import ReadError
from muster.engine.readers.asides import Asides, area_of
from muster.engine.readers.cells import number_text
from muster.engine.readers.package import HEAD_BYTES, check_head, open_part, relations
from muster.engine.readers.sheets import cell_name, too_long

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from muster.engine.readers.limits import Limits
    from muster.engine.table import Area

BLOCK = 2**22
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError)

_STRING_CUTS = (b"<si>", b"<si ", b":si>")
_STRING_CELL = re.compile(rb'\st="s"[^>]*>\s*<(?:\w+:)?v>(\d+)<')
_EMPTY_INLINE = re.compile(rb"<(?:\w+:)?is>\s*(?:<(?:\w+:)?t\b[^>]*(?:/>|>\s*</[^>]*>))?\s*</")
_PREFIX = re.compile(rb"<(?:(\w+):)?(?:worksheet|sst)\b")
_REFERENCE = re.compile(rb'\sr="([A-Z]{1,3})(\d{1,7})"')
_STYLE = re.compile(rb'\ss="(\d+)"')
_WIDE = re.compile(rb' r="([A-Z]{2,3})\d')
_NOT_NUMBER = re.compile(rb'\st="[^n]')
_HIDDEN = re.compile(rb'\shidden="(?:1|true)"')
_TAG = re.compile(rb"<[^>]*>")
_AREA = re.compile(rb'\sref="([^"]+)"')
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([^"]+)"')
_LINK = re.compile(rb"<(?:\w+:)?hyperlink\s[^>]*>")
_RELATION = re.compile(rb'\s\w+:id="([^"]*)"')
_FILTER = re.compile(
    rb'<(?:\w+:)?autoFilter\s[^>]*?ref="([^"]+)"[^>]*?(?:/>|>(.*?)</(?:\w+:)?autoFilter>)', re.DOTALL
)
_DIMENSION = re.compile(rb'<(?:\w+:)?dimension\s[^>]*?ref="([^"]+)"')
_FILLED_CELL = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?r="([A-Z]{1,3})\d{1,7}"[^>]*(?<!/)>(?:<(?:\w+:)?f\b[^<]*(?:</(?:\w+:)?f>)?)?<(?:\w+:)?(?:v>[^<]|is>)'
)
_TABLE_BYTES = 2**20
_HYPERLINK = re.compile(rb'^\s*(?:_xlfn\.)?HYPERLINK\(\s*(?:"|&quot;)(.+?)(?:"|&quot;)', re.IGNORECASE)


@dataclass(slots=True)
class Scan:
    """What one pass found. Cells are keyed by (sheet row, column from 1) unless said otherwise."""

    cells: int = 0
    """Cells with a value."""
    last_row: int = 0
    last_column: int = 26
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    padded: dict[tuple[int, int], array[int]] = field(default_factory=lambda: defaultdict(lambda: array("I")))
    """(Column, style) → sheet rows, for numbers in styles that pad with zeros."""
    negative: dict[tuple[int, int], str] = field(default_factory=dict)
    long_numbers: dict[tuple[int, int], str] = field(default_factory=dict)
    """Whole numbers of more digits than a float keeps."""
    asides: Asides = field(default_factory=Asides)


def scan_sheet(package: zipfile.ZipFile, part: str, styles: Mapping[int, str]) -> Scan:
    """One pass over a sheet's part."""
    scan = Scan()
    patterns: _Patterns | None = None
    last, before = b"", b""
    for block in _blocks(package, part):
        if patterns is None:
            prefix = _PREFIX.search(block)
            patterns = _Patterns((prefix[1] + b":") if prefix and prefix[1] else b"", styles)
            scan.asides.hidden_columns = patterns.count_hidden_columns(block)
        patterns.look(block, scan)
        last, before = block, last
    # No block ends between the last cell and the page breaks, which come after all that is looked for here.
    _take_tail(package, part, (before + last).rpartition(b"sheetData>")[2], scan.asides)
    return scan


def check_area(scan: Scan, sheet: str, limits: Limits) -> None:
    """Refuses a sheet whose cells lie so far apart that the rectangle around them fills the memory."""
    if scan.last_row * scan.last_column > limits.area_cells:
        raise ReadError(
            "file.too_large_area",
            sheet=sheet,
            cell=cell_name(scan.last_column, scan.last_row),
            limit=limits.area_cells,
        )


def declared_area(package: zipfile.ZipFile, part: str) -> int:
    """Rows × columns from A1 on, as the head of a sheet's part says; 0 where it says nothing."""
    found = _DIMENSION.search(_head(package, part))
    area = _area(found[1]) if found else None
    return area.last_row * area.last_column if area else 0


def is_string_count_right(package: zipfile.ZipFile, part: str) -> bool:
    """Whether the shared strings can be as many as they say."""
    said = _number(re.search(rb'uniqueCount="(\d+)"', _head(package, part)))
    return said <= package.getinfo(part).file_size


def _head(package: zipfile.ZipFile, part: str) -> bytes:
    try:
        with open_part(package, part) as stream:
            return stream.read(HEAD_BYTES)
    except _DAMAGE as error:
        raise ReadError("file.damaged") from error


def check_strings(package: zipfile.ZipFile, part: str, sheets: Mapping[str, str], limits: Limits) -> None:
    """Refuses a shared string too long for a cell, naming the first cell that holds it."""
    index, start, is_first = -1, b"<si", True
    for block in _blocks(package, part, cut=_STRING_CUTS):
        if is_first:
            prefix = _PREFIX.search(block)
            start = b"<" + prefix[1] + b":si" if prefix and prefix[1] else b"<si"
            is_first = False
        items = re.split(start + rb"\b", block)
        for offset, item in enumerate(items):
            if len(item) > limits.cell_characters and _text_length(item) > limits.cell_characters:
                raise _long_string(package, sheets, index + offset, limits)
        index += len(items) - 1


def _take_tail(package: zipfile.ZipFile, part: str, tail: bytes, asides: Asides) -> None:
    """Filters, merged cells and links, which stand below the cells."""
    asides.merges += filter(None, map(_area, _MERGE.findall(tail)))
    targets = relations(package, part) if _LINK.search(tail) or asides.hidden_rows else {}
    for tag in _LINK.findall(tail):
        area = _area(found[1]) if (found := _AREA.search(tag)) else None
        relation = _RELATION.search(tag)
        kind, target = targets.get(relation[1].decode(), ("", "")) if relation else ("", "")
        if area is not None and kind == "hyperlink":
            asides.link(area.first_row, area.first_column, target)
    if asides.hidden_rows:
        asides.filters += _filters(package, tail, targets)


def _filters(package: zipfile.ZipFile, tail: bytes, targets: Mapping[str, tuple[str, str]]) -> Iterator[Area]:
    """The areas of the sheet's own filter and of its tables' filters, where they are set."""
    contents = [tail]
    for kind, target in targets.values():
        if kind == "table" and target in package.namelist():
            with open_part(package, target) as stream:
                contents.append(stream.read(_TABLE_BYTES))
    for content in contents:
        for reference, inner in _FILTER.findall(content):
            area = _area(reference)
            if area is not None and b"filterColumn" in inner:
                yield area


def _area(reference: bytes) -> Area | None:
    return area_of(reference.decode("ascii", "replace"))


def _text_length(item: bytes) -> int:
    # The item begins behind the name of its element.
    return len(unescape(_TAG.sub(b"", item.partition(b">")[2]).decode("utf-8", "replace")))


def _long_string(
    package: zipfile.ZipFile, sheets: Mapping[str, str], index: int, limits: Limits
) -> ReadError:
    """Names the place; a string that no cell shows is still refused, without one."""
    pattern = re.compile(rb'\sr="([A-Z]+\d+)"[^>]*\st="s"[^>]*>\s*<(?:\w+:)?v>%d</' % index)
    for name, part in sheets.items():
        for block in _blocks(package, part):
            found = pattern.search(block)
            if found:
                return too_long(name, found[1].decode(), limits)
    return too_long(next(iter(sheets), ""), "?", limits)


def count_by_column(package: zipfile.ZipFile, part: str) -> Counter[int]:
    """How many filled cells each column of a sheet holds: slow, for saying where some are missing."""
    found: Counter[int] = Counter()
    for block in _blocks(package, part):
        found.update(map(_column_number, _FILLED_CELL.findall(block)))
    return found


def count_empty_texts(package: zipfile.ZipFile, part: str, strings: str | None) -> int:
    """How many cells of a sheet hold a text of no characters: they count as cells and show nothing."""
    empty = set() if strings is None else _empty_strings(package, strings)
    count = 0
    for block in _blocks(package, part):
        count += len(_EMPTY_INLINE.findall(block))
        count += sum(int(number) in empty for number in _STRING_CELL.findall(block)) if empty else 0
    return count


def _empty_strings(package: zipfile.ZipFile, strings: str) -> set[int]:
    found, index = set(), -1
    for block in _blocks(package, strings, cut=_STRING_CUTS):
        items = re.split(rb"<(?:\w+:)?si\b", block)
        found |= {index + n for n, item in enumerate(items) if not _TAG.sub(b"", b"<" + item).strip()}
        index += len(items) - 1
    return found


class _Patterns:
    """The patterns of one part, which differ with its namespace prefix and with the styles of the workbook."""

    def __init__(self, prefix: bytes, styles: Mapping[int, str]) -> None:
        p = re.escape(prefix)
        self._value = b"<" + prefix + b"v>"
        self._text = b"<" + prefix + b"is>"
        self._no_value = self._value + b"</"
        self._row = re.compile(rb'<%brow\b[^>]*?\sr="(\d+)"' % p)
        self._last_row = b"<" + prefix + b"row "
        self._hidden_row = re.compile(rb'<%brow\b[^>]*?\shidden="(?:1|true)"[^>]*' % p)
        self._has_formula = b"<" + prefix + b"f"
        self._formula = re.compile(
            rb"<%bc\b([^>]*)><%bf\b[^>/]*(?:/>|>([^<]*)</%bf>)(</%bc>)?" % (p, p, p, p)
        )
        self._column = re.compile(rb"<%bcol\b[^>]*>" % p)
        self._error = re.compile(
            rb'<%bc\b([^>]*?\st="e"[^>]*)>(?:(?!</%bc>).)*?<%bv>([^<]*)<' % (p, p, p), re.DOTALL
        )
        self._negative = re.compile(rb"<%bc\b([^>]*)>(?:<%bf\b[^<]*</%bf>)?<%bv>(-[^<]*)<" % (p, p, p, p))
        self._long = re.compile(
            rb'<%bc\b((?:(?!\st="s)[^>])*)>(?:<%bf\b[^<]*</%bf>)?<%bv>(-?(?:\d{16,}|\d(?:\.\d+)?[Ee]\+?(?:1[5-9]|2\d)))<'
            % (p, p, p, p)
        )
        alternatives = b"|".join(b"%d" % style for style in sorted(styles))
        self._padded = (
            re.compile(rb'<%bc\b([^>]*?\ss="(?:%b)"[^>]*)>' % (p, alternatives)) if styles else None
        )

    def look(self, block: bytes, scan: Scan) -> None:
        """Adds what one block shows."""
        scan.cells += block.count(self._value) + block.count(self._text)
        scan.cells -= block.count(self._no_value)
        self._measure(block, scan)
        if b't="e"' in block:
            scan.errors.update((place, text) for place, text in _cells(self._error, block))
        if self._value + b"-" in block:
            scan.negative.update(_cells(self._negative, block))
        if _LONG_NUMBER.search(block):
            self._take_long(block, scan)
        if self._has_formula in block:
            self._take_formulas(block, scan.asides)
        if self._padded is not None:
            for place, row in _styled(self._padded, block):
                scan.padded[place].append(row)
        if b' hidden="' in block:
            numbers = (_ROW_NUMBER.search(tag) for tag in self._hidden_row.findall(block))
            scan.asides.hidden_rows.extend(int(number[1]) for number in numbers if number)

    def _take_long(self, block: bytes, scan: Scan) -> None:
        """Whole numbers keep all their digits; what a spreadsheet calculated with holds fifteen that are right."""
        for place, text in _cells(self._long, block):
            if text.lstrip("-").isdigit():
                scan.long_numbers[place] = text
            scan.asides.long_number(*place, text if text.lstrip("-").isdigit() else number_text(float(text)))

    def _take_formulas(self, block: bytes, asides: Asides) -> None:
        """Those without a result, and links that are written as formulas."""
        for attributes, formula, end in self._formula.findall(block):
            link = _HYPERLINK.match(formula)
            place = _REFERENCE.search(b" " + attributes) if end or link else None
            if place is None:
                continue
            row, column = int(place[2]), _column_number(place[1])
            if link is not None:
                asides.link(row, column, unescape(link[1].decode("utf-8", "replace")))
            if end:
                asides.bare_formula(row, column)

    def count_hidden_columns(self, head: bytes) -> int:
        """How many columns the part's head hides."""
        hidden = [tag for tag in self._column.findall(head) if _HIDDEN.search(tag)]
        return sum(
            max(0, _number(re.search(rb'max="(\d+)"', tag)) - _number(re.search(rb'min="(\d+)"', tag)) + 1)
            for tag in hidden
        )

    def _measure(self, block: bytes, scan: Scan) -> None:
        last = block.rfind(self._last_row)
        if last >= 0:
            scan.last_row = max(scan.last_row, _number(self._row.match(block, last)))
        # Rows stand in order in every file that a program wrote; a forged one runs into the limits of the process.
        widest = max(_WIDE.findall(block), key=lambda letters: (len(letters), letters), default=b"")
        if widest:
            scan.last_column = max(scan.last_column, _column_number(widest))


_LONG_NUMBER = re.compile(rb"v>-?(?:\d{16}|\d[.\d]*[Ee])")
_ROW_NUMBER = re.compile(rb'\sr="(\d{1,7})"')


def _cells(pattern: re.Pattern[bytes], block: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """Place and value of each cell that the pattern finds."""
    for attributes, value in pattern.findall(block):
        place = _REFERENCE.search(b" " + attributes)
        if place:
            yield (int(place[2]), _column_number(place[1])), unescape(value.decode("utf-8", "replace"))


def _styled(pattern: re.Pattern[bytes], block: bytes) -> Iterator[tuple[tuple[int, int], int]]:
    """Column and style, and the row, of cells in one of the styles that hold numbers."""
    for attributes in pattern.findall(block):
        place, style = _REFERENCE.search(attributes), _STYLE.search(attributes)
        if place and style and not _NOT_NUMBER.search(attributes):
            yield (_column_number(place[1]), int(style[1])), int(place[2])


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _number(match: re.Match[bytes] | None) -> int:
    return int(match[1]) if match else 0


def _blocks(
    package: zipfile.ZipFile, part: str, cut: tuple[bytes, ...] = (b"<row", b":row", b"<c ")
) -> Iterator[bytes]:
    """The part in blocks that end between two cells. Blocks grow with a cell that has no end."""
    rest, is_first = b"", True
    try:
        with open_part(package, part) as stream:
            while block := stream.read(max(BLOCK, len(rest))):
                block = rest + block
                if is_first:
                    check_head(block)
                    is_first = False
                end = max(block.rfind(mark) for mark in cut)
                if end > 0 and block[end] == ord(":"):
                    end = block.rfind(b"<", 0, end)
                rest = block[end:] if end > 0 else block
                if end > 0:
                    yield block[:end]
    except _DAMAGE as error:
        raise ReadError("file.damaged") from error
    yield rest
