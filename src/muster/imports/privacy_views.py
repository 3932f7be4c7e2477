"""What a person may ask of a program: everything it holds about them, and that it forgets them. Also for who administers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods
from django_scopes import scope

from muster.imports.dossier import build_dossier, write_dossier
from muster.imports.erasure import erase_participant
from muster.imports.forms import ErasureForm, LeaveForm, LiftForm
from muster.organisations.access import get_owner_or_404
from muster.organisations.actions import record
from muster.participants.access import get_own_or_404, get_participant_or_404
from muster.participants.erased import lift_erasure
from muster.participants.models import Erasure
from muster.programs.access import get_changeable_place_or_404, get_place_or_404
from muster.refusals import Refused

if TYPE_CHECKING:
    from django.http import HttpRequest

    from muster.accounts.models import User
    from muster.imports.erasure import Outcome
    from muster.participants.models import Participant


@login_required
@never_cache
@require_GET
def own_data(request: HttpRequest, program: str, file_format: str) -> HttpResponse:
    """Everything the program holds about the person who asks."""
    person = get_own_or_404(request.user, program)
    with scope(organisation=person.program.organisation):
        return _data(person, file_format, actor=person.user)


@never_cache
@require_GET
def person_data(
    request: HttpRequest, organisation: str, program: str, participant_id: int, file_format: str
) -> HttpResponse:
    """The same for whoever administers, to be handed to the person."""
    place = get_place_or_404(request.user, organisation, program)
    person = get_participant_or_404(place, participant_id)
    return _data(person, file_format, actor=place.member.user)


def _data(person: Participant, file_format: str, *, actor: User | None) -> HttpResponse:
    document = build_dossier(person)
    record(
        person.program.organisation,
        actor=actor,
        action="participant.data_exported",
        target=str(person.pk),
        program=person.program.slug,
        format=file_format,
    )
    if file_format == "csv":
        response = HttpResponse(write_dossier(document), content_type="text/csv; charset=utf-8")
    else:
        response = JsonResponse(document, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response["Content-Disposition"] = (
        f'attachment; filename="{person.program.slug}-{person.pk}.{file_format}"'
    )
    return response


@login_required
@require_http_methods(["GET", "POST"])
def own_erase(request: HttpRequest, program: str) -> HttpResponse:
    """Leave, and be forgotten: asks first."""
    person = get_own_or_404(request.user, program)
    form = LeaveForm(request.POST or None)
    with scope(organisation=person.program.organisation):
        if request.method == "POST" and form.is_valid():
            name = person.program.name
            outcome = erase_participant(person, actor=None)
            if not outcome.has_account:
                logout(request)
            return render(request, "imports/erased.html", {"program": name, "outcome": outcome})
        return render(request, "imports/own_erase.html", {"person": person, "form": form})


@require_http_methods(["GET", "POST"])
def person_erase(request: HttpRequest, organisation: str, program: str, participant_id: int) -> HttpResponse:
    """Erases somebody who asked for it; whoever does it types their address."""
    place = get_changeable_place_or_404(request.user, organisation, program)
    person = get_participant_or_404(place, participant_id)
    form = ErasureForm(request.POST or None, participant=person)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _erased(erase_participant(person, actor=place.member.user)))
        return redirect("participants:list", organisation=organisation, program=program)
    context = {"place": place, "section": "participants", "person": person, "form": form}
    return render(request, "imports/erase.html", context)


def _erased(outcome: Outcome) -> str:
    if outcome.is_finished:
        return _("The person is erased. Nothing of them is left here, but in backups that were made before.")
    return _(
        "The person is erased. An import that holds them is still at work; its files go as soon as it has ended."
    )


@require_http_methods(["GET", "POST"])
def erasures(request: HttpRequest, organisation: str) -> HttpResponse:
    """How many people were erased, and the one way to let somebody be added again: by typing the address."""
    owner = get_owner_or_404(request.user, organisation)
    form = LiftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            lift_erasure(owner.organisation, form.cleaned_data["email"], actor=owner.user)
        except Refused as refusal:
            form.add_error("email", refusal.message)
        else:
            messages.success(request, _("Somebody with this address may be added again."))
            return redirect("privacy:erasures", organisation=organisation)
    found = Erasure.objects.filter(organisation=owner.organisation)
    context = {
        "organisation": owner.organisation,
        "member": owner,
        "section": "erasures",
        "form": form,
        "count": found.count(),
        "unfinished": found.filter(finished_at=None).count(),
    }
    return render(request, "imports/erasures.html", context)
