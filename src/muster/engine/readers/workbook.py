"""XLSX: values by calamine, and what calamine does not tell by one pass over the bytes of each sheet."""

from __future__ import annotations

import re
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from lxml import etree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from muster.engine.issues import Issue, ReadError, Severity
from muster.engine.readers import package as packages
from muster.engine.readers.overlay import overlay_of
from muster.engine.readers.peek import first_rows_of_workbook
from muster.engine.readers.scan import (
    check_area,
    check_strings,
    count_by_column,
    count_empty_texts,
    declared_area,
    is_string_count_right,
    scan_sheet,
)
from muster.engine.readers.sheets import BATCH_ROWS, LISTED_ISSUES, SheetWriter, cell_name
from muster.engine.readers.sparse import closed_up, is_sparse
from muster.engine.readers.usual import in_usual_form
from muster.engine.table import column_letters

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from muster.engine.readers.limits import Limits
    from muster.engine.readers.scan import Scan

FORMAT = "xlsx"
LARGE_BYTES = 16 * 2**20
"""From this size on a part is looked through while the cell reader is at it."""

MODEST_CELLS = 16 * 2**20
"""The cell reader holds the whole rectangle around a sheet's cells; what is larger is looked through before."""

_T = TypeVar("_T")

_READABLE_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_ERROR_CELL = re.compile(rb't="e"')
_ABSURD_CELL = re.compile(
    rb'(<(?:\w+:)?c\b[^>]*?)\ss="\d+"([^>]*>(?:<(?:\w+:)?f\b[^<]*</(?:\w+:)?f>)?<(?:\w+:)?v>-?(?:\d{8}|[\d.]+[Ee]))'
)
_ABSURD_DIGITS = 9
_BROKEN_PACKAGE = (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, UnicodeError, EOFError, ValueError)
_STRING_COUNTS = re.compile(rb'\s(?:uniqueCount|count)="\d+"')


def read(path: Path, *, folder: Path, name: str, limits: Limits) -> dict[str, Any]:  # noqa: ARG001 - sheets have names
    """Reads every sheet with cells into `folder`; returns the manifest."""
    try:
        path = in_usual_form(path, folder)
    except _BROKEN_PACKAGE as error:
        raise ReadError("file.damaged") from error
    with zipfile.ZipFile(path) as package, ThreadPoolExecutor(1) as second_core:
        look = _Look(package, path, limits, second_core)
        try:
            entries = _read_sheets(package, _readable(path, folder, look), look, folder, limits)
        except (OverflowError, CalamineError) as error:
            copy = _repaired(path, folder, look, has_absurd=isinstance(error, OverflowError))
            if copy is None:
                raise ReadError("file.damaged") from error
            entries = _read_sheets(package, copy, look, folder, limits)
        look.check_all()
    return {"format": FORMAT, "encoding": None, "delimiter": None, "sheets": entries}


def peek(path: Path, *, folder: Path, name: str, limits: Limits, rows: int) -> dict[str, Any]:
    """As `read`, of the first rows of every sheet, without inflating the rest of a large one."""
    copy = folder / "first.xlsx"
    first_rows_of_workbook(path, copy, rows)
    return read(copy, folder=folder, name=name, limits=limits)


class _Look:
    """What the bytes of a package tell about it.

    Small parts are looked through at once. Large ones, which say that they are no larger than may be, are looked through
    on the second core while calamine is at them: it needs none of Python meanwhile. docs/decisions/0013 says what that risks.
    """

    def __init__(self, package: zipfile.ZipFile, path: Path, limits: Limits, second_core: Executor) -> None:
        self.sheets = packages.list_sheets(package)
        if len(self.sheets) > limits.sheets:
            raise ReadError("file.too_many_sheets", limit=limits.sheets)
        self.styles = packages.padding_styles(package)
        self.strings = packages.strings_part(package)
        self.second_core = second_core
        self._limits = limits
        self._path = path
        self._parts = {sheet.name: sheet.part for sheet in self.sheets if sheet.part}
        self._scans: dict[str, Callable[[], Scan]] = {}
        self.moved: dict[str, list[int]] = {}
        """Of parts whose rows were moved together: where each row stood."""
        self.is_count_right = self.strings is None or is_string_count_right(package, self.strings)
        self._strings = self._begin(package, self.strings, self._check_strings, second_core)
        for sheet, part in self._parts.items():
            scan = partial(self._scan, sheet, part)
            is_modest = declared_area(package, part) in range(1, MODEST_CELLS + 1)
            self._scans[part] = self._begin(package, part, scan, second_core, may_wait=is_modest)

    @property
    def positions(self) -> list[int]:
        """The sheets that have cells, by position."""
        return [position for position, sheet in enumerate(self.sheets) if sheet.part]

    def scan_of(self, part: str) -> Scan:
        """What the look at a sheet's part found."""
        return self._scans[part]()

    def has_known_trouble(self) -> bool:
        """Whether a part looked through so far is one of `strange_parts` or `sparse_parts`."""
        known = [scan() for scan in self._scans.values() if not isinstance(scan, Later)]
        return any(_is_strange(scan) or is_sparse(scan) for scan in known)

    def has_known_absurd(self) -> bool:
        """Whether a part looked through so far has a number so far below zero that a date of it ends the process."""
        known = (scan() for scan in self._scans.values() if not isinstance(scan, Later))
        return any(
            len(text) > _ABSURD_DIGITS or "e" in text.lower()
            for scan in known
            for text in scan.negative.values()
        )

    def sparse_parts(self) -> set[str]:
        """Parts whose cells stand so far apart that the cell reader would fill the memory with nothing."""
        return {part for part, scan in self._scans.items() if is_sparse(scan())}

    def strange_parts(self) -> set[str]:
        """Parts with kinds of errors that make the cell reader give up the whole workbook."""
        return {part for part, scan in self._scans.items() if _is_strange(scan())}

    def check_all(self) -> None:
        """Refuses what a part still being looked through is refused for."""
        self._strings()
        for scan in self._scans.values():
            scan()

    def _begin(
        self,
        package: zipfile.ZipFile,
        part: str | None,
        work: Callable[[], _T],
        second_core: Executor,
        *,
        may_wait: bool = True,
    ) -> Callable[[], _T]:
        size = package.getinfo(part).file_size if part else 0
        if may_wait and size >= LARGE_BYTES:
            return Later(second_core.submit(work))
        found = work()
        return lambda: found

    def _scan(self, sheet: str, part: str) -> Scan:
        with zipfile.ZipFile(self._path) as package:
            scan = scan_sheet(package, part, self.styles)
        check_area(scan, sheet, self._limits)
        return scan

    def _check_strings(self) -> None:
        if self.strings is not None:
            with zipfile.ZipFile(self._path) as package:
                check_strings(package, self.strings, self._parts, self._limits)


