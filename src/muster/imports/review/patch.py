"""What edits since the plan come to, without planning a large file anew: the rows they touch are checked and planned again.

A row is touched by an edit of its own, and by sharing its e-mail or employee ID, as it was or as it is now, with such a row.
The answer is what the engine says about those rows beside the first rows of their sheets, which give it the columns to judge
from. *Continue* plans everything anew all the same.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import polars as pl
from django.db.models import Q
from django.utils import timezone

from muster.engine.identity import email_keys
from muster.engine.pipeline import plan_import
from muster.engine.table import ROW, Option
from muster.imports import plans, snapshot, sources
from muster.imports.invited import without_those_invited
from muster.imports.models import Edit, EditKind
from muster.imports.queries import settings_of
from muster.imports.review.kept import open_kept
from muster.imports.review.lines import index_of, index_of_lines, line_texts, placed_issues
from muster.imports.review.places import cells_in, places_in
from muster.imports.review.turn import turn_of
from muster.programs.queries import importable_specs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.db.models import QuerySet

    from muster.engine.table import FieldSpec, Plan, Table
    from muster.imports.models import ImportRun, Source
    from muster.imports.review.kept import Kept
    from muster.imports.review.lines import SheetCells

SMALL = 10_000
"""A file of so many rows is planned anew after each edit: that takes a tenth of a second."""
MOST_TOUCHED = 2_000
"""Where edits touch more rows, everything is planned anew."""
CONTEXT = 200
"""So many rows from the top of each sheet are planned with the touched ones, and thrown away again."""

Place = tuple[int, int]
"""Position of the source, sheet row."""


@dataclass(frozen=True, slots=True)
class Patch:
    """The lines that stand in the place of those with the same number; numbers from `kept.rows` on are new rows."""

    lines: Mapping[int, dict[str, Any]]
    index: pl.DataFrame
    issues: pl.DataFrame
    before: pl.DataFrame
    """The index of the same rows as it was kept."""
    added: int


def patch_of(run: ImportRun, kept: Kept) -> Patch | None:
    """What edits since the plan come to; None where everything has to be planned anew."""
    if kept.rows <= SMALL or run.choice_revision > run.plan_revision:
        return None
    if snapshot.has_moved(run.program, run.plan_fingerprint):
        return None
    with turn_of(run.pk, "patch"):
        return _patch(run, kept.name, run.revision)


@dataclass(frozen=True, slots=True)
class Piecewise:
    """A review whose whole column was changed, until everything is planned: what is looked at is planned as it is read."""

    run: ImportRun
    kept: Kept
    patch: Patch | None
    """Rows that were typed or repaired one by one as well."""

    def lines(self, numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
        """The rows with these numbers, as they are now."""
        known = self.patch.lines if self.patch else {}
        wanted = [number for number in numbers if number < self.kept.rows and number not in known]
        places = {(line["s"], line["n"]) for line in self.kept.lines(wanted)}
        found = {source.position: source for source in sources.selected_sources(self.run)}
        rows = _with_partners(self.kept, found, places)
        lines = _planned(self.run, self.kept, found, rows).lines if places else {}
        return {number: lines[number] for number in wanted if number in lines} | {
            number: known[number] for number in numbers if number in known
        }


def piecewise(run: ImportRun, kept: Kept) -> Piecewise | None:
    """How the review is read before everything is planned anew; None where more than cells and rows was changed."""
    if kept.rows <= SMALL or run.choice_revision > run.plan_revision:
        return None
    return Piecewise(run, kept, _patch_of_cells(run, kept.name, run.revision))


@lru_cache(maxsize=8)
def _patch(run: ImportRun, kept_name: str, revision: int) -> Patch | None:
    replaced = _edits_since(run).filter(kind=EditKind.REPLACE)
    return None if replaced.exists() else _patch_of_cells(run, kept_name, revision)


@lru_cache(maxsize=8)
def _patch_of_cells(run: ImportRun, kept_name: str, revision: int) -> Patch | None:  # noqa: ARG001 - tells one patch from the next
    """What the edits of single cells and rows come to; None where they are about too many rows."""
    kept = open_kept(kept_name)
    touched = _touched(run)
    if touched is None:
        return None
    found = {source.position: source for source in sources.selected_sources(run)}
    rows = _with_partners(kept, found, touched)
    return None if len(rows) > MOST_TOUCHED else _planned(run, kept, found, rows)


def _edits_since(run: ImportRun) -> QuerySet[Edit]:
    since = Q(batch__revision__gt=run.plan_revision) | Q(batch__undone_revision__gt=run.plan_revision)
    return Edit.objects.filter(since, run=run)


def _touched(run: ImportRun) -> set[Place] | None:
    """The rows that edits since the plan are about, one by one; None where there are too many."""
    edits = _edits_since(run).exclude(kind=EditKind.REPLACE)
    places = edits.values_list("source__position", "sheet_row").distinct()[: MOST_TOUCHED + 1]
    touched = {(position, row or 0) for position, row in places}
    return None if len(touched) > MOST_TOUCHED else touched


def _with_partners(kept: Kept, found: Mapping[int, Source], touched: set[Place]) -> dict[Place, int | None]:
    """The touched rows, and those that share an e-mail or employee ID with them, before or now; each with its number.

    A row that was added since has none.
    """
    numbers = kept.numbers(touched)
    before = kept.lines(numbers.values())
    place = kept.keys.index("employee_id") if "employee_id" in kept.keys else None
    emails = {line["k"] for line in before}
    ids = {line["t"][place] for line in before} if place is not None else set()
    for position, source in found.items():
        rows = [row for one, row in touched if one == position]
        table, places = sources.table_part(source, rows), places_in(source)
        emails |= set(email_keys(_column(table, places.get("email")).str.strip_chars()))
        ids |= set(_column(table, places.get("employee_id")).str.strip_chars())
    partners = kept.sharing(emails, ids, MOST_TOUCHED + 1)
    beside = {
        (line["s"], line["n"]): number for number, line in zip(partners, kept.lines(partners), strict=True)
    }
    return {**dict.fromkeys(touched), **numbers, **beside}


def _column(table: Table, column: int | None) -> pl.Series:
    if column is None or column not in table.columns:
        return pl.Series([], dtype=pl.String)
    return table.frame.get_column(f"c{column}")


def _planned(
    run: ImportRun, kept: Kept, found: Mapping[int, Source], places: Mapping[Place, int | None]
) -> Patch:
    """These rows, planned beside the first ones of their sheets."""
    specs, cells, out = [], [], []
    for position, source in found.items():
        rows = {row for place, row in places if place == position}
        if not rows and not any(place == position for place, _row in places):
            continue
        table = sources.table_part(source, rows | _first_rows(kept, position))
        left = sources.left_out_rows(source)
        out += [(source.name, row) for row in sorted(left & rows)]
        importing = replace(table, frame=table.frame.filter(~pl.col(ROW).is_in(list(left))))
        specs.append(sources.source_spec(run, source, importing))
        cells.append(cells_in(source, table))
    fields = _fields(run)
    known = snapshot.take_part(run.program, _emails(specs), _ids(specs))
    plan = plan_import(specs, fields, known, settings_of(run), today=timezone.localdate())
    plan = plans.with_left_out(without_those_invited(run.program, plan), out)
    return _placed(kept, plan, cells, places)


@lru_cache(maxsize=64)
def _first_rows_of(kept_name: str, position: int) -> frozenset[int]:
    index = open_kept(kept_name).index.filter(pl.col("source") == position).select(ROW).head(CONTEXT)
    return frozenset(index.collect().get_column(ROW).to_list())


def _first_rows(kept: Kept, position: int) -> frozenset[int]:
    return _first_rows_of(kept.name, position)


def _fields(run: ImportRun) -> list[FieldSpec]:
    """The program's fields with the options that the plan adds: they are new already."""
    new = plans.plan_document(run)["new_options"]
    return [
        replace(spec, options=(*spec.options, *(Option(value) for value in new.get(spec.key, ()))))
        for spec in importable_specs(run.program)
    ]


