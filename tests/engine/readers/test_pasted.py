"""Rows that were pasted go the way of a file, whatever program they come from: guard, child, limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.engine.issues import ReadError
from muster.engine.readers import Limits, read_text
from tests.files import hostile_texts
from tests.files.pasted import PASTED, READ

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("program", PASTED)
def test_pasted_rows_are_the_same_from_every_program(tmp_path: Path, program: str) -> None:
    (sheet,) = read_text(PASTED[program], folder=tmp_path).sheets
    rows = [
        tuple(None if text is None else text.replace("\xa0", " ").replace("’", "'") for text in row[1:])
        for row in sheet.frame.rows()
    ]
    assert READ == rows


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("E-mail\n" + "x" * 40_000, "file.cell_too_long", id="a cell too long"),
        pytest.param("a\tb\n" + "x\t" * 1_500 + "x\n", "file.too_many_columns", id="too many columns"),
        pytest.param("<table><tr><td>" * 20_000 + "x", "file.damaged", id="a page too deep"),
        pytest.param("  \n \t", "file.empty", id="nothing"),
        pytest.param("PK\x03\x04", "file.damaged", id="the sign of a workbook"),
    ],
)
def test_pasted_rows_are_refused_as_a_file_is(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_text(text, folder=tmp_path)
    assert code == caught.value.code


def test_pasted_rows_that_take_too_much_are_ended_as_a_file_is(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_text(hostile_texts.HEAD, folder=tmp_path, limits=Limits(resident_bytes=2**20))
    assert "file.too_much_memory" == caught.value.code
