"""Does what is due: takes one run under a lease and works on it until it has ended."""

from __future__ import annotations

import logging
import traceback
from typing import TYPE_CHECKING

from django.utils import timezone
from django_scopes import scope, scopes_disabled

from muster.imports.apply import apply_run
from muster.imports.lease import LeaseLost, Stopping, beating, next_due, release, take_lease
from muster.imports.models import ImportRun, RunState
from muster.imports.states import write_if
from muster.imports.undo import undo_run
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.imports.lease import Lease
    from muster.organisations.models import Organisation

RETRY_AFTER_S = 5.0

log = logging.getLogger(__name__)


def never() -> bool:
    """For whoever is not asked to end early."""
    return False


def work_once(worker_id: str, *, is_stopping: Callable[[], bool] = never) -> bool:
    """Takes one due run and does it whole, or to the next chunk once `is_stopping`. Whether there was work."""
    with scopes_disabled():
        due = next_due()
    return any(work_on(run_id, worker_id, is_stopping=is_stopping) for run_id in due)


def work_on(run_id: int, worker_id: str, *, is_stopping: Callable[[], bool] = never) -> bool:
    """Does this run whole, if it is due. Whether it was."""
    with scopes_disabled():
        organisation = _organisation_of(run_id)
        lease = take_lease(run_id, worker_id)
    if lease is None or organisation is None:
        return False
    with scope(organisation=organisation):
        _work(lease, is_stopping)
    return True


def _work(lease: Lease, is_stopping: Callable[[], bool]) -> None:
    work = undo_run if lease.state == RunState.UNDOING else apply_run
    try:
        with beating(lease):
            work(lease, is_stopping=is_stopping)
    except Stopping:
        release(lease, after_s=0, attempts=0)
    except LeaseLost:
        log.warning("import %s: the lease went to somebody else, nothing more is written here", lease.run_id)
    except Refused as error:
        _fail(lease, error.code)
    except Exception as error:  # noqa: BLE001 - the edge of a job: it is tried again, then given up with a sentence
        # Where it happened, not what it said: a database quotes values in its messages.
        places = "".join(traceback.format_tb(error.__traceback__))
        log.error("import %s: ended abnormally, %s\n%s", lease.run_id, type(error).__name__, places)  # noqa: TRY400
        release(lease, after_s=RETRY_AFTER_S)


def _fail(lease: Lease, code: str) -> None:
    write_if(
        lease.run_id,
        lease.held,
        state=RunState.FAILED,
        failure=code,
        lease_until=None,
        finished_at=timezone.now(),
    )


def _organisation_of(run_id: int) -> Organisation | None:
    run = ImportRun.objects.select_related("program__organisation").filter(pk=run_id).first()
    return run.program.organisation if run else None
