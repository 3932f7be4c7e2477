"""Any people, in any dialect and encoding: what was written is read."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from muster.engine.header import table_below
from muster.engine.matching import match_columns
from muster.engine.mojibake import repaired
from muster.engine.profile import FULL_NAME, STANDARD_PROFILE
from muster.engine.readers import Limits, delimited
from muster.engine.readers.dialect import Dialect, detect_dialect
from muster.engine.table import RawTable
from tests.files.odd import ALPHABETS, DIALECTS, written

if TYPE_CHECKING:
    from collections.abc import Sequence

UTF = ALPHABETS["any"][0]
HEAD = ("E-mail", "First name", "Notes")
# A lone backslash, or cells in apostrophes, may be text or a sign of the dialect: nobody can tell.
texts = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"], exclude_characters="\\'"
    ),
    max_size=15,
)
cells = texts | st.sampled_from(
    ["", 'say "hi"', "a, b", "x; y", "a|b", "O'Neil", "two\nlines", "007", "1.10"]
)


def read_back(content: bytes) -> list[tuple[str | None, ...]]:
    """The rows that the reader gives, without their numbers."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.csv"
        path.write_bytes(content)
        told = delimited.read(path, folder=Path(folder), name=path.name, limits=Limits())
        return [row[1:] for row in pl.read_ipc(Path(folder) / told["sheets"][0]["parts"][0]).rows()]


def as_read(rows: Sequence[Sequence[str]]) -> list[tuple[str | None, ...]]:
    return [tuple(cell or None for cell in row) for row in rows]


@st.composite
def people(draw: st.DrawFn) -> list[tuple[str, ...]]:
    """A header and a few people with anything in their cells."""
    rows = draw(st.lists(st.tuples(cells, cells), min_size=3, max_size=8))
    return [HEAD, *((f"p{n}@example.com", *row) for n, row in enumerate(rows))]


SURE = (
    "semicolon",
    "tab",
    "bar",
    "all-quoted",
    "caret",
    "control-a",
    "unit-separator",
    "backslash-before-quotes",
)


@example(
    rows=[HEAD, ("p0@example.com", "", ""), ("p2@example.com", '"0', '"0')],
    dialect="backslash-before-quotes",
    encoding="utf-8",
)
@given(rows=people(), dialect=st.sampled_from(SURE), encoding=st.sampled_from(UTF))
@settings(max_examples=100, deadline=None)
def test_any_people_in_any_dialect_are_read_back(
    rows: list[tuple[str, ...]], dialect: str, encoding: str
) -> None:
    content = written(rows, **DIALECTS[dialect]).encode(encoding)
    assert as_read(rows) == read_back(content)


@given(
    names=st.lists(st.sampled_from(sorted(set(ALPHABETS) - {"any"})), min_size=1, max_size=1),
    times=st.integers(1, 5),
    dialect=st.sampled_from(["semicolon", "tab", "bar", "all-quoted"]),
    data=st.data(),
)
@settings(max_examples=80, deadline=None)
def test_names_of_any_language_in_its_encodings_are_read_back(
    names: list[str], times: int, dialect: str, data: st.DataObject
) -> None:
    codecs, rows = ALPHABETS[names[0]]
    codec = data.draw(st.sampled_from(codecs))
    table: list[tuple[str, ...]] = [("E-mail", "First name", "Last name", "City")]
    table += [(f"p{n}@example.com", *map(str, row)) for n in range(times) for row in rows]
    assert as_read(table) == read_back(written(table, **DIALECTS[dialect]).encode(codec))


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        pytest.param("a,b\n1,2\n", Dialect(","), id="rfc"),
        pytest.param("a;'b'\n'1';'2;3'\n", Dialect(";", quote="'"), id="single quotes"),
        pytest.param('"a","b"\n"say \\"x\\"","2"\n', Dialect(",", escape="\\"), id="backslashes"),
        pytest.param('"C:\\","b"\n"D:\\","2"\n', Dialect(","), id="backslashes at the end are text"),
        pytest.param("Ana Lee ana@x.org\nBen Fox ben@x.org\n", Dialect(" "), id="one space beside addresses"),
        pytest.param("Ana Lee\nBen Fox\n", Dialect(","), id="words are no columns"),
    ],
)
def test_a_dialect_is_told_by_its_signs(text: str, dialect: Dialect) -> None:
    assert dialect == detect_dialect(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Anna MÃ¼ller", "Anna Müller"),
        ("JosÃ© NuÃ±ez", "José Nuñez"),
        ("Å\x81ukasz", "Łukasz"),
        ("âŒ‚", "⌂"),
        ("Müller", "Müller"),
        ("São Paulo", "São Paulo"),
        ("plain", "plain"),
    ],
)
def test_misread_letters_have_a_repair(text: str, right: str) -> None:
    assert right == repaired(text)


def test_width_issues_name_both_figures(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("E-mail,Name\na@x.org\nb@x.org,Ben,Smith\nc@x.org,Carl\nd@x.org,Dora\n")
    told = delimited.read(path, folder=tmp_path, name=path.name, limits=Limits())
    found = [(issue[0], issue[3], issue[7]) for issue in told["sheets"][0]["issues"]]
    assert [
        ("row.shorter", 2, '{"cells": 1, "usual": 2}'),
        ("row.longer", 3, '{"cells": 3, "usual": 2}'),
    ] == found


def test_groups_and_names_are_matched_by_the_name() -> None:
    headers = ("Contact – E-mail", "Person – First name", "Emergency contact – Phone")
    cells = ("ana@example.com", "Ana", "+44 7700 900123")
    frame = pl.DataFrame([(1, *headers), (2, *cells)], schema=["sheet_row", "c1", "c2", "c3"], orient="row")
    table = table_below(RawTable("People", frame.cast({"sheet_row": pl.UInt32})), 1)
    found = [match.field for match in match_columns(table, (*STANDARD_PROFILE, FULL_NAME))]
    assert ["email", "first_name", None] == found
