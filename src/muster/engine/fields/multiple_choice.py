"""Any number of several options in one cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.options import Vocabulary, key, known_options, settle_words
from muster.engine.fields.settle import share, tidy
from muster.engine.fields.shapes import PROBLEM_SCHEMA, CleanContext, Cleaned, FieldType, Problem, params_json
from muster.engine.table import MULTI_SEPARATOR

if TYPE_CHECKING:
    from muster.engine.table import FieldSpec

SEPARATORS = (MULTI_SEPARATOR, ";", "\n", "|", ",")
"""The first that stands anywhere in a column separates all of it."""


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:
    """The options named in each cell, each once, in the order of the cell. Equal cells are looked at once."""
    cells = _tidy_parts(texts).alias("cell")
    distinct = cells.drop_nulls().unique(maintain_order=True)
    words = split(distinct, spec)
    vocabulary = settle_words(words.get_column("word"), spec, context)
    settled = words.join(_meanings(vocabulary), on="word", how="left", maintain_order="left")
    values = _joined(settled, distinct)
    rows = cells.to_frame().join(values, on="cell", how="left", maintain_order="left")
    return Cleaned(rows.get_column("value"), _problems(cells, distinct, settled), vocabulary.new_options)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:
    """The share of words that are options already."""
    known = known_options(spec)
    return share(split(tidy(sample), spec).get_column("word"), lambda word: key(word) in known)


def split(tidied: pl.Series, spec: FieldSpec) -> pl.DataFrame:
    """`row` and `word`, one row a part of a cell; a cell that is an option as a whole stays whole."""
    filled = pl.DataFrame({"word": tidied}).with_row_index("row").drop_nulls("word")
    filled = filled.with_columns(pl.col("row").cast(pl.UInt32))
    separator = next((mark for mark in SEPARATORS if tidied.str.contains(mark, literal=True).any()), None)
    if separator is None:
        return filled
    whole = list(known_options(spec))
    stays = pl.col("word").str.to_lowercase().is_in(whole) if whole else pl.lit(value=False)
    parts = pl.when(stays).then(pl.concat_list("word")).otherwise(pl.col("word").str.split(separator))
    exploded = filled.with_columns(word=parts).explode("word")
    tidy_words = tidy(exploded.get_column("word"))
    return exploded.with_columns(word=tidy_words).drop_nulls("word")


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
