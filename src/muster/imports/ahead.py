"""Makes the next piece of work while the last one is written, where the server of a database does the writing.

On SQLite both need this process's interpreter, and whoever waits for it would hold the only lock: there nothing is made
ahead. Nor is it on two processors, of which the database's server would have one and the next piece the other: whoever asks
for a page meanwhile would wait for both.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from typing import TYPE_CHECKING, TypeVar

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

Made = TypeVar("Made")

FEW_PROCESSORS = 2


@contextmanager
def one_ahead(pieces: Generator[Made]) -> Iterator[Iterator[Made]]:
    """The pieces in their order, each made while whoever asked works on the one before.

    They are made in a thread of its own, which has a connection of its own and closes it when the block ends, however
    it ends. Within a transaction, which no other connection could look into, each is made when it is asked for.
    """
    if connection.vendor == "sqlite" or connection.in_atomic_block or count_processors() <= FEW_PROCESSORS:
        yield pieces
        return
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead") as thread:
        try:
            yield _each(pieces, thread)
        finally:
            thread.submit(pieces.close)
            thread.submit(disconnect)


def count_processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def disconnect() -> None:
    """Closes the connection of the thread that calls."""
    connection.close()


def _each(pieces: Iterator[Made], thread: ThreadPoolExecutor) -> Iterator[Made]:
    context = copy_context()  # whose organisation it is

    def following() -> Made | None:
        return context.run(lambda: next(pieces, None))

    coming = thread.submit(following)
    while (piece := coming.result()) is not None:
        coming = thread.submit(following)
        yield piece
        del piece
