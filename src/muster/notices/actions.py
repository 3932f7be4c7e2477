"""Writing, withdrawing and pausing mails. Nothing here sends: `sender` does, in the worker."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from muster.notices.addresses import address_hash
from muster.notices.models import MailPause, Notice, NoticeKind, NoticeState, WorkerBeat
from muster.notices.suppressions import NOT_YET_SENT, find_suppression
from muster.organisations.actions import record
from muster.organisations.models import Organisation
from muster.participants.models import Participant, ParticipantStatus
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from django.db.models import QuerySet

    from muster.accounts.models import User
    from muster.programs.models import Program

HASHES_A_QUERY = 5000
RESTORED = "restored"
MAY_BE_INVITED = (ParticipantStatus.IMPORTED, ParticipantStatus.INVITED)

INSERT_SQL = """
INSERT INTO notices_notice
  (program_id, participant_id, run_id, address, address_hash, kind, occasion, state, due_at, attempts,
   lease_owner, last_answer, created_at)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (program_id, address_hash, kind, occasion) DO UPDATE SET
  participant_id = excluded.participant_id, run_id = excluded.run_id, address = excluded.address,
  state = excluded.state, due_at = excluded.due_at, attempts = 0, last_answer = '', settled_at = NULL
WHERE notices_notice.state = 'withdrawn'
   OR (notices_notice.state IN ('queued', 'deferred') AND notices_notice.participant_id <> excluded.participant_id)
