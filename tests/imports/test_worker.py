"""Which run a worker takes, and what an abnormal end leaves behind."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from django_scopes import get_scope, scopes_disabled

from muster.imports import lease, plans, storage, worker, writing
from muster.imports.models import ImportRun, RunState
from muster.imports.worker import work_on, work_once
from tests.imports.running import approved, drafted

if TYPE_CHECKING:
    from muster.programs.access import Place

pytestmark = pytest.mark.usefixtures("scoped")


def test_without_a_due_run_there_is_no_work(place: Place) -> None:
    run = drafted(place)
    assert not work_once("test")
    assert not work_on(run.pk, "test")
    assert not work_on(run.pk + 1, "test")


def test_a_worker_needs_no_scope_and_works_within_the_organisation_of_the_run(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = approved(place)
    scopes = []
    monkeypatch.setattr(
        worker, "apply_run", lambda _lease, **_rest: scopes.append(get_scope()["organisation"])
    )
    with scopes_disabled():
        assert work_once("test")
    assert scopes == [place.organisation]
    run.refresh_from_db()
    assert (run.lease_owner, run.attempts, run.fence) == ("test", 1, 1)


def test_a_lease_is_taken_once_and_again_when_it_has_ended(place: Place) -> None:
    run = approved(place)
    first = lease.take_lease(run.pk, "first")
    assert first is not None
    assert lease.take_lease(run.pk, "second") is None
    ImportRun.objects.filter(pk=run.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    second = lease.take_lease(run.pk, "second")
    assert second is not None
    assert second.fence == first.fence + 1
    lease.check_in(second, done_rows=1)
    with pytest.raises(lease.LeaseLost):
        lease.check_in(first, done_rows=2)


def test_the_log_of_an_abnormal_end_names_no_value(
    place: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    address = "ada@example.org"

    def broken(*args: object) -> None:
        raise RuntimeError(address)

    run = approved(place)
    monkeypatch.setattr(writing, "write_notices", broken)
    assert work_once("test")
    assert "RuntimeError" in caplog.text
    assert "ada@" not in caplog.text
    run.refresh_from_db()
    assert run.state == RunState.APPLYING
    assert run.lease_until is not None


def test_a_run_whose_plan_is_gone_fails_with_a_sentence(place: Place) -> None:
    run = approved(place)
    storage.drop_folder(plans.plan_folder(run))
    assert work_once("test")
    run.refresh_from_db()
    assert (run.state, run.failure) == (RunState.FAILED, "plan.missing")


def test_a_worker_that_is_asked_to_end_hands_the_rest_over_at_once(place: Place) -> None:
    run = approved(place)
    assert work_once("ending", is_stopping=lambda: True)
    run.refresh_from_db()
    assert (run.state, run.done_rows) == (RunState.APPLYING, 0)
    assert work_once("next")
    run.refresh_from_db()
    assert (run.state, run.done_rows) == (RunState.DONE, 3)
