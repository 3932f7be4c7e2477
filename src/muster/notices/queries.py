"""What pages and `/healthz` show of mails and workers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils import timezone
from django_scopes import scopes_disabled

from muster.notices.models import MailPause, Notice, NoticeState, WorkerBeat

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from muster.organisations.models import Organisation
    from muster.programs.models import Program

BEAT_EVERY_S = 10
BEAT_LOST_AFTER_S = 60
WAITING = (NoticeState.QUEUED, NoticeState.DEFERRED)


@dataclass(frozen=True, slots=True)
class WorkerHealth:
    """Whether any worker is alive, and the longest wait of a mail that is due."""

    last_beat: datetime | None
    is_alive: bool
    oldest_due_notice: datetime | None


def worker_health() -> WorkerHealth:
    """The installation's workers, of whatever organisation the mails are."""
    now = timezone.now()
    last = WorkerBeat.objects.order_by("-at").values_list("at", flat=True).first()
    with scopes_disabled():
        due = Notice.objects.filter(
            state__in=WAITING, due_at__lte=now, program__organisation__mail_pause=None
        )
        oldest = due.order_by("due_at").values_list("due_at", flat=True).first()
    is_alive = last is not None and now - last < timedelta(seconds=BEAT_LOST_AFTER_S)
    return WorkerHealth(last, is_alive, oldest)


def list_notices(program: Program, state: str = "") -> QuerySet[Notice]:
    """The program's mails, newest first; of one state where it is named."""
    notices = Notice.objects.filter(program=program).order_by("-id")
    return notices.filter(state=state) if state else notices


def count_by_state(program: Program) -> dict[str, int]:
    """State → number of the program's mails; states without any are absent."""
    counts = Notice.objects.filter(program=program).values_list("state").annotate(Count("id")).order_by()
    return dict(counts)


def find_pause(organisation: Organisation) -> MailPause | None:
    """Since when and why the organisation's mail is held, if it is."""
    return MailPause.objects.filter(organisation=organisation).first()
