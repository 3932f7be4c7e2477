"""Who works on a run: a lease with an end and a fencing number, so that nobody writes who lost it.

State and lease are the truth about what should be running; no queue is. Each chunk is written only while the run
still has the fence of whoever writes it, in the same transaction.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from django_scopes import scopes_disabled

from muster.imports.fail_points import reach
from muster.imports.models import ImportRun, RunState
from muster.imports.states import write_if
from muster.programs.models import Program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from django.db.models import QuerySet

ATTEMPTS = 3
"""How often a run may end abnormally without any progress before it is given up."""

LONGEST_STEP_S = 600
"""So long a worker may be at one step before others may take its run for given up."""

WORKING = (RunState.APPLYING, RunState.UNDOING)

log = logging.getLogger(__name__)


class LeaseLost(Exception):  # noqa: N818 - says what is so
    """Somebody else works on the run now, or it is gone: stop at once, write nothing."""


class Stopping(Exception):  # noqa: N818 - says what is so
    """This process is to end: what is written stays, the rest is for another worker."""


def check_going_on(is_stopping: Callable[[], bool]) -> None:
    """Raises Stopping between two chunks where the process was asked to end."""
    if is_stopping():
        raise Stopping


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to write for a run, while its fence is this one."""

    run_id: int
    fence: int
    state: str
    owner: str

    @property
    def held(self) -> dict[str, Any]:
        """The conditions under which it still is one."""
        return {"fence": self.fence, "state": self.state}


def due_runs(now: datetime) -> QuerySet[ImportRun]:
    """Runs that somebody should be working on and nobody is, oldest first."""
    is_free = Q(lease_until=None) | Q(lease_until__lt=now)
    return ImportRun.objects.filter(Q(state=RunState.QUEUED) | Q(state__in=WORKING), is_free).order_by("id")


def take_lease(run_id: int, owner: str) -> Lease | None:
    """The lease of a due run, or None: it isn't due, or another run of its program is being worked on."""
    now = timezone.now()
    with transaction.atomic():
        # Where rows can be locked, two workers must not start two runs of one program at the same moment. The program's
        # key stays free: a chunk that is written meanwhile asks for it when it ends. Who holds the run's row is at work.
        of_run = ImportRun.objects.filter(pk=run_id).values("program")
        list(Program.objects.select_for_update(no_key=True).filter(pk__in=of_run))
        due = due_runs(now).filter(pk=run_id)
        run = due.select_for_update(no_key=True, skip_locked=True, of=("self",)).first()
        if run is None or _is_program_busy(run, now):
            return None
        if run.attempts >= ATTEMPTS:
            _give_up(run, now)
            return None
        reach("lease.looked_up")
        lease = _taken(run, owner, now)
        reach("lease.taken")
    reach("lease.committed")
    return lease


def next_due() -> list[int]:
    """Ids of the runs that are due now, oldest first."""
    return list(due_runs(timezone.now()).values_list("pk", flat=True)[:20])


def extended_until() -> datetime:
    """Until when a lease lasts that is taken or confirmed now."""
    return timezone.now() + timedelta(seconds=settings.MUSTER_LEASE_S)


def check_in(lease: Lease, **values: Any) -> None:  # noqa: ANN401 - fields of the model
    """Extends the lease and sets `values` on the run. Raises LeaseLost, which undoes the transaction around it."""
    if not write_if(lease.run_id, lease.held, lease_until=extended_until(), **values):
        raise LeaseLost


@contextmanager
def beating(lease: Lease) -> Iterator[None]:
    """Extends the lease while the block lasts, also where one step takes longer than it. Ends with the process."""
    has_ended = threading.Event()
    heart = threading.Thread(target=_beat, args=(lease, has_ended), daemon=True)
    heart.start()
    try:
        yield
    finally:
        has_ended.set()
        heart.join()


def _beat(lease: Lease, has_ended: threading.Event) -> None:
    """Every quarter of a lease, for as long as a step may take at the most: who hangs for ever loses it."""
    try:
        last, since = None, time.monotonic()
        while not has_ended.wait(settings.MUSTER_LEASE_S / 4):
            done = _progress(lease)
            if done != last:
                last, since = done, time.monotonic()
            if time.monotonic() - since > LONGEST_STEP_S:
                return
            check_in(lease)
    except (LeaseLost, DatabaseError) as error:  # the next chunk finds out by itself
        log.warning("import %s: no heartbeat any more, %s", lease.run_id, type(error).__name__)
    finally:
        connection.close()


def _progress(lease: Lease) -> tuple[int, int | None] | None:
    with scopes_disabled():
        return ImportRun.objects.filter(pk=lease.run_id).values_list("done_rows", "undo_cursor").first()


def release(lease: Lease, *, after_s: float, **values: Any) -> None:  # noqa: ANN401 - fields of the model
    """Gives the lease back before the run has ended; the run is due again in `after_s` seconds."""
    write_if(lease.run_id, lease.held, lease_until=timezone.now() + timedelta(seconds=after_s), **values)


def _is_program_busy(run: ImportRun, now: datetime) -> bool:
    others = ImportRun.objects.filter(program_id=run.program_id, state__in=WORKING).exclude(pk=run.pk)
    # A run whose lease has ended goes first: what it began is finished before anything else begins.
    return others.filter(Q(lease_until__gte=now) | Q(pk__lt=run.pk)).exists()


def _taken(run: ImportRun, owner: str, now: datetime) -> Lease | None:
    state = RunState.APPLYING if run.state == RunState.QUEUED else RunState(run.state)
    taken = write_if(
        run.pk,
        {"fence": run.fence, "state": run.state},
        state=state,
        fence=F("fence") + 1,
        lease_owner=owner[:60],
        lease_until=extended_until(),
        attempts=F("attempts") + 1,
        resumed_at=now,
        resumed_rows=F("done_rows"),
        started_at=run.started_at or now,
    )
    return Lease(run.pk, run.fence + 1, state.value, owner) if taken else None


def _give_up(run: ImportRun, now: datetime) -> None:
    write_if(
        run.pk,
        {"fence": run.fence},
        state=RunState.FAILED,
        fence=F("fence") + 1,
        failure="undo.gave_up" if run.state == RunState.UNDOING else "run.gave_up",
        finished_at=now,
        lease_until=None,
    )
