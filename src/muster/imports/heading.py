"""Moves the header of a large sheet in a process of its own: `python -m muster.imports.heading RUN_ID`."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from muster.imports.apart import do_apart, start_django, work_on

if TYPE_CHECKING:
    from muster.imports.models import ImportRun


def choose_header_apart(run: ImportRun, position: int, row: int | None) -> None:
    """`actions.choose_header` in another process; waits for it. Raises what it was refused with."""
    do_apart("muster.imports.heading", run, position=str(position), row="" if row is None else str(row))


def main(run_id: int) -> int:
    """What the other process does."""
    order = json.load(sys.stdin)
    start_django()
    from muster.imports.actions import choose_header

    position, row = int(order["position"]), int(order["row"]) if order["row"] else None
    return work_on(run_id, lambda run: choose_header(run, position, row))


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1])))
