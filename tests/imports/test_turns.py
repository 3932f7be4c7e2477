"""An import lets go first whoever waits to write, and waits for nobody else."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction

from muster.imports import turns
from muster.organisations.models import Organisation

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite has one writer"),
]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """Whether nobody waited, each time that was asked."""
    answers: list[bool] = []
    original = turns._is_free

    def noted(file: int) -> bool:
        answers.append(original(file))
        return answers[-1]

    monkeypatch.setattr(turns, "_is_free", noted)
    return answers


def test_where_nobody_waits_nothing_is_waited_for(asked: list[bool]) -> None:
    turns.give_way()
    assert asked == [True]


def test_whoever_waits_has_written_before_the_next_chunk_begins() -> None:
    def write() -> None:
        Organisation.objects.create(name="Waiting", slug="waiting")
        connection.close()

    writer = threading.Thread(target=write)
    with transaction.atomic():
        writer.start()
        while turns_are_free():
            time.sleep(0.001)
    turns.give_way()
    with transaction.atomic():  # the next chunk
        assert Organisation.objects.filter(slug="waiting").exists()
    writer.join()


def test_whoever_waits_looks_at_the_chunk_and_not_at_the_lock_of_sqlite() -> None:
    def write() -> None:
        Organisation.objects.create(name="Waiting", slug="waiting")
        connection.close()

    writer = threading.Thread(target=write)
    with turns.chunk() as begin:
        begin()
        writer.start()
        while turns_are_free():
            time.sleep(0.001)
        time.sleep(0.05)
        assert not Organisation.objects.filter(slug="waiting").exists(), "though SQLite would have let them"
    writer.join()
    assert Organisation.objects.filter(slug="waiting").exists()


def test_nobody_is_waited_for_without_end(monkeypatch: pytest.MonkeyPatch, asked: list[bool]) -> None:
    monkeypatch.setattr(turns, "LONGEST_S", 0.01)
    with turns.waiting(connection):
        turns.give_way()
    assert asked[0] is False
    turns.give_way()
    assert asked[-1] is True


def turns_are_free() -> bool:
    with turns._opened(connection) as file:
        return turns._is_free(file)
