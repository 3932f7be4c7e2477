"""CSV and its relatives: any delimiter, quotes, escapes and encoding; cells kept exactly as text."""

from __future__ import annotations

import csv
import dataclasses
from codecs import BOM_UTF8
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor
from io import TextIOWrapper
from mmap import PROT_READ, mmap
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, TextIO

from muster.engine.issues import Issue, ReadError, Severity
from muster.engine.readers.charset import Charset, detect_charset, readable
from muster.engine.readers.dialect import SAMPLE_CHARACTERS, Cutter, Dialect, Row, detect_dialect
from muster.engine.readers.peek import first_rows_of_text
from muster.engine.readers.plain import BLOCK_BYTES, PlainRows, cuts_plainly, plain_rows
from muster.engine.readers.sheets import BATCH_ROWS, LISTED_ISSUES, SheetWriter, cell_name, too_long

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from muster.engine.readers.limits import Limits

FORMAT = "csv"
CUT_AHEAD = 2
"""So many blocks are cut while the one before is taken: each holds memory."""


def read(path: Path, *, folder: Path, name: str, limits: Limits) -> dict[str, Any]:
    """Reads the file into `folder`; returns the manifest."""
    charset = detect_charset(path)
    csv.field_size_limit(limits.line_characters)
    with (
        ThreadPoolExecutor(1) as second_core,
        path.open(encoding=charset.codec, errors=charset.errors, newline="") as file,
    ):
        dialect = _take_dialect(file)
        limits = dataclasses.replace(limits, rows=limits.text_rows)
        name = name.rsplit(".", 1)[0] or name
        sheet = SheetWriter(name, folder, 0, limits, is_text_file=True, second_core=second_core)
        rows = _Rows(dialect, charset, sheet, limits)
        # A first line `sep=;` may end in its own way; such a file goes row by row.
        is_plain = charset.name == "utf-8" and charset.is_clean and not file.tell()
        if is_plain and cuts_plainly(dialect):
            _read_in_blocks(path, rows)
        else:
            rows.read(file.readline)
        rows.finish()
        entry = sheet.finish()
    return {
        "format": FORMAT,
        "encoding": charset.name,
        "delimiter": dialect.delimiter,
        "sheets": [entry],
    }


def peek(path: Path, *, folder: Path, name: str, limits: Limits, rows: int) -> dict[str, Any]:  # noqa: ARG001 - cut by size
    """As `read`, of the first few MiB."""
    copy = folder / "first.txt"
    first_rows_of_text(path, copy)
    return read(copy, folder=folder, name=name, limits=limits)


def detect_delimiter(sample: str) -> str:
    """The delimiter that cuts most rows of the sample into the same number of cells; a comma where none does."""
    return detect_dialect(sample).delimiter


def _read_in_blocks(path: Path, rows: _Rows) -> None:
    """Blocks of whole lines at once where they are plain; from one that isn't, row by row to the end of that block."""
    with (
        path.open("rb") as file,
        mmap(file.fileno(), 0, prot=PROT_READ) as content,
        ThreadPoolExecutor(CUT_AHEAD) as cores,
    ):
        place = len(BOM_UTF8) if content[: len(BOM_UTF8)] == BOM_UTF8 else 0
        blocks = _Blocks(content, rows, cores)
        while place < len(content):
            block = blocks.at(place)
            plain = block.plain.result()
            if plain is not None:
                rows.take_plain(plain)
                place = block.end
                continue
            file.seek(place)
            if b"\r" in content[place : block.end].replace(b"\r\n", b"\n"):
                # Lines that end otherwise: the text layer knows how.
                with TextIOWrapper(file, encoding="utf-8", newline="") as text:
                    rows.read(text.readline)
                return
            _read_row_by_row(file, block.end, rows)
            place = file.tell()


class _Block(NamedTuple):
    """A part of a file, with its last line whole as long as that is no longer than a block; being cut, or cut already."""

    start: int
    end: int
    plain: Future[PlainRows | None]


