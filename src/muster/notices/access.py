"""The only door for the holder of a mailed link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone
from django_scopes import scopes_disabled

from muster.notices.actions import MAY_BE_INVITED
from muster.notices.invitations import token_hash
from muster.notices.models import Invitation
from muster.participants.models import Participant, ParticipantStatus

if TYPE_CHECKING:
    from muster.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Link:
    """A link that still works: what it is, for whom, and in whose house."""

    invitation: Invitation
    participant: Participant

    @property
    def organisation(self) -> Organisation:
        return self.participant.program.organisation


def find_link(token: str) -> Link | str:
    """The link of that token, or why it leads nowhere: unknown, used, expired, void, declined."""
    with scopes_disabled():
        invitation = Invitation.objects.filter(token_hash=token_hash(token)).first()
        if invitation is None:
            return "unknown"
        people = Participant.objects.select_related("program__organisation")
        participant = people.filter(pk=invitation.participant_id, program=invitation.program_id).first()
    problem = _problem_of(invitation, participant)
    if problem or participant is None:
        return problem or "void"
    return Link(invitation, participant)


def find_declined(token: str) -> Link | None:
    """The link of that token where its holder has declined, so that they may change their mind."""
    return _find_with_problem(token, "declined")


def find_expired(token: str) -> Link | None:
    """The link of that token where nothing but its age speaks against it."""
    return _find_with_problem(token, "expired")


def _find_with_problem(token: str, problem: str) -> Link | None:
    with scopes_disabled():
        invitation = Invitation.objects.filter(token_hash=token_hash(token)).first()
        people = Participant.objects.select_related("program__organisation")
        participant = people.filter(pk=invitation.participant_id).first() if invitation else None
    if invitation is None or participant is None or _problem_of(invitation, participant) != problem:
        return None
    return Link(invitation, participant)


def _has_declined(invitation: Invitation, participant: Participant) -> bool:
    return invitation.declined_at is not None and participant.status == ParticipantStatus.DEACTIVATED


def _problem_of(invitation: Invitation, participant: Participant | None) -> str:
    if invitation.used_at is not None:
        return "used"
    if participant is None or participant.email_key != invitation.email_key:
        return "void"
    if participant.joined_at is not None:
        return "used"
    if participant.status not in MAY_BE_INVITED:
        return "declined" if _has_declined(invitation, participant) else "void"
    return "expired" if invitation.expires_at <= timezone.now() else ""
