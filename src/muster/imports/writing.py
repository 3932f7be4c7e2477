"""The SQL of apply and undo: many rows at once, on SQLite by executemany, on PostgreSQL by COPY.

Frames carry the columns of the table by name; whatever touches rows that are there names their version.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl
from django.db import connection, transaction

from muster.imports.ahead import disconnect
from muster.notices.actions import INSERT_SQL

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence
    from concurrent.futures import Future
    from datetime import datetime

    from django.db.backends.utils import CursorWrapper

PARTICIPANTS = "participants_participant"
CHANGES = "participants_change"

UPDATED = {
    "email": "text",
    "email_key": "text",
    "employee_id": "text",
    "first_name": "text",
    "last_name": "text",
    "is_mentor": "boolean",
    "is_mentee": "boolean",
    "status": "text",
    "status_before": "text",
    "values": "jsonb",
    "origins": "jsonb",
    "sort_name": "text",
    "search_text": "text",
    "updated_at": "timestamptz",
}
"""The columns that an import may write to somebody who is there, with their PostgreSQL types."""

TOUCHED = {name: UPDATED[name] for name in ("values", "origins", "search_text", "updated_at")}
"""Those that no index holds: who changes in these only leaves the indexes alone."""

STATUSES = ("status", "status_before")


KEYS = ("id", "version")
"""The first columns of updates: which row it is that is changed."""
WORTH_LOOKING, SHORT = 100, 40
"""From so many rows on columns that are alike are looked for, among texts of at most so many characters."""
TRUNCATE_WAIT_MS = 50
"""While it waits, others can't write."""


class Moved(Exception):  # noqa: N818 - says what is so
    """Somebody in the chunk changed since it was read, or was erased: nothing of it may be written."""


def reserve_ids(count: int) -> list[int]:
    """New participant ids that nobody else gets. Those that stay unused leave a gap, which does no harm."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Its name is looked up once, not for each number.
            cursor.execute(
                "WITH numbers AS MATERIALIZED (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS name)"
                " SELECT nextval(name) FROM numbers, generate_series(1, %s)",
                [PARTICIPANTS, count],
            )
            return [row[0] for row in cursor.fetchall()]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s", [count, PARTICIPANTS])
        if not cursor.rowcount:  # nobody was ever added
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [PARTICIPANTS, count])
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [PARTICIPANTS])
        (last,) = cursor.fetchone()
    return list(range(last - count + 1, last + 1))


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows as the database takes them, made before a transaction begins."""

    names: tuple[str, ...]
    height: int
    rows: list[tuple[object, ...]]
    """For SQLite."""
    text: bytes
    """CSV for PostgreSQL's COPY."""
    alike: Mapping[str, str] = field(default_factory=dict)
    """Further columns that are the same in every row, as SQL; for SQLite."""


def batch_of(frame: pl.DataFrame) -> Batch:
    """The rows of the frame, whose columns have the names of the table's."""
    if connection.vendor == "postgresql":
        # Every text is quoted, so that an unquoted nothing is NULL and "" an empty text.
        text = frame.write_csv(include_header=False, quote_style="non_numeric", null_value="")
        return Batch(tuple(frame.columns), frame.height, [], text.encode())
    alike = _alike(frame)
    rest = frame.drop(alike)
    return Batch(tuple(rest.columns), rest.height, rest.rows(), b"", alike)


def _alike(frame: pl.DataFrame) -> Mapping[str, str]:
    """The columns that hold one short value, as SQL: half of those of new people, which a row then neither carries nor binds."""
    if frame.height < WORTH_LOOKING:
        return {}
    first = frame.row(0, named=True)
    keys = KEYS if tuple(frame.columns[: len(KEYS)]) == KEYS else frame.columns[:1]
    short = [
        name
        for name in frame.columns[len(keys) :]
        if len(text := str(first[name])) <= SHORT and "\0" not in text
    ]
    same = frame.select(pl.col(name).eq_missing(pl.col(name).first()).all() for name in short)
    names = [name for name, is_same in same.row(0, named=True).items() if is_same] if short else []
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(['quote(%s)'] * len(names)) or 'NULL'}", [first[name] for name in names]
        )
        return dict(zip(names, cursor.fetchone(), strict=False))


