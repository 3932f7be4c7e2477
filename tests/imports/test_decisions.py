"""What the review asks once for many rows, and what an answer does."""

from __future__ import annotations

import polars as pl
import pytest
from django_scopes import scopes_disabled

from muster.engine.table import FieldSpec, Option
from muster.imports.edits import answer_question, undo_edits
from muster.imports.review.query import ReviewQuery
from muster.imports.steps import repeated
from muster.imports.steps.decisions import list_decisions, list_problems, list_proposals
from muster.imports.steps.review_grid import GridQuery
from tests.engine.sheets import FIELDS, codes, outcomes, plan, sheet
from tests.imports.wizard_walk import PEOPLE, walk_as

HOUSE = FieldSpec("house", "House", "single_choice", (Option("Gryffindor"), Option("Ravenclaw")))
SPECS = (*FIELDS, HOUSE)
MISTYPED = sheet("email", ("ann@gmial.com",), ("bo@gmial.com",), ("cy@x.com",), ("dee@y.con",))


def test_a_doubted_address_blocks_and_is_offered_for_repair_or_kept():
    decisions = list_decisions(plan(MISTYPED).issues, SPECS)
    assert ["proposals", "value", "value", "value"] == [decision.kind for decision in decisions]
    assert ("ann@gmial.com", "“ann@gmial.com” in E-mail: is “ann@gmail.com” meant?") == (
        decisions[1].text,
        decisions[1].question,
    )
    assert ["ann@gmail.com", "ann@gmial.com"] == [answer.value for answer in decisions[1].answers]
    assert ["dee@y.com"] == [answer.value for answer in decisions[3].answers]


def test_the_repair_answered_once_unblocks_every_row_that_has_the_text():
    taken = plan(MISTYPED, values={("email", "ann@gmial.com"): "ann@gmail.com"})
    kept = plan(MISTYPED, values={("email", "ann@gmial.com"): "ann@gmial.com"})
    assert (2, "create", None) == outcomes(taken)[0] == outcomes(kept)[0]
    assert "ann@gmail.com" in taken.people.get_column("after.email").to_list()
    assert "ann@gmial.com" in kept.people.get_column("after.email").to_list()


def test_all_repairs_of_one_kind_are_one_answer():
    offered = list_proposals(plan(MISTYPED).issues, "email", "email.typo")
    assert {("email", "ann@gmial.com"): "ann@gmail.com", ("email", "bo@gmial.com"): "bo@gmail.com"} == offered
    made = plan(MISTYPED, values=offered)
    assert [(5, "email.no_such_ending", "blocks")] == codes(made)


def test_an_optional_field_is_kept_as_it_stands_and_offered_for_repair():
    made = plan(sheet("email manager_email", ("a@x.com", "boss@gmial.com")))
    assert [(2, "email.typo", "warns")] == codes(made)
    assert ["boss@gmial.com"] == made.people.get_column("after.manager_email").to_list()


def test_a_text_in_a_wrong_encoding_can_be_repaired_or_kept():
    rows = sheet("email first_name", ("a@x.com", "MÃ¼ller"))
    (decision,) = list_decisions(plan(rows).issues, SPECS)
    assert ["Müller", "MÃ¼ller"] == [answer.value for answer in decision.answers]
    kept = plan(rows, values={("first_name", "MÃ¼ller"): "MÃ¼ller"})
    assert [] == codes(kept)
    assert ["MÃ¼ller"] == kept.people.get_column("after.first_name").to_list()


def test_an_unknown_option_offers_what_is_near_before_the_others():
    rows = sheet("email house", ("a@x.com", "Gryfindr"), ("b@x.com", "Crimson"))
    near, far = list_decisions(plan(rows, fields=SPECS).issues, SPECS)
    assert ["Gryffindor", "Ravenclaw", "+", "-", "!"] == [answer.value for answer in near.answers]
    assert ["", "Gryffindor", "Ravenclaw", "+", "-", "!"] == [answer.value for answer in far.answers]


def test_an_option_that_is_sure_is_taken_and_told():
    made = plan(sheet("email house", ("a@x.com", "Gryff."), ("b@x.com", "1. Ravenclaw")), fields=SPECS)
    assert [(2, "option.read_as", "informs"), (3, "option.read_as", "informs")] == codes(made)
    assert ["Gryffindor", "Ravenclaw"] == made.people.get_column("after.house").to_list()


