"""Where the headers stand: shown in place, movable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from muster.imports import actions, queries
from muster.imports.forms import HeaderForm
from muster.imports.steps.raw_rows import RawRow, column_letter, first_rows
from muster.imports.steps.step import is_changeable

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from muster.imports.models import ImportRun, Source
    from muster.imports.steps.step import Visit

ROWS_SHOWN = 10
SURE = 0.8
"""Above this the row is proposed without a question."""


@dataclass(frozen=True, slots=True)
class HeaderChoice:
    """One row that may be the header."""

    row: RawRow
    is_chosen: bool
    is_title: bool
    """Above the header: not imported."""


@dataclass(frozen=True, slots=True)
class HeaderCard:
    """One sheet with the rows around its header."""

    source: Source
    letters: tuple[str, ...]
    choices: tuple[HeaderChoice, ...]
    has_none: bool
    is_sure: bool
    problem: str


@dataclass(frozen=True, slots=True)
class HeaderPage:
    """The chosen sheets."""

    sheets: tuple[HeaderCard, ...]
    back_url: str
    template: str = "imports/steps/header.html"


def is_ready(run: ImportRun) -> bool:
    """Whether sheets have been chosen."""
    return is_changeable(run) and run.sheets_chosen and run.sources.filter(is_selected=True).exists()


def view(visit: Visit) -> HttpResponseBase | HeaderPage:
    """Confirms the header row of every chosen sheet."""
    sources = list(visit.run.sources.filter(is_selected=True))
    forms = [
        HeaderForm(visit.request.POST if visit.is_post else None, prefix=f"sheet-{s.position}")
        for s in sources
    ]
    if visit.is_post and all(form.is_valid() for form in forms):
        for source, form in zip(sources, forms, strict=True):
            _settle(visit.run, source, form.cleaned_data["row"])
        return visit.go_on()
    cards = tuple(_card(visit.run, source, form) for source, form in zip(sources, forms, strict=True))
    return HeaderPage(cards, visit.back_url)


def _settle(run: ImportRun, source: Source, row: int | None) -> None:
    if row != source.header_row:
        actions.choose_header(run, source.position, row)
    actions.confirm_header(run, source.position)


def _card(run: ImportRun, source: Source, form: HeaderForm) -> HeaderCard:
    rows = first_rows(queries.raw_table(run, source), ROWS_SHOWN, around=source.header_row)
    header = source.header_row or 0
    return HeaderCard(
        source=source,
        letters=tuple(column_letter(n + 1) for n in range(len(rows[0].cells) if rows else 0)),
        choices=tuple(
            HeaderChoice(row, row.sheet_row == source.header_row, row.sheet_row < header) for row in rows
        ),
        has_none=source.header_row is None,
        is_sure=source.header_confidence >= SURE,
        problem=" ".join(str(error) for errors in form.errors.values() for error in errors),
    )
