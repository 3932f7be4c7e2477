"""Countries, as ISO 3166 alpha-2."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pycountry
from babel import Locale
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from muster.engine.fields.locales import LANGUAGES
from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem, offered
from muster.engine.fields.spelling import spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from muster.engine.table import FieldSpec

_COMMON = {
    "GB": "UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|UK of GB and NI|United Kingdom (UK)|Großbritannien"
    "|Grande-Bretagne|Gran Bretaña|Grã-Bretanha|Gran Bretagna|Groot-Brittannië|Wielka Brytania|Anglia|Inghilterra|Inglaterra"
    "|Angleterre|Storbritannien|Velká Británie|İngiltere|Великобритания|Англия|بريطانيا|イギリス|英国|英國|영국",
    "US": "U.S.|U.S.A.|USA|U S A|America|United States of America|The United States|The States|Vereinigte Staaten von Amerika"
    "|Estados Unidos de América|EE.UU.|EEUU|EE. UU.|EUA|États-Unis d'Amérique|Stati Uniti d'America|ABD|США|Соединенные Штаты"
    "|أمريكا|الولايات المتحدة الأمريكية|アメリカ|米国|美国|美國|미국|VS|Verenigde Staten van Amerika|Amerika",
    "NL": "The Netherlands|Holland|Holanda|Hollande|Olanda|Holandia|Hollanda|Голландия|هولندا|オランダ|荷兰|荷蘭|네덜란드|Niederlande",
    "KR": "South Korea|Korea|Korea (South)|Republic of Korea|Korea, Republic of|Rep. of Korea|ROK|Южная Корея|Südkorea|Corée du Sud|Corea del Sur|Corea del Sud|Coreia do Sul|Zuid-Korea|Korea Południowa|Güney Kore|Sydkorea|Jižní Korea|كوريا الجنوبية|한국|대한민국|남한|韩国|南韓|韓國|韓国",
    "KP": "North Korea|Korea (North)|DPRK|Korea, Democratic People's Republic of|北朝鮮|朝鲜|북한",
    "RU": "Russia|Russian Federation|Россия|РФ|Российская Федерация",
    "CZ": "Czech Republic|Czechia|Tschechien|Tschechische Republik|Česká republika|République tchèque|República Checa|Česko",
    "AE": "UAE|U.A.E.|Emirates|United Arab Emirates|VAE|EAU|الإمارات|ОАЭ",
    "DE": "BRD|Bundesrepublik Deutschland|Federal Republic of Germany|FRG",
    "CI": "Ivory Coast|Cote d'Ivoire|Elfenbeinküste|Costa de Marfil|Costa do Marfim|Costa d'Avorio",
    "TR": "Turkey|Türkiye|Turkiye|Republic of Turkey|Türkiye Cumhuriyeti",
    "VN": "Vietnam|Viet Nam|Việt Nam", "LA": "Laos|Lao|Lao PDR", "SY": "Syria", "IR": "Iran|Islamic Republic of Iran",
    "MD": "Moldova|Republic of Moldova", "TZ": "Tanzania", "BO": "Bolivia", "VE": "Venezuela", "BN": "Brunei",
    "MK": "Macedonia|North Macedonia|FYROM|Republic of Macedonia", "SZ": "Swaziland|Eswatini", "CV": "Cape Verde|Cabo Verde",
    "TL": "East Timor|Timor-Leste", "MM": "Burma|Myanmar|Myanmar (Burma)|Birma", "CD": "DR Congo|DRC|D.R. Congo|Congo (DRC)"
    "|Congo-Kinshasa|Congo, Democratic Republic of the|Democratic Republic of Congo|Congo, The Democratic Republic of the",
    "CG": "Congo (Brazzaville)|Congo-Brazzaville|Republic of the Congo|Congo Republic", "PS": "Palestine|State of Palestine",
    "VA": "Vatican|Vatican City|Holy See", "HK": "Hong Kong|Hong Kong SAR|Hongkong|香港", "MO": "Macau|Macao|Macao SAR|澳門|澳门",
    "TW": "Taiwan|Taiwan, Province of China|Chinese Taipei|台湾|台灣|臺灣|대만", "CN": "PRC|P.R. China|People's Republic of China"
    "|Mainland China|China (PRC)|中华人民共和国|中国|中國", "SA": "KSA|Kingdom of Saudi Arabia|Saudi|السعودية",
    "NZ": "Aotearoa|Aotearoa New Zealand", "IE": "Republic of Ireland|Éire|Eire|Irish Republic", "GR": "Hellas|Greece|EL",
    "BA": "Bosnia|Bosnia & Herzegovina|BiH", "TT": "Trinidad", "AG": "Antigua", "GM": "Gambia|The Gambia",
    "BS": "Bahamas|The Bahamas", "PH": "Philippines|The Philippines|Pilipinas", "SD": "Sudan|The Sudan",
    "XK": "Kosovo|Kosova|XK", "ST": "Sao Tome", "FM": "Micronesia", "BY": "Belarus|Byelorussia|Белоруссия|Беларусь|Weißrussland",
    "UA": "Ukraine|The Ukraine", "ZA": "RSA|South Africa|Republic of South Africa|Suid-Afrika", "IN": "Bharat",
    "JP": "Nippon|Nihon", "EG": "Arab Republic of Egypt", "DO": "Dominican Rep.|Dominican Republic",
    "CF": "Central African Rep.", "GQ": "Equatorial Guinea", "SB": "Solomon Islands", "PG": "PNG",
}  # fmt: skip
"""What people write, beside the names that ISO and CLDR have."""
_SEVERAL = frozenset(("", "congo", "kongo"))
"""Names that two countries go by, whatever ISO calls one of them."""
_PARTS = re.compile(r"\s*[,/()\[\]–]\s*|\s+-\s+")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
TYPO_RATIO = 0.8
TYPO_LETTERS = 5


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """The code of the country named: by code, by its name in many languages, a common short form, or its flag."""
    return settle(tidy(texts), context, _read)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that are countries."""
    return share(tidy(sample), lambda text: find(text) is not None)


