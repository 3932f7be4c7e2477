"""ODS: repeats, notes, and texts whose spaces are elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.files.hostile import ods, ods_cell, row

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engine.readers.conftest import Read

EMPTY = "<table:table-cell table:number-columns-repeated='3'/>"


def test_repeated_cells_and_rows_stand_as_often_as_they_say(tmp_path: Path, read: Read) -> None:
    rows = row(EMPTY, 2) + row(EMPTY + ods_cell("x", 2), 2) + row(EMPTY, 1_000_000) + row("")
    sheet = read(ods(tmp_path / "people.ods", rows)).sheets[0]
    assert [(n, None, None, None, "x", "x") for n in (3, 4)] == sheet.frame.rows()


def test_spaces_breaks_and_links_are_text_and_notes_are_not(tmp_path: Path, read: Read) -> None:
    inside = "a<text:s text:c='3'/>b<text:tab/><text:a>link</text:a><text:line-break/>c</text:p><text:p>d"
    note = "<office:annotation><text:p>note</text:p></office:annotation><text:p>e</text:p>"
    cells = ods_cell(inside) + f"<table:table-cell office:value-type='string'>{note}</table:table-cell>"
    assert (1, "a   b\tlink\nc\nd", "e") == read(ods(tmp_path / "people.ods", row(cells))).sheets[
        0
    ].frame.row(0)


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ("office:value-type='date' office:date-value='2024-03-01T00:00:00'", "2024-03-01"),
        (
            "office:value-type='date' office:date-value='2024-03-01T10:30:00.5000'",
            "2024-03-01T10:30:00.500000",
        ),
        ("office:value-type='time' office:time-value='PT30H05M07S'", "30:05:07"),
        ("office:value-type='float' office:value='12345678901234567'", "12345678901234567"),
        ("office:value-type='float' office:value='7.0'", "7"),
        ("office:value-type='currency' office:value='7.5'", "7.5"),
        ("office:value-type='boolean' office:boolean-value='false'", "FALSE"),
        ("office:value-type='string' office:string-value='kept'", "kept"),
    ],
)
def test_values_are_what_is_stored(tmp_path: Path, read: Read, attributes: str, text: str) -> None:
    cell = f"<table:table-cell {attributes}><text:p>shown</text:p></table:table-cell>"
    assert text == read(ods(tmp_path / "people.ods", row(cell))).sheets[0].frame.row(0)[1]
