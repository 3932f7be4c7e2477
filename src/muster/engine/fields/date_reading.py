"""One text as a date, in the light of its column. Every reading is weighed; where two are left, none is taken."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from muster.engine.fields.calendar_names import month_pattern, months, plain, weekday_pattern, weekdays
from muster.engine.fields.shapes import Problem, offered
from muster.engine.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FIRST_YEAR, LAST_YEAR = 1850, 2150
"""A year outside is a slip, or counted by another calendar."""
_BUDDHIST = 543
"""Years between the Buddhist era and the common one."""

_NUMBERS = re.compile(r"(\d{1,4})\s*(([-/. ])\s*)(\d{1,2})\s*\2(\d{1,4})\.?\Z", re.ASCII)
_COMPACT = re.compile(r"\d{8}\Z", re.ASCII)
_ISO_WEEK = re.compile(r"(\d{4})-?w(\d{2})-?([1-7])\Z", re.ASCII)
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日號号일]?\Z", re.ASCII)
_SERIAL = re.compile(r"[1-7]\d{4}(?:\.\d+)?\Z", re.ASCII)
_SERIAL_DAYS = range(14_611, 73_051)
"""1940 to 2099, as Excel counts days."""
_EXCEL_DAY_ZERO = dt.date(1899, 12, 30)
_LETTER = re.compile(r"[^\W\d_]")
_TOKENS = re.compile(r"\d+|[^\W\d_]+")
_FILLER_WORDS = (
    "de del d of the st nd rd th er le la el il den der dem do da dos al em på am on a o ο του της г года год р року рік "
    "roku r rok år anno year ngày năm tanggal den."
)
_FILLERS = frozenset(_FILLER_WORDS.split())

_PLACES = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}
"""Where year, month and day stand among the three numbers."""
_EVERY = tuple(_PLACES)
_DAY_OR_MONTH = ("dmy", "mdy")
_USUAL_SHORT = {"/": _DAY_OR_MONTH, ".": ("dmy",), ". ": ("dmy", "ymd")}
"""Orders that are usual (CLDR) with a year of two digits: a point without a blank is day first; Korean has blanks."""
_USUAL_LONG = {".": ("dmy",), ". ": ("dmy",)}
YEAR_DIGITS, SHORT_YEAR_DIGITS, LAST_DAY = 4, 2, 31


class Reading(NamedTuple):
    """A day that a text may mean."""

    day: dt.date
    has_short_year: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """What is known about a column before one of its texts is read."""

    order: str | None = None
    """dmy · mdy · ymd, as answered."""
    orders: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Mark between the numbers → the orders in which some text of the column can only be read."""
    languages: frozenset[str] | None = None
    """Those that know the names of all its months; None: not asked."""
    latest_year: int | None = None
    """The last year that two digits can mean; None: two digits mean no year."""
    is_serial: bool = False
    """Whether all of it is numbers as Excel counts days."""
    remarks: tuple[Problem, ...] = ()

    @property
    def says_year_first(self) -> bool:
        """Whether somebody answered so, or some text can only be read so."""
        return self.order == "ymd" or any("ymd" in orders for orders in self.orders.values())

    def order_of(self, mark: str) -> str | None:
        """The one order in which three numbers with a year of four digits are read here; None where there are two."""
        allowed = _allowed(Numbers(("1", "1", "2000"), mark), self)
        return allowed[0] if len(allowed) == 1 else None


class Numbers(NamedTuple):
    """Three numbers and the mark between them."""

    parts: tuple[str, str, str]
    mark: str

    @property
    def usual(self) -> tuple[str, ...]:
        """The orders that such a text can have by custom."""
        if len(self.parts[0]) == YEAR_DIGITS:
            return ("ymd",)
        table = _USUAL_LONG if self.has_long_year else _USUAL_SHORT
        return table.get(self.mark, self.possible)

    @property
    def possible(self) -> tuple[str, ...]:
        """The orders that its length allows."""
        if len(self.parts[0]) == YEAR_DIGITS:
            return ("ymd",)
        return _DAY_OR_MONTH if self.has_long_year else _EVERY

    @property
    def has_long_year(self) -> bool:
        """Whether the last number is a year of four digits."""
        return len(self.parts[2]) == YEAR_DIGITS

    @property
    def may_end_in_year(self) -> bool:
        """Whether two digits at the end can be the year: `31/02/26` is a day that doesn't exist before it is one of 2031."""
        first, _, last = self.parts
        return len(last) == SHORT_YEAR_DIGITS >= len(first) and int(first) <= LAST_DAY


