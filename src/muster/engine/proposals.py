"""What field a column would make that no field of the program fits: a label, a type and options, from its cells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from muster.engine.fields import field_type
from muster.engine.fields.settle import tidy
from muster.engine.table import FieldSpec

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

SAMPLE_ROWS = 2_000
SHARE = 0.9
"""So many of the cells look like the type; a few slips are repaired at the review."""
TELLING_TYPES = ("email", "url", "yes_no", "whole_number", "number", "date", "phone", "country")
"""Types that show in the cells, the narrower first."""
MOST_OPTIONS = 20
"""More answers than these are no choice but a text."""
TIMES = 2
"""Each option is given so often on average, or the cells are texts that happen to be few."""
OPTION_LENGTH = 60
LONG_TEXT = 80
LABEL_LENGTH = 100
SEPARATORS = (";", ",", "\n", "|")
_NUMBERING = re.compile(r"^\s*(?:(?:question|q)\s*)?\d+(?:[._]\d+)*\s*[.):]\s*", re.IGNORECASE)
_CODE = re.compile(r"^0\d+$|^\d{10,}$")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class NewField:
    """A field that the program could ask."""

    label: str
    type: str
    options: tuple[str, ...] = ()


def propose_field(header: str, texts: pl.Series) -> NewField:
    """The field that a column with these cells would make; a text where nothing tells more."""
    cells = tidy(texts.drop_nulls().head(SAMPLE_ROWS)).drop_nulls()
    label = _BLANKS.sub(" ", _NUMBERING.sub("", header)).strip()[:LABEL_LENGTH] or "?"
    if cells.is_empty():
        return NewField(label, "text")
    telling = _telling_type(cells)
    if telling:
        return NewField(label, telling)
    several = _parts(cells)
    if several is not None and (options := _options(several)):
        return NewField(label, "multiple_choice", options)
    if options := _options(cells):
        return NewField(label, "single_choice", options)
    is_long = (cells.str.len_chars().mean() or 0) > LONG_TEXT  # type: ignore[operator]
    return NewField(label, "long_text" if is_long else "text")


def _telling_type(cells: pl.Series) -> str | None:
    if cells.str.contains(_CODE.pattern).mean() > 1 - SHARE:  # type: ignore[operator]
        return None
    found = (
        name
        for name in TELLING_TYPES
        if field_type(name).recognise(cells, FieldSpec("new", "New", name)) >= SHARE
    )
    return next(found, None)


def _parts(cells: pl.Series) -> pl.Series | None:
    """The words of the cells, if a fair share of them holds several."""
    for separator in SEPARATORS:
        if cells.str.contains(separator, literal=True).mean() >= 1 - SHARE:  # type: ignore[operator]
            words = cells.str.split(separator).explode().str.strip_chars()
            return words.filter(words != "")
    return None


def _options(words: pl.Series) -> tuple[str, ...]:
    """The answers in the order of how often they are given; none where they are too many, too long or hardly repeated."""
    counts = words.value_counts(sort=True)
    answers: Sequence[str] = counts.to_series(0).to_list()
    is_choice = len(answers) <= MOST_OPTIONS and len(words) >= TIMES * len(answers) and len(answers) > 1
    if not is_choice or any(len(answer) > OPTION_LENGTH for answer in answers):
        return ()
    ranked = sorted(counts.iter_rows(), key=lambda row: (-row[1], row[0]))
    return tuple(answer for answer, _count in ranked)