class Later(Generic[_T]):
    """A result that is waited for when it is needed."""

    def __init__(self, future: Future[_T]) -> None:
        self._future = future

    def __call__(self) -> _T:
        return self._future.result()


def _is_strange(scan: Scan) -> bool:
    return bool(set(scan.errors.values()) - _READABLE_ERRORS)


def _read_sheets(
    package: zipfile.ZipFile, path: Path, look: _Look, folder: Path, limits: Limits
) -> list[dict[str, Any]]:
    book = _opened(path)
    return [_read_whole(package, book, position, look, folder, limits) for position in look.positions]


def _read_whole(
    package: zipfile.ZipFile,
    book: CalamineWorkbook,
    position: int,
    look: _Look,
    folder: Path,
    limits: Limits,
) -> dict[str, Any]:
    """Reads one sheet; refuses it when a cell that the file holds did not arrive."""
    sheet = look.sheets[position]
    part = sheet.part or ""
    cells = book.get_sheet_by_name(sheet.name)
    scan = look.scan_of(part)
    writer = SheetWriter(
        sheet.name,
        folder,
        position,
        limits,
        adjust=overlay_of(scan, look.styles),
        second_core=look.second_core,
        issues=_error_issues(sheet.name, scan),
    )
    _read_rows(cells, writer, look.moved.get(part))
    entry = writer.finish(scan.asides, is_hidden=sheet.is_hidden)
    delivered = writer.cells
    if delivered < scan.cells and delivered < scan.cells - count_empty_texts(package, part, look.strings):
        raise _lost(package, sheet, writer, scan)
    return entry


def _lost(package: zipfile.ZipFile, sheet: packages.SheetPart, writer: SheetWriter, scan: Scan) -> ReadError:
    """Names the first column of which cells are missing."""
    held = count_by_column(package, sheet.part or "")
    missing = [column for column, count in sorted(held.items()) if count > writer.column_cells[column]]
    place = column_letters(missing[0]) if missing else "?"
    return ReadError("file.cells_lost", sheet=sheet.name, read=writer.cells, held=scan.cells, column=place)


def _opened(path: Path) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(path)
    except OSError as error:
        raise ReadError("file.damaged") from error


def _readable(path: Path, folder: Path, look: _Look) -> Path:
    """The file itself, unless it is known already that the cell reader won't take it."""
    has_absurd = look.has_known_absurd()
    if look.is_count_right and not has_absurd and not look.has_known_trouble():
        return _named(path, folder)
    return _repaired(path, folder, look, has_absurd=has_absurd) or path


def _repaired(path: Path, folder: Path, look: _Look, *, has_absurd: bool = False) -> Path | None:
    """A copy that the cell reader takes; None where nothing is known that could be repaired.

    There newer kinds of error cells are texts, a false count of texts is gone, absurd numbers have no format, and rows
    far apart follow each other.
    """
    look.check_all()
    strange, sparse = look.strange_parts(), look.sparse_parts()
    if look.is_count_right and not strange and not sparse and not has_absurd:
        return None
    copy = folder / ("plain.xlsx" if has_absurd else "repaired.xlsx")
    sheets = {sheet.part for sheet in look.sheets}
    with (
        zipfile.ZipFile(path) as old,
        zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for part in old.infolist():
            content = old.read(part)
            if part.filename in strange:
                content = _ERROR_CELL.sub(b't="str"', content)
            if has_absurd and part.filename in sheets:
                content = _ABSURD_CELL.sub(rb"\1\2", content)
            if part.filename in sparse:
                content, look.moved[part.filename] = closed_up(content)
            if part.filename == look.strings:
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


def _read_rows(sheet: CalamineSheet, writer: SheetWriter, moved: list[int] | None) -> None:
    """`iter_rows` counts rows from the sheet's first, columns from the first that is used."""
    writer.first_column = sheet.start[1] + 1 if sheet.start else 1
    rows = iter(sheet.iter_rows())
    done = 0
    while batch := list(islice(rows, BATCH_ROWS)):
        numbers = range(done + 1, done + 1 + len(batch)) if moved is None else moved[done : done + len(batch)]
        writer.take(batch, numbers, len(batch[0]))
        done += len(batch)


def _error_issues(sheet: str, scan: Scan) -> list[Issue]:
    return [
        Issue("cell.error", Severity.WARNS, sheet, row, value=text, params={"cell": cell_name(column, row)})
        for (row, column), text in islice(sorted(scan.errors.items()), LISTED_ISSUES)
    ]
