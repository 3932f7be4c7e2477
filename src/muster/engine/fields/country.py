"""Countries, as ISO 3166 alpha-2."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pycountry
from babel import Locale

from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem

if TYPE_CHECKING:
    import polars as pl

    from muster.engine.table import FieldSpec

NAME_LANGUAGES = ("en", "de", "fr", "es")
_COMMON = {
    "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "northern ireland": "GB",
    "u.s.": "US", "u.s.a.": "US", "usa": "US", "america": "US", "united states of america": "US",
    "the netherlands": "NL", "holland": "NL", "south korea": "KR", "north korea": "KP", "russia": "RU",
    "czech republic": "CZ", "uae": "AE", "brd": "DE", "ivory coast": "CI", "turkey": "TR", "vietnam": "VN",
}  # fmt: skip


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """The code of the country named: by code, by its names in four languages, or a common short form."""
    return settle(tidy(texts), context, _read)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that are countries."""
    return share(tidy(sample), lambda text: text.casefold() in names())


@cache
def names() -> dict[str, str]:
    """Every case-folded name and code → alpha-2."""
    found: dict[str, str] = {}
    codes = {country.alpha_2 for country in pycountry.countries}
    for language in NAME_LANGUAGES:
        territories = Locale(language).territories
        found |= {territories[code].casefold(): code for code in codes if code in territories}
    for country in pycountry.countries:
        texts = (country.name, getattr(country, "official_name", ""), country.alpha_3, country.alpha_2)
        found |= {text.casefold(): country.alpha_2 for text in texts if text}
    return found | _COMMON


def _read(text: str) -> str | Problem:
    return names().get(text.casefold(), Problem("country.unknown"))


TYPE = FieldType("country", clean, recognise)
