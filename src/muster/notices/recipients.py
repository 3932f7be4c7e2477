"""To whom a mail goes when it is about to leave, and whether it still should: what a batch of mails asks for at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django_scopes import scopes_disabled

from muster.engine.identity import email_key
from muster.notices import states
from muster.notices.addresses import address_hash
from muster.notices.message import Reader, address_in_mail
from muster.notices.models import MailPause, NoticeKind, Suppression
from muster.notices.texts import find_words
from muster.organisations.models import Member
from muster.participants.display import show_role
from muster.participants.models import Participant, ParticipantStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from muster.accounts.models import User
    from muster.notices.models import Notice
    from muster.notices.texts import Words

JOINED = (ParticipantStatus.ACTIVE, ParticipantStatus.SUSPENDED)
STATUSES = {
    NoticeKind.INVITATION: (ParticipantStatus.IMPORTED, ParticipantStatus.INVITED),
    NoticeKind.REMINDER: (ParticipantStatus.INVITED,),
    NoticeKind.JOINED: (ParticipantStatus.ACTIVE,),
    NoticeKind.CONFIRM: JOINED,
    NoticeKind.MOVED: JOINED,
}
"""Which participants a mail of each kind makes sense for, when it is about to leave."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a mail goes to: the bare address, who reads it, and the words for them."""

    address: str
    reader: Reader
    words: Words
    person: Participant | None
    email_key: str

    def is_at(self, wanted_hash: str) -> bool:
        """Whether the address, as it would be handed over, is the one that is remembered by this hash."""
        return address_hash(email_key(self.address) or "") == wanted_hash


@dataclass(slots=True)
class Batch:
    """What the mails of one batch need. What matters is looked at again when a mail is about to leave: `begin`."""

    people: dict[int, Participant]
    members: dict[tuple[int, int], User]
    """(organisation, user) → who administers."""
    stopped: set[tuple[int, str]]
    """(organisation, keyed hash) of addresses that are mailed no more."""
    paused: set[int]
    """Organisations whose mail is held."""
    words: dict[tuple[int, str, str, str], Words] = field(default_factory=dict)


def load_batch(notices: Iterable[Notice]) -> Batch:
    """Everybody whom these mails are for, in a handful of queries."""
    found = list(notices)
    organisations = {notice.program.organisation_id for notice in found}
    with scopes_disabled():
        ids = [notice.participant_id for notice in found if notice.participant_id]
        people = Participant.objects.select_related("program__organisation").in_bulk(ids)
        users = [notice.details["user"] for notice in found if notice.details]
        members = Member.objects.filter(organisation__in=organisations, user__in=users, user__is_active=True)
        stopped = Suppression.objects.filter(
            organisation__in=organisations, address_hash__in={notice.address_hash for notice in found}
        )
        paused = MailPause.objects.filter(organisation__in=organisations)
        return Batch(
            people=people,
            members={
                (member.organisation_id, member.user_id): member.user
                for member in members.select_related("user")
            },
            stopped=set(stopped.values_list("organisation_id", "address_hash")),
            paused=set(paused.values_list("organisation_id", flat=True)),
        )


def find_recipient(notice: Notice, batch: Batch) -> Recipient | None:
    """Whom the mail is for; None where it has lost its sense (deleted, suspended, joined, other address, mails stopped)."""
    if (notice.program.organisation_id, notice.address_hash) in batch.stopped:
        return None
    if notice.kind == NoticeKind.IMPORTED:
        return _member(notice, batch)
    person = batch.people.get(notice.participant_id or 0)
    if person is None or not _is_for(notice, person):
        return None
    address = notice.address if notice.kind == NoticeKind.MOVED else person.email
    return Recipient(
        address=address_in_mail(address),
        reader=Reader(person.first_name, person.last_name, show_role(person.role)),
        words=_words(notice, batch, person.role, str(person.values.get("language", ""))),
        person=person,
        email_key=person.email_key,
    )


def _is_for(notice: Notice, person: Participant) -> bool:
    if person.program_id != notice.program_id or person.status not in STATUSES.get(
        NoticeKind(notice.kind), ()
    ):
        return False
    is_here = address_hash(person.email_key) == notice.address_hash
    if notice.kind == NoticeKind.MOVED:
        return not is_here
    return is_here


def _member(notice: Notice, batch: Batch) -> Recipient | None:
    user = batch.members.get((notice.program.organisation_id, (notice.details or {}).get("user", 0)))
    if user is None or address_hash(user.email_key) != notice.address_hash:
        return None
    return Recipient(
        address=address_in_mail(user.email),
        reader=Reader(user.name),
        words=_words(notice, batch, "", ""),
        person=None,
        email_key=user.email_key,
    )


def _words(notice: Notice, batch: Batch, role: str, language: str) -> Words:
    key = (notice.program_id, notice.kind, role, language)
    if key not in batch.words:
        batch.words[key] = find_words(notice.program, notice.kind, role=role, language=language)
    return batch.words[key]


def begin(notice: Notice, worker_id: str, until: datetime, recipient: Recipient) -> bool:
    """Lets the mail go until then, where it is still to go in this very moment. Whether it was."""
    if recipient.person is None:
        user_id = (notice.details or {}).get("user", 0)
        return states.begin_for_member(notice, worker_id, until, user_id=user_id)
    return states.begin_for_person(
        notice,
        worker_id,
        until,
        person_id=recipient.person.pk,
        email_key=recipient.email_key,
        statuses=STATUSES[NoticeKind(notice.kind)],
    )
