"""Rows cut many at once are the rows that are cut one by one."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from muster.engine.readers import blanks, delimited, plain
from muster.engine.readers.dialect import Dialect
from muster.engine.readers.isolation import _collect
from muster.engine.readers.limits import Limits
from muster.engine.readers.plain import cuts_plainly, plain_rows, signs_in
from muster.engine.readers.sheets import LETTERS

if TYPE_CHECKING:
    from pathlib import Path

COMMA = Dialect(",")
LIMITS = Limits(line_characters=1_000, columns=5)
CELLS = st.text(st.sampled_from('ab,"\n\r é\u2028\t;#'), max_size=4)


def one_by_one(block: bytes) -> list[tuple[str | None, ...]]:
    rows = csv.reader(io.StringIO(block.decode(), newline=""), strict=True)
    return [tuple(cell or None for cell in row) for row in rows]


@pytest.mark.parametrize(
    "block",
    [
        b"a,b\n1,2\n",
        b"a,b\r\n1,2",
        b"a\nb\n",
        b",\n,x\n",
        b'a,"b"\n"1,1","say ""hi"""\n',
        b'"",""\n" ",x\n',
        b'"a","b"\n"""","x"""\n"","y"',
        b'a,"b\nc"\n"d\ne",f\n',
        b'"a,\n",b\n"c",d\n',
        b'a,"b\nc"\r\n"",d\r\n',
        b'a,"b\r\nc"\r\n',
        b'"a","b"\r\nc,"d"\r\n',
        b"#a, b\nNULL,null\n",
        "é,ü\nö,ß\n".encode(),
    ],
)
def test_a_plain_block_is_cut_at_once_and_alike(block: bytes) -> None:
    plain = plain_rows(block, COMMA, LIMITS)
    assert plain is not None
    assert one_by_one(block) == plain.frame.rows()


@pytest.mark.parametrize(
    "block",
    [
        pytest.param(b"a,b\n1\n", id="shorter row"),
        pytest.param(b"a,b\n1,2,3\n", id="longer row"),
        pytest.param(b"a,b\n1,2,3\n4\n", id="one longer, one shorter"),
        pytest.param(b"a,b\n\nc,d\n", id="empty line"),
        pytest.param(b"a,b\nc\n\nd,e\n", id="shorter row and empty line"),
        pytest.param(b"a,b\r\nc\rd,e\r\n", id="another end of line in a cell"),
        pytest.param(b"\r,\n", id="another end of line in a cell, and as many as lines"),
        pytest.param(b"a,b\r\nc,d\n", id="two ends of lines"),
        pytest.param(b'a,"b\r\nc"\n', id="other ends of lines in a cell than of lines"),
        pytest.param(b'a,"b\r"\r\n', id="a return at the end of a cell"),
        pytest.param(b"a,b\r\nc\r\n", id="shorter row, with returns"),
        pytest.param(b"a,b\r\n\r\nc,d\r\n", id="empty line, with returns"),
        pytest.param(b"a,b,c\r\nd\r\n", id="as many cells too few as returns"),
        pytest.param(b"a,b\r\nc,d\r", id="a return at the very end"),
        pytest.param(b"a,b\n\n,,", id="an empty cell too many at the very end, and an empty line"),
        pytest.param(b"a\r\nb\n,", id="an empty cell too many at the very end, and two ends of lines"),
        pytest.param(b"a,\xff\n", id="no letters"),
        pytest.param(b"a,b\r1,2\r", id="other ends of lines"),
        pytest.param(b'a,5" pipe\n', id="quote inside a cell"),
        pytest.param(b'a,"b"c\n', id="letters after a quote"),
        pytest.param(b'a,""b\n', id="quotes before letters"),
        pytest.param(b'a,"b,c\n1,"2",3\n4,5"\n', id="quote within a cell in quotes"),
        pytest.param(b'a,b"c\nd"e,f\n', id="quotes inside cells"),
        pytest.param(b'a,"b\n1,2\n', id="quote never closed"),
        pytest.param(b"a,\x00\n", id="NUL"),
        pytest.param(b"a," + b"x" * 2_000 + b"\n", id="long line"),
        pytest.param(b"1,2,3,4,5,6\n", id="more cells than a row may have"),
    ],
)
def test_what_is_not_plain_is_left_to_be_cut_row_by_row(block: bytes) -> None:
    assert plain_rows(block, COMMA, LIMITS) is None


def test_other_quotes_escapes_and_gaps_are_not_plain() -> None:
    assert [True, True, False, False, False, False] == [
        cuts_plainly(dialect)
        for dialect in (
            COMMA,
            Dialect("\t"),
            Dialect("  "),
            Dialect("§"),
            Dialect(",", quote="'"),
            Dialect(",", escape="\\"),
        )
    ]


def test_every_odd_blank_and_misread_letter_begins_with_a_byte_that_is_looked_for() -> None:
    assert frozenset() == signs_in("Zoë Müller".encode())
    second = bytes(range(0x80, 0xC0))
    misread = [f"Ã{letter}" for letter in second.decode("cp1252", "ignore") + second.decode("latin-1")]
    odd = [chr(n) for n in range(0x80, 0x10000) if re.match(blanks.ODD, chr(n))]
    assert [] == [text for text in (*odd, *misread) if LETTERS not in signs_in(text.encode())]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=3), min_size=1, max_size=6), st.sampled_from(("\n", "\r\n"))
)
def test_what_is_taken_at_once_is_what_python_reads(rows: list[list[str]], end: str) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator=end).writerows(rows)
    block = out.getvalue().encode()
    plain = plain_rows(block, COMMA, LIMITS)
    if plain is not None:
        frame = plain.frame
        read = [
            row + (None,) * (frame.width - len(row)) for row in one_by_one(block)
        ]  # blanks at the end are no cells
        assert read == frame.rows()


@pytest.mark.parametrize("size", [16, 64, 2**22])
def test_plain_blocks_and_others_follow_each_other_without_a_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(delimited, "BLOCK_BYTES", size)
    monkeypatch.setattr(plain, "BLOCK_BYTES", size)
    rows = [["E-mail", "Bio"]]
    for n in range(120):
        bio = {3: "two\nlines", 7: 'say "hi"', 11: "", 13: "a,b"}.get(n % 17, f"plain {n}")
        rows.append([f"p{n}@example.com", bio])
    path = tmp_path / "people.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    folder = tmp_path / "read"
    folder.mkdir()
    sheet = _collect(folder, delimited.read(path, folder=folder, name="people.csv", limits=Limits())).sheets[
        0
    ]
    assert [(n, row[0], row[1] or None) for n, row in enumerate(rows, start=1)] == sheet.frame.rows()
    assert [] == sheet.issues["code"].to_list()
