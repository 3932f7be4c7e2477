"""Values that are stored as a code and read as a name: countries, languages, roles, states, yes and no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from muster.participants.models import ParticipantStatus
from muster.programs.regions import country_names, language_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Names = dict[str, dict[str, str]]
"""Field key → code → name, of the fields whose values have names."""

NAMED: dict[str, Callable[[], dict[str, str]]] = {
    "country": country_names,
    "language": language_names,
    "role": lambda: {"mentor": _("Mentor"), "mentee": _("Mentee"), "both": _("Both")},
    "status": lambda: {status.value: str(status.label) for status in ParticipantStatus},
    "yes_no": lambda: {"yes": _("Yes"), "no": _("No")},
}
"""Type of a field → the names of its values, in the language that is active."""


def named_types(types: Mapping[str, str]) -> dict[str, str]:
    """Of these fields, key → type, those whose values have names."""
    return {key: kind for key, kind in types.items() if kind in NAMED}


def names_of(types: Mapping[str, str]) -> Names:
    """The names of the values of these fields, key → type."""
    return {key: NAMED[kind]() for key, kind in types.items()}
