"""Sends what is due: leases notices, hands each over once, and writes down what became of it.

`handing` is committed before the mail itself leaves, so that a worker that dies in between leaves a mail whose fate is
*uncertain* (listed, never repeated) and not one that is sent twice. See docs/decisions/0070-mail-at-most-once.md.
"""

from __future__ import annotations

import smtplib
import time
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from muster.notices import marker, states
from muster.notices.actions import is_mail_ready
from muster.notices.backends import HandOver, hand_over
from muster.notices.bounces import says_gone
from muster.notices.invitations import create_invitation, drop_invitation, new_token
from muster.notices.message import build_message, confirm_link, join_link, profile_link
from muster.notices.models import Notice, NoticeKind, NoticeState, SuppressionReason
from muster.notices.queries import WAITING, find_pause
from muster.notices.recipients import begin, find_recipient, load_batch
from muster.notices.returned import brake
from muster.notices.suppressions import confirm_token, stop_mail

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from django.core.mail.backends.base import BaseEmailBackend

    from muster.notices.recipients import Batch, Recipient

log = structlog.get_logger("muster.notices")
BACK_OFF_S = (600, 7_200, 43_200, 172_800)
"""Seconds before the next try after a "not now": five tries within 72 hours, then the mail counts as refused."""
SERVER_AWAY_S = 60
NOT_TAKEN = (NoticeState.DEFERRED, NoticeState.REFUSED)
OTHER_ADDRESS = "not sent: the address can't be written into a mail as it is"
CARRIES_INVITATION = (NoticeKind.INVITATION, NoticeKind.REMINDER)
"""Kinds whose button is a link to join with."""


class _ServerAway(Exception):  # noqa: N818 - not an error of ours
    """The mail server ended the connection; the rest of the batch waits."""


def send_due(worker_id: str, *, limit: int = 100, is_stopping: Callable[[], bool] = lambda: False) -> int:
    """Sends up to `limit` mails that are due, over one connection; returns how many it settled or put off."""
    with scopes_disabled():
        _free_abandoned()
        if not is_mail_ready():
            return 0
        notices = _lease(worker_id, limit)
    if not notices:
        return 0
    backend = get_connection()
    try:
        backend.open()
    except (smtplib.SMTPException, OSError) as error:
        _close(backend)
        _give_back(worker_id, type(error).__name__)
        log.warning("mail.server_away", error=type(error).__name__)
        return 0
    try:
        return _send_all(backend, notices, worker_id, is_stopping)
    finally:
        _close(backend)


def _close(backend: BaseEmailBackend) -> None:
    try:
        backend.close()
    except (
        smtplib.SMTPException,
        OSError,
    ) as error:  # the mails are settled; a lost good-bye changes nothing
        log.info("mail.close_failed", error=type(error).__name__)


def _send_all(
    backend: BaseEmailBackend, notices: list[Notice], worker_id: str, is_stopping: Callable[[], bool]
) -> int:
    done = 0
    batch = load_batch(notices)
    until = time.monotonic() + settings.MUSTER_LEASE_S / 2
    for notice in notices:
        if is_stopping() or time.monotonic() > until:  # well before another worker takes them
            _give_back(worker_id, "", wait_s=0)
            break
        try:
            done += send_one(backend, notice, worker_id, batch)
        except _ServerAway:
            _give_back(worker_id, "")
            return done + 1
        except Exception as error:  # noqa: BLE001 - one mail that can't be made or written must not hold up all others
            log.error("notice.failed", notice=notice.pk, error=type(error).__name__)  # noqa: TRY400 - it may quote an address
            done += _put_aside(notice, worker_id)
    return done


def _put_aside(notice: Notice, worker_id: str) -> int:
    """A mail that failed in an unforeseen way: tried again later, or uncertain where it may have left."""
    with scope(organisation=notice.program.organisation):
        has_begun = Notice.objects.filter(pk=notice.pk, state=NoticeState.HANDING).exists()
        outcome = HandOver(NoticeState.UNKNOWN if has_begun else NoticeState.DEFERRED)
        return _settle(notice, worker_id, outcome)


