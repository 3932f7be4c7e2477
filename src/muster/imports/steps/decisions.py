"""What the review asks once for many rows, and the problems grouped by what they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from muster.engine.issues import ISSUE_SCHEMA, Severity, issues_of
from muster.imports.messages import issue_sentence
from muster.imports.steps.step import with_query

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.engine.table import FieldSpec
    from muster.imports.steps.review_grid import GridQuery

UNKNOWN_OPTION = "option.unknown"
AMBIGUOUS_DATE = "date.ambiguous"
DECISIONS_SHOWN = 8
ORDER = {Severity.BLOCKS.value: 0, Severity.WARNS.value: 1, Severity.INFORMS.value: 2}


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to settle a question."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One question, asked once for every row that shares it."""

    kind: str
    """value · date"""
    field: str
    text: str
    question: str
    rows: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Issues of one code: a sentence of the first, how many rows, and the address that shows only them."""

    code: str
    severity: str
    sentence: str
    count: int
    url: str
    is_chosen: bool


def list_decisions(issues: pl.DataFrame, specs: Sequence[FieldSpec]) -> tuple[Decision, ...]:
    """Unknown options and ambiguous dates, those with most rows first."""
    by_key = {spec.key: spec for spec in specs}
    asked = issues.filter(
        pl.col("code").is_in([UNKNOWN_OPTION, AMBIGUOUS_DATE])
        & (pl.col("severity") != Severity.INFORMS.value)
    )
    option = pl.col("params").str.json_path_match("$.option")
    texts = pl.when(pl.col("code") == UNKNOWN_OPTION).then(option).otherwise(pl.lit("")).alias("text")
    groups = (
        asked.with_columns(texts)
        .group_by("code", "field", "text", maintain_order=True)
        .agg(pl.len().alias("count"), pl.col("value").first())
        .sort("count", descending=True, maintain_order=True)
        .head(DECISIONS_SHOWN)
    )
    known = (row for row in groups.iter_rows(named=True) if row["field"] in by_key)
    return tuple(_decision(row, by_key[row["field"]]) for row in known)


def list_problems(issues: pl.DataFrame, query: GridQuery) -> tuple[Problem, ...]:
    """Every code once, what blocks first."""
    places = pl.struct("sheet", "sheet_row").n_unique().alias("count")
    others = [pl.col(name).first() for name in ISSUE_SCHEMA if name != "code"]
    order = pl.col("severity").replace_strict(ORDER, default=3, return_dtype=pl.Int8).alias("order")
    groups = issues.group_by("code", maintain_order=True).agg(*others, places).with_columns(order)
    groups = groups.sort("order", "count", descending=[False, True], maintain_order=True)
    first = list(issues_of(groups))
    return tuple(
        Problem(
            code=issue.code,
            severity=issue.severity.value,
            sentence=issue_sentence(issue),
            count=count,
            url=with_query("", {"code": issue.code}) if issue.code != query.rows.code else "?",
            is_chosen=issue.code == query.rows.code,
        )
        for issue, count in zip(first, groups["count"], strict=True)
    )


def _decision(row: dict[str, str | int], spec: FieldSpec) -> Decision:
    count = int(row["count"])
    rows = ngettext("%(count)s row", "%(count)s rows", count) % {"count": count}
    if row["code"] == AMBIGUOUS_DATE:
        example = _("%(rows)s, for example %(value)s") % {"rows": rows, "value": row["value"]}
        question = _("%(field)s: is the day or the month first?") % {"field": spec.label}
        return Decision("date", spec.key, "", question, example, _date_answers())
    text = str(row["text"])
    question = _("“%(value)s” is not an option of %(field)s") % {"value": text, "field": spec.label}
    return Decision("value", spec.key, text, question, rows, _option_answers(spec, text))


def _date_answers() -> tuple[Answer, ...]:
    return (Answer("dmy", _("Day first")), Answer("mdy", _("Month first")))


def _option_answers(spec: FieldSpec, text: str) -> tuple[Answer, ...]:
    more = (
        Answer("+", _("Add “%(value)s” as an option") % {"value": text}),
        Answer("-", _("Leave it empty")),
    )
    return (*(Answer(option.value, option.value) for option in spec.options), *more)
