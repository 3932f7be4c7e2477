"""The shapes that travel through the engine. Frozen; frames hold text columns only."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from muster.engine.identity import keyed_hash
from muster.engine.issues import issue_frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

MULTI_SEPARATOR = "\x1f"
"""Between the values of a multiple-choice cell inside the engine. Readers replace it in cell text."""

ROW = "sheet_row"
"""The column of every frame that holds the row number Excel shows (UInt32, from 1)."""


MERGE_ROWS = 300
"""Merged cells below say nothing about a header."""


class Role(enum.StrEnum):
    """What a person is in the program; `BOTH` is both roles of one person."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    BOTH = "both"


class Status(enum.StrEnum):
    """How far a person has come in the program."""

    IMPORTED = "imported"
    INVITED = "invited"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    DEACTIVATED = "deactivated"


class Rule(enum.StrEnum):
    """What a column does to people who are already there, when *Overwrite* is on."""

    REPLACE = "replace"
    REPLACE_OWN = "replace!"
    """As replace, and also what the participant entered."""
    FILL = "fill"
    APPEND = "append"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice field; `value` is what is stored and shown."""

    value: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A question of the program's profile, as the engine knows it."""

    key: str
    label: str
    type: str
    """A `FieldType.name` of `muster.engine.fields`."""
    options: tuple[Option, ...] = ()
    is_open: bool = False
    """Unknown values become options."""
    is_required: bool = False
    audience: Role = Role.BOTH
    aliases: tuple[str, ...] = ()


class Area(NamedTuple):
    """A rectangle of cells; rows and columns from 1, the last ones included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


def _no_rows() -> pl.Series:
    return pl.Series(ROW, dtype=pl.UInt32)


@dataclass(frozen=True, slots=True)
class RawTable:
    """One sheet as read: every cell as text, nothing interpreted.

    `cells` has `sheet_row` (UInt32) and then String columns c1, c2, … counted from the sheet's column A;
    an empty cell is null. Rows without any cell may be missing; `sheet_row` says which. Of a file just read the cells
    lie on disk, and come into memory with `frame`, or a few at a time.
    """

    name: str
    cells: pl.DataFrame | pl.LazyFrame
    is_hidden: bool = False
    issues: pl.DataFrame = field(default_factory=issue_frame)
    hidden_rows: int = 0
    """Of the rows in `cells`, those that the file hides."""
    hidden_columns: int = 0
    hidden: pl.Series = field(default_factory=_no_rows)
    """The numbers of the hidden rows, in order (UInt32)."""
    filtered_rows: int = 0
    """Of the hidden rows, those that a filter hides."""
    merges: tuple[Area, ...] = ()
    """Merged cells that begin in the sheet's first `MERGE_ROWS` rows."""

    @property
    def frame(self) -> pl.DataFrame:
        """All cells, in memory."""
        return self.cells.lazy().collect()

    @property
    def columns(self) -> list[str]:
        """The names of the columns of cells: c1, c2, …"""
        return self.cells.collect_schema().names()[1:]

    @property
    def width(self) -> int:
        """How many columns, counted from A."""
        return len(self.columns)

    @property
    def height(self) -> int:
        """How many rows have cells."""
        return int(self.cells.lazy().select(pl.len()).collect().item())

    def head(self, rows: int) -> pl.DataFrame:
        """The first rows that have cells."""
        return self.cells.lazy().head(rows).collect()


