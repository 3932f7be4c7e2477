"""Web addresses: http and https only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem

if TYPE_CHECKING:
    from muster.engine.table import FieldSpec

_WITH_SCHEME = r"(?i)^https?://[^\s/?#@:]+(?:\.[^\s/?#@:]+)+(?::\d{1,5})?(?:[/?#]\S*)?$"
_WITHOUT = r"(?i)^[a-z0-9\p{L}-]+(?:\.[a-z0-9\p{L}-]+)*\.[a-z\p{L}]{2,}(?::\d{1,5})?(?:[/?#]\S*)?$"
LIMIT = 2_000


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """Addresses with their scheme; `https://` where none was written."""
    return settle(tidy(texts), context, _refuse, _quick())


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that are a web address with a scheme, `www.` or a path."""
    return share(
        tidy(sample), lambda text: text.lower().startswith(("http://", "https://", "www.")) or ".com/" in text
    )


def _quick() -> pl.Expr:
    text = pl.col("text")
    whole = pl.when(text.str.contains(_WITH_SCHEME)).then(text)
    short = pl.when(text.str.contains(_WITHOUT)).then("https://" + text)
    return pl.when(text.str.len_chars() <= LIMIT).then(pl.coalesce(whole, short))


def _refuse(text: str) -> Problem:
    return (
        Problem("text.too_long", params={"limit": LIMIT}) if len(text) > LIMIT else Problem("url.unreadable")
    )


TYPE = FieldType("url", clean, recognise)
