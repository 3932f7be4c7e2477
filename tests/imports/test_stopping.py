"""Pause, continue and cancel: what is done stays or is taken back, and nobody writes who was told to stop."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from muster.imports import actions, apply
from muster.imports.models import ImportRun, RunState
from muster.imports.queries import progress_of
from muster.imports.worker import work_once
from muster.notices.models import Notice, NoticeState
from muster.participants.models import Change, Participant
from muster.programs.actions import change_field
from muster.programs.models import Field
from muster.refusals import Refused
from tests.imports.running import HEADER, approved, drafted, work
from tests.imports.wizard_walk import Walk, walk_as

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.programs.access import Place
    from tests.conftest import Cast

pytestmark = pytest.mark.usefixtures("scoped")

ROWS = 100
TEXT = "\r\n".join([HEADER, *(f"p{n}@example.org,First{n},Last{n}," for n in range(ROWS))])
CHUNK = 20


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apply, "new_pace", lambda: apply.Pace(rows=CHUNK, smallest=CHUNK, largest=CHUNK))


@pytest.fixture
def after_two_chunks(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], None]], None]:
    """Has something happen once a worker has written two chunks."""

    def arrange(event: Callable[[], None]) -> None:
        written, write = [0], apply.apply_chunk

        def chunk(job: apply.Job, piece: apply.Piece, start: int, stop: int) -> float:
            if written[0] == 2:
                event()
            written[0] += 1
            return write(job, piece, start, stop)

        monkeypatch.setattr(apply, "apply_chunk", chunk)

    return arrange


@pytest.fixture
def walk(cast: Cast) -> Walk:
    """At the review, so that *Yes* may be said."""
    walk = walk_as(cast.olga)
    walk.to_review()
    return walk


def added() -> int:
    return Participant.objects.filter(first_name__startswith="First").count()


def pause_after_two_chunks(place: Place, arrange: Callable[[Callable[[], None]], None]) -> ImportRun:
    run = approved(place, TEXT)
    arrange(lambda: actions.pause_run(ImportRun.objects.get(pk=run.pk), actor=place.member.user))
    work(run)
    return run


def test_a_paused_import_stands_still_and_goes_on_where_it_stood(
    place: Place, after_two_chunks: Callable[[Callable[[], None]], None]
) -> None:
    run = pause_after_two_chunks(place, after_two_chunks)
    assert (run.state, run.done_rows, added()) == (RunState.PAUSED, 40, 40)
    assert not work_once("nobody's turn")
    actions.resume_run(run, actor=place.member.user)
    work(run)
    assert (run.state, run.done_rows, added(), run.counts["create"]) == (RunState.DONE, ROWS, ROWS, ROWS)
    assert Change.objects.filter(run_id=run.pk).count() == ROWS


def test_a_cancelled_import_keeps_what_is_done_counts_it_and_can_be_undone(
    place: Place, after_two_chunks: Callable[[Callable[[], None]], None]
) -> None:
    before = Participant.objects.count()
    run = approved(place, TEXT)
    after_two_chunks(lambda: actions.cancel_run(ImportRun.objects.get(pk=run.pk), place.member.user))
    work(run)
    assert (run.state, added()) == (RunState.CANCELLED, 40)
    assert (run.counts["create"], run.counts["skip"], run.counts["rows"]) == (40, 60, ROWS)
    actions.request_undo(run, actor=place.member.user)
    work(run)
    assert (run.state, run.counts["removed"], Participant.objects.count()) == (RunState.UNDONE, 40, before)


def test_a_paused_import_can_be_cancelled_and_taken_back_at_once(
    place: Place, after_two_chunks: Callable[[Callable[[], None]], None]
) -> None:
    run = pause_after_two_chunks(place, after_two_chunks)
    actions.cancel_run(run, place.member.user, undo=True)
    assert run.state == RunState.UNDOING
    work(run)
    assert (run.state, added()) == (RunState.UNDONE, 0)


def test_another_import_of_the_program_may_run_while_one_is_paused(
    place: Place, after_two_chunks: Callable[[Callable[[], None]], None]
) -> None:
    run = pause_after_two_chunks(place, after_two_chunks)
    other = approved(place, TEXT.replace("example.org", "example.net").replace("First", "Other"))
    work(other)
    assert other.state == RunState.DONE
    actions.resume_run(run, actor=place.member.user)
    work(run)
    assert (run.state, added()) == (RunState.DONE, ROWS)


def test_a_stopped_import_says_how_far_it_came(walk: Walk) -> None:
    walk.say_yes()
    ImportRun.objects.update(done_rows=1, total_rows=3)
    walk.post("cancel")
    page = walk.get("result").content.decode()
    assert "Stopped after 1 of 3 people." in page
    assert "Undo puts every value back" in page


def test_invitations_are_stopped_once_all_of_them_are_written(
    place: Place, mail_on: str, after_two_chunks: Callable[[Callable[[], None]], None]
) -> None:
    run = approved(place, TEXT, notify=True)
    refused = []

    def stop_them() -> None:
        with pytest.raises(Refused, match=r"^run\.not_ended$"):
            actions.stop_mails(ImportRun.objects.get(pk=run.pk), actor=place.member.user)
        refused.append(Notice.objects.filter(run_id=run.pk, state=NoticeState.QUEUED).count())

    after_two_chunks(stop_them)
    work(run)
    assert refused == [40]
    assert actions.stop_mails(run, actor=place.member.user) == ROWS
    assert set(Notice.objects.filter(run_id=run.pk).values_list("state", flat=True)) == {"withdrawn"}


@pytest.mark.parametrize("chunks", [0, 2])
def test_an_import_ends_where_a_field_gets_another_type(
    place: Place, after_two_chunks: Callable[[Callable[[], None]], None], chunks: int
) -> None:
    text = TEXT.replace("Skills", "Goals") + "\r\nq@example.org,First,Last,,Lead; Speak\r\n"
    run = approved(place, text)
    goals = Field.objects.get(program=place.program, key="goals")

    def change() -> None:
        change_field(goals, actor=place.member.user, type="text", is_open=False, options=[])

    after_two_chunks(change) if chunks else change()
    work(run)
    assert (run.state, run.failure, run.done_rows) == (RunState.FAILED, "run.field_changed", CHUNK * chunks)
    assert added() == CHUNK * chunks
    assert not Participant.objects.filter(values__has_key="goals").exists()
    goals.refresh_from_db()
    assert (goals.type, goals.options) == ("text", [])


def test_what_makes_no_sense_is_refused(place: Place) -> None:
    run = drafted(place, TEXT)
    for attempt, code in (
        (lambda: actions.pause_run(run, actor=None), "run.not_running"),
        (lambda: actions.resume_run(run, actor=None), "run.not_paused"),
        (lambda: actions.request_undo(run, actor=None), "run.not_undoable"),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert code == refusal.value.code


def test_rows_a_second_are_counted_from_where_the_worker_began(place: Place) -> None:
    run = approved(place, TEXT)
    run.state, run.total_rows, run.done_rows, run.resumed_rows = RunState.APPLYING, 1_000, 600, 400
    run.started_at = timezone.now() - timedelta(hours=3)
    run.resumed_at = timezone.now() - timedelta(seconds=10)
    progress = progress_of(run)
    assert (progress.rate_shown, progress.eta_s) == (20, 20)


def test_the_page_pauses_continues_and_stops(walk: Walk) -> None:
    walk.say_yes()
    assert "Cancel this import" in walk.get("result").content.decode()
    walk.post("pause")
    page = walk.get("result").content.decode()
    assert "Continue the import" in page
    assert "every 1s" not in page
    assert walk.get("progress").headers["HX-Redirect"] == walk.step("result")
    walk.post("resume")
    ImportRun.objects.update(done_rows=1)
    page = walk.get("result").content.decode()
    assert "Stop, and keep what is done" in page
    assert "Stop, and undo what is done" in page
    walk.post("cancel", undo="1")
    assert ImportRun.objects.get().state == RunState.UNDOING


def test_the_heading_goes_on_with_the_progress(walk: Walk) -> None:
    walk.say_yes()
    assert "Waiting for the worker</h1>" in walk.get("result").content.decode()
    ImportRun.objects.update(
        state=RunState.APPLYING,
        done_rows=1,
        total_rows=3,
        started_at=timezone.now(),
        resumed_at=timezone.now() - timedelta(seconds=0.6),
    )
    news = walk.get("progress").content.decode()
    assert '<h1 id="page-heading" hx-swap-oob="true">Adding people</h1>' in news
    assert "about 1 second left" in news


def test_a_run_that_waits_for_another_says_so(walk: Walk) -> None:
    walk.say_yes()
    run = ImportRun.objects.get()
    ImportRun.objects.create(program=run.program, state=RunState.APPLYING)
    assert "Another import of this program is at work." in walk.get("result").content.decode()
