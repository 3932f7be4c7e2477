"""Languages, as ISO 639: two letters where there are, else three."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pycountry
from babel import Locale, UnknownLocaleError
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from muster.engine.fields.locales import LANGUAGES
from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem, offered, read_as
from muster.engine.fields.spelling import bare, spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from muster.engine.table import FieldSpec

_COMMON = {
    "zh": "Mandarin|Mandarin Chinese|Chinese (Mandarin)|Putonghua|Simplified Chinese|Traditional Chinese|Chinese Simplified"
    "|Chinese Traditional|Chinese (Simplified)|Chinese (Traditional)|普通话|國語|国语|汉语|漢語|中文|中国語|简体中文|繁體中文|Mandarín|Mandarino"
    "|Chinesisch (Mandarin)|Hochchinesisch|zh-Hans|zh-Hant|cmn",
    "yue": "Cantonese|Kantonesisch|廣東話|粵語|粤语|广东话|Cantonés|Cantonais", "fa": "Farsi|Persian|Dari|فارسی",
    "es": "西班牙文|Castilian|Castellano|Castillan|Kastilisch|Spanish (Latin America)|Latin American Spanish|Spanish (Castilian)",
    "pt": "Brazilian|Brazilian Portuguese|Portuguese (Brazil)|Português do Brasil|Português (Brasil)|European Portuguese",
    "en": "American English|British English|English (US)|English (UK)|US English|UK English|English - US|English - UK|Inglés|Inglês|ภาษาอังกฤษ|英文",
    "fr": "法文|Canadian French|French (Canada)|Français canadien|Québécois", "nl": "holländska|Flemish|Vlaams|Flämisch|Flamand",
    "nb": "Bokmål|Norwegian Bokmål|Norwegian (Bokmål)", "nn": "Nynorsk|Norwegian Nynorsk", "no": "Norwegian|Norsk|Norwegisch"
    "|Norvégien|Noruego|Norueguês|Norvegese|Noors|Norweski|Norveççe|Norština|Норвежский|ノルウェー語|挪威语|노르웨이어",
    "de": "德文|Swiss German|Schweizerdeutsch|German (Swiss)|High German|Hochdeutsch|German (Germany)", "el": "Modern Greek|Greek",
    "tl": "Tagalog", "fil": "Filipino|Pilipino", "ms": "Malay|Bahasa Melayu|Bahasa Malaysia", "id": "Bahasa Indonesia|Bahasa",
    "he": "Modern Hebrew|Ivrit|iw", "ro": "Moldovan|Moldavian", "pa": "Punjabi|Panjabi", "or": "Oriya|Odia", "ug": "Uighur|Uyghur",
    "ky": "Kirghiz|Kyrgyz", "km": "Cambodian|Khmer", "my": "Burmese|Myanmar", "gd": "Scottish Gaelic|Scots Gaelic", "ga": "Irish"
    "|Gaelic|Irish Gaelic|Gaeilge", "ht": "Haitian Creole|Kreyòl", "st": "Sesotho|Sotho", "ps": "Pashto|Pushto", "si": "Sinhalese"
    "|Sinhala", "to": "Tongan", "ckb": "Sorani|Sorani Kurdish|Central Kurdish", "ku": "Kurdish|Kurmanji", "sw": "Kiswahili",
    "ase": "American Sign Language|ASL", "bfi": "British Sign Language|BSL", "gsg": "German Sign Language|DGS",
    "ja": "日文", "ko": "韩文|韓文", "ru": "俄文", "it": "意大利文|義大利文", "tr": "터키어", "uk": "Ukranian", "ar": "Standard Arabic|Modern Standard Arabic|MSA|Egyptian Arabic|Arabic (Standard)", "sr": "Serbian (Latin)",
}  # fmt: skip
"""What people write, beside the names that ISO and CLDR have."""
_REMARK_WORDS = (
    "native|native speaker|mother tongue|first language|fluent|proficient|advanced|intermediate|basic|beginner|conversational"
    "|business|professional|working|a1|a2|b1|b2|c1|c2|muttersprache|muttersprachler|muttersprachlerin|fliessend|fliesend"
    "|verhandlungssicher|gut|grundkenntnisse|langue maternelle|courant|bilingue|intermediaire|debutant|nativo|nativa|fluido|fluente"
    "|avanzado|avancado|intermedio|intermediario|basico|basica|madrelingua|moedertaal|vloeiend|ojczysty|biegly|anadil|akici"
    "|modersmal|flytande|rodily|plynne|родной|свободно|spoken|written|language"
)
_REMARKS = frozenset(_REMARK_WORDS.split("|"))
_REMARK = re.compile(r"(.+?)\s*(?:[(\[]\s*([^()\[\]]+?)\s*[)\]]|\s[-–:]\s*(.+)|:\s*(.+)|,\s*(.+))\Z")
_LOCALE = re.compile(r"([a-z]{2,3})[-_](?:[a-z]{4}[-_])?[a-z]{2}\Z", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*[,;/|&+\n]\s*|\s+(?:and|und|et|y|e|i|og|och|en|ve|и)\s+")
TYPO_RATIO = 0.8
TYPO_LETTERS = 5


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """The code of the language named: by code, by its name in many languages, or as its speakers call it."""
    return settle(tidy(texts), context, _read)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that are languages by name; codes of two letters tell too little, two letters of Chinese are a name."""
    return share(tidy(sample), lambda text: (len(text) > 3 or not text.isascii()) and _is_read(_read(text)))  # noqa: PLR2004


