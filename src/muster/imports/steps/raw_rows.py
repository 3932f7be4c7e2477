"""The first rows of a sheet, as they stand in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.table import ROW

if TYPE_CHECKING:
    from muster.engine.table import RawTable

COLUMNS_SHOWN = 12
LETTERS = 26


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row of the file; an empty cell is an empty text."""

    sheet_row: int
    cells: tuple[str, ...]


def first_rows(table: RawTable, count: int, *, around: int | None = None) -> tuple[RawRow, ...]:
    """So many rows from the top, or from the row before `around` where that stands further down."""
    frame = table.frame.select(pl.nth(range(min(table.frame.width, COLUMNS_SHOWN + 1))))
    if around is not None and around > count:
        frame = frame.filter(pl.col(ROW) >= around - 1)
    return tuple(
        RawRow(row[0], tuple(text or "" for text in row[1:])) for row in frame.head(count).iter_rows()
    )


def column_letter(column: int) -> str:
    """What a spreadsheet calls the column with this number (from 1)."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
