"""Database → Known: who is in the program now, as columns; and a fingerprint that notices when that moved."""

from __future__ import annotations

import hashlib
import json
import secrets
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

import polars as pl
from django.db import connection, transaction
from django.db.models import Count, Max, Q, Sum

from muster.engine.capacity import CAPACITY, asks_for_places
from muster.engine.table import MULTI_SEPARATOR, Known
from muster.notices.actions import already_invited
from muster.notices.models import Notice, NoticeKind
from muster.participants.erased import who_is_erased
from muster.participants.models import Erasure, Participant
from muster.programs.queries import field_specs, list_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from django.db.backends.utils import CursorWrapper

    from muster.engine.table import FieldSpec
    from muster.programs.models import Program

FETCH_ROWS = 20_000
FIXED = ("email", "employee_id", "first_name", "last_name", "role", "status")
MULTIPLE = "multiple_choice"
PARTS = 4

_SQL = """
SELECT id, version, email_key, email, employee_id, first_name, last_name, is_mentor IS TRUE, is_mentee IS TRUE, status,
       status_before, user_id IS NOT NULL OR joined_at IS NOT NULL, {values}, {own}
FROM participants_participant WHERE program_id = %s {among} ORDER BY id
"""
_DIALECTS = {
    "sqlite": {
        "values": '"values"',
        "own": """CASE WHEN instr(origins, '"self"') > 0 THEN origins END""",
    },
    "postgresql": {
        "values": '"values"::text',
        "own": """CASE WHEN position('"self"' in origins::text) > 0 THEN origins::text END""",
    },
}
_READ: dict[str, pl.DataType] = {
    "participant_id": pl.Int64(),
    "version": pl.Int64(),
    "email_key": pl.String(),
    "email": pl.String(),
    "employee_id": pl.String(),
    "first_name": pl.String(),
    "last_name": pl.String(),
    "is_mentor": pl.Boolean(),
    "is_mentee": pl.Boolean(),
    "status": pl.String(),
    "status_before": pl.String(),
    "has_joined": pl.Boolean(),
    "values": pl.String(),
    "own": pl.String(),
}
_PLACES = rf'"{CAPACITY}": ?"([^"\\]*)"'
"""How many mentees somebody takes, in the JSON of the values: no text has a plain quote inside."""


def take_snapshot(program: Program, scratch: Path | None = None) -> Known:
    """Everybody in the program. The values of its own fields are decoded when they are asked for; in the folder `scratch`,
    if there is one, they wait outside memory."""
    return _known(program, _batches(program), scratch)


def take_part(program: Program, email_keys: Sequence[str], employee_ids: Sequence[str]) -> Known:
    """Only those with one of these addresses or employee IDs."""
    asked = Participant.objects.filter(program=program).filter(
        Q(email_key__in=email_keys) | Q(employee_id__in=employee_ids)
    )
    ids = list(asked.values_list("pk", flat=True))
    return _known(program, _batches(program, ids) if ids else iter(()), None)


def _known(program: Program, batches: Iterator[pl.DataFrame], scratch: Path | None) -> Known:
    specs = field_specs(program)
    values = _Values([spec for spec in specs if spec.key not in _columns(specs)], scratch)
    decoded = []
    for batch in batches:
        values.put_by(batch)
        decoded.append(_decoded(batch, specs))
    people = pl.concat(decoded) if decoded else _decoded(pl.DataFrame(schema=_READ), specs)
    invited = _invited(program, people["email_key"])
    people = people.with_columns(invited.alias("was_invited"))
    return Known(people, who_is_erased(program.organisation), values.of)


