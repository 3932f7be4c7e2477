"""Several rows of one person become one: the fields united, the roles added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.issues import Severity
from muster.engine.roles import has_role, role_of
from muster.engine.rows import findings_of, no_findings, of
from muster.engine.standing import left_alone
from muster.engine.table import ROW, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.engine.table import ImportSettings

ORDER = ("source", ROW)
"""Which row stands for a person: the first by sheet and row number."""


def repeated(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows whose person has more than one, ordered."""
    people = rows.get_column("person")
    is_repeated = people.is_duplicated() & people.is_not_null()
    return rows.filter(is_repeated).sort(ORDER) if is_repeated.any() else rows.clear()


def unite(
    rows: pl.DataFrame, keys: Sequence[str], settings: ImportSettings, slice_rows: int
) -> tuple[Iterator[pl.DataFrame], pl.DataFrame]:
    """Of the rows without a `reason`: one row a person, from so many rows at a time; and for every row that went into
    another: `row`, `into`, `reason`."""
    going = rows.select("row", "person").filter(rows.get_column("reason").is_null())
    is_alone = ~(going.get_column("person").is_duplicated() & going.get_column("person").is_not_null())
    alone, repeating = (going.get_column("row").filter(mask) for mask in (is_alone, ~is_alone))
    several = rows[repeating].drop("reason").sort(ORDER)
    united = (
        several.group_by("person", maintain_order=True)
        .agg(_united(several.columns, keys, settings))
        .select(several.columns)
        .sort("row")
    )
    merges = _merges(several, settings) if several.height else _no_merges()
    return _slices(rows, alone, united, slice_rows), merges


def _slices(
    rows: pl.DataFrame, alone: pl.Series, united: pl.DataFrame, slice_rows: int
) -> Iterator[pl.DataFrame]:
    """The rows `alone` and those made of several, in the order of `row`; an empty slice where there is nobody."""
    for start in range(0, max(rows.height, 1), slice_rows):
        end = start + slice_rows
        first, last = alone.search_sorted(start), alone.search_sorted(end)
        part = rows[alone.slice(first, last - first)].drop("reason")
        made = united.filter(pl.col("row").is_between(start, end, closed="left"))
        yield pl.concat([part, made]).sort("row") if made.height else part


def merge_findings(rows: pl.DataFrame, merges: pl.DataFrame) -> pl.DataFrame:
    """What is said about the rows that went into another."""
    if not merges.height:
        return no_findings()
    into = rows.select("row", into_row=pl.col(ROW), into_sheet=pl.col("sheet"))
    merged = rows.drop("reason").join(merges, on="row").join(into, left_on="into", right_on="row", how="left")
    params = pl.struct(row="into_row", sheet="into_sheet").struct.json_encode()
    return pl.concat(
        findings_of(merged.filter(pl.col("reason") == reason), reason, Severity.INFORMS, "email", params)
        for reason in ("row.merged", "row.united")
    )


def _united(columns: Sequence[str], keys: Sequence[str], settings: ImportSettings) -> list[pl.Expr]:
    """The rows agree, except about who is left as they are: there the values must not hang on the order of rows."""
    filled = {of(key) for key in keys} - {of("email"), of("role")}
    may_differ = left_alone(settings).first().is_not_null()
    found = [
        pl.when(may_differ)
        .then(pl.col(name).drop_nulls().min())
        .otherwise(pl.col(name).drop_nulls().first())
        .alias(name)
        for name in columns
        if name in filled
    ]
    found += [_all_roles(pl.col(name)).alias(name) for name in (of("role"), "new_role")]
    found += [pl.col(name).all() for name in columns if name.startswith("blank.")]
    found += [pl.col(of("email")).drop_nulls().max(), pl.col("email_key").drop_nulls().first()]
    done = {expression.meta.output_name() for expression in found} | {"person"}
    return found + [pl.col(name).first() for name in columns if name not in done]


def _all_roles(role: pl.Expr) -> pl.Expr:
    is_mentor, is_mentee = (has_role(role, one).any() for one in (Role.MENTOR, Role.MENTEE))
    return role_of(is_mentor, is_mentee)


def _merges(several: pl.DataFrame, settings: ImportSettings) -> pl.DataFrame:
    """Rows of somebody who is left as they are may contradict each other: they are not said to be the same."""
    is_twin = ~pl.struct("person", "source", of("role")).is_first_distinct()
    said = pl.when(is_twin).then(pl.lit("row.merged")).otherwise(pl.lit("row.united"))
    return (
        several.select(
            "row",
            into=pl.col("row").first().over("person"),
            reason=pl.coalesce(left_alone(settings), said),
        )
        .filter(pl.col("row") != pl.col("into"))
        .sort("row")
    )


def _no_merges() -> pl.DataFrame:
    return pl.DataFrame(schema={"row": pl.UInt32(), "into": pl.UInt32(), "reason": pl.String()})
