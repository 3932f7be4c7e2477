"""Editing, suspending, deleting and joining: one change, one version, one audit entry each."""

from __future__ import annotations

import pytest

from muster.engine.table import Role
from muster.organisations.models import AuditEntry
from muster.participants.actions import (
    delete_participant,
    edit_participant,
    join_participant,
    reactivate_participant,
    suspend_participant,
)
from muster.participants.models import Change, ChangeKind, Participant
from muster.programs.models import Field
from muster.refusals import Refused
from tests.participants.people import add_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scoped")]


@pytest.fixture
def ana(cast):
    return add_person(
        cast.spring,
        "ana@example.org",
        first_name="Ana",
        is_mentor=True,
        values={"department": "Legal"},
        origins={"*": {"run": 3, "sheet": "Mentors", "row": 12}},
    )


def test_an_edit_is_one_change_with_before_and_after(ana, cast) -> None:
    change = edit_participant(
        ana, {"department": "Finance", "first_name": "Ana", "last_name": "Silva"}, actor=cast.olga
    )
    assert change is not None
    assert {"department": "Legal", "last_name": None} == change.before
    assert {"department": "Finance", "last_name": "Silva"} == change.after
    assert {"run": 3, "sheet": "Mentors", "row": 12} == change.before_origins["department"]
    assert (2, "ana silva") == (ana.version, ana.sort_name)
    assert cast.olga.pk == ana.origins["department"]["member"]
    assert "finance" in ana.search_text


def test_an_edit_that_changes_nothing_writes_nothing(ana, cast) -> None:
    assert edit_participant(ana, {"department": "Legal", "location": ""}, actor=cast.olga) is None
    assert (1, 0) == (ana.version, Change.objects.filter(participant_id=ana.pk).count())


def test_what_people_enter_themselves_is_marked_as_theirs(cast) -> None:
    pia = cast.pia_participant
    edit_participant(pia, {"location": "Lisbon"}, actor=cast.pia, by_self=True)
    assert pia.origins["location"]["self"] is True


def test_the_second_of_two_editors_is_told(ana, cast) -> None:
    edit_participant(ana, {"location": "Porto"}, actor=cast.olga, expected_version=1)
    with pytest.raises(Refused, match=r"participant\.changed_meanwhile"):
        edit_participant(ana, {"location": "Faro"}, actor=cast.chen, expected_version=1)
    assert "Porto" == Participant.objects.get(pk=ana.pk).values["location"]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("email", "ANA@example.org", "participant.email_taken"),
        ("employee_id", "E1", "participant.employee_id_taken"),
    ],
)
def test_nobody_gets_the_identity_of_somebody_else(ana, cast, key: str, value: str, code: str) -> None:
    edit_participant(ana, {"employee_id": "E1"}, actor=cast.olga)
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        edit_participant(cast.pia_participant, {key: value}, actor=cast.olga)


def test_a_new_address_moves_the_key(ana, cast) -> None:
    edit_participant(ana, {"email": "Ana.Silva@Example.org"}, actor=cast.olga)
    assert ("Ana.Silva@Example.org", "ana.silva@example.org") == (ana.email, ana.email_key)


def test_roles_are_set_as_one_value(ana, cast) -> None:
    change = edit_participant(ana, {"role": Role.BOTH.value}, actor=cast.olga)
    assert change is not None
    assert ({"role": "mentor"}, True, True) == (change.before, ana.is_mentor, ana.is_mentee)


def test_a_new_answer_of_an_open_choice_becomes_an_option(ana, cast) -> None:
    edit_participant(ana, {"skills": ["Juggling"]}, actor=cast.olga)
    options = Field.objects.get(program=cast.spring, key="skills").options
    assert ["Juggling"] == [option["value"] for option in options]


def test_lifting_a_suspension_goes_back_to_what_the_person_was(cast) -> None:
    pia = cast.pia_participant
    suspend_participant(pia, actor=cast.olga)
    assert ("suspended", "active") == (pia.status, pia.status_before)
    reactivate_participant(pia, actor=cast.olga)
    assert ("active", "", 3) == (pia.status, pia.status_before, pia.version)


def test_only_what_is_so_can_be_lifted_or_suspended(ana, cast) -> None:
    with pytest.raises(Refused, match=r"participant\.not_suspended"):
        reactivate_participant(ana, actor=cast.olga)
    suspend_participant(ana, actor=cast.olga)
    with pytest.raises(Refused, match=r"participant\.already_suspended"):
        suspend_participant(ana, actor=cast.olga)


def test_deleting_leaves_a_change_without_values(ana, cast) -> None:
    pk = ana.pk
    delete_participant(ana, actor=cast.olga)
    last = Change.objects.get(participant_id=pk)
    assert (ChangeKind.DELETED, 2, {}, {}) == (last.kind, last.version, last.before, last.after)
    assert not Participant.objects.filter(pk=pk).exists()


def test_joining_makes_somebody_active_once(ana, cast) -> None:
    assert join_participant(ana, cast.vera) is not None
    assert ("active", cast.vera.pk) == (ana.status, ana.user_id)
    assert join_participant(ana, cast.vera) is None
    with pytest.raises(Refused, match=r"participant\.joined_as_other"):
        join_participant(ana, cast.chen)


def test_joining_does_not_lift_a_suspension(ana, cast) -> None:
    suspend_participant(ana, actor=cast.olga)
    join_participant(ana, cast.vera)
    assert ("suspended", "active") == (ana.status, ana.status_before)


def test_the_audit_log_says_who_and_whom_but_no_value(ana, cast) -> None:
    edit_participant(ana, {"department": "Secret"}, actor=cast.olga)
    entry = AuditEntry.objects.filter(action="participant.edited").get()
    assert ({"program": "spring", "fields": ["department"]}, str(ana.pk)) == (entry.details, entry.target)
