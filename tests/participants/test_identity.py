"""What is sorted by and searched through is the same from Python and from Polars."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from muster.engine.table import MULTI_SEPARATOR
from muster.participants.identity import search_text, search_text_expr, sort_name, sort_name_expr

texts = st.one_of(st.none(), st.text(alphabet="aßÄöσςΣΟ İıÉé'-.@1" + MULTI_SEPARATOR, max_size=8))


@given(texts, texts)
def test_sort_name_is_the_same_in_a_frame(first: str | None, last: str | None) -> None:
    frame = pl.DataFrame(
        {"first": [first], "last": [last], "key": ["a@b.org"]},
        schema=dict.fromkeys(("first", "last", "key"), pl.String),
    )
    column = frame.select(sort_name_expr(pl.col("first"), pl.col("last"), pl.col("key"))).to_series()
    assert [sort_name(first, last, "a@b.org")] == column.to_list()


@given(st.lists(texts, min_size=1, max_size=4))
def test_search_text_is_the_same_in_a_frame(parts: list[str | None]) -> None:
    frame = pl.DataFrame(
        {f"c{n}": [part] for n, part in enumerate(parts)},
        schema={f"c{n}": pl.String for n in range(len(parts))},
    )
    column = frame.select(search_text_expr([pl.col(name) for name in frame.columns])).to_series()
    assert [search_text(parts)] == column.to_list()


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param("Amara", "Okafor", "amara okafor", id="both names"),
        pytest.param(None, "GROẞ", "gross", id="capital sharp s"),
        pytest.param("", "", "amara@x.org", id="no name: the address"),
        pytest.param("Σωκράτης", "", "σωκράτησ", id="final sigma"),
    ],
)
def test_sort_name_folds(first: str | None, last: str, expected: str) -> None:
    assert expected == sort_name(first, last, "amara@x.org")


def test_several_values_are_searched_one_by_one() -> None:
    assert "ana\nsql\npython" == search_text(["Ana", None, "", ["SQL", "Python"]])
