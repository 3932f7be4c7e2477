"""Plans a large run, and keeps its lines, in a process of its own: `python -m muster.imports.planner RUN_ID`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from muster.imports.apart import do_apart, start_django, work_on

if TYPE_CHECKING:
    from muster.imports.models import ImportRun

LARGE = 10_000
"""Runs of more rows are planned apart: starting the process takes about a second, planning 50,000 rows here some 150 MiB."""


def plan_apart(run: ImportRun) -> None:
    """Plans the run, and keeps its lines, in another process; waits for it. Raises what it was refused with."""
    do_apart("muster.imports.planner", run)


def main(run_id: int) -> int:
    """What the other process does."""
    start_django()
    from muster.imports.review.shown import keep_review

    return work_on(run_id, keep_review)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1])))