def _emails(specs: Sequence[Any]) -> list[str]:
    return _texts(specs, "email", are_keys=True)


def _ids(specs: Sequence[Any]) -> list[str]:
    return _texts(specs, "employee_id", are_keys=False)


def _texts(specs: Sequence[Any], key: str, *, are_keys: bool) -> list[str]:
    """What the sheets have in the column of a field: addresses as keys."""
    texts = [
        _column(spec.table, column).str.strip_chars()
        for spec in specs
        for column, field in spec.columns.fields.items()
        if field == key
    ]
    joined = pl.concat([pl.Series([], dtype=pl.String), *texts])
    return (email_keys(joined) if are_keys else joined).drop_nulls().unique().to_list()


def _placed(kept: Kept, plan: Plan, cells: Sequence[SheetCells], places: Mapping[Place, int | None]) -> Patch:
    """The touched rows of the small plan, under the numbers that they have."""
    index = index_of(plan, cells, kept.keys)
    known = {place: number for place, number in places.items() if number is not None}
    new = sorted(set(places) - set(known))
    numbers = {**known, **dict(zip(new, range(kept.rows, kept.rows + len(new)), strict=True))}
    rows = [(*place, number) for place, number in numbers.items()]
    schema = {"source": pl.UInt32(), ROW: pl.UInt32(), "number": pl.UInt32()}
    wanted = pl.DataFrame(rows, schema=schema, orient="row")
    before = dict(zip(known.values(), kept.lines(known.values()), strict=True))
    small = index.join(wanted, on=["source", ROW], how="inner").sort("number")
    texts = line_texts(small, kept.keys)
    lines = {number: json.loads(text) for number, text in zip(small.get_column("number"), texts, strict=True)}
    renumbered = dict(zip(small.get_column("row"), small.get_column("number"), strict=True))
    issues = placed_issues(plan).filter(pl.col("row").is_in(list(renumbered)))
    row = pl.col("row").replace_strict(renumbered, default=None, return_dtype=pl.UInt32)
    small = small.with_columns(row=pl.col("number")).drop("number")
    added = small.filter(pl.col("row") >= kept.rows).height
    return Patch(lines, small, issues.with_columns(row=row), index_of_lines(before, kept.keys), added)
