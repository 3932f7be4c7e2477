"""People of the file beside those who are there: what each field was, would be, and whether that is a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from muster.engine.checks.status import LEAVING, softens
from muster.engine.roles import added
from muster.engine.rows import of
from muster.engine.table import MULTI_SEPARATOR, Rule, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from muster.engine.table import FieldSpec, ImportSettings, Known

_NEVER_CLEARED = frozenset(("email", "employee_id", "role", "status"))
_KNOWN_COLUMNS = ("version", "status_before", "has_joined", "was_invited", "own")


def written_keys(mapped: Sequence[str], fields: Sequence[FieldSpec]) -> tuple[str, ...]:
    """The fields that a plan writes, in the order of the profile: those of the file, and always e-mail, role, status."""
    wanted = {*mapped, "email", "role", "status"}
    known = [field.key for field in fields if field.key in wanted]
    return (*(key for key in ("email", "role", "status") if key not in known), *known)


def compare(
    people: pl.DataFrame,
    known: Known,
    fields: Sequence[FieldSpec],
    keys: Sequence[str],
    settings: ImportSettings,
) -> pl.DataFrame:
    """The people with `before.F`, `after.F`, `changed.F`, `kept_own.F`, and the e-mail key as it will be."""
    there = pl.col("participant_id").is_not_null()
    specs = {field.key: field for field in fields}
    before = people.select("participant_id").join(
        _before(_known_of(known, people.get_column("participant_id")), keys),
        on="participant_id",
        how="left",
        maintain_order="left",
    )
    joined = people.hstack(before.drop("participant_id")).with_columns(
        _restored(), is_own_somewhere=pl.col("own").fill_null("") != ""
    )
    after = [_after(key, specs.get(key), settings).alias(f"after.{key}") for key in keys]
    compared = joined.with_columns(after)
    changed = [pl.when(there).then(_differs(key)).alias(f"changed.{key}") for key in keys]
    kept = [_is_kept_own(key, settings).alias(f"kept_own.{key}") for key in keys]
    compared = compared.with_columns(*changed, *kept)
    for key in keys:
        if key in specs and _is_multiple(specs[key]):
            compared = _without_reorderings(compared, key)
    is_same_address = pl.col("changed.email").not_() | pl.col("email_key").is_null()
    key_after = (
        pl.when(there & is_same_address).then(pl.col("before.email_key")).otherwise(pl.col("email_key"))
    )
    return compared.with_columns(email_key=key_after)


def _is_multiple(spec: FieldSpec) -> bool:
    return spec.type == "multiple_choice"


def _known_of(known: Known, ids: pl.Series) -> pl.DataFrame:
    """Of these people everything that is known."""
    wanted = ids.drop_nulls()
    people = known.people.filter(pl.col("participant_id").is_in(wanted.implode()))
    if known.values is None:
        return people
    return people.join(known.values(wanted), on="participant_id", how="left", maintain_order="left")


def _before(known: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    columns = [*keys, "email_key"]
    present = [pl.col(key).alias(f"before.{key}") for key in columns if key in known.columns]
    absent = [
        pl.lit(None, dtype=pl.String).alias(f"before.{key}") for key in columns if key not in known.columns
    ]
    return known.select("participant_id", *_KNOWN_COLUMNS, *present, *absent)


def _restored() -> pl.Expr:
    """What somebody was before the suspension, as far as it can be known."""
    return (
        pl.when(pl.col("status_before").is_not_null())
        .then(pl.col("status_before"))
        .when(pl.col("has_joined"))
        .then(pl.lit(Status.ACTIVE.value))
        .when(pl.col("was_invited"))
        .then(pl.lit(Status.INVITED.value))
        .otherwise(pl.lit(Status.IMPORTED.value))
        .alias("restored")
    )


def _after(key: str, spec: FieldSpec | None, settings: ImportSettings) -> pl.Expr:
    there = pl.col("participant_id").is_not_null()
    if key == "role":
        return pl.when(there).then(_known_role(settings)).otherwise(pl.col("new_role"))
    if key == "status":
        return pl.when(there).then(_known_status(settings)).otherwise(_new_status(settings))
    return pl.when(there).then(_known_value(key, spec, settings)).otherwise(pl.col(of(key)))


def _known_role(settings: ImportSettings) -> pl.Expr:
    before = pl.col("before.role")
    if settings.role == "keep" or settings.rules.get("role") == Rule.KEEP:
        return before
    return added(before, pl.col(of("role")))


def _known_status(settings: ImportSettings) -> pl.Expr:
    before, said = pl.col("before.status"), pl.col(of("status"))
    if settings.rules.get("status") == Rule.KEEP:
        return before
    lifts = (said == Status.ACTIVE) & (before == Status.SUSPENDED)
    leaves = said.is_in(LEAVING) & ~softens(said, before)
    return pl.when(leaves).then(said).when(lifts).then(pl.col("restored")).otherwise(before)


def _new_status(settings: ImportSettings) -> pl.Expr:
    new = pl.lit(Status.IMPORTED.value)
    if not settings.overwrite:
        return new
    said = pl.col(of("status"))
    return pl.when(said.is_in(LEAVING)).then(said).otherwise(new)


def _known_value(key: str, spec: FieldSpec | None, settings: ImportSettings) -> pl.Expr:
    before = pl.col(f"before.{key}")
    rule = settings.rules.get(key, Rule.REPLACE)
    new = pl.col(of(key))
    if key == "email":
        new = pl.when(pl.col("email_key") != pl.col("before.email_key")).then(new)
    by_rule: Mapping[Rule, pl.Expr] = {
        Rule.KEEP: before,
        Rule.FILL: pl.coalesce(before, new),
        Rule.APPEND: _appended(before, new) if spec and _is_multiple(spec) else pl.coalesce(before, new),
        Rule.REPLACE: _replaced(key, before, new, settings),
        Rule.REPLACE_OWN: _replaced(key, before, new, settings),
    }
    value = by_rule[rule]
    return value if rule == Rule.REPLACE_OWN else pl.when(is_own(key)).then(before).otherwise(value)


def _replaced(key: str, before: pl.Expr, new: pl.Expr, settings: ImportSettings) -> pl.Expr:
    clears = key in settings.clear_empty or ("*" in settings.clear_empty and key not in _NEVER_CLEARED)
    if not clears or key in ("email", "role", "status"):
        return pl.coalesce(new, before)
    is_blank = pl.col(f"blank.{key}").fill_null(value=False)
    return pl.when(is_blank & new.is_null()).then(None).otherwise(pl.coalesce(new, before))


def _appended(before: pl.Expr, new: pl.Expr) -> pl.Expr:
    both = pl.concat_str(before, new, separator=MULTI_SEPARATOR, ignore_nulls=True)
    union = both.str.split(MULTI_SEPARATOR).list.unique(maintain_order=True).list.join(MULTI_SEPARATOR)
    return (
        pl.when(before.is_null() & new.is_null()).then(None).when(new.is_null()).then(before).otherwise(union)
    )


def is_own(key: str) -> pl.Expr:
    """Whether the participant set the field's value last."""
    marked = MULTI_SEPARATOR + pl.col("own").fill_null("") + MULTI_SEPARATOR
    return pl.col("is_own_somewhere") & marked.str.contains(
        MULTI_SEPARATOR + key + MULTI_SEPARATOR, literal=True
    )


