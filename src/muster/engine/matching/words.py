"""A header as words: no case, accents or punctuation; compounds and scripts without spaces cut at words that are known."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_TAG = re.compile(r"<[^<>]{0,80}>")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_NUMBERING = re.compile(
    r"\A\s*(?:(?:G\d+Q|Q|F|Qu|QID|Question|Frage|Pregunta|Domanda|Pergunta|Vraag|Вопрос|質問|问题|問題"
    r"|Custom [Ff]ield|Champ complémentaire|Champ personnalisé|Zusatzfeld|Freifeld|Campo (?:personalizado|adicional|aggiuntivo)"
    r")\s*\d+(?:[._]\d+)*[a-z]?"
    r"\s*[.:)_\-–—]*|[（(]?\d{1,3}(?:\.\d+)*\s*[.:)）、]|[a-zA-Z]\s*[.)](?=\s))\s*(?=\S)"
)
_BRACKETS = re.compile(r"[(（\[【{][^()（）\[\]【】{}]*[)）\]】}]")
_UNSPACED = re.compile(
    r"[\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f々]+|[\uac00-\ud7af\u1100-\u11ff]+"
)
_ANSWER_MARK = re.compile(
    r"\s[-–—]\s*(?:(?:open[- ]ended )?response|selected choice|text|antwort(?:text)?|offene antwort|réponse(?: ouverte)?"
    r"|respuesta(?: abierta)?"
    r"|resposta(?: aberta)?|risposta(?: aperta)?|antwoord|open antwoord|odpowiedź|svar|odpověď|yanıt|ответ|回答|응답)\s*\Z",
    re.IGNORECASE,
)
"""What survey tools write behind a question, of the answer and not of what is asked."""
_KANA_MARKS = "\u3099\u309a"
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ة": "ه", "ى": "ي",
                          "ـ": None, "№": " no ", "#": " no ", "º": "o", "&": " "})  # fmt: skip
_SPELLED = (
    ("nked", re.compile(r"linked[ _-]?in", re.IGNORECASE), "linkedin"),
    ("whats", re.compile(r"whats[ _-]?app", re.IGNORECASE), "whatsapp"),
    ("ma", re.compile(r"\be[ _-]?mail", re.IGNORECASE), "email"),
    ("post", re.compile(r"\be[ _-]post", re.IGNORECASE), "epost"),
    ("+", re.compile(r"\bn ?\+ ?1\b", re.IGNORECASE), "nplusone"),
    ("+", re.compile(r"\bn ?\+ ?([2-9])\b", re.IGNORECASE), r"nplusmany"),
)
"""What stands in a text in small letters if the pattern may be found, without an i, as Turkish has two; the pattern."""
_ARTICLE = re.compile(r"\A(?:و?ال)(?=\w{3})")

SHORTEST_PART, SHORTEST_COMPOUND = 3, 7
"""Letters of a word inside another, and of one that is looked into."""
LONGEST = 400
"""Letters of a header that are read; what stands behind them tells no more."""


@lru_cache(maxsize=65_536)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text in order; `firstName` is two words, `E-Mail` is one."""
    return tuple([_without_ending(_without_article(word)) for word in whole_words(text)])


def whole_words(text: str) -> tuple[str, ...]:
    """The same words with their endings: “empleados” are many, “empleado” is one."""
    small = text.casefold()
    for sign, pattern, spelling in _SPELLED:
        if sign in small:
            text = pattern.sub(spelling, text)
    text = unicodedata.normalize("NFKC", text[:LONGEST])
    if not text.islower():
        text = _CAMEL.sub(" ", text)
    bare = text.lower().translate(_LETTERS) if text.isascii() else _bare(text.casefold())
    return tuple(_WORD.findall(bare))


SHORT_FORMS = {
    "nm": "name", "dt": "date", "mgr": "manager", "mngr": "manager", "supv": "supervisor", "emp": "employee", "empl":
    "employee", "addr": "address", "dept": "department", "yr": "year", "yrs": "year", "num": "number", "nbr": "number", "exp":
    "experience", "loc": "location", "ctry": "country", "cntry": "country", "ttl": "title", "spvr": "supervisor", "supvr":
    "supervisor", "asst": "assistant", "lvl": "level", "ofc": "office", "emerg": "emergency", "emer": "emergency", "acct":
    "account", "grp": "group", "brth": "birth", "frst": "first", "lst": "last", "advr": "adviser",
}  # fmt: skip
"""What systems cut short in the names of their columns; in no language of ours another word."""


