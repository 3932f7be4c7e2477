"""What follows from a mail that came back: the address is mailed no more, and where too many come back the rest waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Count, Q
from django_scopes import scope, scopes_disabled

from muster.notices.actions import pause_mail
from muster.notices.bounces import read_returned
from muster.notices.models import MailPause, Notice, NoticeState, SuppressionReason
from muster.notices.suppressions import stop_mail
from muster.organisations.models import AuditEntry

if TYPE_CHECKING:
    from pathlib import Path

    from django.db.models import QuerySet

    from muster.notices.bounces import Returned

log = structlog.get_logger("muster.notices")
MAILS_A_ROUND = 100
MAIL_BYTES = 1_000_000
BRAKE_AFTER = 100
"""Mails of one import or one order before their share of refusals says something."""
BRAKE_SHARE = 0.05
SETTLED = (NoticeState.ACCEPTED, NoticeState.REFUSED, NoticeState.UNKNOWN)


def take_returned() -> int:
    """Reads what lies in the bounce mailbox and moves it to what has been seen; returns how many mails that was."""
    folder: Path | None = settings.MUSTER_BOUNCES
    if folder is None or not (folder / "new").is_dir():
        return 0
    paths = sorted(path for path in (folder / "new").iterdir() if path.is_file())[:MAILS_A_ROUND]
    for path in paths:
        _take(path, folder)
    return len(paths)


def _take(path: Path, folder: Path) -> None:
    with path.open("rb") as file:
        found = read_returned(file.read(MAIL_BYTES))
    if found is not None:
        note_returned(found)
    log.info("mail.returned", notice=found.notice_id if found else None, reason=found and found.reason)
    path.rename(folder / "cur" / f"{path.name}:2,S")


def note_returned(found: Returned) -> bool:
    """Writes down what a returned mail means. Whether it was one of ours: the hash in it has to be the notice's."""
    with scopes_disabled():
        notice = Notice.objects.select_related("program__organisation").filter(pk=found.notice_id).first()
    if notice is None or not notice.address_hash.startswith(found.hash_start):
        return False
    organisation = notice.program.organisation
    with scope(organisation=organisation), transaction.atomic():
        if found.reason is not None:
            stop_mail(organisation, notice.address_hash, found.reason)
        if found.reason != SuppressionReason.COMPLAINT:
            _note_refused(notice, found.answer)
    return True


def _note_refused(notice: Notice, answer: str) -> None:
    with scopes_disabled():  # conditional writes go by the table's own columns, see `actions.withdraw_of_run`
        left = Notice.objects.filter(pk=notice.pk, state__in=(NoticeState.ACCEPTED, NoticeState.UNKNOWN))
    if left.update(state=NoticeState.REFUSED, last_answer=answer):
        brake(notice)


def brake(notice: Notice) -> None:
    """Pauses the organisation's mail where too many mails of the notice's import or order were refused."""
    organisation = notice.program.organisation
    if MailPause.objects.filter(organisation=organisation).exists():
        return
    counts = _since_resumed(notice).aggregate(
        settled=Count("pk"), refused=Count("pk", filter=Q(state=NoticeState.REFUSED))
    )
    if counts["settled"] >= BRAKE_AFTER and counts["refused"] > BRAKE_SHARE * counts["settled"]:
        pause_mail(organisation, actor=None, reason="bounces")


def _since_resumed(notice: Notice) -> QuerySet[Notice]:
    """The settled mails of the same import or order; those that a person has let go on in spite of it count no more."""
    same = {"mailing_id": notice.mailing_id} if notice.mailing_id else {"run_id": notice.run_id}
    found = Notice.objects.filter(program=notice.program, state__in=SETTLED, **same)
    entries = AuditEntry.objects.filter(organisation=notice.program.organisation, action="mail.resumed")
    resumed = entries.order_by("-pk").values_list("at", flat=True).first()
    return found.filter(settled_at__gt=resumed) if resumed else found
