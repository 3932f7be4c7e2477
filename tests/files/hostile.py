"""Files of each format that are made to hurt, or are broken: each maker says how."""

from __future__ import annotations

import struct
import zipfile
from typing import TYPE_CHECKING

from tests.files import binary

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_ODS_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
)
_BOOK = '<Workbook xmlns="{0}" xmlns:ss="{0}">'.format("urn:schemas-microsoft-com:office:spreadsheet")
_ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
_TEXT = "<table:table-cell office:value-type='string'{}><text:p>{}</text:p></table:table-cell>"


def ods(path: Path, rows: str, *, before: str = "", manifest: str = "") -> Path:
    """An .ods of one sheet with these rows."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {_ODS_SPACES}><office:body>'
        f'<office:spreadsheet><table:table table:name="People">{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return path


def row(cells: str, times: int = 1) -> str:
    """A row of an .ods sheet, repeated."""
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def ods_cell(text: str, times: int = 1) -> str:
    """A text cell of an .ods sheet, repeated."""
    return _TEXT.format(f' table:number-columns-repeated="{times}"', text)


def ods_rows_bomb(path: Path) -> Path:
    """One row of 1,000 cells that stands there a million times."""
    return ods(path, row(ods_cell("x", 1000), 1_000_000))


def ods_columns_bomb(path: Path) -> Path:
    """One cell that stands there two thousand million times."""
    return ods(path, row(ods_cell("x", 2_000_000_000)))


def ods_text_bomb(path: Path) -> Path:
    """A text of 30,000 characters in a million cells."""
    return ods(path, row(ods_cell("x" * 30_000, 10), 100_000))


def ods_far_cell(path: Path) -> Path:
    """A cell far to the right and one far down."""
    return ods(
        path,
        row(ods_cell("x") + "<table:table-cell table:number-columns-repeated='900'/>" + ods_cell("y"))
        + row("", 1_000_000)
        + row(ods_cell("z")),
    )


def ods_entities(path: Path) -> Path:
    """Entities that grow."""
    return ods(path, row(ods_cell("&c;")), before=_ENTITIES)


def ods_late_entities(path: Path) -> Path:
    """The same, after a comment that fills the first 100,000 bytes."""
    return ods(path, row(ods_cell("&c;")), before=f"<!--{'x' * 100_000}-->{_ENTITIES}")


def ods_deep(path: Path) -> Path:
    """A cell with 100,000 elements within each other."""
    return ods(path, row(ods_cell("<text:span>" * 100_000 + "</text:span>" * 100_000)))


def ods_cut(path: Path) -> Path:
    """XML that breaks off."""
    return ods(path, "<table:table-row>")


def ods_locked(path: Path) -> Path:
    """Saved with a password."""
    return ods(path, "", manifest="<manifest:encryption-data/>")


def ods_locked_whole(path: Path) -> Path:
    """Saved with a password by newer programs: one package within another."""
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("encrypted-package", b"?")
    return path


def xml(path: Path, inside: str, *, before: str = "") -> Path:
    """A SpreadsheetML workbook with these rows."""
    path.write_text(
        f'<?xml version="1.0"?>{before}{_BOOK}<Worksheet ss:Name="P"><Table>{inside}</Table></Worksheet></Workbook>'
    )
    return path


def xml_entities(path: Path) -> Path:
    """Entities that grow."""
    return xml(
        path,
        '<Row><Cell><Data ss:Type="String">&c;</Data></Cell></Row>',
        before=_ENTITIES.replace("x [", "Workbook ["),
    )


def xml_far(path: Path) -> Path:
    """A cell in the first place, and one in the last row far to the right."""
    cell = '<Cell ss:Index="{}"><Data ss:Type="String">x</Data></Cell>'
    return xml(path, f'<Row>{cell.format(1)}</Row><Row ss:Index="1048576">{cell.format(900)}</Row>')


def xml_back(path: Path) -> Path:
    """A row that stands above the one before."""
    cells = '<Cell><Data ss:Type="String">x</Data></Cell>'
    return xml(path, f'<Row ss:Index="5">{cells}</Row><Row ss:Index="2">{cells}</Row>')


def xml_same_cell(path: Path) -> Path:
    """Two cells in one place."""
    cell = '<Cell ss:Index="1"><Data ss:Type="String">x</Data></Cell>'
    return xml(path, f"<Row>{cell}{cell}</Row>")


def xml_deep(path: Path) -> Path:
    """100,000 elements within each other."""
    return xml(
        path, f'<Row><Cell><Data ss:Type="String">{"<B>" * 100_000}{"</B>" * 100_000}</Data></Cell></Row>'
    )


def xml_cut(path: Path) -> Path:
    """XML that breaks off."""
    path.write_text(f'<?xml version="1.0"?>{_BOOK}<Worksheet ss:Name="P"><Table><Row>')
    return path


def html_spans(path: Path) -> Path:
    """Cells that say they cover more columns than any sheet has."""
    path.write_text("<table><tr>" + "<td colspan=999999999 rowspan=999999999>x</td>" * 3 + "</tr></table>")
    return path


def html_deep(path: Path) -> Path:
    """20,000 tables within each other."""
    path.write_text("<table><tr><td>" * 20_000 + "x")
    return path


def html_long(path: Path) -> Path:
    """A text of 11 million characters, at which the parser falls silent, and a table after it."""
    path.write_text(f"<table><tr><td>a</table><p>{'x' * 11_000_000}</p><table><tr><td>b</table>")
    return path


def html_open(path: Path) -> Path:
    """A comment that is never closed swallows the second table."""
    path.write_text("<table><tr><td>a</table><!-- <table><tr><td>b</table>")
    return path


def html_frames(path: Path) -> Path:
    """What Excel saves as a page of several sheets: frames that lead to other files."""
    path.write_text("<html><frameset><frame src='sheet001.htm'></frameset></html>")
    return path


def xls(path: Path, cells: bytes, *, before: bytes = b"", after_sheets: bytes = b"") -> Path:
    """An .xls of one sheet with these records."""
    stream = binary.xls_stream(cells, before=before, after_sheets=after_sheets)
    path.write_bytes(binary.compound({"Workbook": stream}))
    return path


def xls_locked(path: Path) -> Path:
    """Saved with a password."""
    return xls(path, b"", before=binary.record(0x2F, bytes(6)))


def xls_cycle(path: Path) -> Path:
    """A stream that leads back to its own beginning."""
    path.write_bytes(binary.compound({"Workbook": binary.xls_stream(b"")}, cycle=True))
    return path


def xls_no_end(path: Path) -> Path:
    """A record longer than the file."""
    return xls(path, struct.pack("<HH", 0x204, 60_000))


def xls_no_text(path: Path) -> Path:
    """A cell that holds shared text number four thousand million, where there is none."""
    return xls(path, binary.record(0xFD, struct.pack("<HHHI", 0, 0, 0, 2**32 - 1)))


def xls_lying_texts(path: Path) -> Path:
    """A table of shared texts that promises far more than it has, the last one cut off."""
    return xls(
        path, b"", after_sheets=binary.record(0xFC, struct.pack("<II", 2**31, 2**31) + b"\xff\xff\x01ab")
    )


def xlsb_far(path: Path) -> Path:
    """Cells in two far corners."""
    cell = binary.record12(6, struct.pack("<II", 0, 0) + binary.text12("x"))
    far = binary.record12(6, struct.pack("<II", 899, 0) + binary.text12("x"))
    return binary.xlsb_package(path, [binary.row12(0) + cell + binary.row12(1_048_575) + far])


def xlsb_long_record(path: Path) -> Path:
    """A record that says it is 250 MB long."""
    return binary.xlsb_package(path, [b"\x06\xff\xff\xff\x7f"])


def xlsb_no_text(path: Path) -> Path:
    """A cell that holds a shared text that isn't there."""
    return binary.xlsb_package(path, [binary.row12(0) + binary.record12(7, struct.pack("<3I", 0, 0, 9))])


