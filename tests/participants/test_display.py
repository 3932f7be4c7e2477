"""Values in words."""

from __future__ import annotations

import pytest

from muster.engine.table import FieldSpec
from muster.participants.display import show_value


@pytest.mark.parametrize(
    ("key", "type_name", "value", "expected"),
    [
        pytest.param("role", "role", "both", "Both", id="role"),
        pytest.param("status", "status", "suspended", "Suspended", id="status"),
        pytest.param("x", "yes_no", "no", "No", id="no"),
        pytest.param("x", "date", "2024-03-04", "4 March 2024", id="date"),
        pytest.param("x", "date", "once", "once", id="no date"),
        pytest.param("x", "country", "NO", "Norway", id="country"),
        pytest.param("x", "country", "Q1", "Q1", id="no country"),
        pytest.param("x", "language", "nb", "Norwegian Bokmål", id="language"),
        pytest.param("x", "multiple_choice", ["SQL", "Chess"], "SQL, Chess", id="several"),
        pytest.param("x", "whole_number", "12", "12", id="number"),
        pytest.param("x", "text", None, "", id="nothing"),
    ],
)
def test_a_value_reads_as_words(key: str, type_name: str, value, expected: str) -> None:
    assert expected == show_value(FieldSpec(key, key, type_name), value)
