"""Saying no to mails. Looking changes nothing, so mail scanners can't stop anybody's; one press, or one POST, does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from django_scopes import scope

from muster.notices.models import Suppression, SuppressionReason
from muster.notices.suppressions import allow_mail, find_stoppable, stop_mail

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

GONE = 410


@never_cache
@csrf_exempt  # a mail program posts here without a page before; whoever holds the link may
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Whose mails they are and whether they are stopped; a POST stops them, or lets them come again (`again`)."""
    notice = find_stoppable(token)
    if notice is None:
        return render(request, "notices/stop_problem.html", status=GONE)
    organisation = notice.program.organisation
    with scope(organisation=organisation):
        if request.method == "POST":
            if "again" in request.POST:
                allow_mail(organisation, notice.address_hash)
            else:
                stop_mail(organisation, notice.address_hash, SuppressionReason.OPT_OUT)
            return redirect("mail:stop", token=token)
        stopped = Suppression.objects.filter(
            organisation=organisation, address_hash=notice.address_hash
        ).first()
        page = {
            "organisation": organisation,
            "stopped": stopped,
            "may_come_again": stopped is not None and stopped.reason == SuppressionReason.OPT_OUT,
        }
        return render(request, "notices/stop.html", page)
