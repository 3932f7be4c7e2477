"""How a column of texts is settled: a vectorised pattern for most rows, one call for each distinct text of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.shapes import Cleaned, Problem, no_problems, params_json

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from muster.engine.fields.shapes import CleanContext

_SPACES = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]"
_INVISIBLE = "[\u200b\u2060\ufeff\u00ad\u0000-\u0008\u000e-\u001e\u007f]"
_ODD = rf"\r|{_SPACES}|{_INVISIBLE}"
_EDGES = " \n\r\u000b\u000c"
_ODD_ASCII = r"[\x00-\x08\x09\x0d\x0e-\x1e\x7f]"

LONGEST = 2_000
"""Letters of a text that is looked at by itself: nothing but prose is longer, and some patterns take time by its square."""

ADD = "+"
LEAVE_EMPTY = "-"
BLOCK = "!"
"""What an administrator can answer in place of a value: a new option, an empty cell, leave the row out."""


def tidy(texts: pl.Series) -> pl.Series:
    """The texts with every odd blank as a space, without invisible characters and outer blanks; null where empty."""
    frame = pl.DataFrame({"text": texts.cast(pl.String)})
    text = pl.col("text")
    bytes_, letters, is_odd = frame.select(
        bytes=text.str.len_bytes().sum(),
        letters=text.str.len_chars().sum(),
        odd=text.str.contains(_ODD_ASCII).any(),
    ).row(0)
    if is_odd or (bytes_ != letters and frame.select(text.str.contains(_ODD).any()).item()):
        frame = frame.select(_without_odd_blanks(text))
    stripped = text.str.strip_chars(_EDGES)
    return frame.select(text=pl.when(stripped != "").then(stripped)).to_series()


def _without_odd_blanks(text: pl.Expr) -> pl.Expr:
    return text.str.replace_all("\r\n?", "\n").str.replace_all(_SPACES, " ").str.replace_all(_INVISIBLE, "")


def tidy_one(text: str) -> str | None:
    """`tidy` for one text."""
    value: str | None = tidy(pl.Series([text], dtype=pl.String))[0]
    return value


def answered(
    tidied: pl.Series, answers: Mapping[str, str], trim: Callable[[pl.Series], pl.Series] = tidy
) -> pl.Series:
    """The tidied texts with the administrator's answers in their place; `-` empties, `+` and `!` change nothing."""
    changes = {text: answer for text, answer in answers.items() if answer not in (ADD, BLOCK)}
    if not changes:
        return tidied
    new = [None if answer == LEAVE_EMPTY else answer for answer in changes.values()]
    asked = pl.DataFrame({"text": trim(pl.Series(list(changes))), "new": pl.Series(new, dtype=pl.String)})
    asked = asked.unique("text", keep="last", maintain_order=True)
    return tidied.replace_strict(
        asked.get_column("text"), asked.get_column("new"), default=tidied, return_dtype=pl.String
    )


def settle(
    tidied: pl.Series,
    context: CleanContext,
    slow: Callable[[str], str | Problem],
    quick: pl.Expr | None = None,
) -> Cleaned:
    """The column read: by `quick` (over `text`, null where it can't tell), else by `slow`, once a distinct text."""
    frame = pl.DataFrame({"text": answered(tidied, context.answers).rename("text")})
    frame = frame.with_columns(quick=pl.lit(None, dtype=pl.String) if quick is None else quick)
    unsettled = (
        frame.filter(pl.col("text").is_not_null() & pl.col("quick").is_null()).get_column("text").unique()
    )
    if not len(unsettled):
        return Cleaned(frame.get_column("quick"), no_problems())
    joined = frame.join(_outcomes(unsettled, slow), on="text", how="left", maintain_order="left")
    values = joined.select(value=pl.coalesce("quick", "value")).to_series()
    problems = (
        joined.with_row_index("row")
        .filter(pl.col("code").is_not_null() & pl.col("quick").is_null())
        .select(pl.col("row").cast(pl.UInt32), "code", "severity", "params")
    )
    return Cleaned(values, problems)


def share(tidied: pl.Series, is_read: Callable[[str], bool]) -> float:
    """How much of the filled cells is read, from 0 to 1."""
    texts = tidied.drop_nulls().to_list()
    return sum(len(text) <= LONGEST and is_read(text) for text in texts) / len(texts) if texts else 0.0


def _outcomes(texts: pl.Series, slow: Callable[[str], str | Problem]) -> pl.DataFrame:
    too_long = Problem("text.too_long", params={"limit": LONGEST})
    rows = [(text, *_outcome(slow(text) if len(text) <= LONGEST else too_long)) for text in texts.to_list()]
    schema = {name: pl.String() for name in ("text", "value", "code", "severity", "params")}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _outcome(result: str | Problem) -> tuple[str | None, str | None, str | None, str | None]:
    if isinstance(result, str):
        return result, None, None, None
    return result.value, result.code, result.severity.value, params_json(result.params)
