"""The review of a run as it stands: the kept lines of its plan, and over them what edits since have changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import polars as pl
from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import get_language

from muster.engine.plan import ACTIONS
from muster.engine.table import ROW
from muster.imports import planner, plans, sources
from muster.imports.review.kept import Kept, figures_of, has_kept, keep, open_kept
from muster.imports.review.lines import DESELECTED
from muster.imports.review.names import names_of
from muster.imports.review.patch import Patch, Piecewise, patch_of, piecewise
from muster.imports.review.places import cells_in
from muster.imports.review.query import ReviewQuery, find_rows, matches
from muster.imports.review.turn import turn_of
from muster.programs.queries import importable_specs
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from muster.engine.table import Plan
    from muster.imports.models import ImportRun
    from muster.imports.review.lines import SheetCells
    from muster.imports.review.names import Names

TRIES = 3
"""How often a run is planned anew while its rows are changed beside; then the rows changed last are shown as they were."""


@dataclass(frozen=True)
class Shown:
    """What the pages of the review read."""

    kept: Kept
    patch: Patch | None
    document: dict[str, Any]
    """The small part of the plan."""
    revision: int
    piecewise: Piecewise | None = None
    """While everything has still to be planned anew: counts and tabs are as they were."""

    @property
    def counts(self) -> dict[str, int]:
        """What the plan comes to, as it stands."""
        return self._moved[0]

    @property
    def shows(self) -> dict[str, int]:
        """Tab → rows."""
        return dict(self._moved[1]["shows"])

    @property
    def columns(self) -> dict[str, dict[str, int]]:
        """Field → filled, problem, changed cells."""
        return dict(self._moved[1]["columns"])

    @property
    def refusals(self) -> tuple[str, ...]:
        """Why the plan can't be carried out."""
        return tuple(self.document["refusals"])

    @cached_property
    def _moved(self) -> tuple[dict[str, int], dict[str, Any]]:
        """Counts and figures with the changed rows as they are now; rows alone are read without them."""
        counts, figures = self.document["counts"], self.kept.document
        return (counts, figures) if self.patch is None else _moved(counts, figures, self.patch, self.kept)

    @property
    def keys(self) -> tuple[str, ...]:
        return self.kept.keys

    @cached_property
    def names(self) -> Names:
        """What values that are stored as codes are called."""
        return names_of(self.kept.types)

    @property
    def rows(self) -> int:
        """How many rows there are, with those that were typed."""
        return self.kept.rows + (self.patch.added if self.patch else 0)

    @property
    def issues(self) -> pl.DataFrame:
        """Every issue, with its `row`."""
        if self.patch is None:
            return self.kept.issues.collect()
        others = self.kept.issues.filter(~pl.col("row").is_in(list(self.patch.lines)).fill_null(value=False))
        return pl.concat([others.collect(), self.patch.issues])

    def new_addresses(self, email_keys: Sequence[str]) -> tuple[str, ...]:
        """Of these addresses, those whose people would be created."""
        rows = sorted(self.kept.sharing(email_keys, (), self.kept.rows))
        found = [
            line["k"] for line in self.kept.lines(rows) if line["a"] == "create" and line["k"] in email_keys
        ]
        return tuple(dict.fromkeys(found))

    def total(self, query: ReviewQuery) -> int:
        """How many rows the query finds."""
        return self.rows if query.is_everything else len(self._found(query))

    def numbers(self, query: ReviewQuery, start: int, end: int) -> list[int]:
        """The line numbers of the rows from `start` up to `end` of those the query finds."""
        if query.is_everything:
            return list(range(max(start, 0), min(end, self.rows)))
        return self._found(query)[max(start, 0) : max(end, 0)].to_list()

    def problem_beside(self, query: ReviewQuery, place: int, *, is_before: bool) -> int | None:
        """The place, among the rows the query finds, of the next row after `place` (or the last before it) with a problem."""
        problems = self._found(ReviewQuery(show="problems"))
        if not query.is_everything:
            problems = self._found(query).is_in(problems.implode()).arg_true()
        places = problems.cast(pl.Int64)
        found = places.filter(places < place).max() if is_before else places.filter(places > place).min()
        return None if found is None else int(found)  # type: ignore[arg-type]

    def lines(self, numbers: Sequence[int]) -> list[dict[str, Any]]:
        """The lines with these numbers, each with its number as `id`."""
        patched = self.patch.lines if self.patch else {}
        patched = self.piecewise.lines(numbers) if self.piecewise else patched
        kept = [number for number in numbers if number not in patched]
        found = {**dict(zip(kept, self.kept.lines(kept), strict=True)), **patched}
        return [{**found[number], "id": number} for number in numbers]

    def standing(self, rows: pl.Series) -> pl.DataFrame:
        """Where these lines stand and whom they are about: `row`, `source`, `sheet_row`, `email_key`, in their order."""
        parts = ["row", "source", ROW, "email_key"]
        wanted = pl.col("row").is_in(rows.implode())
        found = self.kept.index.select(parts).filter(wanted).collect()
        if self.patch is None:
            return found
        now = self.patch.index.select(parts).filter(wanted)
        return pl.concat([found.filter(~pl.col("row").is_in(list(self.patch.lines))), now]).sort("row")

    def _found(self, query: ReviewQuery) -> pl.Series:
        rows = _rows_in(self.kept.name, query, get_language())
        if self.patch is None:
            return rows
        return _patched_rows(rows, self.patch, query, self.kept)


