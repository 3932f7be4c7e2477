"""One of several options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.engine.fields.options import key, known_options, settle_words
from muster.engine.fields.settle import LEAVE_EMPTY, settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType

if TYPE_CHECKING:
    import polars as pl

    from muster.engine.table import FieldSpec


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:
    """The option that each text names; unknown ones by the answers, else added if the field is open."""
    tidied = tidy(texts)
    words = settle_words(tidied, spec, context, context.counts)
    emptied = {word: LEAVE_EMPTY for word, meaning in words.meanings.items() if meaning is None}
    cleaned = settle(tidied, CleanContext(answers=emptied), lambda text: words.meanings[text] or "")
    return Cleaned(cleaned.values, cleaned.problems, words.new_options)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:
    """The share of cells that are options already."""
    known = known_options(spec)
    return share(tidy(sample), lambda text: key(text) in known)


TYPE = FieldType("single_choice", clean, recognise)
