"""How a text file is cut into cells: its delimiter, quotes and escapes, found from its first lines."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, deque
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAMPLE_CHARACTERS = 2**16
SPACES = "  "
"""The delimiter of a file whose columns are set apart by two spaces or more."""
USUAL = (",", ";", "\t", "|")
RARE = (SPACES, "^", "~", "¦", "§", "¬", "#", "!", "*", "$", "%", "&")
"""Believed where they cut nearly every row alike, and no usual one does."""
RISKY = (" ", ":", "/", "\\", "=")
"""Words, times and dates hold them too: believed only where whole e-mail addresses come out of it."""
_CONTROLS = "".join(map(chr, [*range(1, 9), *range(0x0E, 0x20)]))
_RISKY_COST, _RARE_COST = 0.35, 0.15
_EVEN = 0.8
_SCORED_ROWS = 500
_STRICT_EMAIL = re.compile(r"(?<![\w.+'%-])[\w.+'%-]+@[\w-]+(?:\.[\w-]+)+")
"""It begins only where a word does: otherwise a long text without an @ is gone through once for each letter."""
_ESCAPED = re.compile(r"\\([\\\"',;|\t^])?")
_GAP = re.compile(r" {2,}")

Row = list[str]


@dataclass(frozen=True)
class Dialect:
    """One way to cut lines into cells. Quotes are always doubled inside quotes; `escape` is a second way."""

    delimiter: str
    quote: str = '"'
    escape: str | None = None

    def reader(
        self, lines: Iterator[str] | list[str], *, strict: bool = False, quoted: bool = True
    ) -> Iterator[Row]:
        """The rows of these lines."""
        return csv.reader(
            map(self.prepared, lines) if self.needs_preparing else lines,
            delimiter="\t" if self.delimiter == SPACES else self.delimiter,
            quotechar=self.quote,
            quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
            escapechar=self.escape,
            skipinitialspace=self.delimiter == " ",
            strict=strict,
        )

    def unquoted(self, line: str) -> Row:
        """The cells of a line whose quotes mean nothing."""
        if self.needs_preparing or self.delimiter == " ":
            return next(self.reader([line], quoted=False))
        return line.rstrip("\r\n").split(self.delimiter)

    @cached_property
    def needs_preparing(self) -> bool:
        """Whether lines are not what Python's reader takes."""
        return self.delimiter == SPACES or self.escape is not None

    def prepared(self, line: str) -> str:
        """The line as Python's reader takes it: gaps are one tab; a lone backslash stays one."""
        if self.delimiter == SPACES:
            return _GAP.sub(
                "\t", line.replace("\t", " ").strip(" ").replace(" \n", "\n").replace(" \r", "\r")
            )
        return _ESCAPED.sub(lambda found: found[0] if found[1] else r"\\", line)


class Cutter:
    """Cuts lines into rows, and gets over quotes that are opened and never closed.

    `_unread` holds the lines of the row being read, so that a row that swallowed its neighbours can be read again;
    `_ahead` those that were given back. `mended` has the first line of the row just given, if it was cut by force.
    """

    def __init__(self, next_line: Callable[[], str], dialect: Dialect) -> None:
        self._next_line = next_line
        self._dialect = dialect
        self._unread: list[str] = []
        self._ahead: deque[str] = deque()
        self._has_ended = False
        self.mended: str | None = None

    @property
    def is_ahead(self) -> bool:
        """Whether lines were taken that no row has used yet."""
        return bool(self._ahead)

    def __iter__(self) -> Iterator[Row]:
        # A reader goes on with the next line after a row that it could not cut, as long as there are lines.
        rows = self._rows()
        is_done = False
        while not is_done:
            try:
                for row in rows:
                    self._unread.clear()
                    yield row
                is_done = True
            except csv.Error as error:
                if "field larger" in str(error):
                    raise
                yield self._mend()
                self.mended = None
                if self._has_ended:
                    rows = self._rows()

    def _rows(self) -> Iterator[Row]:
        self._has_ended = False
        return self._dialect.reader(self._kept_lines(), strict=True)

    def _kept_lines(self) -> Iterator[str]:
        while line := self._ahead.popleft() if self._ahead else self._next_line():
            self._unread.append(line)
            yield line
        self._has_ended = True

    def _mend(self) -> Row:
        """Takes the first line of a row that can't be cut, and gives the others back to be read again."""
        lines, self._unread = self._unread, []
        if len(lines) == 1 and lines[0].count(self._dialect.quote) % 2 == 0:
            # `"Anna" M,x` is no RFC 4180, but every spreadsheet takes it as one row.
            return next(self._dialect.reader(lines))
        if len(lines) > 1:
            self._ahead.extendleft(reversed(lines[1:]))
        self.mended = lines[0]
        return self._dialect.unquoted(lines[0])


class _Score(NamedTuple):
    worth: float
    width: int
    share: float
    intact: float
    """Of the addresses in the sample, those that stand in a cell alone."""


