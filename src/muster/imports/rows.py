"""People of a plan → rows of the tables. All of it is done before a transaction begins."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from muster.engine.identity import email_key
from muster.engine.table import MULTI_SEPARATOR, ROW
from muster.imports.snapshot import FIXED, MULTIPLE
from muster.imports.writing import UPDATED, as_stored
from muster.participants.identity import (
    search_text,
    search_text_expr,
    searched_keys,
    sort_name,
    sort_name_expr,
)
from muster.participants.models import ChangeKind, Participant, ParticipantStatus
from muster.programs.queries import field_specs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from muster.engine.table import FieldSpec
    from muster.imports.models import ImportRun

Stored = str | list[str] | None
"""A value as `Participant.values` and `Change` keep it."""

SUSPENDED = frozenset({ParticipantStatus.SUSPENDED.value, ParticipantStatus.DEACTIVATED.value})
TEXTS = ("first_name", "last_name")


@dataclass(frozen=True, slots=True)
class Writer:
    """What every row of one run has in common."""

    run_id: int
    program_id: int
    actor_id: int | None
    specs: tuple[FieldSpec, ...]
    now: str
    """The moment, as the database takes it."""
    multiple: frozenset[str]
    """Fields whose values are lists."""
    own_keys: tuple[str, ...]
    """Fields whose values lie in the JSON object."""


def writer_of(run: ImportRun, now: datetime) -> Writer:
    """The writer of a run for the moment given."""
    specs = field_specs(run.program)
    return Writer(
        run_id=run.pk,
        program_id=run.program_id,
        actor_id=run.created_by_id,
        specs=specs,
        now=as_stored(now),
        multiple=frozenset(spec.key for spec in specs if spec.type == MULTIPLE),
        own_keys=tuple(spec.key for spec in specs if spec.key not in FIXED),
    )


# New people: columns to columns.


def new_participants(writer: Writer, people: pl.DataFrame, ids: Sequence[int]) -> pl.DataFrame:
    """Rows of the participants table for the creates of a plan (with `position`), in their order."""
    after = {key: _after(people, key) for key in (*FIXED, *writer.own_keys)}
    role, status = after["role"], after["status"]
    is_out = status.is_in(list(SUSPENDED)).fill_null(value=False)
    searched = ["first_name", "last_name", "email", "employee_id", *searched_keys(writer.specs)]
    imported = pl.lit(ParticipantStatus.IMPORTED.value)
    return people.select(
        "position",
        pl.Series("id", ids, dtype=pl.Int64),
        pl.lit(writer.program_id).alias("program_id"),
        after["email"].alias("email"),
        pl.col("email_key"),
        after["employee_id"].alias("employee_id"),
        after["first_name"].fill_null("").alias("first_name"),
        after["last_name"].fill_null("").alias("last_name"),
        role.is_in(["mentor", "both"]).fill_null(value=False).alias("is_mentor"),
        role.is_in(["mentee", "both"]).fill_null(value=False).alias("is_mentee"),
        pl.when(is_out).then(status).otherwise(imported).alias("status"),
        pl.when(is_out).then(imported).otherwise(pl.lit("")).alias("status_before"),
        _values_json(after, writer).alias("values"),
        (pl.lit('{"*":') + origin_json(writer) + pl.lit("}")).alias("origins"),
        pl.lit(1).alias("version"),
        sort_name_expr(after["first_name"], after["last_name"], pl.col("email_key")).alias("sort_name"),
        search_text_expr([after[key] for key in searched]).alias("search_text"),
        pl.lit(writer.now).alias("created_at"),
        pl.lit(writer.now).alias("updated_at"),
    )


def changes_of_new(writer: Writer, ids: Sequence[int]) -> pl.DataFrame:
    """Their change rows: the version tells later whether anybody touched them."""
    nothing = pl.lit("{}")
    frame = pl.DataFrame({"participant_id": pl.Series(ids, dtype=pl.Int64)}).with_columns(
        version=pl.lit(1, dtype=pl.Int64), before=nothing, after=nothing, before_origins=nothing
    )
    return with_common(writer, frame, ChangeKind.CREATED)


def _after(people: pl.DataFrame, key: str) -> pl.Expr:
    name = f"after.{key}"
    return pl.col(name) if name in people.columns else pl.lit(None, dtype=pl.String)


def _values_json(after: Mapping[str, pl.Expr], writer: Writer) -> pl.Expr:
    """One JSON object from one column a field; empty values are absent."""
    multiple = writer.multiple
    pieces = [
        _member(after[key].str.split(MULTI_SEPARATOR) if key in multiple else after[key], after[key], key)
        for key in writer.own_keys
    ]
    if not pieces:
        return pl.lit("{}")
    return pl.lit("{") + pl.concat_str(pieces, separator=",", ignore_nulls=True) + pl.lit("}")


def _member(value: pl.Expr, text: pl.Expr, key: str) -> pl.Expr:
    """`"key":value`, or null where the text is."""
    encoded = pl.struct(value.alias(key)).struct.json_encode()
    return pl.when(text.is_not_null()).then(encoded.str.strip_prefix("{").str.strip_suffix("}"))


def origin_json(writer: Writer) -> pl.Expr:
    """Where the values of a plan's row come from, as the origins name it."""
    origin = pl.struct(pl.lit(writer.run_id).alias("run"), pl.col("sheet"), pl.col(ROW).alias("row"))
    return origin.struct.json_encode()


