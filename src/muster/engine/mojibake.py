"""Texts that were UTF-8, read as Windows-1252 by some program before us: `MÃ¼ller`. Noticed, with their repair; never changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from muster.engine.issues import Issue, Severity
from muster.engine.table import ROW, column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

LISTED = 1_000
"""Of one column in one part of a sheet."""
_CONTINUED = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\\x{80}-\\x{bf}"
SIGN = f"[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑ×ØÙâãäåæçèéê][{_CONTINUED}]"
_RUN = re.compile("[^\x00-\x7f]+")


def find_mojibake(frame: pl.DataFrame, column: str, sheet: str) -> Iterator[Issue]:
    """One issue for each cell of the column that reads right when its encoding is put right."""
    texts = frame[column]
    if (texts.len() == texts.null_count()) or not texts.str.contains(SIGN).any():
        return
    letters = column_letters(int(column[1:]))
    for sheet_row, text in (
        frame.filter(texts.str.contains(SIGN)).select(ROW, column).head(LISTED).iter_rows()
    ):
        repair = repaired(text)
        if repair != text:
            params = {"cell": f"{letters}{sheet_row}", "repair": repair[:120]}
            yield Issue("cell.mojibake", Severity.WARNS, sheet, sheet_row, value=text[:200], params=params)


def repaired(text: str) -> str:
    """The text with every run of misread characters put right; the text itself where none is."""
    return _RUN.sub(lambda found: _right(found[0]), text)


def _right(run: str) -> str:
    try:
        return b"".join(map(_byte, run)).decode()
    except UnicodeError:
        return run


def _byte(character: str) -> bytes:
    """The byte that was read as this character; five of them have no letter in Windows-1252 and came through as they are."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")
