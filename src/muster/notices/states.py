"""How a mail changes its state while it leaves. Plain SQL: each is written for every mail, and putting a query together costs
more than running it. Every statement names the table's own columns only, as PostgreSQL doesn't look twice at joined ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from muster.notices.models import Notice

_BEGIN = """
UPDATE notices_notice SET state = 'handing', lease_until = %s
WHERE id = %s AND state = 'leased' AND lease_owner = %s
  AND NOT EXISTS (SELECT 1 FROM notices_mailpause WHERE organisation_id = %s)
  AND NOT EXISTS (SELECT 1 FROM notices_suppression WHERE organisation_id = %s AND address_hash = %s)
  AND EXISTS ({there})
"""
_PERSON = """
SELECT 1 FROM participants_participant WHERE id = %s AND program_id = %s AND email_key = %s AND status IN ({statuses})
"""
_MEMBER = "SELECT 1 FROM organisations_member WHERE organisation_id = %s AND user_id = %s"
_SETTLE = """
UPDATE notices_notice SET state = %s, last_answer = %s, settled_at = %s, due_at = %s, attempts = %s, lease_until = NULL
WHERE id = %s AND lease_owner = %s AND state IN ('leased', 'handing', 'unknown')
"""
_INVITED = """
UPDATE participants_participant
SET invited_at = %s,
    status = CASE WHEN status = 'imported' THEN 'invited' ELSE status END,
    status_before = CASE WHEN status_before = 'imported' THEN 'invited' ELSE status_before END
WHERE id = %s
"""


def begin_for_person(
    notice: Notice,
    worker_id: str,
    until: datetime,
    *,
    person_id: int,
    email_key: str,
    statuses: Sequence[str],
) -> bool:
    """Leased → handing, where the worker still holds the mail, nothing stops it, and the person is as they were."""
    marks = ", ".join(["%s"] * len(statuses))
    there = _PERSON.format(statuses=marks)
    return _begin(notice, worker_id, until, there, (person_id, notice.program_id, email_key, *statuses))


def begin_for_member(notice: Notice, worker_id: str, until: datetime, *, user_id: int) -> bool:
    """The same for a mail to somebody who administers."""
    return _begin(notice, worker_id, until, _MEMBER, (notice.program.organisation_id, user_id))


def _begin(notice: Notice, worker_id: str, until: datetime, there: str, who: Sequence[object]) -> bool:
    organisation = notice.program.organisation_id
    given = (_at(until), notice.pk, worker_id, organisation, organisation, notice.address_hash, *who)
    return _run(_BEGIN.format(there=there), given)


def settle(
    notice: Notice, worker_id: str, *, state: str, answer: str, settled_at: datetime | None, due_at: datetime
) -> bool:
    """Writes what became of the mail, where it is still the worker's. Whether it was."""
    given = (state, answer, _at(settled_at), _at(due_at), notice.attempts + 1, notice.pk, worker_id)
    return _run(_SETTLE, given)


def mark_invited(participant_id: int, now: datetime) -> None:
    """Imported → invited, also what a suspension goes back to. Not a person's change: the version stays, so that undo may
    still take the person back; `muster.imports.writing` looks at the status itself."""
    _run(_INVITED, (_at(now), participant_id))


def _at(moment: datetime | None) -> str | datetime | None:
    return connection.ops.adapt_datetimefield_value(moment)


def _run(sql: str, given: Sequence[object]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)  # type: ignore[arg-type]  # the stubs know no tuples of objects
        return bool(cursor.rowcount > 0)
