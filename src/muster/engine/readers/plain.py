"""Blocks of a text file in which every line is one row, as wide as all others: cut by Polars, many rows at once.

`plain_rows` answers with nothing where a block is anything else; whoever asked cuts it row by row. A block that is taken
is taken whole: its quotes are paired and its delimiters counted before it is believed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from muster.engine.readers.sheets import CONTROLS, EXPONENTS, LETTERS

if TYPE_CHECKING:
    from muster.engine.readers.dialect import Dialect
    from muster.engine.readers.limits import Limits

BLOCK_BYTES = 2**22
_ODD_FIRST = [bytes([byte]) for byte in (0xC2, 0xC5, 0xC6, 0xCB, 0xE1, 0xE2, 0xE3, 0xEF)]
"""In UTF-8, of the blanks of `blanks.ODD`, and of what stands second in `mojibake.SIGN`."""
_RARE = r"E\+|\r(?:[^\n]|$)|[\x00\x1f]"
"""What hardly a file holds: a number that a spreadsheet shortened, a return that ends no line, characters to replace."""


def cuts_plainly(dialect: Dialect) -> bool:
    """Whether Polars cuts by the same rules: one byte between cells, quotes doubled inside quotes."""
    one = dialect.delimiter
    is_byte = len(one) == 1 and one.isascii() and one not in ' "\r\n'
    return is_byte and dialect.quote == '"' and dialect.escape is None


class PlainRows(NamedTuple):
    """The rows of a block, cut."""

    frame: pl.DataFrame
    """Columns c1, c2, … of text; empty cells are null."""
    signs: frozenset[str]
    """What of `SIGNS` the texts may show."""


def plain_rows(block: bytes, dialect: Dialect, limits: Limits) -> PlainRows | None:
    """The rows of whole lines; None where some line is no plain row.

    A line that may be longer than the limits allow is none, nor is one with more cells: cut, they would fill the memory.
    """
    delimiter = dialect.delimiter.encode()
    if not block.endswith(b"\n"):
        # Polars drops an empty cell too many from a last line without an end.
        block += b"\r\n" if b"\r" in block else b"\n"
    quotes = _quotes_taken_off(block, delimiter)
    if quotes is None or _has_long_line(block, limits.line_characters):
        return None
    width = _width(block, delimiter)
    if width > limits.columns:
        return None
    try:
        is_rare = _shows_rare(block)
        frame = _cut(block, dialect.delimiter, width)
    except pl.exceptions.PolarsError:
        return None
    if is_rare and (b"\x00" in block or _has_other_ends(block)):
        return None
    if frame is None or not _is_all_of(block, frame, quotes):
        return None
    if quotes:
        frame = frame.with_columns(pl.when(pl.all().str.len_bytes() > 0).then(pl.all()))
    return PlainRows(frame, signs_in(block, is_rare=is_rare))


def signs_in(block: bytes, *, is_rare: bool = True) -> frozenset[str]:
    """What of `SIGNS` the texts of plain rows may show: no return stands alone in them, and no NUL.

    `is_rare`: whether the block holds something that `_RARE` finds, as far as is known.
    """
    possible = {
        LETTERS: _may_be_odd(block),
        CONTROLS: is_rare and b"\x1f" in block,
        EXPONENTS: is_rare and b"E+" in block,
    }
    return frozenset(sign for sign, is_possible in possible.items() if is_possible)


def _shows_rare(block: bytes) -> bool:
    """Whether `_RARE` finds something: one look by Polars takes a third of a search by Python for each."""
    return bool(pl.Series([block], dtype=pl.Binary).cast(pl.String).str.contains(_RARE).item())


def _has_other_ends(block: bytes) -> bool:
    return block.count(b"\r") != block.count(b"\r\n")


def _may_be_odd(block: bytes) -> bool:
    """Whether there are bytes that odd blanks and misread letters begin with; the letters of Western Europe do not."""
    return not block.isascii() and any(byte in block for byte in _ODD_FIRST)


def _has_long_line(block: bytes, longest: int) -> bool:
    """Whether some stretch half as long has no end of a line in it: every longer line has such a stretch."""
    step = max(1, longest // 2)
    return any(block.find(b"\n", at, at + step) < 0 for at in range(0, len(block) - step, step))


def _quotes_taken_off(block: bytes, delimiter: bytes) -> int | None:
    """How many quotes are no part of a text; None where one is neither at the edge of a cell nor doubled in it."""
    if b'"' not in block:
        return 0
    first, *parts = block.split(b'"')
    if len(parts) % 2:
        return None
    # Nothing between two quotes, and the cell goes on: there it is doubled.
    pieces = [first, *filter(None, parts[1:-1:2]), parts[-1]]
    outside = b'"'.join(pieces)
    opened = outside.count(delimiter + b'"') + outside.count(b'\n"') + (not first)
    closed = (
        outside.count(b'"' + delimiter) + outside.count(b'"\n') + outside.count(b'"\r\n') + (not parts[-1])
    )
    cells = len(pieces) - 1
    return len(parts) - (len(parts) // 2 - cells) if opened == closed == cells else None


def _width(block: bytes, delimiter: bytes) -> int:
    """How many cells the first row has, if it is a plain one."""
    end = block.find(b"\n")
    while block.count(b'"', 0, end) % 2 and end >= 0:
        end = block.find(b"\n", end + 1)
    row = block[:end] if end >= 0 else block
    return b"".join(row.split(b'"')[::2]).count(delimiter) + 1


def _cut(block: bytes, delimiter: str, width: int) -> pl.DataFrame | None:
    frame = pl.read_csv(
        block,
        has_header=False,
        separator=delimiter,
        quote_char='"' if b'"' in block else None,
        infer_schema=False,
        new_columns=[f"c{n}" for n in range(1, width + 1)],
        raise_if_empty=False,
    )
    return frame if frame.width == width else None


def _is_all_of(block: bytes, frame: pl.DataFrame, quotes: int) -> bool:
    """Whether the texts, what stands between them and the quotes taken off are as many bytes as the block.

    A row that is shorter than the others, an empty line, and a line that ends without a return where others have one count
    for more than they are; nothing counts for less, as each return stands before the end of a line.
    """
    ends = 2 if b"\r" in block else 1
    texts = int(sum(frame.select(pl.all().str.len_bytes().sum()).row(0)))
    return len(block) == texts + quotes + frame.height * (frame.width - 1 + ends)