def _is_kept_own(key: str, settings: ImportSettings) -> pl.Expr:
    rule = settings.rules.get(key, Rule.REPLACE)
    if key in ("role", "status") or rule in (Rule.KEEP, Rule.REPLACE_OWN):
        return pl.lit(value=False)
    new = pl.col("email_key") if key == "email" else pl.col(of(key))
    before = pl.col("before.email_key") if key == "email" else pl.col(f"before.{key}")
    return pl.col("participant_id").is_not_null() & is_own(key) & new.is_not_null() & new.ne_missing(before)


def _differs(key: str) -> pl.Expr:
    return pl.col(f"before.{key}").ne_missing(pl.col(f"after.{key}"))


def _without_reorderings(compared: pl.DataFrame, key: str) -> pl.DataFrame:
    """The same options in another order are no change; looked at only where something differs."""
    before, after = pl.col(f"before.{key}"), pl.col(f"after.{key}")
    differing = compared.filter(pl.col(f"changed.{key}") & before.is_not_null() & after.is_not_null())
    one, other = (column.str.split(MULTI_SEPARATOR).list.sort() for column in (before, after))
    same = (
        differing.select("row", one=one, other=other)
        .filter(pl.col("one") == pl.col("other"))
        .get_column("row")
    )
    if not len(same):
        return compared
    is_same = pl.col("row").is_in(same.implode())
    return compared.with_columns(
        (pl.col(f"changed.{key}") & ~is_same).alias(f"changed.{key}"),
        pl.when(is_same).then(before).otherwise(after).alias(f"after.{key}"),
    )
