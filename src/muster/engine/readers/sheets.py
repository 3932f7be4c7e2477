"""One sheet on its way out of the child: batches of rows become text columns in Arrow files, checked on the way."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import polars as pl

from muster.engine.issues import Issue, ReadError, Severity, issue_frame
from muster.engine.mojibake import find_mojibake
from muster.engine.readers.asides import Asides, hidden_among, laid_over, sheet_issues
from muster.engine.readers.blanks import KEPT_DIGITS, OddBlanks, find_shortened
from muster.engine.readers.cells import text_column
from muster.engine.table import ROW, column_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from polars.expr.string import ExprStringNameSpace

    from muster.engine.readers.limits import Limits

BATCH_ROWS = 5_000
PART_ROWS = 25_000
WAITING_PARTS = 2
"""So many parts may wait to be written: each holds memory."""
REPLACED = "\ufffd"
LISTED_ISSUES = 10_000
"""Of one sheet; a file with more wrong cells than that is not repaired cell by cell."""

LETTERS, CONTROLS, EXPONENTS = "letters", "controls", "exponents"
SIGNS = frozenset((LETTERS, CONTROLS, EXPONENTS))
"""What the texts of a column may show: letters beyond ASCII that can be blanks or misread, returns and characters to
replace, `E+`."""

_LONGEST = "longest"
_UNWANTED = "[\\x00\\x1f]"
_SHOWS: dict[str, Callable[[ExprStringNameSpace], pl.Expr]] = {
    LETTERS: lambda text: (text.len_bytes() != text.len_chars()).any(),
    CONTROLS: lambda text: text.contains("[\\x00\r\\x1f]").any(),
    EXPONENTS: lambda text: text.contains("E+", literal=True).any(),
}


@dataclass(slots=True)
class SheetWriter:
    """Takes rows, writes parts; knows how many cells with text went through it."""

    name: str
    folder: Path
    position: int
    limits: Limits
    first_column: int = 1
    adjust: Callable[[pl.DataFrame], pl.DataFrame] | None = None
    """Laid over each part before it is written: what the format's own reader does not give."""
    is_text_file: bool = False
    """Numbers came as a program wrote them, not as it held them."""
    second_core: Executor | None = None
    """Where parts are checked and written while further rows come; one at a time, in order."""
    cells: int = 0
    column_cells: Counter[int] = field(default_factory=Counter)
    """The same by column."""
    rows: int = 0
    issues: list[Issue] = field(default_factory=list)
    _frames: list[pl.DataFrame] = field(default_factory=list)
    _pending: int = 0
    _possible: frozenset[str] = frozenset()
    """The signs that the rows not yet written may show."""
    _parts: list[str] = field(default_factory=list)
    _widths: list[int] = field(default_factory=list)
    _width: int = 0
    _blanks: OddBlanks = field(default_factory=OddBlanks)
    _numbers: list[pl.Series] = field(default_factory=list)
    """The row numbers that each part delivered."""
    _seen: list[Issue] = field(default_factory=list)
    """What the parts showed; apart, so that the order doesn't hang on which core was faster."""
    _being_written: deque[Future[None]] = field(default_factory=deque)

    def take(self, rows: Sequence[Sequence[object]], sheet_rows: Sequence[int], width: int) -> None:
        """Adds rows that are all `width` wide; they stand in the sheet where `sheet_rows` says."""
        self.rows += len(rows)
        if max(self.rows, sheet_rows[-1] if sheet_rows else 0) > self.limits.rows:
            raise ReadError("file.too_many_rows", sheet=self.name, limit=self.limits.rows)
        if self.first_column - 1 + width > self.limits.columns:
            raise ReadError("file.too_many_columns", sheet=self.name, limit=self.limits.columns)
        columns = {
            f"c{self.first_column + n}": text_column(cells) for n, cells in enumerate(zip(*rows, strict=True))
        }
        self._possible |= SIGNS if self.is_text_file else SIGNS - {EXPONENTS}
        self._keep(pl.DataFrame({ROW: pl.Series(sheet_rows, dtype=pl.UInt32), **columns}), width)

    def take_frame(self, frame: pl.DataFrame, first_row: int, signs: frozenset[str]) -> None:
        """Adds rows that are columns of text already, c1, c2, …; they follow each other in the sheet from `first_row` on.

        `signs`: those of `SIGNS` that their bytes don't rule out.
        """
        self.rows += frame.height
        if self.rows > self.limits.rows:
            raise ReadError("file.too_many_rows", sheet=self.name, limit=self.limits.rows)
        self._possible |= signs
        self._keep(frame.with_row_index(ROW, first_row), frame.width)

    def _keep(self, frame: pl.DataFrame, width: int) -> None:
        self._width = max(self._width, self.first_column - 1 + width)
        self._frames.append(frame)
        self._pending += frame.height
        if self._pending >= PART_ROWS:
            self._write()

    def finish(self, asides: Asides | None = None, *, is_hidden: bool = False) -> dict[str, Any]:
        """Writes what is left, lays the asides over it, and returns the sheet's entry of the manifest."""
        asides = asides or Asides()
        if self._pending or not self._parts:
            self._write()
        self._wait(0)
        self.issues += self._seen
        self._even_out()
        self.issues += sheet_issues(asides, self.name)
        self.issues += self._blanks.issues(self.name)
        if asides.is_over_cells:
            self._lay_over(asides)
        hidden, filtered_rows = hidden_among(asides, pl.concat(self._numbers))
        hidden_part = f"sheet-{self.position}-hidden.arrow"
        hidden.to_frame().write_ipc(self.folder / hidden_part)
        return {
            "name": self.name,
            "parts": self._parts,
            "is_hidden": is_hidden,
            "hidden": hidden_part,
            "filtered_rows": filtered_rows,
            "hidden_columns": asides.hidden_columns,
            "merges": asides.header_merges,
            "issues": [list(row) for row in issue_frame(self.issues[:LISTED_ISSUES]).iter_rows()],
        }

    def _lay_over(self, asides: Asides) -> None:
        """Writes the parts anew that merged cells and links change."""
        loads = [partial(pl.read_ipc, self.folder / part) for part in self._parts]
        for position, found in laid_over(asides, self.name, loads):
            if isinstance(found, Issue):
                self.issues.append(found)
            else:
                self._replace(self._parts[position], found)

    def _write(self) -> None:
        write = partial(self._write_part, self._frames, self._width, self._possible)
        self._frames, self._pending, self._possible = [], 0, frozenset()
        if self.second_core is None:
            write()
            return
        self._wait(WAITING_PARTS - 1)
        self._being_written.append(self.second_core.submit(write))

    def _wait(self, left: int) -> None:
        """Until at most so many parts are still being written; what one of them was refused for is raised here."""
        while len(self._being_written) > left:
            self._being_written.popleft().result()

    def _write_part(self, frames: list[pl.DataFrame], width: int, possible: frozenset[str]) -> None:
        frame = pl.concat([pl.DataFrame(schema={ROW: pl.UInt32}), *frames], how="diagonal")
        frame = _widened(frame, _schema(width))
        if self.adjust is not None:
            frame = self.adjust(frame)
        if frame.width > 1 and all(frame[name].null_count() for name in frame.columns[1:]):
            frame = frame.filter(pl.any_horizontal(pl.all().exclude(ROW).is_not_null()))
        frame = self._checked(frame, possible)
        part = f"sheet-{self.position}-{len(self._parts)}.arrow"
        frame.write_ipc(self.folder / part)
        self._numbers.append(frame[ROW])
        self._parts.append(part)
        self._widths.append(width)

    def _checked(self, frame: pl.DataFrame, possible: frozenset[str]) -> pl.DataFrame:
        if frame.width == 1:
            return frame
        signs = {name: _signs(name, possible) for name in frame.columns[1:]}
        found = frame.select(sign for one in signs.values() for sign in one).row(0, named=True)
        for name in signs:
            filled = frame.height - frame[name].null_count()
            self.cells += filled
            self.column_cells[int(name[1:])] += filled
            shown = {sign for sign in possible if found[f"{name} {sign}"]}
            self._look_at(frame, name, shown, found[f"{name} {_LONGEST}"] or 0)
        has_controls = [name for name in signs if found.get(f"{name} {CONTROLS}")]
        marked = [name for name in has_controls if self._report_replaced(frame, name)]
        return frame.with_columns(pl.col(marked).str.replace_all(_UNWANTED, REPLACED)) if marked else frame

    def _look_at(self, frame: pl.DataFrame, name: str, shown: set[str], longest: int) -> None:
        """What the texts of a column show that somebody should know; most columns show no sign of anything."""
        if longest > self.limits.cell_characters:
            self._refuse_long(frame, name)
        if shown & {CONTROLS, LETTERS}:
            self._blanks.look(frame, name, has_returns=CONTROLS in shown, has_letters=LETTERS in shown)
        if LETTERS in shown:
            self._seen += find_mojibake(frame, name, self.name)
        if self.is_text_file and (EXPONENTS in shown or longest > KEPT_DIGITS):
            self._seen += find_shortened(frame, name, self.name, has_exponents=EXPONENTS in shown)

    def _refuse_long(self, frame: pl.DataFrame, name: str) -> None:
        long = frame.filter(pl.col(name).str.len_chars() > self.limits.cell_characters)
        if long.height:
            raise too_long(self.name, cell_name(int(name[1:]), int(long[ROW][0])), self.limits)

    def _report_replaced(self, frame: pl.DataFrame, name: str) -> bool:
        """Whether there are characters to replace in the column."""
        found = frame.filter(pl.col(name).str.contains(_UNWANTED)).select(ROW, name)
        for sheet_row, text in found.head(LISTED_ISSUES).iter_rows():
            self._seen.append(
                Issue(
                    "cell.character_replaced",
                    Severity.WARNS,
                    self.name,
                    sheet_row,
                    value=text.replace("\x00", REPLACED).replace("\x1f", REPLACED)[:200],
                    params={"cell": cell_name(int(name[1:]), sheet_row)},
                )
            )
        return bool(found.height)

    def _even_out(self) -> None:
        """Parts written before a wider row came get the columns they lack."""
        for part, width in zip(self._parts, self._widths, strict=True):
            if width < self._width:
                frame = pl.read_ipc(self.folder / part)
                self._replace(part, _widened(frame, _schema(self._width)))

    def _replace(self, part: str, frame: pl.DataFrame) -> None:
        """The part anew, under its name; frames that were read may still be mapped to the old one."""
        frame.write_ipc(self.folder / f"new-{part}")
        (self.folder / f"new-{part}").replace(self.folder / part)


