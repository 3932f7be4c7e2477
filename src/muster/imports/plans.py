"""The plan of a run: built by the engine, stored as Parquet beside the run, planned anew when it is stale."""

from __future__ import annotations

import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
from django.utils import timezone

from muster.engine.pipeline import check_rows, clean_sources, plan_checked
from muster.engine.table import ROW, Plan
from muster.imports import moves, snapshot, storage
from muster.imports.fail_points import reach
from muster.imports.invited import without_those_invited
from muster.imports.models import ImportRun, RunState
from muster.imports.queries import settings_of
from muster.imports.sources import left_out_rows, reading_issues, selected_sources, source_specs
from muster.imports.states import write_if
from muster.notices.addresses import list_hash
from muster.participants.models import Participant
from muster.programs.queries import field_specs, importable_specs
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from muster.engine.table import Known

SCHEMA = 1
"""Counts up when a stored plan of before can't be read any more; such a plan is made anew."""

PEOPLE = "people"
FRAMES = (PEOPLE, "rows", "cleaned", "issues")
LAID_DOWN_ABOVE = 200_000
"""The people of larger runs go to disk as they are decided: of so many they are about 100 MiB, and twice as quick in memory."""
OPEN_STATES = (RunState.DRAFT, RunState.PLANNED)


def make_plan(run: ImportRun, beside: Callable[[str, Plan], None] | None = None) -> Plan:
    """Plans the run on the database as it is now, stores the plan and what it was made of.

    `beside` may write more into the plan's folder, before the run knows of the plan.
    """
    revision = run.revision
    mark = snapshot.fingerprint(run.program)
    started = time.perf_counter()
    folder = _folder(run, revision, mark)
    with _scratch(run) as scratch:
        known = snapshot.take_snapshot(run.program, scratch)
        snapped = time.perf_counter()
        read = reading_issues(run)
        plan = _completed(run, _decided(run, known, scratch), read)
        del known  # of a large program a good part of the memory
        reach("plan.decided")
        _store(run, plan, folder, _moved(run, plan))
    reach("plan.stored")
    planned = time.perf_counter()
    seconds = {**run.seconds, "check": round(snapped - started, 3), "plan": round(planned - snapped, 3)}
    earlier = plan_folder(run)
    try:
        plan = replace(plan, written=_people(folder))
        if beside is not None:
            beside(folder, plan)
        _note(run, plan, revision, mark, seconds)
    except Refused:  # a choice was made meanwhile, or the run is gone
        storage.drop_folder(folder)
        raise
    reach("plan.noted")
    _forget(earlier)
    return plan


@contextmanager
def _scratch(run: ImportRun) -> Iterator[Path | None]:
    """Where a large plan is laid down while it is made; None for one that memory has room for."""
    if sum(source.rows for source in selected_sources(run)) <= LAID_DOWN_ABOVE:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="muster-plan-") as folder:
        yield Path(folder)


def _decided(run: ImportRun, known: Known, scratch: Path | None) -> Plan:
    """What the engine says. The sheets leave memory once they are cleaned, and the people go to `scratch` if there is one."""
    fields, settings = importable_specs(run.program), settings_of(run)
    cleaned = clean_sources(source_specs(run), fields, settings, today=timezone.localdate())
    checked = check_rows(cleaned, fields, known, settings)
    return plan_checked(checked, fields, known, settings, partial(_in_order, scratch))


def _in_order(scratch: Path | None, pieces: Iterator[pl.DataFrame]) -> pl.DataFrame | pl.LazyFrame:
    """The people in the order they are written: who is there already comes first, as an address that one of them gives up
    is free for who comes after."""
    if scratch is None:
        return pl.concat(pieces).sort("action", descending=True, maintain_order=True)
    schema = pl.Schema()
    names: dict[str, list[Path]] = {"update": [], "create": []}
    for number, piece in enumerate(pieces):
        schema = piece.schema
        for action, paths in names.items():
            part = piece.filter(pl.col("action") == action)
            if part.height:
                paths.append(scratch / f"{action}-{number}.arrow")
                part.write_ipc(paths[-1], compression="lz4")
    frames = [pl.scan_ipc(path) for paths in names.values() for path in paths]
    return pl.concat([pl.LazyFrame(schema=schema), *frames])


