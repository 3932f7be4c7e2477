"""Which alphabets a text is written in, and letters that look like those of another."""

from __future__ import annotations

import unicodedata

_EAST_ASIAN = (
    frozenset(("LATIN", "CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA")),
    frozenset(("LATIN", "CJK", "IDEOGRAPHIC", "BOPOMOFO")),
    frozenset(("LATIN", "CJK", "HANGUL")),
)
"""Scripts that one word may mix: the "highly restrictive" level of Unicode Technical Standard 39."""

_LATIN_OF = {
    "а": "a", "ɑ": "a", "α": "a", "с": "c", "ϲ": "c", "ԁ": "d", "е": "e", "ё": "e", "һ": "h", "і": "i", "ι": "i",
    "ı": "i", "ј": "j", "κ": "k", "ӏ": "l", "ո": "n", "о": "o", "ο": "o", "օ": "o", "р": "p", "ρ": "p", "ԛ": "q",
    "ѕ": "s", "υ": "u", "ս": "u", "ν": "v", "ԝ": "w", "х": "x", "χ": "x", "у": "y", "γ": "y",
    "А": "A", "В": "B", "С": "C", "Е": "E", "Н": "H", "І": "I", "Ј": "J", "К": "K", "М": "M", "О": "O", "Р": "P",
    "Ѕ": "S", "Т": "T", "Х": "X", "У": "Y", "Α": "A", "Β": "B", "Ε": "E", "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M",
    "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y", "Χ": "X", "Ζ": "Z",
    "’": "'", "‘": "'", "ʼ": "'", "′": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "‚": ",", "。": ".",
}  # fmt: skip
"""Letters and marks that are often typed, or planted, for one of ASCII; from the table of confusables of UTS 39."""

_HIDDEN_MARKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2028\u2029")
_VARIATION_SELECTORS = range(0xFE00, 0xFE10)


def scripts_of(text: str) -> frozenset[str]:
    """The scripts of the letters, by the first word of their Unicode names."""
    letters = (letter for letter in text if unicodedata.category(letter).startswith("L"))
    return frozenset(unicodedata.name(letter, "UNKNOWN").split()[0] for letter in letters)


def is_mixed(word: str) -> bool:
    """Whether letters of scripts stand together that no language mixes in a word."""
    scripts = scripts_of(word)
    return len(scripts) > 1 and not any(scripts <= allowed for allowed in _EAST_ASIAN)


def is_disguised(word: str) -> bool:
    """Whether the whole word is of another script, and yet each of its letters looks like a Latin one."""
    letters = [letter for letter in word if letter.isalpha()]
    return bool(letters) and all(letter in _LATIN_OF for letter in letters)


def in_ascii(text: str) -> str:
    """The text with letters that look like ASCII, full-width ones and typographic quotes as ASCII."""
    return "".join(_LATIN_OF.get(letter, letter) for letter in unicodedata.normalize("NFKC", text))


def has_hidden(text: str) -> bool:
    """Whether it holds a character that can't be seen: control, zero width, direction, variation, filler."""
    return any(map(is_hidden, text))


def is_hidden(character: str) -> bool:
    """Whether a character can't be seen and is no blank."""
    if character in _HIDDEN_MARKS or ord(character) in _VARIATION_SELECTORS:
        return True
    return unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs", "Cn")


def visible(text: str) -> str:
    """The text with each character that can't be seen as its number, `⟨U+200B⟩`; line breaks and tabs stay."""
    return "".join(
        f"⟨U+{ord(letter):04X}⟩" if is_hidden(letter) and letter not in "\n\r\t" else letter
        for letter in text
    )
