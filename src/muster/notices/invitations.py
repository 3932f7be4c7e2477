"""The links that invitations carry: 128-bit tokens of which only the hash is kept, for one use, for 14 days."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from muster.notices.actions import is_mail_ready, queue_notice, queue_welcome
from muster.notices.addresses import address_hash
from muster.notices.models import Invitation, Notice, NoticeKind, NoticeState
from muster.notices.suppressions import NOT_YET_SENT, find_suppression
from muster.organisations.actions import record
from muster.participants.actions import (
    decline_participant,
    edit_participant,
    join_participant,
    reconsider_participant,
)
from muster.participants.models import Participant
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from muster.accounts.models import User
    from muster.participants.values import Value

VALID_FOR = timedelta(days=14)
RENEWED = "renewed-"
"""What the occasion of an invitation begins with that its receiver asked for."""
RENEWALS_A_DAY = 3


def token_hash(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """128 random bits."""
    return secrets.token_urlsafe(16)


def create_invitation(participant: Participant, token: str | None = None) -> tuple[Invitation, str]:
    """A new link for the participant: what is stored, and the token that only the mail will hold."""
    token = token or new_token()
    invitation = Invitation.objects.create(
        program=participant.program,
        participant_id=participant.pk,
        token_hash=token_hash(token),
        email_key=participant.email_key,
        expires_at=timezone.now() + VALID_FOR,
    )
    return invitation, token


def drop_invitation(token: str) -> None:
    """Forgets a link that did not leave."""
    Invitation.objects.filter(token_hash=token_hash(token)).delete()


def use_invitation(invitation: Invitation, *, user: User, answers: Mapping[str, Value]) -> None:
    """The holder of the link joins: their answers are kept, they become active, every link to them is used up."""
    with transaction.atomic():
        # A scope joins the program, and PostgreSQL doesn't look twice at a joined condition.
        with scopes_disabled():
            mine = Invitation.objects.filter(pk=invitation.pk, used_at=None)
        if not mine.update(used_at=timezone.now()):
            raise Refused("invitation.used")
        participant = _invited(invitation)
        edit_participant(participant, answers, actor=user, by_self=True)
        join_participant(participant, user)
        others = Invitation.objects.filter(participant_id=participant.pk, used_at=None)
        others.update(used_at=timezone.now())
        queue_welcome(participant)


def decline_invitation(invitation: Invitation) -> None:
    """The holder of the link says no: they are deactivated, and no invitation or reminder reaches them."""
    with transaction.atomic():
        decline_participant(_invited(invitation))
        _note_declined(invitation, timezone.now())


def reconsider_invitation(invitation: Invitation) -> None:
    """The holder of a link that was declined changed their mind: they are invited as before."""
    with transaction.atomic():
        reconsider_participant(_invited(invitation))
        _note_declined(invitation, None)


def renew_invitation(invitation: Invitation) -> bool:
    """Mails a new link to the address that the expired one went to. Whether it does: not to who wants no mail, nor while one
    is on its way, nor more than `RENEWALS_A_DAY` times a day."""
    with transaction.atomic():
        participant = _invited(invitation)
        organisation = participant.program.organisation
        hashed = address_hash(participant.email_key)
        theirs = Notice.objects.filter(
            program=participant.program, address_hash=hashed, kind=NoticeKind.INVITATION
        )
        recent = theirs.filter(created_at__gt=timezone.now() - timedelta(days=1))
        is_refused = (
            not is_mail_ready()
            or find_suppression(organisation, participant.email_key) is not None
            or theirs.filter(state__in=(*NOT_YET_SENT, NoticeState.HANDING)).exists()
            or recent.filter(occasion__startswith=RENEWED).count() >= RENEWALS_A_DAY
        )
        if is_refused:
            return False
        queue_notice(participant, hashed, RENEWED + secrets.token_hex(8))
        record(
            organisation,
            actor=None,
            actor_label="participant",
            action="invitation.renewed",
            target=str(participant.pk),
            program=participant.program.slug,
        )
    return True


def _note_declined(invitation: Invitation, at: datetime | None) -> None:
    links = Invitation.objects.filter(participant_id=invitation.participant_id, used_at=None)
    links.update(declined_at=at)


def _invited(invitation: Invitation) -> Participant:
    """Whom the link is for, locked. Refuses where they were deleted or got another address since the page was shown."""
    people = Participant.objects.select_for_update(of=("self",)).select_related("program__organisation")
    participant = people.filter(pk=invitation.participant_id, email_key=invitation.email_key).first()
    if participant is None:
        raise Refused("invitation.void")
    return participant
