"""The code that lets the first person in: new at each start until an owner exists, void after.

Only its hash is kept, in a file of the data folder that only this account can read, together with the times of the
last tries. A file and not the cache, because several processes must agree on the five tries a minute.
"""

from __future__ import annotations

import fcntl
import hashlib
import hmac
import json
import os
import secrets
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django_scopes import scopes_disabled

from muster.organisations.models import Member, MemberRole
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TRIES_A_MINUTE = 5
_known = {"needed": True}


def is_needed() -> bool:
    """Whether no owner exists yet. Once there is one, nobody asks the database again."""
    if _known["needed"]:
        with scopes_disabled():
            _known["needed"] = not Member.objects.filter(role=MemberRole.OWNER).exists()
    return _known["needed"]


def new_code() -> str:
    """A new 128-bit code; the one before is void."""
    code = secrets.token_urlsafe(16)
    with _record() as record:
        record.clear()
        record.update(hash=_hash(code), tries=[])
    return code


def check_code(code: str) -> bool:
    """Whether this is the code. Raises Refused after five tries within a minute."""
    with _record() as record:
        now = time.time()
        tries = [at for at in record.get("tries", []) if now - 60 < at <= now]
        if len(tries) >= TRIES_A_MINUTE:
            raise Refused("start.too_many_tries")
        record["tries"] = [*tries, now]
        return hmac.compare_digest(record.get("hash", ""), _hash(code))


@contextmanager
def only_once() -> Iterator[None]:
    """Held while the first owner is made. Raises Refused for whoever comes second, however close."""
    with _record():
        _known["needed"] = True
        if not is_needed():
            raise Refused("start.already_done")
        yield


def forget_code() -> None:
    """Makes the code void: an owner exists."""
    _known["needed"] = False
    _path().unlink(missing_ok=True)


def _hash(code: str) -> str:
    return hashlib.sha256(code.strip().encode()).hexdigest()


def _path() -> Path:
    path: Path = settings.DATA_DIR / "first-run.json"
    return path


@contextmanager
def _record() -> Iterator[dict[str, Any]]:
    """The stored record, locked against other processes, written back at the end unless something was raised."""
    descriptor = os.open(_path(), os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+", encoding="ascii") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        text = file.read()
        record: dict[str, Any] = json.loads(text) if text else {}
        yield record
        file.seek(0)
        file.truncate()
        json.dump(record, file)
