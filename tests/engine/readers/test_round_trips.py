"""Any table, written by any writer in any format, is read back as the same text."""

from __future__ import annotations

import csv
import re
import string
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from muster.engine.readers import Limits, reader_of
from muster.engine.readers.guard import kind_of
from muster.engine.readers.isolation import _collect
from tests.files import tables

if TYPE_CHECKING:
    from collections.abc import Callable

LETTERS = string.ascii_letters + string.digits + "äßéñŁ李山Ω😀\u00a0 .-_'\"<>&;,|/\\=+@#%"
TEXTS = st.one_of(
    st.text(LETTERS, max_size=12),
    st.sampled_from(
        ["007", "1.10", "+44 7700 900123", "#N/A", "=1+1", "TRUE", "2024-03-04", "two\nlines", "_x0041_"]
    ),
    st.integers(-(10**14), 10**14).map(str),
)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=5)
)
Table = list[list[str]]
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What stands for a character by its number, which openpyxl leaves to whoever writes to take care of."""


def read_back(path: Path) -> Table:
    """The rows of the first sheet, from the first to the last filled one, without empty ones; in this process."""
    with tempfile.TemporaryDirectory() as folder:
        reader = reader_of(kind_of(path, Limits()))
        told = reader.read(path, folder=Path(folder), name="table", limits=Limits())
        frame = _collect(Path(folder), told).sheets[0].frame
        return [[text or "" for text in row] for row in frame.drop("sheet_row").iter_rows()]


def by_xlsxwriter(path: Path, table: Table) -> None:
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Table")
        for n, row in enumerate(table):
            for m, text in enumerate(row):
                sheet.write_string(n, m, text)


def by_xlsxwriter_row_by_row(path: Path, table: Table) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Table")
        for n, row in enumerate(table):
            for m, text in enumerate(row):
                sheet.write_string(n, m, text)


def by_openpyxl(path: Path, table: Table) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for n, row in enumerate(table, start=1):
        for m, text in enumerate(row, start=1):
            cell = sheet.cell(n, m)
            cell.value = _ESCAPED.sub("_x005F_", text)
            cell.data_type = "s"
    book.save(path)


def by_csv(
    delimiter: str, quoting: Literal[0, 1, 2, 3], encoding: str = "utf-8"
) -> Callable[[Path, Table], None]:
    def write(path: Path, table: Table) -> None:
        with path.open("w", newline="", encoding=encoding) as file:
            file.write(f"sep={delimiter}\r\n")
            csv.writer(file, delimiter=delimiter, quoting=quoting).writerows(table)

    return write


WRITERS: dict[str, Callable[[Path, Table], None]] = {
    "XlsxWriter": by_xlsxwriter,
    "XlsxWriter, inline": by_xlsxwriter_row_by_row,
    "openpyxl": by_openpyxl,
    "csv": by_csv(",", csv.QUOTE_MINIMAL),
    "csv, quoted": by_csv(";", csv.QUOTE_ALL),
    "tsv, UTF-16": by_csv("\t", csv.QUOTE_MINIMAL, "utf-16"),
    "ods": tables.ods,
    "flat ods": tables.fods,
    "SpreadsheetML": tables.spreadsheetml,
    "xlsb": tables.xlsb,
    "xls": tables.xls,
    "web page": tables.webpage,
}


_ALLOWED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@pytest.mark.parametrize("writer", WRITERS)
@settings(max_examples=15, deadline=None, suppress_health_check=_ALLOWED)
@given(table=TABLES)
def test_a_table_is_read_back_as_it_was_written(tmp_path: Path, writer: str, table: Table) -> None:
    expected = _expected(table, writer)
    if not expected:
        return
    path = tmp_path / "table.bin"
    WRITERS[writer](path, table)
    assert expected == _trimmed(read_back(path))


def _expected(table: Table, writer: str) -> Table:
    """Empty rows are none; a web page shows blanks as one, and none at the ends."""
    if writer == "web page":
        table = [[_shown(text) for text in row] for row in table]
    return _trimmed([row for row in table if any(row)])


def _shown(text: str) -> str:
    lines = [" ".join(part for part in line.split(" ") if part) for line in text.split("\n")]
    shown = "\n".join(lines)
    return shown if shown.strip() else ""


def _trimmed(table: Table) -> Table:
    """Without empty columns to the right."""
    width = max((n for row in table for n, text in enumerate(row, start=1) if text), default=0)
    return [row[:width] for row in table]
