"""Pages of participants, for members: list, person, edit, suspend, delete, export, dashboard."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from muster.imports.models import ImportRun, RunState
from muster.participants.models import Change, Participant
from muster.programs.models import Field
from tests.participants.people import add_people, add_person

pytestmark = pytest.mark.django_db

BACKEND = "muster.accounts.backend.KeyBackend"


def address(name: str, **more) -> str:
    return reverse(name, kwargs={"organisation": "northwind", "program": "spring", **more})


def of(name: str, person: Participant) -> str:
    return address(name, participant_id=person.pk)


def stored(person: Participant) -> Participant:
    with scopes_disabled():
        return Participant.objects.get(pk=person.pk)


@pytest.fixture
def olga(client, cast):
    client.force_login(cast.olga, backend=BACKEND)
    return client


@pytest.fixture
def ana(cast):
    with scope(organisation=cast.northwind):
        return add_person(
            cast.spring,
            "ana@example.org",
            first_name="Ana",
            is_mentor=True,
            values={"department": "Legal", "skills": ["SQL"]},
            origins={"*": {"run": 7, "sheet": "Mentors", "row": 12}},
        )


def as_posted(page) -> dict[str, object]:
    """What a browser sends when nothing was touched."""
    form = page.context["form"]
    return {bound.html_name: value for bound in form if (value := bound.value()) not in (None, "", [])}


def test_an_empty_program_says_what_to_do(client, cast) -> None:
    with scopes_disabled():
        Participant.objects.all().delete()
    client.force_login(cast.olga, backend=BACKEND)
    for name in ("participants:list", "program:dashboard"):
        page = client.get(address(name)).content.decode()
        assert "Nobody is in this program yet" in page
        assert reverse("imports:sample", kwargs={"organisation": "northwind", "program": "spring"}) in page


def test_viewers_see_no_buttons_that_change(client, cast, ana) -> None:
    client.force_login(cast.vera, backend=BACKEND)
    page = client.get(of("participants:detail", ana)).content.decode()
    assert "Ana" in page
    assert of("participants:edit", ana) not in page
    assert client.get(of("participants:edit", ana)).status_code == 403
    for name in ("participants:suspend", "participants:reactivate", "participants:delete"):
        assert client.post(of(name, ana)).status_code == 403


def test_the_list_costs_the_same_queries_for_ten_and_twenty(olga, cast) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert olga.get(address("participants:list")).status_code == 200
        return len(captured)

    with scope(organisation=cast.northwind):
        add_people(cast.spring, 10, values={"skills": ["SQL"], "department": "Legal"}, is_mentor=True)
    ten = queries()
    with scope(organisation=cast.northwind):
        for number in range(10):
            add_person(cast.spring, f"q{number}@example.org", values={"department": "Legal"}, is_mentee=True)
    assert ten == queries()


def test_the_list_shows_own_columns_and_search_narrows_it(olga, ana) -> None:
    page = olga.get(address("participants:list"), {"q": "ana LEGAL"})
    (row,) = page.context["rows"]
    assert ("Ana", "ana@example.org", "Mentor", "Imported") == (
        row.name,
        row.email,
        row.role,
        row.status_label,
    )
    assert ("Department", "Legal") in [(cell.label, cell.text) for cell in row.cells]
    assert "Nobody matches" in olga.get(address("participants:list"), {"q": "zzz"}).content.decode()


def test_chosen_columns_are_remembered_by_the_browser(olga, ana) -> None:
    olga.get(address("participants:list"), {"columns_chosen": "1", "columns": ["skills", "nonsense"]})
    page = olga.get(address("participants:list"))
    assert ["skills"] == [spec.key for spec in page.context["columns"]]


def test_a_person_page_says_where_each_value_came_from(olga, ana, cast) -> None:
    data = {**as_posted(olga.get(of("participants:edit", ana))), "department": "Finance"}
    assert olga.post(of("participants:edit", ana), data).status_code == 302
    page = olga.get(of("participants:detail", ana))
    origins = {answer.key: answer.origin.text for answer in page.context["answers"]}
    assert ("import 7, Mentors, row 12", "Olga") == (origins["skills"], origins["department"])
    (event,) = page.context["history"]
    (difference,) = event.differences
    assert ("Department", "Legal", "Finance") == (difference.label, difference.before, difference.after)


def test_saving_an_untouched_form_changes_nothing(olga, ana) -> None:
    olga.post(of("participants:edit", ana), as_posted(olga.get(of("participants:edit", ana))))
    assert (1, {"department": "Legal", "skills": ["SQL"]}) == (stored(ana).version, stored(ana).values)


def test_every_type_of_field_is_edited_by_the_rules_of_the_import(olga, ana) -> None:
    with scopes_disabled():
        Field.objects.create(program=ana.program, key="remote", label="Remote", type="yes_no")
    given = {
        "email": " Ana@Example.org ",
        "employee_id": "007",
        "roles": ["mentor", "mentee"],
        "phone": "+44 7700 900123",
        "linkedin_url": "https://www.linkedin.com/in/ana",
        "start_date": "2024-03-04",
        "years_experience": "012",
        "country": "NO",
        "time_zone": "Europe/Oslo",
        "language": "nb",
        "remote": "yes",
        "skills": ["SQL"],
        "skills__more": "Chess; Go",
        "goals": "Grow",
        "bio": "Two\r\nlines",
        "version": "1",
    }
    response = olga.post(of("participants:edit", ana), given)
    assert response.status_code == 302, response.context["form"].errors
    person = stored(ana)
    assert ("Ana@Example.org", "007", "both") == (person.email, person.employee_id, person.role)
    assert {
        "phone": "+447700900123",
        "linkedin_url": "https://www.linkedin.com/in/ana",
        "start_date": "2024-03-04",
        "years_experience": "12",
        "country": "NO",
        "time_zone": "Europe/Oslo",
        "language": "nb",
        "remote": "yes",
        "skills": ["SQL", "Chess", "Go"],
        "goals": ["Grow"],
        "bio": "Two\nlines",
    } == person.values


@pytest.mark.parametrize("is_open", [True, False])
@pytest.mark.parametrize(
    ("skills", "ticked", "expected"),
    [
        pytest.param(["R&D; Lab"], ["R&D; Lab"], ["R&D; Lab"], id="one, untouched"),
        pytest.param(["SQL", "Sales, EU"], ["Sales, EU", "SQL"], ["SQL", "Sales, EU"], id="two, untouched"),
        pytest.param(["Sales, EU", "SQL"], ["Sales, EU"], ["Sales, EU"], id="one taken away"),
        pytest.param(["R&D; Lab"], ["SQL", "R&D; Lab"], ["SQL", "R&D; Lab"], id="one added"),
    ],
)
def test_an_answer_whose_option_was_removed_stays_whole(olga, ana, is_open, skills, ticked, expected) -> None:
    with scopes_disabled():
        options = [{"value": "SQL", "aliases": []}]
        Field.objects.filter(program=ana.program, key="skills").update(is_open=is_open, options=options)
        Participant.objects.filter(pk=ana.pk).update(values={"skills": skills})
    given = {**as_posted(olga.get(of("participants:edit", ana))), "skills": ticked}
    assert olga.post(of("participants:edit", ana), given).status_code == 302
    assert expected == stored(ana).values["skills"]


def test_only_what_was_typed_is_cut_at_separators(olga, ana) -> None:
    with scopes_disabled():
        Participant.objects.filter(pk=ana.pk).update(values={"skills": ["Sales, EU"]})
    given = {**as_posted(olga.get(of("participants:edit", ana))), "skills__more": "Chess, Go"}
    olga.post(of("participants:edit", ana), given)
    assert ["Sales, EU", "Chess", "Go"] == stored(ana).values["skills"]


def test_all_problems_are_shown_at_once_and_nothing_is_lost(olga, ana, cast) -> None:
    given = {
        "email": "pia@example.org",
        "years_experience": "many",
        "phone": "soon",
        "bio": "kept",
        "version": "1",
    }
    response = olga.post(of("participants:edit", ana), given)
    assert {"email", "years_experience", "phone", "roles"} == set(response.context["form"].errors)
    assert "kept" in response.content.decode()
    assert 1 == stored(ana).version


def test_of_two_editors_the_second_is_told_and_loses_nothing(olga, ana) -> None:
    first = as_posted(olga.get(of("participants:edit", ana)))
    olga.post(of("participants:edit", ana), {**first, "location": "Porto"})
    second = olga.post(of("participants:edit", ana), {**first, "location": "Faro"})
    assert second.status_code == 409
    page = second.content.decode()
    assert "Location is now: Porto" in page
    assert 'value="Faro"' in page
    again = as_posted(second)
    assert olga.post(of("participants:edit", ana), again).status_code == 302
    assert ("Faro", 3) == (stored(ana).values["location"], stored(ana).version)


def test_suspending_and_reactivating_from_the_page(olga, cast) -> None:
    pia = cast.pia_participant
    olga.post(of("participants:suspend", pia))
    assert "suspended" == stored(pia).status
    olga.post(of("participants:suspend", pia))
    assert "suspended" == stored(pia).status
    olga.post(of("participants:reactivate", pia))
    assert "active" == stored(pia).status


def test_deleting_asks_first(olga, ana) -> None:
    assert "Delete Ana?" in olga.get(of("participants:delete", ana)).content.decode()
    assert olga.post(of("participants:delete", ana)).status_code == 302
    with scopes_disabled():
        assert not Participant.objects.filter(pk=ana.pk).exists()
        assert Change.objects.filter(participant_id=ana.pk, kind="deleted").exists()


def test_a_person_of_another_program_is_not_found(olga, cast, other_place) -> None:
    with scope(organisation=cast.southwind):
        foreign = add_person(cast.autumn, "f@example.org")
    for name in ("participants:detail", "participants:edit", "participants:delete"):
        assert olga.get(of(name, foreign)).status_code == 404


@pytest.mark.parametrize(("file_format", "start"), [("csv", b"E-mail,Employee ID"), ("xlsx", b"PK")])
def test_the_export_is_a_file(olga, ana, file_format: str, start: bytes) -> None:
    response = olga.get(address("participants:export"), {"format": file_format})
    assert response.getvalue().startswith(start)
    assert f'filename="spring.{file_format}"' in response["Content-Disposition"]


def test_an_export_of_an_unknown_kind_is_not_found(olga) -> None:
    assert olga.get(address("participants:export"), {"format": "pdf"}).status_code == 404
    assert olga.get(address("participants:export"), {"role": "boss"}).status_code == 404


def test_the_dashboard_counts_and_names_the_next_thing(olga, ana) -> None:
    page = olga.get(address("program:dashboard"))
    assert 2 == page.context["figures"].total
    assert "1 person has not been invited yet" in page.content.decode()


def test_text_of_people_is_never_markup(olga, cast) -> None:
    with scope(organisation=cast.northwind):
        evil = add_person(
            cast.spring,
            "e@example.org",
            first_name="<b>x</b>",
            values={"department": "<script>1</script>", "linkedin_url": "javascript:alert(1)"},
        )
    for page in (
        address("participants:list"),
        of("participants:detail", evil),
        of("participants:edit", evil),
    ):
        text = olga.get(page).content.decode()
        assert "<script>1" not in text
        assert "<b>x" not in text
        assert 'href="javascript' not in text


def test_only_who_can_be_invited_is_offered_it(olga, ana, cast) -> None:
    def invites(person: Participant) -> bool:
        return of("notices:invite", person) in olga.get(of("participants:detail", person)).content.decode()

    assert (True, False) == (invites(ana), invites(cast.pia_participant))
    olga.post(of("participants:suspend", ana))
    assert not invites(ana)


def test_only_imports_that_are_done_are_counted(olga, cast) -> None:
    with scope(organisation=cast.northwind):
        ImportRun.objects.create(program=cast.spring, state=RunState.DONE, started_at=timezone.now())
        ImportRun.objects.create(program=cast.spring)
    page = olga.get(address("participants:list"))
    assert "1 import ·" in page.content.decode()
    assert RunState.DRAFT == page.context["imports"]["last"].state
