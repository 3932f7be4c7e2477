"""Workbooks that tell things beside their cells: filters, merged cells, links, formulas. Each maker says which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import xlsxwriter

from tests.files.workbooks import SHEET, patched, workbook

if TYPE_CHECKING:
    from pathlib import Path

ERRORS = ("#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#GETTING_DATA", "#PYTHON!", "#N/A")


def filtered(path: Path, *, as_table: bool = False) -> Path:
    """A title, a header in row 3, 12 people of whom a filter hides 6, the title hidden by hand, and hidden columns."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Mentors")
        sheet.write_row(0, 0, ["Everybody"])
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.write_row(2, 0, ["E-mail", "Name", "Team"])
        for n in range(12):
            team = "Sales" if n % 5 == 0 else "Legal" if n % 5 == 1 else "Research"
            sheet.write_row(3 + n, 0, [f"p{n}@example.com", f"P{n}", team])
            sheet.set_row(3 + n, None, None, {"hidden": team == "Research"})
        if as_table:
            columns = [{"header": header} for header in ("E-mail", "Name", "Team")]
            sheet.add_table(2, 0, 14, 2, {"columns": columns})
        else:
            sheet.autofilter(2, 0, 14, 2)
            sheet.filter_column_list("C", ["Sales", "Legal"])
        sheet.set_column("E:F", None, None, {"hidden": True})
    if as_table:
        filter_column = (
            b'"><filterColumn colId="2"><filters><filter val="Sales"/></filters></filterColumn></autoFilter>'
        )
        patched(
            path,
            "xl/tables/table1.xml",
            lambda part: part.replace(b'"/><tableColumns', filter_column + b"<tableColumns"),
        )
    return path


def merged(path: Path) -> Path:
    """Groups over the header, the first title over both rows, and a company beside three people."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("People")
        sheet.merge_range("A1:A2", "E-mail")
        sheet.merge_range("B1:C1", "Name")
        sheet.merge_range("D1:E1", "Work")
        sheet.write_row("B2", ["First", "Last", "Company", "City", "Notes"])
        for n in range(4):
            sheet.write_row(2 + n, 0, [f"p{n}@example.com", f"F{n}", f"L{n}"])
            sheet.write(2 + n, 4, f"C{n}")
        sheet.merge_range("D3:D5", "Acme")
        sheet.write("D6", "Beta")
        sheet.merge_range("A8:C9", "a note over two rows")
    return path


def linked(path: Path) -> Path:
    """“Mail” with the address behind it, names that lead to profiles, an address that leads to another, and a formula."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("People")
        sheet.write_row(0, 0, ["Contact", "Name", "E-mail", "Site", "Same"])
        for n in range(3):
            sheet.write_url(1 + n, 0, f"mailto:p{n}@example.com?subject=Hi", string="Mail")
            sheet.write_url(1 + n, 1, f"https://example.com/people/{n}", string=f"Person {n}")
            sheet.write_url(1 + n, 4, f"mailto:p{n}@example.com", string=f"p{n}@example.com")
        sheet.write_url(1, 2, "mailto:other@example.com", string="p0@example.com")
        sheet.write_formula(1, 3, '=HYPERLINK("https://p0.example.com","Website")', None, "Website")
        sheet.write_url(2, 3, "internal:People!A1", string="up")
    return path


def bare_formulas(path: Path) -> Path:
    """Formulas as openpyxl writes them: without a result; one has one."""
    workbook(
        path,
        {"People": [["E-mail", "Name", "Sum"], ["ana@example.com", "Ana", 1], ["ben@example.com", "Ben", 2]]},
    )

    def change(part: bytes) -> bytes:
        part = part.replace(b"<v>1</v>", b"<v>1.0</v>")
        return part.replace(b'<c r="C2"><v>1.0</v></c>', b'<c r="C2"><f>1+0</f></c>').replace(
            b'<c r="C3"><v>2</v></c>', b'<c r="C3"><f>1+1</f><v>2</v></c>'
        )

    return patched(path, SHEET, change)


def errors(path: Path) -> Path:
    """One cell of every kind of error, also those that stop other readers."""
    workbook(path, {"People": [["E-mail", "X"], *([f"p{n}@example.com", n + 1] for n in range(len(ERRORS)))]})

    def change(part: bytes) -> bytes:
        for n, error in enumerate(ERRORS):
            cell = f'<c r="B{n + 2}"><v>{n + 1}</v>'.encode()
            part = part.replace(cell, f'<c r="B{n + 2}" t="e"><v>{error}</v>'.encode())
        return part

    return patched(path, SHEET, change)


def absurd_dates(path: Path) -> Path:
    """Numbers in date, time and duration cells that can't be any."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Dates")
        for column, code in enumerate(("yyyy-mm-dd", "hh:mm", "[h]:mm")):
            style = book.add_format({"num_format": code})
            for row, number in enumerate((3_000_000, 1e10, 1e15, -1, 45352, 60)):
                sheet.write_number(row, column, number, style)
    return path


def long_numbers(path: Path) -> Path:
    """Ids stored as numbers: of 15 digits, of 16, 18 and 21, and one as text."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Ids")
        sheet.write_row(0, 0, [123456789012345, 1234567890123456, 123456789012345678, 1.5e20])
        sheet.write_string(0, 4, "123456789012345678")
    return path


def rich(path: Path) -> Path:
    """A text in two styles, one with its pronunciation, no-break and zero-width spaces, a lone carriage return."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Texts")
        sheet.write_rich_string(0, 0, "Ana ", book.add_format({"bold": True}), "Silva", " M.")
        sheet.write_row(1, 0, ["reading", "Ana\u00a0Silva", "a\u200bb@example.com", "two\r\nlines"])
        sheet.write_row(2, 0, ["x", "Ben\u00a0Ito", "plain", "mac\rline"])
    said = '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>'
    return patched(path, "xl/sharedStrings.xml", lambda part: part.replace(b"<t>reading</t>", said.encode()))
