"""What a whole column says about its dates: whether day or month comes first, its language, whether it is numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from muster.engine.fields.calendar_names import months
from muster.engine.fields.date_reading import Column, month_names, read_date, serial_day, telling_order
from muster.engine.fields.shapes import Problem
from muster.engine.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

SERIALS_TELL = 3
"""From so many different numbers on, a column of nothing but numbers is Excel's."""


def look_at_column(
    texts: Sequence[str], order: str | None, latest_year: int | None, *, is_all: bool
) -> Column:
    """What the different texts of a column tell. `is_all`: it holds no others."""
    told: dict[str, set[str]] = {}
    if order is None:
        for found in filter(None, (telling_order(text, latest_year) for text in texts)):
            told.setdefault(found[0], set()).add(found[1])
    column = Column(
        order=order,
        orders={mark: frozenset(orders) for mark, orders in told.items()},
        languages=_languages(texts),
        latest_year=latest_year,
        is_serial=is_all and len(texts) >= SERIALS_TELL and all(map(serial_day, texts)),
    )
    return replace(column, remarks=_remarks(texts, column)) if told else column


def _languages(texts: Sequence[str]) -> frozenset[str] | None:
    """The languages that know every month named; None where no name needs it, or no language knows all."""
    names = {name for text in texts if not text.isdigit() for name in month_names(text)}
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
