"""Participants for tests, made as an import leaves them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from muster.engine.identity import email_key
from muster.participants.models import Participant
from muster.participants.values import refresh_list_texts
from muster.programs.queries import field_specs

if TYPE_CHECKING:
    from muster.programs.models import Program


def add_person(program: Program, email: str, **given: Any) -> Participant:
    """A stored participant; needs the organisation's scope."""
    person = Participant(program=program, email=email, email_key=email_key(email) or "", **given)
    refresh_list_texts(person, field_specs(program))
    person.save()
    return person


def add_people(program: Program, count: int, **given: Any) -> list[Participant]:
    """`count` people whose names sort as they are numbered."""
    return [
        add_person(program, f"p{number:03}@example.org", first_name=f"Person {number:03}", **given)
        for number in range(count)
    ]
