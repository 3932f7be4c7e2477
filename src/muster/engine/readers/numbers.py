"""What a number format makes of a stored number: a date, a time, a duration, leading zeros, or just the number."""

from __future__ import annotations

import datetime as dt
import enum
import re
from typing import NamedTuple

from muster.engine.readers.cells import number_text
from muster.engine.readers.package import padded, pads

_MS_A_DAY = 86_400_000
_DAYS_1904 = 1462
_LAST_DAY = 2_958_465
_LONG = 1e15
_FALSE_LEAP_DAY = 60
"""Excel believes in 29 February 1900, so that earlier days count from one day later."""
_DATES = frozenset([*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)])
_DURATION = 46
_SIGNS = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<date>[dmyhs])', re.IGNORECASE | re.DOTALL
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_WHOLE = re.compile(r"\d{1,18}")


class Kind(enum.Enum):
    """What a number in such a format is."""

    NUMBER = enum.auto()
    DATE = enum.auto()
    DURATION = enum.auto()


class NumberFormat(NamedTuple):
    """A number format as far as it says what a cell holds."""

    kind: Kind = Kind.NUMBER
    padding: str = ""
    """The section of a format that shows leading zeros; empty for all others."""


PLAIN = NumberFormat()


def is_long(number: float) -> bool:
    """Whether it has more than the 15 digits that a spreadsheet keeps, so that the last ones may be wrong."""
    return abs(number) >= _LONG


def number_format(code: str) -> NumberFormat:
    """What the code of a number format, such as `yyyy-mm-dd` or `00000`, says."""
    kind = _kind(code)
    section = code.partition(";")[0]
    return NumberFormat(kind, section if kind is Kind.NUMBER and pads(section) else "")


def builtin_format(number: int) -> NumberFormat:
    """What the formats say that have a number and no code."""
    if number == _DURATION:
        return NumberFormat(Kind.DURATION)
    return NumberFormat(Kind.DATE) if number in _DATES else PLAIN


def shown(number: float, shape: NumberFormat, *, is_1904: bool = False) -> str:
    """The number as text: ISO for dates, digits for all others. What can't be a date stays the number."""
    if shape is PLAIN or number < 0:
        return number_text(number)
    if shape.kind is Kind.DATE:
        return _date(number, is_1904=is_1904)
    if shape.kind is Kind.DURATION:
        return duration_text(round(number * 86_400)) if number <= _LAST_DAY else number_text(number)
    text = number_text(number)
    return padded(text, shape.padding) if shape.padding and _WHOLE.fullmatch(text) else text


def duration_text(seconds: int) -> str:
    """Hours may pass 24: 26:30:00."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _kind(code: str) -> Kind:
    for sign in _SIGNS.finditer(code):
        if sign["date"]:
            return Kind.DATE
        if sign["bracket"] and _ELAPSED.fullmatch(sign["bracket"]):
            return Kind.DURATION
    return Kind.NUMBER


def _date(serial: float, *, is_1904: bool) -> str:
    days, ms = divmod(round(serial * _MS_A_DAY), _MS_A_DAY) if serial <= _LAST_DAY + 1 else (_LAST_DAY + 1, 0)
    days += _DAYS_1904 if is_1904 else 0
    if days > _LAST_DAY:
        return number_text(serial)
    moment = dt.timedelta(milliseconds=ms)
    if serial < 1:
        return (dt.datetime(1904, 1, 1) + moment).time().isoformat()  # noqa: DTZ001 - cells have no zone
    first = dt.datetime(1899, 12, 31 if days < _FALSE_LEAP_DAY else 30)  # noqa: DTZ001 - cells have no zone
    found = first + dt.timedelta(days=days) + moment
    return found.date().isoformat() if serial.is_integer() else found.isoformat()
