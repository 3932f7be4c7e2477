"""What stands between several values in one cell: found once for a whole column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.options import key, known_options
from muster.engine.fields.shapes import Problem
from muster.engine.issues import Severity
from muster.engine.table import MULTI_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from muster.engine.table import FieldSpec

SEPARATORS = (MULTI_SEPARATOR, ";", "\n", "|", "；", "、", "،", "，", ",", "•", "·")
"""Marks that separate, those that stand in a value least often first."""
WITHIN_VALUES = ("/", "+", " - ", " & ")
"""Marks that stand in values too (UI/UX): they separate only where nearly every part is an option."""
COMMON = (";", ",")
"""Marks that separate options in a single cell too, whatever the column uses."""
KNOWN_SHARE = 0.8
OUTNUMBERED = 3
"""A mark that stands in so many times fewer cells than another is part of a value."""
USUAL = (MULTI_SEPARATOR, ";", None)
"""What Muster writes itself; nobody needs to be told."""


def column_separator(counted: pl.DataFrame, spec: FieldSpec) -> str | None:
    """The mark that separates the column; None where each cell is one value. `counted`: `cell` and how often, `n`."""
    known = known_options(spec)
    cells = counted.filter(~pl.col("cell").str.to_lowercase().is_in(list(known))) if known else counted
    text = pl.col("cell")
    found = cells.select(
        pl.col("n").filter(text.str.contains(mark, literal=True)).sum().alias(mark) for mark in SEPARATORS
    ).row(0)
    most = max(found)
    if most:
        return next(
            mark for mark, count in zip(SEPARATORS, found, strict=True) if count * OUTNUMBERED >= most
        )
    return next((mark for mark in WITHIN_VALUES if known and _separates_options(cells, mark, known)), None)


def together(parts: Sequence[str], known: Mapping[str, str], separator: str) -> list[str]:
    """The parts of a cell, with those put together again that are one option: `Sales, Marketing` beside `Design`."""
    found = []
    at = 0
    while at < len(parts):
        end = next(
            (end for end in range(len(parts), at + 1, -1) if key(separator.join(parts[at:end])) in known),
            at + 1,
        )
        found.append(separator.join(parts[at:end]))
        at = end
    return found


def options_within(words: pl.Series, known: Mapping[str, str]) -> pl.DataFrame:
    """`word` and `options`: the words that are no option, but several with a semicolon or comma between: `Python, SQL`."""
    holding = words.filter(words.str.contains_any(list(COMMON))).unique() if known else words.head(0)
    found = [
        (word, parts)
        for word in holding.to_list()
        if key(word) not in known
        for parts in (_known_parts(word, mark, known) for mark in COMMON)
        if parts
    ]
    schema = {"word": pl.String(), "options": pl.List(pl.String)}
    return pl.DataFrame(found, schema=schema, orient="row").unique("word", keep="first")


def _known_parts(word: str, mark: str, known: Mapping[str, str]) -> list[str]:
    """The parts between the mark, if there are several and each is an option."""
    parts = [part.strip() for part in word.split(mark) if part.strip()]
    return parts if len(parts) > 1 and all(key(part) in known for part in parts) else []


def remarks_on(separator: str | None) -> tuple[Problem, ...]:
    """What to say about a column that is separated by another mark than Muster's own."""
    if separator in USUAL:
        return ()
    shown = "↵" if separator == "\n" else str(separator).strip()
    return (Problem("option.separator", Severity.INFORMS, {"mark": shown}),)


def _separates_options(cells: pl.DataFrame, mark: str, known: Mapping[str, str]) -> bool:
    holding = cells.filter(pl.col("cell").str.contains(mark, literal=True)).get_column("cell")
    words = holding.str.split(mark).explode().drop_nulls().to_list()
    return bool(words) and sum(key(word) in known for word in words) >= KNOWN_SHARE * len(words)
