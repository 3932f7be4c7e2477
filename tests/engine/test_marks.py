"""Formula marks: what gets one, that it comes off exactly, and only in files of our own."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.engine.marks import MARKER_HEADER, mark, unmark, unmarked
from muster.engine.table import Table


@given(st.text(alphabet="='+-@\t 1a(", max_size=6))
def test_a_mark_comes_off_exactly(text: str) -> None:
    assert text == unmark(mark(text))


@pytest.mark.parametrize("text", ["=1+1", "+A1", "-A1", "@SUM(A1)", "+44 7700 x", "'=1", "\t=1", "＝1"])
def test_what_runs_is_marked(text: str) -> None:
    assert f"'{text}" == mark(text)


@pytest.mark.parametrize(
    "text", ["", "a=1", "+44 7700 (0) 900", "-12", "'quoted'", "1-2", "x@y.org", "+", "-"]
)
def test_what_does_not_run_stays(text: str) -> None:
    assert text == mark(text)


def table(*headers: str) -> Table:
    cells = {f"c{n}": pl.Series([f"'=x{n}", None, "'a"], dtype=pl.String) for n in range(1, len(headers) + 1)}
    frame = pl.DataFrame({"sheet_row": pl.Series([2, 3, 4], dtype=pl.UInt32), **cells})
    return Table("Sheet", 1, headers, tuple(range(1, len(headers) + 1)), frame)


def test_a_file_of_our_own_loses_its_marks_and_the_marker_column() -> None:
    found = unmarked(table("'=label", MARKER_HEADER, "Name"))
    assert (("=label", "Name"), (1, 3)) == (found.headers, found.columns)
    assert ["sheet_row", "c1", "c3"] == found.frame.columns
    assert ["=x3", None, "'a"] == found.frame["c3"].to_list()


def test_apostrophes_of_other_files_stay() -> None:
    given_table = table("Name", "Team")
    assert unmarked(given_table) is given_table
