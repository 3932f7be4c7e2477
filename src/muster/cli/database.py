"""Making the database ready: a copy of an SQLite file before its migrations run, and the migrations."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def has_pending_migrations() -> bool:
    """Whether the database is of an older version of Muster, or empty."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def make_ready() -> Path | None:
    """Migrates where that is due; returns the copy that was made of an SQLite database before."""
    from django.core.management import call_command

    if not has_pending_migrations():
        return None
    copy = _copy_before_migrating()
    call_command("migrate", interactive=False, verbosity=0)
    return copy


def sqlite_path() -> Path | None:
    """The file of the database, or None where it is PostgreSQL."""
    from django.db import connection

    return Path(connection.settings_dict["NAME"]) if connection.vendor == "sqlite" else None


def copy_sqlite(source: Path, target: Path) -> None:
    """A consistent copy of a database that may be in use."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
    target.chmod(0o600)


def _copy_before_migrating() -> Path | None:
    from django.conf import settings
    from django.db import connection
    from django.utils import timezone

    path = sqlite_path()
    if path is None or not connection.introspection.table_names():
        return None
    target: Path = settings.DATA_DIR / "backups" / f"before-migration-{timezone.now():%Y%m%dT%H%M%SZ}.sqlite3"
    copy_sqlite(path, target)
    return target