def open_review(run: ImportRun) -> Shown:
    """The review of the run as it stands: of its plan, and of edits since; everything is planned anew only where it must be."""
    patch, is_behind = _standing(run)
    for _ in range(TRIES):
        if not is_behind:
            break
        prepare_review(run)
        patch, is_behind = _standing(run)
    return _shown(run, patch)


def peek_review(run: ImportRun) -> Shown:
    """As `open_review`, but of a large run whose column was changed the rows are planned as they are read: it waits for nothing.

    Its counts, tabs and filters are those of before, until `open_review` has planned everything.
    """
    patch, is_behind = _standing(run)
    if not is_behind:
        return _shown(run, patch)
    pieces = piecewise(run, open_kept(plans.plan_folder(run))) if _has_kept(run) else None
    if pieces is None:
        return open_review(run)
    return replace(_shown(run, pieces.patch), piecewise=pieces)


def _shown(run: ImportRun, patch: Patch | None) -> Shown:
    return Shown(open_kept(plans.plan_folder(run)), patch, plans.plan_document(run), run.revision)


def prepare_review(run: ImportRun) -> None:
    """Plans the run where its plan is stale, and keeps the lines of the plan: of a large run, in another process."""
    with turn_of(run.pk, "plan"):
        _refresh(run)
        if not _is_behind(run):
            return
        rows = sum(source.rows for source in sources.selected_sources(run))
        if rows > planner.LARGE:
            planner.plan_apart(run)
        else:
            keep_review(run)


def _refresh(run: ImportRun) -> None:
    """The run as it is now; it is gone with its program."""
    try:
        run.refresh_from_db()
    except ObjectDoesNotExist as error:
        raise Refused("run.gone") from error


def keep_review(run: ImportRun) -> None:
    """As `prepare_review`, in this process."""
    if _needs_plan(run):
        plans.make_plan(run, beside=lambda folder, plan: _keep(run, folder, plan))
    elif not _has_kept(run):
        _keep(run, plans.plan_folder(run), plans.load_plan(run))


def _keep(run: ImportRun, folder: str, plan: Plan) -> None:
    types = {spec.key: spec.type for spec in importable_specs(run.program)}
    keep(folder, plan, sheet_cells(run), types)


def _needs_plan(run: ImportRun) -> bool:
    return plans.is_open(run) and plans.is_stale(run)


def _has_kept(run: ImportRun) -> bool:
    return run.plan_revision >= 0 and has_kept(plans.plan_folder(run))


def _is_behind(run: ImportRun) -> bool:
    return _needs_plan(run) or not _has_kept(run)


def sheet_cells(run: ImportRun) -> list[SheetCells]:
    """The selected sheets with the edits laid over, rows left out included."""
    return [cells_in(source, sources.table_of(source)) for source in sources.selected_sources(run)]


def _standing(run: ImportRun) -> tuple[Patch | None, bool]:
    """What edits since the plan come to, and whether everything has to be planned anew before the rows are right."""
    if not _has_kept(run):
        return None, True
    if not _needs_plan(run):
        return None, False
    patch = patch_of(run, open_kept(plans.plan_folder(run)))
    return patch, patch is None


@lru_cache(maxsize=16)
def _rows_in(folder: str, query: ReviewQuery, _language: str | None) -> pl.Series:
    """The language tells what a value is called."""
    return find_rows(open_kept(folder), query)


def _patched_rows(rows: pl.Series, patch: Patch, query: ReviewQuery, kept: Kept) -> pl.Series:
    """The rows found, with those that were changed since judged as they are now. In a sorted view they keep their places."""
    now = matches(patch.index, patch.issues, query, kept)
    gone = set(patch.lines) - now
    left = rows.filter(~rows.is_in(list(gone))) if gone else rows
    new = sorted(now - set(left.filter(left.is_in(list(now))).to_list()))
    joined = pl.concat([left, pl.Series(new, dtype=rows.dtype)])
    return joined if query.sort else joined.sort()


def _moved(
    counts: Mapping[str, int], figures: Mapping[str, Any], patch: Patch, kept: Kept
) -> tuple[dict[str, int], dict[str, Any]]:
    """The counts and figures with the changed rows counted as they are now."""
    before, now = (figures_of(index, kept.keys) for index in (patch.before, patch.index))
    shows = {
        show: count + now["shows"][show] - before["shows"][show] for show, count in figures["shows"].items()
    }
    columns = {
        key: {part: count + now["columns"][key][part] - before["columns"][key][part] for part, count in parts.items()}
        for key, parts in figures["columns"].items()
    }  # fmt: skip
    had, has = _counts_of(patch.before), _counts_of(patch.index)
    changed = {name: int(counts.get(name, 0)) + has[name] - had[name] for name in has}
    return {**counts, **changed}, {"shows": shows, "columns": columns}


def _counts_of(index: pl.DataFrame) -> dict[str, int]:
    """Of these rows, as a plan counts them: all, those of each action, those taken out."""
    actions = index.get_column("action").to_list()
    out = index.get_column("reason").to_list().count(DESELECTED)
    return {"rows": len(actions), **{action: actions.count(action) for action in ACTIONS}, "deselected": out}
