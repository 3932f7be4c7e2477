"""Full names split."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.engine.names import split_names


@pytest.mark.parametrize(
    ("name", "first", "last", "left_out", "unplaced"),
    [
        ("Anna Berg", "Anna", "Berg", None, None),
        ("Berg, Anna", "Anna", "Berg", None, None),
        ("Jean-Luc O’Neil", "Jean-Luc", "O’Neil", None, None),
        ("Dr. Max van der Berg", "Max", "van der Berg", "Dr.", None),
        ("Dr Berg", None, "Berg", "Dr", None),
        ("Anna Maria Berg", "Anna Maria", "Berg", None, None),
        ("Cher", "Cher", None, None, None),
        ("John Smith Jr.", "John", "Smith Jr.", None, None),
        ("!", "!", None, None, None),
        (None, None, None, None, None),
        ('Dr. Anna "Ann" Berg', "Anna", "Berg", "Dr.", "Ann"),
        ("Jane (née Doe) Miller", "Jane", "Miller", None, "née Doe"),
    ],
)
def test_a_name_is_split(
    name: str | None, first: str | None, last: str | None, left_out: str | None, unplaced: str | None
) -> None:
    assert [(first, last, left_out, unplaced)] == split_names(pl.Series([name], dtype=pl.String)).rows()


@settings(deadline=None)
@given(st.lists(st.none() | st.text(min_size=1).filter(str.strip)))
def test_no_name_is_lost(names: list[str | None]) -> None:
    parts = split_names(pl.Series(names, dtype=pl.String))
    assert len(names) == parts.height
    for name, row in zip(names, parts.rows(), strict=True):
        assert (name is None) == (row == (None, None, None, None))
