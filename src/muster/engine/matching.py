"""Columns → fields: by the header's words, by spelling, by what the cells hold; each with a reason in words.

All numbers stand here. Every column gets a match; each field is given to one column at most.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from muster.engine.aliases import NOISE_WORDS, OWNER_WORDS
from muster.engine.fields import type_of
from muster.engine.profile import FULL_NAME
from muster.engine.table import FieldSpec, Match

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import polars as pl

    from muster.engine.table import Table

CONFIDENT = 0.7
"""From here on a field is proposed."""
SAMPLE_ROWS = 200
EXACT, JOINED, WITH_NOISE, SEVERAL_NAMES, MISSPELT = 1.0, 0.98, 0.92, 0.88, 0.85
CONTENT = 0.75
"""What the cells alone are worth, for types whose look is unmistakable."""
CONTENT_TYPES = frozenset(("email", "phone", "url"))
CONTENT_SHARE = 0.8
CONTRADICTED = 0.72
"""What is left of a name where hardly any cell looks like the field's type: an exact name is still proposed."""
CONTRADICTING_SHARE = 0.1
CONTRADICTABLE = frozenset(("email", "url", "date", "phone"))
GROUP_DASH, IN_GROUP = " – ", 0.97
"""Between a group of columns and a name in it; what the name alone is worth."""
SOFT_OWNERS = frozenset(("contact", "company", "user", "registration", "registered", "school", "reference"))
"""Over a group of columns these say what they are about, and not whose they are."""
SPELLING_RATIO = 87.0
SPELLING_LETTERS = 5
"""Shorter words differ in one letter too easily."""

_WORD_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_BARE_NAMES = frozenset(("name", "nom", "nombre"))


@dataclass(frozen=True, slots=True)
class _Candidate:
    place: int
    field: FieldSpec
    score: float
    reason: str


def match_columns(table: Table, fields: Sequence[FieldSpec]) -> tuple[Match, ...]:
    """A match for every column of the table, in order; the surest pairs are bound first."""
    samples = [_sample(table, column) for column in table.columns]
    candidates = [
        candidate
        for place, header in enumerate(table.headers)
        for candidate in _candidates(place, header, samples[place], fields)
    ]
    bound = _bind(candidates)
    _rebind_bare_name(bound, table.headers, fields)
    return tuple(_match(table, place, bound.get(place)) for place in range(len(table.columns)))


def normalised(text: str) -> str:
    """A header as its words: no case, accents, punctuation; `firstName` is two words."""
    split = _WORD_BOUNDARY.sub(" ", text.replace("ß", "ss"))
    bare = "".join(c for c in unicodedata.normalize("NFKD", split) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare.casefold().replace("e-mail", "email").replace("'", "")).strip()


def _sample(table: Table, column: int) -> pl.Series:
    return table.frame.get_column(f"c{column}").drop_nulls().head(SAMPLE_ROWS)


def _candidates(
    place: int, header: str, sample: pl.Series, fields: Sequence[FieldSpec]
) -> Iterable[_Candidate]:
    for field in fields:
        score, reason = _name_score(header, field)
        if score:
            yield _Candidate(place, field, *_checked(score, reason, sample, field))
    yield from _by_content(place, header, sample, fields)


def _name_score(header: str, field: FieldSpec) -> tuple[float, str]:
    """The score of the whole header, or of the name behind its group where the group is nobody else's."""
    score, reason = _plain_score(header, field)
    group, dash, name = header.rpartition(GROUP_DASH)
    if score or not dash or set(normalised(group).split()) & (_owner_words() - SOFT_OWNERS):
        return score, reason
    score, reason = _plain_score(name, field)
    return score * IN_GROUP, reason


def _plain_score(header: str, field: FieldSpec) -> tuple[float, str]:
    words = normalised(header)
    names = _names(field)
    if words in names:
        return EXACT, f"“{header}” is a name of this field"
    if words.replace(" ", "") in {name.replace(" ", "") for name in names}:
        return JOINED, f"“{header}” is a name of this field, written together"
    tokens = frozenset(words.split())
    own_words = frozenset(word for name in names for word in name.split())
    if (tokens & _owner_words()) - own_words:
        return 0.0, ""
    return max(_words_score(tokens, own_words, header, names), _spelling_score(words, header, names))


