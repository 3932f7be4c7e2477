"""`muster doctor`: looks at everything that Muster needs and says in plain sentences what is so and what to do."""

from __future__ import annotations

import os
import platform
import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli.answers import print_json, start_django

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LEAST_FREE_BYTES = 1 << 30
OTHERS = 0o077


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `ok` False: somebody has something to do."""

    name: str
    ok: bool
    message: str


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("doctor")(doctor)


def doctor(
    *, as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False
) -> None:
    """Check this installation. Exit status 1 where something needs doing."""
    start_django()
    findings = [check() for check in CHECKS]
    if as_json:
        print_json({"checks": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            typer.echo(f"{'ok  ' if finding.ok else 'DO  '} {finding.message}")
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


def check_python() -> Finding:
    """Which Python and Muster run."""
    from importlib.metadata import version

    return Finding(
        "python", ok=True, message=f"Muster {version('muster')} on Python {platform.python_version()}."
    )


def check_database() -> Finding:
    """Whether the database answers and is of this version."""
    from django.db import DatabaseError, connection

    from muster.cli.database import has_pending_migrations

    try:
        is_behind = has_pending_migrations()
    except DatabaseError as error:
        first_line = str(error).strip().partition("\n")[0]
        return Finding(
            "database", ok=False, message=f"The database can't be reached: {first_line}. Check DATABASE_URL."
        )
    if is_behind:
        message = "The database is not ready for this version. `muster serve` or `muster setup` makes it so."
        return Finding("database", ok=False, message=message)
    return Finding(
        "database", ok=True, message=f"The database answers ({connection.vendor}) and is up to date."
    )


def check_data_folder() -> Finding:
    """Whether the data folder can be written, and by this user only."""
    from django.conf import settings

    folder: Path = settings.DATA_DIR
    if not os.access(folder, os.W_OK | os.X_OK):
        message = f"The data folder {folder} can't be written to. Give it to the user that runs Muster."
        return Finding("data folder", ok=False, message=message)
    open_to_others = [path for path in (folder, folder / "secret.key") if path.stat().st_mode & OTHERS]
    if open_to_others:
        message = f"Other users of this machine can look into {open_to_others[0]}. Run: chmod go-rwx {open_to_others[0]}"
        return Finding("data folder", ok=False, message=message)
    return Finding(
        "data folder", ok=True, message=f"The data folder {folder} is writable, and closed to others."
    )


def check_disk() -> Finding:
    """Whether there is room for uploads and backups."""
    from django.conf import settings

    free = shutil.disk_usage(settings.DATA_DIR).free
    room = f"{free / (1 << 30):.1f} GiB are free where the data folder is."
    if free < LEAST_FREE_BYTES:
        return Finding("disk", ok=False, message=f"Only {room} Make room: imports and backups need it.")
    return Finding("disk", ok=True, message=room)


def check_mail() -> Finding:
    """Whether mails can leave: the settings, and the log-in at the mail server."""
    from muster.notices.actions import mail_missing_setting
    from muster.organisations.mail_check import check_mail_server

    missing = mail_missing_setting()
    if missing is not None:
        return Finding("mail", ok=False, message=f"No mail can be sent: set {missing}.")
    failed = next((step for step in check_mail_server() if not step.ok), None)
    if failed is not None:
        return Finding("mail", ok=False, message=f"The mail server can't be used. {failed.sentence}")
    return Finding("mail", ok=True, message="Mail is set up, and the mail server lets Muster in.")


def check_worker() -> Finding:
    """Whether a worker is alive."""
    from django.db import DatabaseError

    from muster.notices.queries import worker_health

    try:
        health = worker_health()
    except DatabaseError:
        return Finding(
            "worker", ok=False, message="Whether a worker runs can't be seen until the database is ready."
        )
    if health.is_alive:
        return Finding("worker", ok=True, message="A worker is running.")
    if health.last_beat is None:
        return Finding(
            "worker", ok=False, message="No worker runs. Start `muster serve`, or `muster worker`."
        )
    seen = f"{health.last_beat:%Y-%m-%d %H:%M} UTC"
    return Finding(
        "worker", ok=False, message=f"No worker since {seen}. Start `muster serve`, or `muster worker`."
    )


def check_retention() -> Finding:
    """Whether what is too old to be kept has gone."""
    from datetime import timedelta

    from django.conf import settings
    from django.db import DatabaseError
    from django.utils import timezone
    from django_scopes import scopes_disabled

    from muster.imports.retention import due_rows, due_uploads

    yesterday = timezone.now() - timedelta(days=1)
    try:
        with scopes_disabled():
            overdue = due_uploads(yesterday).count() + due_rows(yesterday).count()
    except DatabaseError:
        message = "What is too old to be kept can't be seen until the database is ready."
        return Finding("retention", ok=False, message=message)
    if overdue:
        message = f"Files of {overdue} imports should have been deleted by now. A worker does it: start `muster worker`."
        return Finding("retention", ok=False, message=message)
    days = f"uploads {settings.MUSTER_KEEP_UPLOADS_DAYS}, rows {settings.MUSTER_KEEP_ROWS_DAYS}, undo {settings.MUSTER_UNDO_DAYS}"
    return Finding("retention", ok=True, message=f"Nothing is kept longer than it should be (days: {days}).")


def check_kernel() -> Finding:
    """What the kernel offers to fence in the process that reads files. Never something to do: limits hold anyway."""
    from muster.engine.fence import fences

    offered = fences()
    files = (
        f"Landlock (version {offered.landlock}) is on: what reads a file opens no other, and writes into its own folder only"
        if offered.keeps_files
        else "Landlock is off: only the permissions of this user keep what reads a file from opening others"
    )
    network = (
        "seccomp is on: that process has no network and starts no other process"
        if offered.has_seccomp
        else "seccomp is off: nothing keeps that process from the network"
    )
    return Finding(
        "kernel", ok=True, message=f"{files}; {network}. Its memory and time are limited in any case."
    )


CHECKS: tuple[Callable[[], Finding], ...] = (
    check_python,
    check_database,
    check_data_folder,
    check_disk,
    check_mail,
    check_worker,
    check_retention,
    check_kernel,
)
