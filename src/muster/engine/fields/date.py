"""Dates, as ISO text. Which of two numbers is the month is read from the column or asked, never guessed."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.settle import answered, settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem
from muster.engine.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.engine.table import FieldSpec

_ISO = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})\Z", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})([-./ ])(\d{1,2})\2(\d{4}|\d{2})\.?\Z", re.ASCII)
_TIME = re.compile(
    r"[T ]+(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(?:Z|[+-]\d{2}:?\d{2}|[ap]\.?m\.?)?\Z",
    re.IGNORECASE | re.ASCII,
)
_WORDS = re.compile(r"\d+|[^\W\d_]+")

_MONTHS = {
    1: "january jan januar jänner janvier janv enero ene",
    2: "february feb februar février fevrier févr fevr febrero",
    3: "march mar märz maerz mrz mars marzo",
    4: "april apr avril avr abril abr",
    5: "may mai mayo",
    6: "june jun juni juin junio",
    7: "july jul juli juillet juil julio",
    8: "august aug août aout agosto ago",
    9: "september sep sept septembre septiembre",
    10: "october oct oktober okt octobre octubre",
    11: "november nov novembre noviembre",
    12: "december dec dezember dez décembre decembre déc diciembre dic",
}
MONTHS = {word: month for month, words in _MONTHS.items() for word in words.split()}
_FILLERS = frozenset(("de", "del", "of", "the", "st", "nd", "rd", "th", "er", "le", "el", "den", "der"))
_ORDERS = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}
"""Where year, month and day stand among the three numbers."""


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """ISO dates at once; the rest once a distinct text, day and month in the order of the column."""
    tidied = tidy(texts)
    text = pl.col("text")
    quick = pl.when(text.str.contains(_ISO) & text.str.to_date("%Y-%m-%d", strict=False).is_not_null()).then(
        text
    )
    distinct = answered(tidied, context.answers).unique().drop_nulls().to_list()
    order = context.date_order or column_order(distinct)
    return settle(tidied, context, partial(_read, order=order, today=context.today), quick)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that are dates in any order."""
    return share(
        tidy(sample), lambda text: not isinstance(_read(text, "dmy", None), Problem) or _is_either_way(text)
    )


def column_order(texts: Iterable[str]) -> str | None:
    """dmy or mdy, if some text can be read in one of them only and none contradicts; else None."""
    orders = {order for text in texts if (order := _telling_order(text))}
    return orders.pop() if len(orders) == 1 else None


def _telling_order(text: str) -> str | None:
    found = _NUMBERS.match(_TIME.sub("", text))
    if not found or found.group(2) not in "/-":
        return None
    first, second = int(found.group(1)), int(found.group(3))
    if first > 12 >= second:  # noqa: PLR2004 - months
        return "dmy"
    return "mdy" if second > 12 >= first else None  # noqa: PLR2004 - months


def _is_either_way(text: str) -> bool:
    return isinstance(_read(text, "mdy", dt.date(2000, 1, 1)), str)


def _read(text: str, order: str | None, today: dt.date | None) -> str | Problem:
    day_text = _TIME.sub("", text)
    value = _read_day(day_text, order, today)
    time = _TIME.search(text)
    if isinstance(value, str) and time and time.group(1).strip("0:."):
        return Problem("date.time_left_out", Severity.INFORMS, value=value)
    return value


def _read_day(text: str, order: str | None, today: dt.date | None) -> str | Problem:
    year_first = _YEAR_FIRST.match(text)
    if year_first:
        return _iso(*(int(number) for number in year_first.groups()))
    numbers = _NUMBERS.match(text)
    if numbers:
        return _read_numbers(numbers, order, today)
    return _read_words(text)


def _read_numbers(found: re.Match[str], order: str | None, today: dt.date | None) -> str | Problem:
    parts = [found.group(1), found.group(3), found.group(4)]
    readings = _readings(parts, found.group(2), order, today)
    if not readings:
        return Problem("date.unreadable")
    if len(readings) > 1:
        return Problem("date.ambiguous", params={"one": min(readings), "other": max(readings)})
    (value,) = readings
    is_short = len(parts[2]) == 2 and order != "ymd"  # noqa: PLR2004 - two digits
    return Problem("date.short_year", Severity.INFORMS, {"year": value[:4]}, value) if is_short else value


def _readings(parts: list[str], mark: str, order: str | None, today: dt.date | None) -> set[str]:
    """What the three numbers can mean: in the order given, else by the point, else both ways."""
    orders = [order] if order else ["dmy"] if mark == "." else ["dmy", "mdy"]
    found = {_in_order(parts, one, today) for one in orders} - {None}
    if not found and order in ("dmy", "mdy"):
        found = {_in_order(parts, other, today) for other in ("dmy", "mdy")} - {None}
    return {value for value in found if value}


def _in_order(parts: list[str], order: str, today: dt.date | None) -> str | None:
    year, month, day = (parts[place] for place in _ORDERS[order])
    whole_year = int(year) if len(year) == 4 else _century(int(year), today)  # noqa: PLR2004 - four digits
    value = _iso(whole_year, int(month), int(day)) if whole_year is not None else None
    return value if isinstance(value, str) else None


def _century(year: int, today: dt.date | None) -> int | None:
    """The year within 80 years before and 20 after today that ends so."""
    if today is None:
        return None
    latest = today.year + 20
    return latest - (latest - year) % 100


def _read_words(text: str) -> str | Problem:
    words = [word for word in _WORDS.findall(text.lower()) if word not in _FILLERS]
    months = [MONTHS[word] for word in words if word in MONTHS]
    numbers = [word for word in words if word.isascii() and word.isdigit()]
    if len(words) != 3 or len(months) != 1 or len(numbers) != 2:  # noqa: PLR2004 - day, month, year
        return Problem("date.unreadable")
    day, year = sorted(numbers, key=len)
    if len(year) != 4 or len(day) > 2:  # noqa: PLR2004 - four digits and two
        return Problem("date.unreadable")
    return _iso(int(year), months[0], int(day))


def _iso(year: int, month: int, day: int) -> str | Problem:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return Problem("date.unreadable")


TYPE = FieldType("date", clean, recognise)