def is_open(run: ImportRun) -> bool:
    """Whether nobody has said *Yes* or cancelled yet."""
    return run.state in OPEN_STATES


def is_stale(run: ImportRun) -> bool:
    """Whether the stored plan is of another revision, an older schema, or of a database that moved."""
    if run.revision != run.plan_revision or not has_plan(run):
        return True
    return plan_document(run)["schema"] != SCHEMA or snapshot.has_moved(run.program, run.plan_fingerprint)


def load_plan(run: ImportRun) -> Plan:
    """The stored plan. Raises Refused("plan.missing") where there is none."""
    document, folder = plan_document(run), plan_folder(run)
    frames = {name: storage.read_frame(f"{folder}/{name}.parquet") for name in FRAMES if name != PEOPLE}
    return Plan(
        fields=tuple(document["fields"]),
        written=_people(folder),
        new_options={key: tuple(options) for key, options in document["new_options"].items()},
        counts=document["counts"],
        refusals=tuple(document["refusals"]),
        **frames,
    )


def _people(folder: str) -> pl.LazyFrame:
    try:
        return storage.scan_frame(f"{folder}/{PEOPLE}.parquet")
    except FileNotFoundError as error:  # deleted meanwhile, with its program
        raise Refused("run.gone") from error


def has_plan(run: ImportRun) -> bool:
    """Whether a plan is stored, and still kept."""
    return run.plan_revision >= 0 and storage.has_file(f"{plan_folder(run)}/plan.json")


def plan_document(run: ImportRun) -> dict[str, Any]:
    """The small part of the stored plan: schema, fields, types, new options, counts, refusals. Refused where there is none."""
    name = f"{plan_folder(run)}/plan.json"
    if not storage.has_file(name):
        raise Refused("run.rows_gone" if run.rows_dropped_at else "plan.missing")
    document: dict[str, Any] = storage.read_json(name)
    return document


def people_slices(run: ImportRun, start: int, rows: int) -> Iterator[pl.DataFrame]:
    """The people of the stored plan from row `start`, a slice at a time, never all at once."""
    with storage.local_path(f"{plan_folder(run)}/people.parquet") as path:
        people = pl.scan_parquet(path)
        while True:
            piece = people.slice(start, rows).collect()
            if piece.is_empty():
                return
            yield piece
            start += piece.height


@contextmanager
def open_frame(run: ImportRun, name: str) -> Iterator[pl.LazyFrame]:
    """One of `FRAMES` of the stored plan, for reading a part of it."""
    with storage.local_path(f"{plan_folder(run)}/{name}.parquet") as path:
        yield pl.scan_parquet(path)


def invited_rows(run: ImportRun) -> pl.DataFrame:
    """participant_id of those who are left as they are and get an invitation all the same."""
    with storage.local_path(f"{plan_folder(run)}/rows.parquet") as path:
        is_left = (
            pl.col("action").is_in(["unchanged", "skip"])
            & pl.col("notify")
            & pl.col("participant_id").is_not_null()
        )
        return (
            pl.scan_parquet(path)
            .filter(is_left)
            .select("participant_id")
            .unique(maintain_order=True)
            .collect()
        )


@dataclass(frozen=True, slots=True)
class Recipients:
    """Whom the plan invites: how many, and what tells their list from every other (empty for nobody)."""

    count: int
    list_hash: str


def recipients_of(run: ImportRun) -> Recipients:
    """Everybody who gets an invitation by the stored plan."""
    if not run.counts.get("notify"):
        return Recipients(0, "")
    person = pl.coalesce("email_key", pl.format("#{}", "participant_id"))
    with open_frame(run, "rows") as rows:
        people = rows.filter(pl.col("notify")).select(person.alias("person")).unique().collect()
    return Recipients(run.counts["notify"], list_hash(people["person"].to_list()))


def count_moved(run: ImportRun) -> int:
    """How many who have joined get another address by the stored plan."""
    if not run.counts.get("update"):
        return 0
    with open_frame(run, "people") as people:
        if "changed.email" not in people.collect_schema().names():
            return 0
        moved = people.filter(pl.col("changed.email").fill_null(value=False)).select("participant_id")
        ids = moved.collect()["participant_id"].to_list()
    return Participant.objects.filter(pk__in=ids, user__isnull=False).count() if ids else 0


