"""An empty workbook to hand out: a sheet for mentors, one for mentees, one that explains, answers as drop-downs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import xlsxwriter
from django.utils.translation import gettext as _

from muster.engine.marks import EXAMPLE_EMAIL
from muster.engine.table import Role
from muster.programs.models import ALWAYS_FIELDS, Field, FieldType
from muster.programs.queries import list_fields
from muster.programs.regions import country_names, language_names, zone_names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from muster.programs.models import Program

ROWS = 2000
"""How far down drop-downs and formats reach."""

LEFT_OUT = frozenset({"role", "status"})
"""The sheet says the role; nobody's status is filled in by hand."""

IDENTITY = "email"
LISTS_SHEET = "Lists"
INK, SOFT, QUIET, EDGE = "#FFFFFF", "#2F6F5E", "#5C6561", "#E5ECE9"


@dataclass(frozen=True, slots=True)
class Look:
    """The formats of the workbook."""

    needed: Format
    asked: Format
    text: Format
    title: Format
    wrapped: Format
    example: Format


def write_template(program: Program, path: Path) -> None:
    """Writes the workbook for the fields that the program asks now."""
    fields = [
        field for field in list_fields(program) if field.retired_at is None and field.key not in LEFT_OUT
    ]
    with xlsxwriter.Workbook(path) as workbook:
        look = _look(workbook)
        sheets = [
            (workbook.add_worksheet(_("Mentors")), Role.MENTOR),
            (workbook.add_worksheet(_("Mentees")), Role.MENTEE),
        ]
        _write_explanation(workbook.add_worksheet(_("How to fill this in")), program, fields, look)
        lists = _write_lists(workbook, fields)
        for sheet, role in sheets:
            asked = [field for field in fields if field.audience in {Role.BOTH, role}]
            _write_sheet(sheet, asked, lists, look)


def _look(workbook: Workbook) -> Look:
    return Look(
        needed=workbook.add_format({"bold": True, "font_color": INK, "bg_color": SOFT, "valign": "vcenter"}),
        asked=workbook.add_format({"bold": True, "font_color": SOFT, "bg_color": EDGE, "valign": "vcenter"}),
        text=workbook.add_format({"num_format": "@"}),
        title=workbook.add_format({"bold": True, "font_size": 14}),
        wrapped=workbook.add_format({"text_wrap": True, "valign": "top", "font_color": QUIET}),
        example=workbook.add_format({"num_format": "@", "italic": True, "font_color": QUIET}),
    )


def _write_sheet(sheet: Worksheet, fields: Sequence[Field], lists: dict[str, str], look: Look) -> None:
    """Headers with notes. Cells are text, so that a spreadsheet changes neither 007 nor a telephone number."""
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, 24)
    for index, field in enumerate(fields):
        needed = is_needed(field)
        sheet.set_column(
            index,
            index,
            max(16, min(40, len(field.label) + 4)),
            None if field.type == FieldType.DATE else look.text,
        )
        sheet.write_string(0, index, field.label, look.needed if needed else look.asked)
        sheet.write_comment(0, index, explain(field), {"x_scale": 1.6, "author": "Muster"})
        sheet.write_string(1, index, example_of(field), look.example)
        if field.key in lists:
            sheet.data_validation(1, index, ROWS, index, _drop_down(field, lists[field.key]))


def _drop_down(field: Field, source: str) -> dict[str, object]:
    """Several choices can't be picked from one drop-down, so other text only gets a hint there."""
    takes_others = field.is_open or field.type == FieldType.MULTIPLE_CHOICE
    return {
        "validate": "list",
        "source": source,
        "error_type": "information" if takes_others else "warning",
        "error_title": _("Not in the list"),
        "error_message": _several_hint()
        if takes_others
        else _("Muster will ask what this means when the file is imported."),
        "show_error": not takes_others,
    }


