"""Checked rows, who is there already and the choices made → the plan: who is created, changed, left, left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.capacity import Places
from muster.engine.checks.status import LEAVING
from muster.engine.compare import compare, written_keys
from muster.engine.issues import Severity
from muster.engine.rows import CleanedRows, findings_of, issues_from, no_findings, of
from muster.engine.standing import left_alone
from muster.engine.table import MULTI_SEPARATOR, ROW, FieldSpec, ImportSettings, Plan, Status
from muster.engine.unite import merge_findings, unite

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from muster.engine.table import Known

ACTIONS = ("create", "update", "unchanged", "skip", "reject")
WRITES = ("create", "update")
"""Of these the people are written."""
SLICE_ROWS = 50_000
"""So many rows are compared at a time."""

Keep = Callable[["Iterator[pl.DataFrame]"], "pl.DataFrame | pl.LazyFrame"]
"""Where the people of a plan are put as they are decided: takes them in slices of `Plan.people`, gives back all of them."""


@dataclass(frozen=True, slots=True)
class CheckedRows:
    """Cleaned rows with who each is and, where something blocks it, the `reason`."""

    cleaned: CleanedRows
    frame: pl.DataFrame
    findings: pl.DataFrame


def in_memory(pieces: Iterator[pl.DataFrame]) -> pl.DataFrame:
    """All people as one frame."""
    return pl.concat(pieces)


def build_plan(
    checked: CheckedRows,
    fields: Sequence[FieldSpec],
    known: Known,
    settings: ImportSettings,
    keep: Keep,
) -> Plan:
    """Everything an import would do. `known.people` has every column of `KNOWN_SCHEMA`.

    People are compared a slice at a time, and handed to `keep` as they are decided: what everybody was and will be is
    the largest part of a plan.
    """
    keys = written_keys(checked.cleaned.keys, fields)
    slices, merges = unite(checked.frame, checked.cleaned.keys, settings, SLICE_ROWS)
    tally = _Tally(fields, keys, known.people)

    def written() -> Iterator[pl.DataFrame]:
        for united in slices:
            compared = compare(_with_fields(united, keys), known, fields, keys, settings)
            yield tally.add(_decide(compared, keys, settings))

    people = keep(written())
    options, option_findings = tally.new_options()
    findings = [
        checked.findings,
        merge_findings(checked.frame, merges),
        *tally.kept_own,
        option_findings,
    ]
    rows = _rows(checked.frame, pl.concat(tally.outcomes), merges)
    counts = {
        **_actions(rows),
        **tally.counts(),
        "merged": merges.height,
        "participants": known.people.height,
    }
    counts |= tally.places.counts()
    return Plan(
        fields=keys,
        written=people,
        rows=rows.drop("row"),
        cleaned=_cleaned(checked, fields),
        issues=issues_from(pl.concat(findings), checked.cleaned),
        new_options=options,
        counts=counts,
        refusals=checked.cleaned.refusals + _refusals(counts, settings),
    )


class _Tally:
    """What is told of all people, gathered slice by slice."""

    def __init__(self, fields: Sequence[FieldSpec], keys: Sequence[str], people: pl.DataFrame) -> None:
        self.keys = keys
        self.places = Places(people, fields)
        self.outcomes: list[pl.DataFrame] = []
        self.kept_own: list[pl.DataFrame] = []
        self._counts = Counter[str]()
        self._options = [
            _Options(field)
            for field in fields
            if field.key in keys and field.type in ("single_choice", "multiple_choice")
        ]

    def add(self, decided: pl.DataFrame) -> pl.DataFrame:
        """Takes note of some people; returns those of them who are written, as `Plan.people` has them."""
        written = _people(decided, self.keys)
        self.outcomes.append(
            decided.select("row", "action", "notify", decided_reason="reason", decided_key="email_key")
        )
        self.kept_own.append(_kept_own(decided, self.keys))
        self._counts.update(_counts(decided, self.keys))
        self.places.add(written)
        going = decided.filter(pl.col("action").is_in(WRITES))
        for options in self._options:
            options.add(going)
        return written

    def counts(self) -> Mapping[str, int]:
        return dict(self._counts)

    def new_options(self) -> tuple[Mapping[str, tuple[str, ...]], pl.DataFrame]:
        """The options that the written values need and no field has yet, and one finding for each."""
        found = {options.field.key: options.first_rows() for options in self._options}
        new = {key: rows for key, rows in found.items() if rows.height}
        findings = [_added(rows, key) for key, rows in new.items()]
        return (
            {key: tuple(rows.get_column("option").to_list()) for key, rows in new.items()},
            pl.concat([no_findings(), *findings]),
        )


def _added(first_rows: pl.DataFrame, key: str) -> pl.DataFrame:
    params = pl.struct("option").struct.json_encode()
    found = findings_of(first_rows, "option.added", Severity.INFORMS, key, params)
    return found.with_columns(value=first_rows.get_column("option"))


class _Options:
    """The words of a choice field: those that are written, with the first row of each, and those that people had."""

    def __init__(self, field: FieldSpec) -> None:
        self.field = field
        self._first: list[pl.DataFrame] = []
        self._known = [pl.Series([option.value for option in field.options], dtype=pl.String)]

    def add(self, written: pl.DataFrame) -> None:
        after, before = (f"{part}.{self.field.key}" for part in ("after", "before"))
        cells = written.select("row", "source", option=after).drop_nulls("option")
        cells = cells.unique("option", keep="first", maintain_order=True)
        words = cells.with_columns(pl.col("option").str.split(MULTI_SEPARATOR)).explode("option")
        self._first.append(words.unique("option", keep="first", maintain_order=True))
        had = written.get_column(before).drop_nulls().unique().str.split(MULTI_SEPARATOR).explode().unique()
        self._known.append(had)

    def first_rows(self) -> pl.DataFrame:
        """Each new option with the first row that has it; what people have already is not new."""
        first = pl.concat(self._first).unique("option", keep="first", maintain_order=True)
        known = pl.concat(self._known).alias("option").to_frame()
        return first.join(known, on="option", how="anti", maintain_order="left")


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
    return decided.filter(pl.col("action").is_in(WRITES)).select(columns)


def _rows(frame: pl.DataFrame, outcome: pl.DataFrame, merges: pl.DataFrame) -> pl.DataFrame:
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


def _actions(rows: pl.DataFrame) -> Mapping[str, int]:
    actions = dict(rows.group_by("action").len().iter_rows())
    return {"rows": rows.height, **{action: actions.get(action, 0) for action in ACTIONS}}


def _counts(decided: pl.DataFrame, keys: Sequence[str]) -> Mapping[str, int]:
    is_update = pl.col("action") == "update"
    counted = decided.select(
        pl.col("notify").sum(),
        existing=pl.col("participant_id").is_not_null().sum(),
        differ=pl.col("differs").sum(),
        never_invited=pl.col("never_invited").sum(),
        values_changed=pl.sum_horizontal((is_update & pl.col(f"changed.{key}")).sum() for key in keys),
        own_kept=pl.sum_horizontal(pl.col(f"kept_own.{key}").sum() for key in keys),
    )
    return {name: int(count) for name, count in counted.row(0, named=True).items()}


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
