"""Edits of the review: in batches, taken back and done again, and never over somebody else's unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from muster.imports import actions, edits, sources
from muster.imports.edits import Conflicting, Replacing, Spot
from muster.imports.models import EditBatch, ImportRun
from muster.imports.review.query import ReviewQuery
from muster.imports.review.shown import open_review
from muster.refusals import Refused
from tests.imports.running import drafted

if TYPE_CHECKING:
    from muster.programs.access import Place
    from tests.conftest import Cast


pytestmark = pytest.mark.usefixtures("scoped")


def refused(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.raises(Refused, match=f"^{code}$")


def texts(run: ImportRun, column: int = 4) -> list[str | None]:
    return sources.table_of(run.sources.get()).frame[f"c{column}"].to_list()


def test_one_press_is_taken_back_and_done_again_as_one(place: Place, cast: Cast) -> None:
    run, before = drafted(place), texts(drafted(place))
    filled = {Spot(0, row, 4): "Night shift" for row in (2, 3, 4)}
    assert edits.set_cells(run, filled, actor=cast.olga, kind="fill") == 3
    assert ["Night shift"] * 3 == texts(run)
    edits.undo_edits(run, cast.olga)
    assert before == texts(run)
    edits.redo_edits(run, cast.olga)
    assert ["Night shift"] * 3 == texts(run)
    assert edits.redo_edits(run, cast.olga) is None


def test_something_new_ends_what_could_be_done_again(place: Place, cast: Cast) -> None:
    run = drafted(place)
    edits.set_cells(run, {Spot(0, 2, 4): "One"}, actor=cast.olga)
    edits.undo_edits(run, cast.olga)
    edits.set_cells(run, {Spot(0, 3, 4): "Two"}, actor=cast.olga)
    assert edits.redo_edits(run, cast.olga) is None


def test_each_person_takes_back_their_own(place: Place, cast: Cast) -> None:
    run = drafted(place)
    edits.set_cells(run, {Spot(0, 2, 4): "Olga's"}, actor=cast.olga)
    edits.set_cells(run, {Spot(0, 3, 4): "Chen's"}, actor=cast.chen)
    edits.undo_edits(run, cast.olga)
    assert "Olga's" not in texts(run)
    assert "Chen's" in texts(run)


def test_what_somebody_changed_since_is_not_overwritten_unseen(place: Place, cast: Cast) -> None:
    run = drafted(place)
    read, seen = run.revision, texts(run)[0]
    edits.set_cells(run, {Spot(0, 2, 4): "Chen's"}, actor=cast.chen)
    newest = run.revision
    for known in ({}, {Spot(0, 2, 4): seen}):
        with pytest.raises(Conflicting) as raised:
            edits.set_cells(run, {Spot(0, 2, 4): "Olga's"}, actor=cast.olga, based_on=read, seen=known)
        (conflict,) = raised.value.conflicts
        assert ("Chen's", "Olga's", "Chen") == (conflict.theirs, conflict.yours, conflict.who)
    assert texts(run)[0] == "Chen's"
    run.refresh_from_db()
    assert newest == run.revision
    assert edits.set_cells(run, {Spot(0, 2, 4): "Olga's"}, actor=cast.olga, based_on=newest) == 1


def test_another_cell_is_no_conflict(place: Place, cast: Cast) -> None:
    run = drafted(place)
    read = run.revision
    edits.set_cells(run, {Spot(0, 2, 4): "Chen's"}, actor=cast.chen)
    assert edits.set_cells(run, {Spot(0, 3, 4): "Olga's"}, actor=cast.olga, based_on=read) == 1


def test_the_same_text_is_no_edit(place: Place, cast: Cast) -> None:
    run = drafted(place)
    revision = run.revision
    assert edits.set_cells(run, {Spot(0, 2, 4): texts(run)[0]}, actor=cast.olga) == 0
    run.refresh_from_db()
    assert (revision, 0) == (run.revision, EditBatch.objects.count())


def test_a_replacement_reaches_the_whole_column_and_is_one_edit(place: Place, cast: Cast) -> None:
    run, before = drafted(place), texts(drafted(place))
    edits.replace_in_column(run, [(0, 4)], Replacing("RESEARCH", "Studies"), actor=cast.olga)
    assert [text and text.replace("Research", "Studies") for text in before] == texts(run)
    assert run.edits.count() == 1
    edits.undo_edits(run, cast.olga)
    assert before == texts(run)


def test_nothing_can_not_be_looked_for(place: Place, cast: Cast) -> None:
    with refused("edit.nothing_to_find"):
        edits.replace_in_column(drafted(place), [(0, 4)], Replacing("", "x"), actor=cast.olga)


def test_a_row_taken_out_is_skipped_and_can_be_brought_in_again(place: Place, cast: Cast) -> None:
    run = drafted(place)
    whole = actions.plan_run(run)
    assert edits.choose_rows(run, {0: [3]}, is_in=False, actor=cast.olga) == 1
    plan = actions.plan_run(run)
    assert whole.counts["create"] - 1 == plan.counts["create"]
    assert (whole.counts["rows"], 1) == (plan.counts["rows"], plan.counts["deselected"])
    assert ("skip", "row.deselected") == plan.rows.filter(sheet_row=3).select("action", "reason").row(0)
    shown = open_review(run)
    assert [1] == shown.numbers(ReviewQuery(show="out"), 0, 9)
    edits.choose_rows(run, {0: [3]}, is_in=True, actor=cast.olga)
    assert whole.counts == actions.plan_run(run).counts


def test_rows_can_be_typed_below_those_of_the_sheet(place: Place, cast: Cast) -> None:
    run = drafted(place)
    typed = {Spot(0, 5, 1): "new.person@example.org", Spot(0, 5, 2): "New"}
    edits.set_cells(run, typed, actor=cast.olga)
    plan = actions.plan_run(run)
    assert "new.person@example.org" in plan.people["email_key"]
    assert plan.rows["sheet_row"].to_list() == [2, 3, 4, 5]


def test_an_answer_can_be_taken_back(place: Place, cast: Cast) -> None:
    run = drafted(place)
    edits.answer_question(run, "values", [["department", "Eng.", "+"]], actor=cast.olga)
    assert run.settings["values"] == [["department", "Eng.", "+"]]
    edits.undo_edits(run, cast.olga)
    assert "values" not in run.settings
    edits.redo_edits(run, cast.olga)
    assert run.settings["values"] == [["department", "Eng.", "+"]]


def test_too_many_cells_at_once_are_refused(
    place: Place, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "MOST_CELLS", 2)
    with refused("edit.too_many"):
        edits.set_cells(
            drafted(place), dict.fromkeys((Spot(0, row, 4) for row in (2, 3, 4)), "x"), actor=cast.olga
        )


FRAU, HERR = ["gender", "frau", "Female"], ["gender", "herr", "Male"]


def test_taking_an_answer_back_leaves_those_of_others(place: Place, cast: Cast) -> None:
    run = drafted(place)
    edits.answer_question(run, "values", [FRAU], actor=cast.olga)
    edits.answer_question(run, "values", [HERR], actor=cast.chen)
    edits.undo_edits(run, cast.olga)
    assert run.settings["values"] == [HERR]
    edits.redo_edits(run, cast.olga)
    assert run.settings["values"] == [HERR, FRAU]


def test_two_answers_at_once_both_count(place: Place, cast: Cast) -> None:
    run = drafted(place)
    one, other = (ImportRun.objects.get(pk=run.pk) for _person in range(2))
    edits.answer_question(one, "values", [FRAU], actor=cast.olga)
    edits.answer_question(other, "values", [HERR], actor=cast.chen)
    edits.answer_question(one, "date_order", {"start_date": "dmy"}, actor=cast.olga)
    edits.answer_question(other, "date_order", {"birth_date": "mdy"}, actor=cast.chen)
    run.refresh_from_db()
    assert run.settings["values"] == [FRAU, HERR]
    assert run.settings["date_order"] == {"start_date": "dmy", "birth_date": "mdy"}


def test_what_somebody_answered_otherwise_since_is_not_taken_back(place: Place, cast: Cast) -> None:
    run = drafted(place)
    edits.answer_question(run, "values", [FRAU], actor=cast.olga)
    edits.answer_question(run, "values", [["gender", "frau", "-"]], actor=cast.chen)
    edits.undo_edits(run, cast.olga)
    assert run.settings["values"] == [["gender", "frau", "-"]]


def test_an_answer_that_was_stored_with_all_others_is_taken_back_alone(place: Place, cast: Cast) -> None:
    run = drafted(place)
    later = ["gender", "herr", "-"]
    actions.change_settings(run, values={("gender", "herr"): "-", ("gender", "frau"): "Female"})
    answers = {"before": {"values": [HERR]}, "after": {"values": [HERR, FRAU]}}
    run.edit_batches.create(kind="decision", actor=cast.olga, revision=run.revision, answers=answers)
    edits.undo_edits(run, cast.olga)
    assert run.settings["values"] == [later]
    edits.redo_edits(run, cast.olga)
    assert run.settings["values"] == [later, FRAU]