def find(text: str) -> str | None:
    """The code of exactly this name or code; None where there is none, or several."""
    known = names()
    found = {known[spelling] for spelling in spellings(text) if spelling in known}
    return found.pop() if len(found) == 1 else None


@cache
def names() -> dict[str, str]:
    """Every spelling of a name or code → code. What names two languages in two languages names none.

    Codes of three letters are understood for the languages that CLDR names in English; among the 7,900 of ISO 639-3
    are such as `yes` and `not`.
    """
    codes = {_code(language): language for language in pycountry.languages}
    known = {
        bare(language.name): code
        for code, language in codes.items()
        if len(bare(language.name)) >= TYPO_LETTERS
    }
    found: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).languages.items():
            for spelling in spellings(name) if code in codes else ():
                found.setdefault(spelling, set()).add(code)
    known |= {spelling: min(of) for spelling, of in found.items() if len(of) == 1}
    known |= {spelling: code for code in codes if len(code) == 2 for spelling in spellings(_own_name(code))}  # noqa: PLR2004
    known |= dict(_codes(codes))
    for code, texts in _COMMON.items():
        known |= {spelling: code for text in texts.split("|") for spelling in spellings(text)}
    known.pop("", None)
    return known


def _codes(codes: dict[str, object]) -> Iterator[tuple[str, str]]:
    usual = Locale("en").languages
    for code, language in codes.items():
        if len(code) == 2 or code in usual:  # noqa: PLR2004
            spelt = (code, getattr(language, "alpha_3", ""), getattr(language, "bibliographic", ""))
            yield from ((one, code) for one in spelt if one)


def _code(language: object) -> str:
    return str(getattr(language, "alpha_2", None) or getattr(language, "alpha_3", ""))


def _own_name(code: str) -> str:
    try:
        return str(Locale(code).language_name or "")
    except UnknownLocaleError:
        return ""


def _read(text: str) -> str | Problem:
    found = find(text)
    if found:
        return found
    locale = _LOCALE.match(text)
    if locale and find(locale.group(1)):
        return str(find(locale.group(1)))
    return _remarked(text) or _unread(text)


def _remarked(text: str) -> Problem | None:
    """`German (native)`, `English - C1`: one language and how well it is spoken, which is left out and told."""
    parts = _REMARK.match(text)
    if not parts:
        return None
    remark = bare(next(filter(None, parts.groups()[1:]), ""))
    code = find(parts.group(1))
    if not code or not (remark in _REMARKS or all(word in _REMARKS for word in remark.split())):
        return None
    return read_as(code)


def _unread(text: str) -> Problem:
    parts = [part for part in _SEVERAL.split(text) if part]
    if len(parts) > 1 and all(map(find, parts)):
        return Problem("language.several", params={"proposal": str(find(parts[0]))} if _is_one(parts) else {})
    spelt = min(spellings(text), key=len)
    if len(spelt) < TYPO_LETTERS:
        return Problem("language.unknown")
    near = extract(spelt, _usual_names(), scorer=OSA.normalized_similarity, score_cutoff=TYPO_RATIO, limit=5)
    best = {names()[name] for name, ratio, _ in near if ratio == near[0][1]}
    return offered("language.unknown", best.pop() if len(best) == 1 else None)


def _is_one(parts: list[str]) -> bool:
    return len({find(part) for part in parts}) == 1


@cache
def _usual_names() -> tuple[str, ...]:
    """The names that a slip is measured against: those of languages with two letters."""
    return tuple(name for name, code in names().items() if len(code) == 2 and len(name) >= TYPO_LETTERS)  # noqa: PLR2004


def _is_read(found: str | Problem) -> bool:
    return isinstance(found, str) or found.value is not None


TYPE = FieldType("language", clean, recognise)
