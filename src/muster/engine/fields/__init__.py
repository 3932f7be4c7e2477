"""The kinds of answers: one file a type. Each cleans a whole column and says how much of a sample looks like it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields import (
    country,
    date,
    email,
    language,
    long_text,
    multiple_choice,
    number,
    phone,
    role,
    single_choice,
    status,
    text,
    time_zone,
    url,
    whole_number,
    yes_no,
)
from muster.engine.fields.settle import BLOCK, tidy, tidy_one
from muster.engine.fields.shapes import (
    PROBLEM_SCHEMA,
    CleanContext,
    Cleaned,
    FieldType,
    Problem,
    problems_where,
)
from muster.engine.issues import Severity

if TYPE_CHECKING:
    from muster.engine.table import FieldSpec

__all__ = [
    "FIELD_TYPES",
    "CleanContext",
    "Cleaned",
    "FieldType",
    "Problem",
    "clean_column",
    "clean_one",
    "field_type",
    "type_of",
]

FIELD_TYPES: tuple[FieldType, ...] = (
    text.TYPE,
    long_text.TYPE,
    email.TYPE,
    phone.TYPE,
    url.TYPE,
    whole_number.TYPE,
    number.TYPE,
    date.TYPE,
    yes_no.TYPE,
    single_choice.TYPE,
    multiple_choice.TYPE,
    country.TYPE,
    language.TYPE,
    time_zone.TYPE,
    role.TYPE,
    status.TYPE,
)

ERROR_VALUE = r"^\s*#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)\s*$"

SAMPLE = 100_000
"""How many rows say whether a column repeats itself."""
FEW = 500
"""So many are read as quickly as they are counted."""

_BY_NAME = {one.name: one for one in FIELD_TYPES}
_FIXED = {"email": "email", "employee_id": "text", "role": "role", "status": "status"}
"""Fields whose type no program can change."""


def field_type(name: str) -> FieldType:
    """The type of that name. Raises KeyError where there is none."""
    return _BY_NAME[name]


def type_of(spec: FieldSpec) -> FieldType:
    """The type by which a field is cleaned."""
    return _BY_NAME[_FIXED.get(spec.key, spec.type)]


def clean_column(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:
    """The column read by its field's type. What a spreadsheet shows for a failed formula is never a value.

    Columns that repeat themselves are read once a distinct text.
    """
    texts = texts.cast(pl.String)
    counted = _counted(texts)
    if counted is None:
        return _clean(texts, spec, context)
    distinct = counted.get_column("text")
    cleaned = _clean(distinct, spec, replace(context, counts=counted.get_column("len")))
    return _spread(cleaned, texts.cast(pl.Enum(distinct)).to_physical())


def _counted(texts: pl.Series) -> pl.DataFrame | None:
    """Each text once with how often it occurs, in the order of the column; None where that would not save work."""
    if len(texts) <= FEW or texts.head(SAMPLE).n_unique() * 2 > min(len(texts), SAMPLE):
        return None
    counted = pl.DataFrame({"text": texts}).drop_nulls().group_by("text", maintain_order=True).len()
    return counted if counted.height * 4 < len(texts) else None


def _spread(cleaned: Cleaned, places: pl.Series) -> Cleaned:
    """What was read once, for every row that has it; `places` says which, null where the row is empty."""
    values = cleaned.values.gather(places)
    if not cleaned.problems.height:
        return replace(cleaned, values=values)
    rows = pl.DataFrame({"place": places}).with_row_index("at")
    found = rows.join(
        cleaned.problems.rename({"row": "place"}), on="place", how="inner", maintain_order="left_right"
    )
    problems = found.drop("place").rename({"at": "row"})
    return replace(cleaned, values=values, problems=problems.select(PROBLEM_SCHEMA.keys()))


def _clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:
    """Without the cells that can't be a value: what a failed formula shows, what was answered with *leave the row out*."""
    kinds = (
        (_errors(texts), Problem("value.error_cell")),
        (_refused(texts, context), Problem("value.refused", Severity.BLOCKS)),
    )
    problems = []
    for is_out, problem in kinds:
        if is_out is not None and is_out.any():
            problems.append(problems_where(is_out, problem))
            texts = pl.select(pl.when(~is_out).then(texts)).to_series()
    cleaned = type_of(spec).clean(texts, spec, context)
    return replace(cleaned, problems=pl.concat([*problems, cleaned.problems])) if problems else cleaned


def _errors(texts: pl.Series) -> pl.Series | None:
    if not texts.str.contains("#", literal=True).any():
        return None
    return texts.str.contains(ERROR_VALUE).fill_null(value=False)


def _refused(texts: pl.Series, context: CleanContext) -> pl.Series | None:
    refused = [tidy_one(text) for text, answer in context.answers.items() if answer == BLOCK]
    return tidy(texts).is_in(refused).fill_null(value=False) if refused else None


def clean_one(given: str, spec: FieldSpec, context: CleanContext | None = None) -> str | Problem | None:
    """One text by the rules of the import: canonical text, None where empty, or the problem (code first)."""
    cleaned = clean_column(pl.Series([given], dtype=pl.String), spec, context or CleanContext())
    value: str | None = cleaned.values[0]
    for row in cleaned.problems.iter_rows(named=True):
        is_lost = value is None and row["severity"] != Severity.INFORMS
        if is_lost or row["code"] == "option.unknown":
            return Problem(row["code"], Severity(row["severity"]), json.loads(row["params"]), value)
    return value
