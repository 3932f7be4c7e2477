"""Takes a large upload in, in a process of its own: `python -m muster.imports.intake RUN_ID`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from muster.imports.apart import do_apart, start_django, work_on

if TYPE_CHECKING:
    from muster.imports.models import ImportRun
    from muster.imports.storage import Upload

LARGE_BYTES = 4 * 2**20
"""Larger files are taken in apart; starting the process takes about a second."""


def take_in_apart(run: ImportRun, name: str, upload: Upload) -> None:
    """Reads, matches and stores the upload in another process; waits for it. Raises what it was refused with."""
    do_apart("muster.imports.intake", run, path=str(upload.path), name=name, sha256=upload.sha256)


def main(run_id: int) -> int:
    """What the other process does."""
    order = json.load(sys.stdin)
    start_django()
    from muster.imports.actions import take_in
    from muster.imports.storage import Upload

    path = Path(order["path"])
    upload = Upload(path, path.stat().st_size, order["sha256"])
    return work_on(run_id, lambda run: take_in(run, order["name"], upload))


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1])))
