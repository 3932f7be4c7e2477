"""Marks before cells that a spreadsheet would run as a formula: set in CSV exports, taken off files of our own only.

A mark is an apostrophe. A text that begins with apostrophes before something runnable gets one more, so that taking one
off again always gives the text back.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from muster.engine.table import ROW

if TYPE_CHECKING:
    import polars as pl

    from muster.engine.table import Table

MARKER_HEADER = "muster_marks"
"""The header of the column that says: this file carries marks. Its cells count the marks of their row."""

KEY_HEADER = "muster_row"
"""The header of the column that tells which row of which upload a row is, in files taken away from the review."""
PROBLEMS_HEADER = "muster_problems"
"""The header of the column that tells what is wrong with a row, there too."""

EXAMPLE_EMAIL = "example.person@muster.example"
"""The address of the row that a template shows as an example; no import takes it for a person."""

_RUNS = re.compile(r"'*[\t\r\n ]*(?:[=@＝＠]|[+\-＋－](?![0-9 ()\[\]]*\Z))")


def is_runnable(text: str) -> bool:
    """Whether a spreadsheet would run `text`, or would after apostrophes are taken off.

    A plus or minus with nothing but digits, spaces and brackets after it is a number or a telephone number.
    """
    return _RUNS.match(text) is not None


def mark(text: str) -> str:
    """`text`, made harmless by an apostrophe where a spreadsheet would run it."""
    return f"'{text}" if is_runnable(text) else text


def unmark(text: str) -> str:
    """What `mark` was given. Only for files with the column `MARKER_HEADER`."""
    return text[1:] if text.startswith("'") and is_runnable(text) else text


def unmarked(table: Table) -> Table:
    """The table without marks and without Muster's own columns; the table itself where it has none of them."""
    table = _without_own(table)
    if MARKER_HEADER not in table.headers:
        return table
    kept = [place for place in zip(table.headers, table.columns, strict=True) if place[0] != MARKER_HEADER]
    headers, columns = (tuple(part) for part in zip(*kept, strict=True)) if kept else ((), ())
    return without_marks(replace(table, headers=headers, columns=columns))


def without_marks(table: Table) -> Table:
    """The table of a file that carries marks, without them."""
    frame = table.frame.select(ROW, *(_without_marks(table.frame[f"c{column}"]) for column in table.columns))
    return replace(table, headers=tuple(map(unmark, table.headers)), frame=frame)


def _without_own(table: Table) -> Table:
    """Without key and problems: a file that was taken away from a review can be imported as it is."""
    if KEY_HEADER not in table.headers:
        return table
    ours = (KEY_HEADER, PROBLEMS_HEADER)
    kept = [place for place in zip(table.headers, table.columns, strict=True) if place[0] not in ours]
    columns = tuple(column for _header, column in kept)
    frame = table.frame.select(ROW, *(f"c{column}" for column in columns))
    return replace(table, headers=tuple(header for header, _column in kept), columns=columns, frame=frame)


def _without_marks(cells: pl.Series) -> pl.Series:
    marked = cells.filter(cells.str.starts_with("'").fill_null(value=False)).unique().to_list()
    return cells.replace({text: unmark(text) for text in marked}) if marked else cells
