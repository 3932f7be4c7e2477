"""Texts as long as a cell may be: no field type looks at them letter by letter for minutes."""

from __future__ import annotations

import polars as pl
import pytest

from muster.engine.fields import FIELD_TYPES, CleanContext
from muster.engine.profile import FULL_NAME, STANDARD_PROFILE

LENGTH = 32_767
LONG = {
    "blanks between two letters": "a" + " " * (LENGTH - 2) + "b",
    "letters": "a" * LENGTH,
    "digits and a letter": "1" * (LENGTH - 1) + "x",
    "at signs": "@" * LENGTH,
    "nearly addresses": "a@b." * 8_000,
    "semicolons": "a;" * 16_000,
    "line breaks": "a\n" * 16_000,
    "hyphens": "-" * LENGTH,
    "dates": "2024-" * 6_500,
}
SPECS = {spec.type: spec for spec in (FULL_NAME, *STANDARD_PROFILE)}
TYPES = [type_ for type_ in FIELD_TYPES if type_.name in SPECS]


@pytest.mark.parametrize("kind", LONG)
@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.name)
def test_a_text_as_long_as_a_cell_may_be_is_answered(type_, kind: str) -> None:
    texts, spec = pl.Series([LONG[kind]]), SPECS[type_.name]
    assert 0 <= type_.recognise(texts, spec) <= 1
    assert 1 == len(type_.clean(texts, spec, CleanContext()).values)
