"""Plan → database, in chunks: participants, changes, notices, progress and fence check, together or not at all.

What takes time is done before a transaction begins; on SQLite a chunk is as large as fits into 50 ms of its lock.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from muster.engine.table import ROW
from muster.imports import lease as leases
from muster.imports import plans, rows, writing
from muster.imports.models import ImportRun, RunState
from muster.imports.states import write_if
from muster.notices.actions import invitation_rows
from muster.notices.models import Notice
from muster.organisations.actions import record
from muster.participants.models import ChangeKind, Participant, ParticipantStatus
from muster.programs.actions import add_options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from muster.imports.lease import Lease

SLICE_ROWS = 20_000
INVITED_A_CHUNK = 1_000
CHANGED_MEANWHILE = "row.changed_meanwhile"


@dataclass(slots=True)
class Pace:
    """How many rows the next chunk has, so that a chunk holds the lock of SQLite no longer than the target."""

    rows: int = 500
    target_s: float = 0.05
    smallest: int = 50
    largest: int = 5_000
    pause_s: float = 0.01

    def note(self, held_s: float) -> None:
        """Grows or shrinks by what the last chunk took, at most twofold."""
        factor = min(2.0, max(0.5, self.target_s / max(held_s, 0.001)))
        self.rows = min(self.largest, max(self.smallest, int(self.rows * factor)))


def new_pace() -> Pace:
    """PostgreSQL locks rows, not the database: its chunks are large and need no pause."""
    return Pace() if connection.vendor == "sqlite" else Pace(rows=5_000, smallest=5_000, pause_s=0)


@dataclass(slots=True)
class Job:
    """One run being applied under one lease."""

    run: ImportRun
    lease: Lease
    writer: rows.Writer
    now: datetime
    done: int
    set_aside: list[dict[str, Any]]
    free_ids: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Chunk:
    """Everything one transaction writes."""

    participants: pl.DataFrame
    updates: pl.DataFrame
    changes: pl.DataFrame
    notices: list[tuple[object, ...]]


def apply_run(lease: Lease, *, is_stopping: Callable[[], bool]) -> None:
    """Applies the stored plan from where it stands to its end. Raises LeaseLost, having written nothing more."""
    started = time.perf_counter()
    run = ImportRun.objects.select_related("program__organisation").get(pk=lease.run_id)
    _add_options(run, lease)
    job = _job(run, lease)
    pace = new_pace()
    for people in plans.people_slices(run, job.done, SLICE_ROWS):
        job.free_ids = writing.reserve_ids(people.filter(pl.col("action") == "create").height)
        start = 0
        while start < people.height:
            leases.check_going_on(is_stopping)
            chunk = people.slice(start, pace.rows)
            start += chunk.height
            pace.note(apply_chunk(job, chunk))
            pause(pace.pause_s)
    _invite_the_others(job)
    _finish(job, time.perf_counter() - started)


def apply_chunk(job: Job, people: pl.DataFrame) -> float:
    """Writes these people in one transaction; whoever changed since the plan is set aside. Returns the seconds it held."""
    done = job.done + people.height
    while True:
        try:
            chunk = _chunk(job, people)
            held_s = _write(job, chunk, done)
        except (IntegrityError, writing.Moved):
            aside = _moved(job, people) | _taken(job, people)
            if not aside:
                raise
            people = _without(job, people, aside)
        else:
            job.done = done
            del job.free_ids[: chunk.participants.height]
            return held_s


def pause(seconds: float) -> None:
    """Lets others write."""
    if seconds:
        time.sleep(seconds)


def _job(run: ImportRun, lease: Lease) -> Job:
    now = timezone.now()
    return Job(run, lease, rows.writer_of(run, now), now, run.done_rows, list(run.set_aside))


def _add_options(run: ImportRun, lease: Lease) -> None:
    """The options that the plan adds to choice fields. Safe to repeat."""
    new_options = plans.plan_document(run)["new_options"]
    with transaction.atomic():
        leases.check_in(lease)
        for key, options in new_options.items():
            add_options(run.program, key, options)


def _moved(job: Job, people: pl.DataFrame) -> dict[int, str]:
    """Positions of the updates whose person has another version now, or is gone; all others are there as planned."""
    planned = people.with_row_index("position").filter(pl.col("action") == "update")
    ids = planned["participant_id"].to_list()
    found = Participant.objects.filter(program_id=job.run.program_id, pk__in=ids).values_list("pk", "version")
    versions = dict(found) if ids else {}
    return {
        position: CHANGED_MEANWHILE
        for position, person_id, version in planned.select("position", "participant_id", "version").rows()
        if versions.get(person_id) != version
    }


def _taken(job: Job, people: pl.DataFrame) -> dict[int, str]:
    """Positions of those whose e-mail or employee_id somebody else has by now."""
    indexed = people.with_row_index("position")
    taken: dict[int, str] = {}
    for column, name in (("email_key", "email_key"), ("after.employee_id", "employee_id")):
        if column not in people.columns:
            continue
        wanted = indexed.select("position", "participant_id", column).drop_nulls(column)
        owners = _owners(job, name, wanted[column].to_list())
        taken |= {
            position: CHANGED_MEANWHILE
            for position, person_id, value in wanted.rows()
            if owners.get(value, person_id) != person_id
        }
    return taken


def _owners(job: Job, name: str, values: Sequence[str]) -> dict[str, int]:
    found = Participant.objects.filter(program_id=job.run.program_id, **{f"{name}__in": values})
    return dict(found.values_list(name, "pk"))


def _without(job: Job, people: pl.DataFrame, positions: dict[int, str]) -> pl.DataFrame:
    """The others; those named are listed as set aside."""
    if not positions:
        return people
    indexed = people.with_row_index("position")
    is_aside = pl.col("position").is_in(list(positions))
    for row in indexed.filter(is_aside).iter_rows(named=True):
        job.set_aside.append(
            {
                "action": row["action"],
                "email": row.get("after.email") or row["email_key"],
                "sheet": row["sheet"],
                "sheet_row": row[ROW],
                "reason": positions[row["position"]],
            }
        )
    return indexed.filter(~is_aside).drop("position")


def _chunk(job: Job, people: pl.DataFrame) -> Chunk:
    creates = people.filter(pl.col("action") == "create")
    ids = job.free_ids[: creates.height]
    touched = _touched(job, people.filter(pl.col("action") == "update"))
    changed = [each for each in touched if each.after]
    participants = rows.new_participants(job.writer, creates, ids)
    changes = [rows.changes_of_new(job.writer, ids), rows.changes_of(job.writer, changed, ChangeKind.UPDATED)]
    invited = _invited(creates, participants, people, touched)
    notices = invitation_rows(job.run.program, invited, run_id=job.run.pk, now=job.now)
    return Chunk(participants, rows.updated_participants(job.writer, changed), pl.concat(changes), notices)


def _touched(job: Job, updates: pl.DataFrame) -> list[rows.Touched]:
    found = rows.find_people(job.run.program_id, updates["participant_id"])
    keys = [name.removeprefix("changed.") for name in updates.columns if name.startswith("changed.")]
    touched = []
    for row in updates.iter_rows(named=True):
        person = found.get(row["participant_id"])
        if person is None or person.version != row["version"]:
            raise writing.Moved
        touched.append(rows.changed_person(job.writer, row, person, keys))
    return touched


def _invited(
    creates: pl.DataFrame, participants: pl.DataFrame, people: pl.DataFrame, touched: Sequence[rows.Touched]
) -> list[tuple[int, str, str]]:
    """(participant id, address, key) of those who get an invitation."""
    new = (
        participants.filter(creates["notify"].fill_null(value=False))
        .select("id", "email", "email_key")
        .rows()
    )
    wanted = set(people.filter(pl.col("notify").fill_null(value=False))["participant_id"].drop_nulls())
    there = [(t.person.id, t.person.email, t.person.email_key) for t in touched if t.person.id in wanted]
    return [*new, *there]


def _write(job: Job, chunk: Chunk, done: int) -> float:
    """One transaction. The fence comes first, so that who lost the lease waits for nobody and writes nothing."""
    with transaction.atomic():
        started = time.perf_counter()
        leases.check_in(job.lease, done_rows=done, attempts=0, set_aside=job.set_aside)
        with connection.cursor() as cursor:
            writing.update_people(cursor, chunk.updates)
            writing.insert_rows(cursor, writing.PARTICIPANTS, chunk.participants)
            writing.insert_rows(cursor, writing.CHANGES, chunk.changes)
            writing.write_notices(cursor, chunk.notices)
    return time.perf_counter() - started


def _invite_the_others(job: Job) -> None:
    """Invitations to people who are left as they are. Safe to repeat: a notice is written once."""
    ids = plans.invited_rows(job.run)["participant_id"].to_list()
    for start in range(0, len(ids), INVITED_A_CHUNK):
        found = rows.find_people(job.run.program_id, ids[start : start + INVITED_A_CHUNK]).values()
        invited = [
            (person.id, person.email, person.email_key)
            for person in found
            if person.status == ParticipantStatus.IMPORTED and not person.has_joined
        ]
        notices = invitation_rows(job.run.program, invited, run_id=job.run.pk, now=job.now)
        with transaction.atomic(), connection.cursor() as cursor:
            leases.check_in(job.lease, attempts=0)
            writing.write_notices(cursor, notices)
        pause(new_pace().pause_s)


def _finish(job: Job, seconds: float) -> None:
    """The run is done: the counts say what became of the plan."""
    with transaction.atomic():
        counts = _final_counts(job)
        spent = {**job.run.seconds, "apply": round(job.run.seconds.get("apply", 0) + seconds, 3)}
        leases.check_in(
            job.lease,
            state=RunState.DONE,
            finished_at=timezone.now(),
            counts=counts,
            seconds=spent,
        )
        write_if(job.run.pk, {}, lease_until=None, lease_owner="")
        figures = {name: counts.get(name, 0) for name in ("create", "update", "skip", "reject", "notify")}
        record(
            job.run.program.organisation,
            actor=job.run.created_by,
            action="import.applied",
            target=f"import {job.run.pk}",
            actor_label="" if job.run.created_by else job.run.actor_label or "worker",
            **figures,
        )


def _final_counts(job: Job) -> dict[str, int]:
    counts: dict[str, int] = dict(job.run.counts)
    for action in _actions(job.set_aside):
        counts[action] = counts.get(action, 0) - 1
        counts["skip"] = counts.get("skip", 0) + 1
    counts["set_aside"] = len(job.set_aside)
    counts["notify"] = Notice.objects.filter(run_id=job.run.pk).count()
    return counts


def _actions(set_aside: Iterable[dict[str, Any]]) -> list[str]:
    return [entry["action"] for entry in set_aside]
