"""What a plan does to the places for mentees: how many the mentors offer and how many mentees there are, before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.checks.status import LEAVING
from muster.engine.roles import has_role
from muster.engine.table import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from muster.engine.table import FieldSpec

CAPACITY = "mentee_capacity"
"""The field of the standard profile that says how many mentees somebody takes."""


def count_places(
    people: pl.DataFrame, written: pl.DataFrame, fields: Sequence[FieldSpec]
) -> Mapping[str, int]:
    """places_before, places_after, mentees_before, mentees_after; nothing where the program doesn't ask for places.

    `people` is `Known.people`, `written` is `Plan.people`. Who is suspended or deactivated neither offers nor needs one.
    """
    if not any(field.key == CAPACITY and field.type == "whole_number" for field in fields):
        return {}
    before = people.select("participant_id", "role", "status", places=_known(people))
    after = _after(before, written)
    touched = written.get_column("participant_id").drop_nulls()
    old = before.filter(pl.col("participant_id").is_in(touched.implode()))
    places, mentees = _total(before)
    new_places, new_mentees = _total(after)
    old_places, old_mentees = _total(old)
    return {
        "places_before": places,
        "places_after": places - old_places + new_places,
        "mentees_before": mentees,
        "mentees_after": mentees - old_mentees + new_mentees,
    }


def _known(people: pl.DataFrame) -> pl.Expr:
    return pl.col(CAPACITY) if CAPACITY in people.columns else pl.lit(None, dtype=pl.String)


def _after(before: pl.DataFrame, written: pl.DataFrame) -> pl.DataFrame:
    """Those whom the plan writes, as they are afterwards."""
    if f"after.{CAPACITY}" in written.columns:
        places = written.get_column(f"after.{CAPACITY}")
    else:
        there = written.select("participant_id").join(
            before.select("participant_id", "places"),
            on="participant_id",
            how="left",
            maintain_order="left",
        )
        places = there.get_column("places")
    return written.select(role="after.role", status="after.status", places=places)


def _total(people: pl.DataFrame) -> tuple[int, int]:
    if people.is_empty():
        return 0, 0
    takes_part = pl.col("status").is_in(LEAVING).not_().fill_null(value=True)
    offered = pl.col("places").cast(pl.Int64, strict=False).fill_null(0).clip(0, 1_000_000)
    found = people.filter(takes_part).select(
        places=offered.filter(has_role(pl.col("role"), Role.MENTOR)).sum(),
        mentees=has_role(pl.col("role"), Role.MENTEE).sum(),
    )
    places, mentees = found.row(0)
    return int(places), int(mentees)
