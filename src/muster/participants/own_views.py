"""A participant's own pages: where they take part, their profile. No membership needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_scopes import scope

from muster.participants.access import get_own_or_404, list_own
from muster.participants.actions import edit_participant
from muster.participants.autosave import autosave
from muster.participants.display import show_role, show_status
from muster.participants.forms import ProfileForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The programs this person takes part in; straight to the profile where there is one only."""
    own = list_own(request.user)
    if len(own) == 1:
        return redirect("own:profile", program=own[0].program.slug)
    return render(request, "participants/own_home.html", {"own": own, "section": "own"})


@login_required
@require_POST
def save(request: HttpRequest, program: str) -> HttpResponse:
    """Keeps answers while the person writes."""
    person = get_own_or_404(request.user, program)
    with scope(organisation=person.program.organisation):
        return autosave(person, request.POST, actor=person.user)


@login_required
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest, program: str) -> HttpResponse:
    """The person's profile in one program; what they change is theirs from then on."""
    person = get_own_or_404(request.user, program)
    with scope(organisation=person.program.organisation):
        form = ProfileForm(request.POST or None, participant=person)
        if request.method == "POST" and form.is_valid():
            edit_participant(person, form.answers, actor=person.user, by_self=True)
            messages.success(request, _("Your profile is saved."))
            return redirect("own:profile", program=program)
        context = {
            "person": person,
            "form": form,
            "role": show_role(person.role),
            "status": show_status(person.status),
        }
        return render(request, "participants/own_profile.html", context)
