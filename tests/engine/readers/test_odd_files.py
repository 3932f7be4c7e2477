"""Every odd file of the corpus is read as a person would read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from muster.engine.header import detect_header, proposed_sheets, table_below
from muster.engine.issues import ReadError
from muster.engine.readers import Limits, reader_of
from muster.engine.readers.guard import check_start, kind_of
from muster.engine.readers.isolation import _collect
from tests.files.corpus import CORPUS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from muster.engine.table import RawFile
    from tests.files.odd import Odd


def read_here(path: Path, folder: Path) -> RawFile:
    """As the child reads, but in this process: a hundred children take too long."""
    folder.mkdir()
    limits = Limits()
    check_start(path, limits)
    reader = reader_of(kind_of(path, limits))
    return _collect(folder, reader.read(path, folder=folder, name=path.name, limits=limits))


def test_the_corpus_is_large_and_its_names_are_distinct() -> None:
    assert len(CORPUS) >= 150
    assert len({odd.name for odd in CORPUS}) == len(CORPUS)
    assert all(odd.what for odd in CORPUS)


def test_every_odd_file_is_read_as_a_person_would_read_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = [f"{odd.name} ({odd.what}): {found}" for odd in CORPUS if (found := difference(odd, tmp_path))]
    with capsys.disabled():
        print(f"\ncorpus: {len(CORPUS)} files, {len(CORPUS) - len(wrong)} read rightly, wrong: {len(wrong)}")  # noqa: T201 - the figure
    assert [] == wrong


def difference(odd: Odd, tmp_path: Path) -> str:
    """How the reading differs from the right one; nothing where it doesn't."""
    folder = tmp_path / odd.name
    folder.mkdir()
    path = folder / odd.name
    odd.write(path)
    try:
        read = reading_of(read_here(path, folder / "read"))
    except ReadError as error:
        return error.code
    right = Reading(odd.header_row, odd.headers, list(odd.rows), odd.codes, odd.sheets or read.sheets)
    return "" if read == right else f"{read} and not {right}"


class Reading(NamedTuple):
    """What is seen of a file before anything is decided."""

    header_row: int | None
    headers: tuple[str | None, ...]
    rows: list[tuple[str | None, ...]]
    codes: frozenset[str]
    sheets: tuple[str, ...]


def reading_of(file: RawFile) -> Reading:
    """The first of the proposed sheets, below its header."""
    proposed = [file.sheets[n] for n in proposed_sheets(file.sheets)]
    sheet = proposed[0]
    table = table_below(sheet, detect_header(sheet).row)
    return Reading(
        table.header_row,
        table.headers,
        [row[1:] for row in table.frame.rows()],
        frozenset({*sheet.issues["code"], *table.issues["code"]}),
        tuple(sheet.name for sheet in proposed),
    )
