"""Options that an import added go with its undo, except those that somebody uses or that were there before."""

from __future__ import annotations

import pytest

from muster.participants.actions import edit_participant
from muster.participants.models import Participant
from muster.programs.actions import add_options
from muster.programs.models import Field
from tests.imports.running import imported, undone

pytestmark = pytest.mark.usefixtures("scoped")


def options(place):
    field = Field.objects.get(program=place.program, key="skills")
    return {option["value"] for option in field.options}


def test_an_undo_takes_back_the_options_that_nobody_uses(place):
    add_options(place.program, "skills", ["Poetry"])
    run = imported(place)
    assert {"Poetry", "Algebra", "Compilers"} == options(place)
    assert {"skills": ["Algebra", "Compilers"]} == run.added_options
    undone(run, place)
    assert {"Poetry"} == options(place)


def test_an_option_that_somebody_chose_meanwhile_stays(place):
    run = imported(place)
    grace = Participant.objects.get(email_key="grace@example.org")
    edit_participant(grace, {"skills": ["Algebra"]}, actor=place.member.user)
    undone(run, place)
    assert {"Algebra"} == options(place)


def test_an_option_that_a_later_import_uses_too_stays(place):
    first = imported(place)
    imported(place, "E-mail,Skills\r\nnew@example.org,Compilers\r\n")
    undone(first, place)
    assert {"Compilers"} == options(place)
