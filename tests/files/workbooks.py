"""Odd workbooks, made when a test asks for them: each maker says what is odd about its file."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

EMAILS = [["E-mail", "Name"], ["ana@example.com", "Ana"], ["ben@example.com", "Ben"]]
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def workbook(path: Path, sheets: Mapping[str, list[list[object]]], *, at: tuple[int, int] = (0, 0)) -> Path:
    """A plain workbook; `at` moves every sheet's first cell."""
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for n, row in enumerate(rows):
                for m, value in enumerate(row):
                    if value is not None:
                        sheet.write(at[0] + n, at[1] + m, value)
    return path


def patched(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with one part changed."""
    with zipfile.ZipFile(path) as old:
        contents = {name: old.read(name) for name in old.namelist()}
    contents[part] = change(contents[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in contents.items():
            new.writestr(name, content)
    return path


def typed(path: Path) -> Path:
    """A value of every kind that a cell can have, from B3 on."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Kinds")
        formats = {
            name: book.add_format({"num_format": name})
            for name in (
                "yyyy-mm-dd",
                "hh:mm",
                "[h]:mm",
                "yyyy-mm-dd hh:mm",
                "00000",
                "000-00-0000",
                "0%",
                '"P-"000',
            )
        }
        sheet.write_string("B3", "007")
        sheet.write_number("C3", 7)
        sheet.write_number("D3", 1.5)
        sheet.write_number("E3", 123456789012345)
        sheet.write_boolean("F3", True)
        sheet.write_datetime("B4", dt.datetime(2024, 3, 4), formats["yyyy-mm-dd"])  # noqa: DTZ001 - cells have no zone
        sheet.write_datetime("C4", dt.datetime(2024, 3, 4, 10, 30), formats["yyyy-mm-dd hh:mm"])  # noqa: DTZ001 - cells have no zone
        sheet.write_number("D4", 0.5, formats["hh:mm"])
        sheet.write_number("E4", 26.5 / 24, formats["[h]:mm"])
        sheet.write_number("B5", 42, formats["00000"])
        sheet.write_number("C5", 12345678, formats["000-00-0000"])
        sheet.write_number("D5", 7, formats['"P-"000'])
        sheet.write_number("E5", 0.25, formats["0%"])
        sheet.write_string("F5", "42", formats["00000"])
        sheet.write_formula("B6", "=NA()", None, "#N/A")
        sheet.write_formula("C6", "=1+1", None, 2)
        sheet.write_formula("D6", '=""', None, "")
        sheet.write_number("E6", -5, formats["yyyy-mm-dd"])
        sheet.write_string("F6", " kept \n as is ")
    return path


def far_corner(path: Path) -> Path:
    """Two cells, so far apart that the rectangle around them has 17 billion."""
    return workbook_with_cells(path, {(0, 0): "E-mail", (1_048_575, 16_383): "x"})


def workbook_with_cells(path: Path, cells: Mapping[tuple[int, int], object]) -> Path:
    """A workbook with just these cells."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sheet1")
        for (row, column), value in cells.items():
            sheet.write(row, column, value)
    return path


def lying_string_count(path: Path) -> Path:
    """Says that it has four billion texts."""
    workbook(path, {"People": EMAILS})
    return patched(
        path, STRINGS, lambda part: re.sub(rb'uniqueCount="\d+"', b'uniqueCount="4000000000"', part)
    )


def new_error(path: Path) -> Path:
    """Holds #SPILL!, which makes readers refuse the whole workbook."""
    workbook(path, {"People": [*EMAILS, ["carl@example.com", 1]]})
    return patched(
        path, SHEET, lambda part: part.replace(b'<c r="B4"><v>1</v>', b'<c r="B4" t="e"><v>#SPILL!</v>')
    )


def bomb(path: Path) -> Path:
    """A sheet that unpacks to a thousand times its size."""
    workbook(path, {"People": EMAILS})
    return patched(path, SHEET, lambda part: part.replace(b"<sheetData>", b"<sheetData>" + b" " * 70_000_000))


def with_doctype(path: Path) -> Path:
    """Brings its own entity."""
    workbook(path, {"People": EMAILS})
    entity = b'<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa">]><worksheet'
    return patched(path, SHEET, lambda part: part.replace(b"<worksheet", entity, 1))


def part_twice(path: Path) -> Path:
    """Holds its sheet twice."""
    workbook(path, {"People": EMAILS})
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/worksheets/SHEET1.xml", b"<worksheet/>")
    return path


def hidden_things(path: Path) -> Path:
    """A hidden sheet, two hidden rows and three hidden columns."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("People")
        for n, row in enumerate(EMAILS):
            sheet.write_row(n, 0, row)
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_column("D:F", None, None, {"hidden": True})
        other = book.add_worksheet("Lists")
        other.write(0, 0, "Sales")
        other.hide()
    return path


def prefixed(path: Path) -> Path:
    """Every element has a namespace prefix, as some programs write it."""
    workbook(path, {"People": [["E-mail"], ["ana@example.com"], [None], ["ben@example.com"]]})
    name = re.compile(
        rb"<(/?)(worksheet|sheetData|row|c|v|dimension|sheetViews|sheetView|sheetFormatPr|pageMargins)\b"
    )

    def change(part: bytes) -> bytes:
        return name.sub(rb"<\1x:\2", part).replace(b" xmlns=", b" xmlns:x=")

    return patched(path, SHEET, change)


def long_cell(path: Path, characters: int) -> Path:
    """One cell with more text than a spreadsheet allows, in B3."""
    workbook(path, {"People": [*EMAILS[:2], ["ben@example.com", "short"]]})
    return patched(path, STRINGS, lambda part: part.replace(b"short", b"x" * characters))
