"""Issues and reasons as sentences for people."""

from __future__ import annotations

import pytest

from muster.engine.messages import SENTENCES
from muster.imports.messages import REASONS, issue_sentence, reason_sentence
from tests.engine.sheets import known, person, plan, sheet


def test_an_issue_says_what_is_so_and_what_to_do() -> None:
    made = plan(sheet("email first_name", ("a@x.com", "Ann"), ("a@x.com", "Anna")))
    from muster.engine.issues import issues_of

    first = next(issues_of(made.issues))
    assert issue_sentence(first) == (
        "“a@x.com” stands in this sheet more than once with different values; see row 3. Keep one row."
    )


def test_every_reason_has_words() -> None:
    rows = sheet(
        "email first_name",
        ("a@x.com", "Ann"),
        ("foo", "Ben"),
        (None, "Sum"),
        ("b@x.com", "B"),
        ("b@x.com", "B"),
    )
    made = plan(rows, there=known(person("a@x.com")))
    assert ["Already here", "Not an e-mail address", "No e-mail address", "", "Same as another row"] == [
        reason_sentence(code) for code in made.rows.get_column("reason")
    ]


@pytest.mark.parametrize("code", REASONS)
def test_a_reason_is_the_code_of_an_issue(code: str) -> None:
    assert code in SENTENCES
