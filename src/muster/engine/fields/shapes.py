"""What a field type is, and what cleaning a column gives back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from muster.engine.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from muster.engine.table import FieldSpec

NOTHING: Mapping[str, str | int] = MappingProxyType({})

PROBLEM_SCHEMA: dict[str, pl.DataType] = {
    "row": pl.UInt32(),
    "code": pl.String(),
    "severity": pl.String(),
    "params": pl.String(),
}


class Problem(NamedTuple):
    """What is wrong with one text; `value` is what it is read as all the same, None if it is not.

    A `proposal` among the params is a text that the same field reads, and that was probably meant.
    """

    code: str
    severity: Severity = Severity.WARNS
    params: Mapping[str, str | int] = NOTHING
    value: str | None = None


@dataclass(frozen=True, slots=True)
class CleanContext:
    """What a text may mean here: the program's country, the answers already given, and the day it is."""

    default_country: str | None = None
    date_order: str | None = None
    """dmy · mdy · ymd; None: the column decides where it can."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Text as in the file → the text meant, `+` (add as option) or `-` (leave empty)."""
    today: date | None = None
    separator: str | None = None
    """What stands between several values in one cell; None: the column decides."""
    counts: pl.Series | None = None
    """How often each text occurs, where each is given once; None: as often as it is given."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned column: canonical text (null where empty or unreadable), what was wrong, options not known yet."""

    values: pl.Series
    problems: pl.DataFrame
    new_options: tuple[str, ...] = ()
    remarks: tuple[Problem, ...] = ()
    """What is to be known about the column as a whole: the order of its dates, its separator."""


@dataclass(frozen=True, slots=True)
class FieldType:
    """A kind of answer: how its column is cleaned, and how much of a sample looks like it (0 to 1)."""

    name: str
    clean: Callable[[pl.Series, FieldSpec, CleanContext], Cleaned]
    recognise: Callable[[pl.Series, FieldSpec], float]


def offered(code: str, proposal: str | None, **params: str | int) -> Problem:
    """A text that is not read, with what was probably meant, if anything was."""
    return Problem(code, params={**params, "proposal": proposal} if proposal else params)


def read_as(value: str, shown: str | None = None) -> Problem:
    """A text that says `value` in other words: taken, and told."""
    return Problem("value.read_as", Severity.INFORMS, {"read": shown or value}, value)


def params_json(params: Mapping[str, str | int]) -> str:
    """The params of a problem as they stand in a frame."""
    return json.dumps(dict(params), ensure_ascii=False, sort_keys=True)


@cache
def no_problems() -> pl.DataFrame:
    """A frame of `PROBLEM_SCHEMA` without rows."""
    return pl.DataFrame(schema=PROBLEM_SCHEMA)


def problems_where(rows: pl.Series, problem: Problem) -> pl.DataFrame:
    """The same problem for every row where the Boolean series holds."""
    if not rows.any():
        return no_problems()
    found = pl.DataFrame({"row": rows.fill_null(value=False).arg_true()})
    return found.select(
        pl.col("row").cast(pl.UInt32),
        code=pl.lit(problem.code),
        severity=pl.lit(problem.severity.value),
        params=pl.lit(params_json(problem.params)),
    )
