"""Which sheets of the file are imported, and who their people are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from muster.imports import actions, queries
from muster.imports.forms import SheetForm
from muster.imports.models import ImportRun, RunRole, Source
from muster.imports.steps.raw_rows import RawRow, columns_unseen, first_rows
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
    unseen: int
    """Columns right of those that are shown."""
    role_hint: str
    """Where the proposed role comes from."""
    why: str
    """Why the sheet isn't proposed; empty where it is."""

    @property
    def hidden_sentence(self) -> str:
        """How many rows of the sheet nobody sees in the file; empty where there are none."""
        rows, filtered = self.source.hidden_rows, self.source.filtered_rows
        if not rows:
            return ""
        shown = intcomma(filtered or rows)
        if filtered:
            sentence = ngettext(
                "%(count)s row is hidden by a filter.", "%(count)s rows are hidden by a filter.", filtered
            )
        else:
            sentence = ngettext("%(count)s row is hidden.", "%(count)s rows are hidden.", rows)
        return sentence % {"count": shown}


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
            actions.choose_sheets(visit.run, roles, skip_hidden=_left_out(sources, forms))
            return visit.go_on()
        problem = _("Choose at least one sheet.")
    cards = tuple(_card(visit.run, source, form) for source, form in zip(sources, forms, strict=True))
    return SheetsPage(
        cards,
        asks_role=visit.run.role == RunRole.SHEET,
        role_label=str(RunRole(visit.run.role).label),
        problem=problem,
        back_url=visit.back_url,
    )


def _card(run: ImportRun, source: Source, form: SheetForm) -> SheetCard:
    table = queries.raw_table(run, source)
    return SheetCard(
        source,
        form,
        first_rows(table, PREVIEW_ROWS, around=source.header_row),
        columns_unseen(table),
        _role_hint(run, source),
        "" if source.is_selected or run.sheets_chosen else _why_not(source),
    )


def _role_hint(run: ImportRun, source: Source) -> str:
    proposed = _proposed_role(run, source)
    if not proposed:
        return ""
    is_by_name = not run.sheets_chosen and proposed == source.role
    return _("Proposed from the name of the sheet") if is_by_name else ""


def _why_not(source: Source) -> str:
    """Why Muster leaves the sheet unless somebody chooses it."""
    if source.is_hidden:
        return _("Not chosen, because the file hides it.")
    if not source.rows:
        return ""
    if not source.emails:
        return _("Not chosen, because nobody's address stands in it.")
    return _("Not chosen: its name, or how few addresses it holds, says that it is no list of people.")


def _form(visit: Visit, source: Source) -> SheetForm:
    initial = {
        "is_selected": source.is_selected,
        "role": _proposed_role(visit.run, source),
        "hidden": "leave" if source.skip_hidden else "take",
    }
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


def _left_out(sources: list[Source], forms: list[SheetForm]) -> set[int]:
    """The sheets whose hidden rows are left out."""
    return {
        source.position
        for source, form in zip(sources, forms, strict=True)
        if form.cleaned_data["hidden"] == "leave"
    }
