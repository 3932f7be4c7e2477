"""What the review asks once for many rows, and what an answer does."""

from __future__ import annotations

from django_scopes import scopes_disabled

from muster.engine.table import FieldSpec, Option
from muster.imports.steps.decisions import list_decisions, list_proposals
from tests.engine.sheets import FIELDS, codes, outcomes, plan, sheet
from tests.imports.wizard_walk import walk_as

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
