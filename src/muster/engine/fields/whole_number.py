"""Whole numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem

if TYPE_CHECKING:
    from muster.engine.table import FieldSpec

_PLAIN = r"^(?:0|-?[1-9][0-9]{0,17})$"
_SIGNED = re.compile(r"([+-]?)0*(\d{1,18})(?:[.,]0{1,2})?\Z", re.ASCII)
_GROUPED = re.compile(
    r"[+-]?\d{1,3}(?:[ '’]\d{3})+\Z|[+-]?\d{1,3}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,})\Z", re.ASCII
)
_ONE_GROUP = re.compile(r"[+-]?\d{1,3}[.,]\d{3}\Z", re.ASCII)


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """Digits without leading zeros; `12.0` is 12, `5 years` is not a number."""
    text = pl.col("text")
    return settle(tidy(texts), context, _read, pl.when(text.str.contains(_PLAIN)).then(text))


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that are whole numbers."""
    return share(tidy(sample), lambda text: isinstance(_read(text), str))


def _read(text: str) -> str | Problem:
    if _GROUPED.match(text):
        text = re.sub(r"[ '’.,]", "", text)
    found = _SIGNED.match(text)
    if found:
        digits = found.group(2)
        return f"-{digits}" if found.group(1) == "-" and digits.strip("0") else digits
    return Problem("number.ambiguous" if _ONE_GROUP.match(text) else "number.unreadable")


TYPE = FieldType("whole_number", clean, recognise)
