"""A plain table of texts in the formats for which Python has no usual writer."""

from __future__ import annotations

import re
import struct
import zipfile
from html import escape
from typing import TYPE_CHECKING

from tests.files.binary import compound, record, record12, text8, text12, xls_stream, xlsb_package

if TYPE_CHECKING:
    from pathlib import Path

Table = list[list[str]]

_ODS_NAMES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
    for short in ("office", "table", "text")
)


def fods(path: Path, table: Table) -> None:
    """As LibreOffice writes flat XML: blanks that follow each other, and line ends, are elements."""
    path.write_text(_document("document", table), encoding="utf-8")


def ods(path: Path, table: Table) -> None:
    """The same in a package."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", _document("document-content", table))


def _document(root: str, table: Table) -> str:
    rows = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in table)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:{root}{_ODS_NAMES}'
        ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>'
        f'<table:table table:name="Table">{rows}</table:table></office:spreadsheet></office:body></office:{root}>'
    )


def _ods_cell(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    paragraphs = "".join(f"<text:p>{_ods_text(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def _ods_text(line: str) -> str:
    return re.sub(r"^ | $|(?<= ) +", lambda found: f'<text:s text:c="{len(found[0])}"/>', escape(line))


def spreadsheetml(path: Path, table: Table) -> None:
    """As Excel 2003 saves XML."""
    rows = "".join(f"<Row>{''.join(map(_xml_cell, row))}</Row>" for row in table)
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="Table"><Table>{rows}</Table></Worksheet></Workbook>',
        encoding="utf-8",
    )


def _xml_cell(text: str) -> str:
    inside = f'<Data ss:Type="String">{escape(text).replace(chr(10), "&#10;")}</Data>' if text else ""
    return f"<Cell>{inside}</Cell>"


def webpage(path: Path, table: Table) -> None:
    """As a reporting system writes a page."""
    rows = "".join(f"<tr>{''.join(map(_td, row))}</tr>" for row in table)
    path.write_text(f'<html><meta charset="utf-8"><table>{rows}</table></html>', encoding="utf-8")


def _td(text: str) -> str:
    return f"<td>{escape(text).replace(chr(10), '<br>')}</td>"


def xlsb(path: Path, table: Table) -> None:
    """As Excel saves binary workbooks, texts in their cells."""
    page = record12(129) + record12(145)
    for n, row in enumerate(table):
        page += record12(0, struct.pack("<III", n, 0, 0) + bytes(13))
        for m, text in enumerate(row):
            page += record12(6, struct.pack("<II", m, 0) + text12(text)) if text else b""
    xlsb_package(path, [page + record12(146) + record12(130)])


def xls(path: Path, table: Table) -> None:
    """As Excel 97 saved workbooks, texts in their cells."""
    cells = b"".join(
        record(0x204, struct.pack("<HHH", n, m, 0) + text8(text))
        for n, row in enumerate(table)
        for m, text in enumerate(row)
        if text
    )
    path.write_bytes(compound({"Workbook": xls_stream(cells)}))
