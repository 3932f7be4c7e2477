"""Rows taken away as a workbook or CSV, repaired elsewhere, and brought back."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scope, scopes_disabled

from muster.engine.marks import KEY_HEADER, PROBLEMS_HEADER, is_runnable, mark, unmark
from muster.imports import actions
from muster.participants.models import Participant
from muster.programs.actions import add_options
from tests.imports.wizard_walk import Walk, walk_as, work
from tests.spreadsheets import converted

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from tests.conftest import Cast

pytestmark = pytest.mark.any_database

PEOPLE = (
    "E-mail,First name,Role,Department\r\n"
    "ada@example.org,Ada,Mentor,007\r\n"
    "broken,=1+1,Mentee,Eng\r\n"
    "grace@example.org,Grace,Mentee,+44 20\r\n"
)


@pytest.fixture
def walk(cast: Cast) -> Walk:
    walk = walk_as(cast.olga)
    walk.to_review(PEOPLE)
    return walk


def taken(walk: Walk, name: str = "review/rows.xlsx", **query: str) -> openpyxl.Workbook:
    answer = walk.client.get(walk.url(f"{walk.run_id}/{name}"), query)
    assert answer.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))


def first(book: openpyxl.Workbook) -> Worksheet:
    return book.worksheets[0]


def bring(walk: Walk, book: openpyxl.Workbook) -> str:
    out = io.BytesIO()
    book.save(out)
    file = SimpleUploadedFile("repaired.xlsx", out.getvalue())
    answer = walk.client.post(walk.url(f"{walk.run_id}/review/repaired/"), {"file": file})
    return str(answer.url)


def merge(walk: Walk, **more: str) -> None:
    walk.client.post(walk.url(f"{walk.run_id}/review/repaired/"), {"merge": "yes", **more})


def emails(walk: Walk) -> list[str]:
    return [row.cells[0].text for row in walk.get("review").context["page"].grid.rows]


def test_a_workbook_tells_every_problem_and_keeps_every_text(walk: Walk) -> None:
    sheet = first(taken(walk))
    headers = [cell.value for cell in sheet[1]]
    assert headers == ["E-mail", "First name", "Role", "Department", PROBLEMS_HEADER, KEY_HEADER]
    assert sheet.column_dimensions["F"].hidden
    bad = sheet[3]
    assert ["broken", "=1+1", "Mentee", "Eng"] == [cell.value for cell in bad[:4]]
    assert bad[1].data_type == "s", "a text, and no formula"
    assert bad[0].fill.fgColor.rgb == "FFF9C9B4"
    assert "e-mail" in bad[0].comment.text
    assert "Row 3: " in bad[4].value
    assert [sheet["D2"].value, sheet["D4"].value] == ["007", "+44 20"]


def test_only_rows_with_problems_are_taken_where_asked(walk: Walk) -> None:
    assert first(taken(walk, show="problems")).max_row == 2


def test_what_was_repaired_elsewhere_is_shown_and_then_taken_over(walk: Walk) -> None:
    book = taken(walk, show="problems")
    first(book)["A2"] = "bo@example.org"
    assert bring(walk, book).endswith("/review/repaired/")
    page = walk.client.get(walk.url(f"{walk.run_id}/review/repaired/")).context["page"]
    (cell,) = page.cells
    assert ("broken", "bo@example.org", False) == (cell.now, cell.then, cell.is_touched)
    assert emails(walk)[1] == "broken"
    merge(walk)
    assert emails(walk)[1] == "bo@example.org"
    assert 0 == walk.run().counts["reject"]


def test_a_row_added_elsewhere_is_added_here(walk: Walk) -> None:
    book = taken(walk)
    first(book).append(["new@example.org", "New", "Mentee", "Lab"])
    bring(walk, book)
    merge(walk)
    assert emails(walk)[-1] == "new@example.org"


def test_what_a_colleague_changed_meanwhile_stays_unless_it_is_meant(walk: Walk, cast: Cast) -> None:
    book = taken(walk)
    first(book)["A3"] = "from.the.file@example.org"
    with_scope_edit(walk, cast, "from.chen@example.org")
    bring(walk, book)
    page = walk.client.get(walk.url(f"{walk.run_id}/review/repaired/")).context["page"]
    assert (1, "Chen") == (page.touched, page.cells[0].who)
    merge(walk)
    assert emails(walk)[1] == "from.chen@example.org"
    bring(walk, book)
    merge(walk, with_touched="on")
    assert emails(walk)[1] == "from.the.file@example.org"


def with_scope_edit(walk: Walk, cast: Cast, value: str) -> None:
    with scope(organisation=cast.northwind):
        actions.edit_cell(walk.run(), 0, 3, 1, value, actor=cast.chen)


def test_the_same_file_changes_nothing(walk: Walk) -> None:
    assert bring(walk, taken(walk)).endswith("/review/")


@pytest.mark.parametrize("kind", ["another", "none"])
def test_rows_of_another_import_are_refused(walk: Walk, cast: Cast, kind: str) -> None:
    book = taken(walk)
    if kind == "none":
        first(book).delete_cols(6)
    else:
        first(book)["F2"] = "0123456789abcdef:1:0:2"
    file = io.BytesIO()
    book.save(file)
    answer = walk.client.post(
        walk.url(f"{walk.run_id}/review/repaired/"),
        {"file": SimpleUploadedFile("x.xlsx", file.getvalue())},
        follow=True,
    )
    assert list(answer.context["messages"])


def test_csv_rows_are_repaired_in_an_editor_and_brought_back(walk: Walk) -> None:
    answer = walk.client.get(walk.url(f"{walk.run_id}/review/rows.csv"), {"show": "problems"})
    content = b"".join(answer.streaming_content)
    assert 2 == len(content.splitlines()), "the header and the one row with a problem"
    file = SimpleUploadedFile("rows.csv", content.replace(b"broken", b"bo@example.org"))
    walk.client.post(walk.url(f"{walk.run_id}/review/repaired/"), {"file": file})
    page = walk.client.get(walk.url(f"{walk.run_id}/review/repaired/")).context["page"]
    assert [("broken", "bo@example.org")] == [(cell.now, cell.then) for cell in page.cells]
    merge(walk)
    assert (emails(walk)[1], 0) == ("bo@example.org", walk.run().counts["reject"])


@pytest.mark.parametrize("name", ["left-out.xlsx", "left-out.csv"])
def test_rows_left_out_of_a_result_are_repaired_and_everybody_is_there(
    walk: Walk, cast: Cast, name: str
) -> None:
    walk.say_yes()
    work()
    assert [2, 1] == [walk.run().counts[part] for part in ("create", "reject")]
    content = b"".join(walk.client.get(walk.url(f"{walk.run_id}/{name}")).streaming_content)
    again = walk_as(cast.olga)
    again.to_review(_repaired(content, name), name)
    again.say_yes()
    work()
    assert {"create": 1, "reject": 0}.items() <= again.run().counts.items()
    with scopes_disabled():
        bo = Participant.objects.get(program=cast.spring, email_key="bo@example.org")
        assert ("=1+1", "mentee", "Eng") == (bo.first_name, bo.role, bo.values["department"])


def _repaired(content: bytes, name: str) -> bytes:
    if name.endswith(".csv"):
        return content.replace(b"broken", b"bo@example.org")
    book = openpyxl.load_workbook(io.BytesIO(content))
    first(book)["A2"] = "bo@example.org"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.torture
def test_a_workbook_repaired_in_libreoffice_keeps_what_it_was_given_and_comes_back(
    cast: Cast, tmp_path: Path
) -> None:
    """Opened, repaired and saved by LibreOffice: as its own format, where the repair is made, and as a workbook again."""
    with scope(organisation=cast.northwind):
        add_options(cast.spring, "skills", ["SQL", "Chess"])
    walk = walk_as(cast.olga)
    walk.to_review(PEOPLE.replace("Department", "Skills").replace("Eng", "SQL"))
    answer = walk.client.get(walk.url(f"{walk.run_id}/review/rows.xlsx"))
    path = tmp_path / "rows.xlsx"
    path.write_bytes(b"".join(answer.streaming_content))
    flat = converted(path, "fods", tmp_path / "flat")
    text = flat.read_text(encoding="utf-8")
    assert 0 == text.count("table:formula=")
    assert 1 == text.count("<text:p>broken</text:p>")
    flat.write_text(
        text.replace("<text:p>broken</text:p>", "<text:p>bo@example.org</text:p>"), encoding="utf-8"
    )
    saved = converted(flat, "xlsx:Calc MS Excel 2007 XML", tmp_path / "saved")
    sheet = first(openpyxl.load_workbook(saved))
    assert "muster_lists" in str(sheet.data_validations.dataValidation[0].formula1)
    assert sheet.column_dimensions["F"].hidden
    assert sheet["A3"].fill.fgColor.rgb.endswith("F9C9B4")
    assert "e-mail" in sheet["A3"].comment.text
    file = SimpleUploadedFile("rows.xlsx", saved.read_bytes())
    walk.client.post(walk.url(f"{walk.run_id}/review/repaired/"), {"file": file})
    page = walk.client.get(walk.url(f"{walk.run_id}/review/repaired/")).context["page"]
    assert [("broken", "bo@example.org")] == [(cell.now, cell.then) for cell in page.cells]
    merge(walk)
    assert (emails(walk)[1], 0) == ("bo@example.org", walk.run().counts["reject"])


def test_rows_left_out_import_as_they_are(walk: Walk, cast: Cast) -> None:
    answer = walk.client.get(walk.url(f"{walk.run_id}/left-out.xlsx"))
    again = walk_as(cast.olga)
    again.to_review(b"".join(answer.streaming_content), "left-out.xlsx")
    page = again.get("review").context["page"]
    assert ["E-mail", "First name", "Role", "Department"] == [column.headers for column in page.grid.columns][
        :1
    ] + [column.headers for column in page.grid.columns][1:4]
    assert () == page.left_out_columns
    assert [row.cells[0].text for row in page.grid.rows] == ["broken"]


def test_csv_rows_left_out_import_as_they_are_without_their_marks(walk: Walk, cast: Cast) -> None:
    answer = walk.client.get(walk.url(f"{walk.run_id}/left-out.csv"))
    content = b"".join(answer.streaming_content)
    assert b"'=1+1" in content
    again = walk_as(cast.olga)
    again.to_review(content, "left-out.csv")
    (row,) = again.get("review").context["page"].grid.rows
    assert ["broken", "=1+1"] == [cell.text for cell in row.cells[:2]]


def test_no_first_character_makes_a_text_run_and_every_mark_comes_off_again() -> None:
    runs = {chr(n) for n in range(sys.maxunicode + 1) if n < 0x10000 and is_runnable(f"{chr(n)}cmd")}
    assert set("=+-@\uff1d\uff0b\uff0d\uff20") <= runs
    for code in range(0x10000):
        text = f"{chr(code)}1+1"
        assert unmark(mark(text)) == text
        assert not is_runnable(mark(text)) or mark(text).startswith("'")
