"""The same sample in every format is the same table."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from muster.engine.readers import READERS, reader_of
from tests.files import binary, marked_up, sample
from tests.files.formats import make

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.engine.readers.conftest import Read

FILES = Path(__file__).parents[2] / "files/formats"
MADE: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "XlsxWriter": ("xlsx", make.write),
    "records": ("xlsb", binary.xlsb),
    "Excel 2003 XML": ("xml", marked_up.spreadsheetml),
}
KEPT = {
    "sample.xlsx": "xlsx",
    "sample.xlsm": "xlsx",
    "sample.xltx": "xlsx",
    "sample.xls": "xls",
    "sample.ods": "ods",
    "sample.fods": "ods",
}


@pytest.mark.parametrize("name", [*MADE, *KEPT])
def test_the_same_sample_in_every_format_is_the_same_table(tmp_path: Path, read: Read, name: str) -> None:
    if name in KEPT:
        kind, path = KEPT[name], FILES / name
    else:
        kind, maker = MADE[name]
        path = maker(tmp_path / "people.bin")
    file = read(path)
    people, lists = file.sheets
    assert (kind, None, None) == (file.format, file.encoding, file.delimiter)
    assert ("People", "Lists", False, True) == (people.name, lists.name, people.is_hidden, lists.is_hidden)
    assert (1, 1) == (people.hidden_rows, people.hidden_columns)
    assert sample.READ == people.frame.rows()
    assert [(1, "mentor"), (2, "7")] == lists.frame.rows()
    assert [("cell.error", "People", 6, "#N/A", '{"cell": "N6"}')] == people.issues.select(
        "code", "sheet", "sheet_row", "value", "params"
    ).rows()


def test_a_web_page_gives_the_same_rows(tmp_path: Path, read: Read) -> None:
    people = read(marked_up.webpage(tmp_path / "people.xls")).sheets[0]
    rows = [
        tuple(c.replace("\xa0", " ") if isinstance(c, str) else c for c in row) for row in people.frame.rows()
    ]
    assert sample.READ == rows
    errors = people.issues.filter(people.issues["code"] == "cell.error")
    assert [(6, "#N/A")] == errors.select("sheet_row", "value").rows()


def test_what_libreoffice_shows_in_a_web_page_is_read_as_it_is_stored(read: Read) -> None:
    # It leaves out hidden rows and columns, and the empty column to the left.
    file = read(FILES / "sample.html")
    rows = file.sheets[0].frame.rows()
    assert ("html", "utf-8") == (file.format, file.encoding)
    stored = ("123456789012345", "2024-03-01", "09:00:00", "26:30:00", "2024-03-01T10:30:00")
    assert stored == rows[2][3:8]


@pytest.mark.parametrize("name", ["sample-1904.xls", "sample-1904.ods"])
def test_dates_counted_from_1904_are_the_days_they_show(read: Read, name: str) -> None:
    row = read(FILES / name).sheets[0].frame.row(2)
    assert ("2028-03-02", "09:00:00", "26:30:00", "2028-03-02T10:30:00") == row[6:10]


def test_dates_counted_from_1904_in_xlsb(tmp_path: Path, read: Read) -> None:
    row = read(binary.xlsb(tmp_path / "mac.xlsb", is_1904=True)).sheets[0].frame.row(2)
    assert ("2028-03-02", "09:00:00", "26:30:00", "2028-03-02T10:30:00") == row[6:10]


@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsb", "xltx", "txt"])
def test_a_workbook_under_a_wrong_name_is_read_all_the_same(tmp_path: Path, read: Read, suffix: str) -> None:
    shutil.copy(FILES / "sample.xlsx", tmp_path / f"people.{suffix}")
    assert "xlsx" == read(tmp_path / f"people.{suffix}").format


@pytest.mark.parametrize("delimiter", ["\t", ",", ";"])
def test_text_named_xls_is_text(tmp_path: Path, read: Read, delimiter: str) -> None:
    path = tmp_path / "people.xls"
    path.write_text(f"E-mail{delimiter}Name\nana@example.com{delimiter}007\n")
    file = read(path)
    assert ("csv", delimiter) == (file.format, file.delimiter)
    assert (2, "ana@example.com", "007") == file.sheets[0].frame.row(1)


def test_each_kind_has_a_reader_of_its_own() -> None:
    kinds = ("xlsx", "xlsb", "xls", "ods", "xml", "html", "text")
    assert set(kinds) == set(READERS)
    formats = ["xlsx", "xlsb", "xls", "ods", "xml", "html", "csv"]
    assert formats == [reader_of(kind).FORMAT for kind in kinds]


def test_whoever_has_a_file_read_imports_none_of_the_readers() -> None:
    script = (
        "import sys, muster.engine.readers as readers\n"
        "print(*(name for name in readers.READERS.values() if f'{readers.__name__}.{name}' in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, check=True, text=True)
    assert "" == done.stdout.strip()
