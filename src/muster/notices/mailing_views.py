"""Writing to a group of people: who they are, when, and one press that orders it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from muster.notices.actions import mail_missing_setting
from muster.notices.forms import MailingForm
from muster.notices.mailings import WAITING_DAYS, Audience, create_mailing, find_audience, stop_mailing
from muster.notices.models import Mailing, MailingGroup, NoticeKind
from muster.programs.access import get_changeable_place_or_404, get_place_or_404

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from muster.programs.access import Place

MOST_DAYS = 365


@dataclass(frozen=True, slots=True)
class WritePage:
    """What the page shows: the group in words, its people, and the form."""

    group: str
    title: str
    kind: str
    audience: Audience
    others: int
    form: MailingForm
    missing_setting: str | None


@login_required
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, organisation: str, program: str, group: str) -> HttpResponse:
    """Whom it would reach; a POST orders the mails, now or for a time."""
    get_place = get_changeable_place_or_404 if request.method == "POST" else get_place_or_404
    place = get_place(request.user, organisation, program)
    if group not in MailingGroup.values:
        raise Http404
    page = _page(request, place, group)
    if request.method == "POST" and page.form.is_valid():
        mailing = create_mailing(
            place.program,
            group,
            days=page.audience.days,
            list_hash=page.form.cleaned_data["list_hash"],
            typed=page.form.cleaned_data["number"],
            due_at=page.form.cleaned_data["due_at"],
            actor=place.member.user,
        )
        messages.success(request, _ordered(mailing.recipients))
        return redirect("notices:list", organisation=organisation, program=program)
    return render(request, "notices/write.html", {"place": place, "section": "mails", "page": page})


def _ordered(count: int) -> str:
    sentence = ngettext("%(count)s mail is ordered.", "%(count)s mails are ordered.", count)
    return sentence % {"count": f"{count:,}"}


def _page(request: HttpRequest, place: Place, group: str) -> WritePage:
    days = _days(request)
    audience = find_audience(place.program, group, days=days)
    is_first = group == MailingGroup.UNINVITED
    return WritePage(
        group=group,
        title=_("Invite who was never invited") if is_first else _("Remind who hasn’t joined"),
        kind=(NoticeKind.INVITATION if is_first else NoticeKind.REMINDER).value,
        audience=audience,
        others=max(audience.count - len(audience.first), 0),
        form=MailingForm(request.POST or None, audience=audience, time_zone=place.program.time_zone),
        missing_setting=mail_missing_setting(),
    )


def _days(request: HttpRequest) -> int:
    text = request.GET.get("days", "")
    is_number = text.isascii() and text.isdigit() and len(text) < 4  # noqa: PLR2004
    return min(int(text), MOST_DAYS) if is_number else WAITING_DAYS


@login_required
@require_POST
def stop(request: HttpRequest, organisation: str, program: str, mailing_id: int) -> HttpResponse:
    """Withdraws the mails of an order that have not left."""
    place = get_changeable_place_or_404(request.user, organisation, program)
    mailing = get_object_or_404(Mailing, program=place.program, pk=mailing_id)
    count = stop_mailing(mailing, actor=place.member.user)
    sentence = ngettext("%(count)s mail is withdrawn.", "%(count)s mails are withdrawn.", count)
    messages.success(request, sentence % {"count": f"{count:,}"})
    return redirect("notices:list", organisation=organisation, program=program)
