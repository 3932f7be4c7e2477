"""What a whole column says about its dates: whether day or month comes first, its language, whether it is numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from muster.engine.fields.calendar_names import months
from muster.engine.fields.date_reading import Column, month_names, read_date, serial_day, telling_order
from muster.engine.fields.shapes import Problem
from muster.engine.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

SERIALS_TELL = 3
"""From so many different numbers on, a column of nothing but numbers is Excel's."""


LONG = {mark: rf"^[0-9]{{1,2}}\{mark}[0-9]{{1,2}}\{mark}[0-9]{{4}}$" for mark in "/-."}
"""The usual shape, by the mark between the numbers: read a whole column at once."""
_FORMATS = {"dmy": "%d{0}%m{0}%Y", "mdy": "%m{0}%d{0}%Y"}


class Usual(NamedTuple):
    """What the texts of the usual shape tell: mark → orders, and a text or two that tell nothing by themselves."""

    told: dict[str, set[str]]
    examples: list[str]


def look_at_usual(texts: pl.Series) -> Usual:
    """The same as `telling_order` for every text of the usual shape (`LONG`), at once."""
    told: dict[str, set[str]] = {}
    examples: list[str] = []
    for mark, shape in LONG.items():
        mine = texts.filter(texts.str.contains(shape))
        if mine.is_empty():
            continue
        days = {order: in_order(mine, mark, order) for order in _FORMATS}
        for order, other in (("dmy", "mdy"), ("mdy", "dmy")):
            if (days[order].is_not_null() & days[other].is_null()).any():
                told.setdefault(mark, set()).add(order)
        examples += mine.filter((days["dmy"] != days["mdy"]).fill_null(value=False)).head(1).to_list()
    return Usual(told, examples)


def in_order(texts: pl.Series, mark: str, order: str) -> pl.Series:
    """The days that texts of the usual shape are in that order, null where they are none."""
    return texts.str.to_date(_FORMATS[order].format(mark), strict=False)


def look_at_column(
    different: pl.Series, order: str | None, latest_year: int | None, *, is_all: bool
) -> Column:
    """What the different texts of a column tell. `is_all`: it holds no others."""
    usual = look_at_usual(different)
    texts = different.filter(~different.str.contains("|".join(LONG.values()))).to_list()
    told = {} if order else usual.told
    if order is None:
        for found in filter(None, (telling_order(text, latest_year) for text in texts)):
            told.setdefault(found[0], set()).add(found[1])
    column = Column(
        order=order,
        orders={mark: frozenset(orders) for mark, orders in told.items()},
        languages=_languages(texts),
        latest_year=latest_year,
        is_serial=is_all and SERIALS_TELL <= len(texts) == len(different) and all(map(serial_day, texts)),
    )
    return replace(column, remarks=_remarks([*usual.examples, *texts], column)) if told else column


def _languages(texts: Sequence[str]) -> frozenset[str] | None:
    """The languages that know every month named; None where no name needs it, or no language knows all."""
    names = {name for text in texts for name in month_names(text)}
    if not any(len(months()[name]) > 1 for name in names):
        return None
    spoken = [frozenset[str]().union(*months()[name].values()) for name in names]
    return frozenset.intersection(*spoken) or None


def _remarks(texts: Sequence[str], column: Column) -> tuple[Problem, ...]:
    """The first text that the other rows decided, if there is one."""
    alone = replace(column, orders={})
    for text in texts:
        undecided = read_date(text, alone)
        if isinstance(undecided, Problem) and undecided.code == "date.ambiguous":
            found = read_date(text, column)
            value = found.value if isinstance(found, Problem) else found
            if value:
                return (Problem("date.order", Severity.INFORMS, {"example": text, "read": value}),)
    return ()
