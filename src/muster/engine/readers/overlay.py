"""What a sheet's bytes say better than the cell reader does, laid over the cells that it delivered."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.readers.package import padded
from muster.engine.table import ROW

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from muster.engine.readers.scan import Scan

_WHOLE = r"^\d{1,18}$"
_TIME = ":"


def overlay_of(scan: Scan, styles: Mapping[int, str]) -> Callable[[pl.DataFrame], pl.DataFrame]:
    """A function that corrects one part of the sheet: padded numbers, error cells, numbers no float can hold."""
    errors, negative, long = map(_by_column, (scan.errors, scan.negative, scan.long_numbers))

    def lay_over(frame: pl.DataFrame) -> pl.DataFrame:
        for (column, style), rows in scan.padded.items():
            frame = _pad(frame, f"c{column}", pl.Series(rows, dtype=pl.UInt32), styles[style])
        for column, texts in long.items():
            frame = _put(frame, f"c{column}", texts)
        for column, texts in negative.items():
            # A negative number has no date or time; the reader makes midnight of it.
            frame = _put(
                frame, f"c{column}", texts, where=pl.col(f"c{column}").str.contains(_TIME, literal=True)
            )
        for column, texts in errors.items():
            frame = _put(frame, f"c{column}", texts)
        return frame

    return lay_over


def _by_column(cells: Mapping[tuple[int, int], str]) -> dict[int, pl.DataFrame]:
    grouped: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for (row, column), text in cells.items():
        grouped[column].append((row, text))
    return {
        column: pl.DataFrame(rows, schema={ROW: pl.UInt32, "text": pl.String}, orient="row").unique(ROW)
        for column, rows in grouped.items()
    }


def _put(frame: pl.DataFrame, name: str, texts: pl.DataFrame, where: pl.Expr | None = None) -> pl.DataFrame:
    if name not in frame.columns:
        return frame
    joined = frame.join(texts, on=ROW, how="left", maintain_order="left")
    put = pl.col("text").is_not_null() if where is None else pl.col("text").is_not_null() & where
    return joined.with_columns(pl.when(put).then("text").otherwise(name).alias(name)).drop("text")


def _pad(frame: pl.DataFrame, name: str, rows: pl.Series, section: str) -> pl.DataFrame:
    if name not in frame.columns:
        return frame
    is_padded = frame[ROW].is_in(rows.implode()) & frame[name].str.contains(_WHOLE).fill_null(value=False)
    found = frame[name].filter(is_padded).unique().to_list()
    if not found:
        return frame
    shown = pl.col(name).replace({text: padded(text, section) for text in found})
    return frame.with_columns(pl.when(is_padded).then(shown).otherwise(name).alias(name))
