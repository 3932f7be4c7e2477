"""One small sheet with links, a merged cell, a filter and a bare formula, in the formats that are read by us."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import xlsxwriter

FOLDER = Path(__file__).parent / "formats"
READ = [
    (1, "Contact", "Team", "Name", "Sum"),
    (2, "p0@example.com", None, "Ana", None),
    (3, "p1@example.com", "Sales", "Ben", None),
    (4, "p2@example.com", "Sales", "Eve", None),
]
_CONVERTED = {"asides.xls": "xls:MS Excel 97", "asides.ods": "ods", "asides.xlsx": "xlsx"}


def fods(path: Path) -> Path:
    """As LibreOffice writes flat XML."""
    rows = "".join(
        f"<table:table-row{' table:visibility=' + chr(34) + 'filter' + chr(34) if n == 1 else ''}>"
        f'<table:table-cell office:value-type="string"><text:p>'
        f'<text:a xlink:href="mailto:p{n}@example.com?subject=Hi">Mail</text:a></text:p></table:table-cell>'
        + ("<table:table-cell/>", _TALL, "<table:covered-table-cell/>")[n]
        + f'<table:table-cell office:value-type="string"><text:p>{_name(n)}</text:p></table:table-cell>'
        + ('<table:table-cell table:formula="of:=1+1"/>' if n == 1 else "")
        + "</table:table-row>"
        for n in range(3)
    )
    header = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{title}</text:p></table:table-cell>'
        for title in READ[0][1:]
    )
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    path.write_text(
        f'<?xml version="1.0"?><office:document{names} xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>'
        f'<table:table table:name="People"><table:table-row>{header}</table:table-row>{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document>"
    )
    return path


_TALL = '<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>Sales</text:p></table:table-cell>'


def _name(n: int) -> str:
    name = READ[n + 1][3]
    return f'<text:a xlink:href="https://example.com/ana">{name}</text:a>' if n == 0 else str(name)


def spreadsheetml(path: Path) -> Path:
    """As Excel 2003 saves XML."""
    rows = "".join(
        f"<Row{' ss:Hidden=' + chr(34) + '1' + chr(34) if n == 1 else ''}>"
        f'<Cell ss:HRef="mailto:p{n}@example.com"><Data ss:Type="String">Mail</Data></Cell>'
        + ('<Cell ss:Index="2" ss:MergeDown="1"><Data ss:Type="String">Sales</Data></Cell>' if n == 1 else "")
        + f'<Cell ss:Index="3"{" ss:HRef=" + chr(34) + "https://example.com/ana" + chr(34) if n == 0 else ""}>'
        f'<Data ss:Type="String">{READ[n + 1][3]}</Data></Cell>'
        + ('<Cell ss:Formula="=1+1"/>' if n == 1 else "")
        + "</Row>"
        for n in range(3)
    )
    header = "".join(f'<Cell><Data ss:Type="String">{title}</Data></Cell>' for title in READ[0][1:])
    path.write_text(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<Worksheet ss:Name="People"><Table><Row>{header}</Row>{rows}</Table>'
        '<x:AutoFilter x:Range="R1C1:R4C4"/></Worksheet></Workbook>'
    )
    return path


def webpage(path: Path) -> Path:
    """As a reporting system writes a page."""
    rows = "".join(
        f'<tr><td><a href="mailto:p{n}@example.com">Mail</a></td>'
        + ("<td></td>", "<td rowspan=2>Sales</td>", "")[n]
        + f"<td>{_named(n)}</td></tr>"
        for n in range(3)
    )
    header = "".join(f"<th>{title}</th>" for title in READ[0][1:])
    path.write_text(f"<table><tr>{header}</tr>{rows}</table>")
    return path


def _named(n: int) -> str:
    return f'<a href="https://example.com/ana">{READ[n + 1][3]}</a>' if n == 0 else str(READ[n + 1][3])


def xls_link(target: str, *, name: str = "", is_text: bool = False) -> bytes:
    """A hyperlink object as it stands in an .xls record."""
    flags = 0x01 | (0x10 if name else 0) | (0x100 if is_text else 0)
    shown = _counted(name) if name else b""
    if is_text:
        return b"\x02\x00\x00\x00" + flags.to_bytes(4, "little") + shown + _counted(target)
    url = (target + "\x00").encode("utf-16-le")
    kind = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
    return (
        b"\x02\x00\x00\x00"
        + flags.to_bytes(4, "little")
        + shown
        + kind
        + len(url).to_bytes(4, "little")
        + url
    )


def _counted(text: str) -> bytes:
    return (len(text) + 1).to_bytes(4, "little") + (text + "\x00").encode("utf-16-le")


def write(path: Path) -> Path:
    """The sheet as XlsxWriter writes it."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("People")
        sheet.write_row(0, 0, READ[0][1:])
        for n in range(3):
            sheet.write_url(1 + n, 0, f"mailto:p{n}@example.com", string="Mail")
            sheet.write(1 + n, 2, READ[n + 1][3])
        sheet.write_url(1, 2, "https://example.com/ana", string="Ana")
        sheet.merge_range("B3:B4", "Sales")
    return path


def main() -> None:
    """Writes the files of LibreOffice anew: `python -m tests.files.asides_elsewhere`."""
    with tempfile.TemporaryDirectory() as folder:
        source = write(Path(folder) / "asides.xlsx")
        for name, output_filter in _CONVERTED.items():
            out = Path(folder) / "out"
            command = [
                "soffice",
                "--headless",
                "--convert-to",
                output_filter,
                "--outdir",
                str(out),
                str(source),
            ]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            (FOLDER / name).write_bytes((out / name).read_bytes())


if __name__ == "__main__":
    main()
