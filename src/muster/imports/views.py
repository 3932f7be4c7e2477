"""The pages of the wizard that are no step, and the one view that every step goes through."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from muster.imports import actions, queries
from muster.imports.access import get_changeable_run_or_404, get_run_or_404
from muster.imports.by_hand import start_by_hand
from muster.imports.counts import told_counts
from muster.imports.forms import SettingsForm
from muster.imports.models import ImportRun, RunState
from muster.imports.plan_workbook import write_plan
from muster.imports.review.query import ReviewQuery
from muster.imports.sample import import_sample
from muster.imports.steps import cell as cell_step
from muster.imports.steps import column as column_step
from muster.imports.steps import current_step, find_step, step_after, step_bar, step_before, take_away
from muster.imports.steps import merge as merge_step
from muster.imports.steps import plan_list as plan_list_step
from muster.imports.steps import record as record_step
from muster.imports.steps import rules as rules_step
from muster.imports.steps import undo as undo_step
from muster.imports.steps.result import result_page, who
from muster.imports.steps.sample_sheet import sample_sheet, sample_workbook
from muster.imports.steps.settings import SettingsPage
from muster.imports.steps.step import HtmxRequest, Page, Step, Visit, is_changeable, place_url, run_url
from muster.participants.template import write_template
from muster.programs.access import Place, get_changeable_place_or_404, get_place_or_404
from muster.programs.queries import field_specs
from muster.refusals import Refused

if TYPE_CHECKING:
    from muster.accounts.models import User

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class RunLine:
    """One import in the list."""

    run: ImportRun
    who: str
    url: str
    cancel_url: str
    record_url: str
    is_open: bool
    create: int
    update: int
    reject: int
    notify: int


@dataclass(frozen=True, slots=True)
class RunsPage:
    """The newest imports first."""

    lines: tuple[RunLine, ...]
    older: int | None
    new_url: str


@require_safe
def list_runs(request: HtmxRequest, organisation: str, program: str) -> HttpResponse:
    """Every import of the program: who, when, file, counts, state."""
    place = get_place_or_404(request.user, organisation, program)
    before = request.GET.get("before", "")
    runs = queries.list_runs(place.program, before=int(before[:18]) if before.isdecimal() else None)
    older = runs[-1].pk if len(runs) == queries.PAGE else None
    page = RunsPage(tuple(_line(place, run) for run in runs), older, place_url(place, "new"))
    return render(request, "imports/list.html", {"place": place, "section": "imports", "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HtmxRequest, organisation: str, program: str) -> HttpResponseBase:
    """The dialog *Import settings*: as a dialog for the script, as a page for everybody else."""
    door = get_changeable_place_or_404 if request.method == "POST" else get_place_or_404
    place = door(request.user, organisation, program)
    form = SettingsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        run = actions.create_run(place.program, actor=cast("User", request.user), **form.cleaned_data)
        return HttpResponseRedirect(run_url(place, "upload", run))
    back = place_url(place, "list")
    return _render(
        request, SettingsPage(form, place_url(place, "new"), back), {"place": place, "section": "imports"}
    )


@require_POST
def sample(request: HtmxRequest, organisation: str, program: str) -> HttpResponse:
    """Fills the program with the sample workbook."""
    place = get_changeable_place_or_404(request.user, organisation, program)
    run = import_sample(place, cast("User", request.user))
    return HttpResponseRedirect(run_url(place, "result", run))


@require_safe
def sample_file(request: HtmxRequest, organisation: str, program: str) -> HttpResponse:
    """The sheet drawn beside the upload, as a workbook."""
    place = get_place_or_404(request.user, organisation, program)
    content = sample_workbook(sample_sheet(field_specs(place.program)))
    disposition = 'attachment; filename="participants-sample.xlsx"'
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": disposition})


@require_safe
def template(request: HtmxRequest, organisation: str, program: str) -> HttpResponseBase:
    """An empty workbook with the program's own fields, to hand out."""
    place = get_place_or_404(request.user, organisation, program)
    with tempfile.TemporaryDirectory(prefix="muster-template-") as folder:
        path = Path(folder) / "template.xlsx"
        write_template(place.program, path)
        content = path.read_bytes()
    disposition = f'attachment; filename="{place.program.slug}-participants.xlsx"'
    return HttpResponse(content, content_type=XLSX, headers={"Content-Disposition": disposition})


