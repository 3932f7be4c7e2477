"""The review: the plan in numbers, what is left to decide, and every row with its problems, repairable in place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from muster.imports import actions
from muster.imports.counts import told_counts
from muster.imports.edits import answer_question, can_undo_and_redo, redo_edits, undo_edits
from muster.imports.forms import DecisionForm, GuardForm
from muster.imports.models import RunRole, RunState
from muster.imports.review.shown import open_review
from muster.imports.steps.decisions import Decision, Problem, list_decisions, list_problems, list_proposals
from muster.imports.steps.plan_figures import Figure, plan_figures
from muster.imports.steps.plan_list import list_url
from muster.imports.steps.plan_notes import PlanNotes, plan_notes
from muster.imports.steps.repeated import keep_rows, list_repeated
from muster.imports.steps.review_data import grid_figures, grid_setup
from muster.imports.steps.review_grid import Grid, GridQuery, read_grid
from muster.imports.steps.review_keys import grid_keys
from muster.imports.steps.step import with_query
from muster.notices.forms import is_typed
from muster.organisations.models import Member
from muster.programs.queries import importable_specs
from muster.refusals import refusal_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http.response import HttpResponseBase

    from muster.accounts.models import User
    from muster.imports.models import ImportRun, Source
    from muster.imports.review.shown import Shown
    from muster.imports.steps.step import Visit

PART = "imports/steps/_review_part.html"
"""What the grid's script asks for after a change: everything around the rows."""
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
    form: GuardForm


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Everything that *Continue* would do, before it is done."""

    summary: str
    figures: tuple[Figure, ...]
    notes: PlanNotes
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
    can_redo_edit: bool
    setup: dict[str, Any]
    """What the grid's script begins with."""
    keys: tuple[tuple[tuple[str, ...], str], ...]
    """The keys of the grid, and what they do."""
    query: str
    back_url: str
    next_url: str
    rejected_url: str
    away_url: str
    away_csv_url: str
    merge_url: str
    settings_url: str
    template: str = "imports/steps/review.html"

    @property
    def form(self) -> GuardForm | None:
        """What came back wrong, if anything did."""
        return self.guard.form if self.guard else None

    @property
    def figures_by_column(self) -> dict[str, Any]:
        """The bars, for the grid's script."""
        return grid_figures(self.grid.columns)


def is_ready(run: ImportRun) -> bool:
    """Whether a plan was made."""
    return run.state == RunState.PLANNED


def view(visit: Visit) -> HttpResponseBase | ReviewPage:
    """Shows the plan; a POST answers one question and plans anew."""
    query = GridQuery.of(visit.request.GET)
    is_wrong = visit.is_post and _is_number_wrong(visit)
    if visit.is_post and not is_wrong:
        _answer(visit)
        return HttpResponseRedirect(with_query(visit.url("review"), query.values()))
    is_part = visit.request.headers.get("X-Part") == "top"
    page = _page(visit, open_review(visit.run), query, has_rows=not is_part)
    return replace(page, template=PART) if is_part else page


def _is_number_wrong(visit: Visit) -> bool:
    """Whether the guard rail's number was asked for and another one came."""
    guard = _guard(visit, open_review(visit.run))
    return guard is not None and guard.form.is_bound and not guard.form.is_valid()


def _answer(visit: Visit) -> None:
    actor = cast("User", visit.request.user)
    if "undo_edit" in visit.request.POST:
        undo_edits(visit.run, actor)
    if "redo_edit" in visit.request.POST:
        redo_edits(visit.run, actor)
    form = DecisionForm(visit.request.POST)
    if form.is_valid():
        settle(visit.run, actor, **form.cleaned_data)
    open_review(visit.run)


def settle(run: ImportRun, actor: User, *, kind: str, field: str, text: str, answer: str) -> None:
    """Answers one question of the review, as a batch that *Undo* takes back."""
    if kind == "value" and answer:
        answer_question(run, "values", [[field, text, answer]], actor=actor)
    elif kind == "proposals":
        proposals = list_proposals(open_review(run).issues, field, text)
        answer_question(run, "values", [[*key, said] for key, said in proposals.items()], actor=actor)
    elif kind == "date" and answer in {"dmy", "mdy", "ymd"}:
        answer_question(run, "date_order", {field: answer}, actor=actor)
    elif kind == "rows":
        keep_rows(run, open_review(run), text, answer, actor=actor)
    elif kind == "existing":
        actions.change_settings(run, notify_existing=answer == "on")
    elif kind == "guard" and is_typed(answer, open_review(run).counts.get("update", 0)):
        answer_question(run, "max_change_percent", 100, actor=actor)


