"""The open test set of column matching: its files as values, and the hash of the folders that are never edited."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.profile import FULL_NAME, STANDARD_PROFILE
from muster.engine.table import FieldSpec, Option, Table

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
DEVELOP, HELD_OUT = HERE / "develop", HERE / "held_out"
HALVES = (DEVELOP, HELD_OUT)
DEVELOP_LATER, REPORT_LATER = HERE / "develop_later", HERE / "report_later"
"""Sets that were written after the first score: to develop with, and only to report on."""
DEVELOP_THIRD, DEVELOP_FOURTH, DEVELOP_FIFTH, DEVELOP_SIXTH, DEVELOP_SEVENTH = (
    HERE / name
    for name in ("develop_third", "develop_fourth", "develop_fifth", "develop_sixth", "develop_seventh")
)
"""Sets that were written after the matcher stood as the scores before show it, to develop with."""
FOLDERS = (
    *HALVES,
    DEVELOP_LATER,
    REPORT_LATER,
    DEVELOP_THIRD,
    DEVELOP_FOURTH,
    DEVELOP_FIFTH,
    DEVELOP_SIXTH,
    DEVELOP_SEVENTH,
)
TO_DEVELOP_WITH = (
    DEVELOP,
    DEVELOP_LATER,
    DEVELOP_THIRD,
    DEVELOP_FOURTH,
    DEVELOP_FIFTH,
    DEVELOP_SIXTH,
    DEVELOP_SEVENTH,
)


@dataclass(frozen=True, slots=True)
class Truth:
    """What a careful administrator would make of a column; `field` None: nothing."""

    field: str | None
    is_optional: bool = False
    """Leaving the column out would be as right."""
    is_shared: bool = False
    """Several columns would do for the field; one of them should have it."""


@dataclass(frozen=True, slots=True)
class HeaderSet:
    """The columns of one file, what they truly are, and its rows (none, where only headers are given)."""

    name: str
    title: str
    language: str
    kind: str
    headers: tuple[str, ...]
    truths: tuple[Truth, ...]
    rows: tuple[tuple[str, ...], ...]
    own_fields: tuple[FieldSpec, ...]

    @property
    def fields(self) -> tuple[FieldSpec, ...]:
        """What the columns can be bound to: the standard profile, and the set's own fields."""
        return (*STANDARD_PROFILE, FULL_NAME, *self.own_fields)

    def table(self, *, with_content: bool) -> Table:
        """The set as a sheet whose first row is the header, with its rows or with none."""
        rows = self.rows if with_content else ()
        cells = {
            f"c{place}": pl.Series([row[place - 1] or None for row in rows], dtype=pl.String)
            for place in range(1, len(self.headers) + 1)
        }
        numbers = pl.Series("sheet_row", range(2, len(rows) + 2), dtype=pl.UInt32)
        columns = tuple(range(1, len(self.headers) + 1))
        return Table(self.name, 1, self.headers, columns, pl.DataFrame({"sheet_row": numbers, **cells}))


def read_half(folder: Path) -> tuple[HeaderSet, ...]:
    """Every set of one folder, by name."""
    return tuple(map(read_set, files_of(folder)))


def files_of(folder: Path) -> tuple[Path, ...]:
    """The files of the sets of one folder, by name."""
    return tuple(sorted(folder.glob("*.toml")))


def hash_of(folder: Path) -> str:
    """The SHA-256 of a folder: of the names and contents of its files, in order."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def read_set(path: Path) -> HeaderSet:
    """The set that a file holds."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return HeaderSet(
        path.stem,
        told["title"],
        told["language"],
        told["kind"],
        tuple(header for header, _ in told["columns"]),
        tuple(_read_truth(truth) for _, truth in told["columns"]),
        tuple(tuple(row) for row in told["rows"]),
        tuple(_read_field(field) for field in told.get("fields", ())),
    )


def _read_truth(text: str) -> Truth:
    field = text.rstrip("?*")
    return Truth(field or None, is_optional=text.endswith("?"), is_shared=text.endswith("*"))


def _read_field(told: Mapping[str, object]) -> FieldSpec:
    options, aliases = told.get("options", ()), told.get("aliases", ())
    assert isinstance(options, (list, tuple))
    assert isinstance(aliases, (list, tuple))
    return FieldSpec(
        str(told["key"]),
        str(told["label"]),
        str(told["type"]),
        tuple(Option(option) for option in options),
        aliases=tuple(aliases),
    )