class Lines:
    """Rows of one table in the order of a plan, by `position`, to be cut into batches: made into what the database takes
    once, as each cut of a frame costs more than a hundred rows."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame.drop("position")
        self._positions: list[int] = frame["position"].to_list()
        self._all = batch_of(self._frame)

    def batch(self, start: int, stop: int, aside: Container[int] = ()) -> Batch:
        """Those at the positions from `start` to `stop`, but for those set aside."""
        first, last = bisect_left(self._positions, start), bisect_left(self._positions, stop)
        kept = [number for number in range(first, last) if self._positions[number] not in aside]
        if len(kept) == self._all.height:
            return self._all
        if connection.vendor == "postgresql":
            return batch_of(self._frame[kept])
        rows = [self._all.rows[number] for number in kept]
        return Batch(self._all.names, len(kept), rows, b"", self._all.alike)


def insert_rows(cursor: CursorWrapper, table: str, batch: Batch) -> None:
    """Inserts every row."""
    if not batch.height:
        return
    if connection.vendor == "postgresql":
        _copy(cursor, table, batch)
        return
    names = ", ".join(f'"{name}"' for name in (*batch.names, *batch.alike))
    into = f'INSERT INTO "{table}" ({names})'
    if len(batch.names) == 1:  # one statement goes through a list in a third of the time
        values = ", ".join(["value", *(sql.replace("%", "%%") for sql in batch.alike.values())])
        listed = json.dumps([value for (value,) in batch.rows])
        cursor.execute(f"{into} SELECT {values} FROM json_each(%s)", [listed])  # noqa: S608
        return
    marks = ", ".join([*["?"] * len(batch.names), *batch.alike.values()])
    _execute_all(cursor, f"{into} VALUES ({marks})", batch.rows)


def update_people(cursor: CursorWrapper, batch: Batch) -> None:
    """Writes the columns after id and version, and counts the version up, for each id that still has the version named.

    Else raises Moved. A mail that has left meanwhile made somebody invited and left the version alone: they stay invited.
    """
    if not batch.height:
        return
    write = _update_from_copy if connection.vendor == "postgresql" else _update_one_by_one
    if write(cursor, batch) != batch.height:
        raise Moved


def delete_people(cursor: CursorWrapper, versions: Sequence[tuple[int, int]]) -> None:
    """Deletes each (id, version) that still has that version. Else raises Moved."""
    if not versions:
        return
    if connection.vendor == "postgresql":
        sql = f'DELETE FROM "{PARTICIPANTS}" p USING unnest(%s::bigint[], %s::bigint[]) AS gone (id, version)'  # noqa: S608
        ids, wanted = zip(*versions, strict=True)
        cursor.execute(f"{sql} WHERE p.id = gone.id AND p.version = gone.version", [list(ids), list(wanted)])
        deleted = cursor.rowcount
    else:
        sql = f'DELETE FROM "{PARTICIPANTS}" WHERE id = ? AND version = ?'  # noqa: S608
        deleted = _execute_all(cursor, sql, versions)
    if deleted != len(versions):
        raise Moved


def write_notices(cursor: CursorWrapper, notices: Sequence[tuple[Any, ...]]) -> None:
    """Queues the mails, each once however often it is written."""
    if notices:
        cursor.executemany(INSERT_SQL, notices)


def as_stored(moment: datetime) -> str:
    """A moment as text that both databases take."""
    return str(connection.ops.adapt_datetimefield_value(moment))


def _execute_all(cursor: CursorWrapper, sql: str, rows: Sequence[tuple[object, ...]]) -> int:
    """SQLite's own executemany: Django's goes through the rows once more to look for how they name parameters."""
    with connection.wrap_database_errors:
        sqlite3.Cursor.executemany(cursor.cursor, sql, rows)
    return int(cursor.rowcount)


def _copy(cursor: CursorWrapper, table: str, batch: Batch) -> None:
    names = ", ".join(f'"{name}"' for name in batch.names)
    # Django wraps the errors of `execute`, but not those of `copy`.
    with (
        connection.wrap_database_errors,
        cursor.copy(f'COPY "{table}" ({names}) FROM STDIN (FORMAT csv)') as copy,
    ):
        copy.write(batch.text)


def _still_invited(name: str, given: str, of: str = "") -> str:
    """What is written to the column; in place of *imported*, what a mail made of it meanwhile."""
    if name not in STATUSES:
        return given
    return f"CASE WHEN {of}status = 'invited' AND {given} = 'imported' THEN 'invited' ELSE {given} END"


def _update_one_by_one(cursor: CursorWrapper, batch: Batch) -> int:
    marks = {name: f"?{number}" for number, name in enumerate(batch.names[len(KEYS) :], start=len(KEYS) + 1)}
    given = {**marks, **batch.alike}
    assignments = ", ".join(f'"{name}" = {_still_invited(name, mark)}' for name, mark in given.items())
    sql = f'UPDATE "{PARTICIPANTS}" SET {assignments}, version = version + 1 WHERE id = ?1 AND version = ?2'  # noqa: S608
    return _execute_all(cursor, sql, batch.rows)


def _update_from_copy(cursor: CursorWrapper, batch: Batch) -> int:
    types = ", ".join(f'"{name}" {UPDATED[name]}' for name in batch.names[len(KEYS) :])
    cursor.execute(f"CREATE TEMP TABLE import_updates (id bigint, version bigint, {types}) ON COMMIT DROP")
    _copy(cursor, "import_updates", batch)
    # Each is found by its number: what else the server might think of goes through everybody, for every chunk.
    cursor.execute("SET LOCAL enable_hashjoin = off")
    cursor.execute("SET LOCAL enable_mergejoin = off")
    named = {name: f'u."{name}"' for name in batch.names[len(KEYS) :]}
    assignments = ", ".join(f'"{name}" = {_still_invited(name, mark, "p.")}' for name, mark in named.items())
    cursor.execute(
        f'UPDATE "{PARTICIPANTS}" p SET {assignments}, version = p.version + 1 FROM import_updates u '  # noqa: S608
        "WHERE p.id = u.id AND p.version = u.version"
    )
    updated = int(cursor.rowcount)
    cursor.execute("DROP TABLE import_updates")
    return updated


class Log:
    """SQLite's log while somebody writes much: put into the database beside what is done between two pieces of work."""

    def __init__(self, thread: ThreadPoolExecutor | None) -> None:
        self._thread = thread
        self._coming: Future[bool] | None = None

    def put_away(self) -> None:
        """Begins to put the log into the database. Returns at once."""
        if self._thread is not None:
            self._coming = self._thread.submit(checkpoint)

    def wait(self) -> None:
        """Returns when what was begun is done: while somebody goes on writing the log can't begin anew."""
        if self._coming is not None:
            self._coming.result()
            self._coming = None


@contextmanager
def long_write() -> Iterator[Log]:
    """While somebody writes much on SQLite: the log is put into the database by `Log.put_away`, not within a commit."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield Log(None)
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_autocheckpoint")
        (before,) = cursor.fetchone()
        cursor.execute("PRAGMA wal_autocheckpoint = 0")
    try:
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="log") as thread:
            try:
                yield Log(thread)
            finally:
                thread.submit(disconnect)
        checkpoint("TRUNCATE")
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA wal_autocheckpoint = {before}")


def checkpoint(how: str = "PASSIVE") -> bool:
    """Puts SQLite's log into the database. PASSIVE waits for nobody; TRUNCATE waits a moment for readers.

    Whether nothing is left in the log, as on databases that keep none of their own.
    """
    if connection.vendor != "sqlite":
        return True
    if connection.in_atomic_block:
        return False
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (before,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {TRUNCATE_WAIT_MS}")
        try:
            cursor.execute(f"PRAGMA wal_checkpoint({how})")
            is_busy, pages, written = cursor.fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {before}")
    return not is_busy and pages == written
