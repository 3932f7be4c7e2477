"""A small sheet as it may look: drawn beside the upload, and downloadable as a workbook."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from muster.engine.table import FieldSpec

FIRST = ("email", "first_name", "last_name", "role")
MORE = 3
"""So many of the program's own fields are drawn."""
PEOPLE: tuple[dict[str, str], ...] = (
    {
        "email": "amara.okafor@example.org", "first_name": "Amara", "last_name": "Okafor", "role": "Mentor",
        "department": "Engineering", "job_title": "Team lead", "location": "Lagos", "skills": "Python; SQL",
    },
    {
        "email": "bjorn.hansen@example.org", "first_name": "Bjørn", "last_name": "Hansen", "role": "Mentee",
        "department": "Finance", "job_title": "Analyst", "location": "Oslo", "skills": "Excel",
    },
    {
        "email": "chloe.dubois@example.org", "first_name": "Chloé", "last_name": "Dubois", "role": "Both",
        "department": "Legal", "job_title": "Counsel", "location": "Lyon", "skills": "Contracts; French",
    },
)  # fmt: skip
BY_TYPE: dict[str, tuple[str, str, str]] = {
    "text": ("Harbour", "Garden", "Hill"),
    "long_text": ("Likes to explain.", "Wants to learn.", "A bit of both."),
    "email": ("boss@example.org", "boss@example.org", "head@example.org"),
    "phone": ("+234 802 123 4567", "+47 406 12 345", "+33 6 12 34 56 78"),
    "url": ("https://example.org/amara", "https://example.org/bjorn", "https://example.org/chloe"),
    "whole_number": ("3", "1", "2"),
    "number": ("1.5", "2", "0.5"),
    "date": ("2021-04-03", "2019-11-17", "2022-01-10"),
    "yes_no": ("yes", "no", "yes"),
    "country": ("NG", "NO", "FR"),
    "language": ("en", "no", "fr"),
    "time_zone": ("Africa/Lagos", "Europe/Oslo", "Europe/Paris"),
}


@dataclass(frozen=True, slots=True)
class SampleSheet:
    """Headers and three rows; `letters` are the columns as a spreadsheet names them."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def letters(self) -> str:
        return "ABCDEFGHIJ"[: len(self.headers)]

    @property
    def numbered(self) -> list[tuple[int, tuple[str, ...]]]:
        """Each row with the number that a spreadsheet shows."""
        return list(enumerate(self.rows, start=2))


def sample_sheet(specs: Iterable[FieldSpec]) -> SampleSheet:
    """A sheet with this program's own labels."""
    by_key = {spec.key: spec for spec in specs}
    first = [by_key[key] for key in FIRST if key in by_key]
    own = [spec for key, spec in by_key.items() if key not in {*FIRST, "employee_id", "status"}]
    shown = [*first, *own[:MORE]]
    rows = tuple(tuple(_sample_value(spec, n) for spec in shown) for n in range(len(PEOPLE)))
    return SampleSheet(tuple(spec.label for spec in shown), rows)


def sample_workbook(sheet: SampleSheet) -> bytes:
    """The sheet as an .xlsx file: text cells, so that a spreadsheet keeps every character."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        page = book.add_worksheet("Participants")
        bold = book.add_format({"bold": True, "bottom": 1})
        for column, header in enumerate(sheet.headers):
            page.write_string(0, column, header, bold)
            for row, values in enumerate(sheet.rows, start=1):
                page.write_string(row, column, values[column])
        page.set_column(0, len(sheet.headers) - 1, 22)
        page.freeze_panes(1, 0)
    return out.getvalue()


def _sample_value(spec: FieldSpec, person: int) -> str:
    known = PEOPLE[person].get(spec.key)
    if known is not None:
        return known
    if spec.options:
        return spec.options[person % len(spec.options)].value
    return BY_TYPE.get(spec.type, ("", "", ""))[person]