# People who are there, one after the other: for those whose JSON `patches` does not expect.


@dataclass(slots=True)
class Person:
    """A participant as stored now."""

    id: int
    version: int
    email: str
    email_key: str
    employee_id: str | None
    first_name: str
    last_name: str
    is_mentor: bool
    is_mentee: bool
    status: str
    status_before: str
    values: dict[str, Any]
    origins: dict[str, Any]
    user_id: int | None
    joined_at: object

    @property
    def role(self) -> str | None:
        if self.is_mentor and self.is_mentee:
            return "both"
        if self.is_mentor:
            return "mentor"
        return "mentee" if self.is_mentee else None

    @property
    def has_joined(self) -> bool:
        return self.user_id is not None or self.joined_at is not None

    def value(self, key: str) -> Stored:
        """What the field holds; null for none."""
        if key in FIXED:
            value: str | None = getattr(self, key)
            return value or None
        return self.values.get(key)

    def set(self, key: str, value: Stored) -> None:
        """Changes one field, and what follows from it."""
        if key == "email":
            self.email, self.email_key = str(value), email_key(str(value)) or self.email_key
        elif key == "role":
            self.is_mentor, self.is_mentee = value in {"mentor", "both"}, value in {"mentee", "both"}
        elif key == "status":
            self._set_status(str(value))
        elif key in TEXTS:
            setattr(self, key, value or "")
        elif key in FIXED:
            setattr(self, key, value)
        elif value:
            self.values[key] = value
        else:
            self.values.pop(key, None)

    def origin(self, key: str) -> Any:  # noqa: ANN401 - JSON
        """Who set the field: its own origin, or the one of everything else."""
        return self.origins.get(key, self.origins.get("*"))

    def restore_status(self, status: str) -> None:
        """As it was, whatever it is now; but whoever joined while suspended has joined."""
        if status in SUSPENDED:
            if self.status not in SUSPENDED:
                self.status_before = self.status
            self.status = status
        else:
            is_out = self.status in SUSPENDED
            self.status, self.status_before = (is_out and self.status_before) or status, ""

    def _set_status(self, status: str) -> None:
        """Suspending remembers what the person was; lifting goes back there, and never makes anybody joined."""
        if status in SUSPENDED:
            if self.status not in SUSPENDED:
                self.status_before = self.status
            self.status = status
        elif self.status in SUSPENDED:
            self.status, self.status_before = self.status_before or status, ""


PERSON_COLUMNS = tuple(Person.__slots__)


def find_people(program_id: int, ids: Iterable[int]) -> dict[int, Person]:
    """The participants with these ids, as they are now."""
    rows = Participant.objects.filter(program_id=program_id, pk__in=list(ids)).values_list(*PERSON_COLUMNS)
    return {row[0]: Person(*row) for row in rows}


