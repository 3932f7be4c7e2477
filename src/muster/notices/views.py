"""The outbox of a program: what waits, what left, what became of it; pause, preview, invite again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from muster.notices.actions import invite_participant, mail_missing_setting, pause_mail, resume_mail
from muster.notices.mailings import Standing, count_groups, list_mailings
from muster.notices.models import MailPause, Notice, NoticeState
from muster.notices.queries import count_by_state, find_pause, list_notices
from muster.participants.access import get_participant_or_404
from muster.programs.access import get_changeable_place_or_404, get_place_or_404
from muster.refusals import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from muster.programs.access import Place

PAGE_SIZE = 50
BADGES = {
    NoticeState.QUEUED: "badge-waiting",
    NoticeState.LEASED: "badge-waiting",
    NoticeState.HANDING: "badge-waiting",
    NoticeState.DEFERRED: "badge-waiting",
    NoticeState.ACCEPTED: "badge-active",
    NoticeState.REFUSED: "badge-failed",
    NoticeState.UNKNOWN: "badge-unsure",
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One state with how many mails are in it; `state` empty for all."""

    state: str
    label: str
    count: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One mail of the outbox: when it was settled, else when it is due."""

    notice: Notice
    at: datetime
    badge: str


@dataclass(frozen=True, slots=True)
class MailsPage:
    """What the outbox shows."""

    tabs: tuple[Tab, ...]
    lines: tuple[Line, ...]
    older: int | None
    pause: MailPause | None
    missing_setting: str | None
    uncertain: int
    groups: dict[str, int]
    mailings: tuple[Standing, ...]


@login_required
@require_GET
def list_mails(request: HttpRequest, organisation: str, program: str) -> HttpResponse:
    """The program's mails, newest first."""
    place = get_place_or_404(request.user, organisation, program)
    page = _mails_page(place, request.GET.get("state", ""), request.GET.get("before", ""))
    return render(request, "notices/list.html", {"place": place, "section": "mails", "page": page})


def _mails_page(place: Place, state: str, before: str) -> MailsPage:
    counts = count_by_state(place.program)
    chosen = state if state in NoticeState.values else ""
    found = list_notices(place.program, chosen)
    if before.isascii() and before.isdigit():
        found = found.filter(id__lt=int(before[:18]))
    notices = tuple(found[: PAGE_SIZE + 1])
    return MailsPage(
        tabs=_tabs(counts, chosen),
        lines=tuple(_line(notice) for notice in notices[:PAGE_SIZE]),
        older=notices[PAGE_SIZE - 1].pk if len(notices) > PAGE_SIZE else None,
        pause=find_pause(place.organisation),
        missing_setting=mail_missing_setting(),
        uncertain=counts.get(NoticeState.UNKNOWN, 0),
        groups=count_groups(place.program),
        mailings=list_mailings(place.program),
    )


def _line(notice: Notice) -> Line:
    return Line(notice, notice.settled_at or notice.due_at, BADGES.get(NoticeState(notice.state), ""))


def _tabs(counts: dict[str, int], chosen: str) -> tuple[Tab, ...]:
    """All, and every state that some mail is in."""
    states = [
        (value, str(label)) for value, label in NoticeState.choices if counts.get(value) or value == chosen
    ]
    tabs = [Tab("", _("All"), sum(counts.values()), not chosen)]
    return (*tabs, *(Tab(value, label, counts.get(value, 0), value == chosen) for value, label in states))


@login_required
@require_POST
def pause(request: HttpRequest, organisation: str, program: str) -> HttpResponse:
    """From now on no mail of the organisation leaves."""
    place = get_changeable_place_or_404(request.user, organisation, program)
    pause_mail(place.organisation, actor=place.member.user)
    messages.success(request, _("Mail is paused. What waits stays here until somebody lets it go on."))
    return redirect("notices:list", organisation=organisation, program=program)


@login_required
@require_POST
def resume(request: HttpRequest, organisation: str, program: str) -> HttpResponse:
    """Waiting mails leave again. After a restore only an owner may."""
    place = get_changeable_place_or_404(request.user, organisation, program)
    held = find_pause(place.organisation)
    if held is not None and held.is_restored and not place.member.is_owner:
        raise Refused("mail.resume_owner")
    resume_mail(place.organisation, actor=place.member.user)
    messages.success(request, _("Mail goes on. What was waiting leaves now."))
    return redirect("notices:list", organisation=organisation, program=program)


@login_required
@require_POST
def invite(request: HttpRequest, organisation: str, program: str, participant_id: int) -> HttpResponse:
    """*Invite*, or *Invite again*, for one person."""
    place = get_changeable_place_or_404(request.user, organisation, program)
    participant = get_participant_or_404(place, participant_id)
    invite_participant(participant, actor=place.member.user)
    messages.success(request, _("An invitation to %(name)s is on its way.") % {"name": str(participant)})
    return redirect(
        "participants:detail", organisation=organisation, program=program, participant_id=participant_id
    )
