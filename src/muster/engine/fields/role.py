"""What a person is in the program: mentor, mentee, or both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem
from muster.engine.table import Role

if TYPE_CHECKING:
    import polars as pl

    from muster.engine.table import FieldSpec

_MENTOR = "mentor mentors mentorin mentorinnen mentoren mentore mentora mentores mentoras mentoring mentrice coach advisor"
_MENTEE = (
    "mentee mentees mentie protege proteges protegé protégé protégée protégés protégées mentoré mentorée mentorés "
    "mentorées mentorado mentorada mentorados mentoradas menti mentoree apprentice"
)
_BOTH = "both beide beides ambos ambas"
WORDS = (
    dict.fromkeys(_MENTOR.split(), frozenset((Role.MENTOR,)))
    | dict.fromkeys(_MENTEE.split(), frozenset((Role.MENTEE,)))
    | dict.fromkeys(_BOTH.split(), frozenset((Role.MENTOR, Role.MENTEE)))
)
_FILLERS = frozenset(("and", "und", "et", "y", "e", "les", "deux", "the", "role", "roles"))


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """mentor, mentee or both."""
    return settle(tidy(texts), context, _read)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that name a role."""
    return share(tidy(sample), lambda text: isinstance(_read(text), str))


def _read(text: str) -> str | Problem:
    if text.casefold() == "les deux":
        return Role.BOTH.value
    words = [word for word in re.findall(r"[^\W\d_]+", text.casefold()) if word not in _FILLERS]
    if not words or any(word not in WORDS for word in words):
        return Problem("role.unknown")
    roles = frozenset[Role]().union(*(WORDS[word] for word in words))
    return Role.BOTH.value if len(roles) > 1 else next(iter(roles)).value


TYPE = FieldType("role", clean, recognise)
