"""Blanks that are no spaces, characters nobody sees, numbers that a spreadsheet shortened. Noticed, never changed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.engine.issues import Issue, Severity
from muster.engine.table import ROW, column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

LISTED = 1_000
"""Of one column in one part of a sheet."""
KEPT_DIGITS = 15
"""Of a number, by a spreadsheet."""
ODD = "[\u00a0\u00ad\u1680\u2000-\u200b\u200e\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]"
"""Without the joiners U+200C and U+200D, which Persian and emoji are written with."""
_LONE_RETURN = r"\r(?:[^\n]|$)"
_SHORTENED = r"^[+-]?\d(?:[.,]\d+)?[Ee]\+\d{2,3}$"
_LONG = r"^\d{16,}$"
_ROUNDED = r"^\d{15}0+$"


class OddBlanks:
    """Counts the odd blanks of a sheet's columns, part by part."""

    def __init__(self) -> None:
        self._found: dict[int, tuple[int, int]] = {}
        """Column → how many cells, and the first row."""

    def look(self, frame: pl.DataFrame, column: str, *, has_returns: bool, has_letters: bool) -> None:
        """Counts those of one column of a part."""
        texts = frame[column]
        patterns = [_LONE_RETURN] * has_returns + [ODD] * has_letters
        is_odd = texts.str.contains("|".join(patterns))
        if not is_odd.any():
            return
        number = int(column[1:])
        count, first = self._found.get(number, (0, int(frame.filter(is_odd)[ROW][0])))
        self._found[number] = (count + int(is_odd.sum() or 0), first)

    def issues(self, sheet: str) -> Iterator[Issue]:
        """One for each column that has any."""
        for column, (count, first) in sorted(self._found.items()):
            params: dict[str, str | int] = {"letter": column_letters(column), "count": count, "first": first}
            yield Issue("cell.odd_blanks", Severity.INFORMS, sheet, params=params)


def find_shortened(frame: pl.DataFrame, column: str, sheet: str, *, has_exponents: bool) -> Iterator[Issue]:
    """Numbers of a text file that a spreadsheet wrote as `1.23457E+14`, or with zeros from the 16th digit on."""
    texts = frame[column]
    letters = column_letters(int(column[1:]))
    if has_exponents:
        yield from _listed(frame, column, texts.str.contains(_SHORTENED), "cell.scientific", sheet, letters)
    long = texts.str.contains(_LONG)
    if not long.any():
        return
    rounded = texts.str.contains(_ROUNDED)
    # One id in ten ends in a zero; only where all of them do, their digits were lost.
    if long.sum() == rounded.sum():
        yield from _listed(frame, column, rounded, "cell.long_number", sheet, letters)


def _listed(
    frame: pl.DataFrame, column: str, found: pl.Series, code: str, sheet: str, letters: str
) -> Iterator[Issue]:
    for row, text in frame.filter(found).select(ROW, column).head(LISTED).iter_rows():
        yield Issue(code, Severity.WARNS, sheet, row, value=text, params={"cell": f"{letters}{row}"})
