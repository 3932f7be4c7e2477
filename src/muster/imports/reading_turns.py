"""Whose turn it is to have a file read: a few at a time of one installation, whichever of its processes asks."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings

from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOOK_EVERY_S = 0.05


@contextmanager
def reading_turn() -> Iterator[None]:
    """Holds one of the places while the block lasts. Refused where nobody else may wait, or the wait took too long."""
    place = _place()
    try:
        yield
    finally:
        os.close(place)


def _place() -> int:
    limits = settings.MUSTER_LIMITS
    folder = settings.DATA_DIR / "readers"
    folder.mkdir(mode=0o700, exist_ok=True)
    place = _free(folder, "reading", limits.readers)
    if place is not None:
        return place
    waiting = _free(folder, "waiting", limits.waiting)
    deadline = time.monotonic() + limits.turn_s
    try:
        while waiting is not None and time.monotonic() < deadline:
            time.sleep(_LOOK_EVERY_S)
            place = _free(folder, "reading", limits.readers)
            if place is not None:
                return place
    finally:
        if waiting is not None:
            os.close(waiting)
    raise Refused("file.readers_busy", limit=limits.readers)


def _free(folder: Path, kind: str, places: int) -> int | None:
    """A file locked by nobody else, locked now; the system unlocks it when whoever holds it ends, however that comes."""
    for number in range(places):
        place = os.open(folder / f"{kind}-{number}", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(place, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(place)
        else:
            return place
    return None