@dataclass(slots=True)
class Touched:
    """What changing one person comes to: the person afterwards, and the change."""

    person: Person
    before: dict[str, Stored]
    after: dict[str, Stored]
    before_origins: dict[str, Any]


def changed_person(writer: Writer, row: Mapping[str, Any], person: Person, keys: Sequence[str]) -> Touched:
    """The person with the changes of one plan row; `keys` are the fields that the plan may change."""
    origin = {"run": writer.run_id, "sheet": row["sheet"], "row": row[ROW]}
    touched = Touched(person, {}, {}, {})
    for key in keys:
        if not row[f"changed.{key}"]:
            continue
        value = as_stored_value(row[f"after.{key}"], is_multiple=key in writer.multiple)
        before, before_origin = person.value(key), person.origin(key)
        person.set(key, value)
        touched.before[key], touched.after[key] = before, person.value(key)
        touched.before_origins[key] = before_origin
        person.origins[key] = origin
    return touched


def as_stored_value(text: str | None, *, is_multiple: bool) -> Stored:
    """A value of the engine as it is stored."""
    if not text:
        return None
    return text.split(MULTI_SEPARATOR) if is_multiple else text


def updated_participants(writer: Writer, touched: Sequence[Touched]) -> pl.DataFrame:
    """Rows for `writing.update_people`: the people as they are afterwards, with the versions they had."""
    searched = searched_keys(writer.specs)
    rows = [_updated(writer, each.person, searched) for each in touched]
    kinds = {"is_mentor": pl.Boolean, "is_mentee": pl.Boolean, "id": pl.Int64, "version": pl.Int64}
    schema = {name: kinds.get(name, pl.String) for name in ("id", "version", *UPDATED)}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _updated(writer: Writer, person: Person, searched: Sequence[str]) -> tuple[object, ...]:
    named = (person.first_name, person.last_name, person.email, person.employee_id)
    values: list[Stored] = [person.values.get(key) for key in searched]
    return (
        person.id,
        person.version,
        person.email,
        person.email_key,
        person.employee_id,
        person.first_name,
        person.last_name,
        person.is_mentor,
        person.is_mentee,
        person.status,
        person.status_before,
        json.dumps(person.values, ensure_ascii=False),
        json.dumps(person.origins, ensure_ascii=False),
        sort_name(person.first_name, person.last_name, person.email_key),
        search_text([*named, *values]),
        writer.now,
    )


def changes_of(writer: Writer, touched: Sequence[Touched], kind: ChangeKind) -> pl.DataFrame:
    """Their change rows, field by field before → after."""
    changes = (
        (
            each.person.id,
            each.person.version + 1,
            json.dumps(each.before, ensure_ascii=False),
            json.dumps(each.after, ensure_ascii=False),
            json.dumps(each.before_origins, ensure_ascii=False),
        )
        for each in touched
    )
    return _change_frame(writer, kind, changes)


def changes_of_removed(writer: Writer, people: Sequence[Person]) -> pl.DataFrame:
    """Change rows that say that somebody is gone, without their values."""
    return _change_frame(
        writer, ChangeKind.DELETED, ((each.id, each.version + 1, "{}", "{}", "{}") for each in people)
    )


_CHANGE = {
    "participant_id": pl.Int64,
    "version": pl.Int64,
    "before": pl.String,
    "after": pl.String,
    "before_origins": pl.String,
}


def _change_frame(writer: Writer, kind: ChangeKind, rows: Iterable[tuple[object, ...]]) -> pl.DataFrame:
    return with_common(writer, pl.DataFrame(list(rows), schema=_CHANGE, orient="row"), kind)


def with_common(writer: Writer, changes: pl.DataFrame, kind: ChangeKind) -> pl.DataFrame:
    """Change rows with what those of one run have in common."""
    return changes.with_columns(
        pl.lit(writer.program_id).alias("program_id"),
        pl.lit(writer.run_id).alias("run_id"),
        pl.lit(writer.actor_id, dtype=pl.Int64).alias("actor_id"),
        pl.lit(kind.value).alias("kind"),
        pl.lit(writer.now).alias("at"),
    )