class _Blocks:
    """The blocks of a file, cut on both cores before they are asked for: Polars cuts one of this size on one core."""

    def __init__(self, content: mmap, rows: _Rows, cores: Executor) -> None:
        self._content = content
        self._rows = rows
        self._cores = cores
        self._waiting: deque[_Block] = deque()

    def at(self, place: int) -> _Block:
        """The block that begins here: mostly the one behind the last. Those cut ahead are dropped if it is another."""
        if self._waiting and self._waiting[0].start != place:
            self._waiting.clear()
        while len(self._waiting) <= CUT_AHEAD:
            start = self._waiting[-1].end if self._waiting else place
            if start == len(self._content):
                break
            end = self._end(start)
            self._waiting.append(_Block(start, end, self._cores.submit(self._cut, start, end)))
        return self._waiting.popleft()

    def _end(self, start: int) -> int:
        end = start + BLOCK_BYTES
        if end >= len(self._content):
            return len(self._content)
        line = self._content.find(b"\n", end - 1, end + BLOCK_BYTES)
        return line + 1 if line >= 0 else min(end + BLOCK_BYTES, len(self._content))

    def _cut(self, start: int, end: int) -> PlainRows | None:
        block = self._content[start:end]
        is_whole = block.endswith(b"\n") or end == len(self._content)
        return plain_rows(block, self._rows.dialect, self._rows.limits) if is_whole else None


def _read_row_by_row(file: BinaryIO, end: int, rows: _Rows) -> None:
    """The rows that begin before `end`; the last one may reach further."""

    def readline(limit: int) -> str:
        # So many bytes are as many characters at least: a line that is cut here is refused for its length.
        return file.readline(4 * limit).decode(errors="ignore")

    rows.read(readline, until=lambda: file.tell() >= end)


def _take_dialect(file: TextIO) -> Dialect:
    """From a first line `sep=;`, which Excel obeys and does not count as a row, or from the sample."""
    sample = file.read(SAMPLE_CHARACTERS)
    file.seek(0)
    first = file.readline(SAMPLE_CHARACTERS)
    said = first.removeprefix("\ufeff").strip("\r\n").strip(" ").strip('"')
    if said[:4].casefold() == "sep=" and len(said) in (4, 5):
        # With `sep=` as its whole first line, the delimiter is the tab that the line lost.
        return _spoken(said[4:] or "\t")
    file.seek(0)
    if not sample.strip("\ufeff\r\n\t ,;|\x00"):
        raise ReadError("file.empty")
    return detect_dialect(sample)


def _spoken(delimiter: str) -> Dialect:
    """The dialect of a file that names its delimiter, as Excel reads it; a quote as delimiter leaves none for quoting."""
    return Dialect(delimiter, quote="\x00") if delimiter == '"' else Dialect(delimiter)


