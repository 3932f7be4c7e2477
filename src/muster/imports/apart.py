"""Heavy work on a run in a process of its own, so that the web process stays small and answers others meanwhile.

It gets its order as JSON on standard input, where no list of processes shows it. It prints nothing where it went well; a
refusal as JSON on standard output, with exit status 1.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from django.conf import settings

from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.imports.models import ImportRun

TIMEOUT_S = 600
"""Beside what a file may wait and be read."""


def do_apart(module: str, run: ImportRun, **order: str) -> None:
    """Runs `python -m module RUN_ID` with this order, and waits for it. Raises what the work was refused with."""
    done = subprocess.run(  # noqa: S603 - our own modules, and a number
        [sys.executable, "-m", module, str(run.pk)],
        input=json.dumps(order),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        timeout=TIMEOUT_S + settings.MUSTER_LIMITS.turn_s + settings.MUSTER_LIMITS.wall_s,
    )
    if done.returncode == 1 and done.stdout.startswith("{"):
        refusal = json.loads(done.stdout)
        raise Refused(refusal["code"], **refusal["params"])
    done.check_returncode()
    run.refresh_from_db()


def start_django() -> None:
    """Django in a process that has none yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "muster.config.settings")
    import django

    django.setup()


def work_on(run_id: int, work: Callable[[ImportRun], None]) -> int:
    """What the other process does with the run; returns its exit status."""
    from django_scopes import scope, scopes_disabled

    from muster.imports.models import ImportRun

    with scopes_disabled():
        run = ImportRun.objects.select_related("program__organisation").get(pk=run_id)
    try:
        with scope(organisation=run.program.organisation):
            work(run)
    except Refused as refusal:
        json.dump({"code": refusal.code, "params": refusal.params}, sys.stdout)
        return 1
    return 0
