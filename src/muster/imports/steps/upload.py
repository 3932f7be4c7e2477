"""Bulk add participants: a file, pasted rows or typed rows, beside a picture of a sheet as it may look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from muster.imports import actions
from muster.imports.forms import UploadForm
from muster.imports.recipes import lay_recipe, list_recipes
from muster.imports.review.shown import prepare_review
from muster.imports.steps.sample_sheet import SampleSheet, sample_sheet
from muster.imports.steps.step import place_url
from muster.programs.queries import field_specs
from muster.refusals import Refused

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from muster.imports.steps.step import Visit


@dataclass(frozen=True, slots=True)
class UploadPage:
    """The three ways in, and the sample."""

    form: UploadForm
    sample: SampleSheet
    sample_url: str
    template_url: str
    by_hand_url: str
    has_recipes: bool
    file_name: str
    """The file that is there already."""
    back_url: str
    next_url: str
    limit_bytes: int
    too_large: str
    """What is said about a larger file before any of it is sent."""
    typed_way: str
    """Which way in is open: file, rows or typed."""
    template: str = "imports/steps/upload.html"


def view(visit: Visit) -> HttpResponseBase | UploadPage:
    """Reads what was brought; a file that can't be read is refused with its sentence."""
    sample = sample_sheet(field_specs(visit.place.program))
    typed_headers = list(sample.headers[:4])
    sent = (visit.request.POST, visit.request.FILES) if visit.is_post else (None, None)
    kept = {str(recipe.pk): recipe for recipe in list_recipes(visit.place.program)}
    names = {key: recipe.name for key, recipe in kept.items()}
    form = UploadForm(*sent, typed_headers=typed_headers, recipes=names)
    if visit.is_post and form.is_valid():
        _receive(visit, form)
        recipe = kept.get(form.cleaned_data["recipe"])
        if recipe is not None:
            lay_recipe(visit.run, recipe)
        return _to_review(visit) if recipe or visit.run.recognised else visit.go_on()
    return UploadPage(
        form=form,
        sample=sample,
        sample_url=place_url(visit.place, "sample_file"),
        template_url=place_url(visit.place, "template"),
        by_hand_url=visit.url("by_hand"),
        has_recipes=bool(kept),
        file_name=visit.run.file_name,
        back_url=visit.back_url,
        next_url=visit.next_url,
        limit_bytes=settings.MUSTER_LIMITS.file_bytes,
        too_large=Refused("upload.too_large", limit=settings.MUSTER_LIMITS.file_bytes // 2**20).message,
        typed_way=_open_way(form),
    )


def _to_review(visit: Visit) -> HttpResponseRedirect:
    """Straight to the review: the program knows what to make of every sheet."""
    prepare_review(visit.run)
    return HttpResponseRedirect(visit.url("review"))


def _receive(visit: Visit, form: UploadForm) -> None:
    file, pasted = form.cleaned_data["file"], form.cleaned_data["rows"]
    if file is not None:
        actions.receive_file(visit.run, file.name, file.chunks(), may_be_apart=True)
    elif pasted.strip():
        page = form.cleaned_data["rows_html"]
        actions.receive_rows(visit.run, _("Pasted rows"), page if "<table" in page.lower() else pasted)
    else:
        actions.receive_rows(visit.run, _("Typed rows"), form.typed_text)


def _open_way(form: UploadForm) -> str:
    if form.is_bound and str(form["rows"].value() or "").strip():
        return "rows"
    return "typed" if form.typed_text else "file"
