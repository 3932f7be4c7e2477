"""What an import leaves behind goes in its time, is counted in the audit log, and what is still needed stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone

from muster.imports import actions, plans, retention, storage
from muster.imports.models import Edit, ImportRun, RunState
from muster.organisations.models import AuditEntry
from muster.participants.actions import edit_participant
from muster.participants.models import Change, Participant
from muster.refusals import Refused
from tests.imports.running import PEOPLE, approved, drafted, imported, undone
from tests.imports.wizard_walk import walk_as

pytestmark = pytest.mark.usefixtures("scoped")


def in_days(days: float):
    """What a worker does so many days from now."""
    return retention.tidy_up(timezone.now() + timedelta(days=days))


def files_of(run: ImportRun) -> set[str]:
    folder = storage.folder_of(run)
    if not default_storage.exists(folder):
        return set()
    folders, files = default_storage.listdir(folder)
    return {*files, *(name for each in folders for name in default_storage.listdir(f"{folder}/{each}")[1])}


def test_the_upload_goes_after_seven_days_and_rows_and_plan_after_thirty(place, cast):
    run = imported(place)
    assert "upload.csv" in files_of(run)
    in_days(6.9)
    assert "upload.csv" in files_of(run)
    in_days(7.1)
    assert {"0.parquet", "plan.json"} <= files_of(run)
    assert "upload.csv" not in files_of(run)
    in_days(30.1)
    run.refresh_from_db()
    assert (set(), 3) == (files_of(run), run.counts["create"])
    assert run.upload_dropped_at is not None
    assert run.rows_dropped_at is not None


def test_what_went_is_counted_once_in_the_audit_log_without_values(place):
    imported(place)
    in_days(40)
    in_days(41)
    entry = AuditEntry.objects.get(action="retention.tidied")
    assert {"uploads": 1, "rows": 1, "abandoned": 0, "changes": 3} == entry.details
    assert "worker" == entry.actor_label


def test_zero_days_means_at_once_after_the_import(place, settings):
    settings.MUSTER_KEEP_UPLOADS_DAYS = settings.MUSTER_KEEP_ROWS_DAYS = 0
    waiting = approved(place)
    in_days(0)
    assert "upload.csv" in files_of(waiting), "an import that waits for its worker keeps everything"
    done = imported(place, PEOPLE.replace("@example.org", "@example.net"))
    in_days(0)
    assert set() == files_of(done)


def test_an_abandoned_import_ends_and_a_cancelled_one_is_emptied(place, cast):
    left, cancelled = drafted(place), drafted(place)
    actions.edit_cell(left, 0, 2, 2, "Edith", actor=cast.olga)
    actions.cancel_run(cancelled, cast.olga)
    in_days(8)
    assert ["upload.csv" in files_of(run) for run in (left, cancelled)] == [False, False]
    actions.plan_run(left)
    assert 3 == plans.load_plan(left).counts["create"], "whoever comes back on the eighth day goes on"
    in_days(31)
    for run in (left, cancelled):
        run.refresh_from_db()
        assert (RunState.CANCELLED, set()) == (run.state, files_of(run))
    assert not Edit.objects.exists()
    page = walk_as(cast.olga)
    page.run_id = left.pk
    assert "rows are no longer kept" in page.get("result").content.decode()


def test_an_upload_that_was_replaced_goes_with_the_one_that_counts(place):
    run = drafted(place)
    actions.receive_file(run, "again.csv", [PEOPLE.encode()])
    actions.cancel_run(run, place.member.user)
    in_days(8)
    folders = default_storage.listdir(storage.folder_of(run))[0]
    assert [f"upload-{run.upload_key}"] == [name for name in folders if name.startswith("upload-")]


def test_texts_of_the_file_leave_the_settings_with_the_rows(place):
    run = imported(place, values={("department", "Research"): "-"}, rules={"department": "fill"})
    in_days(31)
    run.refresh_from_db()
    assert {"rules": {"department": "fill"}} == run.settings


def test_changes_go_with_the_time_for_undoing_and_origins_stay(place):
    run = imported(place)
    in_days(29.9)
    assert 3 == Change.objects.count()
    in_days(30.1)
    assert 0 == Change.objects.count()
    assert {"run": run.pk} == {
        "run": Participant.objects.get(email_key="ada@example.org").origins["*"]["run"]
    }


def test_changes_stay_while_an_import_that_was_begun_before_them_can_be_undone(place):
    early = imported(place)
    ImportRun.objects.filter(pk=early.pk).update(finished_at=timezone.now() + timedelta(days=20))
    ada = Participant.objects.get(email_key="ada@example.org")
    edit_participant(ada, {"first_name": "Edith"}, actor=place.member.user)
    in_days(45)
    assert 4 == Change.objects.count()
    in_days(51)
    assert 0 == Change.objects.count()


def test_addresses_that_a_run_names_go_with_its_changes(place):
    run = imported(place)
    ada = Participant.objects.get(email_key="ada@example.org")
    edit_participant(ada, {"first_name": "Edith"}, actor=place.member.user)
    run = undone(run, place)
    assert ["ada@example.org"] == [kept["email"] for kept in run.kept]
    in_days(31)
    run.refresh_from_db()
    assert ([], []) == (run.kept, run.set_aside)


def test_an_import_older_than_its_time_for_undoing_is_refused_with_the_days(place, settings, cast):
    settings.MUSTER_UNDO_DAYS = 2
    run = imported(place)
    ImportRun.objects.filter(pk=run.pk).update(finished_at=timezone.now() - timedelta(days=2, seconds=1))
    run.refresh_from_db()
    with pytest.raises(Refused) as refused:
        actions.request_undo(run, actor=cast.olga)
    assert ("run.undo_expired", {"days": 2}) == (refused.value.code, dict(refused.value.params))
    page = walk_as(cast.olga)
    page.run_id = run.pk
    assert "Undo is no longer possible" in page.get("result").content.decode()


def test_pages_of_an_import_whose_rows_are_gone_say_so(place, cast):
    run = imported(place)
    in_days(31)
    walk = walk_as(cast.olga)
    walk.run_id = run.pk
    result = walk.get("result")
    assert 200 == result.status_code
    assert "" == result.context["page"].rejected_url
    for address in ("plan/create/", "plan.xlsx", "left-out.csv"):
        answer = walk.client.get(walk.url(f"{run.pk}/{address}"), follow=True)
        assert "no longer kept" in answer.content.decode(), address
    assert 200 == walk.get("record").status_code
