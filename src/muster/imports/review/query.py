"""Which rows of the review somebody wants to see, and in which order."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.table import ROW
from muster.imports.review.lines import DESELECTED, PERSON
from muster.imports.review.names import names_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from muster.imports.review.kept import Kept
    from muster.imports.review.names import Names

MERGED = pl.col("is_merged")
IS_DESELECTED = (pl.col("reason") == DESELECTED).fill_null(value=False)
ROWS_OF: dict[str, pl.Expr] = {
    "problems": pl.col("level") > 1,
    "new": pl.col("action") == "create",
    "updates": pl.col("action") == "update",
    "here": pl.col("action").is_in(["unchanged", "skip"]) & ~MERGED & ~IS_DESELECTED,
    "repeated": (pl.col("action") == "skip") & MERGED,
    "out": (pl.col("action") == "reject") | IS_DESELECTED,
}
"""The rows of each tab, but of the first, which has all."""
SHOWS = ("all", *ROWS_OF)
STATES = ("filled", "empty", "problem", "valid")
"""Of the cells of one column."""


@dataclass(frozen=True, slots=True)
class ReviewQuery:
    """What the address asks for. `field` with `state` or `value` filters by one column; `sort` is a field, `row` or `action`."""

    show: str = "all"
    code: str = ""
    find: str = ""
    field: str = ""
    state: str = ""
    value: str = ""
    sort: str = ""
    is_descending: bool = False

    @classmethod
    def of(cls, data: Mapping[str, str]) -> ReviewQuery:
        """From a query string; what makes no sense is as if it weren't there."""
        show, state, sort = data.get("show", "all"), data.get("state", ""), data.get("sort", "")
        return cls(
            show=show if show in SHOWS else "all",
            code=data.get("code", "")[:60],
            find=data.get("find", "")[:200],
            field=data.get("field", "")[:60],
            state=state if state in STATES else "",
            value=data.get("value", "")[:500],
            sort=sort.removeprefix("-")[:60],
            is_descending=sort.startswith("-"),
        )

    @property
    def is_everything(self) -> bool:
        """Whether every row is asked for, in the order of the file."""
        return self == ReviewQuery()

    def values(self) -> dict[str, str]:
        """For a query string, without what is as usual."""
        said = {**asdict(self), "sort": f"-{self.sort}" if self.is_descending and self.sort else self.sort}
        del said["is_descending"]
        return {
            name: str(value) for name, value in said.items() if value and (name, value) != ("show", "all")
        }


def find_rows(kept: Kept, query: ReviewQuery) -> pl.Series:
    """The numbers of the lines that the query asks for, in its order.

    Looked for in one slice of the lines after the other: the web process holds the texts of no more at once.
    """
    names = names_of(kept.types)
    wanted, order = _condition(query, kept.keys, names), _order(query, kept.keys, names)
    columns = ["row"] if order is None else ["row", order.alias("order")]
    found = pl.concat(
        lines.filter(True if wanted is None else wanted).select(columns).collect() for lines in kept.slices()
    )
    if query.code:
        having = kept.issues.filter(pl.col("code") == query.code).select("row").drop_nulls().unique()
        found = found.join(having.collect(), on="row", how="semi", maintain_order="left")
    if order is not None:
        found = found.sort("order", descending=query.is_descending, nulls_last=True, maintain_order=True)
    return found.get_column("row")


def matches(index: pl.DataFrame, issues: pl.DataFrame, query: ReviewQuery, kept: Kept) -> set[int]:
    """Which rows of a small index, with the columns of the kept one, the query asks for."""
    wanted = _condition(query, kept.keys, names_of(kept.types))
    found = index if wanted is None else index.filter(wanted)
    rows = set(found.get_column("row").to_list())
    if query.code:
        rows &= set(issues.filter(pl.col("code") == query.code).get_column("row").drop_nulls().to_list())
    return rows


def _condition(query: ReviewQuery, keys: Sequence[str], names: Names) -> pl.Expr | None:
    wanted = [ROWS_OF[query.show]] if query.show in ROWS_OF else []
    if query.find:
        wanted.append(_has_text(query.find, keys, names))
    if query.field in keys:
        text = pl.col(f"t.{query.field}").fill_null("")
        if query.value:
            named = [code for code, name in names.get(query.field, {}).items() if name == query.value]
            wanted.append(text.is_in([query.value, *named]))
        if query.state:
            wanted.append(_in_state(query.field, query.state))
    return pl.all_horizontal(wanted) if wanted else None


def _in_state(field: str, state: str) -> pl.Expr:
    is_filled, is_problem = pl.col(f"t.{field}").fill_null("") != "", pl.col(f"p.{field}")
    states = {
        "filled": is_filled,
        "empty": ~is_filled,
        "problem": is_problem,
        "valid": is_filled & ~is_problem,
    }
    return states[state]


def _has_text(text: str, keys: Sequence[str], names: Names) -> pl.Expr:
    """In any cell as it is read, whatever its case, or as the row's number."""
    lower = text.lower()
    inside = [_holds(key, lower, names.get(key, {})).fill_null(value=False) for key in keys]
    number = [pl.col(ROW) == int(text)] if text.isdecimal() and len(text) < 10 else []  # noqa: PLR2004 - digits of a row
    return pl.any_horizontal(*inside, *number, pl.lit(value=False))


def _holds(key: str, lower: str, names: Mapping[str, str]) -> pl.Expr:
    text = pl.col(f"t.{key}")
    if not names:
        return text.str.to_lowercase().str.contains(lower, literal=True)
    return text.is_in([code for code, name in names.items() if lower in name.lower()])


def _order(query: ReviewQuery, keys: Sequence[str], names: Names) -> pl.Expr | None:
    if query.sort in keys:
        text = pl.col(f"t.{query.sort}").replace(names.get(query.sort, {}))
        return pl.when(text != "").then(text.str.to_lowercase())
    if query.sort == "row" and query.is_descending:
        return pl.col("row")
    return pl.col("action") if query.sort == "action" else None


__all__ = ["PERSON", "SHOWS", "ReviewQuery", "find_rows", "matches"]
