"""`muster backup` and `muster restore`: everything in one file, and back again."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotations
from typing import Annotated, Any

import typer

from muster.cli.answers import say, start_django
from muster.refusals import Refused


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("backup")(backup)
    app.command("restore")(restore)


def backup(
    *, output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write.")]
) -> None:
    """Write the database, the stored files and the secret key to one file. Muster may go on running."""
    start_django()
    from muster.cli.archive import write_backup

    write_backup(output)
    say(
        f"The backup is {output}. It holds people's data and the secret key: keep it where only you can read it."
    )


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `muster backup` wrote.")],
) -> None:
    """Put a backup back, into an empty installation. Mail stays paused until an owner lifts it."""
    start_django()
    from muster.cli.archive import opened_backup, restore_all
    from muster.cli.database import make_ready

    with opened_backup(file) as (tar, manifest):
        _check_fits(manifest)
        _check_empty()
        restore_all(tar, manifest)
    make_ready()
    _settle_in()
    say("The backup is restored. Mail is paused: an owner lifts that on the page Mails of a program.")


def _check_fits(manifest: dict[str, Any]) -> None:
    """Raises Refused for a backup of another kind of database or of a newer Muster."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    if manifest["database"] != connection.vendor:
        raise Refused("backup.other_database", database=manifest["database"])
    known = {f"{app}.{name}" for app, name in MigrationLoader(connection).disk_migrations}
    if not known.issuperset(manifest["migrations"]):
        raise Refused("backup.newer", version=str(manifest["muster"]))


def _check_empty() -> None:
    """Raises Refused where anybody would lose anything."""
    from django.db import connection

    from muster.accounts.models import User
    from muster.organisations.models import Organisation

    there = set(connection.introspection.table_names())
    if any(model._meta.db_table in there and model.objects.exists() for model in (User, Organisation)):  # noqa: SLF001 - Django's documented API
        raise Refused("restore.not_empty")


def _settle_in() -> None:
    """No mail, no session and no first-run code of the other installation lives on here."""
    from django.conf import settings
    from django.contrib.sessions.models import Session
    from django_scopes import scopes_disabled

    from muster.notices.actions import hold_after_restore
    from muster.notices.marker import check_marker

    Session.objects.all().delete()
    with scopes_disabled():
        hold_after_restore()
    check_marker()
    (settings.DATA_DIR / "first-run.json").unlink(missing_ok=True)
