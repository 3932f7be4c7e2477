"""Where the role of a sheet's people comes from, and how roles add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from muster.engine.header import propose_role
from muster.engine.table import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.engine.table import ImportSettings, SourceSpec

_EVERYBODY = frozenset(role.value for role in Role)


class RoleSource(NamedTuple):
    """One role for the whole sheet, or the column that says it (and then what new people without a word are)."""

    role: str | None
    column: int | None

    @property
    def is_silent(self) -> bool:
        """Whether nothing says who these people are."""
        return self.role is None and self.column is None


def role_source(source: SourceSpec, settings: ImportSettings) -> RoleSource:
    """The dialog beats the sheet's role, which beats a role column, which beats the sheet's name."""
    if settings.role in _EVERYBODY:
        return RoleSource(settings.role, None)
    named = _column_called(source, settings.role_column)
    sheet_role = source.role.value if source.role else None
    if named is not None:
        return RoleSource(sheet_role, named)
    if sheet_role:
        return RoleSource(sheet_role, None)
    by_name = propose_role(source.table.name)
    mapped = (column for column, field in sorted(source.columns.fields.items()) if field == "role")
    return RoleSource(by_name.value if by_name else None, next(mapped, None))


def is_role_unsaid(sources: Sequence[SourceSpec], settings: ImportSettings) -> bool:
    """Whether some sheet says nothing about roles, or the column that was named for them is on none."""
    is_lost = settings.role_column is not None and not any(
        _column_called(source, settings.role_column) for source in sources
    )
    return is_lost or any(role_source(source, settings).is_silent for source in sources)


def role_of(is_mentor: pl.Expr, is_mentee: pl.Expr) -> pl.Expr:
    """mentor, mentee, both, or null."""
    return (
        pl.when(is_mentor & is_mentee)
        .then(pl.lit(Role.BOTH.value))
        .when(is_mentor)
        .then(pl.lit(Role.MENTOR.value))
        .when(is_mentee)
        .then(pl.lit(Role.MENTEE.value))
    )


def has_role(role: pl.Expr, one: Role) -> pl.Expr:
    """Whether a role text says mentor (or mentee); false where null."""
    return role.is_in([one.value, Role.BOTH.value]).fill_null(value=False)


def added(before: pl.Expr, new: pl.Expr) -> pl.Expr:
    """Both roles together: one is added, none is taken away."""
    return role_of(
        has_role(before, Role.MENTOR) | has_role(new, Role.MENTOR),
        has_role(before, Role.MENTEE) | has_role(new, Role.MENTEE),
    )


def _column_called(source: SourceSpec, header: str | None) -> int | None:
    if header is None:
        return None
    wanted = " ".join(header.split()).casefold()
    pairs = zip(source.table.headers, source.table.columns, strict=True)
    return next((column for text, column in pairs if " ".join(text.split()).casefold() == wanted), None)
