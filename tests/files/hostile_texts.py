"""Texts and files without any structure that are made to hurt: each maker says how."""

from __future__ import annotations

import gzip
import random
import struct
from typing import TYPE_CHECKING

from tests.files import binary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

HEAD = "E-mail,Name\nana@example.com,Ana\n"
_BLOCK = 2**20


def _written(path: Path, chunks: Iterable[bytes]) -> Path:
    with path.open("wb") as file:
        file.writelines(chunks)
    return path


def _text(path: Path, content: str) -> Path:
    return _written(path, [content.encode()])


def one_line_of_512_mb(path: Path) -> Path:
    """A line of 512 MB."""
    return _written(path, (b"x" * _BLOCK for _ in range(512)))


def one_line_of_150_mb(path: Path) -> Path:
    """A line of 150 MB: small enough to be looked at."""
    return _written(path, (b"x" * _BLOCK for _ in range(150)))


def million_columns(path: Path) -> Path:
    """A row of a million columns."""
    return _text(path, HEAD + "x," * 40_000 + "," * 960_000 + "\n")


def many_wide_rows(path: Path) -> Path:
    """Rows of 100,000 columns, 900 of them."""
    return _written(path, (b"x," * 100_000 + b"\n" for _ in range(900)))


def only_commas(path: Path) -> Path:
    """100 MB of commas and line ends."""
    return _written(path, (b"," * 999 + b"\n" for _ in range(100_000)))


def only_line_ends(path: Path) -> Path:
    """100 million empty lines."""
    return _written(path, (b"\n" * _BLOCK for _ in range(100)))


def only_zeros(path: Path) -> Path:
    """10 MB of NUL."""
    return _written(path, (bytes(_BLOCK) for _ in range(10)))


def only_spaces(path: Path) -> Path:
    """100 MB of spaces."""
    return _written(path, (b" " * _BLOCK for _ in range(100)))


def quote_never_closed(path: Path) -> Path:
    """A quote in the first row that is never closed, before 30 MB of rows."""
    return _written(
        path,
        [b'E-mail,Name\n"ana@example.com,Ana\n', *(b"ben@example.com,Ben\n" * 1000 for _ in range(1500))],
    )


def quote_in_every_row(path: Path) -> Path:
    """A lone quote in each of 400,000 rows: each could swallow the next."""
    return _written(path, [b"E-mail,Name\n", *(b'a@example.com,"Ana "A" B\n' * 1000 for _ in range(400))])


def quotes_only(path: Path) -> Path:
    """A megabyte of quotes."""
    return _text(path, HEAD + '"' * 1_000_001 + "\n")


def quotes_on_lines_of_their_own(path: Path) -> Path:
    """A quote on each of 300,000 lines."""
    return _text(path, HEAD + '"\n' * 300_001)


def backslashes_only(path: Path) -> Path:
    """A megabyte of backslashes before a quote."""
    return _text(path, HEAD + "\\" * 900_000 + '",x\n')


def address_without_an_at(path: Path) -> Path:
    """A line of 60,000 letters that could be the beginning of an address."""
    return _text(path, "a" * 32_000 + "," + "b.c-" * 8_000 + "\n" + HEAD)


def ats_only(path: Path) -> Path:
    """Tens of thousands of @ and dots."""
    return _text(path, HEAD + "@" * 30_000 + "," + "a@b." * 8_000 + "," + "@a." * 10_000 + "\n")


def single_quotes_everywhere(path: Path) -> Path:
    """Cells that begin with a single quote, and never end with one."""
    return _text(path, HEAD + ("," + "'" + "a''" * 3_000) * 6 + "\n")


def many_spaces_in_names(path: Path) -> Path:
    """Cells of 30,000 spaces, tabs and other blanks between two letters."""
    blanks = " \t\u00a0\u2003\u200b" * 6_000
    return _text(path, HEAD + f"x@example.com,a{blanks}b\n" * 20)


def every_control_character(path: Path) -> Path:
    """Every control character, over and over."""
    return _text(
        path,
        HEAD + "".join(f"p{n}@example.com,{chr(n % 32)}\n" for n in range(10_000) if n % 32 not in {10, 13}),
    )


def lone_surrogates(path: Path) -> Path:
    """UTF-16 with halves of characters."""
    names = ["Ana\ud800", "\udc00Ben", "\ud800\ud800", "Zo\udfff\ud83d"]
    rows = "".join(f"p{n}@example.com,{name}\r\n" for n, name in enumerate(names))
    return _written(path, [b"\xff\xfe", ("E-mail,Name\r\n" + rows).encode("utf-16-le", "surrogatepass")])


def half_a_character(path: Path) -> Path:
    """UTF-16 that ends within a character."""
    return _written(path, [HEAD.encode("utf-16")[:-1]])


def beyond_unicode(path: Path) -> Path:
    """UTF-32 with numbers that are no characters."""
    wrong = struct.pack("<3I", 0x110000, 0xFFFFFFFF, 0xD800)
    return _written(
        path, [HEAD.encode("utf-32"), "b@example.com,".encode("utf-32-le"), wrong, "\n".encode("utf-32-le")]
    )


def overlong_letters(path: Path) -> Path:
    """UTF-8 that hides a line end, a quote and a NUL in more bytes than they need."""
    return _written(
        path,
        [
            HEAD.encode(),
            "b@example.com,Zoë Łucja 田中\n".encode() * 10,
            b"c@example.com,\xc0\x8a\xc0\xa2\xc0\x80\xe0\x80\x8a\n",
        ],
    )


