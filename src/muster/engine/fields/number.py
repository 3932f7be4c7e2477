"""Numbers with or without decimals; a point stands between in the canonical text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem

if TYPE_CHECKING:
    from muster.engine.table import FieldSpec

_PLAIN = r"^(?:0|-?[1-9][0-9]{0,17})$"
_WITH_POINT = re.compile(r"([+-]?)(\d{1,18})(?:\.(\d{1,18}))?\Z", re.ASCII)
_SHAPES = (
    # 1,234,567.89 · 1 234.5 · 1'234.5
    (
        re.compile(
            r"[+-]?\d{1,3}(?:([, '’])\d{3})(?:\1\d{3})*\.\d+\Z|[+-]?\d{1,3}(?:([, '’])\d{3})(?:\2\d{3})+\Z"
        ),
        ",",
    ),
    # 1 234 · 1'234
    (re.compile(r"[+-]?\d{1,3}[ '’]\d{3}\Z"), ","),
    # 1.234.567,89 · 1 234,5 · 12,5
    (re.compile(r"[+-]?\d{1,3}(?:([. '’])\d{3})(?:\1\d{3})*,\d+\Z|[+-]?\d+,(?:\d{1,2}|\d{4,})\Z"), "."),
    (re.compile(r"[+-]?\d{1,3}\.\d{3}(?:\.\d{3})+\Z"), "."),
)
_ONE_GROUP = re.compile(r"[+-]?\d{1,3},\d{3}\Z")


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """Digits, at most one point, no zeros that say nothing."""
    text = pl.col("text")
    return settle(tidy(texts), context, _read, pl.when(text.str.contains(_PLAIN)).then(text))


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that are numbers."""
    return share(tidy(sample), lambda text: isinstance(_read(text), str))


def _read(text: str) -> str | Problem:
    found = _WITH_POINT.match(_with_point(text))
    if not found:
        return Problem("number.ambiguous" if _ONE_GROUP.match(text) else "number.unreadable")
    whole = found.group(2).lstrip("0") or "0"
    decimals = (found.group(3) or "").rstrip("0")
    value = f"{whole}.{decimals}" if decimals else whole
    return f"-{value}" if found.group(1) == "-" and value != "0" else value


def _with_point(text: str) -> str:
    for shape, thousands in _SHAPES:
        if shape.match(text):
            return re.sub(rf"[ '’{thousands}]", "", text).replace(",", ".")
    return text


TYPE = FieldType("number", clean, recognise)
