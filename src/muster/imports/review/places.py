"""Which column of a sheet each field of the review comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.imports import sources
from muster.imports.review.lines import places_of

if TYPE_CHECKING:
    from muster.imports.models import Source


def places_in(source: Source) -> dict[str, int]:
    """Field key → column of the sheet."""
    return places_of(sources.column_map(source).fields)
