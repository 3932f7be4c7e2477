"""The employee ID and the e-mail must not point at two people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.checks.shapes import naming_others, naming_places
from muster.engine.issues import Severity
from muster.engine.rows import findings_of, no_findings, of
from muster.engine.table import ROW

if TYPE_CHECKING:
    from muster.engine.checks.shapes import Checking, Place

CODE = "employee_id.other_person"
CLAIMED = "employee_id.claimed_elsewhere"
MARKS = ("email_key", of("employee_id"))
"""What says who a row is."""
OWNERS = ("id_owner", "email_owner")
"""The participants whom the two point at."""


def find(checking: Checking) -> pl.DataFrame:
    """Rows whose ID is one participant's and whose e-mail another's; rows that share an e-mail with two IDs' owners."""
    if checking.rows.get_column("id_owner").null_count() == checking.rows.height:
        return no_findings()
    differs = checking.rows.filter(pl.col("id_owner") != pl.col("email_owner"))
    told = checking.rows.filter(pl.col("id_owner").is_not_null() & pl.col("email_owner").is_null())
    owners = told.group_by("email_key").agg(pl.col("id_owner").n_unique().alias("owners"))
    torn = owners.filter((pl.col("owners") > 1) & pl.col("email_key").is_not_null()).get_column("email_key")
    shared = checking.rows.filter(pl.col("email_key").is_in(torn.implode()))
    return pl.concat(
        [
            findings_of(differs, CODE, Severity.BLOCKS, "employee_id", {"rows": ""}),
            _claimed(checking.rows, differs),
            naming_others(shared, "email_key", CODE, Severity.BLOCKS, "employee_id"),
        ]
    )


def _claimed(rows: pl.DataFrame, differs: pl.DataFrame) -> pl.DataFrame:
    """Other rows with the ID or e-mail of a row that points at two people, or about one of the two: all is as open.

    Were one of the two moved to another address meanwhile, the next import would read the row differently.
    """
    if differs.is_empty():
        return no_findings()
    claims: dict[object, list[Place]] = {}
    for *marks, sheet, sheet_row in differs.select(*MARKS, *OWNERS, "sheet", ROW).rows():
        for mark in _claims(*marks):
            claims.setdefault(mark, []).append((sheet, sheet_row))
    emails, ids = (differs.get_column(name).implode() for name in MARKS)
    owners = pl.concat([differs.get_column(name) for name in OWNERS]).implode()
    is_concerned = pl.col(MARKS[0]).is_in(emails) | pl.col(MARKS[1]).is_in(ids)
    others = rows.filter(is_concerned | pl.col("participant_id").is_in(owners))
    others = others.join(differs.select("row"), on="row", how="anti", maintain_order="left")
    params = [
        naming_places(sheet, [place for mark in _claims(*marks) for place in claims.get(mark, ())])
        for *marks, sheet in others.select(*MARKS, "participant_id", "sheet").rows()
    ]
    named = others.with_columns(pl.Series("found_params", params, dtype=pl.String))
    return findings_of(named, CLAIMED, Severity.BLOCKS, "employee_id", pl.col("found_params"))


def _claims(email: str | None, identifier: str | None, *people: int | None) -> list[object]:
    """What a row says about who somebody is, kept apart by kind."""
    return [("email", email), ("id", identifier), *people]
