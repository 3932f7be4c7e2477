"""A participant's own pages."""

from __future__ import annotations

import pytest
from django_scopes import scope, scopes_disabled

from muster.participants.models import Change, Participant
from muster.programs.models import Field
from tests.participants.people import add_person

pytestmark = pytest.mark.django_db

BACKEND = "muster.accounts.backend.KeyBackend"


@pytest.fixture
def pia(client, cast):
    client.force_login(cast.pia, backend=BACKEND)
    return client


def stored(cast) -> Participant:
    with scopes_disabled():
        return Participant.objects.get(pk=cast.pia_participant.pk)


def test_one_program_opens_at_once_and_several_are_listed(pia, cast) -> None:
    assert "/me/spring/" == pia.get("/me/").url
    with scope(organisation=cast.southwind):
        add_person(cast.autumn, "pia@example.org", user=cast.pia)
    page = pia.get("/me/").content.decode()
    assert "Spring Mentoring" in page
    assert "Autumn Mentoring" in page


def test_people_change_their_own_profile_and_it_is_theirs(pia, cast) -> None:
    response = pia.post(
        "/me/spring/",
        {"first_name": "Pia", "last_name": "Lund", "location": "Oslo", "email": "x@y.org", "role": "mentor"},
    )
    assert response.status_code == 302
    person = stored(cast)
    assert ("Lund", "Oslo") == (person.last_name, person.values["location"])
    assert ("pia@example.org", "mentee") == (person.email, person.role)
    assert person.origins["location"]["self"] is True
    with scopes_disabled():
        assert cast.pia == Change.objects.get(participant_id=person.pk).actor


def test_required_fields_are_asked(pia, cast) -> None:
    with scopes_disabled():
        Field.objects.filter(program=cast.spring, key__in=["department", "skills"]).update(is_required=True)
    response = pia.post("/me/spring/", {"first_name": "Pia"})
    assert {"department", "skills"} == set(response.context["form"].errors)


def test_mentees_are_not_asked_what_only_mentors_are(pia) -> None:
    assert "mentee_capacity" not in pia.get("/me/spring/").context["form"].fields


def test_nobody_sees_a_program_they_are_not_in(client, cast) -> None:
    client.force_login(cast.sam, backend=BACKEND)
    assert client.get("/me/spring/").status_code == 404
    assert "You take part in no program yet" in client.get("/me/").content.decode()


def test_signed_out_people_sign_in_first(client, cast) -> None:
    assert client.get("/me/spring/").status_code == 302


def test_answers_are_kept_while_people_write(pia, cast) -> None:
    answer = pia.post("/me/spring/save/", {"saving": "location", "location": "Oslo"})
    assert {"problems": {}} == answer.json()
    person = stored(cast)
    assert ("Oslo", True) == (person.values["location"], person.origins["location"]["self"])
    assert "From Pia Participant" in pia.get("/me/spring/").content.decode()
