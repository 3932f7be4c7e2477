"""Web pages: tables as browsers show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engine.readers.conftest import Read

PAGE = """
<div>before</div>
<table><tr><th rowspan=2>A<th colspan=2>B
<tr><td>c<td>d &amp; <b>e</b><br>f<p>g</p>
<tr style="display: none"><td>h<td><table><tr><td>in@example.com</table> tail<td>&nbsp;
</table>
<table><td>no row</td><td>x</td></table>
"""


def test_tables_are_sheets_and_most_addresses_come_first(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "people.xls"
    path.write_text(PAGE)
    sheets = read(path).sheets
    assert [
        ("Table 2", 0, [(1, "in@example.com")]),
        ("Table 1", 1, [(1, "A", "B", None), (2, "A", "c", "d & e\nf\ng"), (3, "h", "tail", None)]),
        ("Table 3", 0, [(1, "no row", "x")]),
    ] == [(sheet.name, sheet.hidden_rows, sheet.frame.rows()) for sheet in sheets]


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-8", "utf-16", "shift_jis"])
def test_the_encoding_is_what_the_page_says(tmp_path: Path, read: Read, encoding: str) -> None:
    name = "山田" if encoding == "shift_jis" else "Müller"
    path = tmp_path / "people.xls"
    path.write_bytes(f'<html><meta charset="{encoding}"><table><tr><td>{name}</table>'.encode(encoding))
    assert (1, name) == read(path).sheets[0].frame.row(0)


def test_a_byte_that_is_no_character_is_replaced_with_an_issue(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "people.xls"
    path.write_bytes(b'<meta charset="utf-8"><table><tr><td>M\xffller</table>')
    sheet = read(path).sheets[0]
    assert [(1, "M\ufffdller")] == sheet.frame.rows()
    assert ["cell.character_replaced"] == sheet.issues["code"].to_list()
