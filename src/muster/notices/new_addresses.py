"""The address of somebody who has joined was changed: they are asked, and what they sign in with follows only then.

The link goes to the new mailbox. Whoever opens it also has to be signed in with the account, so that nobody who may
change addresses gets into somebody else's. See docs/decisions/0073-a-new-address-is-confirmed.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from muster.accounts.actions import change_log_in
from muster.notices.actions import queue_address_mails
from muster.notices.addresses import address_hash
from muster.notices.invitations import VALID_FOR
from muster.notices.models import NoticeKind, NoticeState
from muster.notices.suppressions import CONFIRM_SALT, find_signed
from muster.organisations.actions import record
from muster.participants.models import Participant
from muster.refusals import Refused

if TYPE_CHECKING:
    from muster.accounts.models import User
    from muster.notices.models import Notice

LEFT = (NoticeState.HANDING, NoticeState.ACCEPTED, NoticeState.UNKNOWN)


def tell_of_new_address(sender: object, *, person: Participant, **_more: object) -> None:  # noqa: ARG001 - a receiver's signature
    """Receiver of `participants.actions.address_changed`: writes the two mails in the same transaction."""
    queue_address_mails(person)


@dataclass(frozen=True, slots=True)
class NewAddress:
    """An address that waits to be confirmed, or has been, by who looks at it."""

    person: Participant
    user: User

    @property
    def is_confirmed(self) -> bool:
        return self.user.email_key == self.person.email_key


def find_new_address(token: str, user: User) -> NewAddress | None:
    """What the link is about, for the account it is meant for; None for everybody else, and once it is void."""
    notice = find_signed(token, CONFIRM_SALT)
    if notice is None or notice.kind != NoticeKind.CONFIRM or not _is_fresh(notice):
        return None
    with scopes_disabled():
        people = Participant.objects.select_related("program__organisation", "user")
        person = people.filter(pk=notice.participant_id or 0, user=user).first()
    if person is None or person.user is None or address_hash(person.email_key) != notice.address_hash:
        return None
    return NewAddress(person, person.user)


def _is_fresh(notice: Notice) -> bool:
    left_at = notice.settled_at or notice.created_at
    return notice.state in LEFT and timezone.now() - left_at < VALID_FOR


def confirm_new_address(found: NewAddress) -> None:
    """The holder of the new mailbox signs in with it from now on. Safe to repeat."""
    organisation = found.person.program.organisation
    with scope(organisation=organisation), transaction.atomic():
        person = Participant.objects.select_for_update(of=("self",)).filter(pk=found.person.pk).first()
        if person is None or person.email_key != found.person.email_key:
            raise Refused("participant.changed_meanwhile")
        if found.is_confirmed:
            return
        change_log_in(found.user, person.email)
        record(
            organisation,
            actor=found.user,
            action="participant.log_in_changed",
            target=f"participant {person.pk}",
        )
