"""What the text of one cell looks like: an address, a title, a number. Judges no column and no sheet."""

from __future__ import annotations

import re
from functools import cache

import polars as pl

from muster.engine.aliases import ALIASES

EMAIL = r"(?i)^\s*(?:[^@<>]*<\s*)?(?:mailto:)?[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]{2,}>?\s*$"
_LOOKS_LIKE_EMAIL = re.compile(EMAIL)
_LOOKS_LIKE_DATA = re.compile(r"[\W\d_]*\d[\W\d_]*|https?://.*|(?i:true|false)")
_LONG_TEXT = 60
_FIRST_ROWS = 200

Cells = dict[int, str]
"""Column number → text without white space around it, of one row; empty cells are missing."""


def cells_of(texts: tuple[str | None, ...]) -> Cells:
    """The cells with text of a row, from column A on."""
    return {n: text.strip() for n, text in enumerate(texts, start=1) if text and text.strip()}


def has_text(name: str) -> pl.Expr:
    """Whether a cell of this column holds more than white space."""
    return pl.col(name).str.contains(r"\S").fill_null(value=False)


def any_text(frame: pl.DataFrame, name: str) -> bool:
    """Whether any cell of this column holds more than white space: mostly one of the first does."""
    parts = (frame.head(_FIRST_ROWS), frame)
    return any(bool(part.select(has_text(name).any()).item()) for part in parts)


def blank_rows(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows without text in any cell. The first column has one in most rows; in the next ones hardly a row is looked at."""
    for name in frame.columns[1:]:
        if frame.is_empty():
            break
        frame = frame.filter(~has_text(name))
    return frame


def is_title(text: str) -> bool:
    """Whether it may name a column."""
    return len(text) <= _LONG_TEXT and not is_email(text) and not looks_like_data(text)


def is_email(text: str) -> bool:
    """Whether it is one address and nothing else but perhaps the person's name."""
    return _LOOKS_LIKE_EMAIL.match(text) is not None


def looks_like_data(text: str) -> bool:
    """Whether it is a number, a date, a link or yes/no."""
    return _LOOKS_LIKE_DATA.fullmatch(text) is not None


def has_email(cells: Cells) -> bool:
    """Whether somebody's address stands in the row."""
    return any(is_email(text) for text in cells.values())


def is_known(text: str) -> bool:
    """Whether it is a usual name of a column."""
    return _bare(text) in _known_titles()


@cache
def _known_titles() -> frozenset[str]:
    return frozenset(_bare(alias) for aliases in ALIASES.values() for alias in aliases)


def _bare(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
