"""Two addresses under one name are likely one person: that is said, and nothing is put together by itself.

People are compared by the key of their whole name only, so that it costs one join however many there are. A name that
many have says nothing about any of them, and two people with different employee IDs are two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.issues import Severity
from muster.engine.rows import findings_of, no_findings, of
from muster.engine.standing import written_to

if TYPE_CHECKING:
    from muster.engine.checks.shapes import Checking

HERE, TWICE = "person.likely_here", "person.likely_twice"
COMMON = 3
"""A name of more people than that is a common one."""
NEEDED = [
    *("row", "source", "person", "participant_id", "email_key"),
    *(of(key) for key in ("email", "employee_id", "first_name", "last_name")),
]
"""The columns that are looked at here: of a large file the others would be copied with each step."""
LEAST_LENGTH = 6
"""Shorter names, the space counted, are too often shared."""


def name_keys(first: pl.Series, last: pl.Series) -> pl.Series:
    """First and last name as they are compared: without case, accents, punctuation and order; null where one is missing."""
    one, other = pl.col("one"), pl.col("other")
    name = pl.when(one < other).then(one + " " + other).otherwise(other + " " + one)
    frame = pl.DataFrame({"one": _plain(first), "other": _plain(last)})
    return frame.select(pl.when(name.str.len_bytes() >= LEAST_LENGTH).then(name)).to_series()


def _plain(names: pl.Series) -> pl.Series:
    """The letters of each name; only distinct names that are more than plain ones cost anything."""
    low = names.str.to_lowercase()
    odd = low.filter(low.str.contains("[^a-z]")).unique()
    if odd.is_empty():
        return low
    letters = odd.str.normalize("NFKD").str.replace_all(r"\p{M}", "").str.replace_all(r"[^\p{L}]+", " ")
    return low.replace(odd, letters.str.strip_chars(" "))


def find(checking: Checking) -> pl.DataFrame:
    """Every row of somebody new who has the name of somebody here, or of somebody new with another address."""
    rows = checking.rows
    if not {of("first_name"), of("last_name")} <= set(rows.columns):
        return no_findings()
    new = written_to(rows.select(NEEDED).filter(pl.col("participant_id").is_null()), checking.settings)
    if not new.height:
        return no_findings()
    named = _with_names(new, of("first_name"), of("last_name"))
    people = _with_names(checking.people, "first_name", "last_name").select("email", "name", id="employee_id")
    here = _like_somebody_here(named, people)
    others = named.join(here.select("row"), on="row", how="anti", maintain_order="left")
    twice = _like_each_other(others, people)
    return pl.concat([_finding(here, HERE), _finding(twice, TWICE)])


def _with_names(people: pl.DataFrame, first: str, last: str) -> pl.DataFrame:
    keys = name_keys(people.get_column(first), people.get_column(last))
    return people.with_columns(keys.alias("name")).drop_nulls("name")


def _like_somebody_here(named: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """The rows with `other`: the address of somebody here who has their name."""
    wanted = people.join(named.select("name").unique(), on="name", how="semi")
    if not wanted.height:
        return named.clear().with_columns(other="email_key")
    rare = wanted.filter(pl.len().over("name") <= COMMON)
    pairs = named.join(rare, on="name", how="inner", maintain_order="left", suffix="_here")
    address = pl.col("email_here") if "email_here" in pairs.columns else pl.col("email")
    pairs = pairs.filter(_may_be_one(pl.col(of("employee_id")), pl.col("id"))).with_columns(other=address)
    first = pairs.sort("row", "other").unique("row", keep="first", maintain_order=True)
    return _rare(first, named)


def _like_each_other(named: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """The rows with `other`: another address of the file under the same name."""
    unknown = named.join(people.select("name").unique(), on="name", how="anti", maintain_order="left")
    one_each = unknown.unique("person", keep="first", maintain_order=True)
    several = one_each.filter((pl.len().over("name") > 1) & (pl.len().over("name") <= COMMON))
    if not several.height:
        return several.with_columns(other="email_key")
    twins = several.select("name", twin="email_key", twin_id=of("employee_id"))
    pairs = several.join(twins, on="name", how="inner").filter(pl.col("twin") != pl.col("email_key"))
    pairs = pairs.filter(_may_be_one(pl.col(of("employee_id")), pl.col("twin_id"))).with_columns(other="twin")
    return pairs.sort("row", "other").unique("row", keep="first", maintain_order=True)


def _rare(found: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    people = named.unique("person").group_by("name").agg(pl.len().alias("bearers"))
    rare = people.filter(pl.col("bearers") <= COMMON)
    return found.join(rare.select("name"), on="name", how="semi", maintain_order="left")


def _may_be_one(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    return one.is_null() | other.is_null()


def _finding(rows: pl.DataFrame, code: str) -> pl.DataFrame:
    if rows.is_empty():
        return no_findings()
    name = pl.concat_str(of("first_name"), of("last_name"), separator=" ")
    params = rows.select(pl.struct(name=name, other="other").struct.json_encode()).to_series()
    found = rows.with_columns(found_params=params)
    return findings_of(found, code, Severity.INFORMS, "email", pl.col("found_params"))
