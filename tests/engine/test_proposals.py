"""The field that a column would make: label, type and options from its header and its cells."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.engine.fields import FIELD_TYPES
from muster.engine.proposals import MOST_OPTIONS, NewField, propose_field

SIZES = ["S", "M", "L", "M", "S", "M"]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["a@x.com", "b@x.com", "c@x.com"], "email"),
        (["https://x.com/a", "https://x.com/b"], "url"),
        (["yes", "no", "yes", "no"], "yes_no"),
        (["1", "12", "7"], "whole_number"),
        (["1.5", "12.25", "7"], "number"),
        (["2024-01-02", "2023-11-30"], "date"),
        (["+44 7700 900123", "+44 7700 900456"], "phone"),
        (["007", "012", "113"], "text"),
        (["Bread", "Cheese", "Wine"], "text"),
        (
            ["I have been with the company for many years and love to help others find their way in it."],
            "long_text",
        ),
        ([], "text"),
        ([None, " "], "text"),
    ],
)
def test_the_cells_tell_the_type(cells: list[str | None], kind: str) -> None:
    assert propose_field("Question", pl.Series(cells, dtype=pl.String)) == NewField("Question", kind)


def test_few_answers_given_often_are_a_choice_the_most_frequent_first() -> None:
    assert propose_field("Size", pl.Series(SIZES)) == NewField("Size", "single_choice", ("M", "S", "L"))


def test_several_answers_in_a_cell_are_a_multiple_choice() -> None:
    cells = pl.Series(["Tea; Milk", "Milk", "Tea", "Tea; Milk"])
    assert propose_field("Drinks", cells) == NewField("Drinks", "multiple_choice", ("Milk", "Tea"))


def test_many_different_answers_are_a_text() -> None:
    cells = pl.Series([f"Answer {n}" for n in range(MOST_OPTIONS + 1)] * 3)
    assert propose_field("Question", cells).type == "text"


@pytest.mark.parametrize(
    ("header", "label"),
    [
        ("Q12. What is your shirt size?", "What is your shirt size?"),
        ("3) Lunch", "Lunch"),
        ("  Shirt\n size ", "Shirt size"),
        ("2024 goals", "2024 goals"),
        ("", "?"),
    ],
)
def test_the_label_is_the_header_without_its_number(header: str, label: str) -> None:
    assert propose_field(header, pl.Series(dtype=pl.String)).label == label


@given(st.text(), st.lists(st.one_of(st.none(), st.text(max_size=30)), max_size=12))
def test_any_column_makes_a_field_of_a_known_type(header: str, cells: list[str | None]) -> None:
    found = propose_field(header, pl.Series(cells, dtype=pl.String))
    assert found.type in {one.name for one in FIELD_TYPES}
    assert found.label
