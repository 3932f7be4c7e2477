"""What the list sorts by and searches through: the same text from Python values and from Polars columns.

Folding is lower case, with ß as ss and ς as σ: the part of case folding that Python and Polars do alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.table import MULTI_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.engine.table import FieldSpec

SORT_NAME_LENGTH = 401
SEARCHED_TYPES = frozenset({"text", "email", "phone", "single_choice", "multiple_choice"})
"""Types whose values the search box looks through; long texts would double what the database keeps."""

FIXED_KEYS = frozenset({"email", "employee_id", "first_name", "last_name", "role", "status"})


def searched_keys(fields: Iterable[FieldSpec]) -> tuple[str, ...]:
    """Keys of the program's own fields that are searched, in field order."""
    return tuple(spec.key for spec in fields if spec.type in SEARCHED_TYPES and spec.key not in FIXED_KEYS)


def fold(text: str) -> str:
    """`text` as it is compared in searches and sorting."""
    return text.lower().replace("ß", "ss").replace("ς", "σ")


def sort_name(first: str | None, last: str | None, email_key: str) -> str:
    """ "first last", folded; the e-mail key where there is no name."""
    name = fold(f"{first or ''} {last or ''}".strip(" "))
    return (name or email_key)[:SORT_NAME_LENGTH]


def search_text(parts: Iterable[str | Sequence[str] | None]) -> str:
    """One folded line a non-empty part: first name, last name, e-mail, employee ID, then the searched values."""
    lines = ["\n".join(part) if not isinstance(part, str | None) else part for part in parts]
    return fold("\n".join(line.replace(MULTI_SEPARATOR, "\n") for line in lines if line))


def fold_expr(text: pl.Expr) -> pl.Expr:
    """`fold` of a String column."""
    lower = text.str.to_lowercase()
    return lower.str.replace_all("ß", "ss", literal=True).str.replace_all("ς", "σ", literal=True)


def sort_name_expr(first: pl.Expr, last: pl.Expr, email_key: pl.Expr) -> pl.Expr:
    """`sort_name` of three String columns; nulls are empty."""
    name = fold_expr((first.fill_null("") + " " + last.fill_null("")).str.strip_chars(" "))
    return pl.when(name == "").then(email_key).otherwise(name).str.slice(0, SORT_NAME_LENGTH)


def search_text_expr(parts: Sequence[pl.Expr]) -> pl.Expr:
    """`search_text` of String columns, in the same order."""
    present = [pl.when(part == "").then(None).otherwise(part) for part in parts]
    joined = pl.concat_str(present, separator="\n", ignore_nulls=True)
    return fold_expr(joined.str.replace_all(MULTI_SEPARATOR, "\n", literal=True))
