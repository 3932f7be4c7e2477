"""A new address: its holder confirms it; an administrator has the mail about it sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from muster.notices.actions import ask_to_confirm
from muster.notices.new_addresses import confirm_new_address, find_new_address
from muster.participants.access import get_participant_or_404
from muster.programs.access import get_changeable_place_or_404

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

GONE = 410


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Whose address it would become; only a POST changes anything, so that mail scanners can't."""
    found = find_new_address(token, request.user)  # type: ignore[arg-type]  # signed in
    if found is None:
        return render(request, "notices/confirm_problem.html", status=GONE)
    if request.method == "POST":
        confirm_new_address(found)
        return redirect("mail:confirm", token=token)
    return render(request, "notices/confirm.html", {"found": found})


@login_required
@require_POST
def ask(request: HttpRequest, organisation: str, program: str, participant_id: int) -> HttpResponse:
    """Mails the question whether the new address is theirs, once more."""
    place = get_changeable_place_or_404(request.user, organisation, program)
    participant = get_participant_or_404(place, participant_id)
    ask_to_confirm(participant, actor=place.member.user)
    messages.success(
        request, _("A mail to %(email)s asks to confirm the address.") % {"email": participant.email}
    )
    return redirect(
        "participants:detail", organisation=organisation, program=program, participant_id=participant_id
    )
