"""What a plan does to the places for mentees: how many the mentors offer and how many mentees there are, before and after."""

from __future__ import annotations

from collections import Counter
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


class Places:
    """Places and mentees before and after, counted as the plan's people come."""

    def __init__(self, people: pl.DataFrame, fields: Sequence[FieldSpec]) -> None:
        """`people` is `Known.people`. Who is suspended or deactivated neither offers nor needs a place."""
        self.is_asked_for = asks_for_places(fields)
        self._before = people.select("participant_id", "role", "status", places=_known(people))
        self._moved = Counter[str]()

    def add(self, written: pl.DataFrame) -> None:
        """Some of `Plan.people`."""
        if not self.is_asked_for:
            return
        touched = written.get_column("participant_id").drop_nulls()
        old = self._before.filter(pl.col("participant_id").is_in(touched.implode()))
        self._moved.update(_total(_after(old, written)))
        self._moved.subtract(_total(old))

    def counts(self) -> Mapping[str, int]:
        """places_before, places_after, mentees_before, mentees_after; nothing where the program doesn't ask for places."""
        if not self.is_asked_for:
            return {}
        before = _total(self._before)
        after = {name: count + self._moved[name] for name, count in before.items()}
        return {
            f"{name}_{when}": counts[name]
            for name in before
            for when, counts in (("before", before), ("after", after))
        }


def asks_for_places(fields: Sequence[FieldSpec]) -> bool:
    """Whether the program asks its mentors how many mentees they take."""
    return any(field.key == CAPACITY and field.type == "whole_number" for field in fields)


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


def _total(people: pl.DataFrame) -> dict[str, int]:
    if people.is_empty():
        return {"places": 0, "mentees": 0}
    takes_part = pl.col("status").is_in(LEAVING).not_().fill_null(value=True)
    offered = pl.col("places").cast(pl.Int64, strict=False).fill_null(0).clip(0, 1_000_000)
    found = people.filter(takes_part).select(
        places=offered.filter(has_role(pl.col("role"), Role.MENTOR)).sum(),
        mentees=has_role(pl.col("role"), Role.MENTEE).sum(),
    )
    return {name: int(count) for name, count in found.row(0, named=True).items()}
