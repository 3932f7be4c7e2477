"""Who asked to be erased: remembered by a keyed hash of the address, until an owner lifts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection, transaction

from muster.engine.identity import email_key, keyed_hash
from muster.engine.table import Erased
from muster.organisations.actions import record
from muster.participants.models import Erasure
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from muster.accounts.models import User
    from muster.organisations.models import Organisation


_MARK = "SELECT count(*), max(at) FROM participants_erasure WHERE organisation_id = %s"


def address_hash(key: str) -> str:
    """What is kept of an address: the keyed hash of its e-mail key."""
    return keyed_hash(key, _secret())


def who_is_erased(organisation: Organisation) -> Erased:
    """Everybody who asked the organisation to be erased, as the engine takes it."""
    found = Erasure.objects.filter(organisation=organisation).values_list("address_hash", "at")
    return Erased({mark: at.date().isoformat() for mark, at in found}, _secret())


def erasures_mark(organisation_id: int) -> tuple[object, ...]:
    """Moves with every erasure of the organisation, and with every one that is lifted. Plain SQL: asked in each chunk."""
    with connection.cursor() as cursor:
        cursor.execute(_MARK, [organisation_id])
        return tuple(cursor.fetchone())


def is_erased(organisation: Organisation, key: str) -> bool:
    """Whether the holder of that address asked to be erased."""
    return Erasure.objects.filter(organisation=organisation, address_hash=address_hash(key)).exists()


def note_erasure(
    organisation: Organisation, keys: Iterable[str], *, run_ids: list[int], now: datetime
) -> list[Erasure]:
    """Remembers that the holder of these addresses asked to be erased now. Returns the rows, unfinished."""
    values = {"at": now, "run_ids": run_ids, "finished_at": None}
    return [
        Erasure.objects.update_or_create(
            organisation=organisation, address_hash=address_hash(key), defaults=values
        )[0]
        for key in sorted(keys)
    ]


def lift_erasure(organisation: Organisation, email: str, *, actor: User) -> None:
    """From now on somebody with that address may be added again. Raises Refused where nobody with it asked."""
    key = email_key(email)
    with transaction.atomic():
        found = Erasure.objects.filter(organisation=organisation, address_hash=address_hash(key or ""))
        if not found.exclude(finished_at=None).delete()[0]:
            raise Refused("erasure.unfinished" if found.exists() else "erasure.not_found")
        record(organisation, actor=actor, action="erasure.lifted")


def _secret() -> bytes:
    return settings.SECRET_KEY.encode()