def read_date(text: str, column: Column) -> str | Problem:
    """The day as ISO text, or what is wrong."""
    words, days = _without_weekday(plain(text))
    readings = _readings(words, column)
    if days:
        readings = {one for one in readings if one.day.weekday() in days}
    likely = {one for one in readings if FIRST_YEAR <= one.day.year <= LAST_YEAR}
    if len({one.day for one in likely}) > 1:
        return _undecided(words, likely)
    if likely:
        return _taken(likely.pop())
    return _unlikely(readings) if readings else _from_serial(words, column)


def numbers_of(text: str) -> Numbers | None:
    """The three numbers of a text that is nothing else."""
    found = _NUMBERS.match(text)
    if not found:
        return None
    first, gap, mark, middle, last = found.groups()
    is_long = [len(part) == YEAR_DIGITS for part in (first, last)]
    is_short = [len(part) <= SHORT_YEAR_DIGITS for part in (first, last)]
    if sum(is_long) > 1 or not all(a or b for a, b in zip(is_long, is_short, strict=True)):
        return None
    return Numbers((first, middle, last), ". " if mark == "." and len(gap) > 1 else mark)


def telling_order(text: str, latest_year: int | None) -> tuple[str, str] | None:
    """Mark and order of a text whose numbers can only be read in that order; None if it tells nothing."""
    words = _without_weekday(plain(text))[0]
    numbers = _compact_numbers(words) if _COMPACT.match(words) else numbers_of(words)
    if not numbers or len(numbers.possible) == 1:
        return None
    valid = [order for order in numbers.possible if _in_order(numbers, order, latest_year)]
    if len(valid) > 1 and numbers.mark == "/":
        valid = [order for order in valid if order in numbers.usual]
    tells = len(valid) == 1 and not (valid[0] == "ymd" and numbers.may_end_in_year)
    return (numbers.mark, valid[0]) if tells else None


def month_names(text: str) -> Iterable[str]:
    """The names of months in a text."""
    return month_pattern().findall(plain(text)) if _LETTER.search(text) else ()


def serial_day(text: str) -> dt.date | None:
    """The day that Excel stores by such a number."""
    if not _SERIAL.match(text):
        return None
    days = int(text.partition(".")[0])
    return _EXCEL_DAY_ZERO + dt.timedelta(days=days) if days in _SERIAL_DAYS else None


def _readings(text: str, column: Column) -> set[Reading]:
    numbers = numbers_of(text)
    if numbers:
        return _number_readings(numbers, column)
    for pattern in (_EAST_ASIAN, _ISO_WEEK):
        found = pattern.match(text)
        if found:
            make = dt.date if pattern is _EAST_ASIAN else dt.date.fromisocalendar
            return _made(make, [int(number) for number in found.groups()])
    return _compact_readings(text, column) if _COMPACT.match(text) else _word_readings(text, column)


def _number_readings(numbers: Numbers, column: Column) -> set[Reading]:
    for orders in (_allowed(numbers, column), numbers.possible):
        read = {order: _in_order(numbers, order, column.latest_year) for order in orders}
        found = {order: one for order, one in read.items() if one}
        if found:
            is_slip = set(found) == {"ymd"} and numbers.may_end_in_year and not column.says_year_first
            return set() if is_slip else set(found.values())
    return set()


def _allowed(numbers: Numbers, column: Column) -> Sequence[str]:
    """The orders to weigh: the one answered, else what the column tells about this mark, else about other marks."""
    if column.order or len(numbers.possible) == 1:
        return (column.order,) if column.order in numbers.possible else numbers.possible
    told = column.orders.get(numbers.mark)
    if told:
        return tuple(told)
    others = frozenset[str]().union(*column.orders.values())
    narrowed = [order for order in numbers.usual if order in others]
    if len(others) == 1:
        return narrowed or (*numbers.usual, *others)
    return numbers.usual


def _in_order(numbers: Numbers, order: str, latest_year: int | None) -> Reading | None:
    year, month, day = (numbers.parts[place] for place in _PLACES[order])
    if len(day) > SHORT_YEAR_DIGITS:
        return None
    return _dated(year, int(month), int(day), latest_year)


