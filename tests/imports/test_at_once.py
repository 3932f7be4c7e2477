"""Many at the same moment, on real connections: one import is one import, and two programs don't touch each other."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from muster.imports import actions
from muster.imports.lease import check_in, take_lease
from muster.imports.models import ImportRun, RunState
from muster.imports.worker import work_once
from muster.participants.models import Change, ChangeKind, Participant
from muster.refusals import Refused
from tests.imports.running import HEADER, approved, drafted

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.programs.access import Place

pytestmark = pytest.mark.django_db(transaction=True)

PARALLEL = 50
ROWS = 200


def people(domain: str) -> str:
    return "\r\n".join([HEADER, *(f"p{n}@{domain},First{n},Last{n},Dept," for n in range(ROWS))])


def all_at_once(number: int, work: Callable[[], object]) -> list[BaseException]:
    """Does the work in so many threads that begin together; what went wrong."""
    start, errors = threading.Barrier(number), []

    def one() -> None:
        try:
            start.wait()
            work()
        except Exception as error:  # noqa: BLE001 - for the test to look at
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


def test_fifty_say_yes_at_once_and_four_workers_come_and_it_is_applied_once(
    place: Place, scoped: None
) -> None:
    run = drafted(place, people("example.org"))
    actions.plan_run(run)

    def say_yes() -> None:
        with scope(organisation=place.organisation):
            mine = ImportRun.objects.get(pk=run.pk)
            actions.approve_run(mine, actor=None, plan_revision=run.revision)

    refused = all_at_once(PARALLEL, say_yes)
    assert {type(error) for error in refused} == {Refused}
    assert len(refused) == PARALLEL - 1
    assert all_at_once(4, lambda: work_once("one of four")) == []
    run.refresh_from_db()
    assert run.state == RunState.DONE
    assert Participant.objects.filter(first_name__startswith="First").count() == ROWS
    assert Change.objects.filter(run_id=run.pk).count() == ROWS


def test_who_comes_while_a_chunk_is_written_goes_again_and_the_chunk_ends(
    place: Place, other_place: Place, scoped: None
) -> None:
    """A chunk holds its run and, as it ends, asks whether the program is there; who looks for work holds the program."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer: whoever comes waits")
    run = approved(place, people("example.org"))
    lease = take_lease(run.pk, "the first")
    assert lease is not None
    lapsed = timezone.now() - timedelta(seconds=1)
    ImportRun.objects.filter(pk=run.pk).update(lease_until=lapsed)
    taken = []

    def come_second() -> None:
        with scopes_disabled(), connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '5s'")
            taken.append(take_lease(run.pk, "the second"))

    with transaction.atomic():
        check_in(lease)
        Change.objects.create(
            program=place.program,
            run_id=run.pk,
            kind=ChangeKind.CREATED,
            participant_id=1,
            version=1,
            at=lapsed,
        )
        assert all_at_once(1, come_second) == []
    assert taken == [None]
    run.refresh_from_db()
    assert run.lease_owner == "the first"


def test_two_programs_import_at_once_and_both_are_right(place: Place, other_place: Place) -> None:
    runs = []
    for there, domain in ((place, "example.org"), (other_place, "example.net")):
        with scope(organisation=there.organisation):
            runs.append((there, domain, approved(there, people(domain))))

    def work() -> None:
        while work_once(threading.current_thread().name):
            pass

    assert all_at_once(2, work) == []
    for there, domain, run in runs:
        with scope(organisation=there.organisation):
            run.refresh_from_db()
            assert (run.state, run.counts["create"]) == (RunState.DONE, ROWS)
            added = Participant.objects.filter(program=there.program, email_key__endswith=f"@{domain}")
            assert added.filter(first_name__startswith="First").count() == ROWS