"""
"""For `executemany` with `invitation_rows`: at most one first invitation a person; a withdrawn one may be queued anew.
One that still waits for somebody who was deleted is for who has the address now."""


def mail_missing_setting() -> str | None:
    """The setting without which no mail can leave, or None where mail is configured."""
    if settings.MAIL_IS_CONFIGURED:
        return None
    return "MUSTER_URL" if settings.EMAIL_URL else "EMAIL_URL"


def is_mail_ready() -> bool:
    """Whether mails can be sent at all: EMAIL_URL and MUSTER_URL are set."""
    return mail_missing_setting() is None


def invitation_rows(
    program: Program, people: Iterable[tuple[int, str, str]], *, run_id: int | None, now: datetime
) -> list[tuple[object, ...]]:
    """Parameters for `INSERT_SQL`: one first invitation for each (participant_id, email, email_key)."""
    return notice_rows(
        program, people, run_id=run_id, now=now, due_at=now + timedelta(seconds=program.hold_s)
    )


def notice_rows(  # noqa: PLR0913 - the columns of a notice
    program: Program,
    people: Iterable[tuple[int, str, str]],
    *,
    now: datetime,
    due_at: datetime,
    kind: str = NoticeKind.INVITATION.value,
    occasion: str = "first",
    run_id: int | None = None,
) -> list[tuple[object, ...]]:
    """Parameters for `INSERT_SQL`: one notice for each (participant_id, email, email_key)."""
    due = connection.ops.adapt_datetimefield_value(due_at)
    created = connection.ops.adapt_datetimefield_value(now)
    state = NoticeState.QUEUED.value
    return [
        (
            program.pk,
            participant_id,
            run_id,
            email,
            address_hash(key),
            kind,
            occasion,
            state,
            due,
            0,
            "",
            "",
            created,
        )
        for participant_id, email, key in people
    ]


def withdraw_of_run(run_id: int) -> tuple[int, int]:
    """Withdraws what the run has not sent yet; returns how many, and how many were already on their way."""
    # A scope joins the program, and PostgreSQL doesn't look twice at a joined condition: a mail that a worker
    # begins to hand over at this moment must not be called withdrawn.
    with scopes_disabled():
        of_run = Notice.objects.filter(run_id=run_id)
    withdrawn = of_run.filter(state__in=NOT_YET_SENT).update(
        state=NoticeState.WITHDRAWN, settled_at=timezone.now()
    )
    sent = of_run.filter(state__in=(NoticeState.HANDING, NoticeState.ACCEPTED, NoticeState.UNKNOWN)).count()
    return withdrawn, sent


def already_invited(program: Program, email_keys: Iterable[str]) -> set[str]:
    """Those of the keys that an invitation of this program was written for and not withdrawn."""
    return _with_invitation(program, email_keys, but_not=(NoticeState.WITHDRAWN,))


def invited_before(program: Program, email_keys: Iterable[str]) -> set[str]:
    """Those of the keys, of people yet to be added, whose first invitation has left, so that no import sends another."""
    return _with_invitation(
        program, email_keys, but_not=(NoticeState.WITHDRAWN, NoticeState.QUEUED, NoticeState.DEFERRED)
    )


def reminded_since(program: Program, email_keys: Iterable[str], since: datetime) -> set[str]:
    """Those of the keys that a reminder was written for after that time and not withdrawn."""
    reminders = Notice.objects.filter(program=program, kind=NoticeKind.REMINDER, created_at__gt=since)
    return _with_notice(reminders, email_keys, but_not=(NoticeState.WITHDRAWN,))


def _with_invitation(
    program: Program, email_keys: Iterable[str], *, but_not: Sequence[NoticeState]
) -> set[str]:
    invitations = Notice.objects.filter(program=program, kind=NoticeKind.INVITATION)
    return _with_notice(invitations, email_keys, but_not=but_not)


def _with_notice(
    notices: QuerySet[Notice], email_keys: Iterable[str], *, but_not: Sequence[NoticeState]
) -> set[str]:
    keys_by_hash = {address_hash(key): key for key in email_keys}
    hashes = list(keys_by_hash)
    found: set[str] = set()
    for start in range(0, len(hashes), HASHES_A_QUERY):
        written = notices.filter(address_hash__in=hashes[start : start + HASHES_A_QUERY])
        found.update(written.exclude(state__in=but_not).values_list("address_hash", flat=True))
    return {keys_by_hash[found_hash] for found_hash in found}


def invite_participant(participant: Participant, *, actor: User) -> Notice:
    """Queues an invitation a person asked for: the first, or one more (*Invite again*). Refused where it makes no sense."""
    missing = mail_missing_setting()
    if missing is not None:
        raise Refused("mail.not_configured", setting=missing)
    with transaction.atomic():
        # One after the other: who presses twice, or at the same moment as a colleague, queues one mail.
        people = Participant.objects.select_for_update(of=("self",)).select_related("program__organisation")
        person = people.filter(pk=participant.pk).first()
        if person is None or person.status not in MAY_BE_INVITED:
            raise Refused("participant.not_invitable", name=str(participant))
        stopped = find_suppression(person.program.organisation, person.email_key)
        if stopped is not None:
            raise Refused(f"mail.stopped_{stopped.reason}", name=str(participant))
        notice = _queue_once(person)
        record(
            person.program.organisation,
            actor=actor,
            action="participant.invited",
            target=f"participant {person.pk}",
        )
    return notice


def _queue_once(participant: Participant) -> Notice:
    """The first invitation or one more; refused while one is on its way. The participant is locked by the caller."""
    key_hash = address_hash(participant.email_key)
    before = Notice.objects.filter(
        program=participant.program, address_hash=key_hash, kind=NoticeKind.INVITATION
    )
    if before.filter(state__in=(*NOT_YET_SENT, NoticeState.HANDING)).exists():
        raise Refused("invitation.already_waiting", name=str(participant))
    before.filter(state=NoticeState.WITHDRAWN, occasion="first").delete()
    return queue_notice(participant, key_hash, _again() if before.exists() else "first")


def _again() -> str:
    """An occasion that nothing else has."""
    return "again-" + secrets.token_hex(8)


def queue_notice(
    participant: Participant, key_hash: str, occasion: str, kind: NoticeKind = NoticeKind.INVITATION
) -> Notice:
    """Writes a mail that is due at once. The caller has made sure that it makes sense."""
    now = timezone.now()
    return Notice.objects.create(
        program=participant.program,
        participant_id=participant.pk,
        address=participant.email,
        address_hash=key_hash,
        kind=kind,
        occasion=occasion,
        due_at=now,
        created_at=now,
    )


def queue_welcome(participant: Participant) -> None:
    """Who has joined is told so once, with the way back to their profile; nothing where mail is not set up."""
    if not is_mail_ready():
        return
    now = timezone.now()
    Notice.objects.get_or_create(
        program=participant.program,
        address_hash=address_hash(participant.email_key),
        kind=NoticeKind.JOINED,
        occasion="first",
        defaults={
            "participant_id": participant.pk,
            "address": participant.email,
            "due_at": now,
            "created_at": now,
        },
    )


def queue_address_mails(person: Participant) -> None:
    """Somebody who has joined has another address now: it is asked whether it is theirs, and the one they sign in with
    is told. Once for each change; nothing where mail is not set up."""
    if not is_mail_ready() or person.user is None or person.user.email_key == person.email_key:
        return
    now = timezone.now()
    there = Address(person.pk, person.email, person.email_key, person.version)
    rows = address_rows(
        person.program, [(there, person.user.email, person.user.email_key)], now=now, due_at=now
    )
    with connection.cursor() as cursor:
        cursor.executemany(INSERT_SQL, rows)  # type: ignore[arg-type]  # the stubs know no tuples of objects


def ask_to_confirm(participant: Participant, *, actor: User) -> None:
    """The same once more, as a person asked for it; the address they sign in with is told once only."""
    missing = mail_missing_setting()
    if missing is not None:
        raise Refused("mail.not_configured", setting=missing)
    with transaction.atomic():
        people = Participant.objects.select_for_update(of=("self",)).select_related("program__organisation")
        person = people.filter(pk=participant.pk).first()
        if person is None or person.user is None or person.user.email_key == person.email_key:
            raise Refused("address.nothing_to_confirm", name=str(participant))
        sent = Notice.objects.filter(
            program=person.program, address_hash=address_hash(person.email_key), kind=NoticeKind.CONFIRM
        )
        if sent.filter(state__in=(*NOT_YET_SENT, NoticeState.HANDING)).exists():
            raise Refused("address.already_waiting", name=str(participant))
        queue_address_mails(person)
        if sent.exists() and not sent.filter(state=NoticeState.QUEUED).exists():
            queue_notice(person, address_hash(person.email_key), _again(), kind=NoticeKind.CONFIRM)
        record(
            person.program.organisation,
            actor=actor,
            action="participant.address_asked",
            target=f"participant {person.pk}",
        )


@dataclass(frozen=True, slots=True)
class Address:
    """An address that somebody has from one version of theirs on."""

    participant_id: int
    email: str
    email_key: str
    version: int


def address_rows(
    program: Program,
    moves: Iterable[tuple[Address, str, str]],
    *,
    now: datetime,
    due_at: datetime,
    run_id: int | None = None,
) -> list[tuple[object, ...]]:
    """Parameters for `INSERT_SQL`: two notices for each new address with the e-mail and key of the log-in so far."""
    rows: list[tuple[object, ...]] = []
    for there, login, login_key in moves:
        for kind, email, key in (
            (NoticeKind.CONFIRM, there.email, there.email_key),
            (NoticeKind.MOVED, login, login_key),
        ):
            rows += notice_rows(
                program,
                [(there.participant_id, email, key)],
                now=now,
                due_at=due_at,
                kind=kind.value,
                occasion=f"person-{there.participant_id}-v{there.version}",
                run_id=run_id,
            )
    return rows


def queue_import_finished(
    program: Program, user: User, *, occasion: str, details: Mapping[str, object]
) -> None:
    """Tells who said *Yes* that their import has ended; `details` as `Notice` keeps them, without the user."""
    now = timezone.now()
    Notice.objects.get_or_create(
        program=program,
        address_hash=address_hash(user.email_key),
        kind=NoticeKind.IMPORTED,
        occasion=occasion,
        defaults={
            "address": user.email,
            "due_at": now,
            "created_at": now,
            "details": {**details, "user": user.pk},
        },
    )


def pause_mail(organisation: Organisation, *, actor: User | None, reason: str = "person") -> None:
    """From now on no mail of the organisation leaves. Safe to repeat."""
    _, is_new = MailPause.objects.get_or_create(organisation=organisation, defaults={"reason": reason})
    if is_new:
        record(organisation, actor=actor, action="mail.paused")


def hold_after_restore() -> None:
    """Pauses the mail of every organisation until an owner lifts it: what waits here may have long been sent."""
    for organisation in Organisation.objects.all():
        pause_mail(organisation, actor=None, reason=RESTORED)
        MailPause.objects.filter(organisation=organisation).update(reason=RESTORED)


def resume_mail(organisation: Organisation, *, actor: User) -> None:
    """Waiting mails leave again. Safe to repeat."""
    removed, _ = MailPause.objects.filter(organisation=organisation).delete()
    if removed:
        record(organisation, actor=actor, action="mail.resumed")


def record_beat(worker_id: str) -> None:
    """Writes that this worker is alive, and forgets those that have been silent for a day."""
    now = timezone.now()
    WorkerBeat.objects.update_or_create(worker_id=worker_id, defaults={"at": now})
    WorkerBeat.objects.filter(at__lt=now - timedelta(days=1)).delete()


def forget_beat(worker_id: str) -> None:
    """Writes that this worker has ended."""
    WorkerBeat.objects.filter(worker_id=worker_id).delete()
