"""The lists behind a plan's numbers, read page by page from the stored plan: who is new, what changes from what to what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from muster.engine.issues import Severity, issues_of
from muster.engine.table import MULTI_SEPARATOR, ROW
from muster.imports import plans
from muster.imports.counts import told_counts
from muster.imports.messages import issue_sentence, reason_sentence
from muster.imports.review.query import IS_DESELECTED
from muster.participants.display import show_value
from muster.programs.queries import importable_specs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.engine.table import FieldSpec
    from muster.imports.models import ImportRun

PEOPLE_LISTS = ("create", "update")
"""Lists of people that the plan writes, with their values."""
ROW_LISTS = {
    "unchanged": pl.col("action") == "unchanged",
    "skip": (pl.col("action") == "skip") & ~IS_DESELECTED,
    "reject": (pl.col("action") == "reject") | IS_DESELECTED,
    "notify": pl.col("notify"),
}
"""Lists of rows of the file."""
LISTS = (*PEOPLE_LISTS, *ROW_LISTS)
SAID_ELSEWHERE = frozenset({"email", "status"})
"""Fields of somebody new that the list doesn't repeat."""


@dataclass(frozen=True, slots=True)
class Value:
    """One field: what it was and what it would be, in words; `before` is empty for somebody new."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """One person, or one row of the file, with what becomes of it."""

    email: str
    sheet: str
    sheet_row: int
    values: tuple[Value, ...] = ()
    reasons: tuple[str, ...] = ()


def count_of(run: ImportRun, name: str) -> int:
    """How many lines the list has. The run must have been planned."""
    return int(told_counts(plans.plan_document(run)["counts"]).get(name, 0))


def read_lines(run: ImportRun, name: str, start: int, limit: int) -> list[Line]:
    """The lines of one of `LISTS` from `start`, in the order of the plan."""
    if name in PEOPLE_LISTS:
        with plans.open_frame(run, "people") as people:
            found = _piece(people, pl.col("action") == name, start, limit)
        return list(_people_lines(found, importable_specs(run.program)))
    with plans.open_frame(run, "rows") as rows:
        found = _piece(rows, ROW_LISTS[name], start, limit)
    reasons = _reasons(run, found) if name == "reject" else {}
    return [_row_line(row, reasons) for row in found.iter_rows(named=True)]


def _piece(frame: pl.LazyFrame, condition: pl.Expr, start: int, limit: int) -> pl.DataFrame:
    """Of the rows for which the condition holds those from `start`; of the others only those between are read."""
    places = frame.select(condition.arg_true().slice(start, limit)).collect().to_series().to_list()
    if not places:
        return frame.head(0).collect()
    return frame.slice(places[0], places[-1] - places[0] + 1).filter(condition).collect()


@dataclass(frozen=True, slots=True)
class Invited:
    """Whom the first invitation would go to; `language` and `role` as codes, empty where not known."""

    first_name: str
    last_name: str
    role: str
    language: str


def first_invited(run: ImportRun) -> Invited | None:
    """The first person of the plan who would be invited, as they would be then; None for nobody."""
    with plans.open_frame(run, "rows") as rows:
        keys = rows.filter(ROW_LISTS["notify"]).select("email_key").head(1).collect().to_series().to_list()
    if not keys:
        return None
    with plans.open_frame(run, "people") as people:
        found = people.filter(pl.col("email_key") == keys[0]).head(1).collect()
    person = found.row(0, named=True) if found.height else {}
    texts = {
        name: person.get(f"after.{name}") or "" for name in ("first_name", "last_name", "role", "language")
    }
    return Invited(**texts)


def written_labels(run: ImportRun) -> tuple[str, ...]:
    """What the fields are called that the plan writes to new people, beside the e-mail."""
    labels = {spec.key: spec.label for spec in importable_specs(run.program)}
    keys = plans.plan_document(run)["fields"]
    return tuple(labels.get(key, key) for key in keys if key not in SAID_ELSEWHERE)


def _people_lines(people: pl.DataFrame, specs: Sequence[FieldSpec]) -> Iterator[Line]:
    known = {spec.key: spec for spec in specs}
    keys = [name.removeprefix("after.") for name in people.columns if name.startswith("after.")]
    for row in people.iter_rows(named=True):
        values = tuple(_value(row, key, known.get(key)) for key in keys if _is_said(row, key))
        yield Line(row["after.email"] or row["email_key"], row["sheet"], row[ROW], values)


def _is_said(row: dict[str, Any], key: str) -> bool:
    if row["action"] == "update":
        return bool(row[f"changed.{key}"])
    return row[f"after.{key}"] is not None and key not in SAID_ELSEWHERE


def _value(row: dict[str, Any], key: str, spec: FieldSpec | None) -> Value:
    before = row[f"before.{key}"] if row["action"] == "update" else None
    return Value(spec.label if spec else key, _shown(spec, before), _shown(spec, row[f"after.{key}"]))


def _shown(spec: FieldSpec | None, text: str | None) -> str:
    if text is None or spec is None:
        return text or ""
    return show_value(spec, text.split(MULTI_SEPARATOR) if spec.type == "multiple_choice" else text)


def _row_line(row: dict[str, Any], reasons: dict[tuple[str, int], list[str]]) -> Line:
    said = reasons.get((row["sheet"], row[ROW])) or [reason_sentence(row["reason"])]
    return Line(
        row["email"] or "", row["sheet"], row[ROW], reasons=tuple(reason for reason in said if reason)
    )


def _reasons(run: ImportRun, rows: pl.DataFrame) -> dict[tuple[str, int], list[str]]:
    """What blocks each of these rows, as sentences."""
    with plans.open_frame(run, "issues") as issues:
        places = rows.lazy().select("sheet", ROW)
        blocking = issues.filter(pl.col("severity") == Severity.BLOCKS.value)
        found = blocking.join(places, on=["sheet", ROW], how="semi").collect()
    sentences: dict[tuple[str, int], list[str]] = {}
    for issue in issues_of(found):
        sentences.setdefault((issue.sheet, issue.sheet_row or 0), []).append(issue_sentence(issue))
    return sentences