def name_of(run: ImportRun) -> str:
    """What tells the run's plan from every other one, also from one of the same revision."""
    return snapshot.name_of(run.plan_fingerprint)


def plan_folder(run: ImportRun) -> str:
    return _folder(run, run.plan_revision, run.plan_fingerprint)


def _folder(run: ImportRun, revision: int, mark: str) -> str:
    return f"{storage.folder_of(run)}/plan-{revision}-{snapshot.name_of(mark)}"


def _completed(run: ImportRun, plan: Plan, read: pl.DataFrame) -> Plan:
    """With what the reader found, and without second invitations."""
    plan = with_left_out(without_those_invited(run.program, plan), _left_out(run))
    return replace(plan, issues=pl.concat([read, plan.issues]))


def with_left_out(plan: Plan, out: Sequence[tuple[str, int]]) -> Plan:
    """The plan with rows (sheet, sheet row) that somebody took out, in their places: skipped, and nothing else said."""
    if not out:
        return plan
    order = {name: number for number, name in enumerate(dict.fromkeys([*plan.rows["sheet"], *dict(out)]))}
    schema = {name: plan.rows.schema[name] for name in ("sheet", ROW)}
    added = pl.DataFrame(out, schema=schema, orient="row").with_columns(
        action=pl.lit("skip"), reason=pl.lit("row.deselected"), notify=pl.lit(value=False)
    )
    rows = pl.concat([plan.rows, added], how="diagonal")
    place = pl.col("sheet").replace_strict(order, default=len(order), return_dtype=pl.Int32)
    counts = {name: count + len(out) * (name in {"rows", "skip"}) for name, count in plan.counts.items()}
    return replace(
        plan,
        rows=rows.sort(place, ROW, maintain_order=True),
        counts={**counts, "deselected": len(out)},
    )


def _left_out(run: ImportRun) -> list[tuple[str, int]]:
    return [(source.name, row) for source in selected_sources(run) for row in sorted(left_out_rows(source))]


def _moved(run: ImportRun, plan: Plan) -> moves.Moved | None:
    """What is different from the plan before; None for the first of this upload."""
    if not has_plan(run):
        return None
    before = plan_document(run)
    if before.get("upload") != run.upload_key:
        return None
    why = moves.PEOPLE if before["schema"] == SCHEMA else moves.VERSION
    why = moves.CHOICE if run.revision != run.plan_revision else why
    return moves.moves_between(before["counts"], plan.counts, why)


def _store(run: ImportRun, plan: Plan, folder: str, moved: moves.Moved | None) -> None:
    for name in FRAMES:
        frame = plan.written if name == PEOPLE else getattr(plan, name)
        storage.keep_frame(f"{folder}/{name}.parquet", frame)
    document = {
        "schema": SCHEMA,
        "fields": list(plan.fields),
        "types": {spec.key: spec.type for spec in field_specs(run.program) if spec.key in plan.fields},
        "new_options": {key: list(options) for key, options in plan.new_options.items()},
        "counts": dict(plan.counts),
        "refusals": list(plan.refusals),
        "upload": run.upload_key,
        "moved": moved,
    }
    reach("plan.frames_stored")
    storage.keep_json(f"{folder}/plan.json", document)  # last: a plan with this file is whole


def _note(run: ImportRun, plan: Plan, revision: int, mark: str, seconds: dict[str, float]) -> None:
    """The run's new plan, unless a choice was made while it was planned, or a newer plan. Edits of cells are laid over it."""
    values = {
        "state": RunState.PLANNED,
        "plan_revision": revision,
        "plan_fingerprint": mark,
        "counts": dict(plan.counts),
        "total_rows": plan.counts["create"] + plan.counts["update"],
        "seconds": seconds,
    }
    of_this = {"choice_revision__lte": revision, "plan_revision__lte": revision, "state__in": OPEN_STATES}
    if not write_if(run.pk, of_this, **values):
        raise Refused("run.plan_changed" if ImportRun.objects.filter(pk=run.pk).exists() else "run.gone")
    for name, value in values.items():
        setattr(run, name, value)


def _forget(folder: str) -> None:
    """Deletes the files of a plan that no longer counts."""
    storage.drop_folder(folder)
