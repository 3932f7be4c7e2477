"""Which sheets of the file are imported, and who their people are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from muster.imports import actions, queries
from muster.imports.forms import SheetForm
from muster.imports.models import ImportRun, RunRole, Source
from muster.imports.steps.raw_rows import RawRow, first_rows
from muster.imports.steps.step import is_changeable

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from muster.imports.steps.step import Visit

PREVIEW_ROWS = 4


@dataclass(frozen=True, slots=True)
class SheetCard:
    """One sheet with its first rows."""

    source: Source
    form: SheetForm
    rows: tuple[RawRow, ...]


@dataclass(frozen=True, slots=True)
class SheetsPage:
    """Every sheet of the file. `asks_role`: the dialog left it to the sheets who is what."""

    sheets: tuple[SheetCard, ...]
    asks_role: bool
    role_label: str
    problem: str
    back_url: str
    template: str = "imports/steps/sheets.html"


def is_ready(run: ImportRun) -> bool:
    """Whether a file has been read."""
    return is_changeable(run) and run.sources.exists()


def view(visit: Visit) -> HttpResponseBase | SheetsPage:
    """Chooses the sheets; at least one."""
    sources = list(visit.run.sources.all())
    forms = [_form(visit, source) for source in sources]
    problem = ""
    if visit.is_post and all(form.is_valid() for form in forms):
        roles = _chosen(sources, forms)
        if roles:
            actions.choose_sheets(visit.run, roles)
            return visit.go_on()
        problem = _("Choose at least one sheet.")
    cards = tuple(
        SheetCard(
            source,
            form,
            first_rows(queries.raw_table(visit.run, source), PREVIEW_ROWS, around=source.header_row),
        )
        for source, form in zip(sources, forms, strict=True)
    )
    return SheetsPage(
        cards,
        asks_role=visit.run.role == RunRole.SHEET,
        role_label=str(RunRole(visit.run.role).label),
        problem=problem,
        back_url=visit.back_url,
    )


def _form(visit: Visit, source: Source) -> SheetForm:
    initial = {"is_selected": source.is_selected, "role": _proposed_role(visit.run, source)}
    return SheetForm(
        visit.request.POST if visit.is_post else None, prefix=f"sheet-{source.position}", initial=initial
    )


def _proposed_role(run: ImportRun, source: Source) -> str:
    """What was chosen; before that a role column decides, and the sheet's name only where there is none."""
    has_column = any(column["field"] == "role" for column in source.columns)
    return "" if has_column and not run.sheets_chosen else source.role


def _chosen(sources: list[Source], forms: list[SheetForm]) -> dict[int, str]:
    return {
        source.position: form.cleaned_data["role"]
        for source, form in zip(sources, forms, strict=True)
        if form.cleaned_data["is_selected"]
    }
