"""The SQL of apply and undo: many rows at once, on SQLite by executemany, on PostgreSQL by COPY.

Frames carry the columns of the table by name; whatever touches rows that are there names their version.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from muster.notices.actions import INSERT_SQL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    import polars as pl
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


class Moved(Exception):  # noqa: N818 - says what is so
    """Somebody in the chunk changed since it was read: nothing of it may be written."""


def reserve_ids(count: int) -> list[int]:
    """New participant ids that nobody else gets. Those that stay unused leave a gap, which does no harm."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
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


def insert_rows(cursor: CursorWrapper, table: str, frame: pl.DataFrame) -> None:
    """Inserts every row of the frame."""
    if frame.is_empty():
        return
    if connection.vendor == "postgresql":
        _copy(cursor, table, frame)
        return
    names = ", ".join(f'"{name}"' for name in frame.columns)
    marks = ", ".join(["%s"] * frame.width)
    cursor.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', frame.rows())  # noqa: S608 - our names


def update_people(cursor: CursorWrapper, frame: pl.DataFrame) -> None:
    """Writes `UPDATED` and counts the version up, for each id that still has the version named. Else raises Moved."""
    if frame.is_empty():
        return
    write = _update_from_copy if connection.vendor == "postgresql" else _update_one_by_one
    if write(cursor, frame) != frame.height:
        raise Moved


def delete_people(cursor: CursorWrapper, versions: Sequence[tuple[int, int]]) -> None:
    """Deletes each (id, version) that still has that version. Else raises Moved."""
    if not versions:
        return
    cursor.executemany(f'DELETE FROM "{PARTICIPANTS}" WHERE id = %s AND version = %s', versions)  # noqa: S608
    if cursor.rowcount != len(versions):
        raise Moved


def write_notices(cursor: CursorWrapper, notices: Sequence[tuple[Any, ...]]) -> None:
    """Queues the mails, each once however often it is written."""
    if notices:
        cursor.executemany(INSERT_SQL, notices)


def as_stored(moment: datetime) -> str:
    """A moment as text that both databases take."""
    return str(connection.ops.adapt_datetimefield_value(moment))


def _copy(cursor: CursorWrapper, table: str, frame: pl.DataFrame) -> None:
    names = ", ".join(f'"{name}"' for name in frame.columns)
    # Every text is quoted, so that an unquoted nothing is NULL and "" an empty text.
    text = frame.write_csv(include_header=False, quote_style="non_numeric", null_value="")
    # Django wraps the errors of `execute`, but not those of `copy`.
    with (
        connection.wrap_database_errors,
        cursor.copy(f'COPY "{table}" ({names}) FROM STDIN (FORMAT csv)') as copy,
    ):
        copy.write(text.encode())


def _update_one_by_one(cursor: CursorWrapper, frame: pl.DataFrame) -> int:
    assignments = ", ".join(f'"{name}" = %s' for name in UPDATED)
    sql = f'UPDATE "{PARTICIPANTS}" SET {assignments}, version = version + 1 WHERE id = %s AND version = %s'  # noqa: S608
    cursor.executemany(sql, frame.select(*UPDATED, "id", "version").rows())
    return int(cursor.rowcount)


def _update_from_copy(cursor: CursorWrapper, frame: pl.DataFrame) -> int:
    columns = ", ".join(f'"{name}" {kind}' for name, kind in UPDATED.items())
    cursor.execute(f"CREATE TEMP TABLE import_updates (id bigint, version bigint, {columns}) ON COMMIT DROP")
    _copy(cursor, "import_updates", frame.select("id", "version", *UPDATED))
    assignments = ", ".join(f'"{name}" = u."{name}"' for name in UPDATED)
    cursor.execute(
        f'UPDATE "{PARTICIPANTS}" p SET {assignments}, version = p.version + 1 FROM import_updates u '  # noqa: S608
        "WHERE p.id = u.id AND p.version = u.version"
    )
    updated = int(cursor.rowcount)
    cursor.execute("DROP TABLE import_updates")
    return updated
