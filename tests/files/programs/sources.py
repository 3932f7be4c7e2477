"""Small sheets of people, each odd in its own way: what is written, and the right reading. `make.py` saves them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.files.odd import Row, Rows

HERE = Path(__file__).parent
Written = list[tuple[object, ...]]


@dataclass(frozen=True)
class Source:
    """One sheet, and the table that a person sees in it."""

    what: str
    sheets: dict[str, Written]
    headers: Row
    rows: Rows
    header_row: int = 1
    at: tuple[int, int] = (0, 0)
    formats: dict[int, str] | None = None
    """Column (from 0) → number format."""
    finish: Callable[[xlsxwriter.Workbook], None] | None = None
    codes: frozenset[str] = frozenset()

    def write(self, path: Path) -> None:
        """The workbook that LibreOffice then opens."""
        with xlsxwriter.Workbook(path) as book:
            shapes = {n: book.add_format({"num_format": code}) for n, code in (self.formats or {}).items()}
            for name, rows in self.sheets.items():
                sheet = book.add_worksheet(name)
                for n, row in enumerate(rows):
                    for m, value in enumerate(row):
                        if value is not None:
                            sheet.write(self.at[0] + n, self.at[1] + m, value, shapes.get(m) if n else None)
            if self.finish is not None:
                self.finish(book)


def _merge_groups(book: xlsxwriter.Workbook) -> None:
    sheet = book.worksheets()[0]
    sheet.merge_range("A1:B1", "Person")
    sheet.merge_range("C1:D1", "Work")


def _hide_lists(book: xlsxwriter.Workbook) -> None:
    book.worksheets()[1].hide()


SOURCES: dict[str, Source] = {
    "plain": Source(
        "ids with zeros before them, dates, shares and truths",
        {
            "People": [
                ("E-mail", "Name", "Employee ID", "Start", "Share", "Member"),
                ("ana@example.com", "Ana Müller", 42, 45352, 0.25, True),
                ("ben@example.com", "Ben O'Neil", 7, 45353, 1, False),
                ("carl@example.com", "Carl Smith, Jr.", 123, 36526, 0.5, True),
            ]
        },
        ("E-mail", "Name", "Employee ID", "Start", "Share", "Member"),
        [
            ("ana@example.com", "Ana Müller", "00042", "2024-03-01", "0.25", "TRUE"),
            ("ben@example.com", "Ben O'Neil", "00007", "2024-03-02", "1", "FALSE"),
            ("carl@example.com", "Carl Smith, Jr.", "00123", "2000-01-01", "0.5", "TRUE"),
        ],
        formats={2: "00000", 3: "yyyy-mm-dd"},
    ),
    "titled": Source(
        "a title, an empty row, and a table that starts in column C",
        {
            "Mentors": [
                ("Spring program: mentors",),
                (),
                ("E-mail", "First name", "Last name"),
                ("ana@example.com", "Ana", "Petrova"),
                ("ben@example.com", "Ben", "O'Neil"),
                ("carl@example.com", "Carl", "Smith"),
            ]
        },
        ("E-mail", "First name", "Last name"),
        [
            ("ana@example.com", "Ana", "Petrova"),
            ("ben@example.com", "Ben", "O'Neil"),
            ("carl@example.com", "Carl", "Smith"),
        ],
        header_row=5,
        at=(2, 2),
    ),
    "grouped": Source(
        "groups of columns in merged cells",
        {
            "People": [
                ("Person", None, "Work", None),
                ("E-mail", "Name", "City", "Department"),
                ("ana@example.com", "Ana", "Rome", "Sales"),
                ("ben@example.com", "Ben", "Oslo", "IT"),
                ("carl@example.com", "Carl", "Bern", "IT"),
            ]
        },
        ("Person – E-mail", "Person – Name", "Work – City", "Work – Department"),
        [
            ("ana@example.com", "Ana", "Rome", "Sales"),
            ("ben@example.com", "Ben", "Oslo", "IT"),
            ("carl@example.com", "Carl", "Bern", "IT"),
        ],
        header_row=2,
        finish=_merge_groups,
    ),
    "scripts": Source(
        "names in many scripts, and a cell of two lines",
        {
            "人": [
                ("E-mail", "Name", "Note"),
                ("eva@example.com", "Εύα Παπαδοπούλου", "first line\nsecond line"),
                ("mei@example.com", "王小明 😀", "a  b"),
                ("ali@example.com", "علي حسن", "«é» & <ok>"),
                ("luk@example.com", "Łukasz Żółć", "007"),
            ]
        },
        ("E-mail", "Name", "Note"),
        [
            ("eva@example.com", "Εύα Παπαδοπούλου", "first line\nsecond line"),
            ("mei@example.com", "王小明 😀", "a  b"),
            ("ali@example.com", "علي حسن", "«é» & <ok>"),
            ("luk@example.com", "Łukasz Żółć", "007"),
        ],
    ),
    "gaps": Source(
        "empty rows, an empty column, and a note below",
        {
            "People": [
                ("E-mail", None, "Name"),
                (),
                ("ana@example.com", None, "Ana"),
                ("ben@example.com", None, "Ben"),
                (),
                ("carl@example.com", None, "Carl"),
                (),
                ("Source: HR system, ask Olga",),
            ]
        },
        ("E-mail", "Name"),
        [("ana@example.com", "Ana"), ("ben@example.com", "Ben"), ("carl@example.com", "Carl")],
        codes=frozenset({"row.note"}),
    ),
    "listed": Source(
        "a hidden sheet of options beside the people",
        {
            "Mentees": [("E-mail", "Skill"), ("ana@example.com", "Go"), ("ben@example.com", "Java")],
            "Lists": [("Skills",), ("Go",), ("Java",), ("Cobol",)],
        },
        ("E-mail", "Skill"),
        [("ana@example.com", "Go"), ("ben@example.com", "Java")],
        finish=_hide_lists,
    ),
}
