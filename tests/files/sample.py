"""One workbook as plain values, which every format's writer takes: every kind of cell, and the right reading."""

from __future__ import annotations

Cell = tuple[int, int, object, str]
"""Row and column (from 0), value, and the code of its number format."""


class Wrong(str):
    """An error cell."""

    __slots__ = ()


CODES = ("", "yyyy-mm-dd", "hh:mm", "[h]:mm:ss", "yyyy-mm-dd hh:mm", "00000", "000-00-0000", "0%")
HIDDEN_ROW, HIDDEN_COLUMN = 5, 3
HEADERS = (
    "E-mail",
    "Name",
    "Number",
    "ID",
    "Start",
    "Slot",
    "Hours",
    "Seen",
    "Member",
    "Share",
    "Rate",
    "SSN",
)
PEOPLE = (("ana@example.com", "Ána Müller"), ("ben@example.com", "007"), ("eve@example.com", "Ευα 李 😀"))


def _people() -> list[Cell]:
    """Titles above, an empty column to the left, an empty row between."""
    cells: list[Cell] = [(1, 1, "Everybody, spring", "")]
    cells += [(3, 1 + n, header, "") for n, header in enumerate(HEADERS)]
    for n, (email, name) in enumerate(PEOPLE):
        row = (4, 5, 7)[n]
        values: tuple[tuple[object, str], ...] = (
            (email, ""),
            (name, ""),
            (42 + n, "00000"),
            (123456789012345 + n, ""),
            (45352 + n, "yyyy-mm-dd"),
            (0.375, "hh:mm"),
            (26.5 / 24, "[h]:mm:ss"),
            (45352.4375, "yyyy-mm-dd hh:mm"),
            (n != 1, ""),
            (0.25, "0%"),
            (1.1 + n, ""),
            (12345678 + n, "000-00-0000"),
        )
        cells += [(row, 1 + column, value, code) for column, (value, code) in enumerate(values)]
    return sorted(
        [*cells, (4, 13, "two\nlines  and  spaces", ""), (5, 13, Wrong("#N/A"), "")], key=lambda c: c[:2]
    )


SHEETS: dict[str, list[Cell]] = {"People": _people(), "Lists": [(0, 0, "mentor", ""), (1, 0, 7, "")]}

_A, _B, _E = (
    (number, *texts, "09:00:00", "26:30:00", "2024-03-01T10:30:00", truth, "0.25", rate, ssn)
    for number, texts, truth, rate, ssn in (
        (5, (None, *PEOPLE[0], "00042", "123456789012345", "2024-03-01"), "TRUE", "1.1", "012-34-5678"),
        (6, (None, *PEOPLE[1], "00043", "123456789012346", "2024-03-02"), "FALSE", "2.1", "012-34-5679"),
        (8, (None, *PEOPLE[2], "00044", "123456789012347", "2024-03-03"), "TRUE", "3.1", "012-34-5680"),
    )
)
READ = [
    (2, None, "Everybody, spring", *[None] * 12),
    (4, None, *HEADERS, None),
    (*_A, "two\nlines  and  spaces"),
    (*_B, "#N/A"),
    (*_E, None),
]
"""The rows of the first sheet, as every reader has to deliver them."""