def xlsb_same_text(path: Path) -> Path:
    """One text of 30,000 characters in 100,000 cells."""
    cells = b"".join(binary.record12(7, struct.pack("<3I", n, 0, 0)) for n in range(100))
    sheet = b"".join(binary.row12(n) + cells for n in range(1000))
    return binary.xlsb_package(path, [sheet], ["x" * 30_000])


REFUSED: dict[Callable[[Path], Path], str] = {
    ods_rows_bomb: "file.too_large_area",
    ods_columns_bomb: "file.too_many_columns",
    ods_text_bomb: "file.unpacks_too_large",
    ods_far_cell: "file.too_large_area",
    ods_entities: "file.doctype",
    ods_late_entities: "file.doctype",
    ods_deep: "file.damaged",
    ods_cut: "file.damaged",
    ods_locked: "file.encrypted",
    ods_locked_whole: "file.encrypted",
    xml_entities: "file.doctype",
    xml_far: "file.too_large_area",
    xml_back: "file.damaged",
    xml_same_cell: "file.cells_lost",
    xml_deep: "file.damaged",
    xml_cut: "file.damaged",
    html_spans: "file.too_many_columns",
    html_deep: "file.damaged",
    html_long: "file.damaged",
    html_open: "file.damaged",
    html_frames: "file.unknown_format",
    xls_locked: "file.encrypted",
    xls_cycle: "file.damaged",
    xls_no_end: "file.damaged",
    xls_no_text: "file.damaged",
    xls_lying_texts: "file.damaged",
    xlsb_far: "file.too_large_area",
    xlsb_long_record: "file.damaged",
    xlsb_no_text: "file.damaged",
    xlsb_same_text: "file.unpacks_too_large",
}
"""Each maker, and the code of the refusal."""
