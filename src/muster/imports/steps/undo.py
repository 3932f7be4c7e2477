"""Undo: first what would be put back, taken out and kept, then the deed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.http import HttpResponseRedirect
from django.utils import timezone

from muster.imports import actions
from muster.imports.retention import can_undo, undo_until
from muster.imports.steps.result import MOST_KEPT, Kept, field_labels, kept_lines, kept_sentence
from muster.imports.undo import count_kept
from muster.participants.display import show_value
from muster.programs.queries import field_specs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django.http.response import HttpResponseBase

    from muster.accounts.models import User
    from muster.engine.table import FieldSpec
    from muster.imports.steps.step import Visit
    from muster.imports.undo import PutBack


@dataclass(frozen=True, slots=True)
class Difference:
    """One value as it is now and as the undo puts it back, in words."""

    email: str
    label: str
    now: str
    then: str


@dataclass(frozen=True, slots=True)
class UndoPage:
    """What an undo would do."""

    preview: actions.UndoPreview
    values: tuple[Difference, ...]
    """The first values that are put back."""
    kept: tuple[Kept, ...]
    """The first of what stays."""
    more_kept: int
    kept_people: int
    kept_sentence: str
    until: datetime | None
    action_url: str
    cancel_url: str
    template: str = "imports/steps/undo.html"


def view(visit: Visit) -> HttpResponseBase | UndoPage:
    """Hands the undo to the worker, once."""
    if visit.is_post:
        actions.request_undo(visit.run, actor=cast("User", visit.request.user))
        return HttpResponseRedirect(visit.url("result"))
    if not can_undo(visit.run, timezone.now()):
        return HttpResponseRedirect(visit.url("run"))
    preview = actions.preview_undo(visit.run)
    specs = {spec.key: spec for spec in field_specs(visit.place.program)}
    counts = count_kept(preview.kept)
    return UndoPage(
        preview=preview,
        values=tuple(_difference(value, specs) for value in preview.restored_values),
        kept=kept_lines(preview.kept[:MOST_KEPT], field_labels(visit.run)),
        more_kept=max(0, counts["kept"] - MOST_KEPT),
        kept_people=counts["kept_people"],
        kept_sentence=kept_sentence(counts),
        until=undo_until(visit.run),
        action_url=visit.url("undo"),
        cancel_url=visit.url("result"),
    )


def _difference(value: PutBack, specs: Mapping[str, FieldSpec]) -> Difference:
    spec = specs.get(value.field)
    if spec is None:
        return Difference(value.email, value.field, str(value.now or ""), str(value.then or ""))
    return Difference(value.email, spec.label, show_value(spec, value.now), show_value(spec, value.then))