def _free_abandoned() -> None:
    """Takes up what a worker that died left behind: not yet begun is due again, begun is uncertain."""
    now = timezone.now()
    lapsed = Notice.objects.filter(lease_until__lt=now)
    lapsed.filter(state=NoticeState.LEASED).update(state=NoticeState.QUEUED, lease_owner="", lease_until=None)
    lapsed.filter(state=NoticeState.HANDING).update(
        state=NoticeState.UNKNOWN, settled_at=now, lease_until=None
    )


def _lease(worker_id: str, limit: int) -> list[Notice]:
    """Takes due notices for this worker; two workers never get the same."""
    now = timezone.now()
    due = Notice.objects.filter(state__in=WAITING, due_at__lte=now, program__organisation__mail_pause=None)
    if not due.exists():  # no write, no lock, where nothing is due
        return []
    limit = min(limit, _allowance(limit, now))
    if limit <= 0:
        return []
    with transaction.atomic():
        rows = due.order_by("due_at", "id").select_for_update(skip_locked=True, of=("self",))
        ids = list(rows.values_list("id", flat=True)[:limit])
        until = now + timedelta(seconds=settings.MUSTER_LEASE_S)
        mine = Notice.objects.filter(id__in=ids)
        mine.update(state=NoticeState.LEASED, lease_owner=worker_id, lease_until=until)
        found = list(mine.select_related("program__organisation").order_by("due_at", "id"))
        count = marker.count_up()
    marker.keep_outside(count)
    return found


def _allowance(limit: int, now: datetime) -> int:
    """How many mails may leave now: those of the last minute and those on their way count."""
    rate: int = settings.MUSTER_MAILS_A_MINUTE
    if not rate:
        return limit
    just_left = Notice.objects.filter(settled_at__gt=now - timedelta(seconds=60)).exclude(
        state=NoticeState.WITHDRAWN
    )
    on_their_way = Notice.objects.filter(state__in=(NoticeState.LEASED, NoticeState.HANDING))
    return rate - just_left.count() - on_their_way.count()


def _give_back(worker_id: str, answer: str, *, wait_s: int = SERVER_AWAY_S) -> None:
    """Puts back what was leased but not begun. It is not the recipients' fault, so it counts as no try."""
    due_at = timezone.now() + timedelta(seconds=wait_s)
    with scopes_disabled():
        mine = Notice.objects.filter(lease_owner=worker_id, state=NoticeState.LEASED)
        mine.update(
            state=NoticeState.QUEUED, due_at=due_at, last_answer=answer, lease_owner="", lease_until=None
        )


def send_one(backend: BaseEmailBackend, notice: Notice, worker_id: str, batch: Batch | None = None) -> int:
    """Hands one leased notice over; 0 where it is no longer this worker's, or its time has not come."""
    batch = batch or load_batch([notice])
    with scope(organisation=notice.program.organisation):
        if notice.program.organisation_id in batch.paused:
            return _keep_waiting(notice, worker_id)
        recipient = find_recipient(notice, batch)
        if recipient is None:
            return _settle(notice, worker_id, HandOver(NoticeState.WITHDRAWN))
        if not recipient.is_at(
            notice.address_hash
        ):  # else the mail, and the link in it, would be somebody else's
            return _settle(notice, worker_id, HandOver(NoticeState.REFUSED, OTHER_ADDRESS))
        token = new_token() if notice.kind in CARRIES_INVITATION else ""
        message = build_message(notice, recipient, _button_link(notice, token))
        try:
            outcome = hand_over(
                backend, message, recipient.address, lambda: _begin(notice, worker_id, recipient, token)
            )
        except _NotNow:
            return _stand_back(notice, worker_id, batch)
        settled = _settle(notice, worker_id, outcome)
        if token and outcome.state in NOT_TAKEN:
            drop_invitation(token)
        if settled and outcome.state == NoticeState.REFUSED:
            _follow_refusal(notice, outcome)
    if outcome.is_connection_lost:
        raise _ServerAway
    return settled


