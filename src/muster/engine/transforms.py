"""What is done to the columns of a sheet before they are cleaned: split, joined, filled, one value for everybody.

Transforms are data: they stand in `ColumnMap`, are stored with the run, and travel in recipes and in the memory.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from muster.engine.table import ColumnMap, MadeColumn, Table

FIRST_MADE = 100_001
"""Number of the first column that stands in no sheet; spreadsheets end at 16,384."""
PARTS = range(2, 7)
"""Into so many columns one can be split."""


def transform_columns(table: Table, columns: ColumnMap) -> Table:
    """The table with empty cells filled and the made columns at its end. Done again it changes nothing."""
    filled = replace(table, frame=_filled(table.frame, columns.defaults))
    for made in sorted(columns.made, key=lambda one: one.column):
        filled = _with_column(filled, made, columns.defaults)
    return filled


def part_header(header: str, part: int) -> str:
    """What a part of a split column is called."""
    return f"{header} ({part})"


def joined_header(first: str, second: str) -> str:
    """What two joined columns are called."""
    return f"{first} + {second}"


def _with_column(table: Table, made: MadeColumn, defaults: Mapping[int, str]) -> Table:
    if made.column in table.columns or not set(made.of) <= set(table.columns):
        return table
    name = f"c{made.column}"
    frame = _filled(table.frame.with_columns(_expression(made).alias(name)), defaults, only=name)
    return replace(
        table,
        headers=(*table.headers, made.header),
        columns=(*table.columns, made.column),
        frame=frame,
    )


def _expression(made: MadeColumn) -> pl.Expr:
    if made.how == "fixed":
        return pl.lit(made.text or None, dtype=pl.String)
    if made.how == "join":
        cells = [_bare(pl.col(f"c{column}")) for column in made.of]
        return _bare(pl.concat_str(cells, separator=made.text, ignore_nulls=True))
    parts = _bare(pl.col(f"c{made.of[0]}")).str.splitn(made.text, made.parts)
    return _bare(parts.struct.field(f"field_{made.part - 1}"))


def _filled(frame: pl.DataFrame, defaults: Mapping[int, str], only: str | None = None) -> pl.DataFrame:
    named = {f"c{column}": value for column, value in defaults.items() if value}
    wanted = [name for name in named if name in frame.columns and only in {None, name}]
    return frame.with_columns(_bare(pl.col(name)).fill_null(named[name]).alias(name) for name in wanted)


def _bare(text: pl.Expr) -> pl.Expr:
    """Without outer blanks; null where nothing is left."""
    stripped = text.str.strip_chars()
    return pl.when(stripped != "").then(stripped)
