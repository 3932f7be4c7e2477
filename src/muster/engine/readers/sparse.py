"""Sheets with few cells far apart: their filled rows are moved together before the cell reader sees them.

It holds the whole rectangle around all cells, 50 bytes for each: a note in the last row of a sheet costs a gigabyte.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.engine.readers.scan import Scan

WIDE_CELLS = 2_000_000
_MANY_TIMES = 4
_ROW_STARTS = re.compile(rb"(?=<(?:\w+:)?row\b)")
_ROW_NUMBER = re.compile(rb'<(?:\w+:)?row\b[^>]*?\sr="(\d{1,7})"')
_PLACE = re.compile(rb'(\sr="[A-Z]{0,3})\d{1,7}"')
_END = re.compile(rb"</(?:\w+:)?sheetData>")


def is_sparse(scan: Scan) -> bool:
    """Whether the rectangle is large, and mostly empty."""
    area = scan.last_row * scan.last_column
    return area > WIDE_CELLS and area > _MANY_TIMES * scan.cells


def closed_up(part: bytes) -> tuple[bytes, list[int]]:
    """The part of a sheet with its rows that hold a value moved up to follow each other; and where each stood."""
    rows: list[int] = []
    return b"".join(_moved(part, rows)), rows


def _moved(part: bytes, rows: list[int]) -> Iterator[bytes]:
    for piece in _ROW_STARTS.split(part):
        found = _ROW_NUMBER.match(piece)
        if found is None:
            yield piece
            continue
        end = _END.search(piece)
        row, tail = (piece[: end.start()], piece[end.start() :]) if end else (piece, b"")
        if b"v>" in row or b"is>" in row:
            rows.append(int(found[1]))
            number = b'%d"' % len(rows)
            yield _PLACE.sub(lambda place, number=number: place[1] + number, row)
        yield tail
