"""Addresses that are mailed no more: who said no, and what follows from it.

The link in a mail carries the notice's number, signed; what it stops is known from the notice, so no address stands in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from muster.notices.addresses import address_hash
from muster.notices.models import Notice, NoticeState, Suppression, SuppressionReason
from muster.organisations.actions import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.accounts.models import User
    from muster.organisations.models import Organisation

HASHES_A_QUERY = 5000
NOT_YET_SENT = (NoticeState.QUEUED, NoticeState.LEASED, NoticeState.DEFERRED)
SIGNER_SALT = "muster.notices.stop"
CONFIRM_SALT = "muster.notices.confirm"


def stop_token(notice: Notice) -> str:
    """What the link that stops mails carries: the notice's number, signed with the installation's secret."""
    return _signer().sign(str(notice.pk))


def stop_link(token: str) -> str:
    """The public address that stops mails to whom the notice went."""
    return f"{settings.MUSTER_URL}/mail/stop/{token}/"


def confirm_token(notice: Notice) -> str:
    """What the link that confirms a new address carries: the notice's number, signed for that purpose."""
    return _signer(CONFIRM_SALT).sign(str(notice.pk))


def find_stoppable(token: str) -> Notice | None:
    """The notice whose link it is; None where the link was altered or the notice's program is gone."""
    return find_signed(token, SIGNER_SALT)


def find_signed(token: str, salt: str) -> Notice | None:
    """The notice whose number was signed for the purpose that `salt` names."""
    try:
        number = _signer(salt).unsign(token)
    except BadSignature:
        return None
    with scopes_disabled():
        return Notice.objects.select_related("program__organisation").filter(pk=int(number)).first()


def _signer(salt: str = SIGNER_SALT) -> Signer:
    return Signer(salt=salt, sep=".")


def stop_mail(organisation: Organisation, hashed: str, reason: SuppressionReason) -> bool:
    """No mail of the organisation goes there from now on, and what waits is withdrawn. Whether that is new."""
    with transaction.atomic():
        _, is_new = Suppression.objects.get_or_create(
            organisation=organisation,
            address_hash=hashed,
            defaults={"reason": reason, "at": timezone.now()},
        )
        with (
            scopes_disabled()
        ):  # conditional writes go by the table's own columns, see `actions.withdraw_of_run`
            programs = list(organisation.programs.values_list("pk", flat=True))
            waiting = Notice.objects.filter(
                program_id__in=programs, address_hash=hashed, state__in=NOT_YET_SENT
            )
        waiting.update(state=NoticeState.WITHDRAWN, settled_at=timezone.now(), last_answer=reason.value)
        if is_new:
            record(organisation, actor=None, action="mail.stopped", reason=reason.value)
    return is_new


def allow_mail(organisation: Organisation, hashed: str, *, actor: User | None = None) -> bool:
    """Mails may go there again. Whether they were stopped."""
    with transaction.atomic():
        removed, _ = Suppression.objects.filter(organisation=organisation, address_hash=hashed).delete()
        if removed:
            record(organisation, actor=actor, action="mail.allowed")
    return removed > 0


def find_suppression(organisation: Organisation, email_key: str) -> Suppression | None:
    """Why and since when that address is mailed no more, if it is."""
    return Suppression.objects.filter(organisation=organisation, address_hash=address_hash(email_key)).first()


def suppressed_keys(organisation: Organisation, email_keys: Iterable[str]) -> set[str]:
    """Those of the keys that are mailed no more."""
    stopped = Suppression.objects.filter(organisation=organisation)
    if not stopped.exists():
        return set()
    by_hash = {address_hash(key): key for key in email_keys}
    hashes = list(by_hash)
    found: set[str] = set()
    for start in range(0, len(hashes), HASHES_A_QUERY):
        part = hashes[start : start + HASHES_A_QUERY]
        found.update(stopped.filter(address_hash__in=part).values_list("address_hash", flat=True))
    return {by_hash[hashed] for hashed in found}
