"""Every limit: a file just under it is read, one just over it is refused by its own code. And the page names them all."""

from __future__ import annotations

import bisect
import dataclasses
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from muster.engine.readers import Limits
from muster.refusals import SENTENCES
from tests.files import workbooks

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.engine.readers.conftest import Read, RefusalOf

PAGE = Path(__file__).parents[3] / "docs/operate/limits.md"
DEFAULT = Limits()
PLAIN = "E-mail,Name\na@example.com,Ana\n"


class Edge(NamedTuple):
    """One limit: a maker of files by size, the last size that is read, and the code for the next one."""

    make: Callable[[Path, int], object]
    last: int
    code: str
    limits: Limits = DEFAULT
    over: int = 1
    """How much more is too much."""


def text(content: Callable[[int], str]) -> Callable[[Path, int], object]:
    """A text file whose content goes by its size."""
    return lambda path, size: path.write_text(content(size))


def with_parts(path: Path, parts: int) -> None:
    """A workbook of so many parts."""
    workbooks.workbook(path, {"People": workbooks.EMAILS})
    with zipfile.ZipFile(path, "a") as package:
        for n in range(parts - len(package.namelist())):
            package.writestr(f"xl/media/{n}.png", b"")


def with_blanks(path: Path, size: int) -> None:
    """A workbook whose sheet is blown up by so many blanks."""
    workbooks.workbook(path, {"People": workbooks.EMAILS})
    workbooks.patched(
        path, workbooks.SHEET, lambda part: part.replace(b"<sheetData>", b"<sheetData>" + b" " * size)
    )


def by_ratio(path: Path, ratio: int) -> None:
    """A workbook whose sheet is packed just under `RATIO` times, or just over it."""
    workbooks.workbook(path, {"People": workbooks.EMAILS})
    with zipfile.ZipFile(path) as package:
        sheet = package.read(workbooks.SHEET)
    turn = bisect.bisect(range(400_000), RATIO, key=lambda blanks: int(_ratio(sheet, blanks)))
    with_blanks(path, turn - 2_000 if ratio == RATIO else turn + 2_000)


def _ratio(sheet: bytes, blanks: int) -> float:
    packer = zlib.compressobj(wbits=-15)
    content = sheet.replace(b"<sheetData>", b"<sheetData>" + b" " * blanks)
    return len(content) / len(packer.compress(content) + packer.flush())


def with_sheets(path: Path, count: int) -> None:
    """A workbook of so many sheets."""
    workbooks.workbook(path, {f"S{n}": [["E-mail"], [f"p{n}@example.com"]] for n in range(count)})


def with_corners(rows: int, columns: int) -> Callable[[Path, int], object]:
    """Cells in two far corners."""
    return lambda path, more: workbooks.workbook_with_cells(
        path, {(0, 0): "E-mail", (rows - 1 + more, columns - 1): "x"}
    )


def with_columns(path: Path, columns: int) -> None:
    """A cell in the last column."""
    workbooks.workbook_with_cells(path, {(0, 0): "E-mail", (1, 0): "a@example.com", (1, columns - 1): "x"})


def with_row(path: Path, row: int) -> None:
    """A cell in the last row, written by hand: no program writes one behind it."""
    workbooks.workbook(path, {"People": workbooks.EMAILS})
    workbooks.patched(
        path,
        workbooks.SHEET,
        lambda part: part.replace(b'r="3"', b'r="%d"' % row).replace(b'3"', b'%d"' % row),
    )


RATIO = 200
EDGES = {
    "file_bytes": Edge(
        text(lambda size: PLAIN + "x" * (size - len(PLAIN))), 4096, "file.too_large", Limits(file_bytes=4096)
    ),
    "zip_parts": Edge(with_parts, DEFAULT.zip_parts, "file.too_many_parts"),
    "unpacked_bytes": Edge(
        with_blanks, 1_980_000, "file.unpacks_too_large", Limits(unpacked_bytes=2_000_000), over=20_000
    ),
    "ratio": Edge(by_ratio, RATIO, "file.unpacks_too_large", Limits(free_ratio_bytes=1000, ratio=RATIO)),
    "free_ratio_bytes": Edge(
        with_blanks, 490_000, "file.unpacks_too_large", Limits(free_ratio_bytes=500_000, ratio=2), over=20_000
    ),
    "sheets": Edge(with_sheets, 40, "file.too_many_sheets", Limits(sheets=40)),
    "rows": Edge(with_row, 1_048_576, "file.too_many_rows"),
    "text_rows": Edge(
        text(lambda rows: "E-mail\n" + "a@example.com\n" * (rows - 1)),
        6_000,
        "file.too_many_rows",
        Limits(text_rows=6_000),
    ),
    "columns": Edge(with_columns, 1_000, "file.too_many_columns"),
    "columns of text": Edge(
        text(lambda columns: PLAIN + "," * (columns - 1) + "x\n"), 1_000, "file.too_many_columns"
    ),
    "area_cells": Edge(with_corners(50_000, 1_000), 0, "file.too_large_area"),
    "cell_characters": Edge(workbooks.long_cell, 32_767, "file.cell_too_long"),
    "cell_characters of text": Edge(
        text(lambda size: f'{PLAIN}b@example.com,"{"ä" * size}"\n'), 32_767, "file.cell_too_long"
    ),
    "line_characters": Edge(
        text(lambda size: PLAIN + ("," + "x" * 2047) * 511 + "y" * (size - 511 * 2048 - 1) + "\n"),
        2**20,
        "file.line_too_long",
    ),
}
WATCHED = {"address_bytes", "resident_bytes", "cpu_s", "wall_s", "readers", "waiting", "turn_s", "uploads"}
"""What the reading process may take, and how many there may be: see test_isolation, test_reading_turns and test_uploads."""


@pytest.mark.parametrize("name", EDGES)
def test_a_file_at_the_limit_is_read_and_one_over_it_is_refused(
    tmp_path: Path, read: Read, refusal_of: RefusalOf, name: str
) -> None:
    edge = EDGES[name]
    path = tmp_path / "people.bin"
    edge.make(path, edge.last)
    assert any(sheet.frame.height for sheet in read(path, edge.limits).sheets)
    edge.make(path, edge.last + edge.over)
    refused = refusal_of(path, edge.limits)
    assert edge.code == refused.code
    assert SENTENCES[refused.code] % refused.params


def test_every_limit_has_its_two_files() -> None:
    assert {limit.name for limit in dataclasses.fields(Limits)} == WATCHED | {
        name.split()[0] for name in EDGES
    }


def test_every_limit_is_in_the_documentation() -> None:
    page = PAGE.read_text()
    assert [] == [limit.name for limit in dataclasses.fields(Limits) if f"| `{limit.name}` |" not in page]


def test_empty_cells_at_the_end_of_a_line_are_no_columns(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("E-mail,Name\na@example.com,Ana" + "," * 5000 + "\n")
    assert 1_000 >= read(path).sheets[0].width


@pytest.mark.torture
def test_the_largest_text_that_is_allowed_is_read(tmp_path: Path, read: Read, refusal_of: RefusalOf) -> None:
    path = tmp_path / "large.csv"
    path.write_text("E-mail\n" + "a@example.org\n" * 9_999_999)
    assert 10_000_000 == read(path).sheets[0].frame.height
    with path.open("a") as file:
        file.write("a@example.org\n")
    assert "file.too_many_rows" == refusal_of(path).code
    path.write_text("E-mail\n" + ("a@example.org," + "x" * 6_000 + "\n") * 36_000)
    assert "file.too_large" == refusal_of(path).code
