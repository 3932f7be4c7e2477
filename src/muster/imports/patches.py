"""Updates as columns: who is there now, beside what the plan says of them → rows of the tables, JSON patched as text.

The JSON objects hold texts, lists of texts (`values`) or flat objects (`origins`) only, and inside a JSON text every
quote is escaped, so that `"key":` stands nowhere else but before the value of that key. Where an object looks otherwise
than expected, its person is left to `muster.imports.rows`, which decodes one after the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl
from django.db import connection

from muster.engine.table import MULTI_SEPARATOR
from muster.imports.rows import SUSPENDED, origin_json, with_common
from muster.imports.snapshot import FIXED, as_columns, decode_values, role_expr
from muster.imports.writing import TOUCHED, UPDATED
from muster.participants.identity import search_text_expr, searched_keys, sort_name_expr
from muster.participants.models import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from muster.imports.rows import Writer

TEXT = r'"(?:[^"\\]|\\.)*"'
VALUE = rf"(?:{TEXT}|\[(?:[^\"\[\]]|{TEXT})*\])"
OBJECT = rf'\{{(?:[^"{{}}]|{TEXT})*\}}'

NOW = {
    "id": pl.Int64(),
    "now.version": pl.Int64(),
    "now.email": pl.String(),
    "now.email_key": pl.String(),
    "now.employee_id": pl.String(),
    "now.first_name": pl.String(),
    "now.last_name": pl.String(),
    "now.is_mentor": pl.Boolean(),
    "now.is_mentee": pl.Boolean(),
    "now.status": pl.String(),
    "now.status_before": pl.String(),
    "now.has_joined": pl.Boolean(),
    "now.values": pl.String(),
    "now.origins": pl.String(),
}
_SQL = """
SELECT id, version, email, email_key, employee_id, first_name, last_name, is_mentor IS TRUE, is_mentee IS TRUE, status,
       status_before, user_id IS NOT NULL OR joined_at IS NOT NULL, {values}, {origins}
