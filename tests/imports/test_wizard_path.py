"""The whole path, request by request: dialog, upload, sheets, header, columns, review, Yes, result, Undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from django_scopes import scopes_disabled

from muster.participants.models import Participant
from tests.imports.wizard_walk import walk_as, work

SAMPLE = Path(__file__).parents[2] / "examples" / "participants.xlsx"


def _emails(program) -> set[str]:
    with scopes_disabled():
        return set(Participant.objects.filter(program=program).values_list("email_key", flat=True))


def test_each_button_leads_to_the_following_step(cast):
    walk = walk_as(cast.olga)
    assert walk.begin().url == walk.step("upload")
    assert walk.upload().url == walk.step("sheets")
    assert walk.choose_sheets().url == walk.step("header")
    assert walk.choose_headers().url == walk.step("columns")
    assert walk.post("columns", review="yes").url == walk.step("review")
    assert walk.say_yes().url == walk.step("result")


def test_yes_adds_the_people_and_undo_takes_them_out_again(cast):
    walk = walk_as(cast.olga)
    before = _emails(cast.spring)
    walk.to_review()
    walk.say_yes()
    assert "Waiting for the worker" in walk.get("result").content.decode()
    work()
    page = walk.get("result").context["page"]
    assert "2 people are in" == page.heading
    assert _emails(cast.spring) == before | {"ada@example.org", "grace@example.org"}
    preview = walk.get("undo").context["page"].preview
    assert (2, 0) == (preview.removed, preview.restored)
    assert walk.post("undo").url == walk.step("result")
    work()
    assert "This import was undone" == walk.get("result").context["page"].heading
    assert before == _emails(cast.spring)


def test_the_sample_workbook_goes_from_file_to_participants(cast):
    walk = walk_as(cast.chen)
    walk.to_review(SAMPLE.read_bytes(), SAMPLE.name)
    plan = walk.get("review").context["page"]
    new = plan.figures[0].count
    assert new > 40
    walk.say_yes()
    work()
    assert len(_emails(cast.spring)) == new + 1


def test_a_repaired_cell_is_imported(cast):
    walk = walk_as(cast.olga)
    walk.to_review()
    bad = next(row for row in walk.get("review").context["page"].grid.rows if row.action == "reject")
    answer = walk.client.post(bad.cells[0].edit_url, {"value": "nobody@example.org"})
    assert answer.url.startswith(walk.step("review"))
    assert [3, 0, 0, 0] == [figure.count for figure in walk.get("review").context["page"].figures]
    walk.say_yes()
    work()
    assert "nobody@example.org" in _emails(cast.spring)


def test_the_last_repair_can_be_taken_back(cast):
    walk = walk_as(cast.olga)
    walk.to_review()
    bad = next(row for row in walk.get("review").context["page"].grid.rows if row.action == "reject")
    walk.client.post(bad.cells[0].edit_url, {"value": "nobody@example.org"})
    walk.post("review", undo_edit="yes")
    assert 1 == walk.get("review").context["page"].figures[3].count


def test_pasted_rows_are_read_like_a_file(cast):
    walk = walk_as(cast.olga)
    walk.begin()
    walk.post("upload", rows="E-mail\tFirst name\tRole\nada@example.org\tAda\tMentor\n")
    walk.choose_sheets()
    walk.choose_headers()
    walk.post("columns", review="yes")
    assert 1 == walk.get("review").context["page"].figures[0].count


def test_typed_rows_are_read_like_a_file(cast):
    walk = walk_as(cast.olga)
    walk.begin()
    typed = ("ada@example.org", "Ada", "Lovelace", "Mentor")
    walk.post("upload", **{f"typed-{n}": [text, ""] for n, text in enumerate(typed)})
    walk.choose_sheets()
    walk.choose_headers()
    walk.post("columns", review="yes")
    assert 1 == walk.get("review").context["page"].figures[0].count


def test_the_last_dialog_says_it_in_one_sentence(cast):
    walk = walk_as(cast.olga)
    walk.to_review()
    assert (
        "Add 2 people to Spring Mentoring, change 0, leave 0 as they are, leave out 1. Nobody is mailed."
        == walk.get("confirm").context["page"].dialog.sentence
    )


def test_rows_left_out_come_back_as_a_file_with_row_numbers_and_reasons(cast):
    walk = walk_as(cast.olga)
    walk.to_review()
    answer = walk.client.get(walk.url(f"{walk.run_id}/left-out.csv"))
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert "E-mail,First name,Last name,Role,muster_problems,muster_row,muster_marks" == lines[0]
    assert 2 == len(lines)
    assert "Row 4: " in lines[1]
    assert "not an address" in lines[1]


def test_a_second_yes_is_told_and_shown_the_result(cast):
    walk = walk_as(cast.olga)
    walk.to_review()
    revision = walk.get("confirm").context["page"].plan_revision
    walk.post("confirm", plan_revision=revision)
    second = walk.client.post(walk.step("confirm"), {"plan_revision": revision}, follow=True)
    assert second.request["PATH_INFO"] == walk.step("result")
    assert second.context["messages"]


def test_yes_to_a_plan_that_moved_is_asked_again(cast):
    walk = walk_as(cast.olga)
    walk.to_review()
    revision = walk.get("confirm").context["page"].plan_revision
    bad = next(row for row in walk.get("review").context["page"].grid.rows if row.action == "reject")
    walk.client.post(bad.cells[0].edit_url, {"value": "nobody@example.org"})
    again = walk.client.post(walk.step("confirm"), {"plan_revision": revision}, follow=True)
    assert again.request["PATH_INFO"] == walk.step("confirm")
    assert "planned" == walk.run().state
    assert 3 == again.context["page"].dialog.add


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(b"", "empty.csv", id="empty file"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "people.xlsx", id="picture renamed"),
        pytest.param(b"PK\x03\x04 cut off", "people.xlsx", id="cut off"),
    ],
)
def test_a_file_that_can_not_be_read_is_refused_with_a_sentence_on_the_same_page(cast, content, name):
    walk = walk_as(cast.olga)
    walk.begin()
    answer = walk.client.post(
        walk.step("upload"),
        {"file": _file(name, content)},
        follow=True,
        HTTP_REFERER=f"http://testserver{walk.step('upload')}",
    )
    assert answer.request["PATH_INFO"] == walk.step("upload")
    assert 1 == len(list(answer.context["messages"]))
    assert not walk.run().file_name


def _file(name, content):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content)
