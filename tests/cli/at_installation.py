"""A process beside an installation: it gives orders as the pages do, and says what is so, one JSON line for one line.

`python -m tests.cli.at_installation` in the installation's environment; see `ORDERS` for what it understands.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from muster.cli.answers import start_django

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.imports.models import ImportRun
    from muster.programs.models import Program


def main() -> None:
    """Answers until its input ends."""
    start_django()
    from django_scopes import scopes_disabled

    with scopes_disabled():
        for line in sys.stdin:
            name, *given = json.loads(line)
            sys.stdout.write(json.dumps(ORDERS[name](*given)) + "\n")
            sys.stdout.flush()


def approve(path: str, notify: bool) -> int:
    """Plans the file and says *Yes*: the run's number."""
    from muster.imports import actions, plans

    run = actions.create_run(
        _program(), actor=None, actor_label="test", role="mentor", overwrite=True, notify=notify
    )
    with Path(path).open("rb") as file:
        actions.receive_file(run, "people.csv", iter(lambda: file.read(2**20), b""))
    actions.confirm_all(run)
    actions.change_settings(run, max_change_percent=100, notify_existing=notify)
    actions.plan_run(run)
    invited = plans.recipients_of(run).count
    actions.approve_run(run, actor=None, plan_revision=run.revision, typed=invited)
    return run.pk


def undo(run_id: int) -> None:
    """Says *Yes* to the undo."""
    from muster.imports import actions

    actions.request_undo(_run(run_id), actor=None)


def look(run_id: int) -> list[Any]:
    """State, and a number that grows with what is done."""
    from django.db import connection

    connection.close()
    run = _run(run_id)
    return [run.state, f"{run.done_rows} {run.undo_cursor}", run.counts]


def state(since: int) -> str:
    """A digest of everything in the program, without ids and times; of the changes those after `since`."""
    from tests.imports.canonical import canonical_state

    return hashlib.sha256(canonical_state(_program(), since=since).encode()).hexdigest()


def newest_change() -> int:
    from muster.participants.models import Change

    return Change.objects.order_by("-id").values_list("id", flat=True).first() or 0


def begin_anew(since: int) -> None:
    """Forgets the mails, and the changes after `since`, so that the next import finds what the last one found."""
    from muster.notices.models import Notice
    from muster.participants.models import Change

    Notice.objects.all().delete()
    Change.objects.filter(pk__gt=since).delete()


def hold_mails() -> None:
    """No mail goes out."""
    from muster.notices.actions import pause_mail

    pause_mail(_program().organisation, actor=None)


def _program() -> Program:
    from muster.programs.models import Program

    return Program.objects.select_related("organisation").get()


def _run(run_id: int) -> ImportRun:
    from muster.imports.models import ImportRun

    return ImportRun.objects.select_related("program__organisation").get(pk=run_id)


ORDERS: dict[str, Callable[..., Any]] = {
    one.__name__: one for one in (approve, undo, look, state, newest_change, begin_anew, hold_mails)
}

if __name__ == "__main__":
    main()
