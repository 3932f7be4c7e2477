"""The score itself: what counts as right, wrong and missed."""

from __future__ import annotations

from tests.matching.score import Score, by_exact_label, by_similar_label, score
from tests.matching.sets import DEVELOP, HeaderSet, Truth, read_half

HEADERS = ("E-mail", "Mobile", "Phone", "Status", "Owner")
TRUTHS = (
    Truth("email"),
    Truth("phone", is_shared=True),
    Truth("phone", is_shared=True),
    Truth("status", is_optional=True),
    Truth(None),
)


def scored(*keys: str | None) -> Score:
    one = HeaderSet("one", "One", "en", "crm", HEADERS, TRUTHS, (), ())

    def matcher(one: HeaderSet, *, with_content: bool) -> list[tuple[str | None, float]]:
        return [(key, 0.9) for key in keys]

    return score(matcher, [one], with_content=False)


def counts(one: Score) -> tuple[int, int, int]:
    return one.right, one.wrong, one.missed


def test_all_that_is_meant_scores_one() -> None:
    one = scored("email", "phone", None, "status", None)
    assert counts(one) == (2, 0, 0)
    assert (one.precision, one.recall, one.f1, one.email_right) == (1.0, 1.0, 1.0, 1)
    assert one.answers == [(0.9, True), (0.9, True)]


def test_where_either_is_right_nothing_is_counted() -> None:
    assert counts(scored("email", None, "phone", None, None)) == (2, 0, 0)


def test_of_several_columns_that_would_do_one_has_to_have_the_field() -> None:
    one = scored("email", None, None, None, None)
    assert counts(one) == (1, 0, 1)
    assert one.errors == ["one: nothing for phone"]


def test_a_wrong_field_is_wrong_and_the_right_one_missed() -> None:
    one = scored("phone", None, None, "role", "notes")
    assert counts(one) == (0, 3, 2)
    assert one.email_right == 0
    assert len(one.errors) == 4


def test_the_base_lines_bind_a_field_once() -> None:
    for one in read_half(DEVELOP):
        for matcher in (by_exact_label, by_similar_label):
            found = [key for key, _ in matcher(one, with_content=False) if key]
            assert len(found) == len(set(found))


def test_sets_without_rows_count_only_by_their_headers() -> None:
    sets = read_half(DEVELOP)
    with_rows = sum(bool(one.rows) for one in sets)
    assert score(by_exact_label, sets, with_content=True).files == with_rows < len(sets)
    assert score(by_exact_label, sets, with_content=False).files == len(sets)
