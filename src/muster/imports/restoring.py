"""An undo as columns: for people whom nobody touched since, which are nearly all; the others are for `undo.decide`.

Whose version is still that of the change is as the change left them: what was before can be put back without a look.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl
from django.db import connection

from muster.imports import patches
from muster.imports.models import ImportRun, RunState
from muster.imports.patches import OBJECT, VALUE, member_pattern, with_members, without_members
from muster.imports.rows import with_common
from muster.imports.snapshot import FIXED, as_columns
from muster.imports.writing import TOUCHED, UPDATED
from muster.participants.models import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.imports.rows import Writer

COLUMNS = {
    "change": pl.Int64(),
    "participant_id": pl.Int64(),
    "kind": pl.String(),
    "version": pl.Int64(),
    "before": pl.String(),
    "after": pl.String(),
    "before_origins": pl.String(),
}
_SQL = """
SELECT id, participant_id, kind, version, {before}, {after}, {origins} FROM participants_change
WHERE run_id = %s AND kind IN ('created', 'updated') AND id < %s ORDER BY id DESC LIMIT %s
"""
NEWEST = 2**62
NAMES = ("first_name", "last_name", "role")
"""Fixed fields that are put back here; the others want a look at who has the value now, or at the status."""


@dataclass(frozen=True, slots=True)
class Restoring:
    """What becomes of a stretch of changes, newest first; every frame has the `position` of its change."""

    changes: pl.DataFrame
    """position, change (its id), participant_id"""
    odd: frozenset[int]
    """Positions that `undo.decide` has to look at."""
    people: pl.DataFrame
    touched: pl.DataFrame
    removed: pl.DataFrame
    """id, version"""
    undone: pl.DataFrame
    """The change rows of those put back and of those removed."""


def find_changes(run_id: int, before: int | None, limit: int) -> pl.DataFrame:
    """The newest changes of the run before that one."""
    text = "::text" if connection.vendor == "postgresql" else ""
    names = {"before": f'"before"{text}', "after": f'"after"{text}', "origins": f"before_origins{text}"}
    with connection.cursor() as cursor:
        cursor.execute(_SQL.format(**names), [run_id, NEWEST if before is None else before, limit])
        return as_columns(cursor.fetchall(), COLUMNS).with_row_index("position")


def restoring(writer: Writer, program_id: int, changes: pl.DataFrame) -> Restoring:
    """What to write to take these changes back, as far as that is plain."""
    now = patches.find_now(program_id, changes["participant_id"].unique().to_list())
    joined = changes.join(now, left_on="participant_id", right_on="id", how="left", maintain_order="left")
    is_there = pl.col("now.version").is_not_null()
    has_older = _has_undone_origin(changes)
    is_as_left = (pl.col("now.version") == pl.col("version")) & pl.col("participant_id").is_unique()
    is_new = pl.col("kind") == ChangeKind.CREATED
    keys = _keys(changes)
    is_plain = pl.when(is_new).then(~pl.col("now.has_joined")).otherwise(_is_expected(keys))
    is_plain = (pl.lit(not has_older) & is_as_left & is_plain).fill_null(value=False)
    odd = joined.filter(is_there & ~is_plain)["position"]
    plain = joined.filter(is_there & is_plain)
    removed = plain.filter(is_new).select("position", "version", id="participant_id")
    restored = _restored(writer, plain.filter(~is_new), keys)
    is_wide = pl.any_horizontal(pl.lit(value=False), *(_has(key) for key in keys if key in FIXED))
    return Restoring(
        changes=changes.select("position", "change", "participant_id"),
        odd=frozenset(odd.to_list()),
        people=restored.filter(is_wide).select("position", "id", "version", *UPDATED),
        touched=restored.filter(~is_wide).select("position", "id", "version", *TOUCHED),
        removed=removed,
        undone=pl.concat([_undone(writer, restored, keys), _gone(writer, removed)]).sort("position"),
    )


def undone_runs(run_ids: Iterable[int | None]) -> set[int]:
    """Those of the imports that are taken back."""
    found = ImportRun.objects.filter(pk__in=list(run_ids), state=RunState.UNDONE)
    return set(found.values_list("pk", flat=True))


def _has_undone_origin(changes: pl.DataFrame) -> bool:
    """Whether a value to be put back was set by an import that is taken back already: then an older one counts."""
    runs = changes["before_origins"].str.extract_all(r'"run": ?\d+').explode().drop_nulls()
    return bool(undone_runs(runs.str.extract(r"(\d+)$").cast(pl.Int64).unique().to_list()))


def _keys(changes: pl.DataFrame) -> list[str]:
    """The fields that the changes name. A quote before a colon stands behind a name, or before a text that begins with a
    colon: what is taken for a name then is nobody's field, and the change is left to `undo.decide`."""
    names = changes["before"].str.extract_all(r'"[^"\\]*":').explode().drop_nulls().unique()
    return sorted(name[1:-2] for name in names)