def spelled_out(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with the short forms of systems written out."""
    return tuple(SHORT_FORMS.get(word, word) for word in words)


def normalised(text: str) -> str:
    """The words of a text with a space between."""
    return " ".join(plain_words(text))


def without_numbering(header: str) -> str:
    """The header without “12.”, “Q12:”, “Custom field 2”, mark-up, “- Response” or the same said twice.

    As it is, where nothing else is left.
    """
    text = _TAG.sub(" ", header)
    return _once(_ANSWER_MARK.sub("", _NUMBERING.sub("", text))) or text


def _once(text: str) -> str:
    """What stands on both sides of a dash or colon, with or without spaces in it, is said once: “StartDate - Start Date”."""
    for separator in (" - ", ": "):
        one, _, other = text.partition(separator)
        if one and "".join(one.split()).casefold() == "".join(other.split()).casefold():
            return other
    return text


def is_numbered(header: str) -> bool:
    """Whether a number stands before the header, as before a question."""
    return bool(_NUMBERING.match(_TAG.sub(" ", header)))


def without_brackets(header: str) -> str:
    """The header without what stands in brackets."""
    return _BRACKETS.sub(" ", header)


def cut(words: tuple[str, ...], known: AbstractSet[str]) -> tuple[str, ...]:
    """The words, with compounds and unspaced scripts cut into known words where they are made of such."""
    return tuple(part for word in words for part in _parts(word, known))


def is_spaced(word: str) -> bool:
    """Whether it is of letters that are written with spaces between words."""
    return word.isalpha() and not _UNSPACED.search(word)


def _bare(text: str) -> str:
    """Without accents; the marks of kana stay, which make another letter of it."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return unicodedata.normalize("NFC", decomposed.translate(_MARKS)).translate(_LETTERS)


class _Marks(dict[int, int | None]):
    """What `str.translate` makes of each letter met so far: nothing of an accent."""

    def __missing__(self, code: int) -> int | None:
        letter = chr(code)
        self[code] = None if unicodedata.combining(letter) and letter not in _KANA_MARKS else code
        return self[code]


_MARKS = _Marks()


def _without_article(word: str) -> str:
    return _ARTICLE.sub("", word) if word and word[0] in "او" else word


def _without_ending(word: str) -> str:
    """One of many: the s of a plural goes, of English words and of what looks so in other languages."""
    is_plural = len(word) > 4 and word[-1] == "s" and word[-2] not in "su" and word.isascii()  # noqa: PLR2004 - has, bus
    return word[:-1] if is_plural else word


def _parts(word: str, known: AbstractSet[str]) -> tuple[str, ...]:
    if word in known:
        return (word,)
    if _UNSPACED.search(word):
        return _cut_unspaced(word, known)
    if len(word) >= SHORTEST_COMPOUND and word.isalpha():
        return _cut_compound(word, known) or (word,)
    return (word,)


def _cut_unspaced(word: str, known: AbstractSet[str]) -> tuple[str, ...]:
    """The fewest unknown letters, then the fewest parts."""
    best: list[tuple[int, int, tuple[str, ...]]] = [(0, 0, ())]
    for end in range(1, len(word) + 1):
        options = []
        for start in range(max(0, end - 16), end):
            unknown, count, parts = best[start]
            piece = word[start:end]
            if piece in known:
                options.append((unknown, count + 1, (*parts, piece)))
            elif end - start == 1:
                options.append((unknown + 1, count + 1, (*parts, piece)))
        best.append(min(options))
    return _joined_unknown(best[-1][2], known)


def _joined_unknown(parts: tuple[str, ...], known: AbstractSet[str]) -> tuple[str, ...]:
    """Letters in a row that belong to no known word, as one."""
    joined: list[str] = []
    is_open = False
    for part in parts:
        is_unknown = part not in known
        if is_unknown and is_open:
            joined[-1] += part
        else:
            joined.append(part)
        is_open = is_unknown
    return tuple(joined)


def _cut_compound(word: str, known: AbstractSet[str]) -> tuple[str, ...]:
    """The known words that the word is made of, the fewest; nothing where some letter is left over."""
    best: list[tuple[str, ...] | None] = [(), *[None] * len(word)]
    for end in range(SHORTEST_PART, len(word) + 1):
        for start in range(end - SHORTEST_PART + 1):
            parts = best[start]
            if parts is None or word[start:end] not in known:
                continue
            found = best[end]
            if found is None or len(parts) + 1 < len(found):
                best[end] = (*parts, word[start:end])
    return best[-1] or ()
