"""Names of months and days of the week, in the languages people send dates in; from CLDR, through Babel."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale

from muster.engine.fields.digits import in_ascii_digits
from muster.engine.fields.locales import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MORE_LOCALES = ("ar_LB", "ar_DZ", "ar_MA", "de_AT")
"""Where the months are called otherwise than in the rest of the language."""
_MORE_MONTHS = {
    "sept": 9, "fev": 2, "fevr": 2, "maerz": 3, "mrz": 3, "jaenner": 1, "agosto": 8, "sett": 9, "januar": 1, "märz": 3,
}  # fmt: skip
_SKIPPED_WIDTHS = frozenset(("narrow", "short"))

Months = dict[int, frozenset[str]]
"""Month, from 1 → the languages in which a name means it."""


@cache
def months() -> Mapping[str, Months]:
    """Every name → what it means. A few mean two months: `listopad` is October in Croatian, November in Czech and Polish."""
    found: dict[str, dict[int, set[str]]] = {}
    for language, name, number in _names("months"):
        for spelling in _spellings(language, plain(name)):
            if not spelling.isdigit():
                found.setdefault(spelling, {}).setdefault(number, set()).add(language)
    for name, number in _MORE_MONTHS.items():
        found.setdefault(name, {}).setdefault(number, set()).update(LANGUAGES)
    return {name: {number: frozenset(langs) for number, langs in of.items()} for name, of in found.items()}


@cache
def weekdays() -> Mapping[str, frozenset[int]]:
    """Every name → the days it means, Monday is 0."""
    found: dict[str, set[int]] = {}
    for _, name, number in _names("days"):
        for spelling in {plain(name), _bare(plain(name))}:
            found.setdefault(spelling, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def month_pattern() -> re.Pattern[str]:
    """Finds the name of a month that stands as a word, the longest first."""
    return _words(months())


@cache
def weekday_pattern() -> re.Pattern[str]:
    """Finds the name of a day at the beginning or the end, or in brackets."""
    names = "|".join(re.escape(name) for name in sorted(weekdays(), key=len, reverse=True))
    return re.compile(rf"^(?:{names})[.,]*(?=[\s,\d])[\s,]*|[\s,]*\((?:{names})\.?\)|[\s,]+(?:{names})\.?$")


def plain(text: str) -> str:
    """Small letters, ASCII digits, no points or commas at the end of a word."""
    small = unicodedata.normalize("NFC", in_ascii_digits(text).casefold())
    return re.sub(r"(?<=[^\W\d_])[.,]", "", small).strip()


def _spellings(language: str, name: str) -> set[str]:
    """With and without accents; in Hebrew also with the *in* that is written before a month."""
    return {name, _bare(name), f"ב{name}"} if language == "he" else {name, _bare(name)}


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not "\u0300" <= c <= "\u036f")


def _words(names: Mapping[str, object]) -> re.Pattern[str]:
    ordered = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?:{ordered})(?![^\W\d_])")


def _names(what: str) -> Iterator[tuple[str, str, int]]:
    for language in (*LANGUAGES, *_MORE_LOCALES):
        for widths in getattr(Locale.parse(language), what).values():
            for width, names in widths.items():
                if width not in _SKIPPED_WIDTHS:
                    yield from ((language[:2], name, number) for number, name in names.items())
