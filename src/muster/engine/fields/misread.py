"""Texts in a wrong encoding, as a column of texts offers their repair: one press takes it for all equal ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.shapes import PROBLEM_SCHEMA, no_problems, params_json
from muster.engine.issues import Severity
from muster.engine.mojibake import SIGN, repaired

if TYPE_CHECKING:
    from collections.abc import Mapping


def misread(values: pl.Series, answers: Mapping[str, str]) -> pl.DataFrame:
    """A problem with a proposal (`PROBLEM_SCHEMA`) for each text that reads right in another encoding.

    A text that somebody answered with is what they mean.
    """
    has_sign = values.str.contains(SIGN)
    if not has_sign.any():
        return no_problems()
    has_sign = has_sign.fill_null(value=False)
    chosen = frozenset(answers.values())
    rows = [
        (row, "text.misread", Severity.WARNS.value, params_json({"proposal": repair}))
        for row, text in zip(has_sign.arg_true(), values.filter(has_sign), strict=True)
        if text not in chosen and (repair := repaired(text)) != text
    ]
    return pl.DataFrame(rows, schema=PROBLEM_SCHEMA, orient="row")
