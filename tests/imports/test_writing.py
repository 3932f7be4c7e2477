"""Rows as the database takes them, whatever their columns have in common."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import polars as pl
import pytest
from django.db import connection

from muster.imports import writing
from muster.participants.models import Change
from tests.imports.running import imported

if TYPE_CHECKING:
    from muster.programs.access import Place

pytestmark = pytest.mark.usefixtures("scoped")

ROWS = 3 * writing.WORTH_LOOKING


@pytest.mark.parametrize("same", ["{}", '{"a":"it\'s 100 % \\"?\\" :1 %s"}', '{"a":"é 漢 \\u0000"}'])
def test_columns_that_are_alike_are_written_as_any_other(place: Place, same: str) -> None:
    imported(place)
    pattern = Change.objects.earliest("pk")
    frame = pl.DataFrame(
        {
            "participant_id": range(10**6, 10**6 + ROWS),
            "version": 7,
            "run_id": pl.Series([None] * ROWS, dtype=pl.Int64),
            "actor_id": pl.Series([None] * ROWS, dtype=pl.Int64),
            "kind": "updated",
            "before": same,
            "after": [f'{{"n":"{number}"}}' for number in range(ROWS)],
            "before_origins": ["{}"] * (ROWS - 1) + ['{"*":{"run":1}}'],
            "at": writing.as_stored(pattern.at),
            "program_id": pattern.program_id,
        }
    )
    if connection.vendor == "postgresql" and "\\u0000" in same:
        pytest.skip("PostgreSQL keeps no such character")
    lines = writing.Lines(frame.with_row_index("position"))
    with connection.cursor() as cursor:
        for start in range(0, ROWS, 70):
            writing.insert_rows(cursor, writing.CHANGES, lines.batch(start, start + 70, aside={5}))
    written = Change.objects.filter(participant_id__gte=10**6).order_by("participant_id")
    assert written.count() == ROWS - 1
    for change in written:
        number = change.participant_id - 10**6
        assert change.after == {"n": str(number)}
        assert (change.kind, change.version, change.run_id, change.actor_id, change.at) == (
            "updated", 7, None, None, pattern.at)  # fmt: skip
        assert change.before_origins == ({"*": {"run": 1}} if number == ROWS - 1 else {})
        assert change.before == json.loads(same)


def test_rows_that_differ_in_a_number_alone_are_written_as_any_other(place: Place) -> None:
    imported(place)
    pattern = Change.objects.earliest("pk")
    numbers = range(10**6, 10**6 + ROWS)
    common = {"version": 3, "kind": "created", "before": '{"a":"100 % %s"}', "after": "{}"}
    frame = pl.DataFrame({"participant_id": numbers}).with_columns(
        *(pl.lit(value).alias(name) for name, value in common.items()),
        before_origins=pl.lit("{}"),
        at=pl.lit(writing.as_stored(pattern.at)),
        run_id=pl.lit(pattern.run_id),
        actor_id=pl.lit(None, dtype=pl.Int64),
        program_id=pl.lit(pattern.program_id),
    )
    lines = writing.Lines(frame.with_row_index("position"))
    with connection.cursor() as cursor:
        writing.insert_rows(cursor, writing.CHANGES, lines.batch(0, ROWS, aside={5}))
    written = Change.objects.filter(participant_id__gte=10**6).order_by("pk")
    assert [change.participant_id for change in written] == [n for n in numbers if n != numbers[5]]
    assert {
        (change.version, change.kind, change.run_id, change.actor_id, change.at, str(change.before))
        for change in written
    } == {(3, "created", pattern.run_id, None, pattern.at, str({"a": "100 % %s"}))}
