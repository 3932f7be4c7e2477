"""Undo: first what would be put back, taken out and kept, then the deed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.http import HttpResponseRedirect

from muster.imports import actions
from muster.imports.steps.result import UNDOABLE, Kept, field_labels, kept_lines

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from muster.accounts.models import User
    from muster.imports.steps.step import Visit


@dataclass(frozen=True, slots=True)
class UndoPage:
    """What an undo would do."""

    preview: actions.UndoPreview
    kept: tuple[Kept, ...]
    action_url: str
    cancel_url: str
    template: str = "imports/steps/undo.html"


def view(visit: Visit) -> HttpResponseBase | UndoPage:
    """Hands the undo to the worker, once."""
    if visit.is_post:
        actions.request_undo(visit.run, actor=cast("User", visit.request.user))
        return HttpResponseRedirect(visit.url("result"))
    if visit.run.state not in UNDOABLE:
        return HttpResponseRedirect(visit.url("run"))
    preview = actions.preview_undo(visit.run)
    kept = kept_lines(preview.kept, field_labels(visit.run))
    return UndoPage(preview, kept, visit.url("undo"), visit.url("result"))
