"""Checked rows, who is there already and the choices made → the plan: who is created, changed, left, left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.capacity import count_places
from muster.engine.checks.status import LEAVING
from muster.engine.compare import compare, written_keys
from muster.engine.issues import Severity
from muster.engine.rows import CleanedRows, findings_of, issues_from, no_findings, of
from muster.engine.standing import left_alone
from muster.engine.table import MULTI_SEPARATOR, ROW, FieldSpec, ImportSettings, Plan, Status
from muster.engine.unite import merge_findings, unite

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ACTIONS = ("create", "update", "unchanged", "skip", "reject")


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """Cleaned rows with who each is and, where something blocks it, the `reason`."""

    cleaned: CleanedRows
    frame: pl.DataFrame
    findings: pl.DataFrame


def build_plan(
    checked: CheckedRows, fields: Sequence[FieldSpec], people: pl.DataFrame, settings: ImportSettings
) -> Plan:
    """Everything an import would do. `people` is `Known.people`, complete."""
    keys = written_keys(checked.cleaned.keys, fields)
    going = checked.frame.filter(pl.col("reason").is_null()).drop("reason")
    united, merges = unite(going, checked.cleaned.keys, settings)
    united = _with_fields(united, keys)
    decided = _decide(compare(united, people, fields, keys, settings), keys, settings)
    options, option_findings = _new_options(decided, fields, keys)
    findings = [
        checked.findings,
        merge_findings(checked.frame, merges),
        _kept_own(decided, keys),
        option_findings,
    ]
    rows = _rows(checked.frame, decided, merges)
    written = _people(decided, keys)
    counts = {
        **_counts(rows, decided, merges, keys, people),
        **count_places(people, written, fields),
    }
    return Plan(
        fields=keys,
        people=written,
        rows=rows.drop("row"),
        cleaned=_cleaned(checked, fields),
        issues=issues_from(pl.concat(findings), checked.cleaned),
        new_options=options,
        counts=counts,
        refusals=checked.cleaned.refusals + _refusals(counts, settings),
    )


def _with_fields(people: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    missing = [of(key) for key in keys if of(key) not in people.columns]
    return people.with_columns(pl.lit(None, dtype=pl.String).alias(name) for name in missing)


def _decide(people: pl.DataFrame, keys: Sequence[str], settings: ImportSettings) -> pl.DataFrame:
    """The people with `action`, `reason`, `notify`, `never_invited` and `differs`."""
    is_new = pl.col("participant_id").is_null()
    is_changed = pl.any_horizontal([pl.col(f"changed.{key}").fill_null(value=False) for key in keys])
    action = (
        pl.when(pl.col("reason").is_not_null())
        .then(pl.lit("skip"))
        .when(is_new)
        .then(pl.lit("create"))
        .when(pl.col("differs"))
        .then(pl.lit("update"))
        .otherwise(pl.lit("unchanged"))
    )
    decided = people.with_columns(
        reason=left_alone(settings), differs=~is_new & is_changed, never_invited=~is_new & _never_invited()
    )
    return decided.with_columns(action=action).with_columns(notify=_notify(settings))


def _never_invited() -> pl.Expr:
    untouched = ~pl.col("was_invited").fill_null(value=False) & ~pl.col("has_joined").fill_null(value=False)
    return untouched & (pl.col("before.status") == Status.IMPORTED) & ~_is_leaving()


def _is_leaving() -> pl.Expr:
    return pl.col(of("status")).is_in(LEAVING).fill_null(value=False)


def _notify(settings: ImportSettings) -> pl.Expr:
    """Nobody without *Notify*; nobody whom the file calls suspended or deactivated."""
    created = (pl.col("action") == "create") & ~_is_leaving() & pl.lit(settings.notify)
    return created | (pl.col("never_invited") & pl.lit(settings.notify and settings.notify_existing))


def _people(decided: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    columns = ["action", "participant_id", "version", "email_key", "sheet", ROW, "notify"]
    columns += [f"{part}.{key}" for key in keys for part in ("before", "after", "changed")]
    return decided.filter(pl.col("action").is_in(["create", "update"])).select(columns)


def _rows(frame: pl.DataFrame, decided: pl.DataFrame, merges: pl.DataFrame) -> pl.DataFrame:
    outcome = decided.select("row", "action", "notify", decided_reason="reason", decided_key="email_key")
    named = frame.select(
        "row", "sheet", ROW, "reason", "email_key", "participant_id", "raw_email", of("email")
    )
    joined = named.join(outcome, on="row", how="left", maintain_order="left")
    joined = joined.join(
        merges.rename({"reason": "merge_reason"}), on="row", how="left", maintain_order="left"
    )
    is_merged = pl.col("merge_reason").is_not_null()
    action = (
        pl.when(pl.col("reason").is_not_null()).then(pl.lit("reject")).when(is_merged).then(pl.lit("skip"))
    )
    return joined.select(
        "row",
        "sheet",
        ROW,
        action=action.otherwise(pl.col("action")),
        reason=pl.coalesce("reason", "merge_reason", "decided_reason"),
        email=pl.coalesce(of("email"), "raw_email"),
        email_key=pl.coalesce("decided_key", "email_key"),
        participant_id="participant_id",
        notify=pl.col("notify").fill_null(value=False),
    )


def _cleaned(checked: CheckedRows, fields: Sequence[FieldSpec]) -> pl.DataFrame:
    keys = [field.key for field in fields if of(field.key) in checked.cleaned.frame.columns]
    mapped = [key for key in keys if key in checked.cleaned.keys or key == "role"]
    return checked.cleaned.frame.select("sheet", ROW, *(pl.col(of(key)).alias(key) for key in mapped))


def _counts(
    rows: pl.DataFrame, decided: pl.DataFrame, merges: pl.DataFrame, keys: Sequence[str], people: pl.DataFrame
) -> Mapping[str, int]:
    actions = dict(rows.group_by("action").len().iter_rows())
    updates = decided.filter(pl.col("action") == "update")
    known = pl.col("participant_id").is_not_null()
    return {
        "rows": rows.height,
        **{action: actions.get(action, 0) for action in ACTIONS},
        "notify": decided.get_column("notify").sum(),
        "existing": decided.filter(known).height,
        "differ": decided.get_column("differs").sum(),
        "never_invited": decided.get_column("never_invited").sum(),
        "values_changed": sum(updates.get_column(f"changed.{key}").sum() for key in keys),
        "own_kept": sum(decided.get_column(f"kept_own.{key}").sum() for key in keys),
        "merged": merges.height,
        "participants": people.height,
    }


def is_too_many(counts: Mapping[str, int], settings: ImportSettings) -> bool:
    """Whether so many of the participants would change that somebody has to say that it is meant."""
    changed = counts["update"]
    is_many = changed * 100 > counts["participants"] * settings.max_change_percent
    return is_many and changed >= settings.max_change_floor


def _refusals(counts: Mapping[str, int], settings: ImportSettings) -> tuple[str, ...]:
    return ("plan.too_many_changes",) if is_too_many(counts, settings) else ()


def _kept_own(decided: pl.DataFrame, keys: Sequence[str]) -> pl.DataFrame:
    """What people entered themselves and an import with *Overwrite* leaves."""
    going = decided.filter(pl.col("reason").is_null())
    found = [
        findings_of(going.filter(pl.col(f"kept_own.{key}")), "value.kept_own", Severity.INFORMS, key)
        for key in keys
        if going.get_column(f"kept_own.{key}").any()
    ]
    return pl.concat([no_findings(), *found])


def _new_options(
    decided: pl.DataFrame, fields: Sequence[FieldSpec], keys: Sequence[str]
) -> tuple[Mapping[str, tuple[str, ...]], pl.DataFrame]:
    """The options that the written values need and no field has yet, and one finding for each."""
    written = decided.filter(pl.col("action").is_in(["create", "update"]))
    options: dict[str, tuple[str, ...]] = {}
    findings = [no_findings()]
    for field in fields:
        if field.key in keys and field.type in ("single_choice", "multiple_choice"):
            first_rows = _first_rows(written, field)
            if first_rows.height:
                options[field.key] = tuple(first_rows.get_column("option").to_list())
                params = pl.struct("option").struct.json_encode()
                found = findings_of(first_rows, "option.added", Severity.INFORMS, field.key, params)
                findings.append(found.with_columns(value=first_rows.get_column("option")))
    return options, pl.concat(findings)


def _first_rows(written: pl.DataFrame, field: FieldSpec) -> pl.DataFrame:
    """Each new option with the first row that has it; what people have already is not new."""
    after, before = (f"{part}.{field.key}" for part in ("after", "before"))
    cells = written.select("row", "source", option=after).drop_nulls("option")
    cells = cells.unique("option", keep="first", maintain_order=True)
    words = cells.with_columns(pl.col("option").str.split(MULTI_SEPARATOR)).explode("option")
    first = words.unique("option", keep="first", maintain_order=True)
    had = written.get_column(before).drop_nulls().unique().str.split(MULTI_SEPARATOR).explode()
    known = [pl.Series([option.value for option in field.options], dtype=pl.String), had]
    return first.join(
        pl.concat(known).alias("option").to_frame(), on="option", how="anti", maintain_order="left"
    )
