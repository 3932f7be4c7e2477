"""National numbers that a pattern settles are the ones that the library would read, country by country."""

from __future__ import annotations

import random
import re

import phonenumbers
import polars as pl
import pytest

from muster.engine.fields import CleanContext, clean_column
from muster.engine.fields.phone import _national
from muster.engine.table import FieldSpec

_CODES = (
    "GB DE FR ES IT PT NL BE CH AT PL CZ SE NO DK FI IE GR HU RO TR UA RU IL AE SA EG ZA NG KE IN PK BD CN JP KR SG MY ID TH"
    " VN PH AU NZ US CA MX BR AR CL CO PE"
)
COUNTRIES = _CODES.split()
SHAPES = ("{}", "{} {}", "({}) {}", "{}/{}", "{}-{}")


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_number_dialled_at_home_is_read_as_the_library_reads_it(country: str) -> None:
    chance = random.Random(country)  # noqa: S311 - a seed, not a secret
    prefix = phonenumbers.PhoneMetadata.metadata_for_region(country).national_prefix or ""
    digits = [prefix * (number % 3 > 0) + drawn(country, chance) for number in range(40)]
    texts = [
        chance.choice(SHAPES).format(one[:3], one[3:]) if number % 2 else one
        for number, one in enumerate(digits)
    ]
    texts = [text if re.sub(r"\D", "", text) == one else one for text, one in zip(texts, digits, strict=True)]
    cleaned = clean_column(
        pl.Series(texts), FieldSpec("phone", "Phone", "phone"), CleanContext(default_country=country)
    )
    assert [by_library(text, country) for text in texts] == cleaned.values.to_list()


def test_most_countries_are_settled_by_the_pattern() -> None:
    assert sum(_national(country) is not None for country in COUNTRIES) > len(COUNTRIES) / 2


def drawn(country: str, chance: random.Random) -> str:
    """The digits of a number of the country: its example with the last four drawn, or any digits of that length."""
    example = phonenumbers.example_number_for_type(country, chance.choice((0, 1)))
    assert example is not None
    digits = phonenumbers.national_significant_number(example)
    ends = "".join(chance.choices("0123456789", k=4))
    return (
        digits[:-4] + ends if chance.random() < 0.8 else "".join(chance.choices("123456789", k=len(digits)))
    )


def by_library(text: str, country: str) -> str | None:
    parsed = phonenumbers.parse(text, country)
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