def _dated(year: str, month: int, day: int, latest_year: int | None) -> Reading | None:
    is_short = len(year) <= SHORT_YEAR_DIGITS
    if len(year) not in (SHORT_YEAR_DIGITS, YEAR_DIGITS) or (is_short and latest_year is None):
        return None
    whole = latest_year - (latest_year - int(year)) % 100 if is_short and latest_year else int(year)
    made = _made(dt.date, [whole, month, day])
    return made.pop()._replace(has_short_year=is_short) if made else None


def _compact_readings(text: str, column: Column) -> set[Reading]:
    """`20240304`; day or month first (`04032024`) only as three numbers would be read."""
    year_first = _dated(text[:4], int(text[4:6]), int(text[6:]), None)
    if year_first and FIRST_YEAR <= year_first.day.year <= LAST_YEAR:
        return {year_first}
    return _number_readings(_compact_numbers(text), column)


def _compact_numbers(text: str) -> Numbers:
    """Eight digits with the year last."""
    return Numbers((text[:2], text[2:4], text[4:]), "")


def _word_readings(text: str, column: Column) -> set[Reading]:
    found = list(month_pattern().finditer(text))
    if len(found) != 1:
        return set()
    before, after = (_TOKENS.findall(part) for part in (text[: found[0].start()], text[found[0].end() :]))
    numbers = [[token for token in part if token.isdigit()] for part in (before, after)]
    if any(not token.isdigit() and token not in _FILLERS for token in (*before, *after)):
        return set()
    placed = _day_and_year(*numbers)
    if not placed:
        return set()
    day, year = placed
    meanings = _months_meant(found[0].group(), column.languages)
    dated = [_dated(year, month, int(day), column.latest_year) for month in meanings]
    return {one for one in dated if one}


def _day_and_year(before: Sequence[str], after: Sequence[str]) -> tuple[str, str] | None:
    """Day and year around or behind the month's name. CLDR knows no language that writes two digits of a year first."""
    pair = (*before, *after)
    if len(pair) != 2 or len(before) > 1 or max(map(len, pair)) > YEAR_DIGITS:  # noqa: PLR2004 - day and year
        return None
    first, second = pair
    if len(second) <= SHORT_YEAR_DIGITS and (len(first) == YEAR_DIGITS or int(first) > LAST_DAY):
        return second, first
    return (first, second) if len(first) <= SHORT_YEAR_DIGITS else None


def _months_meant(name: str, languages: frozenset[str] | None) -> list[int]:
    meanings = months()[name]
    if languages is None:
        return list(meanings)
    return [month for month, spoken in meanings.items() if spoken & languages] or list(meanings)


def _made(make: object, numbers: Sequence[int]) -> set[Reading]:
    try:
        return {Reading(make(*numbers))}  # type: ignore[operator]
    except (ValueError, OverflowError):
        return set()


def _without_weekday(text: str) -> tuple[str, frozenset[int]]:
    """The text without the name of a day around it, and the days which that name means."""
    found = weekday_pattern().search(text) if _LETTER.search(text) else None
    if not found:
        return text, frozenset()
    rest = (text[: found.start()] + text[found.end() :]).strip()
    if not (numbers_of(rest) or _EAST_ASIAN.match(rest) or month_pattern().search(rest)):
        return text, frozenset()
    return rest, weekdays()[found.group().strip(" ,.()")]


def _taken(reading: Reading) -> str | Problem:
    value = reading.day.isoformat()
    if not reading.has_short_year:
        return value
    return Problem("date.short_year", Severity.INFORMS, {"year": value[:4]}, value)


def _undecided(text: str, readings: set[Reading]) -> Problem:
    days = sorted({one.day.isoformat() for one in readings})
    code = "date.two_months" if month_pattern().search(text) else "date.ambiguous"
    return Problem(code, params={"one": days[0], "other": days[-1]})


def _unlikely(readings: set[Reading]) -> Problem:
    """A year of another calendar, or a slip; the Buddhist one is offered as the year it stands for."""
    days = {_in_common_era(one.day) for one in readings}
    proposal = days.pop() if len(days) == 1 else None
    year = min(one.day.year for one in readings)
    return offered("date.unlikely_year", proposal, year=year)


def _in_common_era(day: dt.date) -> str | None:
    year = day.year - _BUDDHIST
    try:
        return day.replace(year=year).isoformat() if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def _from_serial(text: str, column: Column) -> Problem:
    day = serial_day(text)
    if day and column.is_serial:
        return Problem("date.serial", Severity.INFORMS, {"read": day.isoformat()}, day.isoformat())
    return offered("date.unreadable", day.isoformat() if day else None)
