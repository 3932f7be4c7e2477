"""Every odd file of the corpus is read as a person would read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.engine.header import detect_header, proposed_sheets, table_below
from muster.engine.readers import READERS, Limits
from muster.engine.readers.guard import check_start, kind_of
from muster.engine.readers.isolation import _collect
from tests.files.odd import CORPUS, Odd

if TYPE_CHECKING:
    from pathlib import Path

    from muster.engine.table import RawFile


def read_here(path: Path, folder: Path) -> RawFile:
    """As the child reads, but in this process: a hundred children take too long."""
    folder.mkdir()
    limits = Limits()
    check_start(path, limits)
    kind = kind_of(path, limits)
    reader = next(reader for reader in READERS if reader.recognises(kind))
    return _collect(folder, reader.read(path, folder=folder, name=path.name, limits=limits))


def test_the_corpus_is_large_and_its_names_are_distinct() -> None:
    assert len(CORPUS) >= 80
    assert len({odd.name for odd in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("odd", [pytest.param(odd, id=odd.name) for odd in CORPUS])
def test_an_odd_file_is_read_rightly(odd: Odd, tmp_path: Path) -> None:
    path = tmp_path / odd.name
    odd.write(path)
    file = read_here(path, tmp_path / "read")
    proposed = [file.sheets[n] for n in proposed_sheets(file.sheets)]
    sheet = proposed[0]
    table = table_below(sheet, detect_header(sheet).row)
    codes = {*sheet.issues["code"], *table.issues["code"]}
    assert (odd.header_row, odd.headers) == (table.header_row, table.headers)
    assert list(odd.rows) == [row[1:] for row in table.frame.rows()]
    assert odd.codes == codes
    assert odd.sheets in ((), tuple(sheet.name for sheet in proposed))
