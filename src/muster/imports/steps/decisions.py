"""What the review asks once for many rows, and the problems grouped by what they are."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from muster.engine.cleaning import DECIDING_KEYS
from muster.engine.fields.date_reading import Column, read_date
from muster.engine.fields.scripts import visible
from muster.engine.fields.settle import ADD, BLOCK, LEAVE_EMPTY
from muster.engine.issues import ISSUE_SCHEMA, Severity, issues_of
from muster.imports.messages import issue_sentence
from muster.imports.steps.step import with_query
from muster.participants.display import show_date, show_value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from muster.engine.table import FieldSpec
    from muster.imports.steps.review_grid import GridQuery

UNKNOWN_OPTION = "option.unknown"
ADDED_OPTION = "option.added"
AMBIGUOUS_DATE = "date.ambiguous"
DOUBTED, MISREAD, NEW_OPTION = "email.typo", "text.misread", "option.like"
DECISIONS_SHOWN = 8
BUTTONS = 3
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
    """value · date · proposals (every repair that is offered for one field and code) · rows (of one person, or of all)"""
    field: str
    text: str
    question: str
    rows: str
    answers: tuple[Answer, ...]
    count: int = 0
    """How many rows share it."""

    @property
    def has_buttons(self) -> bool:
        """Whether each answer is a button; of many, one is chosen from a list."""
        return len(self.answers) <= BUTTONS


@dataclass(frozen=True, slots=True)
class Problem:
    """Issues of one code: a sentence of the first, how far they reach, and the address that shows only their rows."""

    code: str
    severity: str
    sentence: str
    extent: str
    url: str
    is_chosen: bool


def list_decisions(
    issues: pl.DataFrame, specs: Sequence[FieldSpec], limit: int | None = DECISIONS_SHOWN
) -> tuple[Decision, ...]:
    """What one answer settles for many rows: all repairs of a kind first, then those questions with most rows."""
    by_key = {spec.key: spec for spec in specs}
    asked = _asked(issues).filter(pl.col("field").is_in(list(by_key)))
    groups = (
        asked.group_by("code", "field", "text", maintain_order=True)
        .agg(pl.len().alias("count"), pl.col("value", "proposal", "params").first())
        .sort("count", descending=True, maintain_order=True)
    )
    shown = groups if limit is None else groups.head(limit)
    single = tuple(_decision(row, by_key[row["field"]]) for row in shown.iter_rows(named=True))
    return (*_repairs(groups, by_key), *single)


def list_proposals(issues: pl.DataFrame, field: str, code: str) -> dict[tuple[str, str], str]:
    """(field, text) → the repair that is offered, for every issue of that field and code: what one click takes."""
    found = _asked(issues).filter(
        (pl.col("field") == field) & (pl.col("code") == code) & pl.col("proposal").is_not_null()
    )
    pairs = found.select("text", "proposal").unique("text", keep="first", maintain_order=True)
    return {(field, text): proposal for text, proposal in pairs.iter_rows()}


def _asked(issues: pl.DataFrame) -> pl.DataFrame:
    """The issues that an answer can settle, with the `text` that is asked about and the `proposal`, if one is near."""
    params = pl.col("params")
    code = pl.col("code")
    found = issues.filter(pl.col("severity") != Severity.INFORMS.value).with_columns(
        option=params.str.json_path_match("$.option"), proposal=params.str.json_path_match("$.proposal")
    )
    asked = found.filter(code.is_in([UNKNOWN_OPTION, AMBIGUOUS_DATE]) | pl.col("proposal").is_not_null())
    text = pl.when(code != AMBIGUOUS_DATE).then(pl.coalesce("option", "value")).otherwise(pl.lit(""))
    return asked.with_columns(text=text)


def _repairs(groups: pl.DataFrame, by_key: Mapping[str, FieldSpec]) -> tuple[Decision, ...]:
    """One decision for all offered repairs of a field and code, where several texts have one."""
    offered = groups.filter(pl.col("proposal").is_not_null())
    several = offered.group_by("field", "code", maintain_order=True).agg(
        pl.len().alias("texts"), pl.col("count").sum(), pl.col("text", "proposal").first()
    )
    return tuple(
        _repair(row, by_key[row["field"]])
        for row in several.filter(pl.col("texts") > 1).iter_rows(named=True)
    )


def _repair(row: Mapping[str, str | int], spec: FieldSpec) -> Decision:
    numbers = {"count": intcomma(row["texts"]), "field": spec.label}
    question = _("%(field)s: a repair is offered for %(count)s texts") % numbers
    example = _("%(rows)s, for example %(value)s → %(proposal)s") % {
        "rows": rows_sentence(int(row["count"])),
        "value": visible(str(row["text"])),
        "proposal": _in_words(spec, row["proposal"]),
    }
    answer = Answer("all", _("Take all %(count)s repairs") % numbers)
    return Decision("proposals", spec.key, str(row["code"]), question, example, (answer,), int(row["count"]))


def list_problems(issues: pl.DataFrame, query: GridQuery) -> tuple[Problem, ...]:
    """Every code once, what blocks first."""
    is_row = pl.col("sheet_row").is_not_null()
    counts = (
        pl.struct("sheet", "sheet_row").filter(is_row).n_unique().alias("count"),
        pl.struct("sheet", "column")
        .filter(~is_row & pl.col("column").is_not_null())
        .n_unique()
        .alias("columns"),
        pl.col("sheet").filter(~is_row).n_unique().alias("sheets"),
        pl.len().alias("findings"),
    )
    others = [pl.col(name).first() for name in ISSUE_SCHEMA if name != "code"]
    order = pl.col("severity").replace_strict(ORDER, default=3, return_dtype=pl.Int8).alias("order")
    groups = issues.group_by("code", maintain_order=True).agg(*others, *counts).with_columns(order)
    groups = groups.sort("order", "count", descending=[False, True], maintain_order=True)
    first = zip(issues_of(groups), groups.iter_rows(named=True), strict=True)
    return tuple(
        Problem(
            code=issue.code,
            severity=issue.severity.value,
            sentence=issue_sentence(issue),
            extent=_extent(group),
            url=with_query("", {"code": issue.code}) if issue.code != query.rows.code else "?",
            is_chosen=issue.code == query.rows.code,
        )
        for issue, group in first
    )


def _extent(group: Mapping[str, int | str]) -> str:
    """How many rows issues of one code are about; those of a column, a sheet or an option are said once, whatever its rows."""
    rows, columns, sheets, findings = (
        int(group[name]) for name in ("count", "columns", "sheets", "findings")
    )
    if group["code"] == ADDED_OPTION:
        return ngettext("%(count)s option", "%(count)s options", findings) % {"count": intcomma(findings)}
    if rows:
        return rows_sentence(rows)
    if columns:
        said = ngettext("the whole column", "%(count)s columns", columns)
        return said % {"count": intcomma(columns)}
    return ngettext("the whole sheet", "%(count)s sheets", sheets) % {"count": intcomma(sheets)}


def rows_sentence(count: int) -> str:
    """How many rows share a question."""
    return ngettext("%(count)s row", "%(count)s rows", count) % {"count": intcomma(count)}


def _in_words(spec: FieldSpec, value: str | int | None) -> str:
    """A value that is offered, as people read it: an option, a country and a day by name."""
    return show_value(spec, str(value)) if value else ""


def _decision(row: Mapping[str, str | int], spec: FieldSpec) -> Decision:
    count, text = int(row["count"]), str(row["text"])
    rows = rows_sentence(count)
    if row["code"] == AMBIGUOUS_DATE:
        example = _("%(rows)s, for example %(value)s") % {"rows": rows, "value": row["value"]}
        question = ngettext(
            "%(field)s: %(count)s date can be read in two ways. Which is meant?",
            "%(field)s: %(count)s dates can be read in two ways. Which is meant?",
            count,
        ) % {"field": spec.label, "count": intcomma(count)}
        return Decision("date", spec.key, "", question, example, _date_answers(row), count)
    words = {"value": visible(text), "field": spec.label, "proposal": _in_words(spec, row["proposal"])}
    if row["code"] == UNKNOWN_OPTION:
        question = _("“%(value)s” is not an option of %(field)s") % words
        answers = _option_answers(spec, text, row["proposal"])
    else:
        question = _("“%(value)s” in %(field)s: is “%(proposal)s” meant?") % words
        answers = _repair_answers(spec, row)
    return Decision("value", spec.key, text, question, rows, answers, count)


def _date_answers(row: Mapping[str, str | int]) -> tuple[Answer, ...]:
    """The two orders, each with the day that the first text would be."""
    latest = max(int(str(day)[:4]) for day in json.loads(str(row["params"])).values())
    orders = (("dmy", _("Day first")), ("mdy", _("Month first")))
    return tuple(
        Answer(order, _order_label(words, str(row["value"]), order, latest)) for order, words in orders
    )


def _order_label(words: str, text: str, order: str, latest_year: int) -> str:
    read = read_date(text, Column(order=order, latest_year=latest_year))
    day = read if isinstance(read, str) else read.value
    return _("%(order)s: %(day)s") % {"order": words, "day": show_date(day)} if day else words


def _repair_answers(spec: FieldSpec, row: Mapping[str, str | int]) -> tuple[Answer, ...]:
    text, proposal = str(row["text"]), str(row["proposal"])
    use = Answer(proposal, _("Use “%(value)s”") % {"value": _in_words(spec, proposal)})
    if row["code"] in {DOUBTED, MISREAD}:
        return use, Answer(text, _("“%(value)s” is right") % {"value": visible(text)})
    if row["code"] == NEW_OPTION:
        return use, Answer(ADD, _("Add “%(value)s” as an option") % {"value": text})
    return (use,) if spec.key in DECIDING_KEYS else (use, Answer(LEAVE_EMPTY, _("Leave it empty")))


def _option_answers(spec: FieldSpec, text: str, proposal: str | int | None) -> tuple[Answer, ...]:
    """Nothing is chosen beforehand but the option that was probably meant."""
    others = [option.value for option in spec.options if option.value != proposal]
    first = Answer(str(proposal), _in_words(spec, proposal)) if proposal else Answer("", _("Choose…"))
    more = (
        Answer(ADD, _("Add “%(value)s” as an option") % {"value": visible(text)}),
        Answer(LEAVE_EMPTY, _("Leave it empty")),
        Answer(BLOCK, _("Leave the row out")),
    )
    return (first, *(Answer(value, _in_words(spec, value)) for value in others), *more)
