"""What the administrator changed during review, laid over a sheet: single cells, whole rows left out, and replacements."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.table import ROW, Edit, Replacement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from muster.engine.table import Table

Change = Edit | Replacement


def apply_edits(table: Table, edits: Sequence[Change]) -> Table:
    """The table with the edits laid over it, in their order: of two edits of one cell the later wins.

    A row that was typed below the sheet's own rows is added; of other rows that the sheet doesn't have nothing is made.
    """
    mine = [edit for edit in edits if edit.sheet == table.name and edit.column in table.columns]
    if not mine:
        return table
    frame = _with_rows(table.frame, mine)
    for group in _runs(mine):
        frame = _replaced(frame, group) if isinstance(group, Replacement) else _edited(frame, group)
    return replace(table, frame=frame)


def replacing(cells: pl.Expr, edit: Replacement) -> pl.Expr:
    """The cells with the text found in them replaced; null where nothing is left."""
    found = is_found(cells, edit)
    if edit.is_whole:
        return pl.when(found).then(pl.lit(edit.after or None, dtype=pl.String)).otherwise(cells)
    new = cells.str.replace_all(_pattern(edit), (edit.after or "").replace("$", "$$"))
    return pl.when(found).then(pl.when(new != "").then(new)).otherwise(cells)


def is_found(cells: pl.Expr, edit: Replacement) -> pl.Expr:
    """Whether the text stands in each cell, or is all of it; false for empty cells."""
    return cells.str.contains(_pattern(edit)).fill_null(value=False)


def _pattern(edit: Replacement) -> str:
    text = re.escape(edit.find).replace("\\ ", " ")
    text = rf"^\s*{text}\s*$" if edit.is_whole else text
    return text if edit.is_case_exact else f"(?i){text}"


def _with_rows(frame: pl.DataFrame, edits: Sequence[Change]) -> pl.DataFrame:
    """The frame with a line for every row that was typed."""
    wanted = {edit.sheet_row for edit in edits if isinstance(edit, Edit) and edit.is_added}
    new = sorted(wanted - set(frame.get_column(ROW).to_list())) if wanted else []
    if not new:
        return frame
    added = pl.DataFrame({ROW: new}, schema={ROW: pl.UInt32()})
    return pl.concat([frame, added], how="diagonal").sort(ROW)


def _runs(edits: Iterable[Change]) -> Iterator[list[Edit] | Replacement]:
    """The edits in order, neighbouring cells together, so that a column is rewritten once for all of them."""
    cells: list[Edit] = []
    for edit in edits:
        if isinstance(edit, Edit):
            cells.append(edit)
            continue
        if cells:
            yield cells
            cells = []
        yield edit
    if cells:
        yield cells


def _edited(frame: pl.DataFrame, edits: Sequence[Edit]) -> pl.DataFrame:
    by_column: dict[int, dict[int, str | None]] = {}
    for edit in edits:
        by_column.setdefault(edit.column, {})[edit.sheet_row] = edit.value or None
    return frame.with_columns(_column(f"c{column}", values) for column, values in by_column.items())


def _column(column: str, values: dict[int, str | None]) -> pl.Expr:
    return (
        pl.col(ROW)
        .replace_strict(list(values), list(values.values()), default=pl.col(column), return_dtype=pl.String)
        .alias(column)
    )


def _replaced(frame: pl.DataFrame, edit: Replacement) -> pl.DataFrame:
    name = f"c{edit.column}"
    return frame.with_columns(replacing(pl.col(name), edit).alias(name))
