"""Makes the next piece of work while the last one is written, where the server of a database does the writing.

On SQLite both need this process's interpreter, and whoever waits for it would hold the only lock: there nothing is made
ahead.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from typing import TYPE_CHECKING, TypeVar

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

Made = TypeVar("Made")


@contextmanager
def one_ahead(pieces: Generator[Made]) -> Iterator[Iterator[Made]]:
    """The pieces in their order, each made while whoever asked works on the one before.

    They are made in a thread of its own, which has a connection of its own and closes it when the block ends, however
    it ends. Within a transaction, which no other connection could look into, each is made when it is asked for.
    """
    if connection.vendor == "sqlite" or connection.in_atomic_block:
        yield pieces
        return
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="ahead") as thread:
        try:
            yield _each(pieces, thread)
        finally:
            thread.submit(pieces.close)
            thread.submit(disconnect)


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
