"""CSV and its relatives: encodings, delimiters, quotes, and the row numbers Excel shows."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.engine.readers import Limits, delimited, read_text
from muster.engine.readers.delimited import detect_delimiter

if TYPE_CHECKING:
    from tests.engine.readers.conftest import Read, RefusalOf

NAMES = "E-mail;Name\r\njürgen@example.com;Jürgen Groß\r\nzoe@example.com;Zoë\r\n"


def rows_of(read: Read, path: Path, content: bytes | str) -> list[tuple[object, ...]]:
    """What the sheet holds, with row numbers."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(path).sheets[0].frame.rows()


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        pytest.param(NAMES.encode(), "utf-8", id="utf-8"),
        pytest.param(NAMES.encode("utf-8-sig"), "utf-8", id="utf-8 with mark"),
        pytest.param(NAMES.encode("utf-16"), "utf-16", id="utf-16 with mark"),
        pytest.param(NAMES.encode("utf-16-le"), "utf-16", id="utf-16 without mark"),
        pytest.param(NAMES.encode("cp1252"), "cp1252", id="windows, western"),
    ],
)
def test_the_encoding_is_found(tmp_path: Path, read: Read, content: bytes, encoding: str) -> None:
    path = tmp_path / "people.csv"
    assert (2, "jürgen@example.com", "Jürgen Groß") == rows_of(read, path, content)[1]
    assert (encoding, ";", "people") == (read(path).encoding, read(path).delimiter, read(path).sheets[0].name)


@pytest.mark.parametrize(
    ("codec", "names"),
    [
        pytest.param(
            "cp1250", "Łukasz Żółć, Zażółć gęślą jaźń, Małgorzata Wiśniewska, Paweł Dąbrowski", id="polish"
        ),
        pytest.param(
            "cp1251", "Анна Иванова, Дмитрий Петров, Сергей Кузнецов, наставник программы", id="russian"
        ),
        pytest.param(
            "cp932", "田中さくら、佐藤ひろし、メンターとメンティーの名簿、東京本社の人事部です", id="japanese"
        ),
    ],
)
def test_other_encodings_are_guessed_by_their_language(
    tmp_path: Path, read: Read, codec: str, names: str
) -> None:
    content = f"E-mail;Name\nana@example.com;{names}\n".encode(codec)
    assert names == rows_of(read, tmp_path / "people.csv", content)[1][2]


@pytest.mark.parametrize(
    ("sample", "delimiter"),
    [
        pytest.param("a,b,c\n1,2,3\n", ",", id="comma"),
        pytest.param("a;b\n1,5;2,5\n", ";", id="decimal commas"),
        pytest.param("a\tb\n1\t2; 3\n", "\t", id="tab"),
        pytest.param("a|b\n1|2\n", "|", id="bar"),
        pytest.param(
            "e-mail,skills\na@x.org,Java; SQL; C\nb@x.org,Python; Go\n", ",", id="lists within cells"
        ),
        pytest.param('name,e-mail\n"Groß; Anna",a@x.org\n', ",", id="within quotes"),
        pytest.param("e-mail\na@x.org\n", ",", id="one column"),
    ],
)
def test_the_delimiter_is_found(sample: str, delimiter: str) -> None:
    assert delimiter == detect_delimiter(sample)


def test_a_cell_of_several_lines_is_one_row(tmp_path: Path, read: Read) -> None:
    content = 'e-mail,bio\r\na@x.org,"first\r\nsecond ""quoted"", third"\r\n\r\nb@x.org,\r\n'
    assert [
        (1, "e-mail", "bio"),
        (2, "a@x.org", 'first\r\nsecond "quoted", third'),
        (4, "b@x.org", None),
    ] == rows_of(read, tmp_path / "lines.csv", content)


def test_a_line_that_names_the_delimiter_is_no_row(tmp_path: Path, read: Read) -> None:
    assert [(1, "a,b", "c"), (2, "1", "2")] == rows_of(
        read, tmp_path / "sep.csv", "sep=;\r\na,b;c\r\n1;2\r\n"
    )


def test_cells_stay_exactly_as_they_are(tmp_path: Path, read: Read) -> None:
    content = "a,b,c\n007, 1.10 ,+44 7700 900123\n=1+1,123456789012345678,-\n"
    assert [("007", " 1.10 ", "+44 7700 900123"), ("=1+1", "123456789012345678", "-")] == [
        row[1:] for row in rows_of(read, tmp_path / "cells.csv", content)[1:]
    ]


