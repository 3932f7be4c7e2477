"""The last dialog: one sentence, and *Yes*."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.http import HttpResponseRedirect
from django.shortcuts import redirect

from muster.imports import actions, plans, queries
from muster.imports.forms import NumberForm
from muster.imports.review.shown import prepare_review

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from muster.accounts.models import User
    from muster.imports.steps.step import Visit


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """What *Yes* does. The plan's revision and name travel along, so that a plan that moved is not applied unseen."""

    dialog: queries.LastDialog
    plan_revision: int
    plan_name: str
    action_url: str
    back_url: str
    form: NumberForm | None
    """Asks for the number of invitations where they are many."""
    template: str = "imports/steps/confirm.html"


def view(visit: Visit) -> HttpResponseBase | ConfirmPage:
    """Says what would be done; *Yes* hands it to the worker, once."""
    dialog = queries.last_dialog(visit.run)
    typed = NumberForm(visit.request.POST, number=dialog.invitations) if visit.is_post else None
    if visit.is_post and not (dialog.must_be_typed and typed and not typed.is_valid()):
        actions.approve_run(
            visit.run,
            actor=cast("User", visit.request.user),
            plan_revision=_revision(visit),
            plan_name=visit.request.POST.get("plan_name"),
            typed=dialog.invitations if dialog.must_be_typed else None,
        )
        return HttpResponseRedirect(visit.next_url)
    prepare_review(visit.run)
    if plans.plan_document(visit.run)["refusals"]:
        return redirect(visit.back_url)
    dialog = queries.last_dialog(visit.run)
    return ConfirmPage(
        dialog=dialog,
        plan_revision=visit.run.plan_revision,
        plan_name=plans.name_of(visit.run),
        action_url=visit.url("confirm"),
        back_url=visit.back_url,
        form=(typed or NumberForm(number=dialog.invitations)) if dialog.must_be_typed else None,
    )


def _revision(visit: Visit) -> int:
    text = visit.request.POST.get("plan_revision", "")
    return int(text[:18]) if text.isdecimal() else -1
