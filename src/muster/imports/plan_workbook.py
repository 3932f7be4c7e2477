"""The whole plan as a workbook: its numbers, who is new, every value old and new, who stays, who is left out and why.

Every cell is a typed string or a number, so that no spreadsheet runs what stands in it.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import xlsxwriter
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _

from muster.imports import plans
from muster.imports.counts import told_counts
from muster.imports.plan_lists import LISTS, count_of, read_lines, written_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from muster.imports.models import ImportRun
    from muster.imports.plan_lists import Line

SHEET_LINES = 200_000
"""People a sheet shows; what is beyond is counted on the first sheet."""
SLICE = 5_000
CELL_LENGTH = 32_767
SHEET_ROWS = 1_048_576
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

Cells = tuple[str | int, ...]


def write_plan(run: ImportRun, path: Path) -> None:
    """Writes the stored plan of the run. Refused where there is none."""
    counts = told_counts(plans.plan_document(run)["counts"])
    with xlsxwriter.Workbook(path, OPTIONS) as workbook:
        bold = workbook.add_format({"bold": True})
        titles = _titles()
        _write(workbook, _("Plan"), _summary(counts), bold)
        for name in LISTS:
            if counts.get(name):
                _write(workbook, titles[name], _lines(run, name), bold)


def _titles() -> dict[str, str]:
    """What the sheets are called."""
    return {
        "create": _("New"),
        "update": _("Updates"),
        "unchanged": _("No change"),
        "skip": _("Left as they are"),
        "reject": _("Left out"),
        "notify": _("Invitations"),
    }


def _summary(counts: dict[str, int]) -> Iterator[Cells]:
    yield (_("What the import would do"), _("Number"), "")
    yield (_("Rows"), counts.get("rows", 0), "")
    titles = _titles()
    for name in LISTS:
        count = counts.get(name, 0)
        note = (
            _("the first %(count)s are listed") % {"count": intcomma(SHEET_LINES)}
            if count > SHEET_LINES
            else ""
        )
        yield (titles[name], count, note)


def _lines(run: ImportRun, name: str) -> Iterator[Cells]:
    labels = written_labels(run) if name == "create" else ()
    yield (_("E-mail"), _("Sheet"), _("Row"), *(labels or _own_headers(name)))
    for start in range(0, min(count_of(run, name), SHEET_LINES), SLICE):
        for line in read_lines(run, name, start, SLICE):
            yield from _cells(name, line, labels)


def _own_headers(name: str) -> Sequence[str]:
    return (_("Field"), _("Before"), _("After")) if name == "update" else (_("Why"),)


def _cells(name: str, line: Line, labels: Sequence[str]) -> Iterator[Cells]:
    """One line a value for people who change, one a person or row for the others."""
    place = (line.email, line.sheet, line.sheet_row)
    if name == "update":
        yield from ((*place, value.label, value.before, value.after) for value in line.values)
    elif name == "create":
        values = {value.label: value.after for value in line.values}
        yield (*place, *(values.get(label, "") for label in labels))
    else:
        yield (*place, " ".join(line.reasons))


def _write(
    workbook: xlsxwriter.Workbook, title: str, lines: Iterator[Cells], bold: xlsxwriter.format.Format
) -> None:
    sheet = workbook.add_worksheet(title)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 5, 20)
    for index, cells in enumerate(islice(lines, SHEET_ROWS)):
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                sheet.write_number(index, column, cell)
            elif cell:
                sheet.write_string(index, column, cell[:CELL_LENGTH], None if index else bold)