FROM participants_participant WHERE +program_id = %s AND id {among}
"""
"""The plus keeps SQLite from an index of the program's people: each is found by number alone. As expressions, the two
booleans are not converted one by one."""


@dataclass(frozen=True, slots=True)
class Updates:
    """What the updates of a piece of a plan come to; every frame has the `position` of its person in the piece."""

    people: pl.DataFrame
    """`writing.UPDATED`: those of whom more changes than values."""
    touched: pl.DataFrame
    """`writing.TOUCHED`: those of whom only values change, which no index holds."""
    changes: pl.DataFrame
    addresses: pl.DataFrame
    """id, email, email_key as they are afterwards."""
    moved: list[int]
    """Positions of those who have another version by now, or are gone."""
    odd: list[int]
    """Positions of those whose JSON looks otherwise than expected."""


def find_now(program_id: int, ids: Sequence[int]) -> pl.DataFrame:
    """Those of these people who are there, as they are now."""
    if connection.vendor == "postgresql":
        sql = _SQL.format(values='"values"::text', origins="origins::text", among="= ANY(%s)")
        wanted: list[int] | str = list(ids)
    else:
        sql = _SQL.format(values='"values"', origins="origins", among="IN (SELECT value FROM json_each(%s))")
        wanted = f"[{','.join(map(str, ids))}]"
    with connection.cursor() as cursor:
        cursor.execute(sql, [program_id, wanted])
        return as_columns(cursor.fetchall(), NOW)


def updates_of(writer: Writer, updates: pl.DataFrame, now: pl.DataFrame) -> Updates:
    """The rows to write for the updates of a plan (with `position`), given how the people are now."""
    joined = updates.join(now, left_on="participant_id", right_on="id", how="left", maintain_order="left")
    has_moved = pl.col("now.version").ne_missing(pl.col("version"))
    moved = joined.filter(has_moved)["position"].to_list()
    keys = _changed_keys(updates)
    there = joined.filter(~has_moved).with_columns(_raw(keys))
    is_odd = pl.any_horizontal(pl.lit(value=False), *(_is_odd(key) for key in keys))
    odd = there.filter(is_odd)["position"].to_list()
    plain = _after(writer, there.filter(~is_odd), keys)
    is_wide = pl.any_horizontal(pl.lit(value=False), *(_changed(key) for key in keys if key in FIXED))
    return Updates(
        people=plain.filter(is_wide).select("position", "id", "version", *UPDATED),
        touched=plain.filter(~is_wide).select("position", "id", "version", *TOUCHED),
        changes=_changes(writer, plain, keys),
        addresses=plain.select("position", "id", "email", "email_key"),
        moved=moved,
        odd=odd,
    )


def member_pattern(key: str, kind: str) -> str:
    """What finds the member `key` in an object, its value as the first group."""
    return rf'"{re.escape(key)}": ?({kind})'


def without_members(
    frame: pl.DataFrame, column: str, keys: Sequence[str], kind: str, where: Callable[[str], pl.Expr]
) -> pl.DataFrame:
    """The frame whose column of objects lacks these members where `where` says so; a comma may be left at one end (see
    `with_members`). One step a member: nested in one expression, each member would double the work."""
    for key in keys:
        text = pl.col(column)
        cut = text.str.replace(f"(?:, ?)?{member_pattern(key, kind)}", "")
        frame = frame.with_columns(pl.when(where(key)).then(cut).otherwise(text).alias(column))
    return frame


def with_members(text: pl.Expr, added: Sequence[pl.Expr]) -> pl.Expr:
    """The object with further members, of which those that are null are none."""
    rest = text.str.strip_prefix("{").str.strip_suffix("}").str.strip_chars(", ")
    pieces = [pl.when(rest != "").then(rest), *added]
    return pl.lit("{") + pl.concat_str(pieces, separator=",", ignore_nulls=True) + pl.lit("}")


def encoded(value: pl.Expr, key: str) -> pl.Expr:
    """`"key":value` of a text or a list of texts; `"key":null` where there is none."""
    return pl.struct(value.alias(key)).struct.json_encode().str.strip_prefix("{").str.strip_suffix("}")


def _changed(key: str) -> pl.Expr:
    return pl.col(f"changed.{key}").fill_null(value=False)


def _changed_keys(updates: pl.DataFrame) -> list[str]:
    keys = [name.removeprefix("changed.") for name in updates.columns if name.startswith("changed.")]
    any_changed = updates.select(_changed(key).any().alias(key) for key in keys).row(0, named=True)
    return [key for key in keys if any_changed[key]]


def _raw(keys: Sequence[str]) -> list[pl.Expr]:
    """The stored JSON of each field of the program that changes, and of each origin."""
    values, origins = pl.col("now.values"), pl.col("now.origins")
    own = [key for key in keys if key not in FIXED]
    raw = [values.str.extract(member_pattern(key, VALUE)).alias(f"raw.{key}") for key in own]
    return [
        *raw,
        *(origins.str.extract(member_pattern(key, OBJECT)).alias(f"origin.{key}") for key in (*keys, "*")),
    ]


def _is_odd(key: str) -> pl.Expr:
    """Where a text was not found though it should be there, or the other way round."""
    name = f'"{key}":'
    origin = pl.col("now.origins").str.contains(name, literal=True) != pl.col(f"origin.{key}").is_not_null()
    if key in FIXED:
        return _changed(key) & origin
    raw = pl.col(f"raw.{key}").is_not_null()
    is_named = pl.col("now.values").str.contains(name, literal=True)
    return _changed(key) & (origin | (raw != is_named) | (raw != pl.col(f"before.{key}").is_not_null()))


def _after(writer: Writer, there: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """The people with every column of the table as it is afterwards."""
    own = [key for key in keys if key not in FIXED]
    there = there.with_columns(values="now.values", origins="now.origins")
    there = without_members(there, "values", own, VALUE, _changed)
    there = without_members(there, "origins", keys, OBJECT, _had_origin)
    return completed(
        writer,
        there.with_columns(
            *fixed(keys),
            _with_values(writer, own).alias("values"),
            _with_origins(writer, keys).alias("origins"),
        ),
    )


def completed(writer: Writer, people: pl.DataFrame) -> pl.DataFrame:
    """The people with what follows from their fields: what the list sorts by and the search looks through."""
    specs = [spec for spec in writer.specs if spec.key in searched_keys(writer.specs)]
    texts = [text.alias(f"text.{text.name}") for text in decode_values(people["values"], specs)]
    named = ("first_name", "last_name", "email", "employee_id", *(text.name for text in texts))
    return people.with_columns(texts).with_columns(
        sort_name_expr(pl.col("first_name"), pl.col("last_name"), pl.col("email_key")).alias("sort_name"),
        search_text_expr([pl.col(name) for name in named]).alias("search_text"),
        pl.col("participant_id").alias("id"),
        pl.lit(writer.now).alias("updated_at"),
    )


def fixed(keys: Sequence[str]) -> list[pl.Expr]:
    """The fixed fields afterwards, of which these may be set to `after.F` where `changed.F`."""

    def after(key: str, now: str) -> pl.Expr:
        if key not in keys:
            return pl.col(f"now.{now}")
        return pl.when(_changed(key)).then(pl.col(f"after.{key}")).otherwise(pl.col(f"now.{now}"))

    role, has_role = _role_after(keys)
    return [
        after("email", "email").alias("email"),
        (pl.col("email_key") if "email" in keys else pl.col("now.email_key")).alias("email_key"),
        after("employee_id", "employee_id").alias("employee_id"),
        after("first_name", "first_name").fill_null("").alias("first_name"),
        after("last_name", "last_name").fill_null("").alias("last_name"),
        pl.when(has_role).then(role.is_in(["mentor", "both"])).otherwise("now.is_mentor").alias("is_mentor"),
        pl.when(has_role).then(role.is_in(["mentee", "both"])).otherwise("now.is_mentee").alias("is_mentee"),
        *_status_after(keys),
    ]


def _role_after(keys: Sequence[str]) -> tuple[pl.Expr, pl.Expr]:
    """The role that is set, and whether one is."""
    if "role" not in keys:
        return pl.lit(None, dtype=pl.String), pl.lit(value=False)
    return pl.col("after.role").fill_null(""), _changed("role")


def _status_after(keys: Sequence[str]) -> tuple[pl.Expr, pl.Expr]:
    """Suspending remembers what the person was; lifting goes back there, and never makes anybody joined."""
    status, earlier = pl.col("now.status"), pl.col("now.status_before")
    if "status" not in keys:
        return status.alias("status"), earlier.alias("status_before")
    wanted, out = pl.col("after.status"), list(SUSPENDED)
    suspends = _changed("status") & wanted.is_in(out)
    lifts = _changed("status") & ~wanted.is_in(out) & status.is_in(out)
    restored = pl.when(earlier != "").then(earlier).otherwise(wanted)
    return (
        pl.when(suspends).then(wanted).when(lifts).then(restored).otherwise(status).alias("status"),
        pl.when(suspends & ~status.is_in(out))
        .then(status)
        .when(lifts)
        .then(pl.lit(""))
        .otherwise(earlier)
        .alias("status_before"),
    )


def _value(writer: Writer, key: str) -> pl.Expr:
    """What a field of the program is set to, as it is stored; null where it is emptied."""
    text = pl.when(pl.col(f"after.{key}") != "").then(f"after.{key}")
    return text.str.split(MULTI_SEPARATOR) if key in writer.multiple else text


def _had_origin(key: str) -> pl.Expr:
    return _changed(key) & pl.col(f"origin.{key}").is_not_null()


def _with_values(writer: Writer, keys: Sequence[str]) -> pl.Expr:
    is_set = [_changed(key) & _value(writer, key).is_not_null() for key in keys]
    added = [
        pl.when(condition).then(encoded(_value(writer, key), key))
        for key, condition in zip(keys, is_set, strict=True)
    ]
    return with_members(pl.col("values"), added)


def _with_origins(writer: Writer, keys: Sequence[str]) -> pl.Expr:
    origin = origin_json(writer)
    added = [pl.when(_changed(key)).then(pl.lit(f'"{key}":') + origin) for key in keys]
    return with_members(pl.col("origins"), added)


def _changes(writer: Writer, people: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """Their change rows, field by field before → after."""
    before = [_if_changed(key, _before_member(key)) for key in keys]
    after = [_if_changed(key, _after_member(writer, key)) for key in keys]
    origins = [_if_changed(key, _named(key, pl.coalesce(f"origin.{key}", "origin.*"))) for key in keys]
    frame = people.select(
        "position",
        participant_id="id",
        version=pl.col("version") + 1,
        before=with_members(pl.lit("{}"), before),
        after=with_members(pl.lit("{}"), after),
        before_origins=with_members(pl.lit("{}"), origins),
    )
    return with_common(writer, frame, ChangeKind.UPDATED)


def _if_changed(key: str, member: pl.Expr) -> pl.Expr:
    return pl.when(_changed(key)).then(member)


def _named(key: str, raw: pl.Expr) -> pl.Expr:
    """A member whose value is JSON already."""
    return pl.lit(f'"{key}":') + raw.fill_null("null")


def _before_member(key: str) -> pl.Expr:
    if key not in FIXED:
        return _named(key, pl.col(f"raw.{key}"))
    return encoded(_now_role() if key == "role" else _present(f"now.{key}"), key)


def _after_member(writer: Writer, key: str) -> pl.Expr:
    if key not in FIXED:
        return encoded(_value(writer, key), key)
    return encoded(pl.col("after.role") if key == "role" else _present(key), key)


def _present(name: str) -> pl.Expr:
    return pl.when(pl.col(name) != "").then(name)


def _now_role() -> pl.Expr:
    return role_expr(pl.col("now.is_mentor"), pl.col("now.is_mentee"))
