"""Phone numbers, as E.164."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import phonenumbers
import polars as pl

from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem

if TYPE_CHECKING:
    from muster.engine.table import FieldSpec

_CALLING_CODES = "|".join(
    str(code) for code in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE, reverse=True) if code != 1
)
_INTERNATIONAL = rf"^\+(?:1[2-9][0-9]{{9}}|(?:{_CALLING_CODES})[0-9]{{8,12}})$"
"""Long enough for any country; shorter ones are looked at one by one."""
_LONGEST = len("+123456789012345")
_EXTENSION = re.compile(r"\s*(?:ext|x|dw|durchwahl|poste)\b.*", re.IGNORECASE)
_SHAPE = r"^(?:\+|00)[1-9][0-9 ().\-/]*$"


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """Numbers with a country code at once; the others by the program's country."""
    text = pl.col("text")
    # "+44 (0)20 …": the bracketed zero is dialled at home only.
    digits = text.str.replace(r"\(0\)", "").str.replace_all(r"[^0-9+]", "").str.replace("^00", "+")
    is_short = digits.str.len_bytes() <= _LONGEST
    is_plain = is_short & text.str.contains(_SHAPE) & digits.str.contains(_INTERNATIONAL)
    return settle(
        tidy(texts), context, partial(_read, country=context.default_country), pl.when(is_plain).then(digits)
    )


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that hold something to dial."""
    return share(tidy(sample), _looks_like_a_number)


def _read(text: str, country: str | None) -> str | Problem:
    number = f"+{text[2:]}" if text.startswith("00") else text
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException as error:
        needs_country = error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE
        is_local = needs_country and not text.startswith("+") and _looks_like_a_number(text)
        return Problem("phone.no_country" if is_local else "phone.unreadable")
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return Problem("phone.unreadable")
    value = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if parsed.extension:
        return Problem("phone.extension", params={"extension": parsed.extension}, value=value)
    return value


def _looks_like_a_number(given: str) -> bool:
    text = _EXTENSION.sub("", given)
    digits = sum(character.isdigit() for character in text)
    return 7 <= digits <= 15 and digits * 2 > len(text) and not any(c.isalpha() for c in text)  # noqa: PLR2004 - E.164


TYPE = FieldType("phone", clean, recognise)
