"""Muster's settings with a second language, in which every text that goes through gettext stands between ⟦ and ⟧.

For a served Muster: `test_accessibility.py` asks it for Esperanto, and what is shown outside the marks is translated by nobody.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import trans_real

from muster.config.settings import *  # noqa: F403 - all of them

MARKED = "eo"
LANGUAGES = [("en", "English"), (MARKED, "Esperanto")]


class _Marking(trans_real.DjangoTranslation):
    """Gives every text back between marks; no catalogue is asked."""

    def gettext(self, message: str) -> str:
        return _marked(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return _marked(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return _marked(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.ngettext(msgid1, msgid2, n)


def _marked(message: str) -> str:
    """Formats and codes that Django keeps in its catalogues stay as they are."""
    return f"⟦{message}⟧" if any(letter.isalpha() for letter in message) else message


_plain = trans_real.translation


def _translation(language: str) -> Any:
    if language != MARKED:
        return _plain(language)
    return _made.setdefault(language, _Marking(language))


_made: dict[str, _Marking] = {}
trans_real.translation = _translation
