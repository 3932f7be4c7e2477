"""The marker outside the database: an older database is noticed, and a worker that counts up meanwhile is none."""

from __future__ import annotations

import pytest
from django.conf import settings
from django_scopes import scopes_disabled

from muster.notices import marker
from muster.notices.marker import check_marker, count_up, keep_outside
from muster.notices.models import MailMark, MailPause

pytestmark = pytest.mark.usefixtures("cast")
FILE = settings.DATA_DIR / "mail-mark.json"


def reasons() -> set[str]:
    with scopes_disabled():
        return set(MailPause.objects.values_list("reason", flat=True))


def test_database_that_goes_with_its_marker_is_let_alone():
    assert not check_marker()
    keep_outside(count_up())
    keep_outside(count_up())

    assert not check_marker()
    assert set() == reasons()


def test_database_that_counts_less_is_held_once():
    for _ in range(3):
        keep_outside(count_up())
    MailMark.objects.update(count=2)

    assert check_marker()
    assert {"restored"} == reasons()
    assert not check_marker(), "what an owner lifts stays lifted"


def test_worker_killed_between_count_and_file_raises_no_alarm():
    keep_outside(count_up())
    count_up()

    assert not check_marker()


def test_worker_that_counts_up_while_another_starts_raises_no_alarm(monkeypatch):
    keep_outside(count_up())
    usual = marker._count_in

    def slow(file):
        known = usual(file)
        count_up()  # committed; its file waits for the lock
        return known

    monkeypatch.setattr(marker, "_count_in", slow)

    assert not check_marker()


def test_marker_never_goes_back_for_a_worker_that_is_late():
    first, second = count_up(), count_up()
    keep_outside(second)
    keep_outside(first)

    assert f'{{"count": {second}}}' == FILE.read_text()


@pytest.mark.parametrize("text", ["", "{", '{"count": "many"}', "[]"])
def test_sqlite_database_without_a_readable_marker_is_held(text):
    from django.db import connection

    keep_outside(count_up())
    FILE.write_text(text)

    assert check_marker() == (connection.vendor == "sqlite")


def test_pause_by_a_person_becomes_one_that_only_an_owner_lifts(cast):
    with scopes_disabled():
        MailPause.objects.create(organisation=cast.northwind, reason="person")
    keep_outside(5)

    assert check_marker()
    assert {"restored"} == reasons()
