"""Blocks of a text file in which every line is one row, as wide as all others: cut by Polars, many rows at once.

`plain_rows` answers with nothing where a block is anything else; whoever asked cuts it row by row. A block that is taken
is taken whole: its quotes are paired and its delimiters counted before it is believed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.readers.sheets import CONTROLS, EXPONENTS, LETTERS

if TYPE_CHECKING:
    from muster.engine.readers.dialect import Dialect

BLOCK_BYTES = 2**22
_ODD_FIRST = [bytes([byte]) for byte in (0xC2, 0xC5, 0xC6, 0xCB, 0xE1, 0xE2, 0xE3, 0xEF)]
"""In UTF-8, of the blanks of `blanks.ODD`, and of what stands second in `mojibake.SIGN`."""


def cuts_plainly(dialect: Dialect) -> bool:
    """Whether Polars cuts by the same rules: one byte between cells, quotes doubled inside quotes."""
    one = dialect.delimiter
    is_byte = len(one) == 1 and one.isascii() and one not in ' "\r\n'
    return is_byte and dialect.quote == '"' and dialect.escape is None


def plain_rows(block: bytes, dialect: Dialect, longest_line: int) -> pl.DataFrame | None:
    """The rows of whole lines, as columns c1, c2, … of text (empty cells null); None where some line is no plain row.

    A line that may be longer than `longest_line` is none.
    """
    delimiter = dialect.delimiter.encode()
    quotes = _quotes_taken_off(block, delimiter)
    if quotes is None or b"\x00" in block or _has_long_line(block, longest_line):
        return None
    frame = _cut(block, dialect.delimiter, _width(block, delimiter))
    if frame is None or not _is_all_of(block, frame, quotes):
        return None
    return frame.with_columns(pl.when(pl.all().str.len_bytes() > 0).then(pl.all())) if quotes else frame


def signs_in(block: bytes) -> frozenset[str]:
    """What of `SIGNS` the texts of plain rows may show: their lines end in one way, and none holds a NUL."""
    possible = {LETTERS: _may_be_odd(block), CONTROLS: b"\x1f" in block, EXPONENTS: b"E+" in block}
    return frozenset(sign for sign, is_possible in possible.items() if is_possible)


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
    try:
        frame = pl.read_csv(
            block,
            has_header=False,
            separator=delimiter,
            quote_char='"' if b'"' in block else None,
            infer_schema=False,
            new_columns=[f"c{n}" for n in range(1, width + 1)],
            raise_if_empty=False,
        )
    except pl.exceptions.PolarsError:
        return None
    return frame if frame.width == width else None


def _is_all_of(block: bytes, frame: pl.DataFrame, quotes: int) -> bool:
    """Whether the texts, what stands between them and the quotes taken off are as many bytes as the block.

    A row that is shorter than the others, and an empty line, count for more than they are; nothing counts for less.
    """
    ends = frame.height - (not block.endswith(b"\n"))
    returns = block.count(b"\r")
    if returns and not returns == ends == block.count(b"\r\n"):
        return False
    texts = int(sum(frame.select(pl.all().str.len_bytes().sum()).row(0)))
    return len(block) == texts + quotes + frame.height * (frame.width - 1) + ends + returns
