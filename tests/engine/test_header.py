"""Where the header stands, what lies below, which sheets hold people, and what a sheet's name says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest

from muster.engine.header import (
    count_emails,
    detect_header,
    emails_by_column,
    propose_role,
    proposed_sheets,
    table_below,
)
from muster.engine.table import ROW, Area, RawTable, Role, column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ANA = ["ana@example.com", "Ana", "12"]
BEN = ["ben@example.com", "Ben", "7"]


def raw(
    rows: Mapping[int, Sequence[str | None]] | Sequence[Sequence[str | None]],
    *,
    name: str = "People",
    is_hidden: bool = False,
) -> RawTable:
    """A sheet with these rows: by number, or from the first on."""
    numbered = dict(enumerate(rows, start=1)) if not hasattr(rows, "items") else dict(rows)  # type: ignore[arg-type]
    width = max((len(row) for row in numbered.values()), default=0)
    schema = {ROW: pl.UInt32, **{f"c{n}": pl.String for n in range(1, width + 1)}}
    cells = [(number, *row, *[None] * (width - len(row))) for number, row in numbered.items()]
    return RawTable(name, pl.DataFrame(cells, schema=schema, orient="row"), is_hidden)


@pytest.mark.parametrize(
    ("rows", "header_row"),
    [
        pytest.param([["E-mail", "Name", "Years"], ANA, BEN], 1, id="first row"),
        pytest.param(
            [["Spring 2026"], ["as of May"], ["E-mail", "Name", "Years"], ANA], 3, id="below titles"
        ),
        pytest.param({7: ["E-mail", "Name", "Years"], 8: ANA, 9: BEN}, 7, id="below empty rows"),
        pytest.param([["Person", None, "Work"], ["E-mail", "Name", "Years"], ANA], 2, id="below groups"),
        pytest.param([["Sähköposti", "Nimi", "Vuodet"], ANA, BEN], 1, id="words that Muster doesn't know"),
        pytest.param([["Adresse e-mail", "Prénom", "Ancienneté"], ANA, BEN], 1, id="french"),
        pytest.param([["E-mail"], ["ana@example.com"]], 1, id="one column"),
        pytest.param([["List"], ["E-mail"], ["ana@example.com"]], 2, id="one column below a title"),
        pytest.param([["E-mail", "Name"], ["not an address", "Ana"]], 1, id="nobody has an address"),
        pytest.param([["E-mail", "First name", "Last name"]], 1, id="nothing below"),
        pytest.param([ANA, BEN], None, id="people at once"),
        pytest.param([["ana@example.com"], ["ben@example.com"]], None, id="bare addresses"),
        pytest.param([], None, id="nothing at all"),
    ],
)
def test_the_header_is_found(rows: Sequence[Sequence[str | None]], header_row: int | None) -> None:
    header = detect_header(raw(rows))
    assert header_row == header.row
    assert 0 <= header.confidence <= 1
    assert header.reason


def test_rivals_of_the_header_are_named() -> None:
    rows = [["E-mail", "Name", "Years"], ["Address", "First name", "Number"], ANA, BEN]
    assert (1, (2,)) == (detect_header(raw(rows)).row, detect_header(raw(rows)).alternatives)


def test_below_the_header_empty_rows_and_columns_are_gone() -> None:
    sheet = raw(
        {
            2: ["List", None, None, None, None],
            4: ["E-mail ", None, "First\nname", "", None],
            5: ["ana@example.com", None, "Ana", None, "x"],
            7: [" ", None, "\u00a0", None, None],
            9: ["ben@example.com", None, None, None, None],
        }
    )
    table = table_below(sheet, 4)
    assert (("E-mail", "First name", "E"), (1, 3, 5), 4) == (table.headers, table.columns, table.header_row)
    assert [(5, "ana@example.com", "Ana", "x"), (9, "ben@example.com", None, None)] == table.frame.rows()


def test_two_columns_of_one_name_are_both_kept() -> None:
    assert ("Email", "email (2)", "Email (3)") == table_below(
        raw([["Email", "email", "Email"], ANA]), 1
    ).headers


def test_a_sheet_without_header_has_letters() -> None:
    table = table_below(raw([ANA, BEN]), None)
    assert (("A", "B", "C"), 2) == (table.headers, table.frame.height)


def test_a_sheet_without_rows_below_its_header_is_an_empty_table() -> None:
    assert 0 == table_below(raw([["E-mail", "Name"]]), 1).frame.height
    assert (0, ()) == (table_below(raw([]), None).frame.height, table_below(raw([]), None).headers)


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("ana@example.com", 1),
        (" Ana <ana@example.com> ", 1),
        ("mailto:ana@example.com", 1),
        ("write to ana@example.com", 0),
        ("ana@example", 0),
        ("@", 0),
        (None, 0),
    ],
)
def test_addresses_are_counted(cell: str | None, count: int) -> None:
    assert count == count_emails(raw([[cell, "x"]]))


def test_sheets_with_people_are_proposed() -> None:
    people = [["E-mail"], *([f"p{n}@example.com"] for n in range(5))]
    notes = [["Notes"], *(["text"] for _ in range(9)), ["ana@example.com"]]
    sheets = [raw(notes), raw(people), raw(people, is_hidden=True), raw([]), raw(people)]
    assert (1, 4) == proposed_sheets(sheets)


def test_blank_rows_make_a_sheet_no_less_one_of_people() -> None:
    rows: Sequence[Sequence[str | None]] = [["E-mail"], ["ana@example.com"], *([" ", None] for _ in range(9))]
    assert (0,) == proposed_sheets([raw(rows)])


def test_addresses_that_were_counted_are_not_counted_again() -> None:
    people = raw([["E-mail"], ["ana@example.com"]])
    others = raw([["E-mail"], ["nobody"], ["at all"]])
    assert [1, 0] == [count_emails(people), *emails_by_column(others)]
    assert (1,) == proposed_sheets([people, others], [[0], [2]])


def test_a_row_with_text_anywhere_is_kept_and_one_without_is_not() -> None:
    rows: Sequence[Sequence[str | None]] = [
        ["E-mail", "Name", "Years"],
        ANA,
        [None, " ", "7"],
        [" ", None, "\t"],
        [None, "Ben", None],
        BEN,
    ]
    assert [2, 3, 5, 6] == table_below(raw(rows), 1).frame[ROW].to_list()


def test_a_column_without_a_title_is_kept_for_one_text_far_below() -> None:
    rows: Sequence[Sequence[str | None]] = [
        ["E-mail", None, None],
        *([f"p{n}@example.com", None, " "] for n in range(300)),
        ANA,
    ]
    assert (1, 2, 3) == table_below(raw(rows), 1).columns
    assert (1,) == table_below(raw(rows[:-1]), 1).columns


def test_without_any_address_the_fullest_visible_sheet_is_proposed() -> None:
    sheets = [raw([["a"]]), raw([["a", "b"], ["c", "d"]]), raw([["x"] * 9] * 9, is_hidden=True)]
    assert (1,) == proposed_sheets(sheets)
    assert () == proposed_sheets([raw([])])


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Mentors", Role.MENTOR),
        ("MENTEES 2026", Role.MENTEE),
        ("mentors & mentees", Role.BOTH),
        ("Mentorinnen", Role.MENTOR),
        ("Mentorés", Role.MENTEE),
        ("mentorados_2026", Role.MENTEE),
        ("Mentores", Role.MENTOR),
        ("Mentoren", Role.MENTOR),
        ("Podopieczni", Role.MENTEE),
        ("Mentorlar", Role.MENTOR),
        ("Adepter", Role.MENTEE),
        ("Наставники", Role.MENTOR),
        ("المتدربون", Role.MENTEE),
        ("メンター", Role.MENTOR),
        ("メンティー一覧", Role.MENTEE),
        ("导师名单", Role.MENTOR),
        ("멘티", Role.MENTEE),
        ("Mentoring 2026", None),
        ("Sheet1", None),
    ],
)
def test_a_sheet_name_says_the_role(name: str, role: Role | None) -> None:
    assert role == propose_role(name)


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16_384, "XFD")]
)
def test_columns_have_the_letters_of_a_spreadsheet(number: int, letters: str) -> None:
    assert letters == column_letters(number)


def test_each_kind_of_row_that_is_no_person_is_told() -> None:
    sheet = raw(
        {
            1: ["E-mail", "Name", "Years"],
            2: ["What is your e-mail address?", "What is your name?", "How long?"],
            3: ANA,
            4: ["E-mail", "Name", "Years"],
            5: BEN,
            7: ["Source: HR", None, None],
            9: ["Department", "Heads", None],
            10: ["Sales", "4", None],
        }
    )
    table = table_below(sheet, 1)
    assert [3, 5] == table.frame["sheet_row"].to_list()
    assert [
        ("row.header_more", 2),
        ("row.header_again", 4),
        ("row.note", 7),
        ("row.other_table", 9),
        ("row.other_table", 10),
    ] == table.issues.select("code", "sheet_row").rows()


def test_another_table_beside_the_people_is_told() -> None:
    rows = [["E-mail", None, "Options"], *([f"p{n}@x.org", None, "a" if n < 2 else None] for n in range(9))]
    table = table_below(raw(rows), 1)
    assert (("E-mail",), ["sheet.other_table"]) == (table.headers, table.issues["code"].to_list())


def test_a_group_reaches_as_far_as_its_merged_cell() -> None:
    sheet = raw([["Person", None, "Work", None, None], ["E-mail", "Name", "Company", "City", "Notes"], ANA])
    merged = replace(sheet, merges=(Area(1, 1, 1, 2), Area(1, 3, 1, 4)))
    assert "Work – Notes" == table_below(sheet, 2).headers[4]
    assert ("Person – E-mail", "Person – Name", "Work – Company", "Work – City", "Notes") == table_below(
        merged, 2
    ).headers


def test_the_questions_of_a_survey_name_its_columns() -> None:
    rows = [
        ["StartDate", "Q1", "Q2", "Q3_1"],
        ["Start date", "What is your e-mail address?", "What is your name?", "Topics you know"],
        ['{"ImportId":"startDate"}', '{"ImportId":"QID1"}', '{"ImportId":"QID2"}', '{"ImportId":"QID3"}'],
        ["2026-11-01", "ana@example.com", "Ana", "Law"],
    ]
    table = table_below(raw(rows), 1)
    assert (
        "StartDate",
        "What is your e-mail address?",
        "What is your name?",
        "Topics you know",
    ) == table.headers
    assert [4] == table.frame[ROW].to_list()
    assert [("row.header_more", 3)] == table.issues.select("code", "sheet_row").rows()
