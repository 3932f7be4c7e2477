"""The sample as SpreadsheetML 2003 and as a web page, as Excel and reporting systems write them."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import TYPE_CHECKING

from tests.files.sample import CODES, HIDDEN_COLUMN, HIDDEN_ROW, READ, SHEETS, Wrong

if TYPE_CHECKING:
    from pathlib import Path

_FIRST_DAY = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - cells have no zone
_SPACES = (
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"'
)


def spreadsheetml(path: Path) -> Path:
    """The sample as Excel 2003 saves XML."""
    styles = "".join(
        f'<Style ss:ID="s{n}"><NumberFormat ss:Format="{escape(code)}"/></Style>'
        for n, code in enumerate(CODES)
        if code
    )
    sheets = "".join(_sheet(name, cells) for name, cells in SHEETS.items())
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        f'<Workbook {_SPACES} xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f"<Styles>{styles}</Styles>{sheets}</Workbook>",
        encoding="utf-8",
    )
    return path


def _sheet(name: str, cells: list[tuple[int, int, object, str]]) -> str:
    is_first = name == next(iter(SHEETS))
    rows = ""
    for row in sorted({cell[0] for cell in cells}):
        hidden = ' ss:Hidden="1"' if is_first and row == HIDDEN_ROW else ""
        inside = "".join(_cell(*cell[1:]) for cell in cells if cell[0] == row)
        rows += f'<Row ss:Index="{row + 1}"{hidden}>{inside}</Row>'
    columns = f'<Column ss:Index="{HIDDEN_COLUMN + 1}" ss:Hidden="1"/>' if is_first else ""
    visible = "SheetVisible" if is_first else "SheetHidden"
    return (
        f'<Worksheet ss:Name="{name}"><Table>{columns}{rows}</Table>'
        f"<x:WorksheetOptions><x:Visible>{visible}</x:Visible></x:WorksheetOptions></Worksheet>"
    )


def _cell(column: int, value: object, code: str) -> str:
    kind, text = _value(value, code)
    style = f' ss:StyleID="s{CODES.index(code)}"' if code else ""
    return f'<Cell ss:Index="{column + 1}"{style}><Data ss:Type="{kind}">{escape(text)}</Data></Cell>'


def _value(value: object, code: str) -> tuple[str, str]:
    if isinstance(value, Wrong):
        return "Error", str(value)
    if isinstance(value, bool):
        return "Boolean", str(int(value))
    if isinstance(value, int | float) and ("y" in code or "h" in code):
        # Excel writes the days before 1 March 1900 one too early, as it counts them.
        moment = _FIRST_DAY + dt.timedelta(seconds=round(value * 86400) + (86400 if value < 60 else 0))
        return "DateTime", moment.isoformat(timespec="milliseconds")
    return ("String" if isinstance(value, str) else "Number"), str(value)


def webpage(path: Path) -> Path:
    """The sample as a page of tables, with a table of links above it."""
    rows = {sheet_row: cells for sheet_row, *cells in READ}
    inside = "".join(
        "<tr>" + "".join(f"<td{_error(text)}>{_shown(text)}</td>" for text in rows.get(n, [])) + "</tr>\n"
        for n in range(1, 9)
    )
    path.write_text(
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>td {}</style></head>'
        f"<body><table><tr><td>Home<td>Help</tr></table><table>{inside}</table></body></html>",
        encoding="utf-8",
    )
    return path


def _error(text: object) -> str:
    return ' x:err="#N/A"' if text == "#N/A" else ""


def _shown(text: object) -> str:
    return escape(str(text or "")).replace("\n", "<br>\n").replace("  ", "&nbsp; ")
