"""Countries, languages and time zones by name, for choosing and for showing."""

from __future__ import annotations

import zoneinfo
from functools import cache

from babel import Locale
from django.utils.translation import get_language

COUNTRY_CODE_LENGTH = 2

NOT_COUNTRIES = frozenset(
    {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
)
"""Two-letter entries of Babel's territories that are no countries of ISO 3166."""


def country_names() -> dict[str, str]:
    """Country code (alpha-2) → name, ordered by name, in the language that is active."""
    return _country_names(get_language() or "en")


def language_names() -> dict[str, str]:
    """Language code → name, ordered by name, in the language that is active."""
    return _language_names(get_language() or "en")


@cache
def zone_names() -> tuple[str, ...]:
    """The time zones people live in, such as Europe/Berlin, and UTC."""
    zones = zoneinfo.available_timezones()
    lived_in = {
        zone
        for zone in zones
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/", "US/", "posix", "right"))
    }
    return ("UTC", *sorted(lived_in))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language, sep="-")


@cache
def _country_names(language: str) -> dict[str, str]:
    names = {str(code): str(name) for code, name in _locale(language).territories.items()}
    codes = [
        code
        for code in names
        if len(code) == COUNTRY_CODE_LENGTH and code.isalpha() and code not in NOT_COUNTRIES
    ]
    return {code: names[code] for code in sorted(codes, key=lambda code: names[code].casefold())}


@cache
def _language_names(language: str) -> dict[str, str]:
    names = {str(code): str(name) for code, name in _locale(language).languages.items()}
    codes = [code for code in names if code.isalpha()]
    return {code: names[code] for code in sorted(codes, key=lambda code: names[code].casefold())}
