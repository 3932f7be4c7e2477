"""Which column of a sheet each field of the review comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.imports import sources
from muster.imports.review.lines import SheetCells, places_of, split_of

if TYPE_CHECKING:
    from muster.engine.table import Table
    from muster.imports.models import Source


def cells_in(source: Source, table: Table) -> SheetCells:
    """The sheet with these cells, as the review shows it."""
    fields = sources.column_map(source).fields
    return SheetCells(source.position, table, places_of(fields), split_of(fields))


def places_in(source: Source) -> dict[str, int]:
    """Field key → column of the sheet."""
    return places_of(sources.column_map(source).fields)
