"""Yes or no."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem
from muster.engine.fields.spelling import bare

if TYPE_CHECKING:
    import polars as pl

    from muster.engine.table import FieldSpec

_YES = (
    "yes|y|yeah|yep|true|t|x|on|agree|agreed|i agree|accepted|checked|enabled|ja|j|wahr|richtig|stimmt|zutreffend|oui|o|vrai"
    "|si|s|verdadero|cierto|sim|verdadeiro|vero|waar|tak|prawda|evet|e|doğru|sant|ano|pravda|да|д|истина|نعم|صحيح|أجل|はい|有|是|对|對|真"
    "|예|네|참|kyllä|joo|tosi|sand|ναι|כן|igen|igaz|da|adevărat|так|हाँ|हां|जी हाँ|ya|benar|có|đúng|ใช่|จริง|بله|بلی|áno|sí|cert"
)
_NO = (
    "no|n|nope|false|f|off|none of this|disagree|declined|not checked|unchecked|disabled|nein|falsch|non|faux|falso|não|nao|nee"
    "|onwaar|nie|fałsz|hayır|h|yanlış|nej|falskt|ne|nepravda|нет|н|ложь|لا|كلا|خطأ|いいえ|無|否|不是|不|错|錯|假|아니요|아니오|거짓|ei|epätosi"
    "|falsk|nei|όχι|לא|nem|hamis|nu|fals|ні|नहीं|tidak|salah|không|sai|ไม่|ไม่ใช่|เท็จ|خیر|نه|не|nu e|fałszywe|falso"
)
_NUMBERS = {"1": "yes", "1.0": "yes", "0": "no", "0.0": "no"}
_MARKS = {"✓": "yes", "✔": "yes", "✔️": "yes", "☑": "yes", "☑️": "yes", "✅": "yes", "✗": "no", "✘": "no",
          "☐": "no", "❌": "no", "✕": "no", "✖": "no", "✖️": "no", "👍": "yes", "👎": "no"}  # fmt: skip
"""Tick marks. A circle is none of them: it means yes in Japan, and an empty box elsewhere."""


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """`yes` or `no`, from the words of many languages, 1 and 0, and tick marks."""
    return settle(tidy(texts), context, _read)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that say yes or no in a word longer than a digit."""
    return share(tidy(sample), lambda text: isinstance(_read(text), str) and not bare(text).isdigit())


@cache
def words() -> dict[str, str]:
    """The bare spelling of every word → yes or no; one that means both in two languages means neither."""
    said = {
        answer: {bare(word) for word in texts.split("|")} for answer, texts in (("yes", _YES), ("no", _NO))
    }
    both = said["yes"] & said["no"]
    return {word: answer for answer, found in said.items() for word in found - both if word} | _NUMBERS


def _read(text: str) -> str | Problem:
    spelt = text.casefold() if any(letter.isdigit() for letter in text) else bare(text)
    found = _MARKS.get(text) or words().get(spelt)
    return found or Problem("yes_no.unreadable")


TYPE = FieldType("yes_no", clean, recognise)
