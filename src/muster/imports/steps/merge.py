"""Rows repaired elsewhere, dropped on the review: what came back, cell by cell, and the press that takes it over."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from muster.engine.issues import ReadError
from muster.engine.readers import read_file
from muster.imports import storage
from muster.imports.reading_turns import reading_turn
from muster.imports.review.merge import (
    compare_returned,
    find_returned,
    forget_returned,
    keep_returned,
    merge_returned,
)
from muster.imports.review.shown import open_review
from muster.refusals import Refused

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.http.response import HttpResponseBase

    from muster.accounts.models import User
    from muster.imports.review.merge import Brought, Returned
    from muster.imports.steps.step import Visit

SHOWN = 200


class ReturnForm(forms.Form):
    """The repaired file."""

    file = forms.FileField(required=False)


@dataclass(frozen=True, slots=True)
class ReturnedCell:
    """One cell that came back otherwise."""

    place: str
    header: str
    now: str
    then: str
    who: str
    is_touched: bool


@dataclass(frozen=True, slots=True)
class MergePage:
    """What would be taken over."""

    summary: str
    cells: tuple[ReturnedCell, ...]
    more: int
    touched: int
    action_url: str
    review_url: str
    template: str = "imports/steps/merge.html"


def view(visit: Visit) -> HttpResponseBase | MergePage:
    """A POST with a file compares it; the page shows what differs; a POST with `merge` takes it over."""
    if visit.is_post:
        _answer(visit)
        is_waiting = find_returned(visit.run) is not None
        return HttpResponseRedirect(visit.url("merge" if is_waiting else "review"))
    returned = find_returned(visit.run)
    return HttpResponseRedirect(visit.url("review")) if returned is None else _page(visit, returned)


def _answer(visit: Visit) -> None:
    form = ReturnForm(visit.request.POST, visit.request.FILES)
    file = form.cleaned_data["file"] if form.is_valid() else None
    if file is not None:
        _compare(visit, file)
    elif "merge" in visit.request.POST:
        _merge(visit)
    elif "forget" in visit.request.POST:
        forget_returned(visit.run)
    else:
        raise Refused("merge.no_file")


def _compare(visit: Visit, upload: UploadedFile[bytes]) -> None:
    limits, name = settings.MUSTER_LIMITS, upload.name or "rows.xlsx"
    with tempfile.TemporaryDirectory(prefix="muster-returned-") as folder:
        path, sheets = Path(folder) / f"rows{Path(name).suffix[:6]}", Path(folder) / "sheets"
        sheets.mkdir()
        try:
            storage.receive(upload.chunks(), path, limit_bytes=limits.file_bytes)
            with reading_turn():
                file = read_file(path, folder=sheets, limits=limits, name=name)
        except storage.TooLarge as error:
            raise Refused("upload.too_large", limit=limits.file_bytes // 2**20) from error
        except ReadError as error:
            raise Refused(error.code, **error.params) from error
        returned = compare_returned(visit.run, file)
    if returned.cells:
        keep_returned(visit.run, returned)
    else:
        forget_returned(visit.run)
        messages.info(visit.request, _("The file says the same as the review; nothing changes."))


def _merge(visit: Visit) -> None:
    returned = find_returned(visit.run)
    if returned is None:
        raise Refused("merge.gone")
    actor = cast("User", visit.request.user)
    count = merge_returned(
        visit.run, returned, with_touched="with_touched" in visit.request.POST, actor=actor
    )
    open_review(visit.run)
    said = ngettext("%(count)s cell taken over.", "%(count)s cells taken over.", count) % {
        "count": intcomma(count)
    }
    messages.success(visit.request, said)


def _page(visit: Visit, returned: Returned) -> MergePage:
    headers = {
        (source.position, entry["column"]): str(entry["header"])
        for source in visit.run.sources.all()
        for entry in source.columns
    }
    touched = sum(cell.is_touched for cell in returned.cells)
    count = len(returned.cells)
    summary = ngettext("%(count)s cell differs", "%(count)s cells differ", count) % {"count": intcomma(count)}
    return MergePage(
        summary=summary,
        cells=tuple(_cell(cell, headers) for cell in returned.cells[:SHOWN]),
        more=max(0, count - SHOWN),
        touched=touched,
        action_url=visit.url("merge"),
        review_url=visit.url("review"),
    )


def _cell(cell: Brought, headers: dict[tuple[int, int], str]) -> ReturnedCell:
    return ReturnedCell(
        place=_("Row %(row)s") % {"row": cell.spot.sheet_row},
        header=headers.get((cell.spot.position, cell.spot.column), ""),
        now=cell.now or "",
        then=cell.then or "",
        who=cell.who,
        is_touched=cell.is_touched,
    )
