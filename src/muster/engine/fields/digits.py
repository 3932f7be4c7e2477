"""Digits of every script as ASCII, and full-width marks as narrow ones."""

from __future__ import annotations

import unicodedata


def in_ascii_digits(text: str) -> str:
    """The text with `٣`, `३` or `３` as `3`, and in the compatible form of Unicode (NFKC)."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFKC", text)
    return "".join(_digit(character) for character in composed)


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)