def _words_score(
    tokens: frozenset[str], own_words: frozenset[str], header: str, names: frozenset[str]
) -> tuple[float, str]:
    contained = [name for name in names if tokens.issuperset(name.split())]
    if any(_is_noise(tokens.difference(name.split())) for name in contained):
        return WITH_NOISE, f"“{header}” has the words of this field"
    if contained and _is_noise(tokens - own_words):
        return SEVERAL_NAMES, f"“{header}” has several names of this field"
    return 0.0, ""


def _spelling_score(words: str, header: str, names: frozenset[str]) -> tuple[float, str]:
    near = [
        (fuzz.ratio(words, name), name) for name in names if min(len(words), len(name)) >= SPELLING_LETTERS
    ]
    ratio, name = max(near, default=(0.0, ""))
    if ratio < SPELLING_RATIO:
        return 0.0, ""
    return MISSPELT * ratio / 100, f"“{header}” is spelled nearly like “{name}”"


def _checked(score: float, reason: str, sample: pl.Series, field: FieldSpec) -> tuple[float, str]:
    """The score by name, less where the cells say otherwise."""
    kind = type_of(field)
    if kind.name not in CONTRADICTABLE or not len(sample):
        return score, reason
    if kind.recognise(sample, field) < CONTRADICTING_SHARE:
        return score * CONTRADICTED, f"{reason}, but its cells don't look like it"
    return score, reason


def _by_content(
    place: int, header: str, sample: pl.Series, fields: Sequence[FieldSpec]
) -> Iterable[_Candidate]:
    if not len(sample) or set(normalised(header).split()) & _owner_words():
        return
    for field in fields:
        kind = type_of(field)
        # A second e-mail field is somebody else's, so its column is never taken for one by its look.
        if kind.name in CONTENT_TYPES and _is_first_of_type(field, fields):
            share = kind.recognise(sample, field)
            if share >= CONTENT_SHARE:
                yield _Candidate(
                    place, field, CONTENT * share, f"{share:.0%} of its cells look like this field"
                )


def _is_first_of_type(field: FieldSpec, fields: Sequence[FieldSpec]) -> bool:
    return next(one.key for one in fields if one.type == field.type) == field.key


def _bind(candidates: Iterable[_Candidate]) -> dict[int, _Candidate]:
    bound: dict[int, _Candidate] = {}
    taken: set[str] = set()
    for candidate in sorted(candidates, key=lambda one: (-one.score, one.place)):
        if candidate.score >= CONFIDENT and candidate.place not in bound and candidate.field.key not in taken:
            bound[candidate.place] = candidate
            taken.add(candidate.field.key)
    return bound


def _rebind_bare_name(
    bound: dict[int, _Candidate], headers: Sequence[str], fields: Sequence[FieldSpec]
) -> None:
    """“Name” beside a first name is the last name, “Nombre” alone is the first name already."""
    by_field = {candidate.field.key: place for place, candidate in bound.items()}
    last_name = next((field for field in fields if field.key == "last_name"), None)
    place = by_field.get(FULL_NAME.key)
    if place is None or last_name is None or "last_name" in by_field or "first_name" not in by_field:
        return
    if normalised(headers[place]) in _BARE_NAMES:
        bound[place] = _Candidate(
            place, last_name, WITH_NOISE, f"“{headers[place]}” stands beside a first name"
        )


def _match(table: Table, place: int, candidate: _Candidate | None) -> Match:
    column, header = table.columns[place], table.headers[place]
    if candidate is None:
        return Match(column, header, None, 0.0, "No field has this name")
    return Match(column, header, candidate.field.key, round(candidate.score, 2), candidate.reason)


def _names(field: FieldSpec) -> frozenset[str]:
    return _normalised_names((field.key, field.label, *field.aliases))


@cache
def _normalised_names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(found for name in names if (found := normalised(name.replace("_", " "))))


def _is_noise(words: frozenset[str]) -> bool:
    return all(word in _noise_words() or word.isdigit() for word in words)


@cache
def _owner_words() -> frozenset[str]:
    return frozenset(normalised(word) for word in OWNER_WORDS)


@cache
def _noise_words() -> frozenset[str]:
    return frozenset(normalised(word) for word in NOISE_WORDS)
