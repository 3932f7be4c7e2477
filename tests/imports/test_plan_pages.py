"""The plan in lists, what moved since the last change, the rules, and the plan as a workbook."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django_scopes import scope

from muster.imports import actions
from muster.imports.edits import choose_rows
from muster.imports.moves import CHOICE, moves_between, moves_sentence
from muster.imports.steps.plan_notes import places_sentence
from muster.organisations.models import AuditEntry
from tests.imports.wizard_walk import walk_as, work
from tests.participants.people import add_person

pytestmark = pytest.mark.any_database

SECOND = (
    "E-mail,First name,Last name,Department,Role\r\n"
    "ada@example.org,Ada,Lovelace,=HR,Mentor\r\n"
    "lin@example.org,Lin,Wei,Sales,Mentor\r\n"
    "new@example.org,Nia,New,IT,Mentee\r\n"
    "nobody,No,Body,IT,Mentee\r\n"
    "two@example.org,One,Two,IT,Mentee\r\n"
    "two@example.org,Other,Two,IT,Mentee\r\n"
)


@pytest.fixture
def walk(cast, place):
    """At the review of a second file, with *Overwrite* on and two people here."""
    with scope(organisation=place.organisation):
        add_person(
            place.program,
            "ada@example.org",
            is_mentor=True,
            first_name="Ada",
            last_name="Lovelace",
            values={"department": "Research"},
        )
        add_person(
            place.program,
            "lin@example.org",
            is_mentor=True,
            first_name="Lin",
            last_name="Wei",
            values={"department": "Sales"},
        )
    walk = walk_as(cast.olga)
    walk.to_review(SECOND, overwrite="on")
    return walk


def lines(walk, name, **query):
    page = walk.client.get(walk.step(f"plan/{name}"), query).context["page"]
    return [(line.email, line.sheet_row) for line in page.lines]


def values(walk, name):
    page = walk.get(f"plan/{name}").context["page"]
    return {line.email: [(v.label, v.before, v.after) for v in line.values] for line in page.lines}


def test_each_number_of_the_plan_opens_into_its_list(walk):
    review = walk.get("review")
    assert [("new@example.org", 4)] == lines(walk, "create")
    assert [("ada@example.org", 2)] == lines(walk, "update")
    assert [("lin@example.org", 3)] == lines(walk, "unchanged")
    assert [("nobody", 5), ("two@example.org", 6), ("two@example.org", 7)] == lines(walk, "reject")
    assert ([], []) == (lines(walk, "skip"), lines(walk, "notify"))
    for figure in review.context["page"].figures:
        assert bool(figure.url) == bool(figure.count)
        assert not figure.url or walk.client.get(figure.url).status_code == 200


def test_a_change_shows_what_was_and_what_would_be(walk):
    assert {"ada@example.org": [("Department", "Research", "=HR")]} == values(walk, "update")
    assert ("Department", "", "IT") in values(walk, "create")["new@example.org"]


def test_a_row_left_out_says_why(walk):
    page = walk.get("plan/reject").context["page"]
    assert "not an e-mail address" in page.lines[0].reasons[0]
    assert "row 7" in page.lines[1].reasons[0]


def test_an_unknown_list_is_not_found(walk):
    assert 404 == walk.get("plan/everything").status_code


def test_a_list_is_paged(cast):
    walk = walk_as(cast.olga)
    people = "".join(f"p{n:03}@example.org,Mentor\r\n" for n in range(120))
    walk.to_review(f"E-mail,Role\r\n{people}")
    page = walk.client.get(walk.step("plan/create"), {"page": "2"}).context["page"]
    assert ("p050@example.org", "51 to 100 of 120") == (page.lines[0].email, page.shown)
    assert (True, True) == (bool(page.newer_url), bool(page.older_url))
    assert "" == walk.client.get(page.older_url).context["page"].older_url


def test_each_list_costs_the_same_queries_for_ten_and_twenty(cast, place, django_assert_max_num_queries):
    def ask(count):
        rows = [f"p{n}@example.org,F{n},Mentor\r\nbroken{n},F{n},Mentor" for n in range(count)]
        rows += [f"old{n}@example.org,G{n},Mentor" for n in range(count)]
        walk = walk_as(cast.olga)
        walk.to_review("\r\n".join(["E-mail,First name,Role", *rows, ""]), overwrite="on")
        walk.get("review")
        costs = []
        for name in ("create", "update", "reject"):
            with django_assert_max_num_queries(1000) as asked:
                assert count == len(lines(walk, name))
            costs.append(len(asked))
        return costs

    with scope(organisation=place.organisation):
        for n in range(20):
            add_person(place.program, f"old{n}@example.org", is_mentor=True, first_name=f"F{n}")
    assert ask(10) == ask(20)


def test_the_review_says_what_moved_since_the_last_change(walk):
    assert "" == walk.get("review").context["page"].notes.moved
    walk.client.post(walk.url(f"{walk.run_id}/review/cells/0/5/1/"), {"value": "sid@example.org"})
    said = walk.get("review").context["page"].notes.moved
    assert "Since your last change: 1 more new, 1 fewer left out." == said
    walk.post("settings", role="sheet", back_to="review")
    assert (
        "Since your last change: 1 fewer updates, 1 fewer without a change, 2 more left as they are."
        == walk.get("review").context["page"].notes.moved
    )


def test_large_counts_are_written_as_people_read_them():
    counts = {"places_before": 11, "places_after": 14_984, "mentees_before": 10, "mentees_after": 8_933}
    assert "Places for mentees: 11 → 14,984; mentees: 10 → 8,933" == places_sentence(counts)
    moved = moves_between({}, {"create": 1_200}, CHOICE)
    assert "Since your last change: 1,200 more new." == moves_sentence(moved)


def test_a_long_list_says_where_it_is(cast):
    walk = walk_as(cast.olga)
    people = "".join(f"p{n:04}@example.org,Mentor\r\n" for n in range(1_200))
    walk.to_review(f"E-mail,Role\r\n{people}")
    page = walk.client.get(walk.step("plan/create"), {"page": "24"}).context["page"]
    assert "1,151 to 1,200 of 1,200" == page.shown
    review = walk.get("review", page="24").context["page"]
    assert "of 1,200" in review.grid.shown


def test_a_plan_of_an_older_muster_is_made_anew_and_the_difference_shown(walk, monkeypatch):
    from muster.imports import plans, storage

    run = walk.run()
    name = f"{plans.plan_folder(run)}/plan.json"
    old = storage.read_json(name)
    storage.keep_json(name, {**old, "schema": 0, "counts": {**old["counts"], "create": 3}})
    said = walk.get("review").context["page"].notes.moved
    assert "Muster was updated, so the plan was made anew: 2 fewer new." == said


def test_the_rules_decide_what_a_column_does(walk):
    page = walk.get("rules").context["page"]
    assert ["E-mail", "First name", "Last name", "Department", "Role"] == sorted(
        (line.label for line in page.form.lines()),
        key=["E-mail", "First name", "Last name", "Department", "Role"].index,
    )
    chosen = {field.html_name: field.value() for field in page.form}
    walk.post("rules", **{**chosen, "rule-department": "fill"})
    assert [] == lines(walk, "update")
    walk.post("rules", **{**chosen, "rule-department": "replace", "only": "create"})
    assert ([("new@example.org", 4)], []) == (lines(walk, "create"), lines(walk, "update"))


def test_an_empty_cell_clears_where_the_rules_say_so(cast, place):
    with scope(organisation=place.organisation):
        add_person(place.program, "ada@example.org", is_mentor=True, values={"department": "Research"})
    walk = walk_as(cast.olga)
    walk.to_review("E-mail,Department,Role\r\nada@example.org,,Mentor\r\n", overwrite="on")
    assert [] == lines(walk, "update")
    chosen = {field.html_name: field.value() for field in walk.get("rules").context["page"].form}
    walk.post("rules", **{**chosen, "empty-department": "clear"})
    assert {"ada@example.org": [("Department", "Research", "")]} == values(walk, "update")


@pytest.mark.parametrize("wrong", [{"max_change_percent": "200"}, {"rule-department": "append"}])
def test_a_rule_that_makes_no_sense_comes_back(walk, wrong):
    chosen = {field.html_name: field.value() for field in walk.get("rules").context["page"].form}
    assert 422 == walk.post("rules", **{**chosen, **wrong}).status_code


def test_the_whole_plan_is_a_workbook_that_runs_nothing(walk):
    answer = walk.client.get(walk.url(f"{walk.run_id}/plan.xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert ["Plan", "New", "Updates", "No change", "Left out"] == book.sheetnames
    assert [
        ("E-mail", "Sheet", "Row", "Field", "Before", "After"),
        ("ada@example.org", "people", 2, "Department", "Research", "=HR"),
    ] == list(book["Updates"].values)
    assert "s" == book["Updates"]["F2"].data_type
    assert ("Left out", 3) in list(book["Plan"].values)


def test_a_row_taken_out_is_left_out_wherever_it_is_counted(walk, cast, place):
    with scope(organisation=place.organisation):
        choose_rows(walk.run(), {0: [3, 4]}, is_in=False, actor=cast.olga)
    review = walk.get("review").context["page"]
    assert {"create": 0, "update": 1, "unchanged": 0, "reject": 5} == {
        f.kind: f.count for f in review.figures
    }
    assert (
        "Since your last change: 1 fewer new, 1 fewer without a change, 2 more left out."
        == review.notes.moved
    )
    left = walk.get("plan/reject").context["page"]
    assert [3, 4, 5, 6, 7] == [line.sheet_row for line in left.lines]
    assert ("Taken out by hand",) == left.lines[0].reasons
    assert ([], 5) == (lines(walk, "skip"), {tab.label: tab.count for tab in left.tabs}["Left out"])
    answer = walk.client.get(walk.url(f"{walk.run_id}/plan.xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    assert {("Left out", 5), ("Left as they are", 0)} <= {row[:2] for row in book["Plan"].values}
    assert 6 == book["Left out"].max_row
    assert "leave 0 as they are, leave out 5" in walk.get("confirm").context["page"].dialog.sentence
    walk.say_yes()
    work()
    assert 5 == walk.get("result").context["page"].left_out
    assert 5 == walk.client.get(walk.url()).context["page"].lines[0].reject
    facts = {fact.name: fact.text for fact in walk.get("record").context["page"].counts}
    assert ("5", None) == (facts["Left out"], facts.get("Left as they are"))


def test_the_lists_stay_after_the_import_is_done(walk):
    walk.say_yes()
    work()
    assert [("ada@example.org", 2)] == lines(walk, "update")
    assert walk.get("result").context["page"].figures[0].url


def test_a_run_without_a_plan_has_no_lists(cast, place):
    with scope(organisation=place.organisation):
        run = actions.create_run(place.program, actor=cast.olga)
    walk = walk_as(cast.olga)
    walk.run_id = run.pk
    assert (404, 404) == (
        walk.get("plan/create").status_code,
        walk.client.get(walk.url(f"{run.pk}/plan.xlsx")).status_code,
    )


def test_the_list_of_invitations_shows_what_the_first_of_them_says(cast, mail_on):
    walk = walk_as(cast.olga)
    walk.to_review(SECOND, notify="on")
    page = walk.get("plan/notify").context["page"]
    assert ("Hello Ada,", "ada@example.org") == (page.mail.greeting, page.lines[0].email)
    assert "kind=invitation&role=mentor&language=" == page.mail_query
    assert page.mail.link.endswith("/join/sample/"), "a link that leads nowhere"
    assert None is walk.get("plan/create").context["page"].mail


def test_nobody_to_invite_has_no_mail_to_show(walk):
    assert None is walk.get("plan/notify").context["page"].mail


def test_a_test_mail_goes_to_who_asks_and_back_to_the_plan(cast, mail_on, mailoutbox):
    walk = walk_as(cast.olga)
    walk.to_review(SECOND, notify="on")
    url = walk.url("").replace("imports/", "mails/preview/") + "?kind=invitation&role=mentor"
    answer = walk.client.post(url, {"test": "1", "back": walk.step("plan/notify")})
    assert walk.step("plan/notify") == answer.url
    (mail,) = mailoutbox
    assert (["olga@example.org"], "Test: Northwind invites you to Spring Mentoring") == (
        mail.to,
        mail.subject,
    )
    assert "/join/sample/" in mail.body
    assert "mail.test_sent" in _audit(cast)


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", ""])
def test_a_test_mail_leads_to_no_other_site(cast, mail_on, mailoutbox, back):
    walk = walk_as(cast.olga)
    answer = walk.client.post("/o/northwind/p/spring/mails/preview/", {"test": "1", "back": back})
    assert answer.url.startswith("/o/northwind/p/spring/mails/preview/")


def test_no_test_mail_leaves_where_mail_is_not_set_up(cast, mailoutbox):
    walk = walk_as(cast.olga)
    answer = walk.client.post("/o/northwind/p/spring/mails/preview/", {"test": "1"}, follow=True)
    assert [True] == ["can't send mail yet" in str(message) for message in answer.context["messages"]]
    assert [] == mailoutbox


def _audit(cast):
    with scope(organisation=cast.northwind):
        return list(AuditEntry.objects.values_list("action", flat=True))
