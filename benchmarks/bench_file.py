"""The workbook of the benchmarks: eleven columns of a company's people, the same for the same number of rows."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADERS = (
    "email",
    "first name",
    "last name",
    "job title",
    "department",
    "location",
    "phone",
    "start date",
    "years of experience",
    "skills",
    "bio",
)
FIRST = (
    "Ana",
    "Björn",
    "Chidi",
    "Divya",
    "Elif",
    "Femi",
    "Grace",
    "Hana",
    "Ivan",
    "Jun",
    "Karim",
    "Lucía",
    "Mia",
)
LAST = (
    "Adeyemi",
    "Brown",
    "Chen",
    "Diaz",
    "Eriksson",
    "Fischer",
    "García",
    "Haddad",
    "Ito",
    "Jones",
    "Kowalski",
    "Lee",
)
TITLES = (
    "Engineer",
    "Analyst",
    "Team Lead",
    "Product Manager",
    "Designer",
    "Accountant",
    "Consultant",
    "Researcher",
)
DEPARTMENTS = ("Engineering", "Finance", "People", "Marketing", "Operations", "Legal", "Research")
PLACES = ("Berlin", "London", "Lagos", "New York", "Tokyo", "São Paulo", "Sydney", "Toronto")
SKILLS = (
    "Python",
    "Leadership",
    "SQL",
    "Design",
    "Public speaking",
    "Negotiation",
    "Statistics",
    "Writing",
    "German",
)
WORDS = (
    "I",
    "enjoy",
    "working",
    "with",
    "people",
    "on",
    "hard",
    "problems",
    "and",
    "learning",
    "from",
    "them",
    "daily",
)


def people(rows: int, *, is_changed: bool = False) -> Iterator[tuple[str | int | date, ...]]:
    """One tuple a person; `is_changed`: the same people a year later, with another title and more experience."""
    chance = random.Random(20_24)
    for number in range(rows):
        first, last = chance.choice(FIRST), chance.choice(LAST)
        title, years = chance.choice(TITLES), chance.randrange(0, 40)
        yield (
            f"person{number}@example.com",
            first,
            last,
            f"Senior {title}" if is_changed else title,
            chance.choice(DEPARTMENTS),
            chance.choice(PLACES),
            f"+49 30 {chance.randrange(1_000_000, 9_999_999)}",
            date(2010, 1, 1) + timedelta(days=chance.randrange(5_000)),
            years + is_changed,
            "; ".join(chance.sample(SKILLS, chance.randrange(1, 4))),
            " ".join(chance.choices(WORDS, k=20)),
        )


def write_workbook(path: Path, rows: int, *, is_changed: bool = False) -> None:
    """Writes the people below a header, dates and numbers as such."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Mentors")
        as_date = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADERS)
        for index, person in enumerate(people(rows, is_changed=is_changed), start=1):
            for column, value in enumerate(person):
                if isinstance(value, date):
                    sheet.write_datetime(index, column, value, as_date)
                else:
                    sheet.write(index, column, value)
