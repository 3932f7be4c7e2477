"""The record of an import and the page before its undo."""

from __future__ import annotations

import pytest
from django_scopes import scope

from muster.imports.models import ImportRun
from muster.participants.actions import edit_participant
from muster.participants.models import Participant
from tests.imports.running import PEOPLE, imported, work
from tests.imports.wizard_walk import walk_as


@pytest.fixture
def walk(cast, place):
    """An import with *Overwrite* of three people, one of whom was there."""
    with scope(organisation=place.organisation):
        imported(place, "E-mail,First name\r\nada@example.org,Augusta\r\n")
        run = imported(place, PEOPLE, overwrite=True, rules={"department": "fill"}, clear_empty=["skills"])
    walk = walk_as(cast.olga)
    walk.run_id = run.pk
    return walk


def facts(lines):
    return {fact.name: fact.text for fact in lines}


def test_the_record_says_who_when_what_and_how(walk, cast):
    page, run = walk.get("record").context["page"], walk.run()
    assert {"Name": "people.csv", "SHA-256": run.file_sha256}.items() <= facts(page.file).items()
    assert {"State": "Done", "By": str(cast.olga)}.items() <= facts(page.course).items()
    assert {"Begun", "Yes", "Ended", "Time taken"} <= set(facts(page.course))
    assert {
        "Participant role": "Mentors",
        "Overwrite participants": "on",
        "Department": "Only fill what is empty",
        "Skills": "An empty cell clears what is there",
    }.items() <= facts(page.choices).items()
    assert {"Rows": "3", "New": "2", "Updates": "1"}.items() <= facts(page.counts).items()
    assert "Department" == facts(page.sheets[0].columns)["Department"]
    assert {"Uploaded file", "Rows and plan", "Undo"} == set(facts(page.keeping))


def test_the_record_of_a_run_without_a_file_is_short(cast, place):
    with scope(organisation=place.organisation):
        run = ImportRun.objects.create(program=place.program, created_by=cast.olga)
    walk = walk_as(cast.olga)
    walk.run_id = run.pk
    assert () == walk.get("record").context["page"].file


def test_before_an_undo_everybody_concerned_is_named(walk, place, cast):
    with scope(organisation=place.organisation):
        lin = Participant.objects.get(email_key="lin@example.org")
        edit_participant(lin, {"first_name": "Linnea"}, actor=cast.chen)
    page = walk.get("undo").context["page"]
    assert ["Grace@Example.org"] == page.preview.removed_people
    assert ("ada@example.org", "First name", "Ada", "Augusta") in [
        (value.email, value.label, value.now, value.then) for value in page.values
    ]
    assert [("lin@example.org", "", "Somebody changed this person after the import.")] == [
        (kept.email, kept.field, kept.reason) for kept in page.kept
    ]


def test_a_long_preview_names_the_first_and_counts_the_others(cast, place):
    people = "".join(f"p{n:03}@example.org\r\n" for n in range(60))
    with scope(organisation=place.organisation):
        run = imported(place, f"E-mail\r\n{people}")
    walk = walk_as(cast.olga)
    walk.run_id = run.pk
    preview = walk.get("undo").context["page"].preview
    assert (60, 50) == (preview.removed, len(preview.removed_people))
    assert "The first 50 of 60." in walk.get("undo").content.decode()


def sheet(first_name: str, department: str, people: int) -> str:
    lines = "".join(f"p{n:03}@example.org,{first_name},{department}\r\n" for n in range(people))
    return f"E-mail,First name,Department\r\n{lines}"


def test_who_stays_is_counted_and_the_first_are_named(cast, place):
    choices = {"overwrite": True, "max_change_percent": 100}
    with scope(organisation=place.organisation):
        imported(place, sheet("A", "B", 60))
        run = imported(place, sheet("C", "D", 61), **choices)
        imported(place, sheet("E", "F", 61), **choices)
    walk = walk_as(cast.olga)
    walk.run_id = run.pk
    sentence = "1 person stays whom this import added. 120 values of 60 people stay as they are."
    response = walk.get("undo")
    page, shown = response.context["page"], response.content.decode()
    assert (61, 50, 71, sentence) == (
        page.kept_people,
        len(page.kept),
        page.more_kept,
        page.kept_sentence,
    )
    assert "people stay as they are, at least in part" in shown
    walk.post("undo")
    with scope(organisation=place.organisation):
        work(run)
    response = walk.get("result")
    page, shown = response.context["page"], response.content.decode()
    assert (50, 71, sentence) == (len(page.kept), page.more_kept, page.kept_sentence)
    assert "and 71 more" in shown
    counts = facts(walk.get("record").context["page"].counts)
    assert "61" == counts["People whom the undo left as they are, at least in part"]


def test_one_person_is_counted_as_one(walk):
    shown = walk.get("undo").content.decode()
    assert "person gets their old values back" in shown
    assert "people are taken out again" in shown
