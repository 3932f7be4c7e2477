"""What two spellings of the same words have in common. Says nothing about what they mean."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h"}
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
_APOSTROPHES = re.compile(r"['’‘`´ʼ]")
_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u0652\u0670\u0640]")
_NO_WORD = re.compile(r"[^\w+#]|_")
_CONNECTORS = frozenset(("and", "und", "et", "y", "e", "i", "og", "och", "en", "ve", "a", "и", "و"))


@lru_cache(maxsize=50_000)
def bare(text: str) -> str:
    """The words without case, accents and punctuation; `+` and `#` stay (C++, C#), and `&` is the word *and*."""
    small = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_words(small))


def spellings(text: str) -> frozenset[str]:
    """`bare`, and the same with ä, ö, ü written as two letters."""
    small = unicodedata.normalize("NFKC", text).casefold()
    spelled = small if small.isascii() else small.translate(_UMLAUTS)
    return frozenset((bare(text),) if spelled == small else (bare(text), " ".join(_words(spelled))))


def joined(text: str) -> str:
    """`bare` without blanks: `Node.js`, `NodeJS` and `node js` are one."""
    return bare(text).replace(" ", "")


def singular(text: str) -> str:
    """`bare` with each longer word without the ending of its English, French, Spanish or Portuguese plural."""
    return " ".join(_singular(word) for word in bare(text).split())


def _words(small: str) -> list[str]:
    plain = small if small.isascii() else _without_accents(small)
    words = _NO_WORD.sub(
        " ", _APOSTROPHES.sub("", plain).replace("&", " and ").replace(" + ", " and ")
    ).split()
    if len(words) < 3:  # noqa: PLR2004 - nothing stands between two words
        return words
    last = len(words) - 1
    return ["and" if 0 < at < last and word in _CONNECTORS else word for at, word in enumerate(words)]


def _without_accents(small: str) -> str:
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", small.translate(_LETTERS)))
    # Put together again: a syllable of Hangul or a letter with a vowel sign is no accent.
    return unicodedata.normalize("NFC", plain)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.isascii() or word.endswith("ss"):  # noqa: PLR2004 - "gas", "bus", "art"
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word.removesuffix("s")
