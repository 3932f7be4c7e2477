"""The dialog *Import settings*: who the people are, whether those already here change, and whether mail goes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect

from muster.imports import actions
from muster.imports.forms import SettingsForm

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from muster.imports.models import ImportRun
    from muster.imports.steps.step import Visit

RETURNS = ("upload", "review")
"""Pages that the dialog may go back to."""


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """The three decisions. `back_to` names the page that opened the dialog."""

    form: SettingsForm
    action_url: str
    cancel_url: str
    back_to: str = ""
    template: str = "imports/steps/settings.html"


def view(visit: Visit) -> HttpResponseBase | SettingsPage:
    """Changes the settings of a run that has begun."""
    asked = visit.request.POST.get("back_to") or visit.request.GET.get("back_to", "")
    back_to = asked if asked in RETURNS else "upload"
    form = SettingsForm(visit.request.POST if visit.is_post else None, initial=initial_of(visit.run))
    if visit.is_post and form.is_valid():
        actions.change_settings(visit.run, **form.cleaned_data)
        return HttpResponseRedirect(visit.url(back_to))
    return SettingsPage(form, visit.url("settings"), visit.url(back_to), back_to)


def initial_of(run: ImportRun) -> dict[str, str | bool]:
    """The choices as they stand."""
    return {"role": run.role, "overwrite": run.overwrite, "notify": run.notify}
