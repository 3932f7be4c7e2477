"""How a stored value reads on a page: country codes by name, dates in words, yes and no in the reader's language."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from muster.participants.models import ParticipantStatus
from muster.programs.models import FieldType
from muster.programs.regions import country_names, language_names

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.engine.table import FieldSpec
    from muster.participants.values import Value


def show_value(spec: FieldSpec, value: Value) -> str:
    """The value in words; empty for none."""
    if not value:
        return ""
    if isinstance(value, list):
        return ", ".join(value)
    by_key = SHOWN_KEYS.get(spec.key)
    return by_key(value) if by_key else SHOWN_TYPES.get(spec.type, str)(value)


def role_names() -> dict[str, str]:
    """Role → its name."""
    return {"mentor": _("Mentor"), "mentee": _("Mentee"), "both": _("Both")}


def status_names() -> dict[str, str]:
    """Status → its name."""
    return {status.value: str(status.label) for status in ParticipantStatus}


def yes_no_names() -> dict[str, str]:
    """Answer → its name."""
    return {"yes": _("Yes"), "no": _("No")}


def show_role(value: str) -> str:
    """Mentor, Mentee, Both; empty for nobody's role."""
    return role_names().get(value, "")


def show_status(value: str) -> str:
    """The status by its name."""
    return status_names().get(value, value)


def show_yes_no(value: str) -> str:
    """Yes or No."""
    return yes_no_names().get(value, value)


def show_date(value: str) -> str:
    """The day as people write it; what is not a date stays as it is."""
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        return value
    return date_format(day, "j F Y")


def show_country(value: str) -> str:
    """The country's name; an unknown code stays as it is."""
    return country_names().get(value, value)


def show_language(value: str) -> str:
    """The language's name; an unknown code stays as it is."""
    return language_names().get(value, value)


SHOWN_KEYS: dict[str, Callable[[str], str]] = {"role": show_role, "status": show_status}

SHOWN_TYPES: dict[str, Callable[[str], str]] = {
    FieldType.YES_NO: show_yes_no,
    FieldType.DATE: show_date,
    FieldType.COUNTRY: show_country,
    FieldType.LANGUAGE: show_language,
}

NAMES: dict[str, Callable[[], dict[str, str]]] = {
    "role": role_names,
    "status": status_names,
    FieldType.YES_NO: yes_no_names,
    FieldType.COUNTRY: country_names,
    FieldType.LANGUAGE: language_names,
}
"""Type of a field whose values are codes → what they are called, in the language that is active."""
