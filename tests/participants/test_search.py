"""The index behind the search box finds exactly what going through everybody finds, however far behind it is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from muster.participants import search
from muster.participants.actions import delete_participant, edit_participant
from muster.participants.models import Change, Participant, SearchedText, SearchMark
from muster.participants.queries import Filters, list_participants
from muster.programs.actions import delete_program
from tests.participants.people import add_people, add_person

pytestmark = pytest.mark.usefixtures("scoped")
NAMES = ("Åsa Öberg", "Anna Berg", "Bergljot O'Neil", 'Quo"te', "李小龙", "straße", "İpek")


def catch_up(later: timedelta = timedelta()) -> None:
    """What a worker does until there is nothing to do."""
    now = timezone.now() + later
    for moment in (now, now + 2 * search.SETTLED):
        while search.index_next(moment):
            pass


def found(program, text):
    return {person.email for person in list_participants(program, Filters(search=text)).people}


@pytest.fixture
def indexed(cast):
    for number, name in enumerate(NAMES):
        add_person(cast.spring, f"n{number}@example.org", first_name=name)
    catch_up()
    return cast.spring


def test_a_search_looks_only_at_those_whom_the_index_names(indexed, django_assert_num_queries):
    assert search.has_index()
    with django_assert_num_queries(4) as asked:
        assert {"n1@example.org", "n2@example.org"} == found(indexed, "berg") - {"n0@example.org"}
    assert " IN (" in asked.captured_queries[-1]["sql"]


@pytest.mark.parametrize(
    "word", ["zzz", "öbe", "o'neil", 'quo"', "小", "strasse", "STRASSE", "be", "example.org n1"]
)
def test_a_search_with_the_index_finds_what_one_without_it_finds(indexed, word):
    with_index = found(indexed, word)
    SearchMark.objects.all().delete()
    assert found(indexed, word) == with_index


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="abnerg ößçİ\"'%_\\", min_size=1, max_size=8))
def test_whatever_is_typed_finds_the_same_with_and_without_the_index(indexed, text):
    with_index = found(indexed, text)
    SearchMark.objects.update(is_built=False)
    assert found(indexed, text) == with_index
    SearchMark.objects.update(is_built=True)


def test_who_changed_since_is_found_by_the_new_name_and_no_longer_by_the_old(indexed, cast):
    person = Participant.objects.get(email="n1@example.org")
    edit_participant(person, {"first_name": "Walter"}, actor=cast.olga)
    assert ({"n1@example.org"}, set()) == (found(indexed, "walter"), found(indexed, "anna"))
    catch_up()
    assert not SearchedText.objects.filter(text__contains="anna").exists()
    assert ({"n1@example.org"}, set()) == (found(indexed, "walter"), found(indexed, "anna"))


def test_a_change_is_taken_up_only_once_it_has_settled(indexed, cast):
    person = Participant.objects.get(email="n1@example.org")
    edit_participant(person, {"first_name": "Walter"}, actor=cast.olga)
    now = timezone.now() + timedelta(hours=1)
    assert 0 == search.index_next(now), "the first look only notes how far the changes go"
    assert 0 == search.index_next(now + search.SETTLED / 2)
    assert 1 == search.index_next(now + search.SETTLED)
    assert SearchedText.objects.filter(text__contains="walter").exists()


def test_two_workers_at_once_take_a_change_up_once(indexed, cast, monkeypatch):
    mark = SearchMark.objects.get()
    search._take_up(mark, [], {"change_id": 7})
    search._take_up(mark, [], {"change_id": 9})
    assert 7 == SearchMark.objects.get().change_id


def test_many_who_changed_since_are_found_without_the_index(indexed, monkeypatch):
    monkeypatch.setattr(search, "MOST_BEHIND", 1)
    for person in add_people(indexed, 3):
        Change.objects.create(
            program=indexed, participant_id=person.pk, kind="created", version=1, at=timezone.now()
        )
    assert search.find_candidates(indexed.pk, ["person"]) is None
    assert 3 == len(found(indexed, "person"))


def test_a_common_word_goes_through_the_list(indexed, monkeypatch):
    monkeypatch.setattr(search, "MOST_FOUND", 2)
    assert search.find_candidates(indexed.pk, ["example"]) is None
    assert len(NAMES) + 1 == len(found(indexed, "example"))


def test_nobody_of_another_program_is_a_candidate(indexed, cast):
    from django_scopes import scope

    with scope(organisation=cast.southwind):
        add_person(cast.autumn, "anna@southwind.org", first_name="Anna")
    SearchMark.objects.all().delete()
    SearchedText.objects.all().delete()
    catch_up()
    candidates = search.find_candidates(cast.spring.pk, ["anna"]) or []
    assert ["n1@example.org"] == list(
        Participant.objects.filter(pk__in=candidates).values_list("email", flat=True)
    )
    assert 1 == len(candidates)


def test_who_is_deleted_leaves_the_index_at_once(indexed, cast):
    delete_participant(Participant.objects.get(email="n1@example.org"), actor=cast.olga)
    assert not SearchedText.objects.filter(text__contains="anna").exists()
    assert set() == found(indexed, "anna")


def test_a_program_that_is_deleted_leaves_the_index(indexed, cast):
    delete_program(indexed, typed_name=indexed.name, actor=cast.olga)
    assert not SearchedText.objects.filter(program_id=indexed.pk).exists()
