"""The process that reads one file: `python -m muster.engine.child`, with the order on standard input.

Limits and fences itself before it imports anything that looks into files or starts threads. Writes the manifest last:
without one, whoever started it knows that it failed.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from muster.engine.fence import fence_this_process

if TYPE_CHECKING:
    from collections.abc import Mapping

    from muster.engine.readers.limits import Limits


def main() -> None:
    """Reads the file of the order into the current folder."""
    order = json.load(sys.stdin)
    limit_this_process(order["limits"])
    fence_this_process(Path(order["path"]), Path.cwd())
    from muster.engine.readers.isolation import MANIFEST
    from muster.engine.readers.limits import Limits

    answer = json.dumps(
        _answer(Path(order["path"]), order["name"], Limits(**order["limits"]), order["first_rows"])
    )
    Path(MANIFEST).write_text(answer)


def limit_this_process(limits: Mapping[str, int]) -> None:
    """From here on the process can't outgrow its limits, nor outlive them if whoever watches it dies."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits["address_bytes"], limits["address_bytes"]))
    # The signal at the first figure says why the process ended; the second ends one that heeds no signals.
    resource.setrlimit(resource.RLIMIT_CPU, (limits["cpu_s"], limits["cpu_s"] + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 * limits["unpacked_bytes"], 2 * limits["unpacked_bytes"]))
    signal.alarm(limits["wall_s"] + 5)


def _answer(path: Path, name: str, limits: Limits, first_rows: int) -> dict[str, Any]:
    from muster.engine.issues import ReadError
    from muster.engine.readers import reader_of
    from muster.engine.readers.guard import kind_of

    try:
        reader = reader_of(kind_of(path, limits))
        read = reader.read
        if first_rows and hasattr(reader, "peek"):
            read = partial(reader.peek, rows=first_rows)
        answer: dict[str, Any] = read(path, folder=Path(), name=name, limits=limits)
    except ReadError as error:
        answer = {"error": {"code": error.code, "params": error.params}}
    return answer


if __name__ == "__main__":
    main()
