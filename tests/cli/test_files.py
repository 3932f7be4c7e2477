"""`muster inspect` and `muster convert`, as a script uses them: no database is there, and none is made."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.commands import MUSTER, environment, run_muster, set_up
from tests.files import asides, workbooks

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.any_database


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    people = [
        ["Spring list"],
        [None],
        ["E-mail", "First name", "Shoe size"],
        ["ana@example.com", "Ana, A.", 7],
    ]
    return workbooks.workbook(tmp_path / "people.xlsx", {"Notes": [["hello"]], "Mentors": people})


def convert(data_dir: Path, *arguments: str) -> bytes:
    """What `muster convert` writes on standard output, byte by byte."""
    command = [*MUSTER, "convert", *arguments]
    return subprocess.run(
        command, env=environment(data_dir), capture_output=True, check=True, timeout=120
    ).stdout


def inspected(data_dir: Path, *arguments: str) -> Any:
    done = run_muster(data_dir, "inspect", "--json", *arguments)
    assert (0, "") == (done.returncode, done.stderr)
    return json.loads(done.stdout)


def test_inspect_describes_every_sheet_and_touches_no_database(data_dir: Path, book: Path) -> None:
    document = inspected(data_dir, str(book))
    notes, mentors = document.pop("sheets")
    assert {"file": str(book), "format": "xlsx", "encoding": None, "delimiter": None} == document
    assert ("Notes", False, False) == (notes["name"], notes["hidden"], notes["proposed"])
    matches = mentors.pop("matches")
    assert {
        "name": "Mentors",
        "hidden": False,
        "proposed": True,
        "rows": 1,
        "columns": 3,
        "header_row": 3,
        "headers": ["E-mail", "First name", "Shoe size"],
        "issues": [],
    } == mentors
    assert [(1, "E-mail", "email"), (2, "First name", "first_name"), (3, "Shoe size", None)] == [
        (match["column"], match["header"], match["field"]) for match in matches
    ]
    assert {"column", "header", "field", "confidence", "reason"} == set(matches[0])
    assert not data_dir.exists()


def test_inspect_takes_the_sheet_and_the_header_row_named(data_dir: Path, book: Path) -> None:
    (sheet,) = inspected(data_dir, str(book), "--sheet", "mentors", "--header-row", "1")["sheets"]
    assert (1, "Spring list", 2) == (sheet["header_row"], sheet["headers"][0], sheet["rows"])


@pytest.mark.parametrize("command", ["inspect", "convert"])
def test_a_header_row_below_the_last_one_is_refused(data_dir: Path, book: Path, command: str) -> None:
    done = run_muster(data_dir, command, str(book), "--header-row", "400")
    assert (1, "") == (done.returncode, done.stdout)
    assert "There are no people below the header row." in done.stderr


def test_a_header_row_that_one_of_the_sheets_has_is_taken(data_dir: Path, book: Path) -> None:
    notes, mentors = inspected(data_dir, str(book), "--header-row", "3")["sheets"]
    assert (0, 1) == (notes["rows"], mentors["rows"])


def test_inspect_of_several_files_is_one_document_a_line(data_dir: Path, book: Path, tmp_path: Path) -> None:
    picture = tmp_path / "photo.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    done = run_muster(data_dir, "inspect", "--json", str(picture), str(book))
    refused, described = map(json.loads, done.stdout.splitlines())
    assert (1, str(picture), "file.unknown_format") == (
        done.returncode,
        refused["file"],
        refused["error"]["code"],
    )
    assert {"file", "error"} == set(refused)
    assert {"code", "message"} == set(refused["error"])
    assert str(book) == described["file"]


def test_inspect_reads_well_without_json(data_dir: Path, book: Path) -> None:
    done = run_muster(data_dir, "inspect", str(book))
    assert "Mentors: 1 row, header in row 3, proposed" in done.stdout
    assert "E-mail → email" in done.stdout


def test_inspect_matches_the_fields_of_a_program(data_dir: Path, book: Path) -> None:
    set_up(data_dir)
    document = inspected(data_dir, str(book), "--program", "spring-mentoring", "--sheet", "Mentors")
    assert "email" == document["sheets"][0]["matches"][0]["field"]
    assert 2 == run_muster(data_dir, "inspect", str(book), "--program", "nowhere").returncode


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(data_dir: Path, book: Path) -> None:
    done = run_muster(data_dir, "inspect", "--json", str(book), "--sheet", "Staff")
    error = json.loads(done.stdout)["error"]
    assert (1, "sheet.not_found") == (done.returncode, error["code"])
    assert "Notes, Mentors" in error["message"]


def test_a_file_that_is_not_there_is_refused_and_the_next_is_read(
    data_dir: Path, book: Path, tmp_path: Path
) -> None:
    done = run_muster(data_dir, "inspect", "--json", str(tmp_path / "none.csv"), str(book))
    refused, described = map(json.loads, done.stdout.splitlines())
    assert (1, "file.not_found", str(book)) == (done.returncode, refused["error"]["code"], described["file"])


def test_convert_writes_the_proposed_sheet_as_clean_csv(data_dir: Path, book: Path) -> None:
    assert b'E-mail,First name,Shoe size\r\nana@example.com,"Ana, A.",7\r\n' == convert(data_dir, str(book))
    assert not data_dir.exists()


def test_convert_raw_keeps_every_row_from_the_top(data_dir: Path, book: Path) -> None:
    lines = convert(data_dir, str(book), "--raw").split(b"\r\n")
    assert [b"Spring list,,", b",,", b"E-mail,First name,Shoe size"] == lines[:3]


def test_convert_keeps_text_in_every_script(data_dir: Path, tmp_path: Path) -> None:
    source = tmp_path / "people.csv"
    source.write_bytes("E-mail;Name\nzoë@example.com;Łucja 田中\n".encode("utf-16"))
    assert "E-mail,Name\r\nzoë@example.com,Łucja 田中\r\n".encode() == convert(data_dir, str(source))


def test_convert_of_several_files_fills_a_folder(data_dir: Path, book: Path, tmp_path: Path) -> None:
    source = tmp_path / "people.csv"
    source.write_text("E-mail\nzoe@example.com\n")
    empty = tmp_path / "empty.csv"
    empty.touch()
    done = run_muster(data_dir, "convert", str(book), str(source), str(empty), "-o", str(tmp_path / "out"))
    assert (1, "") == (done.returncode, done.stdout)
    assert f"{empty}: The file is empty." in done.stderr
    assert ["people-2.csv", "people.csv"] == sorted(path.name for path in (tmp_path / "out").iterdir())
    assert 2 == run_muster(data_dir, "convert", str(book), str(source)).returncode


def test_inspect_of_the_first_rows_does_not_read_the_others(data_dir: Path, tmp_path: Path) -> None:
    rows = [["E-mail", "Name"], *([f"p{n}@example.com", f"P{n}"] for n in range(40))]
    book = workbooks.workbook(tmp_path / "many.xlsx", {"Mentors": rows})
    workbooks.patched(book, workbooks.SHEET, lambda part: part.replace(b"</sheetData>", b"</broken>"))
    (sheet,) = inspected(data_dir, "--first", "11", str(book))["sheets"]
    assert (10, ["E-mail", "Name"]) == (sheet["rows"], sheet["headers"])


def test_inspect_tells_hidden_rows(data_dir: Path, tmp_path: Path) -> None:
    (sheet,) = inspected(data_dir, str(asides.filtered(tmp_path / "filtered.xlsx")))["sheets"]
    said = {issue["code"]: issue["severity"] for issue in sheet["issues"]}
    assert {"sheet.rows_filtered": "warns", "sheet.columns_hidden": "informs"} == said


def test_the_limits_of_the_host_count_on_the_command_line_too(data_dir: Path, book: Path) -> None:
    done = run_muster(data_dir, "inspect", "--json", str(book), MUSTER_LIMIT_COLUMNS="2")
    assert (1, "file.too_many_columns") == (done.returncode, json.loads(done.stdout)["error"]["code"])
    assert not data_dir.exists()
