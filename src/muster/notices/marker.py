"""Whether this database is the one that mails were last sent from, or an older copy that was put in its place.

Each time a worker takes mails the database counts up, and a file in the data folder is told before the first of them
leaves. A database that counts less than the file knows has been restored: what it calls waiting may have long been sent, so
all mail is paused until an owner lifts that. See docs/decisions/0074-a-marker-outside-the-database.md.
"""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import structlog
from django.conf import settings
from django.db import connection
from django.db.models import F
from django_scopes import scopes_disabled

from muster.notices.actions import hold_after_restore
from muster.notices.models import MailMark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

log = structlog.get_logger("muster.notices")
THE_ONE = 1


def count_up() -> int:
    """Counts up in the transaction that takes mails; the count from then on, for `keep_outside`."""
    if not MailMark.objects.filter(pk=THE_ONE).update(count=F("count") + 1):
        MailMark.objects.get_or_create(pk=THE_ONE)
        MailMark.objects.filter(pk=THE_ONE).update(count=F("count") + 1)
    return MailMark.objects.values_list("count", flat=True).get(pk=THE_ONE)


def keep_outside(count: int) -> None:
    """Writes the count down outside the database, unless another worker has got further."""
    with _opened() as file:
        if count > (_count_in(file) or 0):
            _write(file, count)


def check_marker() -> bool:
    """Pauses all mail where the database is older than the file knows. Whether it had to; called when a worker starts."""
    with _opened() as file:
        known = _count_in(file)
        # In this order: another worker may count up meanwhile, and writes the file only after that.
        count = MailMark.objects.values_list("count", flat=True).filter(pk=THE_ONE).first() or 0
        # An SQLite file lies beside its marker. A further node of a PostgreSQL begins without one.
        is_moved = known is None and count > 0 and connection.vendor == "sqlite"
        is_older = is_moved or (known or 0) > count
        if is_older:
            log.warning("mail.database_is_older", database=count, marker=known)
            with scopes_disabled():
                hold_after_restore()
        if is_older or known != count:
            _write(file, count)
    return is_older


def _path() -> Path:
    folder: Path = settings.DATA_DIR
    return folder / "mail-mark.json"


@contextmanager
def _opened() -> Iterator[TextIO]:
    """The file, for this process alone."""
    descriptor = os.open(_path(), os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def _count_in(file: TextIO) -> int | None:
    """The count in the file; None where it is new, or holds nothing that could be read."""
    file.seek(0)
    try:
        return int(json.loads(file.read())["count"])
    except (ValueError, KeyError, TypeError):
        return None


def _write(file: TextIO, count: int) -> None:
    file.seek(0)
    file.truncate()
    json.dump({"count": count}, file)
    file.flush()
    os.fsync(file.fileno())