def _signs(name: str, possible: frozenset[str]) -> Iterator[pl.Expr]:
    """What tells cheaply, for all columns in one go, which of them have to be looked at: by bytes before characters."""
    text = pl.col(name).str
    yield text.len_bytes().max().alias(f"{name} {_LONGEST}")
    for sign in possible:
        yield _SHOWS[sign](text).alias(f"{name} {sign}")


def _schema(width: int) -> dict[str, Any]:
    return {ROW: pl.UInt32, **{f"c{n}": pl.String for n in range(1, width + 1)}}


def too_long(sheet: str, cell: str, limits: Limits) -> ReadError:
    """The refusal of a cell with more text than a spreadsheet allows."""
    return ReadError("file.cell_too_long", sheet=sheet, cell=cell, limit=limits.cell_characters)


def cell_name(column: int, sheet_row: int) -> str:
    """A1, AA10: what a spreadsheet calls the cell."""
    return f"{column_letters(column)}{sheet_row}"


def _widened(frame: pl.DataFrame, schema: dict[str, Any]) -> pl.DataFrame:
    if frame.columns == [*schema]:
        return frame
    missing: Iterable[str] = [name for name in schema if name not in frame.columns]
    return frame.with_columns(pl.lit(None, dtype=pl.String).alias(name) for name in missing).select(
        schema.keys()
    )
