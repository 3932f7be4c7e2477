"""One column of cells as a reader delivers them → text, exactly as the cell holds it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WRITTEN_OUT = 1e21
_LAST_DAY = 2_958_465
"""31 December 9999; what counts more days is no duration that anybody meant."""
_DAY = dt.timedelta(days=1)
_EXACT = 2**53
"""Whole floats below this are whole numbers; above, the shortest form that reads back the same."""


def text_column(cells: Sequence[object]) -> pl.Series:
    """The cells as a String column; empty ones are null."""
    types = set(map(type, cells))
    if types == {float}:
        texts = _numbers(cells)
    elif types <= {str}:
        texts = pl.Series(cells, dtype=pl.String)
    else:
        texts = pl.Series([_TEXTS[type(cell)](cell) for cell in cells], dtype=pl.String)
    return texts.set(texts == "", None) if str in types else texts


def number_text(number: float) -> str:
    """A number without ".0", digits all kept, whole ones without an exponent as far as a spreadsheet shows them so."""
    if number.is_integer() and abs(number) < _EXACT:
        return str(int(number))
    is_whole = number.is_integer() and abs(number) < _WRITTEN_OUT
    return format(Decimal(repr(number)), "f").removesuffix(".0") if is_whole else repr(number)


def _duration_or_number(duration: dt.timedelta) -> str:
    return _duration_text(duration) if abs(duration.days) <= _LAST_DAY else number_text(duration / _DAY)


def _numbers(cells: Sequence[object]) -> pl.Series:
    numbers = pl.Series(cells, dtype=pl.Float64)
    if ((numbers == numbers.floor()) & (numbers.abs() < _EXACT)).all():
        return numbers.cast(pl.Int64).cast(pl.String)
    return pl.Series([_TEXTS[float](cell) for cell in cells], dtype=pl.String)


def _duration_text(duration: dt.timedelta) -> str:
    """Hours may pass 24: 26:30:00."""
    seconds = round(duration.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


_TEXTS: dict[type, Callable[..., str | None]] = {
    str: lambda text: text,
    float: number_text,
    int: str,
    bool: lambda truth: "TRUE" if truth else "FALSE",
    dt.date: lru_cache(2**16)(dt.date.isoformat),
    dt.datetime: dt.datetime.isoformat,
    dt.time: dt.time.isoformat,
    dt.timedelta: _duration_or_number,
    type(None): lambda _: None,
}
