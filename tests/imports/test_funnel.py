"""From import to complete: the numbers, the lists behind them, and that both stay cheap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_scopes import scope

from muster.imports.steps import result
from muster.notices.models import Notice
from muster.participants import funnel
from muster.participants.funnel import count_funnel, count_run_funnel
from muster.participants.models import Participant
from muster.participants.queries import Filters, list_participants
from muster.programs.models import Field
from tests.imports.running import imported
from tests.participants.people import add_person

if TYPE_CHECKING:
    from django.test import Client

    from muster.imports.models import ImportRun
    from muster.programs.access import Place
    from tests.conftest import Cast

BACKEND = "muster.accounts.backend.KeyBackend"


@pytest.fixture
def people(cast: Cast) -> None:
    """Two at each step: imported, invited (one waits, one was refused), accepted, joined, complete."""
    now = timezone.now()
    with scope(organisation=cast.northwind):
        Participant.objects.all().delete()
        Field.objects.filter(program=cast.spring, key="department").update(is_required=True)
        Field.objects.filter(program=cast.spring, key="mentee_capacity").update(is_required=True)
        Field.objects.filter(program=cast.spring, key="notes").update(is_required=True)
        for step, given in {
            "imported": {},
            "invited": {},
            "accepted": {"invited_at": now, "status": "invited"},
            "joined": {"invited_at": now, "joined_at": now, "status": "active", "values": {"bio": "x"}},
            "complete": {"joined_at": now, "status": "active", "values": {"department": "x"}},
        }.items():
            for number in (1, 2):
                person = add_person(
                    cast.spring, f"{step}{number}@example.org", first_name=step, is_mentee=True, **given
                )
                if step == "invited":
                    write(person, "queued" if number == 1 else "refused")
        write(Participant.objects.get(email="imported1@example.org"), "withdrawn")
        write(Participant.objects.get(email="imported2@example.org"), "queued", kind="reminder")


def write(person: Participant, state: str, kind: str = "invitation") -> None:
    now = timezone.now()
    Notice.objects.create(
        program=person.program, participant_id=person.pk, address=person.email, address_hash=person.email,
        kind=kind, state=state, due_at=now, created_at=now,
    )  # fmt: skip


def numbers(found: funnel.Funnel | None) -> list[int | None]:
    assert found is not None
    return [step.count for step in found.steps]


@pytest.mark.usefixtures("people", "scoped")
def test_each_step_holds_those_of_the_steps_after_it(cast: Cast) -> None:
    assert [10, 8, 6, 4, 2] == numbers(count_funnel(cast.spring, 10))
    assert [100, 80, 60, 40, 20] == [step.percent for step in count_funnel(cast.spring, 10).steps]


@pytest.mark.usefixtures("people", "scoped")
def test_the_list_behind_a_step_has_exactly_those(cast: Cast) -> None:
    steps = list(funnel.LABELS)
    for place, step in enumerate(steps):
        page = list_participants(cast.spring, Filters(step=step))
        assert {person.first_name for person in page.people} == set(steps[place:]), step
        assert len(page.people) == 2 * (len(steps) - place)


@pytest.mark.usefixtures("people", "scoped")
def test_a_mentor_is_complete_only_with_what_mentors_are_asked(cast: Cast) -> None:
    Participant.objects.filter(first_name="complete").update(is_mentor=True, is_mentee=False)
    assert 0 == numbers(count_funnel(cast.spring, 10))[-1]
    Participant.objects.filter(email="complete1@example.org").update(
        values={"department": "x", "mentee_capacity": "2"}
    )
    assert 1 == numbers(count_funnel(cast.spring, 10))[-1]


@pytest.mark.usefixtures("people", "scoped")
def test_names_that_are_required_have_to_be_there(cast: Cast) -> None:
    Field.objects.filter(program=cast.spring, key="last_name").update(is_required=True)
    Participant.objects.filter(email="complete2@example.org").update(last_name="Lund")
    assert 1 == numbers(count_funnel(cast.spring, 10))[-1]


@pytest.mark.usefixtures("people", "scoped")
def test_many_who_joined_are_looked_at_on_request_only(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(funnel, "COUNTED", 3)
    assert [10, 8, 6, 4, None] == numbers(count_funnel(cast.spring, 10))
    client.force_login(cast.vera, backend=BACKEND)
    assert "Count them now" in client.get("/o/northwind/p/spring/").content.decode()
    page = client.get("/o/northwind/p/spring/", {"count": "all"})
    assert [10, 8, 6, 4, 2] == numbers(page.context["funnel"])


@pytest.mark.usefixtures("scoped")
def test_an_import_counts_whom_it_added(place: Place, client: Client, cast: Cast) -> None:
    now = timezone.now()
    earlier = imported(place, "E-mail\r\nada@example.org\r\n")
    run = imported(place, "E-mail\r\nada@example.org\r\ngrace@example.org\r\nlin@example.org\r\n")
    Participant.objects.filter(email="grace@example.org").update(invited_at=now, joined_at=now)
    Participant.objects.filter(email="ada@example.org").update(invited_at=now)

    assert [2, 1, 1, 1, 1] == numbers(count_run_funnel(place.program, run.pk, added=2))
    assert [1, 1, 1, 0, 0] == numbers(count_run_funnel(place.program, earlier.pk, added=1))

    client.force_login(cast.vera, backend=BACKEND)
    page = client.get(f"/o/northwind/p/spring/imports/{run.pk}/result/")
    assert f"?step=joined&amp;run={run.pk}" in page.content.decode()
    listed = client.get(f"/o/northwind/p/spring/participants/?step=joined&run={run.pk}")
    assert ["grace@example.org"] == [row.email for row in listed.context["rows"]]
    assert f"Joined, of import {run.pk}" in listed.content.decode()


@pytest.mark.usefixtures("scoped")
def test_an_import_whose_changes_are_gone_says_nothing(place: Place) -> None:
    assert count_run_funnel(place.program, 4711, added=2) is None


@pytest.mark.parametrize("number", ["x", "9" * 30, "-1", "\u0663"])
def test_an_import_that_is_no_number_shows_everybody(client: Client, cast: Cast, number: str) -> None:
    client.force_login(cast.vera, backend=BACKEND)
    page = client.get("/o/northwind/p/spring/participants/", {"run": number, "step": number})
    assert 1 == len(page.context["rows"])


def queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


def test_twenty_people_cost_the_queries_of_ten(client: Client, cast: Cast, place: Place) -> None:
    def fill(begin: int) -> ImportRun:
        rows = "".join(f"p{number}@example.org\r\n" for number in range(begin, begin + 10))
        with scope(organisation=cast.northwind):
            run = imported(place, f"E-mail\r\n{rows}")
            Participant.objects.all().update(invited_at=timezone.now(), joined_at=timezone.now())
        return run

    client.force_login(cast.vera, backend=BACKEND)
    costs: list[Any] = []
    for begin in (0, 10):
        run = fill(begin)
        pages = ("", f"participants/?step=complete&run={run.pk}", f"imports/{run.pk}/result/")
        costs.append([queries_of(client, f"/o/northwind/p/spring/{page}") for page in pages])
    assert costs[0] == costs[1]


def test_who_is_to_be_reminded_is_one_click_away(client: Client, cast: Cast, people: None) -> None:
    client.force_login(cast.chen, backend=BACKEND)
    page = client.get("/o/northwind/p/spring/").content.decode()
    assert "/o/northwind/p/spring/mails/write/waiting/" in page
    assert "/o/northwind/p/spring/mails/write/uninvited/" in page
    client.force_login(cast.vera, backend=BACKEND)
    assert "/mails/write/" not in client.get("/o/northwind/p/spring/").content.decode()


def test_result_page_counts_nothing_while_the_import_is_at_work() -> None:
    assert 0 == result._waiting_people(None)
