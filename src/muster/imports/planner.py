"""Plans a large run in a process of its own, so that the web process stays small: `python -m muster.imports.planner RUN_ID`.

Prints nothing where it went well; a refusal as JSON on standard output, with exit status 1.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from muster.refusals import Refused

if TYPE_CHECKING:
    from muster.imports.models import ImportRun

LARGE = 50_000
"""Runs of more rows are planned apart; starting the process takes about a second."""
TIMEOUT_S = 600


def plan_apart(run: ImportRun) -> None:
    """Plans the run, and keeps its lines, in another process; waits for it. Raises what it was refused with."""
    done = subprocess.run(  # noqa: S603 - our own module, and a number
        [sys.executable, "-m", "muster.imports.planner", str(run.pk)],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        timeout=TIMEOUT_S,
    )
    if done.returncode == 1 and done.stdout.startswith("{"):
        refusal = json.loads(done.stdout)
        raise Refused(refusal["code"], **refusal["params"])
    done.check_returncode()
    run.refresh_from_db()


def main(run_id: int) -> int:
    """What the other process does."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "muster.config.settings")
    import django

    django.setup()
    from django_scopes import scope, scopes_disabled

    from muster.imports.models import ImportRun
    from muster.imports.review.shown import keep_review

    with scopes_disabled():
        run = ImportRun.objects.select_related("program__organisation").get(pk=run_id)
    try:
        with scope(organisation=run.program.organisation):
            keep_review(run)
    except Refused as refusal:
        json.dump({"code": refusal.code, "params": refusal.params}, sys.stdout)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1])))
