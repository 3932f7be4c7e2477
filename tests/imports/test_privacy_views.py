"""Everything about a person, and erasing them: for themselves, and for who administers."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from django_scopes import scope, scopes_disabled

from muster.accounts.models import User
from muster.notices.actions import invite_participant
from muster.organisations.models import AuditEntry
from muster.participants.actions import edit_participant
from muster.participants.models import Erasure, Participant
from tests.imports.running import imported

if TYPE_CHECKING:
    from django.test import Client

    from muster.programs.access import Place
    from tests.conftest import Cast

BACKEND = "muster.accounts.backend.KeyBackend"
ADA = "E-mail,First name,Department\r\nada@example.org,=1+1,Research\r\n"


@pytest.fixture
def ada(place: Place, mail_on: str) -> Participant:
    with scope(organisation=place.organisation):
        run = imported(place, ADA)
        person = Participant.objects.get(email_key="ada@example.org")
        edit_participant(person, {"location": "Oslo"}, actor=place.member.user)
        invite_participant(person, actor=place.member.user)
        person.run = run
        return person


def of(person: Participant, page: str) -> str:
    return f"/o/northwind/p/spring/participants/{person.pk}/{page}"


def test_everything_about_a_person_as_json(client: Client, cast: Cast, ada: Participant) -> None:
    client.force_login(cast.chen, backend=BACKEND)
    answer = client.get(of(ada, "data.json"))
    document = answer.json()
    assert ("Research", "Oslo") == (document["profile"]["Department"], document["profile"]["Location"])
    assert f"import {ada.run.pk}, people, row 2" == document["origins"]["Department"]
    assert "Olga" == document["origins"]["Location"]
    assert [("updated", "Olga", {"location": "Oslo"}), ("created", f"import {ada.run.pk}", {})] == [
        (one["kind"], one["by"], one["after"]) for one in document["changes"]
    ]
    assert [("invitation", "queued", "ada@example.org")] == [
        (one["kind"], one["state"], one["address"]) for one in document["mails"]
    ]
    assert [(ada.run.pk, "people.csv")] == [(one["import"], one["file"]) for one in document["imports"]]
    assert "no-store" in answer["Cache-Control"]


def test_everything_about_a_person_as_a_table_that_runs_nothing(
    client: Client, cast: Cast, ada: Participant
) -> None:
    client.force_login(cast.vera, backend=BACKEND)
    rows = list(csv.reader(io.StringIO(client.get(of(ada, "data.csv")).content.decode())))
    assert ["Part", "Name", "Value", "From", "At"] == rows[0]
    assert ["profile", "First name", "'=1+1"] == next(row for row in rows if row[1] == "First name")[:3]
    assert {"about", "profile", "change", "mail", "import"} == {row[0] for row in rows[1:]}


def test_the_log_says_that_the_data_went_out_and_not_what(
    client: Client, cast: Cast, ada: Participant
) -> None:
    client.force_login(cast.chen, backend=BACKEND)
    client.get(of(ada, "data.csv"))
    with scope(organisation=cast.northwind):
        entry = AuditEntry.objects.get(action="participant.data_exported")
    assert (cast.chen.pk, str(ada.pk), {"program": "spring", "format": "csv"}) == (
        entry.actor_id,
        entry.target,
        entry.details,
    )


def test_an_administrator_types_the_address_to_erase(client: Client, cast: Cast, ada: Participant) -> None:
    client.force_login(cast.chen, backend=BACKEND)
    answer = client.post(of(ada, "erase/"), {"email": "grace@example.org"})
    assert "This is not the address of the person." in answer.content.decode()
    with scopes_disabled():
        assert Participant.objects.filter(pk=ada.pk).exists()

    answer = client.post(of(ada, "erase/"), {"email": "ADA@example.org"})

    assert "/o/northwind/p/spring/participants/" == answer["Location"]
    with scopes_disabled():
        assert not Participant.objects.filter(pk=ada.pk).exists()
    assert client.get(of(ada, "")).status_code == 404


def test_the_list_of_imports_says_that_a_name_of_a_file_was_erased(
    client: Client, cast: Cast, place: Place
) -> None:
    with scope(organisation=place.organisation):
        imported(place, ADA, name="ada@example.org.csv")
        person = Participant.objects.get(email_key="ada@example.org")
    client.force_login(cast.chen, backend=BACKEND)
    client.post(of(person, "erase/"), {"email": "ada@example.org"})
    for page in ("imports/", ""):
        shown = client.get(f"/o/northwind/p/spring/{page}").content.decode()
        assert "A file whose name was erased" in shown
        assert "ada@example.org" not in shown


def test_people_leave_and_are_erased_with_their_account(client: Client, cast: Cast) -> None:
    client.force_login(cast.pia, backend=BACKEND)
    assert "Tick this to go on." in client.post("/me/spring/erase/", {"is_sure": ""}).content.decode()

    answer = client.post("/me/spring/erase/", {"is_sure": "on"})

    assert "Your account is gone too" in answer.content.decode()
    assert not User.objects.filter(pk=cast.pia.pk).exists()
    assert client.get("/me/").status_code == 302


def test_an_account_that_administers_stays_signed_in(client: Client, cast: Cast) -> None:
    with scope(organisation=cast.northwind):
        Participant.objects.filter(pk=cast.pia_participant.pk).update(user=cast.chen)
    client.force_login(cast.chen, backend=BACKEND)

    answer = client.post("/me/spring/erase/", {"is_sure": "on"})

    assert "Your account stays" in answer.content.decode()
    assert User.objects.filter(pk=cast.chen.pk).exists()
    assert client.get("/o/northwind/").status_code == 200


def test_an_owner_lifts_an_erasure_by_the_address(client: Client, cast: Cast, ada: Participant) -> None:
    client.force_login(cast.chen, backend=BACKEND)
    client.post(of(ada, "erase/"), {"email": "ada@example.org"})
    with scope(organisation=cast.northwind):
        Erasure.objects.update(finished_at="2026-01-01T00:00Z")
    client.force_login(cast.olga, backend=BACKEND)
    assert "1 address may not be added again." in client.get("/o/northwind/erasures/").content.decode()

    wrong = client.post("/o/northwind/erasures/", {"email": "grace@example.org"})
    assert "Nobody with this address asked to be erased" in wrong.content.decode()
    assert client.post("/o/northwind/erasures/", {"email": "Ada@Example.org"}).status_code == 302

    with scopes_disabled():
        assert not Erasure.objects.exists()