@require_POST
def by_hand(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponse:
    """An empty sheet with the program's fields, to type and paste people into at the review."""
    visit = _visit(request, (organisation, program), run_id, find_step("upload"))
    start_by_hand(visit.run)
    return HttpResponseRedirect(visit.url("review"))


@require_safe
def run(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponse:
    """To the step where the run stands."""
    place = get_place_or_404(request.user, organisation, program)
    found = get_run_or_404(place, run_id)
    return HttpResponseRedirect(run_url(place, current_step(found).slug, found))


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HtmxRequest, organisation: str, program: str, run_id: int, slug: str) -> HttpResponseBase:
    """Any step: the door, whether it may be opened now, its view, its page."""
    here = find_step(slug)
    visit = _visit(request, (organisation, program), run_id, here)
    # A second Yes meets the action, which says why not; every other step that is not ready leads to the one that is.
    if not here.ready(visit.run) and not (visit.is_post and slug == "confirm"):
        return HttpResponseRedirect(visit.url(current_step(visit.run).slug))
    return _answer(visit, here, here.view(visit))


@require_http_methods(["GET", "HEAD", "POST"])
def cell(  # noqa: PLR0913 - one address, six parts
    request: HtmxRequest,
    organisation: str,
    program: str,
    run_id: int,
    *,
    position: int,
    sheet_row: int,
    column: int,
) -> HttpResponseBase:
    """One cell of the review."""
    here = find_step("review")
    visit = _visit(request, (organisation, program), run_id, here)
    if not here.ready(visit.run):
        return HttpResponseRedirect(visit.url(current_step(visit.run).slug))
    return _answer(visit, here, cell_step.view(visit, cell_step.CellPlace(position, sheet_row, column)))


@require_http_methods(["GET", "HEAD", "POST"])
def column(
    request: HtmxRequest, organisation: str, program: str, run_id: int, *, position: int, column: int
) -> HttpResponseBase:
    """What can be done to one column."""
    here = find_step("columns")
    visit = _visit(request, (organisation, program), run_id, here)
    if not here.ready(visit.run):
        return HttpResponseRedirect(visit.url(current_step(visit.run).slug))
    return _answer(visit, here, column_step.view(visit, column_step.ColumnPlace(position, column)))


@require_safe
def record(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponseBase:
    """Everything that is known about a run."""
    here = find_step("result")
    visit = _visit(request, (organisation, program), run_id, here)
    return _answer(visit, here, record_step.view(visit))


@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponseBase:
    """What each column does to people who are already here."""
    here = find_step("review")
    visit = _visit(request, (organisation, program), run_id, here)
    return _answer(visit, here, rules_step.view(visit))


@require_safe
def plan(request: HtmxRequest, organisation: str, program: str, run_id: int, action: str) -> HttpResponseBase:
    """One list of the plan, page by page."""
    here = find_step("review")
    visit = _visit(request, (organisation, program), run_id, here)
    return _answer(visit, here, plan_list_step.view(visit, action))


@require_safe
def plan_file(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponseBase:
    """The whole plan as a workbook."""
    visit = _visit(request, (organisation, program), run_id, find_step("review"))
    if visit.run.plan_revision < 0:
        raise Http404
    plan_list_step.ready_plan(visit)
    with tempfile.TemporaryDirectory(prefix="muster-plan-") as folder:
        path = Path(folder) / f"import-{run_id}-plan.xlsx"
        write_plan(visit.run, path)
        opened = path.open("rb")  # stays readable after the folder is gone
    return FileResponse(opened, as_attachment=True, filename=path.name, content_type=XLSX)


@require_safe
def rejected(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponseBase:
    """The rows left out, with reasons, to repair and bring again."""
    visit = _visit_of_plan(request, (organisation, program), run_id)
    return _csv(visit, take_away.LEFT_OUT, "left-out.csv")


@require_safe
def rejected_workbook(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponseBase:
    """The same as a workbook: problems red and told, options as drop-downs; it imports as it is."""
    visit = _visit_of_plan(request, (organisation, program), run_id)
    file = take_away.workbook(visit, take_away.LEFT_OUT)
    return FileResponse(file, content_type=XLSX, headers=_named(visit.run, "left-out.xlsx"))


@require_safe
def take_rows_away(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponseBase:
    """The rows that the review shows, as a workbook to repair and bring back."""
    visit = _visit_of_plan(request, (organisation, program), run_id)
    file = take_away.workbook(visit, ReviewQuery.of(request.GET.dict()))
    return FileResponse(file, content_type=XLSX, headers=_named(visit.run, "rows.xlsx"))


@require_safe
def take_rows_away_as_csv(
    request: HtmxRequest, organisation: str, program: str, run_id: int
) -> HttpResponseBase:
    """The same rows as CSV, which can be brought back too."""
    visit = _visit_of_plan(request, (organisation, program), run_id)
    return _csv(visit, ReviewQuery.of(request.GET.dict()), "rows.csv")


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponseBase:
    """Rows repaired elsewhere, brought back."""
    here = find_step("review")
    visit = _visit(request, (organisation, program), run_id, here)
    if not here.ready(visit.run):
        return HttpResponseRedirect(visit.url(current_step(visit.run).slug))
    return _answer(visit, here, merge_step.view(visit))


@require_safe
def progress(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponse:
    """The part of the result page that htmx asks for each second; once it has ended the page loads anew."""
    visit = _visit(request, (organisation, program), run_id, find_step("result"))
    page = result_page(visit)
    if page.progress is None or page.is_paused:
        return HttpResponse(status=204, headers={"HX-Redirect": visit.url("result")})
    return render(request, "imports/steps/_progress.html", {"page": page, "is_news": True})


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponseBase:
    """Takes an import back, after showing what that means."""
    here = find_step("result")
    visit = _visit(request, (organisation, program), run_id, here)
    return _answer(visit, here, undo_step.view(visit))


@require_POST
def cancel(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponse:
    """Gives a run up. Where it has done something, that stays, or with `undo` is taken back at once."""
    visit = _visit(request, (organisation, program), run_id, find_step("upload"))
    has_begun = visit.run.done_rows > 0
    actions.cancel_run(visit.run, cast("User", request.user), undo="undo" in request.POST)
    return HttpResponseRedirect(visit.url("result") if has_begun else place_url(visit.place, "list"))


@require_POST
def pause(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponse:
    """Stops the worker until somebody says *Continue*."""
    visit = _visit(request, (organisation, program), run_id, find_step("result"))
    actions.pause_run(visit.run, actor=cast("User", request.user))
    return HttpResponseRedirect(visit.url("result"))


@require_POST
def resume(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponse:
    """Lets a paused run go on."""
    visit = _visit(request, (organisation, program), run_id, find_step("result"))
    actions.resume_run(visit.run, actor=cast("User", request.user))
    return HttpResponseRedirect(visit.url("result"))


@require_POST
def stop_mails(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponse:
    """The mails of this run that wait don't leave; the people stay."""
    visit = _visit(request, (organisation, program), run_id, find_step("result"))
    count = actions.stop_mails(visit.run, actor=cast("User", request.user))
    sentence = ngettext("%(count)s mail is stopped.", "%(count)s mails are stopped.", count)
    messages.success(request, sentence % {"count": f"{count:,}"})
    return HttpResponseRedirect(visit.url("result"))


def _visit(request: HtmxRequest, where: tuple[str, str], run_id: int, here: Step) -> Visit:
    """Who may look comes in; only who may change can send anything, and nothing about a file that was replaced since."""
    place = get_place_or_404(request.user, *where)
    door = get_changeable_run_or_404 if request.method == "POST" else get_run_or_404
    found = door(place, run_id)
    if request.POST.get("upload", found.upload_key) != found.upload_key:
        raise Refused("upload.replaced")
    back, ahead = (run_url(place, other(here).slug, found) for other in (step_before, step_after))
    return Visit(request, place, found, back, ahead)


def _visit_of_plan(request: HtmxRequest, where: tuple[str, str], run_id: int) -> Visit:
    """A look at a run that has a plan; else there is nothing here."""
    visit = _visit(request, where, run_id, find_step("review"))
    if not visit.run.sources.exists() or visit.run.plan_revision < 0:
        raise Http404
    return visit


def _csv(visit: Visit, query: ReviewQuery, name: str) -> HttpResponseBase:
    lines = take_away.lines(visit, query)
    return StreamingHttpResponse(
        lines, content_type="text/csv; charset=utf-8", headers=_named(visit.run, name)
    )


def _named(run: ImportRun, name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="import-{run.pk}-{name}"'}


def _answer(visit: Visit, here: Step, answer: HttpResponseBase | Page) -> HttpResponseBase:
    if isinstance(answer, HttpResponseBase):
        return answer
    context = {
        "place": visit.place,
        "section": "imports",
        "run": visit.run,
        "steps": step_bar(visit.place, visit.run, here),
        "is_changeable": is_changeable(visit.run),
        "leave_url": place_url(visit.place, "list"),
    }
    return _render(visit.request, answer, context)


def _render(request: HtmxRequest, page: Page, context: dict[str, object]) -> HttpResponse:
    """The page; the dialog or form alone where the script asked for it. A form that came back wrong is 422."""
    form = getattr(page, "form", None)
    status = 422 if form is not None and form.is_bound and not form.is_valid() else 200
    is_part = request.headers.get("X-Part") == "dialog" or (
        request.htmx and isinstance(page, cell_step.CellPage)
    )
    template = page.template.replace("steps/", "steps/_") if is_part else page.template
    return render(request, template, {**context, "page": page}, status=status)


def _line(place: Place, run: ImportRun) -> RunLine:
    is_empty = run.state == RunState.DRAFT or (run.state == RunState.CANCELLED and not run.done_rows)
    counted = {} if is_empty else told_counts(run.counts)
    names = ("create", "update", "reject", "notify")
    counts = {name: counted.get(name, 0) for name in names}
    url, cancel_url, record_url = (run_url(place, name, run) for name in ("run", "cancel", "record"))
    return RunLine(run, who(run), url, cancel_url, record_url, is_changeable(run), **counts)
