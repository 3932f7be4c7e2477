"""Languages, as ISO 639: two letters where there are, else three."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pycountry
from babel import Locale, UnknownLocaleError

from muster.engine.fields.country import NAME_LANGUAGES
from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem

if TYPE_CHECKING:
    import polars as pl

    from muster.engine.table import FieldSpec


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """The code of the language named: by code, by its names in four languages, or as its speakers call it."""
    return settle(tidy(texts), context, _read)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that are languages by name; codes of two letters tell too little."""
    return share(tidy(sample), lambda text: len(text) > 3 and text.casefold() in names())  # noqa: PLR2004


@cache
def names() -> dict[str, str]:
    """Every case-folded name and code → code."""
    codes = {_code(language): language for language in pycountry.languages}
    found = {language.name.casefold(): code for code, language in codes.items()}
    for language in NAME_LANGUAGES:
        called = Locale(language).languages
        found |= {called[code].casefold(): code for code in codes if code in called}
    found |= {own.casefold(): code for code in codes if len(code) == 2 and (own := _own_name(code))}  # noqa: PLR2004
    found |= {language.alpha_3: code for code, language in codes.items()}
    return found | {code: code for code in codes}


def _code(language: object) -> str:
    return str(getattr(language, "alpha_2", None) or getattr(language, "alpha_3", ""))


def _own_name(code: str) -> str | None:
    try:
        name: str | None = Locale(code).language_name
    except UnknownLocaleError:
        return None
    return name


def _read(text: str) -> str | Problem:
    known = names()
    folded = text.casefold()
    found = known.get(folded) or known.get(folded.split("-")[0].split("_")[0] if len(folded) == 5 else "")  # noqa: PLR2004
    return found or Problem("language.unknown")


TYPE = FieldType("language", clean, recognise)