def _button_link(notice: Notice, token: str) -> str:
    """Where the mail's button leads."""
    if token:
        return join_link(token)
    if notice.kind == NoticeKind.CONFIRM:
        return confirm_link(confirm_token(notice))
    if notice.kind == NoticeKind.IMPORTED:
        return f"{settings.MUSTER_URL}{(notice.details or {}).get('path', '')}"
    return profile_link(notice.program)


def _stand_back(notice: Notice, worker_id: str, batch: Batch) -> int:
    """What was about to leave and must not: mail was paused, the person is none any more, or another worker has it."""
    if find_pause(notice.program.organisation) is not None:
        batch.paused.add(notice.program.organisation_id)
        return _keep_waiting(notice, worker_id)
    with scopes_disabled():  # the table's own columns: PostgreSQL doesn't look twice at a joined one
        is_mine = Notice.objects.filter(
            pk=notice.pk, state=NoticeState.LEASED, lease_owner=worker_id
        ).exists()
    return _settle(notice, worker_id, HandOver(NoticeState.WITHDRAWN)) if is_mine else 0


def _follow_refusal(notice: Notice, outcome: HandOver) -> None:
    """An address that is gone for good is mailed no more; where too many are refused the rest waits."""
    if says_gone(outcome.answer):
        stop_mail(notice.program.organisation, notice.address_hash, SuppressionReason.BOUNCE)
    brake(notice)


def _keep_waiting(notice: Notice, worker_id: str) -> int:
    """Puts one mail back as if it had not been taken."""
    with scopes_disabled():  # as in `_stand_back`
        mine = Notice.objects.filter(pk=notice.pk, state=NoticeState.LEASED, lease_owner=worker_id)
    mine.update(state=NoticeState.QUEUED, lease_owner="", lease_until=None)
    return 0


class _NotNow(Exception):  # noqa: N818 - not an error of ours
    """The mail must not leave: see `_stand_back`."""


def _begin(notice: Notice, worker_id: str, recipient: Recipient, token: str) -> None:
    """Commits that the mail is about to leave, and the link it carries; one statement looks whether it still should.

    Raises where it is not this worker's any more, where mail is paused, or where the person must not get it.
    """
    until = timezone.now() + timedelta(seconds=settings.MAIL_DOT_TIMEOUT_S + settings.MUSTER_LEASE_S)
    with transaction.atomic():
        if not begin(notice, worker_id, until, recipient):
            raise _NotNow
        if token and recipient.person is not None:
            create_invitation(recipient.person, token)


def _settle(notice: Notice, worker_id: str, outcome: HandOver) -> int:
    """Writes down what became of the mail, and that the person is invited, together."""
    now = timezone.now()
    state, due_at = _what_follows(notice, outcome, now)
    is_over = state != NoticeState.DEFERRED
    with transaction.atomic():
        settled = states.settle(
            notice,
            worker_id,
            state=state.value,
            answer=outcome.answer,
            settled_at=now if is_over else None,
            due_at=due_at,
        )
        if settled and state == NoticeState.ACCEPTED and notice.kind == NoticeKind.INVITATION:
            states.mark_invited(notice.participant_id or 0, now)
    log.info("notice.settled", notice=notice.pk, state=state.value)
    return int(settled)


def _what_follows(notice: Notice, outcome: HandOver, now: datetime) -> tuple[NoticeState, datetime]:
    """The state a mail is in from now on, and when it is due: a "not now" is tried again for so many times."""
    if outcome.state != NoticeState.DEFERRED:
        return outcome.state, notice.due_at
    if notice.attempts >= len(BACK_OFF_S):
        return NoticeState.REFUSED, notice.due_at
    return NoticeState.DEFERRED, now + timedelta(seconds=BACK_OFF_S[notice.attempts])
