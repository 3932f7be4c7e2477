"""The test set of column matching: the half that is only reported on stays as it was, and every truth can be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.matching.sets import (
    DEVELOP,
    FOLDERS,
    HELD_OUT,
    REPORT_LATER,
    files_of,
    hash_of,
    read_half,
    read_set,
)

if TYPE_CHECKING:
    from pathlib import Path

HELD_OUT_HASH = "f3723cb38c03a95286c8b5f9039668657c8b7e1c622996f83f10764200f7b015"
"""Never changed: a score is worth nothing on a set that was mended after it was seen."""
REPORT_LATER_HASH = "4021666cf7c4bce3973a55ab49beeb084c5caf5e456770f7f784d7acdd067f27"

LANGUAGES = frozenset(
    ["ar", "cs", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "tr", "zh"]
)
FILES = [path for folder in FOLDERS for path in files_of(folder)]


def test_what_is_only_reported_on_was_never_edited() -> None:
    assert hash_of(HELD_OUT) == HELD_OUT_HASH
    assert hash_of(REPORT_LATER) == REPORT_LATER_HASH


def test_the_halves_are_alike() -> None:
    develop, held_out = read_half(DEVELOP), read_half(HELD_OUT)
    assert len(develop) == len(held_out) >= 60
    assert set(LANGUAGES) == {one.language for one in develop} == {one.language for one in held_out}
    assert not {one.name for one in develop} & {one.name for one in held_out}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_set_can_be_meant(path: Path) -> None:
    one = read_set(path)
    keys = {field.key for field in one.fields}
    meant = [truth.field for truth in one.truths if truth.field]
    surely = [
        truth.field for truth in one.truths if truth.field and not truth.is_optional and not truth.is_shared
    ]
    assert set(meant) <= keys
    assert len(surely) == len(set(surely))
    assert "email" in meant
    assert not one.rows or len(one.rows) >= 8
    assert all(len(row) == len(one.headers) for row in one.rows)