@dataclass(frozen=True, slots=True)
class RawFile:
    """A whole file as read."""

    format: str
    """csv · xlsx · xlsb · xls · ods · xml · html"""
    encoding: str | None
    delimiter: str | None
    sheets: tuple[RawTable, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header stands in a sheet, and how sure that is."""

    row: int | None
    """The row Excel shows; None: the sheet has no header, columns are named A, B, C."""
    confidence: float
    reason: str
    alternatives: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet below its header: `headers[i]` belongs to column number `columns[i]` (from 1), frame column c{n}.

    `frame` keeps `sheet_row`; rows wholly empty are gone. Columns without header and without any value are gone.
    """

    name: str
    header_row: int | None
    headers: tuple[str, ...]
    columns: tuple[int, ...]
    frame: pl.DataFrame
    issues: pl.DataFrame = field(default_factory=issue_frame)
    """What stands below the header and was left out."""


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of a reason: a code of `muster.engine.matching.reasons`, and what its sentence names."""

    code: str
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Offer:
    """A field that a column could be, and how likely."""

    field: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Match:
    """A column bound to a field (None: no field fits surely enough), with how sure and why."""

    column: int
    header: str
    field: str | None
    confidence: float
    """From 0 to 1: of matches with 0.9, nine in ten are right. Without a field: that of the likeliest offer."""
    reason: str
    """The clues as a sentence in English."""
    clues: tuple[Clue, ...] = ()
    offers: tuple[Offer, ...] = ()
    """What it could be, the likeliest first; the field itself is among them."""


@dataclass(frozen=True, slots=True)
class MadeColumn:
    """A column that stands in no sheet: made from others, or one value for everybody. See `muster.engine.transforms`."""

    column: int
    """Its number, from `transforms.FIRST_MADE`."""
    header: str
    how: str
    """split · join · fixed"""
    of: tuple[int, ...] = ()
    """The columns it is made from."""
    text: str = ""
    """What stands between the parts, or the value for everybody."""
    part: int = 1
    """Which part of a split column, from 1; the last one keeps the rest."""
    parts: int = 1


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What the administrator confirmed: column number (from 1) → field key. Columns left out are absent."""

    fields: Mapping[int, str]
    made: tuple[MadeColumn, ...] = ()
    defaults: Mapping[int, str] = field(default_factory=dict)
    """Column number → what its empty cells hold."""


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """One sheet to import: its table, what its columns mean, and who its people are."""

    table: Table
    columns: ColumnMap
    role: Role | None = None
    """From the sheet; None: a role column decides, or roles are kept."""


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """Every choice of one import. The defaults are those of the dialog."""

    role: str = "sheet"
    """mentor · mentee · both · keep · sheet (by sheet or column)"""
    role_column: str | None = None
    """A header; beats `role` of a sheet, as `--role column:HEADER` does."""
    overwrite: bool = False
    notify: bool = False
    notify_existing: bool = False
    rules: Mapping[str, Rule] = field(default_factory=dict)
    clear_empty: frozenset[str] = frozenset()
    """Field keys whose empty cells clear what is there; `*` for all."""
    only: str | None = None
    """create · update · None for both"""
    date_order: Mapping[str, str] = field(default_factory=dict)
    """Field key → dmy · mdy · ymd"""
    separators: Mapping[str, str] = field(default_factory=dict)
    """Field key → what stands between several values in one cell."""
    values: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(field key, text as in the file) → the text meant, `+` (add as option), `-` (leave empty) or `!` (leave the row
    out). A text that stands for itself was looked at and is right."""
    max_change_percent: int = 20
    max_change_floor: int = 50
    default_country: str | None = None
    """ISO 3166 alpha-2, for phone numbers without a country."""
    is_family_name_first: bool = False
    """How full names are split where neither comma nor header says the order."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change the administrator made to a cell during review; `value` None empties it."""

    sheet: str
    sheet_row: int
    column: int
    value: str | None
    is_added: bool = False
    """The row was typed below the sheet's own rows."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """One text replaced in every cell of a column during review."""

    sheet: str
    column: int
    find: str
    after: str | None
    is_whole: bool = False
    """Only cells that hold the text and nothing else."""
    is_case_exact: bool = False


KNOWN_SCHEMA: dict[str, pl.DataType] = {
    "participant_id": pl.Int64(),
    "version": pl.Int64(),
    "email_key": pl.String(),
    "email": pl.String(),
    "employee_id": pl.String(),
    "first_name": pl.String(),
    "last_name": pl.String(),
    "role": pl.String(),
    "status": pl.String(),
    "status_before": pl.String(),
    "has_joined": pl.Boolean(),
    "was_invited": pl.Boolean(),
    "own": pl.String(),
}
"""The columns of `Known.people` before those of the program's fields."""


@dataclass(frozen=True, slots=True)
class Erased:
    """Who asked to be erased: the keyed hash of each address (`muster.engine.identity.keyed_hash`) → the day, as ISO text.

    The addresses themselves are known no more; `secret` is what the hashes were made with.
    """

    days: Mapping[str, str] = field(default_factory=dict)
    secret: bytes = field(default=b"", repr=False)

    def among(self, keys: Iterable[str | None]) -> dict[str, str]:
        """Those of these e-mail keys whose holder asked to be erased → the day."""
        if not self.days:
            return {}
        marks = {key: keyed_hash(key, self.secret) for key in keys if key}
        return {key: self.days[mark] for key, mark in marks.items() if mark in self.days}


@dataclass(frozen=True, slots=True)
class Known:
    """Who is in the program already, and who asked to be erased. `people` has one row a participant:

    participant_id Int64, version Int64, email_key, email, employee_id, first_name, last_name, role, status,
    status_before (String; the last is what somebody suspended was, if that is known), has_joined Boolean, was_invited
    Boolean, own (String: keys of the fields that the participant set, joined by `MULTI_SEPARATOR`), and one String
    column for each of the program's other fields, named by its key.
    """

    people: pl.DataFrame
    erased: Erased = field(default_factory=Erased)
    values: Callable[[pl.Series], pl.DataFrame] | None = None
    """Participant ids → `participant_id` and a column for each of those fields that `people` lacks: of many people they
    are asked for a slice at a time. None: `people` has them all."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything an import would do, decided before anything is done.

    `people`: one row a person who would be created or updated:
      action (create|update), participant_id, version (null for a create), email_key, sheet, sheet_row, notify (Boolean),
      then for every written field F: `after.F` and, for updates, `before.F` and `changed.F` (Boolean).
      F ranges over email, employee_id, first_name, last_name, role, status and the program's field keys.
    `rows`: one row a data row of the file: sheet, sheet_row, action (create|update|unchanged|skip|reject), reason
      (a code, null for create/update/unchanged), email, email_key, participant_id, notify (Boolean: also true for
      somebody unchanged or skipped who is there already and gets a first invitation, which `people` doesn't have).
    `cleaned`: sheet, sheet_row and one String column a mapped field: what each cell was read as.
    `issues`: `ISSUE_SCHEMA`. `new_options`: field key → options this import adds, in order of appearance.
    """

    fields: tuple[str, ...]
    written: pl.DataFrame | pl.LazyFrame
    """`people`; of a large plan they lie on disk."""
    rows: pl.DataFrame
    cleaned: pl.DataFrame
    issues: pl.DataFrame
    new_options: Mapping[str, tuple[str, ...]]
    counts: Mapping[str, int]
    """rows, create, update, unchanged, skip, reject, notify; of the people in the file: existing (there already), differ
    (existing and would change), never_invited (existing); values_changed (by updates), own_kept (values of the
    participants' own), merged (rows that went into another); participants (who is in the program); where the program asks
    for places (`muster.engine.capacity`): places_before, places_after, mentees_before, mentees_after"""
    refusals: tuple[str, ...] = ()
    """Codes that stop the whole import, such as `plan.too_many_changes`, `role.missing`."""

    @property
    def people(self) -> pl.DataFrame:
        """Everybody who would be written, in memory."""
        return self.written.lazy().collect()


def column_letters(number: int) -> str:
    """What a spreadsheet calls the column: 1 → A, 27 → AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
