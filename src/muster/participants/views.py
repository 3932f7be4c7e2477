"""Pages of a program's participants: dashboard, list, person, export."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from muster.organisations.actions import record
from muster.participants import actions
from muster.participants.access import get_participant_or_404
from muster.participants.actions import STOPPED
from muster.participants.display import show_role
from muster.participants.export import write_export
from muster.participants.forms import EditForm
from muster.participants.funnel import LABELS, count_funnel
from muster.participants.pages import (
    MOST_COLUMNS,
    choosable_columns,
    choose_columns,
    describe_imports,
    list_rows,
    person_url,
    show_answers,
    show_history,
    status_counts,
)
from muster.participants.queries import ROLES, Filters, list_changes, list_participants, recent_figures
from muster.programs.access import get_changeable_place_or_404, get_place_or_404
from muster.programs.models import FieldType
from muster.programs.queries import field_specs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

    from muster.engine.table import FieldSpec
    from muster.participants.models import Participant
    from muster.participants.queries import Figures
    from muster.programs.models import Program

DIGITS = 18
"""Of the largest number that the database counts to."""
A_YEAR_S = 365 * 24 * 3600
CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Format → what the browser is told."""


@require_GET
def dashboard(request: HttpRequest, organisation: str, program: str) -> HttpResponse:
    """The program at a glance, and what to do next."""
    place = get_place_or_404(request.user, organisation, program)
    figures = _figures(place.program, field_specs(place.program))
    context = {
        "place": place,
        "section": "dashboard",
        "figures": figures,
        "statuses": status_counts(figures),
        "imports": describe_imports(place.program),
        "funnel": count_funnel(place.program, figures.total, counts_all="count" in request.GET),
    }
    return render(request, "participants/dashboard.html", context)


def _figures(program: Program, specs: Sequence[FieldSpec]) -> Figures:
    has_places = any(spec.key == "mentee_capacity" and spec.type == FieldType.WHOLE_NUMBER for spec in specs)
    return recent_figures(program, has_places=has_places)


@require_GET
def list_people(request: HttpRequest, organisation: str, program: str) -> HttpResponse:
    """The participants: figures, tabs, search, filters, one page of the table."""
    place = get_place_or_404(request.user, organisation, program)
    query = request.GET
    filters = Filters(
        role=query.get("role", ""),
        status=query.get("status", ""),
        search=query.get("q", ""),
        sort=query.get("sort", "name"),
        step=query.get("step", ""),
        run_id=_number(query.get("run", "")),
    )
    specs = field_specs(place.program)
    chosen = _chosen_columns(request, place.program)
    columns = choose_columns(specs, chosen)
    page = list_participants(
        place.program, filters, after=query.get("after", ""), before=query.get("before", "")
    )
    figures = _figures(place.program, specs)
    context = {
        "place": place,
        "section": "participants",
        "figures": figures,
        "imports": describe_imports(place.program),
        "filters": filters,
        "step_label": LABELS.get(filters.step, ""),
        "statuses": status_counts(figures),
        "columns": columns,
        "choosable": choosable_columns(specs),
        "most_columns": MOST_COLUMNS,
        "rows": list_rows(page.people, columns),
        "page": page,
    }
    response = render(request, "participants/list.html", context)
    if "columns_chosen" in query and chosen is not None:
        response.set_cookie(
            _columns_cookie(place.program),
            ".".join(chosen),
            max_age=A_YEAR_S,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure(),
        )
    return response


