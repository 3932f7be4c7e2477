"""What stays of the mails to somebody who was erased: that there was one, of which kind, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone
from django_scopes import scopes_disabled

from muster.notices.addresses import address_hash
from muster.notices.models import Invitation, Notice, NoticeState
from muster.notices.suppressions import NOT_YET_SENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.organisations.models import Organisation
    from muster.programs.models import Program

ON_ITS_WAY = (NoticeState.LEASED, NoticeState.HANDING)


def forget_notices(program: Program, participant_id: int, email_keys: Iterable[str]) -> None:
    """Address and answer go from every mail to the person, what waits is withdrawn, and no link leads anywhere."""
    hashes = [address_hash(key) for key in email_keys]
    with scopes_disabled():  # conditional writes go by the table's own columns, see `actions.withdraw_of_run`
        theirs = Notice.objects.filter(
            Q(participant_id=participant_id) | Q(address_hash__in=hashes), program_id=program.pk
        )
        theirs.filter(state__in=NOT_YET_SENT).update(
            state=NoticeState.WITHDRAWN, settled_at=timezone.now(), lease_until=None, lease_owner=""
        )
        theirs.update(address="", last_answer="", participant_id=None, details=None)
        Invitation.objects.filter(program_id=program.pk, participant_id=participant_id).delete()


def is_being_sent(organisation: Organisation, hashed: str) -> bool:
    """Whether a worker is handing a mail to that address over, whose answer may still name it; else that answer goes."""
    with scopes_disabled():
        programs = list(organisation.programs.values_list("pk", flat=True))
        of_nobody = Notice.objects.filter(program_id__in=programs, address_hash=hashed, participant_id=None)
    of_nobody.exclude(state__in=ON_ITS_WAY).exclude(last_answer="", address="").update(
        address="", last_answer=""
    )
    return of_nobody.filter(state__in=ON_ITS_WAY).exists()
