"""Pages of programs: a new one, its settings, its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from muster.organisations.access import get_member_or_404
from muster.programs import actions
from muster.programs.access import get_changeable_place_or_404, get_place_or_404
from muster.programs.forms import DeleteProgramForm, FieldForm, ProgramForm, ProgramSettingsForm
from muster.programs.models import ALWAYS_FIELDS, FIXED_FIELDS, Field
from muster.programs.queries import list_fields, unasked_standard_specs

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from muster.programs.access import Place
    from muster.programs.actions import ProgramChoices


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, organisation: str) -> HttpResponse:
    """A new program of the organisation."""
    member = get_member_or_404(request.user, organisation)
    if not member.can_change:
        raise PermissionDenied
    form = ProgramForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        program = actions.create_program(
            member.organisation, name=given["name"], keys=given["keys"], actor=member.user
        )
        return redirect("participants:list", organisation=organisation, program=program.slug)
    return render(
        request,
        "programs/new.html",
        {"organisation": member.organisation, "form": form, "section": "programs"},
    )


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest, organisation: str, program: str) -> HttpResponse:
    """Name, place and mails; and, for owners, the end of the program."""
    get_place = get_changeable_place_or_404 if request.method == "POST" else get_place_or_404
    place = get_place(request.user, organisation, program)
    if request.POST.get("action") == "delete":
        return _delete(request, place)
    form = ProgramSettingsForm(request.POST or None, program=place.program)
    if request.method == "POST" and form.is_valid():
        changed = cast("ProgramChoices", {name: form.cleaned_data[name] for name in form.changed_data})
        if changed:
            actions.change_program(place.program, actor=place.member.user, **changed)
        messages.success(request, _("Saved."))
        return redirect("program:settings", organisation=organisation, program=program)
    return _settings_page(request, place, form, DeleteProgramForm())


def _settings_page(
    request: HttpRequest, place: Place, form: ProgramSettingsForm, delete_form: DeleteProgramForm
) -> HttpResponse:
    context = {"place": place, "section": "settings", "form": form, "delete_form": delete_form}
    return render(request, "programs/settings.html", context)


def _delete(request: HttpRequest, place: Place) -> HttpResponse:
    """Only owners; the name must be typed as it stands."""
    if not place.member.is_owner:
        raise PermissionDenied
    actions.delete_program(place.program, typed_name=request.POST.get("name", ""), actor=place.member.user)
    messages.success(request, _("“%(name)s” has been deleted.") % {"name": place.program.name})
    return redirect("organisations:home", organisation=place.organisation.slug)


@require_http_methods(["GET", "POST"])
def fields(request: HttpRequest, organisation: str, program: str) -> HttpResponse:
    """The questions in order; POST moves, retires, restores or adds a standard one."""
    if request.method == "POST":
        place = get_changeable_place_or_404(request.user, organisation, program)
        _change_fields(request, place)
        fields_url = reverse("program:fields", kwargs={"organisation": organisation, "program": program})
        return redirect(f"{fields_url}#field-{request.POST.get('field', '')}")
    place = get_place_or_404(request.user, organisation, program)
    every = list_fields(place.program)
    context = {
        "place": place,
        "section": "fields",
        "asked": [field for field in every if field.retired_at is None],
        "retired": [field for field in every if field.retired_at is not None],
        "unasked": unasked_standard_specs(every),
        "always": ALWAYS_FIELDS,
        "fixed": FIXED_FIELDS,
    }
    return render(request, "programs/fields.html", context)


def _change_fields(request: HttpRequest, place: Place) -> None:
    if "standard" in request.POST:
        actions.add_standard_field(place.program, request.POST["standard"], actor=place.member.user)
        return
    change = CHANGES.get(request.POST.get("action", ""))
    field_id = request.POST.get("field", "")
    if change is None or not field_id.isdecimal():
        raise Http404
    change(_get_field_or_404(place, int(field_id[:18])), place)


CHANGES: dict[str, Callable[[Field, Place], None]] = {
    "up": lambda field, _place: actions.move_field(field, by=-1),
    "down": lambda field, _place: actions.move_field(field, by=1),
    "retire": lambda field, place: actions.retire_field(field, actor=place.member.user),
    "restore": lambda field, place: actions.restore_field(field, actor=place.member.user),
}
"""What the buttons beside a field do."""


def _get_field_or_404(place: Place, field_id: int) -> Field:
    return get_object_or_404(
        Field.objects.select_related("program__organisation"), pk=field_id, program=place.program
    )


@require_http_methods(["GET", "POST"])
def field_new(request: HttpRequest, organisation: str, program: str) -> HttpResponse:
    """A question of the program's own."""
    place = get_changeable_place_or_404(request.user, organisation, program)
    form = FieldForm(request.POST or None, program=place.program)
    if request.method == "POST" and form.is_valid():
        field = actions.add_field(place.program, actor=place.member.user, **form.choices)
        messages.success(request, _("“%(label)s” is asked from now on.") % {"label": field.label})
        return redirect("program:fields", organisation=organisation, program=program)
    return render(request, "programs/field.html", {"place": place, "section": "fields", "form": form})


@require_http_methods(["GET", "POST"])
def field(request: HttpRequest, organisation: str, program: str, field_id: int) -> HttpResponse:
    """One question, to change it."""
    place = get_changeable_place_or_404(request.user, organisation, program)
    found = _get_field_or_404(place, field_id)
    form = FieldForm(request.POST or None, program=place.program, field=found)
    if request.method == "POST" and form.is_valid():
        actions.change_field(found, actor=place.member.user, **form.choices)
        messages.success(request, _("Saved."))
        return redirect("program:fields", organisation=organisation, program=program)
    context = {
        "place": place,
        "section": "fields",
        "form": form,
        "field": found,
        "is_fixed": found.key in FIXED_FIELDS,
    }
    return render(request, "programs/field.html", context)
