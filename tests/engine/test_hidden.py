"""Rows that a sheet hides are counted among its people, told, and left out where somebody says so."""

from __future__ import annotations

import polars as pl
import pytest

from muster.engine.header import table_below
from muster.engine.hidden import Hidden, count_hidden, hidden_issues, without_hidden
from muster.engine.table import ROW, RawTable


def sheet(hidden: list[int], filtered: int = 0, columns: int = 0) -> RawTable:
    """A title, a header in row 2, and three people."""
    frame = pl.DataFrame(
        {ROW: [1, 2, 3, 4, 5], "c1": ["Title", "E-mail", "a@example.com", "b@example.com", "c@example.com"]},
        schema_overrides={ROW: pl.UInt32},
    )
    rows = pl.Series(ROW, hidden, dtype=pl.UInt32)
    return RawTable(
        "People",
        frame,
        hidden_rows=len(hidden),
        hidden_columns=columns,
        hidden=rows,
        filtered_rows=filtered,
    )


def test_only_people_count_as_hidden_rows() -> None:
    raw = sheet([1, 3, 5], filtered=1)
    assert Hidden(2, 1) == count_hidden(raw, table_below(raw, 2))


def test_hidden_rows_are_left_out_where_somebody_says_so() -> None:
    raw = sheet([3, 5])
    assert [4] == without_hidden(raw, table_below(raw, 2)).frame[ROW].to_list()


@pytest.mark.parametrize(
    ("raw", "are_left_out", "said"),
    [
        (sheet([]), False, []),
        (sheet([1]), False, []),
        (sheet([3, 4]), False, [("sheet.rows_hidden", "warns", 2)]),
        (sheet([3, 4], filtered=2), False, [("sheet.rows_filtered", "warns", 2)]),
        (sheet([3, 4]), True, [("sheet.rows_left_out", "informs", 2)]),
        (sheet([], columns=3), False, [("sheet.columns_hidden", "informs", 3)]),
    ],
)
def test_what_is_said_about_hidden_rows_and_columns(
    raw: RawTable, said: list[tuple[str, str, int]], *, are_left_out: bool
) -> None:
    issues = hidden_issues(raw, table_below(raw, 2), are_left_out=are_left_out)
    assert said == [(issue.code, issue.severity, issue.params["count"]) for issue in issues]