def _page(visit: Visit, shown: Shown, query: GridQuery, *, has_rows: bool) -> ReviewPage:
    run, specs = visit.run, importable_specs(visit.place.program)
    sources = list(run.sources.filter(is_selected=True))
    labels = {spec.key: spec.label for spec in specs}
    actor = cast("User", visit.request.user)
    counts, issues = shown.counts, shown.issues
    changes = _field_changes(shown, labels)
    names = {source.position: source.name for source in sources}
    decisions = (*list_repeated(shown, names), *list_decisions(issues, specs))
    problems = list_problems(issues, query)
    others = tuple(code for code in shown.refusals if code != GUARD)
    can_undo, can_redo = can_undo_and_redo(run, actor)
    grid = read_grid(visit, shown, sources, specs, query, has_rows=has_rows)
    return ReviewPage(
        summary=_summary(shown, len(sources)),
        figures=plan_figures(counts, partial(list_url, visit)),
        notes=plan_notes(visit),
        notify=counts.get("notify", 0),
        changes_sentence=_changes_sentence(counts, changes),
        changes=changes,
        existing_sentence=_existing_sentence(run, counts),
        members=_members(visit, shown),
        invite_existing_sentence=_invite_existing_sentence(run, counts),
        is_inviting_existing=run.notify_existing,
        settings_sentence=_settings_sentence(run),
        left_out_columns=_left_out_columns(sources, labels),
        panel_title=_panel_title(decisions, is_noticed=bool(problems or others)),
        decisions=decisions,
        problems=problems,
        refusals=tuple(refusal_sentence(code, dict(counts)) for code in others),
        guard=_guard(visit, shown),
        grid=grid,
        setup={**grid_setup(visit, grid, shown), "nonce": str(visit.request.csp_nonce)},
        keys=grid_keys(),
        left_out_sentence=_left_out_sentence(counts),
        can_continue=not shown.refusals,
        can_undo_edit=can_undo,
        can_redo_edit=can_redo,
        query=with_query("", query.values()),
        back_url=visit.back_url,
        next_url=visit.next_url,
        rejected_url=visit.url("rejected"),
        away_url=visit.url("take_away"),
        away_csv_url=visit.url("take_away_csv"),
        merge_url=visit.url("merge"),
        settings_url=with_query(visit.url("settings"), {"back_to": "review"}),
    )


def _summary(shown: Shown, sheets: int) -> str:
    rows = shown.counts.get("rows", shown.rows)
    row_text = ngettext("%(count)s row", "%(count)s rows", rows) % {"count": intcomma(rows)}
    sheet_text = ngettext("%(count)s sheet", "%(count)s sheets", sheets) % {"count": sheets}
    return _("%(rows)s of %(sheets)s") % {"rows": row_text, "sheets": sheet_text}


def _field_changes(shown: Shown, labels: dict[str, str]) -> tuple[FieldChanges, ...]:
    pairs = [(labels.get(key, key), figures["changed"]) for key, figures in shown.columns.items()]
    return tuple(FieldChanges(*pair) for pair in sorted(pairs, key=lambda pair: -pair[1]) if pair[1])


def _changes_sentence(counts: Mapping[str, int], changes: tuple[FieldChanges, ...]) -> str:
    people, values = counts.get("update", 0), sum(change.count for change in changes)
    if not people:
        return ""
    value_text = ngettext("%(count)s value changes", "%(count)s values change", values) % {
        "count": intcomma(values)
    }
    people_text = ngettext("%(count)s person", "%(count)s people", people) % {"count": intcomma(people)}
    return _("%(values)s in %(people)s") % {"values": value_text, "people": people_text}


def _existing_sentence(run: ImportRun, counts: Mapping[str, int]) -> str:
    """What *Overwrite* would do to those already here; nothing where it is on or nobody is."""
    existing, differ = counts.get("existing", 0), counts.get("differ", 0)
    if run.overwrite or not existing:
        return ""
    if differ:
        values = {"differ": intcomma(differ), "existing": intcomma(existing)}
        if existing == 1:
            return _("The person who is already here differs.")
        if existing == differ:
            return _("All %(existing)s people who are already here differ.") % values
        return _("%(differ)s of the %(existing)s already here differ.") % values
    return ngettext("%(count)s person is already here.", "%(count)s people are already here.", existing) % {
        "count": intcomma(existing)
    }


def _invite_existing_sentence(run: ImportRun, counts: Mapping[str, int]) -> str:
    count = counts.get("never_invited", 0)
    return (
        _("Already here and never invited: %(count)s") % {"count": intcomma(count)}
        if run.notify and count
        else ""
    )


def _members(visit: Visit, shown: Shown) -> tuple[str, ...]:
    members = Member.objects.filter(organisation=visit.place.organisation)
    keys = list(members.values_list("user__email_key", flat=True))
    return shown.new_addresses(keys)


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
            "count": intcomma(len(decisions))
        }
    return _("What Muster noticed") if is_noticed else _("No problems")


def _left_out_columns(sources: list[Source], labels: dict[str, str]) -> tuple[str, ...]:
    """Those without a field, or with one that the program asks no more."""
    headers = [c["header"] for source in sources for c in source.columns if c["field"] not in labels]
    return tuple(dict.fromkeys(headers))


def _left_out_sentence(counts: Mapping[str, int]) -> str:
    count = told_counts(counts)["reject"]
    if not count:
        return ""
    sentence = ngettext(
        "%(count)s row will be left out; you can repair it later.",
        "%(count)s rows will be left out; you can repair them later.",
        count,
    )
    return sentence % {"count": intcomma(count)}


def _guard(visit: Visit, shown: Shown) -> Guard | None:
    if GUARD not in shown.refusals:
        return None
    figure, people = shown.counts.get("update", 0), shown.counts.get("participants", 0)
    sentence = _(
        "%(count)s of the %(people)s participants would change (%(percent)s %%). Is that what you want?"
    )
    percent = round(figure * 100 / people) if people else 100
    said = sentence % {"count": intcomma(figure), "people": intcomma(people), "percent": percent}
    sent = visit.request.POST if visit.request.POST.get("kind") == "guard" else None
    return Guard(said, figure, GuardForm(sent, number=figure))