def detect_dialect(sample: str) -> Dialect:
    """The dialect that cuts most rows of the sample alike and tears no e-mail address; RFC 4180 where none does."""
    lines = _sample_lines(sample)
    emails = len(_STRICT_EMAIL.findall("".join(lines)))
    scores = {
        dialect: score
        for delimiter in _delimiters(lines)
        for dialect in _quotings(delimiter, lines)
        if (score := _score(lines, dialect, emails)).width
    }
    plain = _score(lines, Dialect("\x00"), emails).intact if emails else 1.0
    return max(
        (dialect for dialect, score in scores.items() if _is_believed(dialect, score, plain)),
        key=lambda dialect: scores[dialect][:2],
        default=Dialect(","),
    )


def _sample_lines(sample: str) -> list[str]:
    lines = list(io.StringIO(sample, newline=""))
    if len(sample) >= SAMPLE_CHARACTERS and len(lines) > 1:
        lines.pop()
    return lines[: 4 * _SCORED_ROWS]


def _delimiters(lines: list[str]) -> list[str]:
    """The delimiters worth a try: usual ones, and others that stand in most lines."""
    filled = [line for line in lines if line.strip()]
    others = (*RARE, *RISKY, *_CONTROLS)
    often = [one for one in others if 2 * sum(one in line.strip(" \r\n") for line in filled) > len(filled)]
    return [*(one for one in USUAL if any(one in line for line in filled)), *often]


def _quotings(delimiter: str, lines: list[str]) -> list[Dialect]:
    """The ways of quoting that the lines show signs of, the most usual first."""
    text = "".join(lines)
    found = [Dialect(delimiter)]
    if '\\"' in text or f"\\{delimiter[0]}" in text:
        found.append(Dialect(delimiter, escape="\\"))
    if "'" in text and _encloses("'", delimiter, lines):
        found.append(Dialect(delimiter, quote="'"))
        if "\\'" in text:
            found.append(Dialect(delimiter, quote="'", escape="\\"))
    return found


def _encloses(quote: str, delimiter: str, lines: list[str]) -> bool:
    """Whether cells begin and end with this character: in two rows, or in one with something that needs it."""
    edge = re.escape(delimiter)
    cell = re.compile(rf"(?:^|{edge}){quote}((?:[^{quote}]|{quote}{quote})*){quote}(?=[\r\n]|$|{edge})")
    found = [match[1] for line in lines if (match := cell.search(line))]
    return len(found) > 1 or any(quote * 2 in text or delimiter in text for text in found)


def _score(lines: list[str], dialect: Dialect, emails: int) -> _Score:
    """The share of rows as wide as most, less what was mended, more for addresses that stand in a cell alone."""
    widths: list[int] = []
    mended = whole = 0
    # Most files hold none of these, and a look at each cell takes as long as the cutting.
    may_be_misread = any("\\" in line or "'" in line for line in lines)
    for row, is_mended in _cut(lines, dialect):
        if any(row):
            widths.append(len(row))
            mended += is_mended or (may_be_misread and _is_misread(row, dialect))
            whole += sum("@" in cell and _STRICT_EMAIL.fullmatch(cell.strip()) is not None for cell in row)
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return _Score(0.0, 0, 0.0, min(1.0, whole / max(1, emails)))
    width, times = max(wide.items(), key=lambda item: (item[1] * min(item[0], 4), item[0]))
    share = times / len(widths)
    intact = min(1.0, whole / emails) if emails else 1.0
    return _Score(share + 1.5 * intact - mended / len(widths) - _cost(dialect), width, share, intact)


def _cut(lines: list[str], dialect: Dialect) -> Iterator[tuple[Row, bool]]:
    """The first rows, and whether each had to be mended; up to a cell that is longer than any may be."""
    cutter = Cutter(io.StringIO("".join(lines), newline="").readline, dialect)
    with suppress(csv.Error):
        for row in islice(cutter, _SCORED_ROWS):
            yield row, cutter.mended is not None


def _is_misread(row: Row, dialect: Dialect) -> bool:
    """Whether cells show quotes or escapes of another dialect."""
    if dialect.escape is None and any(_is_escaped(cell, dialect.quote) for cell in row):
        return True
    return dialect.quote == '"' and dialect.delimiter != "'" and sum(_is_wrapped(cell) for cell in row) > 0


def _is_escaped(cell: str, quote: str) -> bool:
    """What is left of a quote behind a backslash, or of one that was taken for the end: `"\\"0"` is read as `\\0"`."""
    return "\\" + quote in cell or ("\\" in cell and cell.endswith(quote))


def _is_wrapped(cell: str) -> bool:
    return len(cell) > 1 and cell[0] == cell[-1] == "'"


def _cost(dialect: Dialect) -> float:
    cost = 0.02 * (dialect.quote != '"') + 0.01 * (dialect.escape is not None)
    if dialect.delimiter in RISKY:
        return cost + _RISKY_COST
    return cost + (0 if dialect.delimiter in USUAL else _RARE_COST)


def _is_believed(dialect: Dialect, score: _Score, plain: float) -> bool:
    if dialect.delimiter in USUAL:
        return True
    is_even = score.share >= _EVEN
    if dialect.delimiter not in RISKY:
        return is_even
    return is_even and score.intact > plain
