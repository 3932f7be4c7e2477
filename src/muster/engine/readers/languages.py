"""How much a text, decoded by a guess, looks like one that people write: letters by language, and how they stand together."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_RUN = re.compile(r"[^\W\d_]+|[^\x00-\x7f]")


@dataclass(frozen=True)
class Family:
    """The codecs of some languages, and what each of their letters is worth."""

    codecs: tuple[str, ...]
    letters: Mapping[str, float]
    script: str
    """latin · own (never beside a latin letter) · wide (two bytes a character)"""
    prior: float = 0.0


def plausibility(text: str, family: Family) -> float:
    """Between -3 and 1: the mean worth of the characters beyond ASCII. Two-byte characters count double."""
    worth, weight = 0.0, 0
    for found in _RUN.finditer(text):
        word = found[0]
        if word.isascii():
            continue
        for place, character in enumerate(word):
            if not character.isascii():
                one = 2 if family.script == "wide" and not _is_halfwidth(character) else 1
                worth += one * (_worth(character, family) - _misplaced(word, place, family))
                weight += one
    return worth / weight if weight else 0.0


def _worth(character: str, family: Family) -> float:
    lower = character.lower() if family.script != "wide" else character
    worth = family.letters.get(lower)
    if worth is not None:
        return worth
    if character in _TYPOGRAPHY:
        return _SELDOM
    if family.script == "wide":
        return _wide_worth(character)
    return -3.0 if unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"} else -1.0


def _misplaced(word: str, place: int, family: Family) -> float:
    """What tells a wrong guess: capitals inside a word, scripts mixed, accents in a row."""
    character = word[place]
    if family.script == "wide":
        return 0.0
    cost = float(place > 0 and character.isupper() and word[place - 1].islower())
    cost += _CAPITAL * (place > 0 and character.isupper())
    cost += (character in _ONLY_LAST and place + 1 < len(word)) + 0.5 * (
        character in _NEVER_LAST and place + 1 == len(word)
    )
    cost += word[place : place + 1] == "ç" and word[place + 1 : place + 2] in _AFTER_NO_CEDILLA
    neighbours = word[max(0, place - 1) : place] + word[place + 1 : place + 2]
    if family.script == "own":
        return cost + any(one.isascii() for one in neighbours)
    return cost + 1.0 * (len(neighbours) == 2 and not any(one.isascii() for one in neighbours))  # noqa: PLR2004 - on both sides


def _wide_worth(character: str) -> float:
    if "\u3040" <= character <= "\u30ff" or "\uff01" <= character <= "\uff5e":
        return 0.9
    if unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"}:
        return -3.0
    return -0.4


def _is_halfwidth(character: str) -> bool:
    return "\uff61" <= character <= "\uff9f"


def _level_one(codec: str, first: int, last: int) -> dict[str, float]:
    """The characters of the rows that a national standard keeps for what is in daily use."""
    found = set()
    for lead in range(first, last + 1):
        for trail in range(0x40, 0xFF):
            try:
                text = bytes((lead, trail)).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                found.add(text)
    return dict.fromkeys(found, _SELDOM)


_OFTEN, _LESS, _SELDOM, _CAPITAL = 1.0, 0.8, 0.6, 0.05
_ICELANDIC = 0.3
"""Where these stand, other code pages have letters that far more people have in their names."""
_ONLY_LAST, _NEVER_LAST = frozenset("ςךםןףץ"), frozenset("σכמנפצ")
_AFTER_NO_CEDILLA = frozenset("bcdfghjklmnpqrstvwxz")
_TYPOGRAPHY = frozenset("€’‘“”„–—…´«»°§·•№\xa0")
_JAPANESE = (
    "田中山本村木藤佐高小林加吉松井石川池上原岡長谷近伊東京都大阪名前氏部署会社株式電話番号人事"
    "営業開発総務経理健太郎美子一二三由香恵介野森清水橋和久保後島西南北"
)
_CHINESE = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧程曹袁邓鄧许許傅沈曾"
    "伟偉芳娜敏静靜丽麗强強磊军軍洋勇艳豔杰傑涛濤明超秀英霞平刚剛桂姓名邮郵箱电電话話部门門公司职職位技能导導师師学學"
    "员員北京上海中国國人的销銷售市场場财財务務发發展经經理生产產"
)
_CENTRAL, _TURKISH, _BALTIC = ("cp1250", "iso8859_2"), ("cp1254", "iso8859_9"), ("cp1257", "iso8859_13")
_CYRILLIC = ("cp1251", "koi8_r", "koi8_u", "iso8859_5", "mac_cyrillic", "cp866")


@cache
def families() -> tuple[Family, ...]:
    """In the order in which a tie is decided."""
    western = _letters("äöüßéèêëàâáåãçñíóôøúæœ", less="îïòìùû", seldom="õýÿº") | dict.fromkeys(
        "þð", _ICELANDIC
    )
    return (
        Family(("cp1252",), western, "latin", prior=0.05),
        Family(("mac_roman",), western, "latin"),
        Family(("cp850",), western, "latin", prior=-0.1),
        Family(_CENTRAL, _letters("ąćęłńóśźż"), "latin"),
        Family(_CENTRAL, _letters("áéíúýčěřšťůž", less="ňôľó", seldom="ďĺŕäđć"), "latin"),
        Family(_CENTRAL, _letters("áéíóöőúüű"), "latin"),
        Family(_CENTRAL, _letters("ăâîșțşţ"), "latin", prior=-0.05),
        Family(("iso8859_15",), _letters("šžœ") | western, "latin", prior=-0.02),
        Family(_TURKISH, _letters("çğıöşüi̇", less="âîû"), "latin"),
        Family(_BALTIC, _letters("āčēģīķļņšūžąęėįų", less="äöüõ"), "latin", prior=-0.15),
        Family(("mac_latin2", "cp852"), _letters("ąćęłńóśźżáéíúýčďěňřšťůžöüő"), "latin", prior=-0.2),
        Family(_CYRILLIC, _letters("оеаинтсрвлкмдпя", seldom="бгжзйуфхцчшщъыьэюёіїєґўђћљњџј"), "own"),
        Family(("cp1253", "iso8859_7"), _letters("αοιετνσηυρπκμλςωάέήίόύώ", seldom="βγδζθξφχψϊϋΐΰ"), "own"),
        Family(("cp1255", "iso8859_8"), _letters("יוהלארתשבמנ", less="גדזחטכךםןסעפףצץק"), "own"),
        Family(
            ("cp1256", "iso8859_6"), _letters("اليمنوتربةعدسف", seldom="كهجقحأصشضخطظغذثزءآؤإئىپچژگ،؟"), "own"
        ),
        Family(("cp874",), _thai() | _letters("านรอกเงมยลวดทสตะปบคหแจพชขใไโผ"), "own"),
        Family(("cp932", "euc_jp"), _level_one("euc_jp", 0xB0, 0xCF) | _letters(_JAPANESE), "wide"),
        Family(("cp949",), dict.fromkeys(_level_one("euc_kr", 0xB0, 0xC8), _OFTEN), "wide"),
        Family(("gb18030",), _level_one("gb2312", 0xB0, 0xD7) | _letters(_CHINESE), "wide"),
        Family(("big5", "big5hkscs"), _level_one("big5", 0xA4, 0xC6) | _letters(_CHINESE), "wide"),
    )


def _letters(often: str, less: str = "", seldom: str = "") -> dict[str, float]:
    return dict.fromkeys(seldom, _SELDOM) | dict.fromkeys(less, _LESS) | dict.fromkeys(often, _OFTEN)


def _thai() -> dict[str, float]:
    return {chr(code): _SELDOM for code in range(0x0E01, 0x0E5C)}
