"""SQLite has one writer. Whoever waits for it says so by a lock on a file, and an import lets them go first.

Between two chunks an import asks whether anybody waits: if nobody does, it goes on without a pause. A chunk says the same
way that it is being written, so that whoever waits goes on as soon as it has ended. On PostgreSQL,
which locks rows, nothing of this happens.
"""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import connection as default_connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.db.backends.base.base import BaseDatabaseWrapper

TURNS, CHUNK = "turns", "chunk"
"""The files: one for whoever waits, one for the chunk that is being written."""
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
LONGEST_S = 0.25
"""SQLite looks for the lock every 1 to 100 ms; who has not got it by then waits for the next chunk."""
LOOK_EVERY_S = 0.001


def announce_writers(connection: BaseDatabaseWrapper, **_signal: object) -> None:
    """Receiver of `connection_created`: from now on this connection says when it waits to write."""
    if connection.vendor == "sqlite" and _announced not in connection.execute_wrappers:
        connection.execute_wrappers.append(_announced)


def give_way() -> None:
    """Returns as soon as nobody waits to write, at the latest after `LONGEST_S`."""
    if default_connection.vendor != "sqlite":
        return
    until = time.monotonic() + LONGEST_S
    with _opened(default_connection) as file:
        while not _is_free(file) and time.monotonic() < until:
            time.sleep(LOOK_EVERY_S)


@contextmanager
def chunk() -> Iterator[Callable[[], object]]:
    """Around the transaction of a chunk; what it gives is called once the transaction has begun.

    Whoever waits is told at once when the block has ended: SQLite by itself looks for its lock every 1 to 100 ms.
    """
    if default_connection.vendor != "sqlite":
        yield lambda: None
        return
    with _opened(default_connection, CHUNK) as file:
        yield partial(_try, file, fcntl.LOCK_EX)


def _await_chunk(connection: BaseDatabaseWrapper) -> None:
    """Returns when no chunk is being written, at the latest when SQLite would give up."""
    until = time.monotonic() + connection.settings_dict["OPTIONS"].get("timeout", 5)
    with _opened(connection, CHUNK) as file:
        while not _is_free(file) and time.monotonic() < until:
            time.sleep(LOOK_EVERY_S)


@contextmanager
def waiting(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Says for as long as the block lasts that somebody waits to write."""
    with _opened(connection) as file:
        fcntl.flock(file, fcntl.LOCK_SH)  # closing the file takes it back
        yield


def _announced(
    execute: Callable[..., Any],
    sql: str,
    params: Any,  # noqa: ANN401 - as Django gives them
    many: bool,  # noqa: FBT001
    context: dict[str, Any],
) -> Any:  # noqa: ANN401
    connection = context["connection"]
    # Within a transaction the lock is held already; outside of one each statement waits for it by itself.
    if sql.startswith("BEGIN") or (not connection.in_atomic_block and sql.startswith(WRITES)):
        with waiting(connection):
            _await_chunk(connection)
            return execute(sql, params, many, context)
    return execute(sql, params, many, context)


@contextmanager
def _opened(connection: BaseDatabaseWrapper, what: str = TURNS) -> Iterator[int]:
    """The file beside the database, opened anew: a lock belongs to one opening."""
    file = os.open(f"{connection.settings_dict['NAME']}-{what}", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        yield file
    finally:
        os.close(file)


def _is_free(file: int) -> bool:
    if not _try(file, fcntl.LOCK_EX):
        return False
    fcntl.flock(file, fcntl.LOCK_UN)
    return True


def _try(file: int, lock: int) -> bool:
    """Takes the lock if nobody has it."""
    try:
        fcntl.flock(file, lock | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
