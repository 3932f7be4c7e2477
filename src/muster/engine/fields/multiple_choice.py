"""Any number of several options in one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.options import Vocabulary, key, known_options, settle_words
from muster.engine.fields.separators import column_separator, options_within, remarks_on, together
from muster.engine.fields.settle import share, tidy
from muster.engine.fields.shapes import PROBLEM_SCHEMA, CleanContext, Cleaned, FieldType, Problem, params_json
from muster.engine.table import MULTI_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from muster.engine.table import FieldSpec


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:
    """The options named in each cell, each once, in the order of the cell. Equal cells are looked at once."""
    cells = _tidy_parts(texts).alias("cell")
    weights = pl.lit(1, dtype=pl.UInt32) if context.counts is None else context.counts
    counted = cells.to_frame().with_columns(n=weights).drop_nulls("cell")
    counted = counted.group_by("cell", maintain_order=True).agg(pl.col("n").sum())
    distinct = counted.get_column("cell")
    separator = context.separator or column_separator(counted, spec)
    words = split(distinct, spec, separator)
    counts = counted.get_column("n").gather(words.get_column("row"))
    vocabulary = settle_words(words.get_column("word"), spec, context, counts)
    settled = words.join(_meanings(vocabulary), on="word", how="left", maintain_order="left")
    values = _joined(settled, distinct)
    rows = cells.to_frame().join(values, on="cell", how="left", maintain_order="left")
    problems = _problems(cells, distinct, settled)
    return Cleaned(rows.get_column("value"), problems, vocabulary.new_options, remarks_on(separator))


def recognise(sample: pl.Series, spec: FieldSpec) -> float:
    """The share of words that are options already."""
    known = known_options(spec)
    tidied = tidy(sample)
    separator = column_separator(tidied.drop_nulls().alias("cell").to_frame().with_columns(n=pl.lit(1)), spec)
    return share(split(tidied, spec, separator).get_column("word"), lambda word: key(word) in known)


def split(tidied: pl.Series, spec: FieldSpec, separator: str | None) -> pl.DataFrame:
    """`row` and `word`, one row a part of a cell; an option that holds the separator itself stays whole.

    A line break always separates, and so does a semicolon or comma where each part is an option. Stored values are cut
    at their own separator only.
    """
    filled = pl.DataFrame({"word": tidied}).with_row_index("row").drop_nulls("word")
    filled = filled.with_columns(pl.col("row").cast(pl.UInt32))
    known = known_options(spec)
    if separator == MULTI_SEPARATOR:
        return _cut(filled, separator, known)
    lines = _cut(filled, "\n", known)
    words = lines if separator in (None, "\n") else _cut(lines, str(separator), known)
    found = options_within(words.get_column("word"), known)
    if not found.height:
        return words
    cut = words.join(found, on="word", how="left", maintain_order="left")
    return cut.select("row", word=pl.coalesce("options", pl.concat_list("word"))).explode("word")


def _cut(cells: pl.DataFrame, separator: str, known: Mapping[str, str]) -> pl.DataFrame:
    """The cells cut at the separator, their parts tidied."""
    parts = cells.with_columns(pl.col("word").str.split(separator))
    if any(separator in option for option in known):
        whole = [together(words, known, separator) for words in parts.get_column("word").to_list()]
        parts = parts.with_columns(word=pl.Series(whole, dtype=pl.List(pl.String)))
    exploded = parts.explode("word")
    return exploded.with_columns(word=tidy(exploded.get_column("word"))).drop_nulls("word")


def _tidy_parts(texts: pl.Series) -> pl.Series:
    # The separator of stored values is invisible, and would be tidied away.
    if not texts.str.contains(MULTI_SEPARATOR, literal=True).any():
        return tidy(texts)
    return texts


def _meanings(vocabulary: Vocabulary) -> pl.DataFrame:
    rows = [_meaning_row(word, meaning) for word, meaning in vocabulary.meanings.items()]
    schema = {name: pl.String() for name in ("word", "value", "code", "severity", "params")}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _meaning_row(word: str, meaning: str | Problem | None) -> tuple[str | None, ...]:
    if isinstance(meaning, Problem):
        return word, meaning.value, meaning.code, meaning.severity.value, params_json(meaning.params)
    return word, meaning, None, None, None


def _joined(settled: pl.DataFrame, distinct: pl.Series) -> pl.DataFrame:
    """`cell` and `value`, for the cells that have one."""
    per_cell = (
        settled.drop_nulls("value")
        .unique(["row", "value"], maintain_order=True)
        .group_by("row", maintain_order=True)
        .agg(pl.col("value").str.join(MULTI_SEPARATOR))
    )
    return per_cell.select("value", cell=distinct.gather(per_cell.get_column("row")))


def _problems(cells: pl.Series, distinct: pl.Series, settled: pl.DataFrame) -> pl.DataFrame:
    found = settled.filter(pl.col("code").is_not_null())
    found = found.with_columns(cell=distinct.gather(found.get_column("row"))).drop("row")
    found = found.unique(["cell", "params"], maintain_order=True)
    rows = cells.to_frame().with_row_index("row").join(found, on="cell", maintain_order="left_right")
    return rows.select(pl.col(name).cast(dtype) for name, dtype in PROBLEM_SCHEMA.items())


TYPE = FieldType("multiple_choice", clean, recognise)
