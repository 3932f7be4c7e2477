"""Rows of text, cell by cell, on their way into a sheet: in order, within the limits, none lost unnoticed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from muster.engine.issues import Issue, ReadError, Severity
from muster.engine.readers.asides import Asides
from muster.engine.readers.sheets import BATCH_ROWS, LISTED_ISSUES, SheetWriter, cell_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from muster.engine.readers.limits import Limits

BATCH_CELLS = 1_000_000

Cells = list[tuple[int, str]]
"""Column (from 1) and text of each filled cell of a row."""


@dataclass(slots=True)
class Budget:
    """How much text all sheets of a file may hold together: a text stored once can stand in a million cells."""

    limits: Limits
    spent: int = 0

    def spend(self, characters: int) -> None:
        """Counts the characters; refuses the file when they are too many."""
        self.spent += characters
        if self.spent > self.limits.unpacked_bytes:
            raise ReadError("file.unpacks_too_large", limit=self.limits.unpacked_bytes // 2**20)


class SheetFeeder:
    """Takes one sheet's rows from top to bottom."""

    def __init__(self, name: str, folder: Path, position: int, budget: Budget) -> None:
        self.name = name
        self.asides = Asides()
        self.held = 0
        self.last_row = 0
        self._budget = budget
        self._limits = budget.limits
        self._writer = SheetWriter(name, folder, position, budget.limits)
        self._rows: list[dict[int, str]] = []
        self._numbers: list[int] = []
        self._width = 0
        self._widest = 0

    def add(self, sheet_row: int, cells: Cells) -> None:
        """The filled cells of a row. Rows come in order; a file that says otherwise is forged."""
        if not cells:
            return
        if sheet_row <= self.last_row:
            raise ReadError("file.damaged")
        self.last_row = sheet_row
        self.held += len(cells)
        placed = dict(cells)
        self._width = max(self._width, *placed)
        self._check(sheet_row)
        self._budget.spend(sum(map(len, placed.values())))
        self._rows.append(placed)
        self._numbers.append(sheet_row)
        if len(self._rows) >= BATCH_ROWS or len(self._rows) * self._width >= BATCH_CELLS:
            self._flush()

    def repeat(self, first_row: int, times: int, cells: Cells) -> None:
        """The same cells in several rows: refused before they are written out, when they would be too many."""
        if cells and times > 1:
            self._width = max(self._width, *dict(cells))
            self._check(first_row + times - 1)
        for row in range(first_row, first_row + times if cells else first_row):
            self.add(row, cells)

    def report_error(self, sheet_row: int, column: int, text: str) -> None:
        """An error cell: its text is kept, and listed."""
        if len(self._writer.issues) < LISTED_ISSUES:
            place = {"cell": cell_name(column, sheet_row)}
            self._writer.issues.append(
                Issue("cell.error", Severity.WARNS, self.name, sheet_row, value=text, params=place)
            )

    def finish(self, *, is_hidden: bool = False) -> dict[str, Any]:
        """The sheet's entry of the manifest; refused when a cell that was held was not delivered."""
        self._flush()
        entry = self._writer.finish(self.asides, is_hidden=is_hidden)
        if self._writer.cells < self.held:
            read = self._writer.cells
            raise ReadError("file.cells_lost", sheet=self.name, read=read, held=self.held, column="?")
        return entry

    def _check(self, sheet_row: int) -> None:
        if sheet_row > self._limits.rows:
            raise ReadError("file.too_many_rows", sheet=self.name, limit=self._limits.rows)
        if self._width > self._limits.columns:
            raise ReadError("file.too_many_columns", sheet=self.name, limit=self._limits.columns)
        self._widest = max(self._widest, self._width)
        if sheet_row * self._widest > self._limits.area_cells:
            cell = cell_name(self._widest, sheet_row)
            raise ReadError("file.too_large_area", sheet=self.name, cell=cell, limit=self._limits.area_cells)

    def _flush(self) -> None:
        columns = range(1, self._width + 1)
        rows: Sequence[Sequence[object]] = [[row.get(n, "") for n in columns] for row in self._rows]
        if rows:
            self._writer.take(rows, self._numbers, self._width)
        self._rows, self._numbers, self._width = [], [], 0
