"""What the review's grid asks and says: blocks of rows, and commands that reach rows which are not loaded."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from muster.imports.steps.review_commands import parse_block
from tests.imports.wizard_walk import Walk, walk_as

if TYPE_CHECKING:
    from django.http import HttpResponse

    from tests.conftest import Cast

pytestmark = pytest.mark.any_database

PEOPLE = "E-mail,First name,Last name,Role,Department\r\n" + "".join(
    f"person{n}@example.org,First {n},Last {n},{'Mentor' if n % 2 else 'Mentee'},Team {n % 7}\r\n"
    for n in range(300)
)
UGLY = (
    "E-mail,First name,Role\r\nada@example.org,Ada,Mentor\r\nbroken,Bo,Mentee\r\n<b>x</b>,<script>,Mentee\r\n"
)


@pytest.fixture
def walk(cast: Cast) -> Walk:
    walk = walk_as(cast.olga)
    walk.to_review(PEOPLE)
    return walk


def rows(walk: Walk, **query: Any) -> dict[str, Any]:
    answer = walk.client.get(walk.url(f"{walk.run_id}/review/rows/"), query)
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def tell(walk: Walk, command: str, **body: Any) -> HttpResponse:
    run = walk.run()
    sent = {
        "command": command,
        "revision": run.revision,
        "upload": run.upload_key,
        "query": {},
        **body,
    }
    url = walk.url(f"{walk.run_id}/review/edit/")
    return walk.client.post(url, json.dumps(sent), content_type="application/json")


def said(walk: Walk, command: str, **body: Any) -> str:
    answer = tell(walk, command, **body)
    assert answer.status_code == 200, answer.content
    return str(answer.json()["said"])


def texts(walk: Walk, key: str, start: int = 0, end: int = 10, **query: Any) -> list[str]:
    place = keys(walk).index(key)
    return [row["c"][place][0] for row in rows(walk, start=start, end=end, **query)["rows"]]


def keys(walk: Walk) -> list[str]:
    return [column["key"] for column in walk.get("review").context["page"].setup["columns"]]


def test_a_block_holds_the_rows_asked_for_with_the_number_that_excel_shows(walk: Walk) -> None:
    block = rows(walk, start=200, end=203)
    assert [202, 203, 204] == [row["n"] for row in block["rows"]]
    assert block["total"] == 300 + 10, "ten empty lines to type into"
    assert ["create"] * 3 == [row["a"] for row in block["rows"]]


def test_rows_are_sorted_filtered_and_found_on_the_server(walk: Walk) -> None:
    assert ["First 99", "First 98"] == texts(walk, "first_name", 0, 2, sort="-first_name")
    assert rows(walk, start=0, end=1, field="department", value="Team 3")["total"] == 43
    assert texts(walk, "email", 0, 9, find="PERSON299") == ["person299@example.org"]
    assert rows(walk, start=0, end=1, show="problems")["total"] == 0
    assert rows(walk, start=0, end=1, find="no such thing")["count"] == "0 rows"


def test_countries_roles_and_answers_are_shown_sorted_and_found_by_their_names(cast: Cast) -> None:
    walk = walk_as(cast.olga)
    countries = ("Deutschland", "FR", "Côte d'Ivoire", "", "Germany")
    walk.to_review(
        "E-mail,Country,Role\r\n"
        + "".join(f"p{n}@example.org,{country},mentor\r\n" for n, country in enumerate(countries))
    )
    shown = ["Germany", "France", "Côte d’Ivoire", "", "Germany"]
    assert shown == texts(walk, "country", 0, 5)
    assert ["Mentor"] == texts(walk, "role", 0, 1)
    (first,) = rows(walk, start=0, end=1)["rows"]
    assert "Deutschland" == first["c"][keys(walk).index("country")][1], "what the file holds"
    assert ["Côte d’Ivoire", "France", "Germany", "Germany"] == texts(walk, "country", 0, 4, sort="country")
    assert ["France"] == texts(walk, "country", 0, 9, find="franc")
    assert 2 == rows(walk, start=0, end=9, field="country", value="Germany")["total"]
    said(walk, "set", cells=[{"s": 0, "n": 2, "column": 2, "value": "France", "seen": "Deutschland"}])
    assert ["France", "France"] == texts(walk, "country", 0, 9, find="franc")


def test_a_full_name_is_shown_in_the_parts_that_are_imported(cast: Cast) -> None:
    walk = walk_as(cast.olga)
    too_long = "x" * 500
    names = ("Cher", "Ann Lee", too_long, "Zoë")
    people = "".join(f"p{n}@example.org,{name},mentor\r\n" for n, name in enumerate(names))
    walk.to_review(f"E-mail,Full name,Role\r\n{people}")
    assert ["Cher", "Ann", too_long, "Zoë"] == texts(walk, "first_name", 0, 4)
    assert ["", "Lee", too_long, ""] == texts(walk, "last_name", 0, 4), (
        "what could not be read is shown as written"
    )
    said(walk, "set", cells=[{"s": 0, "n": 3, "column": 2, "value": "Madonna", "seen": "Ann Lee"}])
    assert ["Cher", "Madonna", too_long, "Zoë"] == texts(walk, "first_name", 0, 4)
    assert ["", "", too_long, ""] == texts(walk, "last_name", 0, 4)
    (first,) = rows(walk, start=0, end=1)["rows"]
    assert "Cher" == first["c"][keys(walk).index("last_name")][1], "what the file holds"


def test_a_full_name_beside_a_first_name_is_shown_where_it_is_imported(cast: Cast) -> None:
    walk = walk_as(cast.olga)
    walk.begin()
    walk.upload(
        "E-mail,First name,Whole,Role\r\na@example.org,Ann,Ann Lee,mentor\r\nb@example.org,Cher,Cher,mentor\r\n"
        "c@example.org,Bo,#N/A,mentor\r\n"
    )
    walk.choose_sheets()
    walk.choose_headers()
    (whole,) = (row for row in walk.get("columns").context["page"].rows if row.header == "Whole")
    walk.post("columns", **{f"field-{whole.name}": "full_name", "confirm": whole.name})
    walk.post("columns", confirm_all="yes")
    walk.post("columns", review="yes")
    assert ["Ann", "Cher", "Bo"] == texts(walk, "first_name", 0, 3)
    assert ["Lee", "", "#N/A"] == texts(walk, "last_name", 0, 3)


def test_a_cell_is_changed_and_its_row_checked_again(walk: Walk) -> None:
    cell = {"s": 0, "n": 3, "column": 1, "value": "person0@example.org", "seen": "person1@example.org"}
    assert said(walk, "set", cells=[cell]) == "1 cell changed."
    first, second = rows(walk, start=0, end=2)["rows"]
    assert ["reject", "reject"] == [first["a"], second["a"]], "both rows name one person differently"
    assert "blocks" in {finding[0] for _text, _raw, _before, findings in first["c"] for finding in findings}
    assert said(walk, "undo") == "Taken back."
    assert ["create"] * 2 == [row["a"] for row in rows(walk, start=0, end=2)["rows"]]
    assert said(walk, "redo") == "Done again."


def test_fill_down_reaches_rows_that_no_page_has_loaded(walk: Walk) -> None:
    filled = said(walk, "fill", first=10, last=290, fields=["department"])
    assert filled.endswith("cells changed.")
    assert set(texts(walk, "department", 10, 291)) == {"Team 3"}


def test_a_block_is_pasted_from_its_corner_on_and_below_the_last_row(walk: Walk) -> None:
    block = 'Ann\tLee\r\n"Two\nlines"\tPoe\r\n'
    said(walk, "paste", first=299, last=299, fields=["first_name", "last_name"], width=1, text=block)
    assert texts(walk, "first_name", 299, 301) == ["Ann", "Two lines"]
    assert rows(walk, start=300, end=301)["rows"][0]["n"] == 302


def test_one_pasted_cell_fills_what_is_selected(walk: Walk) -> None:
    said(walk, "paste", first=0, last=2, fields=["first_name", "last_name", "role"], width=2, text="Same")
    assert texts(walk, "first_name", 0, 4) == ["Same", "Same", "Same", "First 3"]
    assert texts(walk, "last_name", 0, 3) == ["Same"] * 3


def test_ranges_follow_the_order_and_the_filter_that_is_seen(walk: Walk) -> None:
    query = {"sort": "-first_name", "field": "department", "value": "Team 1"}
    said(walk, "clear", query=query, first=0, last=0, fields=["last_name"])
    changed = [row["n"] for row in rows(walk, start=0, end=300, field="last_name", state="empty")["rows"]]
    assert changed == [101], "First 99 is the last by name in its department"


def test_a_text_is_found_shown_and_replaced_in_the_whole_column(walk: Walk) -> None:
    url = walk.url(f"{walk.run_id}/review/find/")
    found = walk.client.get(url, {"find": "team 1", "after": "Night", "field": "department"}).json()
    assert (43, "Team 1", "Night") == (
        found["count"],
        found["samples"][0]["before"],
        found["samples"][0]["after"],
    )
    assert texts(walk, "department", 1, 2) == ["Team 1"]
    asked = {
        "find": "team 1",
        "after": "Night",
        "field": "department",
        "is_whole": True,
        "is_case_exact": False,
    }
    assert said(walk, "replace", **asked) == "43 cells changed."
    assert texts(walk, "department", 1, 2) == ["Night"]


def test_rows_are_left_out_and_brought_in(walk: Walk) -> None:
    assert said(walk, "leave_out", first=0, last=4, fields=[]) == "5 rows left out."
    assert rows(walk, start=0, end=1, show="out")["total"] == 5
    assert said(walk, "bring_in", query={"show": "out"}, first=0, last=4, fields=[]) == "5 rows brought in."
    assert rows(walk, start=0, end=1, show="out")["total"] == 0


def test_a_question_is_answered_for_all_rows_and_can_be_taken_back(cast: Cast) -> None:
    walk = walk_as(cast.olga)
    walk.to_review("E-mail,First name,Role\r\nada@example.org,Ada,Mentor\r\n")
    said(walk, "answer", kind="value", field="department", text="Eng.", answer="-")
    assert walk.run().settings["values"] == [["department", "Eng.", "-"]]
    said(walk, "undo")
    assert "values" not in walk.run().settings


def test_two_people_do_not_overwrite_each_other_unseen(walk: Walk, cast: Cast) -> None:
    chen = Walk(walk_as(cast.chen).client, run_id=walk.run_id)
    read = walk.run().revision
    cell = {"s": 0, "n": 2, "column": 2, "seen": "First 0"}
    assert said(chen, "set", cells=[{**cell, "value": "Chen's"}])
    answer = tell(walk, "set", revision=read, cells=[{**cell, "value": "Olga's"}])
    assert answer.status_code == 409
    (conflict,) = answer.json()["conflicts"]
    assert conflict["sentence"] == "Chen wrote “Chen's” meanwhile; yours is “Olga's”."
    assert texts(walk, "first_name", 0, 1) == ["Chen's"]
    again = {name: cell[name] for name in ("s", "n", "column")}
    assert said(walk, "set", revision=answer.json()["revision"], cells=[{**again, "value": "Olga's"}])
    assert texts(walk, "first_name", 0, 1) == ["Olga's"]


@pytest.mark.parametrize(
    "body",
    [
        {"command": "set", "cells": [{"s": 0}]},
        {"command": "set", "cells": "x"},
        {"command": "set", "cells": [{"s": 0, "n": 2, "column": 1, "value": ["a"]}]},
        {"command": "fill", "first": "a", "last": 2, "fields": ["email"]},
        {"command": "no such thing"},
        {"command": ["set"]},
        {"command": "paste", "first": -1, "last": 2, "fields": ["email"], "text": "x"},
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(walk: Walk, body: dict[str, Any]) -> None:
    answer = tell(walk, **body)
    assert answer.status_code == 409
    assert answer.json()["message"]


def test_a_change_of_a_file_that_was_replaced_is_refused(walk: Walk) -> None:
    assert tell(walk, "undo", upload="another").json()["code"] == "upload.replaced"


def test_a_viewer_reads_and_changes_nothing(walk: Walk, cast: Cast) -> None:
    vera = Walk(walk_as(cast.vera).client, run_id=walk.run_id)
    assert rows(vera, start=0, end=1)["rows"]
    assert tell(vera, "undo").status_code == 403


def test_a_cell_carries_the_repair_that_is_offered(cast: Cast) -> None:
    walk = walk_as(cast.olga)
    walk.to_review("E-mail,First name,Role\r\n Ada@gmial.com,Ada,Mentor\r\nbo@example.org,Bo,Mentee\r\n")
    first, second = (row["c"][keys(walk).index("email")][3] for row in rows(walk, start=0, end=2)["rows"])
    assert [found[2:] for found in first] == [["Ada@gmail.com"]]
    assert second == []
    cell = {"id": 0, "s": 0, "n": 2, "column": 1, "value": "Ada@gmail.com"}
    assert said(walk, "set", cells=[cell]) == "1 cell changed."
    assert rows(walk, start=0, end=1)["rows"][0]["c"][keys(walk).index("email")][3] == []


def test_rows_are_asked_for_by_their_number_whatever_the_query_finds(walk: Walk) -> None:
    before = rows(walk, start=0, end=3)
    asked = rows(walk, ids="2,0,999999,x,-1", show="problems")
    assert asked["rows"] == [before["rows"][2], before["rows"][0]]
    assert asked["revision"] == before["revision"]
    said(walk, "set", cells=[{"id": 2, "s": 0, "n": before["rows"][2]["n"], "column": 1, "value": "broken"}])
    changed = rows(walk, ids="2")
    assert changed["revision"] > before["revision"]
    assert changed["rows"] == rows(walk, start=2, end=3)["rows"]
    assert changed["rows"][0]["a"] == "reject"


def test_the_answer_says_what_can_be_taken_back_and_done_again(walk: Walk) -> None:
    def can(command: str, **body: Any) -> tuple[bool, bool]:
        answer = tell(walk, command, **body).json()
        return answer["can_undo"], answer["can_redo"]

    cell = {"id": 0, "s": 0, "n": 2, "column": 2, "value": "Ann"}
    assert can("set", cells=[cell]) == (True, False)
    assert can("set", cells=[{**cell, "value": "Bea"}]) == (True, False)
    assert can("undo") == (True, True)
    assert can("undo") == (False, True)
    assert can("redo") == (True, True)
    assert can("set", cells=[{**cell, "value": "Cleo"}]) == (True, False)


def test_the_next_problem_is_asked_of_the_server(cast: Cast) -> None:
    walk = walk_as(cast.olga)
    walk.to_review(PEOPLE + "broken,Bo,Last,Mentee,Team 1\r\n")
    assert rows(walk, problem="next", start=3) == {"row": 300}
    assert rows(walk, problem="next", start=300) == {"row": None}
    assert rows(walk, problem="previous", start=300) == {"row": None}


def test_texts_go_to_the_grid_as_they_are_and_to_the_page_escaped(cast: Cast) -> None:
    walk = walk_as(cast.olga)
    walk.to_review(UGLY)
    assert texts(walk, "first_name", 2, 3) == ["<script>"]
    page = walk.get("review").content.decode()
    assert "<script>," not in page
    assert "<b>x</b>" not in page


def test_the_page_says_how_full_each_column_is(cast: Cast) -> None:
    walk = walk_as(cast.olga)
    walk.to_review(UGLY)
    page = walk.get("review").context["page"]
    email = next(column for column in page.grid.columns if column.key == "email")
    assert {"valid": 1, "problem": 2, "empty": 0} == {part.state: part.count for part in email.parts}
    assert rows(walk, start=0, end=9, field="email", state="problem")["total"] == 2


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]),
        ("a\tb\r\n", [["a", "b"]]),
        ('"a\tb"\tc', [["a\tb", "c"]]),
        ('"two\nlines"\t"say ""hi"""', [["two\nlines", 'say "hi"']]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ("", []),
    ],
)
def test_a_clipboard_is_read_as_a_spreadsheet_writes_it(text: str, cells: list[list[str]]) -> None:
    assert cells == parse_block(text)
