"""The same person twice in one sheet, in the same role, must be twice the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.checks.shapes import naming_others, same_text
from muster.engine.issues import Severity
from muster.engine.rows import no_findings, of
from muster.engine.standing import written_to
from muster.engine.unite import repeated

if TYPE_CHECKING:
    from muster.engine.checks.shapes import Checking


def find(checking: Checking) -> pl.DataFrame:
    """Every row of a person who stands twice in one sheet with different values, where it matters."""
    rows = written_to(repeated(checking.rows), checking.settings)
    if not rows.height:
        return no_findings()
    compared = [same_text(key, checking.fields) for key in checking.keys if key not in ("email", "role")]
    counts = rows.group_by("person", "source", of("role")).agg(
        pl.struct("email_key", *compared).n_unique().alias("versions"),
    )
    differing = counts.filter(pl.col("versions") > 1).get_column("person")
    blocked = rows.filter(pl.col("person").is_in(differing.implode()))
    return naming_others(blocked, "person", "row.duplicate", Severity.BLOCKS, "email")