class _Values:
    """The values of the program's own fields, as JSON, in batches by participant id."""

    def __init__(self, specs: Sequence[FieldSpec], scratch: Path | None) -> None:
        self._specs = specs
        self._scratch = scratch
        self._batches: list[tuple[int, pl.LazyFrame]] = []
        """The last id of each, in order."""

    def put_by(self, batch: pl.DataFrame) -> None:
        """Keeps the values of a batch, whose ids follow on the last one's."""
        values = batch.select("participant_id", "values")
        (last,) = values["participant_id"].tail(1)
        if self._scratch is None:
            self._batches.append((last, values.lazy()))
        else:
            path = self._scratch / f"values-{last}.arrow"
            values.write_ipc(path, compression="lz4")
            self._batches.append((last, pl.scan_ipc(path)))

    def of(self, ids: pl.Series) -> pl.DataFrame:
        """`participant_id` and a column a field, of those of these ids who are there."""
        found = [pl.DataFrame(schema={name: _READ[name] for name in ("participant_id", "values")})]
        rest = ids.sort()
        for last, values in self._batches:
            stop = rest.search_sorted(last, side="right")
            wanted, rest = rest.head(stop), rest.slice(stop)
            if len(wanted):
                found.append(values.filter(pl.col("participant_id").is_in(wanted.implode())).collect())
        together = pl.concat(found)
        return together.select("participant_id", *decode_values(together["values"], self._specs))


def fingerprint(program: Program) -> str:
    """ "quick:fields:people:name": while the cheap first part stands nobody moved, else the third decides.

    The last part is random: it names the plan that was made under this fingerprint.
    """
    return f"{_quick(program)}:{_fields_print(program)}:{_people_print(program)}:{secrets.token_hex(4)}"


def has_moved(program: Program, stored: str) -> bool:
    """Whether a plan made under the stored fingerprint would come out differently today."""
    parts = stored.split(":")
    if len(parts) != PARTS or parts[1] != _fields_print(program):
        return True
    return parts[0] != _quick(program) and parts[2] != _people_print(program)


def name_of(stored: str) -> str:
    """What of a fingerprint names the plan's folder."""
    return stored.rpartition(":")[2]


def _batches(program: Program, ids: Sequence[int] = ()) -> Iterator[pl.DataFrame]:
    """Everybody, or those with these ids."""
    among = f"AND id IN ({', '.join(str(int(each)) for each in ids)})" if ids else ""
    sql = _SQL.format(**{**_DIALECTS[connection.vendor], "among": among})
    with _reading() as cursor:
        cursor.execute(sql, [program.pk])
        while rows := cursor.fetchmany(FETCH_ROWS):
            yield as_columns(rows, _READ)


@contextmanager
def _reading() -> Iterator[CursorWrapper]:
    """A cursor whose rows come as they are asked for. PostgreSQL sends all of them at once but in a transaction."""
    with ExitStack() as stack:
        if connection.vendor == "postgresql":
            stack.enter_context(transaction.atomic())
        yield stack.enter_context(connection.chunked_cursor())


