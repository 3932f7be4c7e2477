"""What can be wrong with the data (Issue: a value) or with a whole file (ReadError: a refusal)."""

from __future__ import annotations

import dataclasses
import enum
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Severity(enum.StrEnum):
    """What an issue does to its row."""

    BLOCKS = "blocks"
    WARNS = "warns"
    INFORMS = "informs"


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding about the data; `sheet_row` is the row Excel shows (from 1), None for a whole sheet."""

    code: str
    severity: Severity
    sheet: str
    sheet_row: int | None = None
    column: str | None = None
    """The header of the column in the file, as it stands there."""
    field: str | None = None
    value: str | None = None
    """The text as the file has it."""
    params: Mapping[str, str | int] = dataclasses.field(default_factory=dict)


ISSUE_SCHEMA: dict[str, pl.DataType] = {
    "code": pl.String(),
    "severity": pl.String(),
    "sheet": pl.String(),
    "sheet_row": pl.UInt32(),
    "column": pl.String(),
    "field": pl.String(),
    "value": pl.String(),
    "params": pl.String(),
}
"""Issues as a frame: one row an issue; `params` is a JSON object, `severity` a `Severity` value."""


def issue_frame(issues: Iterable[Issue] = ()) -> pl.DataFrame:
    """The issues as a frame of `ISSUE_SCHEMA`, in the order given."""
    rows = [
        (
            i.code,
            i.severity.value,
            i.sheet,
            i.sheet_row,
            i.column,
            i.field,
            i.value,
            json.dumps(dict(i.params), ensure_ascii=False, sort_keys=True),
        )
        for i in issues
    ]
    return pl.DataFrame(rows, schema=ISSUE_SCHEMA, orient="row")


def issues_of(frame: pl.DataFrame) -> Iterator[Issue]:
    """The rows of a frame of `ISSUE_SCHEMA`, as values."""
    for row in frame.iter_rows(named=True):
        yield Issue(
            code=row["code"],
            severity=Severity(row["severity"]),
            sheet=row["sheet"],
            sheet_row=row["sheet_row"],
            column=row["column"],
            field=row["field"],
            value=row["value"],
            params=json.loads(row["params"] or "{}"),
        )


class ReadError(Exception):
    """A file that can't be read at all: a code and what the sentence needs. Never a data problem."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
