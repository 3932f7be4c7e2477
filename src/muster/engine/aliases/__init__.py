"""What people call the fields of the standard profile in their headers: one file a language.

Spelling, case, accents and punctuation don't matter (`muster.engine.matching.words`).
"""

from __future__ import annotations

from muster.engine.aliases import ar, cs, de, en, es, fr, it, ja, ko, nl, pl, pt, ru, sv, tr, zh
from muster.engine.aliases.language import STEM, WEAK, Language, entries

__all__ = ["ALIASES", "LANGUAGES", "STEM", "WEAK", "Language", "entries"]

LANGUAGES: tuple[Language, ...] = (
    en.LANGUAGE,
    de.LANGUAGE,
    fr.LANGUAGE,
    es.LANGUAGE,
    pt.LANGUAGE,
    it.LANGUAGE,
    nl.LANGUAGE,
    pl.LANGUAGE,
    tr.LANGUAGE,
    sv.LANGUAGE,
    cs.LANGUAGE,
    ru.LANGUAGE,
    ar.LANGUAGE,
    ja.LANGUAGE,
    zh.LANGUAGE,
    ko.LANGUAGE,
)

ALIASES: dict[str, tuple[str, ...]] = {
    key: tuple(dict.fromkeys(name for language in LANGUAGES for name in language.names_of(key)))
    for key in LANGUAGES[0].names
}
"""Field key → its names in all languages."""
