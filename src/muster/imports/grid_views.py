"""What the review's grid asks and says, as JSON: rows, changes, and where a text stands.

A change is refused as `{"message"}`; one that would overwrite what somebody else did since as `{"conflicts"}` (409).
"""

from __future__ import annotations

import json
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from muster.imports.access import get_changeable_run_or_404, get_run_or_404
from muster.imports.edits import Conflicting
from muster.imports.review.query import ReviewQuery
from muster.imports.review.shown import peek_review
from muster.imports.sources import selected_sources
from muster.imports.steps import find_step
from muster.imports.steps.review_commands import carry_out, find_text
from muster.imports.steps.review_data import block, rows_with
from muster.imports.steps.step import Visit, run_url
from muster.programs.access import get_place_or_404
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse

    from muster.imports.steps.step import HtmxRequest

MOST_IDS = 20
"""Rows that are asked for by their number at once."""
MOST_BYTES = 20_000_000
"""Of one change: what can be pasted at once."""


def _in_json(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refusals as JSON, for a script instead of a page."""

    @wraps(view)
    def answered(*args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - a view's own
        try:
            return view(*args, **kwargs)
        except Refused as refusal:
            return JsonResponse({"code": refusal.code, "message": refusal.message}, status=409)

    return answered


@require_safe
@_in_json
def rows(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponse:
    """A block of rows: `start` up to `end` of those that the query finds; or the rows with these `ids`, whatever it finds;
    or where the `problem` next to `start` is."""
    visit = _visit(request, (organisation, program), run_id)
    try:
        return JsonResponse(_rows(visit))
    except FileNotFoundError:  # a new plan took the place of the one that was being read
        visit.run.refresh_from_db()
        return JsonResponse(_rows(visit))


def _rows(visit: Visit) -> dict[str, Any]:
    asked, shown = visit.request.GET, peek_review(visit.run)
    query = ReviewQuery.of(asked.dict())
    start, end = (_number(asked.get(name, "0")) for name in ("start", "end"))
    if asked.get("problem") in {"next", "previous"}:
        place = start if asked.get("from_top", "") == "" else -1
        return {"row": shown.problem_beside(query, place, is_before=asked["problem"] == "previous")}
    found = selected_sources(visit.run)
    if "ids" in asked:
        asked_for = asked["ids"].split(",")[:MOST_IDS]
        ids = [int(text) for text in asked_for if _is_number(text)]
        return rows_with(shown, found, ids)
    return block(visit, shown, found, query, start, max(end, start))


@require_safe
@_in_json
def find(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponse:
    """Where a text stands in a column, and what a replacement would make of the first of those cells."""
    visit = _visit(request, (organisation, program), run_id)
    return JsonResponse(find_text(visit, request.GET.dict()))


@require_POST
@_in_json
def edit(request: HtmxRequest, organisation: str, program: str, run_id: int) -> HttpResponse:
    """One change: the command and what it is about, as JSON."""
    visit = _visit(request, (organisation, program), run_id)
    body = _body(request)
    if body.get("upload") != visit.run.upload_key:
        raise Refused("upload.replaced")
    try:
        return JsonResponse(carry_out(visit, body))
    except Conflicting as conflicting:
        visit.run.refresh_from_db()
        document = {
            "revision": visit.run.revision,
            "conflicts": [
                {
                    "place": _("Row %(row)s") % {"row": conflict.spot.sheet_row},
                    "sentence": _("%(who)s wrote “%(theirs)s” meanwhile; yours is “%(yours)s”.")
                    % {
                        "who": conflict.who or _("Somebody"),
                        "theirs": conflict.theirs or "",
                        "yours": conflict.yours or "",
                    },
                }
                for conflict in conflicting.conflicts[:20]
            ],
        }
        return JsonResponse(document, status=409)


def _visit(request: HtmxRequest, where: tuple[str, str], run_id: int) -> Visit:
    """Who may look asks; only who may change says anything. Neither before there is a plan."""
    place = get_place_or_404(request.user, *where)
    door = get_changeable_run_or_404 if request.method == "POST" else get_run_or_404
    run = door(place, run_id)
    if not find_step("review").ready(run):
        raise Refused("run.already_started")
    url = run_url(place, "review", run)
    return Visit(request, place, run, url, url)


def _body(request: HtmxRequest) -> dict[str, Any]:
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise Refused("edit.too_large", limit=MOST_BYTES // 1_000_000)
    try:
        body = json.loads(request.body or b"{}")
    except ValueError as error:
        raise Refused("edit.unreadable") from error
    if not isinstance(body, dict):
        raise Refused("edit.unreadable")
    return cast("dict[str, Any]", body)


def _number(text: str) -> int:
    return int(text) if _is_number(text) else 0


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 10  # noqa: PLR2004 - digits of a row
