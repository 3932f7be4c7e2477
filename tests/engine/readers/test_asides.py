"""What a workbook tells beside its cells is told on, and nothing that a cell shows or hides is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from muster.engine.table import Area
from tests.files import asides

if TYPE_CHECKING:
    from pathlib import Path

    from muster.engine.table import RawTable
    from tests.engine.readers.conftest import Read


def told(sheet: RawTable, code: str) -> list[tuple[object, ...]]:
    """Row, value and params of the issues with this code."""
    found = sheet.issues.filter(sheet.issues["code"] == code)
    return [
        (row, value, json.loads(params))
        for row, value, params in found.select("sheet_row", "value", "params").rows()
    ]


@pytest.mark.parametrize("as_table", [False, True])
def test_rows_that_a_filter_hides_are_read_and_told(tmp_path: Path, read: Read, *, as_table: bool) -> None:
    sheet = read(asides.filtered(tmp_path / "filtered.xlsx", as_table=as_table)).sheets[0]
    hidden = [1, *(4 + n for n in range(12) if n % 5 > 1)]
    assert hidden == sheet.hidden.to_list()
    assert (7, 6, 2) == (sheet.hidden_rows, sheet.filtered_rows, sheet.hidden_columns)
    assert 14 == sheet.frame.height


def test_a_merged_text_stands_in_each_of_its_rows(tmp_path: Path, read: Read) -> None:
    sheet = read(asides.merged(tmp_path / "merged.xlsx")).sheets[0]
    assert [
        "E-mail",
        "E-mail",
        *(f"p{n}@example.com" for n in range(4)),
        "a note over two rows",
    ] == sheet.frame["c1"].to_list()
    assert [
        "Work",
        "Company",
        "Acme",
        "Acme",
        "Acme",
        "Beta",
        None,
    ] == sheet.frame["c4"].to_list()
    assert [(1, "E-mail", {"cells": "A1:A2"}), (3, "Acme", {"cells": "D3:D5"})] == told(sheet, "cell.merged")
    assert Area(1, 2, 1, 3) in sheet.merges


def test_a_link_behind_a_word_is_taken_and_one_behind_a_name_is_told(tmp_path: Path, read: Read) -> None:
    sheet = read(asides.linked(tmp_path / "linked.xlsx")).sheets[0]
    rows = sheet.frame.rows()
    assert (
        2,
        "p0@example.com",
        "Person 0",
        "p0@example.com",
        "https://p0.example.com",
        "p0@example.com",
    ) == rows[1]
    assert (4, "p2@example.com", "Person 2", None, None, "p2@example.com") == rows[3]
    taken = {params["cell"]: (value, params["target"]) for _, value, params in told(sheet, "cell.link_taken")}
    assert {"A2", "A3", "A4", "D2"} == set(taken)
    assert ("Mail", "p0@example.com") == taken["A2"]
    kept = {params["cell"]: params["target"] for _, _, params in told(sheet, "cell.link_kept")}
    assert {
        "B2": "https://example.com/people/0",
        "B3": "https://example.com/people/1",
        "B4": "https://example.com/people/2",
        "C2": "other@example.com",
    } == kept


def test_a_formula_without_a_result_is_told(tmp_path: Path, read: Read) -> None:
    sheet = read(asides.bare_formulas(tmp_path / "bare.xlsx")).sheets[0]
    assert [None, "2"] == sheet.frame["c3"].to_list()[1:]
    assert [(2, None, {"cell": "C2"})] == told(sheet, "cell.formula_unsaved")


def test_every_kind_of_error_is_kept_and_told(tmp_path: Path, read: Read) -> None:
    sheet = read(asides.errors(tmp_path / "errors.xlsx")).sheets[0]
    assert list(asides.ERRORS) == sheet.frame["c2"].to_list()[1:]
    assert list(asides.ERRORS) == [value for _, value, _ in told(sheet, "cell.error")]


def test_numbers_that_can_be_no_date_stay_numbers(tmp_path: Path, read: Read) -> None:
    sheet = read(asides.absurd_dates(tmp_path / "dates.xlsx")).sheets[0]
    numbers = ["3000000", "10000000000", "1000000000000000", "-1"]
    assert [*numbers, "2024-03-01", "1900-02-28"] == sheet.frame["c1"].to_list()
    assert [*numbers, "2024-03-01", "1900-02-28"] == sheet.frame["c2"].to_list()
    assert [*numbers, "1088448:00:00", "1440:00:00"] == sheet.frame["c3"].to_list()


def test_numbers_of_more_than_fifteen_digits_are_told(tmp_path: Path, read: Read) -> None:
    sheet = read(asides.long_numbers(tmp_path / "long.xlsx")).sheets[0]
    assert (
        1,
        "123456789012345",
        "1234567890123456",
        "123456789012345700",
        "150000000000000000000",
        "123456789012345678",
    ) == sheet.frame.row(0)
    assert ["B1", "C1", "D1"] == [params["cell"] for _, _, params in told(sheet, "cell.long_number")]


def test_texts_in_several_styles_are_whole_and_without_their_pronunciation(
    tmp_path: Path, read: Read
) -> None:
    sheet = read(asides.rich(tmp_path / "rich.xlsx")).sheets[0]
    assert ["Ana Silva M.", "東京", "x"] == sheet.frame["c1"].to_list()


def test_odd_blanks_are_kept_and_told_once_a_column(tmp_path: Path, read: Read) -> None:
    sheet = read(asides.rich(tmp_path / "rich.xlsx")).sheets[0]
    assert "Ana\u00a0Silva" == sheet.frame["c2"][1]
    assert [
        {"letter": "B", "count": 2, "first": 2},
        {"letter": "C", "count": 1, "first": 2},
        {"letter": "D", "count": 1, "first": 3},
    ] == [params for _, _, params in told(sheet, "cell.odd_blanks")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("1.23457E+14", ["cell.scientific"]),
        ("1,2E+05", ["cell.scientific"]),
        ("123456789012345000", ["cell.long_number"]),
        ("123456789012345678", []),
        ("E+", []),
        ("ABE+10", []),
    ],
)
def test_numbers_that_a_spreadsheet_shortened_in_a_text_file_are_told(
    tmp_path: Path, read: Read, text: str, codes: list[str]
) -> None:
    path = tmp_path / "ids.csv"
    path.write_text(f'E-mail;ID\nana@example.com;"{text}"\n')
    sheet = read(path).sheets[0]
    assert text == sheet.frame["c2"][1]
    assert codes == sheet.issues["code"].to_list()
