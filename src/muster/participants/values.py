"""The values of a participant by field key, whether they are columns or lie in the JSON of the program's fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.engine.table import Role
from muster.participants.identity import FIXED_KEYS, search_text, searched_keys, sort_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from muster.engine.table import FieldSpec
    from muster.participants.models import Participant

Value = str | list[str] | None
"""A text, the texts of a multiple choice, or none."""

_COLUMNS = ("email", "employee_id", "first_name", "last_name", "status")


def value_of(participant: Participant, key: str) -> Value:
    """What is stored under the field's key; None for nothing."""
    if key == "role":
        return participant.role or None
    if key in FIXED_KEYS:
        text: str | None = getattr(participant, key)
        return text or None
    stored: Value = participant.values.get(key)
    return stored or None


def set_value(participant: Participant, key: str, value: Value) -> None:
    """Puts the value where it belongs; does not save."""
    if key == "role":
        participant.is_mentor = value in {Role.MENTOR, Role.BOTH}
        participant.is_mentee = value in {Role.MENTEE, Role.BOTH}
    elif key == "employee_id":
        participant.employee_id = str(value) if value else None
    elif key in _COLUMNS:
        setattr(participant, key, value or "")
    elif value:
        participant.values[key] = value
    else:
        participant.values.pop(key, None)


def changed_values(participant: Participant, after: Mapping[str, Value]) -> dict[str, Value]:
    """Those of `after` that differ from what is stored; empty is none."""
    wanted = {key: value or None for key, value in after.items()}
    return {key: value for key, value in wanted.items() if value != value_of(participant, key)}


def refresh_list_texts(participant: Participant, fields: Sequence[FieldSpec]) -> None:
    """Recomputes what the list sorts by and searches through."""
    person = participant
    person.sort_name = sort_name(person.first_name, person.last_name, person.email_key)
    own = [person.values.get(key) for key in searched_keys(fields)]
    person.search_text = search_text(
        [person.first_name, person.last_name, person.email, person.employee_id, *own]
    )
