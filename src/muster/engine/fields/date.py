"""Dates, as ISO text. Which of two numbers is the month is read from the column or asked, never guessed."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.date_column import LONG, look_at_column
from muster.engine.fields.date_reading import FIRST_YEAR, LAST_YEAR, Column, read_date
from muster.engine.fields.settle import LONGEST, answered, settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem, problems_where
from muster.engine.issues import Severity

if TYPE_CHECKING:
    from muster.engine.table import FieldSpec

_ISO = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_TIME = (
    r"(?i)(?:[t ,]\s*(?:at\s+|um\s+|à\s+)?|\s)(\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(?:uhr)?\s*([ap]\.?\s?m\.?)?"
    r"\s*(?:z|utc|gmt|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?)?$"
)
_MIDNIGHT = r"(?i)^(?:0?0[:h]00(?::00(?:[.,]0+)?)?|12:00(?::00)? ?a\.?\s?m\.?)$"
_BIRTH = ("birth", "dob")
"""Part of the key of a field whose dates lie in the past."""
YEARS_AHEAD = 20
"""A year of two digits is at most so far ahead."""


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:
    """ISO dates at once; the rest once a distinct text, day and month in the order of the column."""
    days, has_time = _without_time(answered(tidy(texts), context.answers))
    text = pl.col("text")
    year = text.str.slice(0, 4).cast(pl.Int32, strict=False)
    is_iso = text.str.contains(_ISO) & text.str.to_date("%Y-%m-%d", strict=False).is_not_null()
    quick: pl.Expr = pl.when(is_iso & year.is_between(FIRST_YEAR, LAST_YEAR)).then(text)
    is_rest = ~days.str.contains(_ISO).fill_null(value=True)
    column = look_at_column(
        days.filter(is_rest & (days.str.len_chars() <= LONGEST)).unique(maintain_order=True),
        context.date_order,
        _latest_year(spec, context.today),
        is_all=int(is_rest.sum()) == len(days) - days.null_count(),
    )
    quick = pl.coalesce(quick, *(_usual(mark, column) for mark in LONG))
    cleaned = settle(days, CleanContext(counts=context.counts), partial(read_date, column=column), quick)
    problems = cleaned.problems
    if has_time is not None:
        is_told = has_time & cleaned.values.is_not_null()
        problems = pl.concat(
            [problems, problems_where(is_told, Problem("date.time_left_out", Severity.INFORMS))]
        )
    return Cleaned(cleaned.values, problems, remarks=column.remarks)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:
    """The share of cells that are dates in any order."""
    days, _ = _without_time(tidy(sample))
    column = Column(order="dmy", latest_year=_latest_year(spec, dt.date(2000, 1, 1)))
    return share(days, lambda text: _is_read(read_date(text, column)))


def _is_read(found: str | Problem) -> bool:
    return isinstance(found, str) or found.value is not None


def _without_time(tidied: pl.Series) -> tuple[pl.Series, pl.Series | None]:
    """The texts without a time of day, and which had one that is not midnight (None: none has)."""
    if not tidied.str.contains(r"\d[:hH]\d\d").any():
        return tidied, None
    frame = pl.DataFrame({"text": tidied}).with_columns(found=pl.col("text").str.extract_groups(_TIME))
    clock = pl.col("found").struct.field("1") + pl.concat_str(
        pl.lit(" "), pl.col("found").struct.field("2").fill_null("")
    )
    frame = frame.select(
        pl.col("text").str.replace(_TIME, "").alias("text"),
        has_time=(pl.col("found").struct.field("1").is_not_null())
        & ~clock.str.strip_chars().str.contains(_MIDNIGHT),
    )
    return frame.get_column("text"), frame.get_column("has_time").fill_null(value=False)


def _usual(mark: str, column: Column) -> pl.Expr:
    """Dates of the usual shape in the order of the column, where it has one; null where they are no days in it."""
    text = pl.col("text")
    order = column.order_of(mark)
    if order not in ("dmy", "mdy"):
        return pl.lit(None, dtype=pl.String)
    shape = "%d{0}%m{0}%Y" if order == "dmy" else "%m{0}%d{0}%Y"
    day = text.str.to_date(shape.format(mark), strict=False)
    is_likely = text.str.contains(LONG[mark]) & day.dt.year().is_between(FIRST_YEAR, LAST_YEAR)
    return pl.when(is_likely).then(day.dt.strftime("%Y-%m-%d"))


def _latest_year(spec: FieldSpec, today: dt.date | None) -> int | None:
    """The last year that two digits can mean: nobody is born in the future. None: two digits mean none."""
    if today is None:
        return None
    return today.year if any(part in spec.key for part in _BIRTH) else today.year + YEARS_AHEAD


TYPE = FieldType("date", clean, recognise)
