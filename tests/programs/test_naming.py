"""Slugs and keys."""

from __future__ import annotations

import pytest

from muster.programs.naming import SLUG_LENGTH, free_name, key_of, slug_of


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Women in Tech 2026", "women-in-tech-2026"),
        ("Ça & là", "ca-la"),
        ("—", "program"),
        ("x" * 90, "x" * 60),
    ],
)
def test_a_slug_is_short_plain_text(name: str, expected: str) -> None:
    assert expected == slug_of(name, fallback="program")


def test_a_key_has_underscores() -> None:
    assert "job_title_level" == key_of("Job title (level)")


def test_a_free_name_stays_within_the_length() -> None:
    wanted = "x" * SLUG_LENGTH
    found = free_name(wanted, {wanted}, separator="-")
    assert (SLUG_LENGTH, "-2") == (len(found), found[-2:])
