"""The empty workbook: sheets, headers, drop-downs."""

from __future__ import annotations

import openpyxl
import pytest

from muster.participants.template import write_template
from muster.programs.actions import add_options
from muster.programs.models import Field

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scoped")]


@pytest.fixture
def workbook(cast, tmp_path):
    Field.objects.create(
        program=cast.spring,
        key="team",
        label="Team",
        type="single_choice",
        options=[{"value": "Legal"}, {"value": "Sales"}],
        position=99,
    )
    Field.objects.filter(program=cast.spring, key="department").update(is_required=True)
    add_options(cast.spring, "skills", ["SQL"])
    write_template(cast.spring, tmp_path / "template.xlsx")
    return openpyxl.load_workbook(tmp_path / "template.xlsx")


def headers(sheet) -> dict[str, object]:
    return {cell.value: cell for cell in sheet[1]}


def test_mentors_and_mentees_have_a_sheet_each(workbook) -> None:
    assert ["Mentors", "Mentees", "How to fill this in", "Lists"] == workbook.sheetnames
    assert "hidden" == workbook["Lists"].sheet_state
    assert "Mentee capacity" in headers(workbook["Mentors"])
    assert "Mentee capacity" not in headers(workbook["Mentees"])


def test_role_and_status_are_not_asked(workbook) -> None:
    assert {"Role", "Status"}.isdisjoint(headers(workbook["Mentors"]))


def test_the_example_is_of_one_person_and_not_the_first_of_each_list(workbook) -> None:
    sheet = workbook["Mentors"]
    example = {label: sheet.cell(2, cell.column).value for label, cell in headers(sheet).items()}
    assert ("Nigeria", "English", "Africa/Lagos") == tuple(
        example[label] for label in ("Country", "Language", "Time zone")
    )
    assert "Legal" == example["Team"], "an option of the program's own"


def test_required_columns_are_marked_and_noted(workbook) -> None:
    cells = headers(workbook["Mentors"])
    fills = {label: cells[label].fill.fgColor.rgb for label in ("E-mail", "Department", "Location")}
    assert fills["E-mail"] == fills["Department"] != fills["Location"]
    assert cells["E-mail"].comment.text.startswith("Required.")
    assert cells["Location"].comment.text.startswith("May stay empty.")


def test_options_are_drop_downs(workbook) -> None:
    sheet = workbook["Mentors"]
    column = headers(sheet)["Team"].column_letter
    validation = next(
        one for one in sheet.data_validations.dataValidation if f"{column}2:{column}2001" in str(one.sqref)
    )
    place = validation.formula1.removeprefix("Lists!").replace("$", "")
    first, last = place.split(":")
    assert ["Legal", "Sales"] == [row[0].value for row in workbook["Lists"][f"{first}:{last}"]]


def test_cells_are_text_so_that_numbers_keep_their_zeros(workbook) -> None:
    sheet = workbook["Mentors"]
    column = headers(sheet)["Employee ID"].column
    formats = [one.number_format for one in sheet.column_dimensions.values() if one.min <= column <= one.max]
    assert ["@"] == formats