def _number(text: str) -> int | None:
    """The number of an import in an address; none for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else None


def _columns_cookie(program: Program) -> str:
    return f"columns_{program.pk}"


def _chosen_columns(request: HttpRequest, program: Program) -> list[str] | None:
    """What this browser chose to see, now or before; None where it never chose."""
    if "columns_chosen" in request.GET:
        return request.GET.getlist("columns")
    kept = request.COOKIES.get(_columns_cookie(program))
    return kept.split(".") if kept is not None else None


@require_GET
def detail(request: HttpRequest, organisation: str, program: str, participant_id: int) -> HttpResponse:
    """One person: every value and where it came from, and what happened."""
    place = get_place_or_404(request.user, organisation, program)
    person = get_participant_or_404(place, participant_id)
    specs = field_specs(place.program)
    answers = [answer for answer in show_answers(person, specs) if answer.key not in {"role", "status"}]
    context = {
        "place": place,
        "section": "participants",
        "person": person,
        "answers": [answer for answer in answers if answer.text or answer.origin],
        "unanswered": [answer.label for answer in answers if not answer.text and not answer.origin],
        "history": show_history(person, list_changes(person), specs),
        "history_days": settings.MUSTER_UNDO_DAYS,
        "role": show_role(person.role),
        "is_stopped": person.status in STOPPED,
        "other_log_in": _other_log_in(person),
    }
    return render(request, "participants/detail.html", context)


def _other_log_in(person: Participant) -> str:
    """The address that somebody signs in with, where it is not the one that stands here."""
    if person.user is None or person.user.email_key == person.email_key:
        return ""
    return person.user.email


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, organisation: str, program: str, participant_id: int) -> HttpResponse:
    """All of a person's values in one form."""
    place = get_changeable_place_or_404(request.user, organisation, program)
    person = get_participant_or_404(place, participant_id)
    form = EditForm(request.POST or None, participant=person)
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"]
        change = actions.edit_participant(
            person, form.answers, actor=place.member.user, expected_version=version
        )
        messages.success(
            request, _("Saved.") if change else _("Nothing was different, so nothing was saved.")
        )
        return redirect(person_url("participants:detail", person))
    differences = form.differences() if form.is_bound and form.is_outdated else []
    context = {
        "place": place,
        "section": "participants",
        "person": person,
        "form": form,
        "differences": differences,
    }
    return render(
        request, "participants/edit.html", context, status=409 if form.is_bound and form.is_outdated else 200
    )


@require_POST
def suspend(request: HttpRequest, organisation: str, program: str, participant_id: int) -> HttpResponse:
    """Takes the person out of the running program, until somebody lifts it."""
    place = get_changeable_place_or_404(request.user, organisation, program)
    person = get_participant_or_404(place, participant_id)
    actions.suspend_participant(person, actor=place.member.user)
    messages.success(
        request, _("%(name)s is suspended. Nothing was deleted, and nobody was mailed.") % {"name": person}
    )
    return redirect(person_url("participants:detail", person))


@require_POST
def reactivate(request: HttpRequest, organisation: str, program: str, participant_id: int) -> HttpResponse:
    """Lifts a suspension or deactivation."""
    place = get_changeable_place_or_404(request.user, organisation, program)
    person = get_participant_or_404(place, participant_id)
    actions.reactivate_participant(person, actor=place.member.user)
    sentence = _("%(name)s is back: %(status)s.") % {"name": person, "status": person.get_status_display()}
    messages.success(request, sentence)
    return redirect(person_url("participants:detail", person))


@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, organisation: str, program: str, participant_id: int) -> HttpResponse:
    """Asks first; POST deletes."""
    place = get_changeable_place_or_404(request.user, organisation, program)
    person = get_participant_or_404(place, participant_id)
    if request.method == "POST":
        name = str(person)
        actions.delete_participant(person, actor=place.member.user)
        messages.success(request, _("%(name)s has been deleted from this program.") % {"name": name})
        return redirect("participants:list", organisation=organisation, program=program)
    return render(
        request, "participants/delete.html", {"place": place, "section": "participants", "person": person}
    )


@require_GET
def export(request: HttpRequest, organisation: str, program: str) -> FileResponse:
    """All participants, or those of one role, as CSV or XLSX. The file is written whole before the answer begins."""
    place = get_place_or_404(request.user, organisation, program)
    file_format, role = request.GET.get("format", "csv"), request.GET.get("role") or None
    if file_format not in CONTENT_TYPES or role not in {None, *ROLES}:
        raise Http404
    with tempfile.TemporaryDirectory(prefix="muster-export-") as folder:
        path = Path(folder) / f"{program}.{file_format}"
        count = write_export(place.program, path, role=role)
        opened = path.open("rb")  # stays readable after the folder is gone
    record(
        place.organisation,
        actor=place.member.user,
        action="participants.exported",
        target=program,
        people=count,
    )
    return FileResponse(
        opened, as_attachment=True, filename=path.name, content_type=CONTENT_TYPES[file_format]
    )
