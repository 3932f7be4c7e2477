"""Cleaning 60 columns of many rows, a column at a time, and finding options for words that are none.

The columns are what a wide export holds: names and titles, addresses, numbers and dates in several spellings, choices in
other words, and about one cell in twenty that needs a second look. A column is made, cleaned and forgotten before the next.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import time
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields import CleanContext, clean_column
from muster.engine.fields.likeness import OptionIndex
from muster.engine.table import FieldSpec, Option

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

ROWS = 1_000_000
WANTED_S, WANTED_OPTIONS_S = 10.0, 0.2
WORDS, OPTIONS = 1_000, 200
TODAY = dt.date(2026, 11, 23)
DEPARTMENTS = (
    "Engineering",
    "Research & Development",
    "Human Resources",
    "Sales",
    "Marketing",
    "Finance",
    "Legal",
    "Operations",
)
SKILLS = tuple(
    f"{kind} {number}" for kind in ("Coaching", "Python", "Writing", "Design") for number in range(30)
)


def main(options: argparse.Namespace) -> None:
    rows = min(ROWS, options.large * 10)
    for _, _, field, make in COLUMNS:  # the tables of names are made once a process
        clean_column(make(100), field, CleanContext(today=TODAY))
    total = 0.0
    for name, count, spec, make in COLUMNS:
        texts = make(rows)
        started = time.perf_counter()
        cleaned = clean_column(texts, spec, CleanContext(today=TODAY, default_country="GB"))
        seconds = time.perf_counter() - started
        total += count * seconds
        print(f"  {name:<44}{seconds * 1000:>8.0f} ms  × {count:<3}{cleaned.problems.height:>10,} issues")
    columns = sum(count for _, count, _, _ in COLUMNS)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"  {columns} columns × {rows:,} rows: {total:.1f} s (wanted: {WANTED_S * rows / ROWS:.1f}), peak {peak:,.0f} MiB"
    )
    print(f"  {WORDS} unknown words × {OPTIONS} options: {find_options():.2f} s (wanted: {WANTED_OPTIONS_S})")


def find_options() -> float:
    """Seconds for that many different words that are no options, half of them near one."""
    chance = random.Random(4)
    syllables = (
        "man",
        "tor",
        "pro",
        "gra",
        "len",
        "dis",
        "com",
        "pu",
        "ter",
        "sci",
        "ence",
        "mar",
        "kel",
        "fi",
        "nan",
        "ce",
    )
    names = {
        " ".join("".join(chance.choices(syllables, k=3)).title() for _ in range(2))
        for _ in range(OPTIONS * 2)
    }
    options = sorted(names)[:OPTIONS]
    slips = [slip(chance.choice(options), chance) for _ in range(WORDS // 2)]
    others = ["".join(chance.choices(syllables, k=4)).title() + str(number) for number in range(WORDS)]
    words = list(dict.fromkeys((*slips, *others)))[:WORDS]
    started = time.perf_counter()
    OptionIndex({option: (option,) for option in options}).find(words)
    return time.perf_counter() - started


def slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word))
    return word[:at] + chance.choice("aeiourst") + word[at + chance.randrange(2) :]


def numbered(pattern: str, modulus: int, width: int = 1) -> Callable[[int], pl.Series]:
    """`pattern` with {} replaced by numbers below `modulus`, scattered."""
    before, _, after = pattern.partition("{}")

    def make(rows: int) -> pl.Series:
        number = pl.int_range(rows, eager=True) * 7919 % modulus
        return pl.select(
            pl.concat_str(pl.lit(before), number.cast(pl.String).str.zfill(width), pl.lit(after))
        ).to_series()

    return make


def drawn(*usual: str, odd: tuple[str, ...] = ()) -> Callable[[int], pl.Series]:
    """Texts drawn evenly, one in twenty from the odd ones."""

    def make(rows: int) -> pl.Series:
        number = pl.int_range(rows, eager=True)
        texts = pl.Series(usual).gather(number * 7919 % len(usual))
        if not odd:
            return texts
        others = pl.Series(odd).gather(number // 20 % len(odd))
        return pl.select(pl.when(number % 20 == 0).then(others).otherwise(texts)).to_series()

    return make


def dated(pattern: str) -> Callable[[int], pl.Series]:
    """Days of forty years in that spelling."""

    def make(rows: int) -> pl.Series:
        number = pl.int_range(rows, eager=True) * 7919 % 14_600
        return pl.select(
            (pl.lit(dt.date(1985, 1, 1)) + pl.duration(days=number)).dt.strftime(pattern)
        ).to_series()

    return make


def several(rows: int) -> pl.Series:
    """Three skills a cell, of more different cells than rows."""
    number = pl.int_range(rows, eager=True)
    skills = pl.Series(SKILLS)
    parts = [skills.gather(number * factor % len(SKILLS)) for factor in (1, 7, 11)]
    return pl.select(pl.concat_str(parts, separator="; ")).to_series()


def spec(type_name: str, *options: str, is_open: bool = False) -> FieldSpec:
    return FieldSpec("answer", "Answer", type_name, tuple(map(Option, options)), is_open=is_open)


COLUMNS: tuple[tuple[str, int, FieldSpec, Callable[[int], pl.Series]], ...] = (
    ("text, few different", 8, spec("text"), numbered("Title {}", 5_000)),
    ("text, all different", 6, spec("text"), numbered("Person {}", 10**9)),
    ("text with odd blanks", 2, spec("text"), numbered(" Title\u00a0{} ", 5_000)),
    ("long text, all different", 2, spec("long_text"), numbered("Something to say about the work of number {},\nin two lines.", 10**9)),
    ("e-mail, all different", 2, spec("email"), numbered("person.{}@example.com", 10**9)),
    ("phone, international, all different", 1, spec("phone"), numbered("+44 7{}", 999_999_999, width=9)),
    ("phone, national, 20,000 different", 1, spec("phone"), numbered("020 7946 {}", 9_999, width=4)),
    ("date, ISO", 2, spec("date"), dated("%Y-%m-%d")),
    ("date, day first", 2, spec("date"), dated("%d/%m/%Y")),
    ("date, in words", 1, spec("date"), dated("%d %B %Y")),
    ("whole number", 4, spec("whole_number"), numbered("{}", 60)),
    ("number, decimal comma", 2, spec("number"), numbered("{},5", 20_000)),
    ("yes/no", 5, spec("yes_no"), drawn("yes", "no", "Ja", "Nein", odd=("perhaps",))),
    ("single choice in other words", 8, spec("single_choice", *DEPARTMENTS), drawn(*DEPARTMENTS, odd=("Eng.", "HR", "Vertrieb", "Slaes", "Gardening"))),
    ("multiple choice, 120 options", 4, spec("multiple_choice", *SKILLS), several),
    ("country", 2, spec("country"), drawn("Germany", "France", "UK", "Brasil", "日本", odd=("Narnia", "Germny"))),
    ("language", 2, spec("language"), drawn("English", "Deutsch", "français", odd=("Elvish",))),
    ("time zone", 2, spec("time_zone"), drawn("Europe/Berlin", "CET", "Eastern Time (US & Canada)", odd=("GMT+3", "BST"))),
    ("web address, all different", 2, spec("url"), numbered("linkedin.com/in/person-{}", 10**9)),
    ("role", 1, spec("role"), drawn("Mentor", "Mentee", "Mentorin", odd=("both", "boss"))),
    ("status", 1, spec("status"), drawn("Active", "Suspended", odd=("asleep",))),
)  # fmt: skip
