"""Values that are stored as a code and read as a name: countries, languages, roles, states, yes and no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.participants.display import NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

Names = dict[str, dict[str, str]]
"""Field key → code → name, of the fields whose values have names."""


def named_types(types: Mapping[str, str]) -> dict[str, str]:
    """Of these fields, key → type, those whose values have names."""
    return {key: kind for key, kind in types.items() if kind in NAMES}


def names_of(types: Mapping[str, str]) -> Names:
    """The names of the values of these fields, key → type."""
    return {key: NAMES[kind]() for key, kind in types.items()}
