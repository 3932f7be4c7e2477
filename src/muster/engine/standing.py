"""Whom an import leaves as they are, whatever the file says about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from muster.engine.table import ImportSettings


def left_alone(settings: ImportSettings) -> pl.Expr:
    """Why the person of a row (`participant_id` null: somebody new) is left as they are; null for who is not."""
    is_new = pl.col("participant_id").is_null()
    return (
        pl.when(is_new & pl.lit(settings.only == "update"))
        .then(pl.lit("row.only_update"))
        .when(~is_new & pl.lit(not settings.overwrite))
        .then(pl.lit("row.already_here"))
        .when(~is_new & pl.lit(settings.only == "create"))
        .then(pl.lit("row.only_create"))
    )


def written_to(rows: pl.DataFrame, settings: ImportSettings) -> pl.DataFrame:
    """The rows whose person may be created or changed: only of these does it matter that they agree."""
    return rows.filter(left_alone(settings).is_null())
