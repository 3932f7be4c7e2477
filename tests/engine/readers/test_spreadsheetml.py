"""SpreadsheetML: places that jump, rich text, and numbers of many digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.files.hostile import xml

if TYPE_CHECKING:
    from pathlib import Path

    from tests.engine.readers.conftest import Read

ROWS = """
<Row ss:Index="3" ss:Span="2"/>
<Row><Cell ss:Index="2" ss:MergeAcross="1"><Data ss:Type="String">a<B>b</B> c</Data></Cell>
<Cell><Data ss:Type="Number">12345678901234567</Data></Cell><Cell><Data ss:Type="Number">7.0</Data></Cell></Row>
"""


def test_cells_stand_where_they_say(tmp_path: Path, read: Read) -> None:
    sheet = read(xml(tmp_path / "people.xml", ROWS)).sheets[0]
    assert [(6, None, "ab c", None, "12345678901234567", "7")] == sheet.frame.rows()


def test_another_encoding_is_read(tmp_path: Path, read: Read) -> None:
    path = xml(tmp_path / "people.xml", '<Row><Cell><Data ss:Type="String">Müller</Data></Cell></Row>')
    text = path.read_text().replace('version="1.0"', 'version="1.0" encoding="UTF-16"')
    path.write_bytes(text.encode("utf-16"))
    assert (1, "Müller") == read(path).sheets[0].frame.row(0)
