"""*Program → Matching memory*: what the program remembers of its imports, and its recipes; both can be let go."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from muster.imports import memory, recipes
from muster.imports.access import get_recipe_or_404, get_run_or_404
from muster.imports.forms import RecipeFileForm
from muster.imports.models import ImportRun, Memory, MemoryKind, Recipe, RunState
from muster.imports.steps.step import HtmxRequest, place_url
from muster.programs.access import Place, get_changeable_place_or_404, get_place_or_404
from muster.programs.queries import list_fields
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from muster.accounts.models import User

SHOWN = 200
"""Of each kind the latest so many are listed; the number of all stands beside."""
SAVEABLE = (RunState.DONE, RunState.PLANNED, RunState.UNDONE)
RUNS = 20


@dataclass(frozen=True, slots=True)
class MemoryLine:
    """One thing remembered, in words."""

    pk: int
    subject: str
    answer: str
    used_at: object
    run_url: str


@dataclass(frozen=True, slots=True)
class MemoryGroup:
    """Everything of one kind."""

    kind: str
    label: str
    what: str
    lines: tuple[MemoryLine, ...]
    count: int


@dataclass(frozen=True, slots=True)
class MemoryPage:
    """What is remembered by kind, the recipes, and the imports that a recipe can be made of."""

    groups: tuple[MemoryGroup, ...]
    recipes: tuple[Recipe, ...]
    runs: tuple[ImportRun, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def remembered(request: HtmxRequest, organisation: str, program: str) -> HttpResponse:
    """Shows what is remembered; a POST forgets, or keeps or takes in a recipe."""
    door = get_changeable_place_or_404 if request.method == "POST" else get_place_or_404
    place = door(request.user, organisation, program)
    if request.method == "POST":
        _do(request, place)
        return HttpResponseRedirect(place_url(place, "memory"))
    context = {"place": place, "section": "memory", "page": _page(place)}
    return render(request, "imports/memory.html", context)


@require_safe
def recipe_file(request: HtmxRequest, organisation: str, program: str, recipe_id: int) -> HttpResponse:
    """A recipe as the JSON file that `muster import --recipe` and another program take."""
    place = get_place_or_404(request.user, organisation, program)
    recipe = get_recipe_or_404(place, recipe_id)
    content = json.dumps(recipe.document, ensure_ascii=False, indent=2)
    disposition = f'attachment; filename="recipe-{recipe.pk}.json"'
    return HttpResponse(
        content, content_type="application/json", headers={"Content-Disposition": disposition}
    )


def _do(request: HtmxRequest, place: Place) -> None:
    actor, post = cast("User", request.user), request.POST
    match post.get("do"):
        case "forget":
            _say_forgotten(request, memory.forget(place.program, actor=actor, memory_id=_number(post["id"])))
        case "forget_kind":
            _say_forgotten(request, memory.forget(place.program, actor=actor, kind=post.get("kind", "")))
        case "forget_all":
            _say_forgotten(request, memory.forget(place.program, actor=actor))
        case "save_recipe":
            run = get_run_or_404(place, _number(post.get("run", "")))
            _save(request, place, post.get("name", ""), recipes.recipe_of(run))
        case "take_in_recipe":
            _take_in(request, place)
        case "delete_recipe":
            recipe = get_recipe_or_404(place, _number(post.get("id", "")))
            recipes.delete_recipe(recipe, actor=actor)
            messages.success(request, _("The recipe “%(name)s” is deleted.") % {"name": recipe.name})


def _take_in(request: HtmxRequest, place: Place) -> None:
    form = RecipeFileForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Refused("recipe.no_file")
    name = form.cleaned_data["name"].strip() or form.cleaned_data["file"].name.removesuffix(".json")
    text = form.cleaned_data["file"].read().decode("utf-8", "replace")
    _save(request, place, name, recipes.read_recipe(name, text))


def _save(request: HtmxRequest, place: Place, name: str, document: Mapping[str, object]) -> None:
    recipe = recipes.save_recipe(place.program, name, document, actor=cast("User", request.user))
    messages.success(request, _("The recipe “%(name)s” is saved.") % {"name": recipe.name})


def _say_forgotten(request: HtmxRequest, count: int) -> None:
    said = ngettext("%(count)s thing forgotten.", "%(count)s things forgotten.", count)
    messages.success(request, said % {"count": intcomma(count)})


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 18 else 0  # noqa: PLR2004 - digits of a key


def _page(place: Place) -> MemoryPage:
    labels = {field.key: field.label for field in list_fields(place.program)}
    runs = ImportRun.objects.filter(program=place.program, state__in=SAVEABLE).order_by("-id")[:RUNS]
    return MemoryPage(
        groups=tuple(group for kind in MemoryKind if (group := _group(place, kind, labels)).count),
        recipes=tuple(Recipe.objects.filter(program=place.program).select_related("saved_by")),
        runs=tuple(runs),
    )


def _group(place: Place, kind: MemoryKind, labels: Mapping[str, str]) -> MemoryGroup:
    found: QuerySet[Memory] = Memory.objects.filter(program=place.program, kind=kind).order_by(
        "-used_at", "subject", "id"
    )
    return MemoryGroup(
        kind=kind.value,
        label=str(kind.label),
        what=_what(kind),
        lines=tuple(_line(place, one, labels) for one in found[:SHOWN]),
        count=found.count(),
    )


def _line(place: Place, one: Memory, labels: Mapping[str, str]) -> MemoryLine:
    run_url = place_url(place, "run", run_id=one.run_id) if one.run_id else ""
    return MemoryLine(one.pk, _subject(one, labels), _answer(one, labels), one.used_at, run_url)


def _subject(one: Memory, labels: Mapping[str, str]) -> str:
    if one.kind == MemoryKind.VALUE:
        return f"{labels.get(one.field, one.field)}: {one.subject}"
    if one.kind in {MemoryKind.DATE_ORDER, MemoryKind.SEPARATOR}:
        return labels.get(one.field, one.field)
    return one.subject


def _answer(one: Memory, labels: Mapping[str, str]) -> str:
    answer = one.answer
    match one.kind:
        case MemoryKind.HEADER:
            field = answer["field"]
            return (
                labels.get(field, _("Full name") if field == "full_name" else field)
                if field
                else _("not imported")
            )
        case MemoryKind.VALUE:
            return _("left empty") if answer["option"] == "-" else str(answer["option"])
        case MemoryKind.DATE_ORDER:
            return _order(str(answer["date_order"]))
        case MemoryKind.SEPARATOR:
            return repr(answer["separators"]).strip("'")
        case MemoryKind.SHEET:
            return _sheet(answer)
    columns = sum(1 for entry in answer["columns"] if entry["field"])
    said = ngettext(
        "%(count)s column, header in row %(row)s", "%(count)s columns, header in row %(row)s", columns
    )
    return said % {"count": columns, "row": answer["header_row"]}


def _order(order: str) -> str:
    orders = {"dmy": _("day, month, year"), "mdy": _("month, day, year"), "ymd": _("year, month, day")}
    return orders.get(order, order)


def _sheet(answer: Mapping[str, object]) -> str:
    if not answer["selected"]:
        return _("not imported")
    roles = {"mentor": _("Mentors"), "mentee": _("Mentees"), "both": _("Mentors and mentees")}
    return roles.get(str(answer["role"]), _("a column says who is what"))


def _what(kind: MemoryKind) -> str:
    return {
        MemoryKind.HEADER: _("Which field a header was bound to."),
        MemoryKind.VALUE: _("What a word of a choice stands for."),
        MemoryKind.DATE_ORDER: _("How dates such as 03/04/2024 are read."),
        MemoryKind.SEPARATOR: _("What stands between several values of a cell."),
        MemoryKind.SHEET: _("Who the people of a sheet are, in files with several."),
        MemoryKind.SHAPE: _("Files with these headers go straight to the review."),
    }[kind]
