"""The same person on several sheets: the fields are united, and none may have two values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.checks.shapes import naming_others, same_text
from muster.engine.issues import Severity
from muster.engine.rows import no_findings
from muster.engine.standing import written_to
from muster.engine.unite import repeated

if TYPE_CHECKING:
    from muster.engine.checks.shapes import Checking


def find(checking: Checking) -> pl.DataFrame:
    """Every row of a person for whom a field has two different values, where it matters."""
    rows = written_to(repeated(checking.rows), checking.settings)
    if not rows.height:
        return no_findings()
    keys = [key for key in checking.keys if key not in ("email", "role")]
    columns = {"email": pl.col("email_key")} | {key: same_text(key, checking.fields) for key in keys}
    counts = rows.group_by("person").agg(
        value.drop_nulls().n_unique().alias(key) for key, value in columns.items()
    )
    found = [_about(rows, counts.filter(pl.col(key) > 1).get_column("person"), key) for key in columns]
    return pl.concat(found)


def _about(rows: pl.DataFrame, people: pl.Series, key: str) -> pl.DataFrame:
    concerned = rows.filter(pl.col("person").is_in(people.implode()))
    return naming_others(concerned, "person", "row.two_values", Severity.BLOCKS, key)
