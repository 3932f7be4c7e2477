"""The steps of the wizard, in order. A step is one file here, its template, and one line in `STEPS`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from muster.imports.steps import columns, confirm, header, result, review, settings, sheets, upload
from muster.imports.steps.step import Step, is_changeable, run_url

if TYPE_CHECKING:
    from muster.imports.models import ImportRun
    from muster.programs.access import Place

STEPS: tuple[Step, ...] = (
    Step("settings", _("Import settings"), settings.view, is_changeable, is_dialog=True),
    Step("upload", _("Upload"), upload.view, is_changeable),
    Step("sheets", _("Sheets"), sheets.view, sheets.is_ready),
    Step("header", _("Header row"), header.view, header.is_ready),
    Step("columns", _("Columns"), columns.view, columns.is_ready),
    Step("review", _("Review"), review.view, review.is_ready),
    Step("confirm", _("Confirm"), confirm.view, review.is_ready, is_dialog=True),
    Step("result", _("Done"), result.view, result.is_ready),
)


@dataclass(frozen=True, slots=True)
class StepMark:
    """A step as the step bar shows it: `state` is done, here or ahead; `url` is None where it can't be opened."""

    title: str
    state: str
    url: str | None


def find_step(slug: str) -> Step:
    """The step of that name."""
    return next(step for step in STEPS if step.slug == slug)


def current_step(run: ImportRun) -> Step:
    """Where a run is resumed: the furthest page that is ready."""
    pages = [step for step in STEPS if not step.is_dialog]
    return next((step for step in reversed(pages) if step.ready(run)), pages[-1])


def step_before(step: Step) -> Step:
    """Where *Back* leads."""
    return STEPS[max(STEPS.index(step) - 1, 0)]


def step_after(step: Step) -> Step:
    """Where *Next* leads."""
    return STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]


def step_bar(place: Place, run: ImportRun, here: Step) -> tuple[StepMark, ...]:
    """The pages in order, each with its address where it may be opened."""
    marks = []
    for step in STEPS:
        if step.is_dialog:
            continue
        position = STEPS.index(step) - STEPS.index(here)
        state = "here" if position == 0 else "done" if position < 0 else "ahead"
        url = run_url(place, step.slug, run) if step.ready(run) and step is not here else None
        marks.append(StepMark(str(step.title), state, url))
    return tuple(marks)
