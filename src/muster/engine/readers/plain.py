"""Blocks of a text file in which every line is one row, as wide as all others: cut by Polars, many rows at once.

`plain_rows` answers with nothing where a block is anything else; whoever asked cuts it row by row. A block that is taken
is taken whole: its delimiters are counted, or each of its lines is matched, before it is believed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from muster.engine.readers.dialect import Dialect

BLOCK_BYTES = 2**22
_MOST_COLUMNS = 200
"""A pattern for lines with quotes has a piece for each column."""


def cuts_plainly(dialect: Dialect) -> bool:
    """Whether Polars cuts by the same rules: one byte between cells, quotes doubled inside quotes."""
    one = dialect.delimiter
    is_byte = len(one) == 1 and one.isascii() and one not in ' "\r\n'
    return is_byte and dialect.quote == '"' and dialect.escape is None


def plain_rows(block: bytes, dialect: Dialect, longest_line: int) -> pl.DataFrame | None:
    """The rows of whole lines, as columns c1, c2, … of text (empty cells null); None where some line is no plain row.

    A line that may be longer than `longest_line` is none.
    """
    if b"\r" in block:
        block = block.replace(b"\r\n", b"\n")
    if b"\x00" in block or b"\r" in block or b"\n\n" in block or block.startswith(b"\n"):
        return None
    if _has_long_line(block, longest_line):
        return None
    delimiter = dialect.delimiter.encode()
    lines = block.count(b"\n") + (not block.endswith(b"\n"))
    if b'"' in block:
        return _quoted(block, dialect.delimiter, lines)
    width = block[: block.index(b"\n")].count(delimiter) + 1 if b"\n" in block else block.count(delimiter) + 1
    if block.count(delimiter) != lines * (width - 1):
        return None
    return _cut(block, dialect.delimiter, None, lines, width)


def _has_long_line(block: bytes, longest: int) -> bool:
    """Whether some stretch half as long has no end of a line in it: every longer line has such a stretch."""
    step = max(1, longest // 2)
    return any(block.find(b"\n", at, at + step) < 0 for at in range(0, len(block) - step, step))


def _quoted(block: bytes, delimiter: str, lines: int) -> pl.DataFrame | None:
    """Rows of which some cells stand in quotes: every line has to be whole by itself."""
    texts = pl.Series([block.decode().removesuffix("\n")]).str.split("\n").explode()
    width = _width(texts[0], delimiter)
    if not 0 < width <= _MOST_COLUMNS or not texts.str.contains(_line(delimiter, width)).all():
        return None
    frame = _cut(block, delimiter, '"', lines, width)
    return None if frame is None else frame.with_columns(pl.all().replace("", None))


def _line(delimiter: str, width: int) -> str:
    edge = re.escape(delimiter)
    cell = f'(?:[^"{edge}][^{edge}]*|"(?:[^"]|"")*")?'
    return f"^{cell}(?:{edge}{cell}){{{width - 1}}}$"


def _width(line: str, delimiter: str) -> int:
    """How many cells a line has; 0 where a quote in it is left open."""
    outside = re.sub(r'"(?:[^"]|"")*"', "", line)
    return 0 if '"' in outside else outside.count(delimiter) + 1


def _cut(block: bytes, delimiter: str, quote: str | None, lines: int, width: int) -> pl.DataFrame | None:
    try:
        frame = pl.read_csv(
            block,
            has_header=False,
            separator=delimiter,
            quote_char=quote,
            infer_schema=False,
            new_columns=[f"c{n}" for n in range(1, width + 1)],
            raise_if_empty=False,
        )
    except pl.exceptions.PolarsError:
        return None
    return frame if (frame.height, frame.width) == (lines, width) else None
