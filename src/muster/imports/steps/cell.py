"""One cell of the review, repaired in place: a small form, with htmx inside the table, without it a page of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpResponseRedirect

from muster.imports import actions, queries
from muster.imports.forms import CellForm
from muster.imports.review.shown import open_review
from muster.imports.steps.review_grid import GridQuery
from muster.imports.steps.step import with_query

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from muster.accounts.models import User
    from muster.imports.models import Source
    from muster.imports.steps.step import Visit


@dataclass(frozen=True, slots=True)
class CellPage:
    """The text as it stands in the file, or as it was last changed."""

    sheet: str
    sheet_row: int
    header: str
    value: str
    form: CellForm
    action_url: str
    cancel_url: str
    template: str = "imports/steps/cell.html"


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Which cell: the sheet's position, the row Excel shows, the column from 1."""

    position: int
    sheet_row: int
    column: int


def view(visit: Visit, place: CellPlace) -> HttpResponseBase | CellPage:
    """Changes the cell and plans anew."""
    source = visit.run.sources.filter(position=place.position, is_selected=True).first()
    if source is None:
        raise Http404
    header, value = _stored(source, place)
    form = CellForm(visit.request.POST if visit.is_post else None)
    review = _review_url(visit, place)
    if visit.is_post and form.is_valid():
        if form.text != value:
            actor = cast("User", visit.request.user)
            actions.edit_cell(
                visit.run, place.position, place.sheet_row, place.column, form.text, actor=actor
            )
            open_review(visit.run)
        return HttpResponseRedirect(review)
    return CellPage(
        sheet=source.name,
        sheet_row=place.sheet_row,
        header=header,
        value=value or "",
        form=form,
        action_url=visit.request.get_full_path(),
        cancel_url=review,
    )


def _stored(source: Source, place: CellPlace) -> tuple[str, str | None]:
    """Header and text. A cell that the sheet doesn't have is not found."""
    table = queries.table_part(source, {place.sheet_row})
    if place.column not in table.columns or table.frame.is_empty():
        raise Http404
    header = table.headers[table.columns.index(place.column)]
    return header, table.frame[f"c{place.column}"].item()


def _review_url(visit: Visit, place: CellPlace) -> str:
    """The review as it was, at this cell."""
    field = visit.request.GET.get("key", "")
    at = f"{place.position}-{place.sheet_row}-{place.column}-{field}"
    return with_query(visit.url("review"), GridQuery.of(visit.request.GET).values(at=at))
