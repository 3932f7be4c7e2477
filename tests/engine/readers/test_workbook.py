"""XLSX: every cell as the text that it holds, at the place where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.engine.readers import Limits
from muster.engine.readers.limits import MIB
from tests.files import workbooks

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engine.readers.conftest import Read, RefusalOf


def test_every_kind_of_cell_becomes_the_text_it_holds(tmp_path: Path, read: Read) -> None:
    file = read(workbooks.typed(tmp_path / "kinds.xlsx"))
    rows = {row: cells for row, *cells in file.sheets[0].frame.iter_rows()}
    assert {
        3: [None, "007", "7", "1.5", "123456789012345", "TRUE"],
        4: [None, "2024-03-04", "2024-03-04T10:30:00", "12:00:00", "26:30:00", None],
        5: [None, "00042", "012-34-5678", "P-007", "0.25", "42"],
        6: [None, "#N/A", "2", None, "-5", " kept \n as is "],
    } == rows


def test_an_error_cell_is_an_issue_with_its_place(tmp_path: Path, read: Read) -> None:
    issues = read(workbooks.typed(tmp_path / "kinds.xlsx")).sheets[0].issues
    assert [("cell.error", "Kinds", 6, "#N/A", '{"cell": "B6"}')] == issues.select(
        "code", "sheet", "sheet_row", "value", "params"
    ).rows()


def test_a_new_kind_of_error_does_not_stop_the_workbook(tmp_path: Path, read: Read) -> None:
    sheet = read(workbooks.new_error(tmp_path / "spill.xlsx")).sheets[0]
    assert (4, "carl@example.com", "#SPILL!") == sheet.frame.row(-1)
    assert ["cell.error"] == sheet.issues["code"].to_list()


def test_a_lying_count_of_texts_is_not_believed(tmp_path: Path, read: Read) -> None:
    sheet = read(workbooks.lying_string_count(tmp_path / "lies.xlsx")).sheets[0]
    assert (2, "ana@example.com", "Ana") == sheet.frame.row(1)


def test_row_numbers_and_columns_are_those_of_the_sheet(tmp_path: Path, read: Read) -> None:
    sheet = read(workbooks.workbook(tmp_path / "far.xlsx", {"P": [["a"], [None], ["b"]]}, at=(9, 3))).sheets[
        0
    ]
    assert [(10, None, None, None, "a"), (12, None, None, None, "b")] == sheet.frame.rows()


def test_hidden_sheets_rows_and_columns_are_told(tmp_path: Path, read: Read) -> None:
    people, lists = read(workbooks.hidden_things(tmp_path / "hidden.xlsx")).sheets
    assert (False, 2, 3) == (people.is_hidden, people.hidden_rows, people.hidden_columns)
    assert (True, "Lists") == (lists.is_hidden, lists.name)


def test_a_sheet_with_namespace_prefixes_is_read(tmp_path: Path, read: Read) -> None:
    sheet = read(workbooks.prefixed(tmp_path / "prefix.xlsx")).sheets[0]
    assert [1, 2, 4] == sheet.frame["sheet_row"].to_list()


def test_sheets_without_cells_stay_in_the_list(tmp_path: Path, read: Read) -> None:
    file = read(workbooks.workbook(tmp_path / "empty.xlsx", {"Empty": [], "People": workbooks.EMAILS}))
    assert [("Empty", 0), ("People", 3)] == [(sheet.name, sheet.frame.height) for sheet in file.sheets]


def test_empty_texts_are_not_lost_cells(tmp_path: Path, read: Read) -> None:
    path = workbooks.workbook(tmp_path / "empty.xlsx", {"People": workbooks.EMAILS})
    workbooks.patched(path, workbooks.STRINGS, lambda part: part.replace(b"<t>Ana</t>", b"<t></t>"))
    assert (2, "ana@example.com", None) == read(path).sheets[0].frame.row(1)


def test_whole_numbers_too_long_for_a_float_keep_their_digits(tmp_path: Path, read: Read) -> None:
    path = workbooks.workbook(tmp_path / "long.xlsx", {"People": [[1, 1234567890123456]]})
    workbooks.patched(path, workbooks.SHEET, lambda part: part.replace(b"<v>1<", b"<v>12345678901234567<"))
    assert (1, "12345678901234567", "1234567890123456") == read(path).sheets[0].frame.row(0)


@pytest.mark.parametrize("characters", [32_770, 3_000_000])
def test_a_cell_with_too_much_text_is_refused_with_its_place(
    tmp_path: Path, refusal_of: RefusalOf, characters: int
) -> None:
    refused = refusal_of(workbooks.long_cell(tmp_path / "long.xlsx", characters))
    assert ("file.cell_too_long", "People", "B3") == (
        refused.code,
        refused.params["sheet"],
        refused.params["cell"],
    )


def test_a_cell_written_twice_is_refused_rather_than_lost(tmp_path: Path, refusal_of: RefusalOf) -> None:
    path = workbooks.workbook(tmp_path / "twice.xlsx", {"People": workbooks.EMAILS})
    cell = b'<c r="B3" t="s"><v>5</v></c>'
    workbooks.patched(path, workbooks.SHEET, lambda part: part.replace(cell, cell + cell))
    refused = refusal_of(path)
    assert ("file.cells_lost", 6, 7, "B") == (
        refused.code,
        *(refused.params[name] for name in ("read", "held", "column")),
    )


def test_cells_far_apart_are_read_where_they_stand(tmp_path: Path, read: Read) -> None:
    cells = {(0, 0): "E-mail", (1, 0): "a@example.com", (1, 40): 7, (700_000, 2): "x", (1_048_575, 40): "end"}
    sheet = read(workbooks.workbook_with_cells(tmp_path / "far.xlsx", cells)).sheets[0]
    rows = {row: {n: text for n, text in enumerate(texts) if text} for row, *texts in sheet.frame.iter_rows()}
    assert {
        1: {0: "E-mail"},
        2: {0: "a@example.com", 40: "7"},
        700_001: {2: "x"},
        1_048_576: {40: "end"},
    } == rows


def test_thousands_of_formatted_rows_and_a_note_at_the_very_end_cost_no_memory(
    tmp_path: Path, read: Read
) -> None:
    path = workbooks.workbook_with_cells(tmp_path / "far.xlsx", {(0, 0): "E-mail", (1_048_575, 46): "note"})
    empty = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(2, 200_000))
    workbooks.patched(path, workbooks.SHEET, lambda part: part.replace(b"</row>", b"</row>" + empty, 1))
    limits = Limits(resident_bytes=400 * MIB)
    assert [1, 1_048_576] == read(path, limits).sheets[0].frame["sheet_row"].to_list()