def as_columns(rows: Sequence[Sequence[Any]], schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
    """Rows of a cursor as a frame."""
    if not rows:
        return pl.DataFrame(schema=dict(schema))
    columns = zip(schema.items(), zip(*rows, strict=True), strict=True)
    return pl.DataFrame([_series(name, dtype, values) for (name, dtype), values in columns])


def _series(name: str, dtype: pl.DataType, values: Sequence[Any]) -> pl.Series:
    if dtype == pl.Boolean:  # SQLite answers 0 and 1
        return pl.Series(name, [bool(value) for value in values], dtype=dtype)
    return pl.Series(name, values, dtype=dtype)


def _decoded(batch: pl.DataFrame, specs: Sequence[FieldSpec]) -> pl.DataFrame:
    keys = [*FIXED, *(spec.key for spec in specs if spec.key not in FIXED)]
    return batch.select(
        "participant_id",
        "version",
        "email_key",
        "email",
        "employee_id",
        pl.when(pl.col("first_name") != "").then("first_name").alias("first_name"),
        pl.when(pl.col("last_name") != "").then("last_name").alias("last_name"),
        role_expr(pl.col("is_mentor"), pl.col("is_mentee")).alias("role"),
        "status",
        pl.when(pl.col("status_before") != "").then("status_before").alias("status_before"),
        "has_joined",
        pl.Series("own", [_own(origins, keys) for origins in batch["own"]], dtype=pl.String),
        *(batch["values"].str.extract(_PLACES).alias(key) for key in _columns(specs) if key not in FIXED),
    )


def _columns(specs: Sequence[FieldSpec]) -> tuple[str, ...]:
    """The fields that everybody's values are in memory of."""
    return (*FIXED, CAPACITY) if asks_for_places(specs) else FIXED


def role_expr(mentor: pl.Expr, mentee: pl.Expr) -> pl.Expr:
    """The role of two booleans; null for nobody's."""
    return (
        pl.when(mentor & mentee).then(pl.lit("both"))
        .when(mentor).then(pl.lit("mentor"))
        .when(mentee).then(pl.lit("mentee"))
    )  # fmt: skip


def decode_values(texts: pl.Series, specs: Sequence[FieldSpec]) -> list[pl.Series]:
    """One String column a field, named by its key, of stored JSON objects; lists are joined."""
    if not specs:
        return []
    shape = pl.Struct(
        {spec.key: pl.List(pl.String) if spec.type == MULTIPLE else pl.String() for spec in specs}
    )
    halves = [texts.head(len(texts) // 2), texts.slice(len(texts) // 2)]
    try:
        found = pl.collect_all(
            half.alias("json").to_frame().lazy().select(pl.col("json").str.json_decode(shape)).unnest("json")
            for half in halves
        )
        decoded = pl.concat(found)
    except pl.exceptions.PolarsError:  # a field that changed its type keeps values of the old shape
        return _decode_slowly(texts, specs)
    return [
        decoded[spec.key].list.join(MULTI_SEPARATOR) if spec.type == MULTIPLE else decoded[spec.key]
        for spec in specs
    ]


def _decode_slowly(texts: pl.Series, specs: Sequence[FieldSpec]) -> list[pl.Series]:
    rows = [json.loads(text) for text in texts]
    return [
        pl.Series(spec.key, [as_text(row.get(spec.key)) for row in rows], dtype=pl.String) for spec in specs
    ]


def as_text(value: str | list[str] | None) -> str | None:
    """A stored value as the engine has it: lists joined, empty ones absent."""
    if isinstance(value, list):
        return MULTI_SEPARATOR.join(value) or None
    return value or None


def _own(origins: str | None, keys: Sequence[str]) -> str:
    """The fields whose value the participant set."""
    if origins is None:
        return ""
    by_key = json.loads(origins)
    rest = by_key.get("*", {})
    return MULTI_SEPARATOR.join(key for key in keys if by_key.get(key, rest).get("self"))


def _invited(program: Program, email_keys: pl.Series) -> pl.Series:
    if not Notice.objects.filter(program=program, kind=NoticeKind.INVITATION).exists():
        return pl.repeat(value=False, n=len(email_keys), dtype=pl.Boolean, eager=True)
    invited = already_invited(program, email_keys.to_list())
    return pl.Series([key in invited for key in email_keys], dtype=pl.Boolean)


_QUICK = """
SELECT (SELECT max(id) FROM participants_change),
       (SELECT id FROM notices_notice WHERE program_id = %s ORDER BY id DESC LIMIT 1),
       (SELECT count(*) FROM participants_erasure WHERE organisation_id = %s),
       (SELECT max(at) FROM participants_erasure WHERE organisation_id = %s)
"""


def _quick(program: Program) -> str:
    """Moves with every change and every notice of anybody: two look-ups at the end of an index, and those erased."""
    with connection.cursor() as cursor:
        cursor.execute(_QUICK, [program.pk, program.organisation_id, program.organisation_id])
        return _digest(cursor.fetchone())


def _people_print(program: Program) -> str:
    found = Participant.objects.filter(program=program).aggregate(
        n=Count("id"), versions=Sum("version"), newest=Max("id")
    )
    notices = Notice.objects.filter(program=program).aggregate(n=Count("id"), newest=Max("id"))
    facts = [found["n"], found["versions"] or 0, found["newest"] or 0, notices["n"], notices["newest"] or 0]
    return _digest([*facts, *_erasures(program)])


def _erasures(program: Program) -> tuple[int, str]:
    found = Erasure.objects.filter(organisation=program.organisation_id).aggregate(
        n=Count("id"), newest=Max("at")
    )
    return found["n"], str(found["newest"] or "")


def _fields_print(program: Program) -> str:
    return _digest([list_columns(program), program.default_country, program.is_family_name_first])


def _digest(facts: Sequence[object]) -> str:
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:12]
