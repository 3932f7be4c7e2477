"""How long the matching of columns takes: 60 columns × a hundred thousand and a million rows, from a sample of each."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.matching import match_columns
from muster.engine.names import split_names
from muster.engine.profile import FULL_NAME, STANDARD_PROFILE
from muster.engine.table import Table

if TYPE_CHECKING:
    import argparse

ROWS = (100_000, 1_000_000)
COLUMNS = 60
WANTED_SECONDS = 2.0
NAMES = 1_000_000
HEADERS = """E-mail, Given name, Surname, Personnel no., Position, Department, Company, Office location, Country, Time zone,
Preferred language, Mobile, LinkedIn, Line manager's e-mail, Gender, Hire date, Date of birth, Years of experience,
Max. number of mentees, Areas of expertise, Interests, What do you hope to gain?, About you, Remarks, Role,
Emergency contact phone, Created date, Cost centre, T-shirt size, Newsletter""".replace("\n", " ").split(", ")


def main(options: argparse.Namespace) -> None:  # noqa: ARG001 - the signature of every section
    """Prints the seconds of each size, the first call and the second, and those of a million full names."""
    for rows in ROWS:
        sheet = made_up(rows)
        first, second = timed(sheet), timed(sheet)
        times = f"{first:.2f} s, again {second:.2f} s (wanted: {WANTED_SECONDS} s)"
        print(f"  {COLUMNS} columns × {rows:>9,} rows: {times}")
    names = pl.Series([f"Ada {_word(n)} {_word(n * 7)}" for n in range(NAMES)])
    start = time.perf_counter()
    split_names(names)
    print(f"  {NAMES:,} different full names split in {time.perf_counter() - start:.2f} s")


def timed(sheet: Table) -> float:
    """The seconds of one call."""
    start = time.perf_counter()
    match_columns(sheet, (*STANDARD_PROFILE, FULL_NAME))
    return time.perf_counter() - start


def made_up(rows: int) -> Table:
    """A sheet with usual headers, and cells of every kind that the field types look at."""
    number = pl.int_range(rows, eager=True).cast(pl.String)
    digits = number.str.zfill(7)
    kinds = (
        "person" + number + "@example.com",
        "Ada" + number,
        "Lovelace" + number,
        "P00" + number,
        pl.repeat("Engineer", rows, eager=True),
        "+44 7700 9" + digits.str.slice(-5),
        "2021-03-1" + digits.str.slice(-1),
        pl.repeat("Germany", rows, eager=True),
        "Text in a sentence, number " + number,
        number.str.slice(-1),
    )
    frame = pl.DataFrame(
        {"sheet_row": pl.int_range(2, rows + 2, dtype=pl.UInt32, eager=True)}
        | {f"c{place + 1}": kinds[place % len(kinds)] for place in range(COLUMNS)}
    )
    headers = tuple(
        HEADERS[place] if place < len(HEADERS) else f"Question {place}" for place in range(COLUMNS)
    )
    return Table("People", 1, headers, tuple(range(1, COLUMNS + 1)), frame)


def _word(number: int) -> str:
    return "Xy" + "".join(chr(ord("a") + int(digit)) for digit in str(number))
