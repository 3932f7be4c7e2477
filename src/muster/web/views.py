"""Home, the first run, colours, health, and the pages for what goes wrong."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.contrib.auth import login
from django.db import DatabaseError, connection, transaction
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_scopes import scope, scopes_disabled

from muster.accounts.models import User
from muster.imports.models import ImportRun, RunState
from muster.notices.queries import worker_health
from muster.organisations import first_run
from muster.organisations.actions import create_organisation
from muster.organisations.models import Member
from muster.participants.models import Participant
from muster.programs.actions import create_program
from muster.refusals import Refused
from muster.web.context import THEME_COOKIE, THEMES, Layout
from muster.web.forms import StartForm

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

    from muster.programs.models import Program

logger = logging.getLogger("muster.web")
A_YEAR_S = 365 * 24 * 3600


@never_cache
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Everybody's own start: the one program, the organisation, the profile, or a page that says there is none yet."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    programs = Layout(request).programs
    if len(programs) == 1:
        return redirect(programs[0].url)
    with scopes_disabled():
        member = (
            Member.objects.select_related("organisation").filter(user=request.user).order_by("id").first()
        )
        takes_part = member is None and Participant.objects.filter(user=request.user).exists()
    if member is not None:
        return redirect("organisations:home", organisation=member.organisation.slug)
    if takes_part:
        return redirect("own:home")
    return render(request, "web/nowhere.html")


@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The first run: needs the code that Muster printed, and exists only while there is no owner."""
    if not first_run.is_needed():
        return redirect("web:home")
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _code_is_right(form):
        user, program = _create_first(form.cleaned_data)
        login(request, user, backend="muster.accounts.backend.KeyBackend")
        return redirect("participants:list", organisation=program.organisation.slug, program=program.slug)
    return render(request, "web/start.html", {"form": form})


def _code_is_right(form: StartForm) -> bool:
    try:
        is_right = first_run.check_code(form.cleaned_data["code"])
    except Refused as refusal:
        form.add_error("code", refusal.message)
        return False
    if not is_right:
        form.add_error("code", _("This is not the code. A new one is printed each time Muster starts."))
    return is_right


def _create_first(given: dict[str, str]) -> tuple[User, Program]:
    """The first owner with organisation and program, all or nothing; the code is void afterwards."""
    with first_run.only_once(), transaction.atomic():
        user = User.objects.create_user(
            given["email"], given["password"], name=given["name"], verified_at=timezone.now()
        )
        organisation = create_organisation(given["organisation"], owner=user)
        with scope(organisation=organisation):
            program = create_program(
                organisation, name=given["program"], keys=list(given["keys"]), actor=user
            )
    first_run.forget_code()
    return user, program


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keeps the colours that somebody chose: on their account, else in a cookie."""
    chosen = request.POST.get("theme", "")
    response = HttpResponseRedirect(_own_address(request, request.POST.get("next", "")))
    if chosen not in THEMES:
        return response
    if request.user.is_authenticated:
        User.objects.filter(pk=request.user.pk).update(theme=chosen)
    response.set_cookie(
        THEME_COOKIE, chosen, max_age=A_YEAR_S, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    return response


def _own_address(request: HttpRequest, address: str) -> str:
    is_ours = url_has_allowed_host_and_scheme(address, None, require_https=request.is_secure())
    return address if is_ours else reverse("web:home")


@never_cache
@require_GET
def healthz(_request: HttpRequest) -> JsonResponse:
    """Whether the database answers, when a worker was last seen, and since when the oldest due job waits."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        health, oldest_run = worker_health(), _oldest_waiting_run()
    except DatabaseError:
        logger.exception("the database does not answer")
        return JsonResponse({"status": "failed", "database": "failed"}, status=503)
    due = [at for at in (health.oldest_due_notice, oldest_run) if at is not None]
    worker = {"is_alive": health.is_alive, "last_heartbeat": health.last_beat}
    return JsonResponse(
        {"status": "ok", "database": "ok", "worker": worker, "oldest_due_job": min(due, default=None)}
    )


def _oldest_waiting_run() -> datetime | None:
    """Since when the import that has waited longest for a worker waits."""
    with scopes_disabled():
        return (
            ImportRun.objects.filter(state=RunState.QUEUED)
            .order_by("id")
            .values_list("started_at", flat=True)
            .first()
        )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent something that can't be read."""
    del exception
    return _problem(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: somebody may look at this place, but not do this here."""
    del exception
    return _problem(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or nothing that this person may know of."""
    del exception
    return _problem(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our mistake. Its number stands in the log too. Asks nothing of session or database: they may be the reason."""
    number = getattr(request, "request_id", "")
    logger.error("request %s failed", number)
    return HttpResponse(render_to_string("web/problem_500.html", {"request_id": number}), status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without a valid token: an old page, or one from elsewhere."""
    why = reason.partition(" - ")[
        0
    ]  # what follows names the page it came from, whose address may hold a token
    logger.warning("request %s refused: %s", getattr(request, "request_id", "-"), why)
    return _problem(request, 403, "web/problem_form.html")


def _problem(request: HttpRequest, status: int, template: str = "") -> HttpResponse:
    context = {"request_id": getattr(request, "request_id", "")}
    return render(request, template or f"web/problem_{status}.html", context, status=status)
