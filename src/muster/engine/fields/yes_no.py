"""Yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem

if TYPE_CHECKING:
    import polars as pl

    from muster.engine.table import FieldSpec

_YES = "yes y true t 1 x on ✓ ✔ ☑ ✅ ja j wahr oui o vrai sí si s verdadero"
_NO = "no n false f 0 off ✗ ✘ ☐ ❌ nein falsch non faux falso"
WORDS = dict.fromkeys(_YES.split(), "yes") | dict.fromkeys(_NO.split(), "no")


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """`yes` or `no`, from the words of four languages, 1 and 0, and tick marks."""
    return settle(tidy(texts), context, _read)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that say yes or no in a word longer than a digit."""
    return share(tidy(sample), lambda text: text.casefold() in WORDS and not text.isdigit())


def _read(text: str) -> str | Problem:
    return WORDS.get(text.casefold(), Problem("yes_no.unreadable"))


TYPE = FieldType("yes_no", clean, recognise)
