"""The first rows of a sheet, as they stand in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.table import ROW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.engine.table import RawTable

COLUMNS_SHOWN = 12
LETTERS = 26


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row of the file; an empty cell is an empty text."""

    sheet_row: int
    cells: tuple[str, ...]
    is_hidden: bool = False
    """The file hides the row."""


def first_rows(
    table: RawTable, count: int, *, around: int | None = None, also: Sequence[int] = ()
) -> tuple[RawRow, ...]:
    """So many rows from the top, or from the row before `around` where that stands further down; and those in `also`."""
    columns = [ROW, *table.columns[:COLUMNS_SHOWN]]
    start = around - 1 if around is not None and around > count else 0
    # No row stands before its number: so many rows hold all that can be shown, and a large sheet is read no further.
    frame = table.head(max([start + count, *also])).select(columns)
    shown = frame.filter(pl.col(ROW) >= start).head(count)
    if also:
        shown = frame.filter(pl.col(ROW).is_in(list(also)) | pl.col(ROW).is_in(shown[ROW].implode()))
    hidden = set(table.hidden.filter(table.hidden.is_in(shown[ROW].implode())))
    return tuple(
        RawRow(row[0], tuple(text or "" for text in row[1:]), row[0] in hidden) for row in shown.iter_rows()
    )


def columns_unseen(table: RawTable) -> int:
    """How many columns stand right of those that are shown."""
    return max(0, table.width - COLUMNS_SHOWN)


def column_letter(column: int) -> str:
    """What a spreadsheet calls the column with this number (from 1)."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
