"""Edits in a large file: only the rows they touch are planned, and say what a whole plan would say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from muster.imports import actions, edits, plans
from muster.imports.edits import Replacing, Spot
from muster.imports.models import ImportRun
from muster.imports.review import kept, patch
from muster.imports.review.query import SHOWS, ReviewQuery
from muster.imports.review.shown import open_review, peek_review
from tests.imports.running import drafted, imported

if TYPE_CHECKING:
    from muster.imports.review.shown import Shown
    from tests.conftest import Cast
    from tests.imports.running import Place

pytestmark = pytest.mark.usefixtures("scoped")

PEOPLE = "E-mail,First name,Department,Start date,Employee ID\r\n" + "".join(
    f"person{n}@example.org,First {n},Team {n % 7},{n % 28 + 1:02}/{n % 12 + 1:02}/2024,{1000 + n}\r\n"
    for n in range(300)
)


@pytest.fixture(autouse=True)
def _small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patch, "SMALL", 10)
    monkeypatch.setattr(patch, "CONTEXT", 40)


@pytest.fixture
def run(place: Place) -> ImportRun:
    found = drafted(place, PEOPLE)
    open_review(found)
    return found


def told(shown: Shown) -> dict[str, Any]:
    """Everything that the review says: rows, tabs, bars, problems, counts."""
    lines = [
        {**line, "id": 0, "i": sorted(line["i"] or [])}
        for line in shown.lines(shown.numbers(ReviewQuery(), 0, shown.rows))
    ]
    counts = {
        name: shown.counts[name] for name in ("rows", "create", "update", "unchanged", "skip", "reject")
    }
    places = {show: shown.numbers(ReviewQuery(show=show), 0, 999) for show in SHOWS}
    return {
        "lines": lines,
        "shows": shown.shows,
        "columns": shown.columns,
        "counts": counts,
        "places": places,
    }


def check(run: ImportRun) -> Shown:
    """The patched review says what a review of a whole plan says."""
    shown = open_review(run)
    assert shown.patch is not None
    assert plans.is_stale(run)
    patched = told(shown)
    actions.plan_run(run)
    whole = open_review(run)
    assert whole.patch is None
    assert told(whole) == patched
    return shown


def test_lines_are_found_by_where_they_stand_and_whom_they_name(run: ImportRun) -> None:
    kept = open_review(run).kept
    (first,) = {line["s"] for line in kept.lines([0])}
    assert {(first, 2): 0, (first, 301): 299} == kept.numbers(
        [(first, 2), (first, 301), (first, 302), (9, 2)]
    )
    assert [3, 7] == sorted(
        kept.sharing(["person3@example.org", None, "nobody@example.org"], ["1007", ""], 9)
    )
    assert [3] == kept.sharing(["person3@example.org"], ["1003", "1004"], 1)
    assert [] == kept.sharing([], [], 9)


def test_lines_written_in_slices_are_those_written_in_one_piece(
    place: Place, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(place, PEOPLE.replace("Team 3", "Team 9"))
    run = drafted(place, PEOPLE + "nobody,,,32/13/2024,\r\n", overwrite=True)
    edits.choose_rows(run, {0: [9, 10]}, is_in=False, actor=cast.olga)
    actions.plan_run(run)
    whole = told(open_review(run))
    assert whole["shows"]["problems"]
    assert whole["counts"]["update"]
    monkeypatch.setattr(kept, "SLICE", 7)
    actions.plan_run(run)
    shown = open_review(run)
    assert whole == told(shown)
    ids = [line["t"][shown.keys.index("employee_id")] for line in shown.lines([3, 250])]
    assert [3, 250] == shown.kept.sharing([], ids, 9)


def test_a_repair_is_told_without_a_plan_of_everybody(run: ImportRun, cast: Cast) -> None:
    edits.set_cells(run, {Spot(0, 250, 1): "broken"}, actor=cast.olga)
    shown = check(run)
    assert shown.shows["out"] == 1
    edits.set_cells(run, {Spot(0, 250, 1): "repaired@example.org"}, actor=cast.olga)
    assert check(run).shows["out"] == 0


def test_duplicates_elsewhere_are_found_and_let_go(run: ImportRun, cast: Cast) -> None:
    edits.set_cells(run, {Spot(0, 290, 1): "person60@example.org"}, actor=cast.olga)
    assert check(run).shows["out"] == 2
    edits.undo_edits(run, cast.olga)
    assert check(run).shows["out"] == 0


def test_an_employee_id_joins_rows_as_an_address_does(run: ImportRun, cast: Cast) -> None:
    edits.set_cells(run, {Spot(0, 290, 5): "1060"}, actor=cast.olga)
    assert check(run).shows["out"] == 2


def test_a_date_is_read_in_the_order_of_its_column(run: ImportRun, cast: Cast) -> None:
    edits.set_cells(run, {Spot(0, 280, 4): "03/04/2024"}, actor=cast.olga)
    check(run)


def test_rows_left_out_and_typed_are_told_too(run: ImportRun, cast: Cast) -> None:
    edits.choose_rows(run, {0: [200, 201]}, is_in=False, actor=cast.olga)
    edits.set_cells(run, {Spot(0, 303, 1): "new@example.org"}, actor=cast.olga)
    shown = check(run)
    assert (shown.rows, shown.shows["out"]) == (301, 2)


def test_people_already_there_are_known(place: Place, cast: Cast) -> None:
    imported(place, PEOPLE)
    run = drafted(place, PEOPLE, overwrite=True)
    open_review(run)
    edits.set_cells(run, {Spot(0, 150, 2): "Changed"}, actor=cast.olga)
    assert check(run).shows["updates"] == 1


def test_a_replaced_column_is_read_at_once_and_counted_afterwards(run: ImportRun, cast: Cast) -> None:
    edits.set_cells(run, {Spot(0, 20, 2): "Ann", Spot(0, 303, 1): "new@example.org"}, actor=cast.olga)
    edits.replace_in_column(run, [(0, 1)], Replacing("person7@", "broken "), actor=cast.olga)
    planned = run.plan_revision
    peeked = peek_review(run)
    assert (planned, run.revision) == (run.plan_revision, peeked.revision), "nothing was planned anew"
    assert peeked.shows["out"] == 0, "as it was counted before"
    rows = peeked.numbers(ReviewQuery(), 0, 301)
    seen = peeked.lines(rows)
    whole = open_review(run)
    assert [line["t"] for line in whole.lines(rows)] == [line["t"] for line in seen]
    assert [line["a"] for line in whole.lines(rows)] == [line["a"] for line in seen]
    assert whole.shows["out"] == 1
    assert whole.piecewise is None
    assert peek_review(run).piecewise is None


def test_a_replacement_that_is_taken_back_is_read_at_once_too(run: ImportRun, cast: Cast) -> None:
    edits.replace_in_column(run, [(0, 3)], Replacing("Team", "Group"), actor=cast.olga)
    open_review(run)
    edits.undo_edits(run, cast.olga)
    (line,) = peek_review(run).lines([200])
    assert "Team 4" in line["t"]


def test_a_plan_made_while_a_cell_is_changed_stays_and_the_cell_is_laid_over_it(
    run: ImportRun, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    edits.replace_in_column(run, [(0, 3)], Replacing("Team", "Group"), actor=cast.olga)

    def changed_meanwhile(point: str) -> None:
        monkeypatch.setattr(plans, "reach", lambda _point: None)
        assert point == "plan.decided"
        edits.set_cells(ImportRun.objects.get(pk=run.pk), {Spot(0, 9, 2): "Ann"}, actor=cast.olga)

    monkeypatch.setattr(plans, "reach", changed_meanwhile)
    open_review(run)
    run.refresh_from_db()
    assert run.plan_revision == run.revision - 1
    (line,) = open_review(run).lines([7])
    assert {"Ann", "Group 0"} <= set(line["t"])


def test_the_next_row_with_a_problem_is_found_in_any_order(run: ImportRun, cast: Cast) -> None:
    edits.set_cells(run, {Spot(0, 100, 1): "broken", Spot(0, 250, 1): "broken too"}, actor=cast.olga)
    shown = open_review(run)
    everything = ReviewQuery()
    assert shown.problem_beside(everything, -1, is_before=False) == 98
    assert shown.problem_beside(everything, 98, is_before=False) == 248
    assert shown.problem_beside(everything, 248, is_before=False) is None
    assert shown.problem_beside(everything, 248, is_before=True) == 98
    backwards = ReviewQuery(sort="row", is_descending=True)
    assert shown.problem_beside(backwards, 0, is_before=False) == 299 - 248


def test_what_reaches_everybody_is_planned_anew(run: ImportRun, cast: Cast) -> None:
    edits.replace_in_column(run, [(0, 3)], Replacing("Team", "Group"), actor=cast.olga)
    assert open_review(run).patch is None
    edits.set_cells(run, {Spot(0, 9, 2): "Ann"}, actor=cast.olga)
    actions.change_settings(run, notify_existing=False)
    assert open_review(run).patch is None