def _has(key: str) -> pl.Expr:
    return pl.col("before").str.contains(f'"{key}":', literal=True)


def _raw(column: str, key: str, kind: str) -> pl.Expr:
    """The JSON of one member; null where there is none, and where it is null."""
    return pl.col(column).str.extract(member_pattern(key, kind))


def _is_expected(keys: Sequence[str]) -> pl.Expr:
    """Whether every field is one that is put back here, with the JSON that is expected."""
    return pl.all_horizontal(pl.lit(value=True), *(~_has(key) | _is_plain(key) for key in keys))


def _is_plain(key: str) -> pl.Expr:
    if key in FIXED and key not in NAMES:
        return pl.lit(value=False)
    origin = _raw("now.origins", key, OBJECT).is_not_null()
    if key in FIXED:
        return origin
    name = f'"{key}":'
    is_named = pl.col("now.values").str.contains(name, literal=True)
    is_found = _raw("now.values", key, VALUE).is_not_null()
    is_null = pl.col("before").str.contains(rf'"{key}": ?null')
    return origin & (is_named == is_found) & (_raw("before", key, VALUE).is_not_null() | is_null)


def _restored(writer: Writer, people: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """The people with every column of the table as it was before."""
    own = [key for key in keys if key not in FIXED]
    shape = pl.Struct(dict.fromkeys(NAMES, pl.String))
    names = people.select(
        with_members(pl.lit("{}"), [_member("before", key, VALUE) for key in NAMES])
    ).to_series()
    former = names.str.json_decode(shape).struct.unnest().rename(lambda key: f"after.{key}")
    frame = people.hstack(former).with_columns(_has(key).alias(f"changed.{key}") for key in NAMES)
    frame = frame.with_columns(values="now.values", origins="now.origins")
    frame = without_members(frame, "values", own, VALUE, _has)
    frame = without_members(frame, "origins", keys, OBJECT, _has)
    return patches.completed(
        writer,
        frame.with_columns(
            *patches.fixed(NAMES), _with_values(own).alias("values"), _with_origins(keys).alias("origins")
        ),
    )


def _member(column: str, key: str, kind: str) -> pl.Expr:
    """`"key":value` as it stands in the column's object; null where there is none, and where it is null."""
    return pl.lit(f'"{key}":') + _raw(column, key, kind)


def _with_values(keys: Sequence[str]) -> pl.Expr:
    return with_members(pl.col("values"), [_member("before", key, VALUE) for key in keys])


def _with_origins(keys: Sequence[str]) -> pl.Expr:
    """Each field's origin as it was; none of its own where that was the one of everything else."""
    general = _evenly_spaced(_raw("now.origins", "*", OBJECT))
    added = []
    for key in keys:
        is_own = _evenly_spaced(_raw("before_origins", key, OBJECT)).ne_missing(general)
        added.append(pl.when(is_own).then(_member("before_origins", key, OBJECT)))
    return with_members(pl.col("origins"), added)


def _evenly_spaced(text: pl.Expr) -> pl.Expr:
    """To compare with: a blank behind the colon or the comma between two members says nothing."""
    closed = text.str.replace_all('": ', '":', literal=True)
    return closed.str.replace_all(', "', ',"', literal=True)


def _undone(writer: Writer, restored: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    frame = restored.select(
        "position",
        pl.col("id").alias("participant_id"),
        pl.col("version") + 1,
        pl.col("after").alias("before"),
        pl.col("before").alias("after"),
        with_members(
            pl.lit("{}"), [pl.when(_has(key)).then(_member("now.origins", key, OBJECT)) for key in keys]
        ).alias("before_origins"),
    )
    return with_common(writer, frame, ChangeKind.UNDONE)


def _gone(writer: Writer, removed: pl.DataFrame) -> pl.DataFrame:
    nothing = pl.lit("{}")
    frame = removed.select(
        "position",
        pl.col("id").alias("participant_id"),
        pl.col("version") + 1,
        nothing.alias("before"),
        nothing.alias("after"),
        nothing.alias("before_origins"),
    )
    return with_common(writer, frame, ChangeKind.DELETED)
