"""Pieces made ahead are those that would have been made in line, and nothing is left behind, however it ends."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from django.db import connection, connections
from django_scopes import scope

from muster.imports import ahead, apply
from muster.imports.ahead import one_ahead
from muster.imports.models import ImportRun, RunState
from muster.imports.worker import work_once
from muster.participants.models import Change, Participant
from tests.imports.running import HEADER, approved

if TYPE_CHECKING:
    from collections.abc import Generator

    from django.db.backends.base.base import BaseDatabaseWrapper

    from muster.programs.access import Place

MADE_AHEAD = connection.vendor == "postgresql"


@pytest.fixture(autouse=True)
def _there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "count_processors", lambda: 4)


class Broken(Exception):  # noqa: N818 - says what is so
    """What goes wrong in a test."""


def numbers(made: list[int], names: set[str], *, broken_at: int = -1) -> Generator[int]:
    """Three pieces that look into the database; notes which are made, and by which thread."""
    for number in range(3):
        if number == broken_at:
            raise Broken
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        made.append(number)
        names.add(threading.current_thread().name)
        yield number


def threads_ahead() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("ahead")]


@pytest.mark.django_db(transaction=True)
def test_the_pieces_come_in_their_order_made_beside_on_postgresql_only() -> None:
    made: list[int] = []
    names: set[str] = set()
    with one_ahead(numbers(made, names)) as pieces:
        assert list(pieces) == [0, 1, 2] == made
    assert (threading.current_thread().name not in names) is MADE_AHEAD
    assert threads_ahead() == []


@pytest.mark.django_db(transaction=True)
def test_on_two_processors_each_is_made_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "count_processors", lambda: 2)
    made: list[int] = []
    names: set[str] = set()
    with one_ahead(numbers(made, names)) as pieces:
        assert (next(pieces), made) == (0, [0])
        assert list(pieces) == [1, 2]
    assert names == {threading.current_thread().name}


@pytest.mark.django_db
def test_within_a_transaction_each_is_made_when_it_is_asked_for() -> None:
    made: list[int] = []
    names: set[str] = set()
    with one_ahead(numbers(made, names)) as pieces:
        assert (next(pieces), made) == (0, [0])
    assert names == {threading.current_thread().name}


@pytest.mark.django_db(transaction=True)
def test_what_goes_wrong_ahead_is_told_after_the_pieces_before_it() -> None:
    seen: list[int] = []
    with pytest.raises(Broken), one_ahead(numbers([], set(), broken_at=2)) as pieces:
        seen.extend(pieces)
    assert seen == [0, 1]
    assert threads_ahead() == []


@pytest.mark.django_db(transaction=True)
def test_who_stops_early_leaves_no_thread_and_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    closed: list[bool] = []
    own = connections["default"]
    kind = type(own)
    close = kind.close

    def noted(self: BaseDatabaseWrapper) -> None:
        close(self)
        closed.append(self is not own)

    monkeypatch.setattr(kind, "close", noted)
    with suppress(Broken), one_ahead(numbers([], set())) as pieces:
        next(pieces)
        raise Broken
    assert threads_ahead() == []
    assert (True in closed) is MADE_AHEAD


@pytest.mark.django_db(transaction=True)
def test_an_import_of_several_pieces_writes_everybody_once(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apply, "PIECE_ROWS", 7)
    rows = [f"p{number}@example.org,First{number},Last{number},Dept," for number in range(30)]
    with scope(organisation=place.organisation):
        for department in ("Dept", "Other"):
            text = "\n".join([HEADER, *(row.replace("Dept", department) for row in rows)])
            run = approved(place, text, overwrite=True, max_change_percent=100)
            work_once("the worker")
            run = ImportRun.objects.get(pk=run.pk)
            assert (run.state, run.done_rows, run.set_aside) == (RunState.DONE, 30, [])
            assert Change.objects.filter(run_id=run.pk).count() == 30
        people = Participant.objects.filter(first_name__startswith="First")
        assert {person.values["department"] for person in people} == {"Other"}
        assert people.count() == 30
