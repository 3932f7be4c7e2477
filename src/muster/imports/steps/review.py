"""The review: the plan in numbers, what is left to decide, and every row with its problems, repairable in place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from muster.imports import actions, plans, queries
from muster.imports.forms import DecisionForm
from muster.imports.models import RunRole, RunState
from muster.imports.steps.decisions import Decision, Problem, list_decisions, list_problems
from muster.imports.steps.plan_figures import Figure, plan_figures
from muster.imports.steps.review_grid import Grid, GridQuery, read_grid
from muster.imports.steps.step import with_query
from muster.organisations.models import Member
from muster.programs.queries import importable_specs
from muster.refusals import refusal_sentence

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from muster.engine.table import Plan
    from muster.imports.models import ImportRun, Source
    from muster.imports.steps.step import Visit

GUARD = "plan.too_many_changes"


@dataclass(frozen=True, slots=True)
class FieldChanges:
    """How many people get another value in one field."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Guard:
    """The guard rail's question; `figure` is the number to type."""

    sentence: str
    figure: int


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Everything that *Continue* would do, before it is done."""

    summary: str
    figures: tuple[Figure, ...]
    notify: int
    changes_sentence: str
    changes: tuple[FieldChanges, ...]
    existing_sentence: str
    members: tuple[str, ...]
    """Addresses of new participants who administer this organisation."""
    invite_existing_sentence: str
    is_inviting_existing: bool
    settings_sentence: str
    left_out_columns: tuple[str, ...]
    panel_title: str
    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...]
    refusals: tuple[str, ...]
    guard: Guard | None
    grid: Grid
    left_out_sentence: str
    can_continue: bool
    can_undo_edit: bool
    query: str
    back_url: str
    next_url: str
    rejected_url: str
    settings_url: str
    template: str = "imports/steps/review.html"


def is_ready(run: ImportRun) -> bool:
    """Whether a plan was made."""
    return run.state == RunState.PLANNED


def view(visit: Visit) -> HttpResponseBase | ReviewPage:
    """Shows the plan; a POST answers one question and plans anew."""
    query = GridQuery.of(visit.request.GET)
    if visit.is_post:
        _answer(visit)
        return HttpResponseRedirect(with_query(visit.url("review"), query.values()))
    return _page(visit, plans.current_plan(visit.run), query)


def _answer(visit: Visit) -> None:
    if "undo_edit" in visit.request.POST:
        actions.undo_last_edit(visit.run)
    form = DecisionForm(visit.request.POST)
    if form.is_valid():
        _settle(visit.run, **form.cleaned_data)
    actions.plan_run(visit.run)


def _settle(run: ImportRun, *, kind: str, field: str, text: str, answer: str) -> None:
    settings = queries.settings_of(run)
    if kind == "value" and answer:
        actions.change_settings(run, values={**settings.values, (field, text): answer})
    elif kind == "date" and answer in {"dmy", "mdy", "ymd"}:
        actions.change_settings(run, date_order={**settings.date_order, field: answer})
    elif kind == "existing":
        actions.change_settings(run, notify_existing=answer == "on")
    elif kind == "guard" and answer.strip() == text:
        actions.change_settings(run, max_change_percent=100)


def _page(visit: Visit, plan: Plan, query: GridQuery) -> ReviewPage:
    run, specs = visit.run, importable_specs(visit.place.program)
    sources = list(run.sources.filter(is_selected=True))
    labels = {spec.key: spec.label for spec in specs}
    changes = _field_changes(plan, labels)
    decisions, problems = list_decisions(plan, specs), list_problems(plan, query)
    others = tuple(code for code in plan.refusals if code != GUARD)
    return ReviewPage(
        summary=_summary(plan, len(sources)),
        figures=plan_figures(plan.counts),
        notify=plan.counts.get("notify", 0),
        changes_sentence=_changes_sentence(plan, changes),
        changes=changes,
        existing_sentence=_existing_sentence(run, plan),
        members=_members(visit, plan),
        invite_existing_sentence=_invite_existing_sentence(run, plan),
        is_inviting_existing=run.notify_existing,
        settings_sentence=_settings_sentence(run),
        left_out_columns=_left_out_columns(sources, labels),
        panel_title=_panel_title(decisions, is_noticed=bool(problems or others)),
        decisions=decisions,
        problems=problems,
        refusals=tuple(refusal_sentence(code, dict(plan.counts)) for code in others),
        guard=_guard(plan),
        grid=read_grid(visit, plan, sources, specs, query),
        left_out_sentence=_left_out_sentence(plan),
        can_continue=not plan.refusals,
        can_undo_edit=run.edits.filter(undone_at=None).exists(),
        query=with_query("", query.values()),
        back_url=visit.back_url,
        next_url=visit.next_url,
        rejected_url=visit.url("rejected"),
        settings_url=with_query(visit.url("settings"), {"back_to": "review"}),
    )


def _summary(plan: Plan, sheets: int) -> str:
    rows = plan.counts.get("rows", plan.rows.height)
    row_text = ngettext("%(count)s row", "%(count)s rows", rows) % {"count": rows}
    sheet_text = ngettext("%(count)s sheet", "%(count)s sheets", sheets) % {"count": sheets}
    return _("%(rows)s of %(sheets)s") % {"rows": row_text, "sheets": sheet_text}


def _field_changes(plan: Plan, labels: dict[str, str]) -> tuple[FieldChanges, ...]:
    names = [name for name in plan.people.columns if name.startswith("changed.")]
    updates = plan.people.filter(pl.col("action") == "update")
    counted = (
        updates.select([pl.col(name).fill_null(value=False).sum() for name in names]).row(0) if names else ()
    )
    found = zip(names, counted, strict=True)
    pairs = [(labels.get(name.removeprefix("changed."), name), count) for name, count in found if count]
    return tuple(FieldChanges(*pair) for pair in sorted(pairs, key=lambda pair: -pair[1]))


def _changes_sentence(plan: Plan, changes: tuple[FieldChanges, ...]) -> str:
    people, values = plan.counts.get("update", 0), sum(change.count for change in changes)
    if not people:
        return ""
    value_text = ngettext("%(count)s value changes", "%(count)s values change", values) % {"count": values}
    people_text = ngettext("%(count)s person", "%(count)s people", people) % {"count": people}
    return _("%(values)s in %(people)s") % {"values": value_text, "people": people_text}


def _existing_sentence(run: ImportRun, plan: Plan) -> str:
    """What *Overwrite* would do to those already here; nothing where it is on or nobody is."""
    existing, differ = plan.counts.get("existing", 0), plan.counts.get("differ", 0)
    if run.overwrite or not existing:
        return ""
    if differ:
        values = {"differ": differ, "existing": existing}
        if existing == 1:
            return _("The person who is already here differs.")
        if existing == differ:
            return _("All %(existing)s people who are already here differ.") % values
        return _("%(differ)s of the %(existing)s already here differ.") % values
    return ngettext("%(count)s person is already here.", "%(count)s people are already here.", existing) % {
        "count": existing
    }


def _invite_existing_sentence(run: ImportRun, plan: Plan) -> str:
    count = plan.counts.get("never_invited", 0)
    return _("Already here and never invited: %(count)s") % {"count": count} if run.notify and count else ""


def _members(visit: Visit, plan: Plan) -> tuple[str, ...]:
    members = Member.objects.filter(organisation=visit.place.organisation)
    keys = list(members.values_list("user__email_key", flat=True))
    new = plan.rows.filter((pl.col("action") == "create") & pl.col("email_key").is_in(keys))
    return tuple(new["email"].drop_nulls().unique(maintain_order=True))


def _settings_sentence(run: ImportRun) -> str:
    parts = [
        str(RunRole(run.role).label),
        _("Overwrite on") if run.overwrite else _("Overwrite off"),
        _("Notify on") if run.notify else _("Notify off"),
    ]
    return " · ".join(parts)


def _panel_title(decisions: tuple[Decision, ...], *, is_noticed: bool) -> str:
    if decisions:
        return ngettext("%(count)s decision left", "%(count)s decisions left", len(decisions)) % {
            "count": len(decisions)
        }
    return _("What Muster noticed") if is_noticed else _("No problems")


def _left_out_columns(sources: list[Source], labels: dict[str, str]) -> tuple[str, ...]:
    """Those without a field, or with one that the program asks no more."""
    headers = [c["header"] for source in sources for c in source.columns if c["field"] not in labels]
    return tuple(dict.fromkeys(headers))


def _left_out_sentence(plan: Plan) -> str:
    count = plan.counts.get("reject", 0)
    if not count:
        return ""
    sentence = ngettext(
        "%(count)s row will be left out; you can repair it later.",
        "%(count)s rows will be left out; you can repair them later.",
        count,
    )
    return sentence % {"count": count}


def _guard(plan: Plan) -> Guard | None:
    if GUARD not in plan.refusals:
        return None
    figure, people = plan.counts.get("update", 0), plan.counts.get("participants", 0)
    sentence = _(
        "%(count)s of the %(people)s participants would change (%(percent)s %%). Is that what you want?"
    )
    percent = round(figure * 100 / people) if people else 100
    return Guard(sentence % {"count": figure, "people": people, "percent": percent}, figure)
