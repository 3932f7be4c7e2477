"""Phone numbers, as E.164."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

import phonenumbers
import polars as pl

from muster.engine.fields.digits import in_ascii_digits
from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem, offered

if TYPE_CHECKING:
    from muster.engine.table import FieldSpec

_CALLING_CODES = "|".join(
    str(code) for code in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE, reverse=True) if code != 1
)
_INTERNATIONAL = rf"^\+(?:1[2-9][0-9]{{9}}|(?:{_CALLING_CODES})[0-9]{{8,12}})$"
"""Long enough for any country; shorter ones are looked at one by one."""
_LONGEST = len("+123456789012345")
_EXTENSION = re.compile(
    r"\s*(?:ext|x|dw|durchwahl|poste|int|interno|ramal|wew|dahili|доб|内線|#)\b.*|\s*#\s*\d+\Z", re.IGNORECASE
)
_OTHER_WORDS_FOR_EXTENSION = re.compile(
    r"\s*(?:durchwahl|dw|poste|interno|ramal|wew|dahili|доб|内線|内线|내선)\.?\s*:?\s*(\d{1,7})\Z",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?:tel|telephone|phone|ph|mobile|mob|cell|fon|telefon|handy|mobil|tél|teléfono|móvil|celular|телефон|тел|電話|电话|전화|work|home"
                    r"|office|büro|whatsapp|m|t|p|w|h)\.?\s*[:.]\s*|^tel:\s*", re.IGNORECASE)  # fmt: skip
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?e\+?\d+\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[;,/|\n]|\bor\b|\boder\b|\bou\b|\band\b|\bund\b)\s*")
_TOO_MANY = 24
"""More digits than a number with its extension has."""
_NATIONAL_SHAPE = r"^\(?[0-9][0-9 ().\-/]*$"
_SHAPE = r"^(?:\+|00)[1-9][0-9 ().\-/]*$"
_NORTH_AMERICA = frozenset(phonenumbers.region_codes_for_country_code(1))
"""Countries whose numbers have ten digits, with or without a 1 before them."""
_FEWEST, _MOST = 7, 15
"""Digits of a number that somebody can be called by from elsewhere (E.164)."""


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """Numbers with a country code at once; the others by the program's country."""
    text = pl.col("text")
    # "+44 (0)20 …": the bracketed zero is dialled at home only.
    digits = text.str.replace(r"\(0\)", "").str.replace_all(r"[^0-9+]", "").str.replace("^00", "+")
    is_short = digits.str.len_bytes() <= _LONGEST
    is_plain = is_short & text.str.contains(_SHAPE) & digits.str.contains(_INTERNATIONAL)
    quick: pl.Expr = pl.when(is_plain).then(digits)
    national = _national(context.default_country)
    if national:
        is_national = text.str.contains(_NATIONAL_SHAPE) & digits.str.contains(national.pattern)
        at_home = pl.lit(national.code) + digits.str.strip_prefix(national.prefix)
        quick = pl.when(is_plain).then(digits).when(is_national).then(at_home)
    return settle(tidy(texts), context, partial(_read, country=context.default_country), quick)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that hold something to dial."""
    return share(tidy(sample), _looks_like_a_number)


class National(NamedTuple):
    """How numbers of a country are dialled at home: the prefix, the whole pattern, and the code in its place from abroad."""

    prefix: str
    pattern: str
    code: str


@cache
def _national(country: str | None) -> National | None:
    """For countries where a number at home is a fixed prefix (or none) and the national number; None for the others."""
    if country in _NORTH_AMERICA:
        return National("1", r"^1?[2-9][0-9]{9}$", "+1")
    rules = phonenumbers.PhoneMetadata.metadata_for_region(country or "", None)
    if rules is None or rules.national_prefix_transform_rule or rules.general_desc is None:
        return None
    prefix = rules.national_prefix or ""
    # Where something else can stand before the number, a carrier's code say, it is no alternative to the prefix alone.
    if prefix not in ("", "0") or prefix not in (rules.national_prefix_for_parsing or "").split("|"):
        return None
    pattern = re.sub(r"\s", "", rules.general_desc.national_number_pattern or "")
    return National(prefix, rf"^{prefix}(?:{pattern})$", f"+{rules.country_code}") if pattern else None


def _read(text: str, country: str | None) -> str | Problem:
    plain = _LABEL.sub("", in_ascii_digits(text)).strip()
    if sum(map(str.isdigit, plain)) > _TOO_MANY and len(_numbers_in(plain)) == 1:
        return Problem("phone.unreadable")
    if _ROUNDED.fullmatch(plain):
        return Problem("phone.rounded")
    if len(_numbers_in(plain)) > 1:
        return _several(plain, country)
    number = re.sub(r"\.0\Z", "", plain) if re.fullmatch(r"\d+\.0", plain) else plain
    number = _OTHER_WORDS_FOR_EXTENSION.sub(r" ext. \1", re.sub(r"\A00(?=[1-9])", "+", number))
    return _parsed(number, country)


def _parsed(number: str, country: str | None) -> str | Problem:
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException as error:
        needs_country = error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE
        if needs_country and not number.startswith("+") and _looks_like_a_number(number):
            return offered("phone.no_country", _with_plus(number))
        return Problem("phone.unreadable")
    if phonenumbers.is_possible_number_with_reason(parsed) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return Problem("phone.unreadable")
    value = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if parsed.extension:
        return Problem("phone.extension", params={"extension": parsed.extension}, value=value)
    return value


def _with_plus(number: str) -> str | None:
    """`447700900123`: what a spreadsheet leaves of a number whose plus sign it took for arithmetic."""
    digits = re.sub(r"[ ().\-/]", "", number)
    if not digits.isdigit() or digits.startswith("0"):
        return None
    try:
        parsed = phonenumbers.parse(f"+{digits}", None)
    except phonenumbers.NumberParseException:
        return None
    return f"+{digits}" if phonenumbers.is_valid_number(parsed) else None


def _several(text: str, country: str | None) -> Problem:
    """More than one number in a cell; the first is offered."""
    first = _parsed(re.sub(r"\A00(?=[1-9])", "+", _LABEL.sub("", _numbers_in(text)[0])), country)
    return offered("phone.several", first if isinstance(first, str) else first.value)


def _numbers_in(text: str) -> list[str]:
    """The parts of a text that are numbers by themselves; `030/1234567` is one."""
    parts = [part for part in _BETWEEN.split(text) if _looks_like_a_number(_LABEL.sub("", part))]
    if len(parts) > 1:
        return parts
    return [part.strip() for part in re.split(r"(?<=\d)\s+(?=\+\d)", text)] if text.count("+") > 1 else [text]


def _looks_like_a_number(given: str) -> bool:
    text = _EXTENSION.sub("", given)
    digits = sum(character.isdigit() for character in text)
    return _FEWEST <= digits <= _MOST and digits * 2 > len(text) and not any(c.isalpha() for c in text)


TYPE = FieldType("phone", clean, recognise)
