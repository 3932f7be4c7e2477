"""Columns split, joined, filled and made for everybody: what their cells hold, and what the plan makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.engine.table import ColumnMap, MadeColumn, Role, SourceSpec, Table
from muster.engine.transforms import FIRST_MADE, transform_columns
from tests.engine.sheets import plan, table

PEOPLE = table(
    ["E-mail", "Name", "City", "Country"],
    ("ada@x.com", "Lovelace, Ada", "London", "UK"),
    ("grace@x.com", "Hopper", None, "US"),
    ("lin@x.com", None, " ", None),
)


def split(number: int, part: int, *, of: int = 2, text: str = ",", parts: int = 2) -> MadeColumn:
    return MadeColumn(number, f"Name ({part})", "split", (of,), text, part, parts)


def cells(found: Table, column: int) -> list[str | None]:
    return found.frame.get_column(f"c{column}").to_list()


def test_a_split_column_becomes_its_parts_and_stays() -> None:
    found = transform_columns(PEOPLE, ColumnMap({}, (split(FIRST_MADE, 1), split(FIRST_MADE + 1, 2))))
    assert found.headers == ("E-mail", "Name", "City", "Country", "Name (1)", "Name (2)")
    assert cells(found, FIRST_MADE) == ["Lovelace", "Hopper", None]
    assert cells(found, FIRST_MADE + 1) == ["Ada", None, None]
    assert cells(found, 2) == cells(PEOPLE, 2)


@pytest.mark.parametrize(
    ("text", "separator", "parts", "expected"),
    [
        ("a b c", " ", 2, ["a", "b c"]),
        ("a  b", " ", 2, ["a", "b"]),
        ("a/b/c/d", "/", 3, ["a", "b", "c/d"]),
        ("a.b", ".", 2, ["a", "b"]),
        ("; b", ";", 2, [None, "b"]),
        ("one\ntwo", "\n", 2, ["one", "two"]),
        ("alone", ";", 3, ["alone", None, None]),
    ],
)
def test_the_last_part_keeps_the_rest(
    text: str, separator: str, parts: int, expected: list[str | None]
) -> None:
    made = tuple(
        split(FIRST_MADE + part, part, of=1, text=separator, parts=parts) for part in range(1, parts + 1)
    )
    found = transform_columns(table(["Name"], (text,)), ColumnMap({}, made))
    assert expected == [cells(found, one.column)[0] for one in made]


def test_joined_columns_leave_nothing_where_a_cell_is_empty() -> None:
    made = MadeColumn(FIRST_MADE, "City + Country", "join", (3, 4), ", ")
    found = transform_columns(PEOPLE, ColumnMap({}, (made,)))
    assert cells(found, FIRST_MADE) == ["London, UK", "US", None]


def test_one_value_for_everybody_stands_in_every_row() -> None:
    made = MadeColumn(FIRST_MADE, "Department", "fixed", (), "Research")
    assert cells(transform_columns(PEOPLE, ColumnMap({}, (made,))), FIRST_MADE) == ["Research"] * 3


def test_empty_and_blank_cells_get_the_default_and_filled_ones_stay() -> None:
    found = transform_columns(PEOPLE, ColumnMap({}, defaults={3: "Paris"}))
    assert cells(found, 3) == ["London", "Paris", "Paris"]


def test_a_made_column_can_be_made_of_a_made_one_and_filled() -> None:
    made = (split(FIRST_MADE, 2), MadeColumn(FIRST_MADE + 1, "Full", "join", (FIRST_MADE, 3), " in "))
    found = transform_columns(PEOPLE, ColumnMap({}, made, {FIRST_MADE: "?"}))
    assert cells(found, FIRST_MADE) == ["Ada", "?", "?"]
    assert cells(found, FIRST_MADE + 1) == ["Ada in London", "?", "?"]


def test_a_column_made_of_one_that_is_not_there_is_not_made() -> None:
    assert transform_columns(PEOPLE, ColumnMap({}, (split(FIRST_MADE, 1, of=9),))).columns == PEOPLE.columns


def test_doing_it_again_changes_nothing() -> None:
    columns = ColumnMap({}, (split(FIRST_MADE, 1), split(FIRST_MADE + 1, 2)), {3: "Paris"})
    once = transform_columns(PEOPLE, columns)
    again = transform_columns(once, columns)
    assert once.headers == again.headers
    assert once.frame.equals(again.frame)


@given(
    st.lists(st.text(max_size=12), min_size=1, max_size=6), st.sampled_from([",", " ", ".", "||", "\n", "é"])
)
def test_splitting_never_fails_and_never_invents(texts: list[str], separator: str) -> None:
    made = (split(FIRST_MADE, 1, of=1, text=separator), split(FIRST_MADE + 1, 2, of=1, text=separator))
    found = transform_columns(table(["Name"], *((text,) for text in texts)), ColumnMap({}, made))
    for text, first, second in zip(
        texts, cells(found, FIRST_MADE), cells(found, FIRST_MADE + 1), strict=True
    ):
        assert (first or "") in text
        assert (second or "") in text


def test_the_plan_reads_made_columns_like_any_other() -> None:
    columns = ColumnMap(
        {1: "email", FIRST_MADE: "last_name", FIRST_MADE + 1: "first_name", FIRST_MADE + 2: "department"},
        (
            split(FIRST_MADE, 1),
            split(FIRST_MADE + 1, 2),
            MadeColumn(FIRST_MADE + 2, "Department", "fixed", (), "Research"),
        ),
    )
    people = plan(SourceSpec(transform_columns(PEOPLE, columns), columns, Role.MENTOR)).people
    assert people.get_column("after.last_name").to_list() == ["Lovelace", "Hopper", None]
    assert people.get_column("after.first_name").to_list() == ["Ada", None, None]
    assert people.get_column("after.department").to_list() == ["Research"] * 3
