"""Where the headers stand: shown in place, movable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from muster.engine.header import detect_header
from muster.engine.shape import JOINED
from muster.imports import actions, queries
from muster.imports.forms import HeaderForm
from muster.imports.steps.raw_rows import RawRow, column_letter, columns_unseen, first_rows
from muster.imports.steps.step import is_changeable

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from muster.imports.models import ImportRun, Source
    from muster.imports.steps.step import Visit

ROWS_SHOWN = 10
SURE = 0.8
"""From here on the row is proposed without a question."""
LIKELY = 0.6
NAMES_SHOWN = 24


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
    sureness: str
    """In words."""
    reason: str
    rivals: tuple[RawRow, ...]
    """Other rows that may be the header."""
    names: tuple[str, ...]
    """What the columns are called with the row proposed, where that is more than what stands in it."""
    unseen: int
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
        actions.choose_header(run, source.position, row, may_be_apart=True)
    actions.confirm_header(run, source.position)


def _card(run: ImportRun, source: Source, form: HeaderForm) -> HeaderCard:
    table = queries.raw_table(run, source)
    found = detect_header(table)
    rivals = [row for row in (found.row, *found.alternatives) if row not in {None, source.header_row}]
    rows = first_rows(table, ROWS_SHOWN, around=source.header_row, also=[row for row in rivals if row])
    header = source.header_row or 0
    is_proposed = source.header_row == found.row
    return HeaderCard(
        source=source,
        letters=tuple(column_letter(n + 1) for n in range(len(rows[0].cells) if rows else 0)),
        choices=tuple(
            HeaderChoice(row, row.sheet_row == source.header_row, row.sheet_row < header) for row in rows
        ),
        has_none=source.header_row is None,
        is_sure=not is_proposed or found.confidence >= SURE,
        sureness=_sureness(found.confidence) if is_proposed else _("Chosen"),
        reason=_(found.reason) if is_proposed else "",
        rivals=tuple(row for row in rows if row.sheet_row in rivals),
        names=_names(source, rows),
        unseen=columns_unseen(table),
        problem=" ".join(str(error) for errors in form.errors.values() for error in errors),
    )


def _sureness(confidence: float) -> str:
    if confidence >= SURE:
        return _("Quite sure")
    return _("Likely") if confidence >= LIKELY else _("A guess: have a look")


def _names(source: Source, rows: tuple[RawRow, ...]) -> tuple[str, ...]:
    """The columns' names, where groups above or names below the row were joined to them."""
    names = [column["header"] for column in source.columns]
    cells = next((row.cells for row in rows if row.sheet_row == source.header_row), ())
    own = {" ".join(cell.split()) for cell in cells}
    is_joined = any(JOINED in name and name not in own for name in names)
    return tuple(names[:NAMES_SHOWN]) if is_joined else ()