def find(text: str) -> str | None:
    """The alpha-2 code of exactly this name or code; None where there is none, or several."""
    flag = _FLAG.fullmatch(text)
    if flag:
        text = "".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in text)
    known = names()
    found = {known[spelling] for spelling in spellings(text) if spelling in known}
    return found.pop() if len(found) == 1 else None


@cache
def names() -> dict[str, str]:
    """Every spelling of a name or code → alpha-2. What names two countries in two languages names none."""
    found: dict[str, set[str]] = {}
    for name, code in _translated():
        for spelling in spellings(name):
            found.setdefault(spelling, set()).add(code)
    known = {spelling: min(codes) for spelling, codes in found.items() if len(codes) == 1}
    for name, code in (*_official(), *_usual()):
        known |= dict.fromkeys(spellings(name), code)
    return {spelling: code for spelling, code in known.items() if spelling not in _SEVERAL}


def _translated() -> Iterator[tuple[str, str]]:
    codes = {country.alpha_2 for country in pycountry.countries}
    for language in LANGUAGES:
        territories = Locale(language).territories
        yield from ((territories[code], code) for code in codes if code in territories)


def _official() -> Iterator[tuple[str, str]]:
    for country in pycountry.countries:
        texts = (country.name, getattr(country, "official_name", ""), getattr(country, "common_name", ""))
        for text in (*texts, country.alpha_3, country.alpha_2):
            if text:
                yield text, country.alpha_2


def _usual() -> Iterator[tuple[str, str]]:
    for code, texts in _COMMON.items():
        yield from ((text, code) for text in texts.split("|"))


def _read(text: str) -> str | Problem:
    return find(text) or _explained(text) or offered("country.unknown", _near(text))


def _explained(text: str) -> str | None:
    """`Germany (DE)`, `DE - Deutschland`: every part names the same country."""
    parts = [part for part in _PARTS.split(text) if part]
    found = {find(part) for part in parts}
    return found.pop() if len(parts) > 1 and len(found) == 1 else None


def _near(text: str) -> str | None:
    """The country that a text ends in (`Berlin, Germany`), or whose name is nearest in letters."""
    parts = [part for part in _PARTS.split(text) if part]
    named = {code for part in parts if (code := find(part)) and len(part) > 2} if len(parts) > 1 else set()  # noqa: PLR2004
    if len(named) == 1:
        return named.pop()
    spelt = min(spellings(text), key=len)
    if len(spelt) < TYPO_LETTERS:
        return None
    known = names()
    near = extract(spelt, _long_names(), scorer=OSA.normalized_similarity, score_cutoff=TYPO_RATIO, limit=5)
    best = {known[name] for name, ratio, _ in near if ratio == near[0][1]}
    return best.pop() if len(best) == 1 else None


@cache
def _long_names() -> tuple[str, ...]:
    return tuple(name for name in names() if len(name) >= TYPO_LETTERS)


TYPE = FieldType("country", clean, recognise)
