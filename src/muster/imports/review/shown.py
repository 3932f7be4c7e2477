"""The review of a run as it stands: the kept lines of its plan, and over them what edits since have changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import polars as pl

from muster.imports import plans, sources
from muster.imports.review.kept import Kept, has_kept, keep, open_kept
from muster.imports.review.lines import SheetCells, places_of
from muster.imports.review.query import ReviewQuery, find_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.imports.models import ImportRun, Source


@dataclass(frozen=True, slots=True)
class Shown:
    """What the pages of the review read."""

    kept: Kept
    counts: dict[str, int]
    refusals: tuple[str, ...]
    revision: int

    @property
    def keys(self) -> tuple[str, ...]:
        return self.kept.keys

    @property
    def shows(self) -> dict[str, int]:
        """Tab → how many rows."""
        return dict(self.kept.document["shows"])

    @property
    def columns(self) -> dict[str, dict[str, int]]:
        """Field → filled, problem."""
        return dict(self.kept.document["columns"])

    @property
    def issues(self) -> pl.DataFrame:
        """Every issue, with its `row`."""
        return self.kept.issues.collect()

    def new_addresses(self, email_keys: Sequence[str]) -> tuple[str, ...]:
        """Of these addresses, those whose people would be created."""
        is_new = (pl.col("action") == "create") & pl.col("email_key").is_in(list(email_keys))
        found = self.kept.index.filter(is_new).select("email_key").collect().get_column("email_key")
        return tuple(found.unique(maintain_order=True))

    def total(self, query: ReviewQuery) -> int:
        """How many rows the query finds."""
        return self.kept.rows if query.is_everything else len(_rows_in(self.kept.name, query))

    def numbers(self, query: ReviewQuery, start: int, end: int) -> list[int]:
        """The line numbers of the rows from `start` up to `end` of those the query finds."""
        if query.is_everything:
            return list(range(max(start, 0), min(end, self.kept.rows)))
        return _rows_in(self.kept.name, query)[max(start, 0) : max(end, 0)].to_list()

    def lines(self, numbers: Sequence[int]) -> list[dict[str, Any]]:
        """The lines with these numbers, each with its number as `id`."""
        found = zip(numbers, self.kept.lines(numbers), strict=True)
        return [{**line, "id": number} for number, line in found]


def open_review(run: ImportRun) -> Shown:
    """The review of the run's plan, which is made anew where it is stale."""
    if plans.is_open(run) and plans.is_stale(run):
        plans.make_plan(run)
    document = plans.plan_document(run)
    folder = plans.plan_folder(run)
    if not has_kept(folder):
        keep(folder, plans.load_plan(run), sheet_cells(run))
    return Shown(open_kept(folder), document["counts"], tuple(document["refusals"]), run.plan_revision)


def sheet_cells(run: ImportRun) -> list[SheetCells]:
    """The selected sheets with the edits laid over, rows left out included."""
    return [
        SheetCells(source.position, sources.table_of(source), places_in(source))
        for source in sources.selected_sources(run)
    ]


def places_in(source: Source) -> dict[str, int]:
    """Field key → column of the sheet."""
    return places_of(sources.column_map(source).fields)


@lru_cache(maxsize=16)
def _rows_in(folder: str, query: ReviewQuery) -> pl.Series:
    return find_rows(open_kept(folder), query)
