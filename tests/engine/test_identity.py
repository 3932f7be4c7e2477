"""The key of an e-mail address, one by one and by the column."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.engine.identity import email_key, email_keys

CASES = [
    ("Anna.Berg@Example.COM", "anna.berg@example.com"),
    ("  a@x.com ", "a@x.com"),
    ("a@Müller.de", "a@xn--mller-kva.de"),
    ("a@XN--MLLER-KVA.de", "a@xn--mller-kva.de"),
    ("O'Neil+tag@x.com", "o'neil+tag@x.com"),
    ("jörg@x.com", None),
    ("a b@x.com", None),
    ("@x.com", None),
    ("a@", None),
    ("anna", None),
    ("", None),
]


@pytest.mark.parametrize(("email", "key"), CASES)
def test_the_key_of_an_address(email: str, key: str | None) -> None:
    assert key == email_key(email)


@settings(deadline=None)
@given(st.lists(st.none() | st.text() | st.emails() | st.sampled_from([email for email, _ in CASES])))
def test_a_column_has_the_same_keys(emails: list[str | None]) -> None:
    expected = [None if email is None else email_key(email) for email in emails]
    assert expected == email_keys(pl.Series(emails, dtype=pl.String)).to_list()
