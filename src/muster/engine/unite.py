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
    from collections.abc import Sequence

    from muster.engine.table import ImportSettings

ORDER = ("source", ROW)
"""Which row stands for a person: the first by sheet and row number."""


def repeated(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows whose person has more than one, ordered."""
    people = rows.get_column("person")
    is_repeated = people.is_duplicated() & people.is_not_null()
    return rows.filter(is_repeated).sort(ORDER) if is_repeated.any() else rows.clear()


def unite(
    rows: pl.DataFrame, keys: Sequence[str], settings: ImportSettings
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """One row a person, and for every row that went into another: `row`, `into`, `reason`."""
    several = repeated(rows)
    if not several.height:
        return rows, _no_merges()
    alone = rows.filter(~rows.get_column("person").is_duplicated())
    united = (
        several.group_by("person", maintain_order=True)
        .agg(_united(rows.columns, keys, settings))
        .select(rows.columns)
    )
    return pl.concat([alone, united]).sort("row"), _merges(several, settings)


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