def test_rows_of_different_width_are_filled(tmp_path: Path, read: Read) -> None:
    content = "a,b\n" + "1\n" * 6000 + "1,2,3,4\n"
    frame = rows_of(read, tmp_path / "wide.csv", content)
    assert ((1, "a", "b", None, None), (6002, "1", "2", "3", "4")) == (frame[0], frame[-1])


def test_a_quote_never_closed_costs_no_row(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "open.csv"
    path.write_text('e-mail,name\na@x.org,"Ana\nb@x.org,Ben\nc@x.org,"Carl, C."\nd@x.org,Dora\n')
    sheet = read(path).sheets[0]
    assert [1, 2, 3, 4, 5] == sheet.frame["sheet_row"].to_list()
    assert [("a@x.org", '"Ana'), ("c@x.org", "Carl, C.")] == [sheet.frame.row(n)[1:3] for n in (1, 3)]
    assert [("row.quote_unclosed", 2)] == sheet.issues.select("code", "sheet_row").rows()


def test_many_quotes_never_closed_cost_no_row(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "open.csv"
    lines = [
        "e-mail,name",
        'a@x.org,"Ana',
        "b@x.org,Ben",
        'c@x.org,"Carl" C.',
        "d@x.org,Dora",
        'e@x.org,"Emma',
        "f@x.org,Fay",
    ]
    path.write_text("\n".join(lines) + "\n")
    sheet = read(path).sheets[0]
    assert list("eabcdef") == [email[0] for email in sheet.frame["c1"]]
    assert [2, 6] == sheet.issues["sheet_row"].to_list()


def test_quotes_within_a_cell_are_taken_as_spreadsheets_do(tmp_path: Path, read: Read) -> None:
    assert (2, 'Ana" M', "x") == rows_of(read, tmp_path / "quotes.csv", 'a,b\n"Ana"" M",x\n')[1]
    assert (2, "Ana M", "x") == rows_of(read, tmp_path / "quotes.csv", 'a,b\n"Ana" M,x\n')[1]


def test_characters_that_no_text_can_keep_are_replaced_and_told(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "nul.csv"
    path.write_bytes(b"a,b\nx\x00y,p\x1fq\n")
    sheet = read(path).sheets[0]
    assert (2, "x\ufffdy", "p\ufffdq") == sheet.frame.row(1)
    assert ['{"cell": "A2"}', '{"cell": "B2"}'] == sheet.issues["params"].to_list()


def test_pasted_rows_are_read_alike(tmp_path: Path) -> None:
    file = read_text(
        'E-mail\tName\nana@example.com\t"Ana\nMaria"\nben@example.com\tB\ud800n\n', folder=tmp_path
    )
    sheet = file.sheets[0]
    assert ("\t", (2, "ana@example.com", "Ana\nMaria")) == (file.delimiter, sheet.frame.row(1))
    assert ((3, "ben@example.com", "B\ufffdn"), ["cell.character_replaced"]) == (
        sheet.frame.row(2),
        sheet.issues["code"].to_list(),
    )


@given(
    rows=st.lists(
        st.lists(
            st.text(st.characters(exclude_characters="\x00\x1f", codec="utf-8"), max_size=12),
            min_size=2,
            max_size=4,
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None)
def test_whatever_cells_are_written_the_same_cells_are_read(rows: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cells.csv"
        path.write_bytes(b"sep=,\r\n" + text.getvalue().encode())
        told = delimited.read(path, folder=Path(folder), name="cells.csv", limits=Limits())
        found = {
            row: cells for row, *cells in pl.read_ipc(Path(folder) / told["sheets"][0]["parts"][0]).rows()
        }
    assert {n: tuple(cell or None for cell in row) for n, row in enumerate(rows, start=1) if any(row)} == {
        n: tuple(cells[: len(rows[n - 1])]) for n, cells in found.items()
    }


def test_a_cell_too_long_is_refused_with_its_place(tmp_path: Path, refusal_of: RefusalOf) -> None:
    path = tmp_path / "long.csv"
    path.write_text(f"a,b\nx,{'y' * 40_000}\n")
    assert "B2" == refusal_of(path).params["cell"]
    refused = refusal_of(path, Limits(line_characters=20_000))
    assert ("file.line_too_long", 2) == (refused.code, refused.params["row"])
