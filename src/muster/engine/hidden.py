"""Rows that a sheet hides: how many of its people they are, the people without them, and what is said about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from muster.engine.issues import Issue, Severity
from muster.engine.table import ROW

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from muster.engine.table import RawTable, Table


class Hidden(NamedTuple):
    """Hidden rows below the header, and how many of them a filter hides."""

    rows: int
    filtered: int


def count_hidden(raw: RawTable, table: Table) -> Hidden:
    """How many of the table's rows the sheet hides."""
    rows = _hidden(raw, table).height
    return Hidden(rows, min(rows, raw.filtered_rows))


def without_hidden(raw: RawTable, table: Table) -> Table:
    """The table without the rows that the sheet hides."""
    return replace(table, frame=table.frame.join(_hidden(raw, table).select(ROW), on=ROW, how="anti"))


def hidden_issues(raw: RawTable, table: Table, *, are_left_out: bool = False) -> Iterator[Issue]:
    """What somebody should know about hidden rows and columns of a sheet."""
    hidden = count_hidden(raw, table)
    code = "sheet.rows_filtered" if hidden.filtered else "sheet.rows_hidden"
    if hidden.rows and are_left_out:
        yield Issue("sheet.rows_left_out", Severity.INFORMS, raw.name, params={"count": hidden.rows})
    elif hidden.rows:
        count = hidden.filtered or hidden.rows
        yield Issue(code, Severity.WARNS, raw.name, params={"count": count})
    if raw.hidden_columns:
        yield Issue("sheet.columns_hidden", Severity.INFORMS, raw.name, params={"count": raw.hidden_columns})


def _hidden(raw: RawTable, table: Table) -> pl.DataFrame:
    return table.frame.filter(table.frame[ROW].is_in(raw.hidden.implode()))
