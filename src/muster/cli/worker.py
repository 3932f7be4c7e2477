"""`muster worker`: does what is due (imports, undos, mails), shows that it is alive, and ends cleanly."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import threading
import time
from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli.answers import start_django

if TYPE_CHECKING:
    from collections.abc import Callable

IDLE_S = 0.5
AFTER_FAILURE_S = 5
TIDY_EVERY_S = 60
MAILS_TIDY_EVERY_S = 3600
"""Looking for old mails goes through all that are settled."""
INDEX_S = 0.5
"""A round works no longer on the search index, so that imports and mails don't wait for it."""
MAILS_A_ROUND = 100
MAILS_S = 2
"""A round sends no longer than that, so that imports don't wait for a slow mail server."""


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("worker")(worker)


def worker(
    *, once: Annotated[bool, typer.Option("--once", help="End as soon as nothing is due.")] = False
) -> None:
    """Work in the background: apply and undo imports, send mails. Any number may run."""
    start_django()
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    worker_id = name_worker()
    beat = threading.Thread(target=_keep_beating, args=(worker_id, stopping), daemon=True)
    beat.start()
    try:
        work_on(worker_id, stopping, once=once)
    finally:
        stopping.set()
        beat.join(timeout=5)


def name_worker() -> str:
    """A name of this process that no other has or had."""
    return f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"


def work_on(worker_id: str, stopping: threading.Event, *, once: bool) -> None:
    """Rounds of work until the end is asked for, or with `once` until a round found nothing."""
    while not stopping.is_set():
        wait_s = _guarded_round(worker_id, stopping)
        if wait_s and once:
            return
        stopping.wait(wait_s)


def _guarded_round(worker_id: str, stopping: threading.Event) -> float:
    """Seconds to wait before the next round."""
    import structlog
    from django.db import close_old_connections

    try:
        _check_marker()
        return 0 if work_round(worker_id, stopping.is_set) else IDLE_S
    except Exception:  # noqa: BLE001 - the edge of the worker: one bad run or a lost database must not stop all the others
        structlog.get_logger("muster.worker").exception("worker.round_failed", worker=worker_id)
        return AFTER_FAILURE_S
    finally:
        close_old_connections()


_is_marker_checked = False
"""Whether this process has looked at the marker: before its first mail, and then never again."""


def _check_marker() -> None:
    """Holds all mail where the database was replaced by an older one."""
    global _is_marker_checked  # noqa: PLW0603 - one start of one process
    from muster.notices.marker import check_marker

    if not _is_marker_checked:
        check_marker()
        _is_marker_checked = True


def work_round(worker_id: str, is_stopping: Callable[[], bool]) -> bool:
    """One import or undo and a handful of mails; whether there was anything to do. What is too old goes beside it."""
    from django.utils import timezone

    from muster.imports.erasure import finish_erasures
    from muster.imports.worker import work_once
    from muster.notices.returned import take_returned

    worked = work_once(worker_id, is_stopping=is_stopping)
    _tidy_up(is_due=worked)
    erased = finish_erasures(timezone.now())
    indexed = _index_people()
    sent = _send_mails(worker_id, is_stopping)
    returned = take_returned()
    return worked or indexed or erased + sent + returned > 0


def _send_mails(worker_id: str, is_stopping: Callable[[], bool]) -> int:
    """Some of the mails that are due; how many."""
    from muster.notices.sender import send_due

    until = time.monotonic() + MAILS_S
    return send_due(
        worker_id, limit=MAILS_A_ROUND, is_stopping=lambda: is_stopping() or time.monotonic() > until
    )


def _index_people() -> bool:
    """Some turns of work on the search index; whether there was any."""
    from django.utils import timezone

    from muster.participants.search import index_next

    until = time.monotonic() + INDEX_S
    indexed = 0
    while time.monotonic() < until and (taken := index_next(timezone.now())):
        indexed += taken
    return indexed > 0


_tidied_at = _mails_tidied_at = float("-inf")
"""When this process last looked for what is too old; the runs and mails themselves say what is."""


def _tidy_up(*, is_due: bool) -> None:
    """Deletes what is too old, after each import and otherwise now and then."""
    global _tidied_at, _mails_tidied_at  # noqa: PLW0603 - one clock of one process
    from django.utils import timezone

    from muster.imports.retention import tidy_up
    from muster.notices.retention import forget_old_mails

    now = time.monotonic()
    if is_due or now - _tidied_at >= TIDY_EVERY_S:
        tidy_up(timezone.now())
        _tidied_at = now
    if now - _mails_tidied_at >= MAILS_TIDY_EVERY_S:
        forget_old_mails(timezone.now())
        _mails_tidied_at = now


def _keep_beating(worker_id: str, stopping: threading.Event) -> None:
    """Shows that the worker is alive, also during a long import; the row goes when it ends."""
    import structlog
    from django.db import DatabaseError, connection

    from muster.notices.actions import forget_beat, record_beat
    from muster.notices.queries import BEAT_EVERY_S

    log = structlog.get_logger("muster.worker")
    is_ended = False
    while not is_ended:
        try:
            record_beat(worker_id)
        except DatabaseError as error:
            log.warning("worker.beat_failed", error=type(error).__name__)
            connection.close()
        is_ended = stopping.wait(BEAT_EVERY_S)
    forget_beat(worker_id)
    connection.close()
