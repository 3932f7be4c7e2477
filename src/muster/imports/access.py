"""The only door to an import: through the place, so that nobody reaches another program's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from muster.imports.models import ImportRun, Recipe

if TYPE_CHECKING:
    from muster.programs.access import Place


def get_run_or_404(place: Place, run_id: int) -> ImportRun:
    """The run, if it belongs to this program; otherwise as if it did not exist."""
    found = ImportRun.objects.select_related("program", "created_by").filter(program=place.program)
    return get_object_or_404(found, pk=run_id)


def get_changeable_run_or_404(place: Place, run_id: int) -> ImportRun:
    """As `get_run_or_404`, and a viewer is told that they may only look (403)."""
    run = get_run_or_404(place, run_id)
    if not place.can_change:
        raise PermissionDenied
    return run


def get_recipe_or_404(place: Place, recipe_id: int) -> Recipe:
    """The recipe, if it belongs to this program; otherwise as if it did not exist."""
    return get_object_or_404(Recipe.objects.filter(program=place.program), pk=recipe_id)