def test_a_character_that_cannot_be_seen_is_shown_by_its_number():
    (decision,) = list_decisions(plan(sheet("email", ("a\u200bnn@x.com",))).issues, SPECS)
    assert "“a⟨U+200B⟩nn@x.com” in E-mail: is “ann@x.com” meant?" == decision.question
    assert "a\u200bnn@x.com" == decision.text, "the answer is about the text as it stands in the file"


def test_a_text_can_be_answered_with_leave_the_row_out():
    rows = sheet("email house", ("a@x.com", "Crimson"), ("b@x.com", "Ravenclaw"))
    made = plan(rows, fields=SPECS, values={("house", "Crimson"): "!"})
    assert [(2, "reject", "value.refused"), (3, "create", None)] == outcomes(made)


def test_a_row_left_out_by_an_answer_says_nothing_about_the_person_s_other_row():
    rows = sheet("email house", ("a@x.com", "Crimson"), ("a@x.com", "Ravenclaw"))
    made = plan(rows, fields=SPECS, values={("house", "Crimson"): "!"})
    assert [(2, "reject", "value.refused"), (3, "create", None)] == outcomes(made)


def test_a_word_of_a_multiple_choice_can_be_answered_so_too():
    several = FieldSpec("houses", "Houses", "multiple_choice", HOUSE.options)
    rows = sheet("email houses", ("a@x.com", "Crimson; Ravenclaw"))
    made = plan(rows, fields=(*FIELDS, several), values={("houses", "Crimson"): "!"})
    assert [(2, "option.refused", "blocks")] == codes(made)


def test_one_press_in_the_review_takes_every_repair(cast):
    walk = walk_as(cast.olga)
    walk.to_review("E-mail,Role\r\nann@gmial.com,Mentor\r\nbo@gmial.com,Mentor\r\n")
    page = walk.get("review")
    assert "Take all 2 repairs" in page.content.decode()
    walk.post("review", kind="proposals", field="email", text="email.typo", answer="all")
    page = walk.get("review").context["page"]
    assert () == page.decisions
    with scopes_disabled():
        stored = walk.run().settings["values"]
    assert ["email", "bo@gmial.com", "bo@gmail.com"] in stored


TWICE = (
    "E-mail,First name,Department,Role\r\n"
    "ada@example.org,Ada,Finance,Mentor\r\n"
    "bo@example.org,Bo,Finance,Mentor\r\n"
    "ada@example.org,Ada,Sales,Mentor\r\n"
    "bo@example.org,Bob,Finance,Mentor\r\n"
    "cy@example.org,Cy,Finance,Mentor\r\n"
)


def outcome(walk):
    rows = walk.get("review").context["page"].grid.rows
    return {row.sheet_row: row.shown.action for row in rows}


def test_two_rows_of_one_person_are_one_question_and_the_answer_can_be_taken_back(cast):
    walk = walk_as(cast.olga)
    walk.to_review(TWICE)
    everybody, ada, bo = walk.get("review").context["page"].decisions
    assert ("2 people stand in several rows that differ", "4 rows, for example ada@example.org") == (
        *(everybody.question, everybody.rows),
    )
    assert ("2 rows share ada@example.org", "row 2, row 4") == (ada.question, ada.rows)
    assert ["Keep only row 3", "Keep only row 5"] == [answer.label for answer in bo.answers]
    walk.post("review", kind="rows", field="email", text="ada@example.org", answer="0:4")
    assert {2: "deselected", 3: "reject", 4: "create", 5: "reject", 6: "create"} == outcome(walk)
    walk.post("review", undo_edit="yes")
    assert {2: "reject", 3: "reject", 4: "reject", 5: "reject", 6: "create"} == outcome(walk)


@pytest.mark.parametrize(("answer", "kept"), [("first", [2, 3, 6]), ("last", [4, 5, 6])])
def test_one_answer_keeps_one_row_of_everybody(cast, answer, kept):
    walk = walk_as(cast.olga)
    walk.to_review(TWICE)
    walk.post("review", kind="rows", field="email", text="", answer=answer)
    assert kept == [row for row, action in outcome(walk).items() if action == "create"]
    assert () == walk.get("review").context["page"].decisions