def example_of(field: Field) -> str:
    """What stands in the example row, which an import passes over."""
    if field.key == IDENTITY:
        return EXAMPLE_EMAIL
    if field.type == FieldType.COUNTRY:
        return country_names()["NG"]
    if field.type == FieldType.LANGUAGE:
        return language_names()["en"]
    answers = [] if field.type in EXAMPLES else answers_of(field)
    if answers:
        return "; ".join(answers[:2]) if field.type == FieldType.MULTIPLE_CHOICE else answers[0]
    return PEOPLE.get(field.key) or EXAMPLES.get(field.type, "")


def is_needed(field: Field) -> bool:
    """Whether the header is marked: the address that identifies somebody, and what the program requires."""
    return field.key == IDENTITY or (field.is_required and field.key not in ALWAYS_FIELDS)


def explain(field: Field) -> str:
    """The note at a header: required or not, what may stand in the column."""
    parts = [
        _("Required.") if is_needed(field) else _("May stay empty."),
        field.help,
        str(field.get_type_display()) + ".",
        _several_hint() if field.type == FieldType.MULTIPLE_CHOICE else _example(field),
    ]
    return " ".join(part for part in parts if part)


def _several_hint() -> str:
    return _("Several answers are separated by semicolons.")


def _example(field: Field) -> str:
    example = EXAMPLES.get(field.type)
    return _("For example: %(example)s") % {"example": example} if example else ""


PEOPLE: dict[str, str] = {
    "employee_id": "00123",
    "first_name": "Amara",
    "last_name": "Okafor",
    "job_title": "Team lead",
    "department": "Engineering",
    "company": "Northwind",
    "location": "Lagos",
    "time_zone": "Africa/Lagos",
    "manager_email": "manager@company.com",
    "birth_date": "1990-05-17",
    "bio": "Likes to explain.",
    "skills": "Coaching; Design",
    "interests": "Music; Chess",
    "goals": "Leading a team",
}
EXAMPLES: dict[str, str] = {
    FieldType.EMAIL: "name@company.com",
    FieldType.PHONE: "+44 7700 900123",
    FieldType.URL: "https://www.company.com/name",
    FieldType.WHOLE_NUMBER: "3",
    FieldType.NUMBER: "2.5",
    FieldType.DATE: "2026-03-01",
    FieldType.TIME_ZONE: "Europe/Berlin",
}


def _write_explanation(sheet: Worksheet, program: Program, fields: Sequence[Field], look: Look) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, program.name, look.title)
    lines = (
        _(
            "Put mentors on the first sheet and mentees on the second, one person a row; who is both stands on both."
        ),
        _("The grey row below the headers is an example. Leave it or overwrite it: it is never imported."),
        _(
            "Headers with a dark background are required. Keep the headers; the order of columns doesn't matter."
        ),
    )
    for number, line in enumerate(lines, start=1):
        sheet.write_string(number, 0, line)
    for number, field in enumerate(fields, start=len(lines) + 2):
        sheet.write_string(number, 0, field.label)
        sheet.write_string(number, 1, explain(field), look.wrapped)


def _write_lists(workbook: Workbook, fields: Sequence[Field]) -> dict[str, str]:
    """The answers to choose from, on a hidden sheet; field key → where they stand."""
    answers = {field.key: answers_of(field) for field in fields}
    sheet = workbook.add_worksheet(LISTS_SHEET)
    sheet.hide()
    sources: dict[str, str] = {}
    for key, options in answers.items():
        if options:
            column = len(sources)
            sheet.write_column(0, column, options)
            name = xlsxwriter.utility.xl_col_to_name(column, col_abs=True)
            sources[key] = f"={LISTS_SHEET}!{name}$1:{name}${len(options)}"
    return sources


def answers_of(field: Field) -> list[str]:
    """What a drop-down proposes for the field; empty where anything goes."""
    if field.type == FieldType.COUNTRY:
        return list(country_names().values())
    if field.type == FieldType.LANGUAGE:
        return list(language_names().values())
    if field.type == FieldType.TIME_ZONE:
        return list(zone_names())
    if field.type == FieldType.YES_NO:
        return [_("Yes"), _("No")]
    return [str(option["value"]) for option in field.options]