def mark_only(path: Path) -> Path:
    """Nothing but a byte order mark."""
    return _written(path, [b"\xef\xbb\xbf"])


def marks_only(path: Path) -> Path:
    """A megabyte of byte order marks."""
    return _written(path, [b"\xef\xbb\xbf" * 350_000])


def random_bytes(path: Path) -> Path:
    """Bytes by chance."""
    return _written(path, [random.Random(1).randbytes(2_000_000)])  # noqa: S311 - not for secrets


def every_width(path: Path) -> Path:
    """Rows of 1 to 999 columns, in disorder."""
    chance = random.Random(2)  # noqa: S311 - not for secrets
    return _written(path, (b"x," * chance.randrange(999) + b"x\n" for _ in range(2_000)))


def long_words_in_every_cell(path: Path) -> Path:
    """A header and people of 30,000 letters a cell: whoever looks at texts one by one has much to look at."""
    word = "Mentor" * 2_000
    rows = "".join(
        f"{n}{word}@{word}.com,{word},+{'1' * 30_000},{'2024-' * 6_000},https://{word}\n" for n in range(30)
    )
    return _text(path, f"E-mail,{word},Phone,Start date,{word}2\n{rows}")


def many_headers(path: Path) -> Path:
    """1,000 headers that are nearly alike, over 300 rows."""
    heads = ",".join(f"mentor e-mail adress {n}" for n in range(1_000))
    return _written(
        path, [heads.encode() + b"\n", *(b",".join([b"a@example.com"] * 1_000) + b"\n" for _ in range(300))]
    )


def packed_text(path: Path) -> Path:
    """A CSV in a gzip archive, ten thousand times larger than it looks."""
    path.write_bytes(gzip.compress(bytes(50_000_000)))
    return path


def cut_at_its_sign(path: Path) -> Path:
    """The first bytes of a workbook, and nothing more."""
    return _written(path, [b"PK\x03\x04"])


def old_office_of_nothing(path: Path) -> Path:
    """The sign of an old Office file, and noise."""
    return _written(path, [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", random.Random(3).randbytes(50_000)])  # noqa: S311 - not for secrets


def old_office_that_lies(path: Path) -> Path:
    """An .xls that says it has four thousand million sectors of tables."""
    content = bytearray(binary.compound({"Workbook": binary.xls_stream(b"")}))
    for offset in (44, 64, 72):
        content[offset : offset + 4] = b"\xff\xff\xff\x7f"
    return _written(path, [bytes(content)])


def old_office_cut(path: Path) -> Path:
    """An .xls cut in its middle."""
    content = binary.compound({"Workbook": binary.xls_stream(b"")})
    return _written(path, [content[: len(content) // 2]])


def html_million_cells(path: Path) -> Path:
    """A page with a million cells in one row."""
    return _written(path, [b"<table><tr>", *(b"<td>x" * 1000 for _ in range(1000))])


def html_open_tags(path: Path) -> Path:
    """A page of 300,000 tags that are never closed."""
    return _written(path, [b"<html><body><table><tr><td>E-mail", b"<b><i><font size=1>" * 100_000])


def html_entities(path: Path) -> Path:
    """A page of a million entities, half of them unknown."""
    return _written(path, [b"<table><tr><td>", b"&amp;&nonsense;" * 500_000, b"</table>"])


def html_that_lies(path: Path) -> Path:
    """A page that says it is in UTF-16, and isn't."""
    return _text(
        path, '<html><meta charset="utf-16"><table><tr><td>E-mail<tr><td>ana@example.com</table></html>'
    )


REFUSED: dict[Callable[[Path], Path], str] = {
    one_line_of_512_mb: "file.too_large",
    one_line_of_150_mb: "file.line_too_long",
    million_columns: "file.too_many_columns",
    many_wide_rows: "file.too_many_columns",
    only_zeros: "file.empty",
    only_commas: "file.empty",
    only_line_ends: "file.empty",
    only_spaces: "file.empty",
    random_bytes: "file.unknown_format",
    quote_never_closed: "file.cell_too_long",
    quotes_only: "file.cell_too_long",
    backslashes_only: "file.cell_too_long",
    mark_only: "file.empty",
    packed_text: "file.unknown_format",
    cut_at_its_sign: "file.damaged",
    old_office_of_nothing: "file.damaged",
    old_office_cut: "file.damaged",
    html_million_cells: "file.too_many_columns",
    html_open_tags: "file.damaged",
    html_entities: "file.cell_too_long",
    every_control_character: "file.unknown_format",
    marks_only: "file.empty",
    html_that_lies: "file.damaged",
}
"""Each maker, and the code of the refusal."""

READ: tuple[Callable[[Path], Path], ...] = (
    quote_in_every_row,
    quotes_on_lines_of_their_own,
    address_without_an_at,
    ats_only,
    single_quotes_everywhere,
    many_spaces_in_names,
    lone_surrogates,
    half_a_character,
    beyond_unicode,
    overlong_letters,
    every_width,
    long_words_in_every_cell,
    many_headers,
    old_office_that_lies,
)
"""Made to hurt, and read without harm (or refused with a sentence: both are an answer)."""
