"""A full name split into first and last name: plain ones by pattern, the others once a distinct text."""

from __future__ import annotations

import re

import polars as pl
from nameparser import HumanName

_WORD = r"[\p{L}][\p{L}'’\-]+"
_TWO_WORDS = rf"^({_WORD}) ({_WORD})$"
_LAST_FIRST = rf"^({_WORD}), ({_WORD})$"
_TITLE = r"(?i)^(?:dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame|herr|frau|mme|mlle|m|sr|sra|srta|dipl|ing|mag|rev|jr|hon)\b"
"""What may look like a first name in two words, and is none."""
_WORDS = re.compile(r"\w+")


def split_names(names: pl.Series) -> pl.DataFrame:
    """`first_name`, `last_name`, `left_out` (titles) and `unplaced` (words in none of them) of each name, row by row."""
    frame = pl.DataFrame({"text": names})
    text = pl.col("text")
    is_plain = text.str.contains(_TWO_WORDS) & ~text.str.contains(_TITLE)
    frame = frame.with_columns(
        first=pl.when(is_plain)
        .then(text.str.extract(_TWO_WORDS, 1))
        .otherwise(text.str.extract(_LAST_FIRST, 2)),
        last=pl.when(is_plain)
        .then(text.str.extract(_TWO_WORDS, 2))
        .otherwise(text.str.extract(_LAST_FIRST, 1)),
    )
    rest = frame.filter(text.is_not_null() & pl.col("first").is_null()).get_column("text").unique().to_list()
    joined = frame.join(_parsed(rest), on="text", how="left", maintain_order="left")
    return joined.select(
        first_name=pl.coalesce("first", "slow_first"),
        last_name=pl.coalesce("last", "slow_last"),
        left_out="left_out",
        unplaced="unplaced",
    )


def _parsed(names: list[str]) -> pl.DataFrame:
    schema = {column: pl.String() for column in ("text", "slow_first", "slow_last", "left_out", "unplaced")}
    return pl.DataFrame([(name, *_split(name)) for name in names], schema=schema, orient="row")


def _split(name: str) -> tuple[str | None, str | None, str | None, str | None]:
    parsed = HumanName(name)
    first = " ".join(part for part in (parsed.first, parsed.middle) if part)
    last = " ".join(part for part in (parsed.last, parsed.suffix) if part)
    if not first and not last:
        return name, None, None, None
    return (
        first or None,
        last or None,
        parsed.title or None,
        _unplaced(name, f"{first} {last} {parsed.title}"),
    )


def _unplaced(name: str, placed: str) -> str | None:
    """The words of the name that stand nowhere: what was in brackets or quotation marks."""
    known = set(_WORDS.findall(placed))
    return " ".join(word for word in _WORDS.findall(name) if word not in known) or None
