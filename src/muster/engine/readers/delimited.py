"""CSV and its relatives: any usual delimiter and encoding, quotes as in RFC 4180, cells kept exactly as text."""

from __future__ import annotations

import csv
from collections import Counter, deque
from typing import TYPE_CHECKING, Any, TextIO

from muster.engine.issues import Issue, ReadError, Severity
from muster.engine.readers.charset import detect_codec
from muster.engine.readers.guard import TEXT
from muster.engine.readers.sheets import BATCH_ROWS, SheetWriter, too_long

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from muster.engine.readers.limits import Limits

FORMAT = "csv"
DELIMITERS = (",", ";", "\t", "|")
SAMPLE_CHARACTERS = 2**16

Row = list[str]


def recognises(kind: str) -> bool:
    """Whether a file of this kind is read here."""
    return kind == TEXT


def read(path: Path, *, folder: Path, name: str, limits: Limits) -> dict[str, Any]:
    """Reads the file into `folder`; returns the manifest."""
    codec, encoding = detect_codec(path)
    csv.field_size_limit(limits.line_characters)
    try:
        with path.open(encoding=codec, newline="") as file:
            delimiter = _take_delimiter(file)
            sheet = SheetWriter(name.rsplit(".", 1)[0] or name, folder, 0, limits)
            _Rows(file, delimiter, sheet, limits).read_all()
    except UnicodeDecodeError as error:
        raise ReadError("file.unknown_encoding") from error
    return {"format": FORMAT, "encoding": encoding, "delimiter": delimiter, "sheets": [sheet.finish()]}


def detect_delimiter(sample: str) -> str:
    """The delimiter that cuts most rows of the sample into the same number of cells; a comma where none does."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _take_delimiter(file: TextIO) -> str:
    """From a first line `sep=;`, which Excel obeys and does not count as a row, or from the sample."""
    sample = file.read(SAMPLE_CHARACTERS)
    file.seek(0)
    first = sample.splitlines()[0] if sample.splitlines() else ""
    said = first.strip().strip('"')
    if said[:4].casefold() == "sep=" and len(said) in (4, 5):
        file.readline()
        return said[4:] or "\t"
    if not sample.strip("\ufeff\r\n\t ,;|\x00"):
        raise ReadError("file.empty")
    return detect_delimiter(sample)


def _evenness(sample: str, delimiter: str) -> tuple[float, int]:
    """The share of rows that are as wide as most, and that width."""
    lines = sample.splitlines(keepends=True)
    if len(sample) >= SAMPLE_CHARACTERS and len(lines) > 1:
        lines.pop()
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if any(row)]
    except csv.Error:
        return 0.0, 0
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0.0, 0
    width, times = max(wide.items(), key=lambda item: (item[1] * min(item[0], 4), item[0]))
    return times / len(widths), width


class _Rows:
    """Cuts lines into rows, and gets over quotes that are opened and never closed.

    `_unread` holds the lines of the row being read, so that a row that swallowed its neighbours can be read again;
    `_ahead` those that were given back.
    """

    def __init__(self, file: TextIO, delimiter: str, sheet: SheetWriter, limits: Limits) -> None:
        self._file = file
        self._delimiter = delimiter
        self._sheet = sheet
        self._limits = limits
        self._unread: list[str] = []
        self._ahead: deque[str] = deque()
        self._number = 0
        self._batch: list[Row] = []
        self._numbers: list[int] = []

    def read_all(self) -> None:
        """Every row of the file, into the sheet."""
        is_done = False
        while not is_done:
            try:
                self._read_rows(csv.reader(self._lines(), delimiter=self._delimiter, strict=True))
                is_done = True
            except csv.Error as error:
                if "field larger" in str(error):
                    raise self._too_long() from error
                self._mend()
        self._flush()

    def _lines(self) -> Iterator[str]:
        """Lines given back, then those of the file; each is kept until its row is complete."""
        limit = self._limits.line_characters
        while line := self._ahead.popleft() if self._ahead else self._file.readline(limit):
            if len(line) >= limit:
                raise self._too_long()
            self._unread.append(line)
            yield line

    def _read_rows(self, reader: Iterable[Row]) -> None:
        for row in reader:
            self._unread.clear()
            self._add(row)

    def _mend(self) -> None:
        """Takes the first line of a row that can't be cut, and gives the others back to be read again."""
        lines, self._unread = self._unread, []
        if len(lines) == 1 and lines[0].count('"') % 2 == 0:
            # `"Anna" M,x` is no RFC 4180, but every spreadsheet takes it as one row.
            self._add(next(csv.reader(lines, delimiter=self._delimiter)))
            return
        self._add(next(csv.reader(lines[:1], delimiter=self._delimiter, quoting=csv.QUOTE_NONE)))
        self._sheet.issues.append(
            Issue(
                "row.quote_unclosed",
                Severity.WARNS,
                self._sheet.name,
                self._number,
                value=lines[0].strip()[:200],
            )
        )
        self._ahead.extendleft(reversed(lines[1:]))

    def _add(self, row: Row) -> None:
        self._number += 1
        if row:
            self._batch.append(row)
            self._numbers.append(self._number)
        if len(self._batch) == BATCH_ROWS:
            self._flush()

    def _flush(self) -> None:
        width = max(map(len, self._batch), default=0)
        if width > self._limits.columns:
            raise ReadError("file.too_many_columns", sheet=self._sheet.name, limit=self._limits.columns)
        if any(len(row) < width for row in self._batch):
            self._batch = [row + [""] * (width - len(row)) for row in self._batch]
        self._sheet.take(self._batch, self._numbers, width)
        self._batch, self._numbers = [], []

    def _too_long(self) -> ReadError:
        return too_long(self._sheet.name, f"A{self._number + 1}", self._limits)
