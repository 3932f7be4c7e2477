"""Who works something out for a run first, and who waits for it: within this process, which many ask at once."""

from __future__ import annotations

from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCKS: dict[tuple[int, str], Lock] = {}
_LOCKS_GUARD = Lock()


@contextmanager
def turn_of(run_id: int, what: str) -> Iterator[None]:
    """One at a time for this run and this work: who comes second finds it done."""
    with _LOCKS_GUARD:
        lock = _LOCKS.setdefault((run_id, what), Lock())
    with lock:
        yield
