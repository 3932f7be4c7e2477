"""The first rows of a file are those of the whole, read without the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.engine.readers import peek_file, read_file
from tests.files import marked_up, workbooks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ROWS: list[list[object]] = [
    ["E-mail", "Name", "Years"],
    *([f"p{n}@example.com", f"P{n}", n] for n in range(3_000)),
]


def text(path: Path) -> Path:
    path.write_text("".join(",".join(map(str, row)) + "\n" for row in ROWS))
    return path


def book(path: Path) -> Path:
    return workbooks.workbook(path, {"People": ROWS, "Few": ROWS[:3]})


@pytest.mark.parametrize("maker", [book, text, marked_up.spreadsheetml, workbooks.typed, workbooks.prefixed])
def test_the_first_rows_are_those_of_the_whole_file(tmp_path: Path, maker: Callable[[Path], Path]) -> None:
    path = maker(tmp_path / "people.bin")
    whole = read_file(path, folder=tmp_path / "whole").sheets
    first = peek_file(path, folder=tmp_path / "first", rows=4).sheets
    assert [sheet.name for sheet in whole] == [sheet.name for sheet in first]
    for one, other in zip(whole, first, strict=True):
        wanted = one.frame.head(4)
        assert wanted.rows() == other.frame.select(wanted.columns).rows()


def test_what_lies_beyond_the_first_rows_is_not_looked_at(tmp_path: Path) -> None:
    path = workbooks.patched(
        book(tmp_path / "broken.xlsx"), workbooks.SHEET, lambda part: part.replace(b'r="900"', b'r="900" <')
    )
    sheets = peek_file(path, folder=tmp_path / "first", rows=100).sheets
    assert [100, 3] == [sheet.frame.height for sheet in sheets]
    assert ("p98@example.com", "P98", "98") == sheets[0].frame.row(99)[1:]
