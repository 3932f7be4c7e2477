"""What holds for any rows: nothing raises, the order of rows doesn't matter, planning what is there is empty."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from muster.engine.identity import email_key
from muster.engine.issues import issues_of
from muster.engine.messages import SENTENCES, sentence_params
from muster.engine.table import KNOWN_SCHEMA, Known, Plan, Role
from tests.engine.sheets import known, person, plan, sheet

if TYPE_CHECKING:
    from tests.engine.sheets import Cells

KEYS = "email employee_id full_name department skills start_date role status years_experience"
EMAILS = ["a@x.com", "A@X.com", "b@x.com", "c@x.com", "d@x.com ", "foo", None, "a@gmial.com"]
IDS = [None, None, "1", "01", "2", "3"]
SAFE = st.text(st.characters(codec="utf-8", exclude_characters="\x1f"), max_size=12)


def cells(*choices: str | None) -> st.SearchStrategy[str | None]:
    return st.sampled_from(choices) | SAFE


ROWS = st.lists(
    st.tuples(
        st.sampled_from(EMAILS) | SAFE,
        st.sampled_from(IDS),
        cells("Anna Berg", "Dr. Max van Berg", "Berg, Anna", None),
        cells("IT", "HR", None),
        cells("SQL; Go", "sql", None),
        cells("2024-03-04", "03/04/2024", "25/04/2024", None),
        st.sampled_from(["mentor", "Mentees", "both", None, "boss"]),
        st.sampled_from([None, "active", "suspended", "invited", "asleep"]),
        cells("5", "5 years", None),
    ),
    max_size=8,
)
THERE = known(
    person("a@x.com", employee_id="1", department="IT", own="department"),
    person("b@x.com", status="suspended", skills="SQL"),
    person("e@x.com", employee_id="3", role="mentee"),
)
CHOICES = st.fixed_dictionaries(
    {
        "overwrite": st.booleans(),
        "notify": st.booleans(),
        "notify_existing": st.booleans(),
        "role": st.sampled_from(["mentor", "both", "keep", "sheet"]),
        "only": st.sampled_from([None, "create", "update"]),
        "clear_empty": st.sampled_from(
            [frozenset(), frozenset({"*"}), frozenset({"department", "employee_id"})]
        ),
    }
)


@settings(deadline=None, max_examples=40)
@given(rows=ROWS, more=ROWS, choices=CHOICES)
def test_every_row_ends_somewhere_and_every_issue_has_a_sentence(
    rows: list[Cells], more: list[Cells], choices: dict[str, Any]
) -> None:
    made = plan(
        sheet(KEYS, *rows), sheet(KEYS, *more, name="Other", role=Role.MENTEE), there=THERE, **choices
    )
    actions = ("create", "update", "unchanged", "skip", "reject")
    assert len(rows) + len(more) == made.counts["rows"] == sum(made.counts[action] for action in actions)
    assert made.people.height == made.counts["create"] + made.counts["update"]
    assert made.people.get_column("email_key").is_unique().all()
    assert made.people.get_column("participant_id").drop_nulls().is_unique().all()
    assert made.rows.filter(pl.col("action").is_in(["skip", "reject"])).get_column("reason").null_count() == 0
    assert all(SENTENCES[issue.code] % sentence_params(issue) for issue in issues_of(made.issues))
    assert [email_key(text) for text in made.people.get_column("after.email")] == made.people.get_column(
        "email_key"
    ).to_list()


@settings(deadline=None, max_examples=25)
@given(rows=ROWS, more=ROWS, choices=CHOICES)
def test_a_plan_in_slices_is_the_plan_in_one_piece(
    rows: list[Cells], more: list[Cells], choices: dict[str, Any]
) -> None:
    sheets = sheet(KEYS, *rows), sheet(KEYS, *more, name="Other", role=Role.MENTEE)
    whole = plan(*sheets, there=THERE, **choices)
    own = ["department", "skills", "start_date", "years_experience"]
    asked = THERE.people.select("participant_id", *(key for key in own if key in THERE.people.columns))
    apart = Known(
        THERE.people.drop(asked.columns[1:]),
        values=lambda ids: asked.filter(pl.col("participant_id").is_in(ids.implode())),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("muster.engine.plan.SLICE_ROWS", 2)
        sliced = plan(*sheets, there=apart, **choices)
    for frame in ("people", "rows", "cleaned", "issues"):
        assert_frame_equal(getattr(whole, frame), getattr(sliced, frame))
    assert (whole.counts, whole.new_options, whole.refusals) == (
        sliced.counts, sliced.new_options, sliced.refusals)  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(rows=ROWS, seed=st.integers(0, 99), choices=CHOICES)
def test_the_order_of_rows_does_not_change_what_a_plan_does(
    rows: list[Cells], seed: int, choices: dict[str, Any]
) -> None:
    shuffled = random.Random(seed).sample(rows, len(rows))  # noqa: S311 - not a secret
    plans = [plan(sheet(KEYS, *order, role=None), there=THERE, **choices) for order in (rows, shuffled)]
    first, second = (made.people.drop("sheet_row").sort("email_key") for made in plans)
    assert first.to_dicts() == second.to_dicts()
    assert plans[0].counts == plans[1].counts
    assert {key: set(new) for key, new in plans[0].new_options.items()} == {
        key: set(new) for key, new in plans[1].new_options.items()
    }


@settings(deadline=None, max_examples=40)
@given(rows=ROWS)
def test_planning_what_has_been_applied_changes_nothing(rows: list[Cells]) -> None:
    source = sheet(KEYS, *rows)
    first = plan(source, there=THERE, overwrite=True)
    again = plan(source, there=applied(first, THERE), overwrite=True)
    assert (0, 0) == (again.counts["create"], again.counts["update"])


def applied(made: Plan, there: Known) -> Known:
    """The people as they are after the plan."""
    fields = [key for key in made.fields if key not in KNOWN_SCHEMA]
    changed = made.people.select(
        pl.col("participant_id").fill_null(1000 + pl.int_range(pl.len())),
        "email_key",
        *(pl.col(f"after.{key}").alias(key) for key in made.fields),
    )
    kept = there.people.join(changed, on="participant_id", how="anti")
    own = there.people.select("participant_id", "own", "has_joined", "was_invited", "version")
    changed = changed.join(own, on="participant_id", how="left").with_columns(
        pl.col("version").fill_null(1), pl.col("has_joined", "was_invited").fill_null(value=False)
    )
    people = pl.concat([kept, changed], how="diagonal")
    missing = [pl.lit(None, dtype=pl.String).alias(key) for key in fields if key not in people.columns]
    return Known(people.with_columns(missing))
