"""An empty sheet to type into, and the template whose example row is nobody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
from django_scopes import scope

from muster.engine.marks import EXAMPLE_EMAIL
from muster.participants.template import write_template
from tests.imports.wizard_walk import walk_as

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Cast


def test_people_are_typed_into_an_empty_sheet_and_imported(cast: Cast) -> None:
    walk = walk_as(cast.olga)
    walk.begin()
    assert walk.client.post(walk.url(f"{walk.run_id}/by-hand/")).url == walk.step("review")
    page = walk.get("review").context["page"]
    assert (0, False) == (page.grid.total, page.can_continue)
    keys = [column["key"] for column in page.setup["columns"]]
    assert {"email", "first_name", "role", "department"} <= set(keys)
    run = walk.run()
    fields = ["email", "first_name", "last_name", "role"]
    people = "ada@example.org\tAda\tLovelace\tMentor\ngrace@example.org\tGrace\tHopper\tMentee"
    body = {
        "command": "paste",
        "query": {},
        "first": 0,
        "last": 0,
        "width": 1,
        "fields": fields,
        "text": people,
    }
    sent = {**body, "revision": run.revision, "upload": run.upload_key}
    answer = walk.client.post(
        walk.url(f"{walk.run_id}/review/edit/"), json.dumps(sent), content_type="application/json"
    )
    assert answer.status_code == 200, answer.content
    page = walk.get("review").context["page"]
    assert [("ada@example.org", "New"), ("grace@example.org", "New")] == [
        (row.cells[keys.index("email")].text, row.shown.label) for row in page.grid.rows
    ]
    assert page.can_continue


def test_the_example_of_the_template_is_nobody(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    with scope(organisation=cast.northwind):
        write_template(cast.spring, path)
    book = openpyxl.load_workbook(path)
    sheet = book["Mentors"]
    place = next(cell.column for cell in sheet[1] if cell.value == "E-mail")
    assert EXAMPLE_EMAIL == sheet.cell(2, place).value
    sheet.cell(3, place, "real.person@example.org")
    book.save(path)
    walk = walk_as(cast.olga)
    walk.to_review(path.read_bytes(), "template.xlsx")
    page = walk.get("review").context["page"]
    assert [row.sheet_row for row in page.grid.rows] == [3]
    assert "row.example" in {problem.code for problem in page.problems}