class _Rows:
    """Takes the rows of the file to the sheet in batches, and notes those that are not as they should be."""

    def __init__(self, dialect: Dialect, charset: Charset, sheet: SheetWriter, limits: Limits) -> None:
        self.dialect = dialect
        self._readline: Callable[[int], str] = _no_line
        self._charset = charset
        self._sheet = sheet
        self.limits = limits
        self._number = 0
        self._batch: list[Row] = []
        self._numbers: list[int] = []
        self._widths = _Widths()
        self._mended = 0

    def read(self, readline: Callable[[int], str], until: Callable[[], bool] | None = None) -> None:
        """Rows of these lines, into the sheet: to the last line, or to the end of the row after which `until` holds."""
        self._readline = readline
        cutter = Cutter(self._next_line, self.dialect)
        try:
            for row in cutter:
                self._add(row)
                if cutter.mended is not None:
                    self._report_mended(cutter.mended)
                if until is not None and not cutter.is_ahead and until():
                    break
        except csv.Error as error:
            raise too_long(self._sheet.name, f"A{self._number + 1}", self.limits) from error
        self._flush()

    def take_plain(self, plain: PlainRows) -> None:
        """Rows that are cut already, all as wide."""
        frame = plain.frame
        first = self._number + 1
        self._number += frame.height
        self._widths.take_even(frame.width, frame.height)
        self._sheet.take_frame(frame, first, plain.signs)

    def finish(self) -> None:
        """Says which rows are shorter or longer than most."""
        self._sheet.issues.extend(self._widths.issues(self._sheet.name))

    def _next_line(self) -> str:
        limit = self.limits.line_characters
        line = self._readline(limit + 1)
        if len(line) > limit:
            raise ReadError("file.line_too_long", row=self._number + 1, limit=limit)
        return line

    def _report_mended(self, line: str) -> None:
        self._mended += 1
        if self._mended > LISTED_ISSUES:
            return
        self._sheet.issues.append(
            Issue(
                "row.quote_unclosed",
                Severity.WARNS,
                self._sheet.name,
                self._number,
                value=self._charset.without_marks(line.strip())[:200],
            )
        )

    def _add(self, row: Row) -> None:
        self._number += 1
        if len(row) > self.limits.columns:
            row = self._without_empty_end(row)
        if row:
            if not self._charset.is_clean:
                row = [self._readable(cell, column) for column, cell in enumerate(row, start=1)]
            self._batch.append(row)
            self._numbers.append(self._number)
        if len(self._batch) == BATCH_ROWS:
            self._flush()

    def _without_empty_end(self, row: Row) -> Row:
        """A row that is wider than any sheet, as far as it is filled; refused where that is still too far."""
        filled = _filled(row)
        if filled > self.limits.columns:
            raise ReadError("file.too_many_columns", sheet=self._sheet.name, limit=self.limits.columns)
        return row[:filled]

    def _readable(self, cell: str, column: int) -> str:
        """The cell with its unreadable bytes replaced, and an issue for it."""
        text = readable(cell, self._charset)
        if text != cell:
            place = cell_name(column, self._number)
            params = {"cell": place, "encoding": self._charset.name}
            issue = Issue(
                "cell.bad_byte",
                Severity.WARNS,
                self._sheet.name,
                self._number,
                value=text[:200],
                params=params,
            )
            self._sheet.issues.append(issue)
        return text

    def _flush(self) -> None:
        widths = list(map(len, self._batch))
        width = max(widths, default=0)
        if min(widths, default=0) < width:
            self._widths.take(self._batch, self._numbers)
            self._batch = [row + [""] * (width - len(row)) for row in self._batch]
        else:
            self._widths.take_even(width, len(widths))
        self._sheet.take(self._batch, self._numbers, width)
        self._batch, self._numbers = [], []


def _no_line(_limit: int) -> str:
    return ""


class _Widths:
    """How many cells the rows have. Empty ones at the end of a row make it no longer than the others."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()
        self._rows: dict[int, list[tuple[int, int]]] = {}
        """For each width the rows: number, and cells up to the last one with text."""

    def take(self, rows: list[Row], numbers: list[int]) -> None:
        """Rows of different widths."""
        for row, number in zip(rows, numbers, strict=True):
            self._counts[len(row)] += 1
            listed = self._rows.setdefault(len(row), [])
            if len(listed) < LISTED_ISSUES:
                listed.append((number, _filled(row)))

    def take_even(self, width: int, times: int) -> None:
        """Rows that are all as wide."""
        self._counts[width] += times
        self._rows.setdefault(width, []).append((0, 0))

    def issues(self, sheet: str) -> list[Issue]:
        """One for each row below the first usual one that is shorter or longer than most."""
        if not self._counts:
            return []
        usual = max(self._counts, key=lambda width: (self._counts[width], width))
        start = self._rows.get(usual, [(0, 0)])[0][0]
        odd = sorted(
            (number, width, filled)
            for width, rows in self._rows.items()
            for number, filled in rows
            if number > start and filled and (width < usual or filled > usual)
        )
        return [_width_issue(sheet, number, width, usual) for number, width, _ in odd[:LISTED_ISSUES]]


def _width_issue(sheet: str, number: int, width: int, usual: int) -> Issue:
    code = "row.shorter" if width < usual else "row.longer"
    return Issue(code, Severity.WARNS, sheet, number, params={"cells": width, "usual": usual})


def _filled(row: Row) -> int:
    """How many cells up to the last with text."""
    return next((n for n in range(len(row), 0, -1) if row[n - 1].strip()), 0)
