"""What a mail leaves behind goes in its time: the address, the server's answer, what it told, and links long expired.

A mail's own text is never stored: it is made when the mail leaves. What stays is the notice's key, kind, state and times.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django_scopes import scopes_disabled

from muster.notices.models import Invitation, Notice
from muster.organisations.actions import record
from muster.organisations.models import Organisation

if TYPE_CHECKING:
    from datetime import datetime

AT_ONCE = 500
"""So that a transaction holds the lock of SQLite for some milliseconds."""


def forget_old_mails(now: datetime) -> int:
    """Forgets whom mails went to that were settled so long ago, and says so in the audit log; returns how many.

    Goes through the settled mails once, so it is for now and then. Safe to repeat.
    """
    before = now - timedelta(days=settings.MUSTER_KEEP_MAILS_DAYS)
    forgotten: Counter[int] = Counter()
    with scopes_disabled():
        while found := _oldest(before):
            Notice.objects.filter(pk__in=[pk for pk, _organisation in found]).update(
                address="", last_answer="", details=None
            )
            forgotten.update(organisation for _pk, organisation in found)
        Invitation.objects.filter(expires_at__lte=before).delete()
        organisations = list(Organisation.objects.filter(pk__in=forgotten))
    for organisation in organisations:
        record(
            organisation,
            actor=None,
            actor_label="worker",
            action="retention.tidied",
            mails=forgotten[organisation.pk],
        )
    return forgotten.total()


def _oldest(before: datetime) -> list[tuple[int, int]]:
    """Some mails settled before that moment that still name somebody, as (id, organisation)."""
    says_nothing = Q(address="", last_answer="", details=None)
    found = Notice.objects.filter(settled_at__lte=before).exclude(says_nothing)
    return list(found.values_list("pk", "program__organisation_id")[:AT_ONCE])
