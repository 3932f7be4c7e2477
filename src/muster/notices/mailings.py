"""Invitations and reminders to a group of people: who they are now, and one order that writes to exactly those."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Count, Q
from django.utils import timezone
from django_scopes import scopes_disabled

from muster.notices.actions import (
    INSERT_SQL,
    already_invited,
    mail_missing_setting,
    notice_rows,
    reminded_since,
)
from muster.notices.models import Mailing, MailingGroup, Notice, NoticeKind, NoticeState
from muster.notices.suppressions import NOT_YET_SENT, suppressed_keys
from muster.organisations.actions import record
from muster.participants.models import Participant, ParticipantStatus
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from django.db.models import QuerySet

    from muster.accounts.models import User
    from muster.programs.models import Program

TYPED_ABOVE = 100
"""More recipients than this are typed in as a number by whoever orders the mails."""
SHOWN = 20
WAITING_DAYS = 7
PEOPLE_A_QUERY = 5_000

Person = tuple[int, str, str]
"""(participant_id, email, email_key)"""


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a mailing would reach now. `list_hash` tells this list from every other; `stopped` want no mail."""

    group: str
    days: int
    count: int
    stopped: int
    first: tuple[str, ...]
    list_hash: str

    @property
    def must_be_typed(self) -> bool:
        return self.count > TYPED_ABOVE


def count_groups(program: Program, *, days: int = WAITING_DAYS) -> dict[str, int]:
    """Group → people in it by their status alone; the list itself is made when somebody looks at it."""
    return {group: _members(program, group, days).count() for group in MailingGroup.values}


def find_audience(program: Program, group: str, *, days: int = WAITING_DAYS) -> Audience:
    """Whom a mailing to that group would reach, without those who want no mail or have one on its way."""
    digest, count, stopped = hashlib.sha256(), 0, 0
    first: list[str] = []
    for people, without in _slices(program, group, days):
        stopped += without
        count += len(people)
        first += [email for _pk, email, _key in people[: SHOWN - len(first)]]
        for pk, _email, key in people:
            digest.update(f"{pk} {key}\n".encode())
    return Audience(group, days, count, stopped, tuple(first), digest.hexdigest())


def _slices(program: Program, group: str, days: int) -> Iterator[tuple[list[Person], int]]:
    """The group in pieces: who is written to, and how many of the piece want no mail."""
    last = 0
    while True:
        found = _members(program, group, days).filter(pk__gt=last).order_by("pk")
        piece: list[Person] = list(found.values_list("pk", "email", "email_key")[:PEOPLE_A_QUERY])
        if not piece:
            return
        last = piece[-1][0]
        keys = [key for _pk, _email, key in piece]
        stopped = suppressed_keys(program.organisation, keys)
        busy = (
            already_invited(program, keys)
            if group == MailingGroup.UNINVITED
            else reminded_since(program, keys, timezone.now() - timedelta(days=days))
        )
        kept = [person for person in piece if person[2] not in stopped and person[2] not in busy]
        yield kept, len(stopped)


def _members(program: Program, group: str, days: int) -> QuerySet[Participant]:
    people = Participant.objects.filter(program=program)
    if group == MailingGroup.UNINVITED:
        return people.filter(status=ParticipantStatus.IMPORTED, invited_at=None)
    before = timezone.now() - timedelta(days=days)
    return people.filter(status=ParticipantStatus.INVITED, invited_at__lte=before)


def create_mailing(  # noqa: PLR0913 - what the page asks for
    program: Program,
    group: str,
    *,
    days: int,
    list_hash: str,
    typed: int | None,
    due_at: datetime,
    actor: User,
) -> Mailing:
    """Writes one mail for each of the group, due at `due_at`. Refused where the list has changed since it was shown,
    where nobody is in it, or where its number had to be typed and was not."""
    missing = mail_missing_setting()
    if missing is not None:
        raise Refused("mail.not_configured", setting=missing)
    with transaction.atomic():
        # One after the other: who presses twice, or at the same moment as a colleague, orders one mailing.
        type(program).objects.select_for_update(of=("self",), no_key=True).get(pk=program.pk)
        audience = find_audience(program, group, days=days)
        _check(audience, list_hash, typed)
        mailing = Mailing.objects.create(
            program=program,
            group=group,
            days=days,
            due_at=due_at,
            recipients=audience.count,
            list_hash=list_hash,
            created_by=actor,
        )
        for people, _stopped in _slices(program, group, days):
            _write(mailing, people)
        record(
            program.organisation,
            actor=actor,
            action="mailing.created",
            target=f"mailing {mailing.pk}",
            program=program.slug,
            group=group,
            recipients=audience.count,
        )
    return mailing


def _check(audience: Audience, list_hash: str, typed: int | None) -> None:
    if audience.list_hash != list_hash:
        raise Refused("mailing.list_changed")
    if not audience.count:
        raise Refused("mailing.nobody")
    if audience.must_be_typed and typed != audience.count:
        raise Refused("mailing.number", number=audience.count)


def _write(mailing: Mailing, people: list[Person]) -> None:
    is_first = mailing.group == MailingGroup.UNINVITED
    rows = notice_rows(
        mailing.program,
        people,
        now=mailing.created_at,
        due_at=mailing.due_at,
        kind=(NoticeKind.INVITATION if is_first else NoticeKind.REMINDER).value,
        occasion="first" if is_first else f"mailing-{mailing.pk}-{secrets.token_hex(4)}",
    )
    with connection.cursor() as cursor:
        cursor.executemany(INSERT_SQL, rows)  # type: ignore[arg-type]  # the stubs know no tuples of objects
    ids = [pk for pk, _email, _key in people]
    kind = NoticeKind.INVITATION if is_first else NoticeKind.REMINDER
    written = Notice.objects.filter(
        program=mailing.program, participant_id__in=ids, kind=kind, state=NoticeState.QUEUED, mailing=None
    )
    written.update(mailing=mailing)


def stop_mailing(mailing: Mailing, *, actor: User) -> int:
    """Withdraws what has not left yet; returns how many mails that is."""
    with transaction.atomic():
        with (
            scopes_disabled()
        ):  # conditional writes go by the table's own columns, see `actions.withdraw_of_run`
            waiting = Notice.objects.filter(mailing_id=mailing.pk, state__in=NOT_YET_SENT)
        stopped = waiting.update(state=NoticeState.WITHDRAWN, settled_at=timezone.now())
        record(
            mailing.program.organisation,
            actor=actor,
            action="mailing.stopped",
            target=f"mailing {mailing.pk}",
            program=mailing.program.slug,
            withdrawn=stopped,
        )
    return stopped


@dataclass(frozen=True, slots=True)
class Standing:
    """One mailing, and how many of its mails wait and have left."""

    mailing: Mailing
    waiting: int
    left: int


def list_mailings(program: Program, *, limit: int = 5) -> tuple[Standing, ...]:
    """The newest mailings of the program."""
    sums = {
        "waiting": Count("notices", filter=Q(notices__state__in=NOT_YET_SENT)),
        "left": Count("notices", filter=Q(notices__state=NoticeState.ACCEPTED)),
    }
    found = Mailing.objects.filter(program=program).annotate(**sums).order_by("-pk")[:limit]
    return tuple(Standing(one, one.waiting, one.left) for one in found)  # type: ignore[attr-defined]  # annotated
