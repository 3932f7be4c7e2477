"""The list: filters, sorting, pages by keyset, figures."""

from __future__ import annotations

import base64
import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from muster.participants import queries
from muster.participants.models import ParticipantStatus
from muster.participants.queries import SORTS, Filters, count_figures, list_participants, recent_figures
from tests.participants.people import add_people, add_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scoped")]


HUGE, HALF, NOTHING, DEEP = (
    base64.urlsafe_b64encode(text).decode()
    for text in (b'["", 99999999999999999999999]', b'["\\ud800", 1]', b'["a\\u0000b", 1]', b"[" * 5000)
)


def names(page) -> list[str]:
    return [person.first_name for person in page.people]


@pytest.mark.parametrize("sort", SORTS)
def test_paging_forwards_and_back_shows_everybody_once(cast, sort: str) -> None:
    add_people(cast.spring, 11)
    for number, status in enumerate(ParticipantStatus.values):
        add_person(cast.spring, f"s{number}@example.org", first_name="Person 005", status=status)
    filters = Filters(sort=sort)
    whole = names(list_participants(cast.spring, filters, size=100))
    page = list_participants(cast.spring, filters, size=5)
    pages = [page]
    while page.next:
        page = list_participants(cast.spring, filters, after=page.next, size=5)
        pages.append(page)
    assert whole == [name for each in pages for name in names(each)]
    back = list_participants(cast.spring, filters, before=pages[-1].previous or "", size=5)
    assert names(pages[-2]) == names(back)
    assert pages[0].previous is None


@pytest.mark.parametrize(
    "cursor", ["", "x", "bm8", "WyJhIiwgImIiLCAiYyJd", "W10", "%%%", HUGE, HALF, NOTHING, DEEP]
)
def test_a_cursor_that_makes_no_sense_shows_the_first_page(cast, cursor: str) -> None:
    add_people(cast.spring, 3)
    assert names(list_participants(cast.spring, Filters())) == names(
        list_participants(cast.spring, Filters(), after=cursor)
    )


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param(Filters(role="mentor"), ["Ana", "Bo"], id="mentors include both"),
        pytest.param(Filters(role="mentee"), ["Bo", "Pia"], id="mentees include both"),
        pytest.param(Filters(status="invited"), ["Bo"], id="status"),
        pytest.param(Filters(role="mentor", status="invited"), ["Bo"], id="role and status"),
        pytest.param(Filters(search="FINANCE ana"), ["Ana"], id="every word, any case, own fields"),
        pytest.param(Filters(search="100%"), [], id="a percent sign is a percent sign"),
        pytest.param(Filters(search="ANA@example.org"), ["Ana"], id="a whole address"),
        pytest.param(Filters(search="a\0na"), ["Ana"], id="a NUL is nothing"),
        pytest.param(Filters(search="ana " * 2000), ["Ana"], id="too many words"),
        pytest.param(
            Filters(role="x", status="y", sort="z"), ["Ana", "Bo", "Pia"], id="unknown filters are none"
        ),
    ],
)
@pytest.mark.parametrize("few", [0, 2_000], ids=["met on the way", "named"])
def test_filters_let_through(
    cast, filters: Filters, expected: list[str], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("muster.participants.queries.FEW", few)
    add_person(
        cast.spring, "ana@example.org", first_name="Ana", is_mentor=True, values={"department": "Finance"}
    )
    add_person(
        cast.spring, "bo@example.org", first_name="Bo", is_mentor=True, is_mentee=True, status="invited"
    )
    assert expected == names(list_participants(cast.spring, filters))


def test_figures_count_roles_statuses_and_places(cast) -> None:
    add_person(cast.spring, "a@example.org", is_mentor=True, values={"mentee_capacity": "3"})
    add_person(cast.spring, "b@example.org", is_mentor=True, is_mentee=True, values={"mentee_capacity": "2"})
    add_person(
        cast.spring, "c@example.org", is_mentee=True, status="invited", values={"mentee_capacity": "9"}
    )
    figures = count_figures(cast.spring, has_places=True)
    assert (4, 2, 3, 1, 1, 2, 5) == (
        *(figures.total, figures.mentors, figures.mentees, figures.both),
        *(figures.joined, figures.not_invited, figures.places),
    )
    assert 25 == figures.joined_percent


def test_an_empty_program_has_figures_too(cast, other_place) -> None:
    figures = count_figures(cast.autumn, has_places=True)
    assert (0, 0, None) == (figures.total, figures.joined_percent, figures.places)


def test_figures_of_a_large_program_stand_for_a_moment(cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "HELD_TIMES", 1e9)
    monkeypatch.setattr(queries, "_HELD", {})
    add_people(cast.spring, 3)

    def total() -> int:
        return recent_figures(cast.spring, has_places=True).total

    before = total()
    add_person(cast.spring, "second@example.org")
    assert total() == before + 1, "a small one is always counted"
    monkeypatch.setattr(queries, "HELD_ABOVE", 2)
    assert total() == before + 1
    add_person(cast.spring, "third@example.org")
    assert total() == before + 1
    assert recent_figures(cast.autumn, has_places=True).total == 0, "each program has its own"


@pytest.mark.django_db(transaction=True)
def test_figures_that_are_over_are_counted_beside(cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "HELD_TIMES", 0)
    monkeypatch.setattr(queries, "HELD_ABOVE", 2)
    monkeypatch.setattr(queries, "_HELD", {})
    add_people(cast.spring, 3)
    before = recent_figures(cast.spring, has_places=True).total
    monkeypatch.setattr(queries, "HELD_TIMES", 1e9)
    add_person(cast.spring, "more@example.org")
    assert recent_figures(cast.spring, has_places=True).total == before, "nobody waits for them"
    for thread in threading.enumerate():
        if thread.name == queries.BESIDE:
            thread.join()
    assert recent_figures(cast.spring, has_places=True).total == before + 1


@pytest.mark.parametrize(
    ("sort", "index"), [("name", "participant_list"), ("status", "participant_in_status")]
)
def test_pages_are_found_by_an_index(cast, sort: str, index: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL chooses by statistics, so a small table proves nothing")
    add_people(cast.spring, 3)
    page = list_participants(cast.spring, Filters(sort=sort), size=1)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        list_participants(cast.spring, Filters(sort=sort), after=page.next or "", size=1)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked.captured_queries[0]['sql']}")
        plan = " ".join(str(row[3]) for row in cursor.fetchall())
    assert index in plan
    assert "TEMP B-TREE" not in plan
