"""Exports: the order, the labels, the marks, and that marks come off again exactly."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from django.db import connection

from muster.engine.marks import MARKER_HEADER
from muster.participants.export import export_columns, write_csv, write_export, write_xlsx
from muster.programs.models import Field
from muster.refusals import Refused
from tests.participants.people import add_people, add_person


def exported(program, **options) -> bytes:
    out = io.BytesIO()
    write_csv(program, out, **options)
    return out.getvalue()


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))


@pytest.fixture
def only_pia(cast, scoped):
    return cast.spring


def test_columns_begin_with_identity_then_follow_the_program(only_pia) -> None:
    labels = [column.label for column in export_columns(only_pia)]
    assert ["E-mail", "Employee ID", "Role", "Status", "First name", "Last name", "Job title"] == labels[:7]


def test_retired_fields_are_left_out_but_identity_never(only_pia) -> None:
    Field.objects.filter(program=only_pia, key__in=["employee_id", "phone"]).update(
        retired_at="2026-01-01T00:00Z"
    )
    labels = [column.label for column in export_columns(only_pia)]
    assert ("Employee ID" in labels, "Phone" in labels) == (True, False)


def test_a_row_holds_canonical_text_and_choices_joined(only_pia) -> None:
    values = {
        "skills": ["SQL", "Chess"],
        "start_date": "2024-03-04",
        "phone": "+4477009001",
        "bio": "two\nlines",
    }
    add_person(
        only_pia, "ana@example.org", first_name="Ana", employee_id="007", is_mentor=True, values=values
    )
    content = exported(only_pia)
    header, ana, _pia = table(content)
    row = dict(zip(header, ana, strict=True))
    assert ("007", "mentor", "imported") == (row["Employee ID"], row["Role"], row["Status"])
    assert ("SQL; Chess", "2024-03-04", "+4477009001", "two\nlines") == (
        *(row["Skills"], row["Start date"]),
        *(row["Phone"], row["About me"]),
    )
    assert b"\r\n" in content
    assert MARKER_HEADER not in header


def test_rows_stand_in_code_point_order_of_the_key(only_pia) -> None:
    for email in ("b@example.org", "a-b@example.org", "ab@example.org", "a_b@example.org", "a.b@example.org"):
        add_person(only_pia, email)
    emails = [row[0] for row in table(exported(only_pia))[1:]]
    assert sorted(emails) == emails


def test_marks_are_set_where_a_spreadsheet_would_run_a_cell_and_told(only_pia) -> None:
    add_person(
        only_pia, "x@example.org", first_name="=HYPERLINK(1)", last_name="-5 (2)", values={"bio": "fine"}
    )
    header, pia, marked = table(exported(only_pia))
    assert MARKER_HEADER == header[-1]
    assert ("'=HYPERLINK(1)", "-5 (2)", "1") == (marked[4], marked[5], marked[-1])
    assert "" == pia[-1]


@pytest.mark.parametrize(("role", "expected"), [("mentor", 2), ("mentee", 2), ("both", 1), (None, 3)])
def test_a_role_narrows_the_export(only_pia, role: str | None, expected: int) -> None:
    add_person(only_pia, "a@example.org", is_mentor=True)
    add_person(only_pia, "b@example.org", is_mentor=True, is_mentee=True)
    assert expected == len(table(exported(only_pia, role=role))) - 1


def test_a_workbook_holds_typed_strings_without_marks(only_pia, tmp_path) -> None:
    add_person(
        only_pia,
        "x@example.org",
        first_name="=1+1",
        employee_id="007",
        values={"linkedin_url": "https://x.org"},
    )
    path = tmp_path / "people.xlsx"
    assert 2 == write_xlsx(only_pia, path)
    sheet = openpyxl.load_workbook(path).active
    row = {sheet.cell(1, column).value: sheet.cell(3, column) for column in range(1, sheet.max_column + 1)}
    assert ("=1+1", "s") == (row["First name"].value, row["First name"].data_type)
    assert ("007", "https://x.org") == (row["Employee ID"].value, row["LinkedIn profile"].value)


def test_a_text_too_long_for_a_cell_refuses_the_workbook_but_not_the_csv(only_pia, tmp_path) -> None:
    add_person(only_pia, "x@example.org", values={"bio": "x" * 40_000})
    with pytest.raises(Refused, match=r"export\.cell_too_long"):
        write_export(only_pia, tmp_path / "people.xlsx")
    assert 2 == write_export(only_pia, tmp_path / "people.csv")


def test_an_export_costs_the_same_queries_for_any_number(only_pia, django_assert_num_queries) -> None:
    add_people(only_pia, 10)
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as ten:
        exported(only_pia)
    for number in range(10):
        add_person(only_pia, f"more{number}@example.org")
    with django_assert_num_queries(len(ten)):
        exported(only_pia)