@pytest.mark.parametrize("answer", ["first", "last"])
def test_of_two_rows_the_one_that_nothing_else_keeps_out_is_kept(cast, answer):
    walk = walk_as(cast.olga)
    rows = ["ada@example.org,Ada,Mentor,", "ada@example.org,Adah,Mentor,nonsense"]
    if answer == "first":
        rows.reverse()
    walk.to_review("\n".join(["E-mail,First name,Role,Status", *rows]))
    walk.post("review", kind="rows", field="email", text="", answer=answer)
    assert ["create", "deselected"] == sorted(outcome(walk).values())


def test_a_row_that_is_not_theirs_is_no_answer(cast):
    walk = walk_as(cast.olga)
    walk.to_review(TWICE)
    walk.post("review", kind="rows", field="email", text="ada@example.org", answer="0:6")
    assert {2: "reject", 3: "reject", 4: "reject", 5: "reject", 6: "create"} == outcome(walk)


def test_rows_on_two_sheets_are_named_with_them():
    frame = pl.DataFrame({"email_key": ["a@x.com"], "source": [[0, 1]], "sheet_row": [[2, 7]]})
    decision = repeated._about_one(frame.row(0, named=True), {0: "Mentors", 1: "Staff"})
    assert ["Keep only row 2 of Mentors", "Keep only row 7 of Staff"] == [a.label for a in decision.answers]


def test_an_order_of_dates_is_asked_with_the_days_it_would_give(cast):
    walk = walk_as(cast.olga)
    walk.to_review(
        "E-mail,Start date,Role\r\na@example.org,03/04/2024,Mentor\r\nb@example.org,05/06/2023,Mentor\r\n"
    )
    (decision,) = walk.get("review").context["page"].decisions
    assert (
        "Start date: 2 dates can be read in two ways. Which is meant?",
        "2 rows, for example 03/04/2024",
    ) == (*(decision.question, decision.rows),)
    assert ["Day first: 3 April 2024", "Month first: 4 March 2024"] == [a.label for a in decision.answers]
    walk.post("review", kind="date", field="start_date", text="", answer="dmy")
    rows = walk.get("review").context["page"].grid.rows
    assert ["2024-04-03", "2023-06-05"] == [
        cell.text for row in rows for cell in row.cells if cell.shown.key == "start_date"
    ]
    walk.post("review", undo_edit="yes")
    assert decision == walk.get("review").context["page"].decisions[0]


def test_what_is_offered_is_named_in_words():
    made = plan(sheet("email country language", ("a@x.com", "Germny", "Frnch")))
    labels = [answer.label for decision in list_decisions(made.issues, SPECS) for answer in decision.answers]
    assert {"Use “Germany”", "Use “French”"} <= set(labels)


def test_what_is_said_of_a_column_or_an_option_is_no_number_of_rows():
    skills = FieldSpec("skills", "Skills", "multiple_choice", is_open=True)
    people = [(f"p{n}@x.com", f"{n + 13}/04/2024", "Go; C") for n in range(5)]
    rows = sheet("email start_date skills", ("ann@x.com", "03/04/2024", "Go"), ("broken", "", ""), *people)
    more = sheet("email start_date", ("zoe@x.com", "03/04/2024"), ("yan@x.com", "25/04/2024"), name="More")
    fields = (*(field for field in FIELDS if field.key != "skills"), skills)
    said = extents(plan(rows, fields=fields))
    assert {"date.order": "the whole column", "option.added": "2 options"}.items() <= said.items()
    assert "1 row" == said["email.unreadable"]
    assert "2 columns" == extents(plan(rows, more, fields=fields))["date.order"]


def extents(made):
    query = GridQuery(ReviewQuery())
    return {problem.code: problem.extent for problem in list_problems(made.issues, query)}


def test_allowing_many_changes_can_be_taken_back(cast):
    walk = walk_as(cast.olga)
    walk.to_review(PEOPLE)
    run = walk.run()
    with scopes_disabled():
        answer_question(run, "max_change_percent", 100, actor=cast.olga)
        assert 100 == walk.run().settings["max_change_percent"]
        undo_edits(walk.run(), cast.olga)
        assert "max_change_percent" not in walk.run().settings
