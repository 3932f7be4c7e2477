"""A backup as one file: a gzipped tar with the manifest, the database, the secret key and the stored files."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import tarfile
import tempfile
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from muster.cli import database
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = 1
SQLITE_NAME = "database.sqlite3"
TABLES = "tables/"
FILES = "files/"
KEY = "secret.key"


def write_backup(target: Path) -> None:
    """Writes everything to `target`, which appears only when it is whole, readable by this user alone."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with (
            os.fdopen(descriptor, "wb") as file,
            tarfile.open(fileobj=file, mode="w:gz", compresslevel=3) as tar,
        ):
            _write_all(tar)
        draft.replace(target)
    except OSError as error:
        raise Refused("backup.not_written", file=str(target), answer=error.strerror or str(error)) from error
    finally:
        draft.unlink(missing_ok=True)


def _write_all(tar: tarfile.TarFile) -> None:
    """The database before the files: a file that came in between is one too many, never one too few."""
    from django.conf import settings
    from django.db import connection

    _add_text(tar, "manifest.json", json.dumps(_manifest(connection.vendor)))
    if connection.vendor == "sqlite":
        _add_sqlite(tar)
    else:
        _add_tables(tar)
    tar.add(settings.DATA_DIR / KEY, KEY)
    for path in sorted(settings.MEDIA_ROOT.rglob("*")):
        if path.is_file():
            tar.add(path, FILES + path.relative_to(settings.MEDIA_ROOT).as_posix())


def _manifest(vendor: str) -> dict[str, Any]:
    from importlib.metadata import version

    from django.utils import timezone

    return {
        "format": FORMAT,
        "muster": version("muster"),
        "created_at": timezone.now().isoformat(),
        "database": vendor,
        "migrations": sorted(f"{app}.{name}" for app, name in _applied_migrations()),
    }


def _applied_migrations() -> set[tuple[str, str]]:
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    return set(MigrationRecorder(connection).applied_migrations())


def _add_text(tar: tarfile.TarFile, name: str, text: str) -> None:
    content = text.encode()
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    tar.addfile(member, io.BytesIO(content))


def _add_sqlite(tar: tarfile.TarFile) -> None:
    path = database.sqlite_path()
    if path is None:
        return
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        copy = Path(folder) / SQLITE_NAME
        database.copy_sqlite(path, copy)
        tar.add(copy, SQLITE_NAME)


def _add_tables(tar: tarfile.TarFile) -> None:
    """Every table as PostgreSQL's own COPY text, all of one moment."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor, tempfile.TemporaryDirectory() as folder:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for table in sorted(connection.introspection.table_names(cursor)):
            columns = [found.name for found in connection.introspection.get_table_description(cursor, table)]
            path = Path(folder) / table
            with (
                path.open("wb") as file,
                cursor.copy(f"COPY {_names([table])} ({_names(columns)}) TO STDOUT") as copy,
            ):
                for chunk in copy:
                    file.write(chunk)
            _add_text(tar, f"{TABLES}{table}.json", json.dumps(columns))
            tar.add(path, f"{TABLES}{table}.copy")


def _names(names: list[str]) -> str:
    from django.db import connection

    return ", ".join(connection.ops.quote_name(name) for name in names)


@contextmanager
def opened_backup(source: Path) -> Iterator[tuple[tarfile.TarFile, dict[str, Any]]]:
    """The archive and its manifest. Raises Refused for anything that is no whole backup of Muster."""
    try:
        with tarfile.open(source, "r:gz") as tar:
            yield tar, _read_manifest(tar)
    except (tarfile.TarError, zlib.error, EOFError, gzip.BadGzipFile) as error:
        raise Refused("backup.unreadable") from error
    except FileNotFoundError as error:
        raise Refused("backup.not_opened", file=str(source), answer=error.strerror or str(error)) from error


def _read_manifest(tar: tarfile.TarFile) -> dict[str, Any]:
    try:
        file = tar.extractfile("manifest.json")
        manifest: dict[str, Any] = json.load(file) if file else {}
    except (KeyError, ValueError) as error:
        raise Refused("backup.unreadable") from error
    if manifest.get("format") != FORMAT:
        raise Refused("backup.unknown_format")
    return manifest


def restore_all(tar: tarfile.TarFile, manifest: dict[str, Any]) -> None:
    """Puts database, files and secret key in place. The caller has made sure that nothing is overwritten."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor == "sqlite":
        _restore_sqlite(tar)
    else:
        _restore_tables(tar, manifest)
    for member in tar.getmembers():
        if member.isfile() and member.name.startswith(FILES):
            _extract(tar, member.name, _inside(settings.MEDIA_ROOT, member.name.removeprefix(FILES)))
    _extract(tar, KEY, settings.DATA_DIR / KEY)


def _inside(folder: Path, name: str) -> Path:
    """The path of `name` below `folder`; refuses a name that leads out of it."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise Refused("backup.unreadable")
    return path


def _extract(tar: tarfile.TarFile, name: str, target: Path) -> None:
    source = tar.extractfile(name)
    if source is None:
        raise Refused("backup.unreadable")
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = target.with_name(f".{target.name}.restored")
    with draft.open("wb") as file:
        draft.chmod(0o600)
        shutil.copyfileobj(source, file)
    draft.replace(target)


def _restore_sqlite(tar: tarfile.TarFile) -> None:
    from django.db import connection

    connection.close()
    path = database.sqlite_path()
    if path is None:
        return
    for tail in ("-wal", "-shm"):
        path.with_name(path.name + tail).unlink(missing_ok=True)
    _extract(tar, SQLITE_NAME, path)


def _restore_tables(tar: tarfile.TarFile, manifest: dict[str, Any]) -> None:
    """The schema as it was at the backup, then every table; foreign keys are checked at the end of the transaction."""
    from django.core.management.color import no_style
    from django.db import connection, transaction

    _migrate_to(set(manifest["migrations"]))
    with transaction.atomic(), connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        cursor.execute(f"TRUNCATE {_names(tables)} CASCADE")
        for table in tables:
            _load_table(tar, table, cursor)
        for sql in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(sql)


def _migrate_to(names: set[str]) -> None:
    """Brings the schema to exactly those migrations."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if {f"{app}.{name}" for app, name in executor.loader.applied_migrations} == names:
        return
    whole = executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True)
    wanted = [step for step, _ in whole if f"{step.app_label}.{step.name}" in names]
    executor.migrate(list({step.app_label: (step.app_label, step.name) for step in wanted}.values()))


def _load_table(tar: tarfile.TarFile, table: str, cursor: Any) -> None:  # noqa: ANN401 - Django's wrapper
    columns_file = tar.extractfile(f"{TABLES}{table}.json")
    rows = tar.extractfile(f"{TABLES}{table}.copy")
    if columns_file is None or rows is None:
        raise Refused("backup.unreadable")
    columns = json.load(columns_file)
    with cursor.copy(f"COPY {_names([table])} ({_names(columns)}) FROM STDIN") as copy:
        while chunk := rows.read(1 << 20):
            copy.write(chunk)


def _models() -> list[Any]:
    from django.apps import apps

    return list(apps.get_models(include_auto_created=True))
