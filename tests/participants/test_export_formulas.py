"""No first character makes an exported cell a formula, and every text comes back exactly: all of U+0000 to U+FFFF."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import openpyxl
import polars as pl
import pytest
from django_scopes import scope

from muster.engine.header import table_below
from muster.engine.marks import MARKER_HEADER, is_runnable, unmarked
from muster.engine.readers import read_file
from muster.participants.export import write_csv, write_xlsx
from muster.participants.models import Participant
from tests.spreadsheets import converted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from muster.programs.models import Program
    from tests.conftest import Cast

SURROGATES = range(0xD800, 0xE000)
REPLACED = (0x00, 0x1F)
"""What no stored text holds: the reader replaces NUL, halves of characters and the unit separator, and says so."""
FIRST = [chr(code) for code in range(0x10000) if code not in SURROGATES and code not in REPLACED]
NOT_IN_XML = {chr(code): f"_x{code:X}_" for code in (0xFFFE, 0xFFFF)}
"""Two that no workbook can hold; they stand in one as spreadsheets spell them, and stay spelt."""
pytestmark = pytest.mark.any_database

COLUMNS = ("first_name", "last_name", "job_title", "department", "company", "location", "gender", "notes")


def fill(program: Program, texts: Sequence[str]) -> list[list[str]]:
    """A participant for every eight texts; gives the rows as the export must hold them."""
    rows = [list(texts[start : start + len(COLUMNS)]) for start in range(0, len(texts), len(COLUMNS))]
    with scope(organisation=program.organisation):
        Participant.objects.filter(program=program).delete()
        Participant.objects.bulk_create(
            (_person(program, number, row) for number, row in enumerate(rows)), batch_size=1_000
        )
    return [row + [""] * (len(COLUMNS) - len(row)) for row in rows]


def _person(program: Program, number: int, row: Sequence[str]) -> Participant:
    email = f"p{number:06}@example.org"
    texts = dict(zip(COLUMNS, row, strict=False))
    names = {name: texts.pop(name, "") for name in ("first_name", "last_name")}
    return Participant(program=program, email=email, email_key=email, is_mentor=True, values=texts, **names)


def exported(program: Program, path: Path) -> Path:
    with scope(organisation=program.organisation):
        if path.suffix == ".xlsx":
            write_xlsx(program, path)
        else:
            with path.open("wb") as file:
                write_csv(program, file)
    return path


def labels(program: Program) -> list[str]:
    with scope(organisation=program.organisation):
        named = dict(program.fields.values_list("key", "label"))
    return [named[key] for key in COLUMNS]


def read_back(path: Path, folder: Path, wanted: Sequence[str]) -> Iterator[list[str]]:
    """The rows as an import has them, before any field says what a text means."""
    folder.mkdir()
    (sheet,) = read_file(path, folder=folder).sheets
    table = unmarked(table_below(sheet, 1))
    places = [f"c{table.columns[table.headers.index(label)]}" for label in wanted]
    yield from (list(row) for row in table.frame.select(pl.col(places).fill_null("")).iter_rows())


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("rest", ["1+1", "=1+1"])
def test_every_text_comes_back_exactly_whatever_it_begins_with(
    cast: Cast, tmp_path: Path, ending: str, rest: str
) -> None:
    rows = fill(cast.spring, [f"{first}{rest}" for first in FIRST])
    path = exported(cast.spring, tmp_path / f"people.{ending}")
    found = list(read_back(path, tmp_path / "sheets", labels(cast.spring)))
    spelt = str.maketrans(NOT_IN_XML if ending == "xlsx" else {})
    wanted = [text.translate(spelt) for row in rows for text in row]
    texts = [text for row in found for text in row]
    assert len(wanted) == len(texts)
    assert [] == [pair for pair in zip(wanted, texts, strict=True) if pair[0] != pair[1]][:20]


def test_no_cell_of_a_csv_would_run_and_no_cell_of_a_workbook_is_a_formula(
    cast: Cast, tmp_path: Path
) -> None:
    fill(cast.spring, [f"{first}1+1" for first in FIRST])
    with exported(cast.spring, tmp_path / "people.csv").open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    assert MARKER_HEADER == header[-1]
    assert [] == [cell for line in lines for cell in line if is_runnable(cell) and not cell.startswith("'")]
    book = openpyxl.load_workbook(exported(cast.spring, tmp_path / "people.xlsx"), read_only=True)
    assert {"s"} == {
        cell.data_type
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


CSV = "CSV:44,34,76,1,,0,false,true,false,false,false,-1"
"""Comma, quotation mark, UTF-8, from the first line; numbers and dates are looked for; every sheet."""


@pytest.mark.torture
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_libreoffice_opens_an_export_and_finds_no_formula(cast: Cast, tmp_path: Path, ending: str) -> None:
    rest = ("1+1", "=1+1", "cmd|' /C calc'!A0")
    fill(cast.spring, [f"{first}{text}" for text in rest for first in FIRST])
    path = exported(cast.spring, tmp_path / f"people.{ending}")
    opened = converted(path, "fods", tmp_path / "office", reader=CSV if ending == "csv" else "")
    content = opened.read_text(encoding="utf-8")
    assert content.count("<table:table-row") > len(FIRST) // len(COLUMNS)
    assert 0 == content.count("table:formula=")


@pytest.mark.torture
def test_libreoffice_does_run_what_no_mark_stands_before(tmp_path: Path) -> None:
    """Else the test before this one would prove nothing."""
    path = tmp_path / "unmarked.csv"
    path.write_text("Name\r\n=1+1\r\n", newline="")
    assert 1 == converted(path, "fods", tmp_path / "office", reader=CSV).read_text().count("table:formula=")
