"""The kinds of answers: one file a type. Each cleans a whole column and says how much of a sample looks like it."""

from __future__ import annotations

import json
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
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem, problems_where
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
    """The column read by its field's type. What a spreadsheet shows for a failed formula is never a value."""
    is_error = texts.str.contains(ERROR_VALUE).fill_null(value=False)
    if not is_error.any():
        return type_of(spec).clean(texts, spec, context)
    errors = problems_where(is_error, Problem("value.error_cell"))
    without = pl.select(pl.when(~is_error).then(texts)).to_series()
    cleaned = type_of(spec).clean(without, spec, context)
    return Cleaned(cleaned.values, pl.concat([errors, cleaned.problems]), cleaned.new_options)


def clean_one(given: str, spec: FieldSpec, context: CleanContext | None = None) -> str | Problem | None:
    """One text by the rules of the import: canonical text, None where empty, or the problem (code first)."""
    cleaned = clean_column(pl.Series([given], dtype=pl.String), spec, context or CleanContext())
    value: str | None = cleaned.values[0]
    for row in cleaned.problems.iter_rows(named=True):
        if value is None or row["code"] == "option.unknown":
            return Problem(row["code"], Severity(row["severity"]), json.loads(row["params"]), value)
    return value
