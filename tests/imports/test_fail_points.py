"""A process that ends at any of the named places leaves nothing that the next one does not put right."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from muster.imports import actions, apply, fail_points
from muster.imports.fail_points import FAIL_POINTS
from muster.imports.models import ImportRun, RunState
from muster.imports.worker import work_once
from muster.participants.models import Change
from tests.imports.canonical import canonical_state
from tests.imports.running import HEADER, drafted, imported

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django.fixtures import SettingsWrapper

    from muster.programs.access import Place

pytestmark = pytest.mark.usefixtures("scoped")


class Killed(BaseException):
    """What ends a process, as far as this one can see it."""


def people(numbers: range, title: str) -> str:
    lines = (f"p{n}@example.org,First{n},{title}{n},Dept{n % 3},Chess; Go" for n in numbers)
    return "\r\n".join([HEADER, *lines])


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apply, "new_pace", lambda: apply.Pace(rows=8, smallest=8, largest=8))
    monkeypatch.setattr(apply, "PIECE_ROWS", 20)


def carry_on() -> None:
    """What workers do: whatever was left is taken up once its lease has ended."""
    for _attempt in range(9):
        while work_once("next"):
            pass
        left = ImportRun.objects.filter(state__in=(RunState.QUEUED, RunState.APPLYING, RunState.UNDOING))
        if not left.exists():
            return
        left.update(lease_until=timezone.now() - timedelta(seconds=1))
    raise AssertionError("it never ended")


def import_and_undo(run: ImportRun) -> list[object]:
    """What is there after the run, which creates, changes and invites, and after its undo. Whatever is killed is begun
    anew: by a person before *Yes*, by a worker after it."""
    ImportRun.objects.filter(pk=run.pk).update(state=RunState.DRAFT)
    since = Change.objects.order_by("-id").values_list("id", flat=True).first() or 0
    stubbornly(lambda: actions.plan_run(run))
    actions.approve_run(run, actor=None, plan_revision=run.revision)
    stubbornly(carry_on)
    run.refresh_from_db()
    done = [canonical_state(run.program, since=since), run.state, run.counts]
    actions.request_undo(run, actor=None)
    stubbornly(carry_on)
    run.refresh_from_db()
    return [*done, canonical_state(run.program, since=since), run.state, run.counts]


def stubbornly(work: Callable[[], object]) -> None:
    try:
        work()
    except Killed:
        ImportRun.objects.filter(state__in=(RunState.APPLYING, RunState.UNDOING)).update(
            lease_until=timezone.now() - timedelta(seconds=1)
        )
        work()


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(FAIL_POINTS[::3], id="every third"),
        pytest.param(FAIL_POINTS, id="all", marks=pytest.mark.torture),
    ],
)
def test_whatever_ends_at_a_named_place_is_put_right(
    names: tuple[str, ...],
    place: Place,
    mail_on: str,
    settings: SettingsWrapper,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    killed: list[str] = []

    def end_once() -> None:
        killed.append(settings.MUSTER_FAIL_POINT)
        settings.MUSTER_FAIL_POINT = ""
        raise Killed

    monkeypatch.setattr(fail_points, "end_at_once", end_once)
    imported(place, people(range(30), "Old"))
    text = people(range(25), "Old") + people(range(25, 45), "New").removeprefix(HEADER)
    run = drafted(place, text, overwrite=True, notify=True, notify_existing=True, max_change_percent=100)
    expected = import_and_undo(run)
    assert RunState.DONE in expected
    assert RunState.UNDONE in expected
    for name in names:
        settings.MUSTER_FAIL_POINT = name
        assert expected == import_and_undo(run), name
    assert list(names) == killed


def test_there_are_thirty_places_at_least_and_each_is_in_the_code() -> None:
    from pathlib import Path

    folder = Path(fail_points.__file__).parent
    code = "".join(path.read_text() for path in folder.glob("*.py") if path.name != "fail_points.py")
    assert len(FAIL_POINTS) >= 30
    assert [name for name in FAIL_POINTS if f'reach("{name}")' not in code] == []
