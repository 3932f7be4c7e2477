"""The languages whose names of countries, languages, months and time zones are understood."""

from __future__ import annotations

LANGUAGES = (
    "en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "sv", "cs", "ru", "ar", "ja", "zh", "ko",
    "da", "nb", "fi", "el", "he", "hu", "ro", "uk", "hi", "id", "vi", "th", "fa", "bg", "hr", "sk", "ca",
)  # fmt: skip
"""ISO 639-1; where a word means two things, a language that stands earlier doesn't win: the word decides nothing."""
