"""Rows of the review as a workbook or CSV, to be repaired elsewhere and brought back: every problem marked and told.

Each row carries a hidden key (`KEY_HEADER`). Cells are typed as text: a spreadsheet changes none of them and runs nothing.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import xlsxwriter
from django.utils.translation import gettext as _

from muster.engine.issues import Severity
from muster.engine.marks import KEY_HEADER, MARKER_HEADER, PROBLEMS_HEADER, mark
from muster.imports import sources
from muster.imports.review.places import places_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from muster.engine.table import FieldSpec
    from muster.imports.models import Source
    from muster.imports.review.query import ReviewQuery
    from muster.imports.review.shown import Shown

SLICE = sources.READ_WHOLE
"""Rows that are in memory at once."""
LISTS_SHEET = "muster_lists"
SHEET_NAME_LENGTH = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
MOST_COMMENTS = 20_000
"""Spreadsheets grow slow with more; the column of problems has them all."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said about one row: by column, and about the row itself; each as (severity, sentence)."""

    sheet_row: int
    cells: Mapping[int, Sequence[tuple[str, str]]]
    row: Sequence[tuple[str, str]]

    @property
    def text(self) -> str:
        """All of it, in one cell."""
        said = [sentence for found in (*self.cells.values(), self.row) for _severity, sentence in found]
        if not said:
            return ""
        return _("Row %(row)s: %(problems)s") % {
            "row": self.sheet_row,
            "problems": " ".join(dict.fromkeys(said)),
        }


@dataclass(frozen=True, slots=True)
class Away:
    """One row as it leaves: key, texts in the order of the sheet's columns, and what is told about it."""

    key: str
    texts: tuple[str, ...]
    told: Told


Teller = Callable[[Mapping[str, Any], Mapping[str, int]], Told]
"""Gives a line of the review its `Told`; the sentences are the pages' matter."""


