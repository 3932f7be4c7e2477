"""Participants as a file that is itself a valid import: CSV with formula marks, XLSX with typed strings.

Both are written to a file on disk in one pass over the database, so memory stays small and an answer can't break off.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, TextIO

import xlsxwriter
from django.db import connection
from django.db.models.functions import Collate

from muster.engine.marks import MARKER_HEADER, mark
from muster.engine.profile import STANDARD_PROFILE
from muster.participants.models import Participant
from muster.participants.queries import ROLES
from muster.participants.values import Value, value_of
from muster.programs.queries import field_specs
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from django.db.models import QuerySet

    from muster.programs.models import Program

LEADING_KEYS = ("email", "employee_id", "role", "status")
"""The columns every export begins with, whether or not the program asks for them."""

CHUNK_SIZE = 2000
SHEET_ROWS = 1_048_576
CELL_LENGTH = 32_767
"""What a cell of a workbook holds at most."""
CODE_POINTS = {"sqlite": "BINARY", "postgresql": "C"}
"""Database → the collation that orders by code point."""


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column of the file."""

    key: str
    label: str


def export_columns(program: Program) -> tuple[ExportColumn, ...]:
    """E-mail, employee ID, role and status, then the program's fields in its order."""
    specs = {spec.key: spec for spec in field_specs(program)}
    standard = {spec.key: spec for spec in STANDARD_PROFILE}
    leading = [specs.get(key) or standard[key] for key in LEADING_KEYS]
    rest = [spec for key, spec in specs.items() if key not in LEADING_KEYS]
    return tuple(ExportColumn(spec.key, spec.label) for spec in (*leading, *rest))


def export_rows(
    program: Program, columns: Sequence[ExportColumn], *, role: str | None = None
) -> Iterator[list[str]]:
    """One row a participant in code-point order of the e-mail key; only mentors or only mentees with `role`."""
    people = _people(program, role)
    keys = [column.key for column in columns]
    for person in people.iterator(chunk_size=CHUNK_SIZE):
        yield [_cell(value_of(person, key)) for key in keys]


def _people(program: Program, role: str | None) -> QuerySet[Participant]:
    people = Participant.objects.filter(program=program).defer("search_text", "origins", "sort_name")
    if role == "both":
        people = people.filter(ROLES["mentor"], ROLES["mentee"])
    elif role:
        people = people.filter(ROLES[role])
    return people.order_by(Collate("email_key", CODE_POINTS[connection.vendor]))


def _cell(value: Value) -> str:
    return "; ".join(value) if isinstance(value, list) else value or ""


def write_csv(program: Program, out: IO[bytes], *, role: str | None = None) -> int:
    """Writes the participants as UTF-8 CSV; answers how many. A marker column is there when any mark was set."""
    columns = export_columns(program)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as lines:
        count, any_marked = _write_lines(lines, export_rows(program, columns, role=role))
        lines.seek(0)
        headers = [mark(column.label) for column in columns]
        any_marked = any_marked or headers != [column.label for column in columns]
        text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        writer = csv.writer(text)
        writer.writerow([*headers, MARKER_HEADER] if any_marked else headers)
        writer.writerows(json.loads(line)[: None if any_marked else -1] for line in lines)
        text.detach()
    return count


def _write_lines(lines: TextIO, rows: Iterator[list[str]]) -> tuple[int, bool]:
    """Writes each row, marked, with the number of its marks as last cell; answers how many rows, and if any mark."""
    count, any_marked = 0, False
    for row in rows:
        cells = [mark(cell) for cell in row]
        marks = sum(cell != before for cell, before in zip(cells, row, strict=True))
        lines.write(json.dumps([*cells, marks or ""]) + "\n")
        any_marked = any_marked or marks > 0
        count += 1
    return count, any_marked


def write_xlsx(program: Program, path: Path, *, role: str | None = None) -> int:
    """Writes the participants as a workbook of typed strings; answers how many."""
    columns = export_columns(program)
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    count = 0
    with xlsxwriter.Workbook(path, options) as workbook:
        bold = workbook.add_format({"bold": True})
        sheet = _new_sheet(workbook, columns, bold)
        for row in export_rows(program, columns, role=role):
            if count and count % (SHEET_ROWS - 1) == 0:
                sheet = _new_sheet(workbook, columns, bold)
            _write_strings(sheet, count % (SHEET_ROWS - 1) + 1, row)
            count += 1
    return count


def _new_sheet(
    workbook: xlsxwriter.Workbook, columns: Sequence[ExportColumn], bold: xlsxwriter.format.Format
) -> xlsxwriter.worksheet.Worksheet:
    sheet = workbook.add_worksheet()
    sheet.freeze_panes(1, 0)
    for index, column in enumerate(columns):
        sheet.set_column(index, index, max(14, min(40, len(column.label) + 4)))
        sheet.write_string(0, index, column.label, bold)
    return sheet


def _write_strings(sheet: xlsxwriter.worksheet.Worksheet, row_index: int, row: Sequence[str]) -> None:
    for index, text in enumerate(row):
        if len(text) > CELL_LENGTH:
            raise Refused("export.cell_too_long", email=row[0])
        if text:
            sheet.write_string(row_index, index, text)


def write_export(program: Program, path: Path, *, role: str | None = None) -> int:
    """Writes the format that the file's name asks for: .xlsx, else CSV."""
    if path.suffix.lower() == ".xlsx":
        return write_xlsx(program, path, role=role)
    with path.open("wb") as file:
        return write_csv(program, file, role=role)