def write_workbook(
    path: Path,
    shown: Shown,
    found: Sequence[Source],
    query: ReviewQuery,
    specs: Sequence[FieldSpec],
    tell: Teller,
) -> None:
    """Writes the rows that the query finds, each sheet under its name."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False}) as book:
        look = {
            "head": book.add_format({"bold": True, "bg_color": "#2F6F5E", "font_color": "#FFFFFF"}),
            "text": book.add_format({"num_format": "@"}),
            Severity.BLOCKS.value: book.add_format({"num_format": "@", "bg_color": "#F9C9B4"}),
            Severity.WARNS.value: book.add_format({"num_format": "@", "bg_color": "#FBE3B0"}),
        }
        names: set[str] = set()
        pages = [(source, book.add_worksheet(_sheet_name(source.name, names))) for source in found]
        lists = _write_lists(book, specs)
        for source, page in pages:
            _write_sheet(page, source, _rows(shown, source, query, tell), lists, look)


def csv_lines(shown: Shown, found: Sequence[Source], query: ReviewQuery, tell: Teller) -> Iterator[bytes]:
    """The same rows as lines of UTF-8 CSV, a byte order mark first, so that a spreadsheet shows every letter.

    Cells that a spreadsheet would run are marked, and a column counts the marks, so that an import takes them off again.
    """
    headers = list(dict.fromkeys(header for source in found for header in _headers(source)))
    yield b"\xef\xbb\xbf" + _line([*map(mark, headers), PROBLEMS_HEADER, KEY_HEADER, MARKER_HEADER])
    for source in found:
        titles = _headers(source)
        for row in _rows(shown, source, query, tell):
            texts = dict(zip(titles, row.texts, strict=True))
            cells = [*(texts.get(header, "") for header in headers), row.told.text]
            marked = [mark(cell) for cell in cells]
            count = sum(one != other for one, other in zip(cells, marked, strict=True))
            yield _line([*marked, row.key, str(count)])


def key_of(run_key: str, revision: int, position: int, sheet_row: int) -> str:
    """What tells the row of this upload, and when it was taken away."""
    return f"{run_key}:{revision}:{position}:{sheet_row}"


def _rows(shown: Shown, source: Source, query: ReviewQuery, tell: Teller) -> Iterator[Away]:
    columns = [entry["column"] for entry in source.columns]
    places = places_in(source)
    numbers = shown.numbers(query, 0, shown.rows)
    for start in range(0, len(numbers), SLICE):
        lines = [line for line in shown.lines(numbers[start : start + SLICE]) if line["s"] == source.position]
        texts = sources.rows_at(source, [line["n"] for line in lines]).rows
        for line in lines:
            by_column = texts.get(line["n"], {})
            key = key_of(source.run.upload_key, shown.revision, source.position, line["n"])
            yield Away(key, tuple(by_column.get(column) or "" for column in columns), tell(line, places))


def _headers(source: Source) -> list[str]:
    return [str(entry["header"]) for entry in source.columns]


def _write_sheet(
    page: Worksheet, source: Source, rows: Iterator[Away], lists: Mapping[str, str], look: Mapping[str, Any]
) -> None:
    headers = [*_headers(source), PROBLEMS_HEADER, KEY_HEADER]
    page.freeze_panes(1, 0)
    page.set_column(0, len(headers) - 3, 20, look["text"])
    page.set_column(len(headers) - 2, len(headers) - 2, 60)
    page.set_column(len(headers) - 1, len(headers) - 1, 8, None, {"hidden": True})
    for column, header in enumerate(headers):
        page.write_string(0, column, header, look["head"])
    place_of = {entry["column"]: index for index, entry in enumerate(source.columns)}
    last, comments = 0, 0
    for last, row in enumerate(rows, start=1):
        levels = {place_of[column]: found for column, found in row.told.cells.items() if column in place_of}
        for index, text in enumerate(row.texts):
            page.write_string(last, index, text, look.get(_gravest(levels.get(index, ())), look["text"]))
        for index, found in levels.items():
            if comments < MOST_COMMENTS:
                said = " ".join(sentence for _level, sentence in found)
                page.write_comment(last, index, said, {"author": "Muster"})
                comments += 1
        page.write_string(last, len(headers) - 2, row.told.text)
        page.write_string(last, len(headers) - 1, row.key)
    for entry in source.columns:
        if last and entry["field"] in lists:
            index = place_of[entry["column"]]
            rule = {"validate": "list", "source": lists[entry["field"]], "show_error": False}
            page.data_validation(1, index, last, index, rule)


def _gravest(found: Sequence[tuple[str, str]]) -> str:
    levels = {severity for severity, _sentence in found}
    return next((level for level in (Severity.BLOCKS.value, Severity.WARNS.value) if level in levels), "")


def _write_lists(book: Workbook, specs: Sequence[FieldSpec]) -> dict[str, str]:
    """The options to choose from, on a hidden sheet; field key → where they stand."""
    page = book.add_worksheet(LISTS_SHEET)
    page.hide()
    asked = [spec for spec in specs if spec.options and spec.key != "status"]
    for row in range(max((len(spec.options) for spec in asked), default=0)):
        for column, spec in enumerate(asked):
            if row < len(spec.options):
                page.write_string(row, column, spec.options[row].value)
    found = {}
    for column, spec in enumerate(asked):
        name = xlsxwriter.utility.xl_col_to_name(column, col_abs=True)
        found[spec.key] = f"={LISTS_SHEET}!{name}$1:{name}${len(spec.options)}"
    return found


def _sheet_name(name: str, taken: set[str]) -> str:
    """The sheet's name, as a spreadsheet allows it and as no other is called."""
    plain = FORBIDDEN.sub(" ", name).strip().strip("'")[:SHEET_NAME_LENGTH] or _("Rows")
    unique, times = plain, 1
    while unique.casefold() in taken or unique.casefold() in {"history", LISTS_SHEET}:
        times += 1
        unique = f"{plain[: SHEET_NAME_LENGTH - 4]} ({times})"
    taken.add(unique.casefold())
    return unique


def _line(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode()
