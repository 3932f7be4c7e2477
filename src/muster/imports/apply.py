"""Plan → database, in chunks: participants, changes, notices, progress and fence check, together or not at all.

What takes time is done before a transaction begins; on SQLite a chunk is as large as fits into 50 ms of its lock.
"""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import polars as pl
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from muster.engine.checks.erased import CODE as ERASED
from muster.engine.table import ROW
from muster.imports import lease as leases
from muster.imports import options, patches, plans, rows, turns, writing
from muster.imports.ahead import one_ahead
from muster.imports.counts import told_counts
from muster.imports.fail_points import reach
from muster.imports.models import LISTED, ImportRun, RunState
from muster.imports.states import write_if
from muster.notices.actions import (
    Address,
    address_rows,
    invitation_rows,
    is_mail_ready,
    queue_import_finished,
)
from muster.notices.models import Notice, NoticeKind
from muster.organisations.actions import record
from muster.participants.erased import erasures_mark, who_is_erased
from muster.participants.models import ChangeKind, Participant, ParticipantStatus
from muster.programs.queries import held_types
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
    from datetime import datetime

    from muster.imports.lease import Lease
    from muster.imports.writing import Batch, Lines

PIECE_ROWS = 20_000
INVITED_A_CHUNK = 1_000
LONG_S = 60
"""An import that took longer tells by mail that it has ended."""
Reason = dict[str, Any]
"""Why somebody is set aside: {"reason": code}, with the "params" of its sentence where it has any."""
CHANGED_MEANWHILE: Reason = {"reason": "row.changed_meanwhile"}


@dataclass(slots=True)
class Pace:
    """How many rows the next chunk has, so that a chunk holds the lock of SQLite no longer than the target."""

    rows: int = 500
    target_s: float = 0.05
    smallest: int = 50
    largest: int = 5_000

    def note(self, held_s: float) -> None:
        """Grows or shrinks by what the last chunk took, at most twofold."""
        factor = min(2.0, max(0.5, self.target_s / max(held_s, 0.001)))
        self.rows = min(self.largest, max(self.smallest, int(self.rows * factor)))


def new_pace() -> Pace:
    """PostgreSQL locks rows, not the database: its chunks are large."""
    return (
        Pace() if connection.vendor == "sqlite" else Pace(PIECE_ROWS, smallest=PIECE_ROWS, largest=PIECE_ROWS)
    )


@dataclass(slots=True)
class Job:
    """One run being applied under one lease."""

    run: ImportRun
    lease: Lease
    writer: rows.Writer
    now: datetime
    done: int
    set_aside: list[dict[str, Any]]
    """The first, by name; `run.counts` has all of them."""
    types: Mapping[str, str] = field(default_factory=dict)
    """The types that the plan was made for, by field."""


@dataclass(slots=True)
class Piece:
    """A stretch of the plan with everything that will be written for it. Each frame has a `position`, in its order."""

    people: pl.DataFrame
    participants: Lines
    updates: Lines
    touched: Lines
    created: Lines
    """The changes that say who is new: apart, as they differ in a number alone."""
    changes: Lines
    notices: pl.DataFrame
    aside: dict[int, Reason]
    """Positions of those who changed since the plan, or asked to be erased."""
    erasures: tuple[object, ...]
    """The mark of the erasures that were looked at."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Everything one transaction writes."""

    updates: Batch
    touched: Batch
    participants: Batch
    created: Batch
    changes: Batch
    notices: list[tuple[object, ...]]


def apply_run(lease: Lease, *, is_stopping: Callable[[], bool]) -> None:
    """Applies the stored plan from where it stands to its end. Raises LeaseLost, having written nothing more."""
    started = time.perf_counter()
    run = ImportRun.objects.select_related("program__organisation", "created_by").get(pk=lease.run_id)
    reach("apply.begin")
    _check_recipients(run)
    job = _job(run, lease)
    _check_types(job)
    _add_options(run, lease)
    pace = new_pace()
    with writing.long_write() as log:
        with one_ahead(_pieces(job, job.done)) as pieces:
            for piece in pieces:
                log.wait()
                _apply_piece(job, piece, pace, is_stopping)
                del piece  # before the next one is made
                reach("piece.written")
                log.put_away()
        log.wait()
        reach("pieces.checkpointed")
        _invite_the_others(job)
        _finish(job, time.perf_counter() - started)
    reach("log.cut")


def _check_recipients(run: ImportRun) -> None:
    """Refuses where the plan would mail others than those whom *Yes* was said to."""
    if run.list_hash and plans.recipients_of(run).list_hash != run.list_hash:
        raise Refused("import.list_changed")


def _check_types(job: Job) -> None:
    """Refuses where a field has another type than the plan's values were made for."""
    types = held_types(job.run.program_id)
    if any(types.get(key, planned) != planned for key, planned in job.types.items()):
        raise Refused("run.field_changed")


def _pieces(job: Job, start: int) -> Generator[Piece]:
    """What is still to be written, from this row of the plan on."""
    for people in plans.people_slices(job.run, start, PIECE_ROWS):
        reach("piece.read")
        yield prepare(job, people)


def _apply_piece(job: Job, piece: Piece, pace: Pace, is_stopping: Callable[[], bool]) -> None:
    start = 0
    while start < piece.people.height:
        leases.check_going_on(is_stopping)
        stop = min(start + pace.rows, piece.people.height)
        pace.note(apply_chunk(job, piece, start, stop))
        reach("chunk.committed")
        start = stop
        turns.give_way()


def apply_chunk(job: Job, piece: Piece, start: int, stop: int) -> float:
    """Writes the people at these positions in one transaction; whoever changed or was erased since the plan is set aside.

    Returns the seconds it held.
    """
    people = piece.people.slice(start, stop - start)
    aside = _aside(piece, start, stop)
    done = job.done + people.height
    while True:
        noted = _noted(job, _listed(people, aside))
        try:
            held_s = _write(job, _chunk(piece, start, stop, aside), piece.erasures, done_rows=done, **noted)
        except (IntegrityError, writing.Moved):
            was_erased = _look_for_erased(job, piece)
            found = _moved(job, people) | _taken(job, people) | _aside(piece, start, stop)
            if not was_erased and not found.keys() - aside.keys():
                raise
            aside |= found
        else:
            job.done, job.set_aside = done, noted.get("set_aside", job.set_aside)
            job.run.counts = noted.get("counts", job.run.counts)
            return held_s


def _job(run: ImportRun, lease: Lease) -> Job:
    now = timezone.now()
    types = plans.plan_document(run).get("types", {})
    return Job(run, lease, rows.writer_of(run, now), now, run.done_rows, list(run.set_aside), types)


def _add_options(run: ImportRun, lease: Lease) -> None:
    """The options that the plan adds to choice fields. Safe to repeat."""
    options.add_planned(run, lease, plans.plan_document(run)["new_options"])
    reach("apply.options_committed")


def _aside(piece: Piece, start: int, stop: int) -> dict[int, Reason]:
    return {position: piece.aside[position] for position in range(start, stop) if position in piece.aside}


def _look_for_erased(job: Job, piece: Piece) -> bool:
    """Sets aside, of the whole piece, who was erased since it was made. Whether anybody was, or an erasure was lifted."""
    mark = erasures_mark(job.run.program.organisation_id)
    if mark == piece.erasures:
        return False
    piece.aside |= _erased(job, piece.people)
    piece.erasures = mark
    return True


def _erased(job: Job, people: pl.DataFrame) -> dict[int, Reason]:
    """Positions of those who would get an address whose holder asked to be erased; but who takes part with it already
    stays."""
    known = who_is_erased(job.run.program.organisation)
    if not known.days:
        return {}
    gets_it = pl.col("action") == "create"
    if "changed.email" in people.columns:
        gets_it |= pl.col("changed.email").fill_null(value=False)
    wanted = people.filter(gets_it).select("position", "email_key").drop_nulls()
    days = known.among(wanted["email_key"])
    owners = _owners(job, "email_key", list(days)) if days else {}
    return {
        position: {"reason": ERASED, "params": {"date": days[key]}}
        for position, key in wanted.rows()
        if key in days and key not in owners
    }


def _moved(job: Job, people: pl.DataFrame) -> dict[int, Reason]:
    """Positions of the updates whose person has another version now, or is gone; all others are there as planned."""
    planned = people.filter(pl.col("action") == "update")
    ids = planned["participant_id"].to_list()
    found = Participant.objects.filter(program_id=job.run.program_id, pk__in=ids).values_list("pk", "version")
    versions = dict(found) if ids else {}
    return {
        position: CHANGED_MEANWHILE
        for position, person_id, version in planned.select("position", "participant_id", "version").rows()
        if versions.get(person_id) != version
    }


def _taken(job: Job, people: pl.DataFrame) -> dict[int, Reason]:
    """Positions of those whose e-mail or employee_id somebody else has by now."""
    taken: dict[int, Reason] = {}
    for column, name in (("email_key", "email_key"), ("after.employee_id", "employee_id")):
        if column not in people.columns:
            continue
        wanted = people.select("position", "participant_id", column).drop_nulls(column)
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


def _listed(people: pl.DataFrame, aside: Mapping[int, Reason]) -> list[dict[str, Any]]:
    """What the page says of those who are set aside."""
    if not aside:
        return []
    return [
        {
            "action": row["action"],
            "email": row.get("after.email") or row["email_key"],
            "sheet": row["sheet"],
            "sheet_row": row[ROW],
            **aside[row["position"]],
        }
        for row in people.filter(pl.col("position").is_in(list(aside))).iter_rows(named=True)
    ]


def _noted(job: Job, listed: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What the run says of those who are set aside: how many of the plan are skipped by that, and the first by name."""
    if not listed:
        return {}
    found = Counter(entry["action"] for entry in listed)
    counts = {name: count - found[name] for name, count in job.run.counts.items()}
    for name in ("skip", "set_aside"):
        counts[name] = counts.get(name, 0) + len(listed)
    if erased := sum(entry["reason"] == ERASED for entry in listed):
        counts["set_aside_erased"] = counts.get("set_aside_erased", 0) + erased
    room = LISTED - len(job.set_aside)
    return {"counts": counts, **({"set_aside": [*job.set_aside, *listed[:room]]} if room > 0 else {})}


def prepare(job: Job, people: pl.DataFrame) -> Piece:
    """Everything that these people of the plan come to, as rows of the tables. Reserves ids, writes nothing else."""
    people = people.with_row_index("position")
    erasures = erasures_mark(job.run.program.organisation_id)  # first, so that none is missed
    creates = people.filter(pl.col("action") == "create")
    planned = people.filter(pl.col("action") == "update")
    participants = rows.new_participants(job.writer, creates, writing.reserve_ids(creates.height))
    reach("piece.ids_reserved")
    now = patches.find_now(job.run.program_id, planned["participant_id"].to_list())
    updates = patches.updates_of(job.writer, planned, now)
    odd = _one_by_one(job, planned.filter(pl.col("position").is_in(updates.odd)))
    created = rows.changes_of_new(job.writer, participants["id"].to_list())
    new = participants.select("position", "id", "email", "email_key")
    told = _address_mails(job, planned) if job.run.notify else []
    invited = people.filter(pl.col("notify").fill_null(value=False))["position"]
    reach("piece.prepared")
    return Piece(
        people=people,
        participants=writing.Lines(participants),
        updates=writing.Lines(_together(updates.people, odd.people)),
        touched=writing.Lines(updates.touched),
        created=writing.Lines(created.insert_column(0, creates["position"])),
        changes=writing.Lines(_together(updates.changes, odd.changes)),
        notices=_together(
            _invitations(job, _together(new, updates.addresses, odd.addresses), invited), *told
        ),
        aside={
            **dict.fromkeys((*updates.moved, *odd.moved), CHANGED_MEANWHILE),
            **_erased(job, people),
        },
        erasures=erasures,
    )


def _one_by_one(job: Job, planned: pl.DataFrame) -> patches.Updates:
    """The same for people whose JSON is not as expected."""
    found = rows.find_people(job.run.program_id, planned["participant_id"])
    keys = [name.removeprefix("changed.") for name in planned.columns if name.startswith("changed.")]
    touched: dict[int, rows.Touched] = {}
    moved = []
    for row in planned.iter_rows(named=True):
        person = found.get(row["participant_id"])
        if person is None or person.version != row["version"]:
            moved.append(row["position"])
        else:
            touched[row["position"]] = rows.changed_person(job.writer, row, person, keys)
    positions = pl.Series("position", list(touched), dtype=pl.UInt32)
    people = rows.updated_participants(job.writer, list(touched.values())).insert_column(0, positions)
    changes = rows.changes_of(job.writer, list(touched.values()), ChangeKind.UPDATED)
    return patches.Updates(
        people=people,
        touched=people.clear(),
        changes=changes.insert_column(0, positions),
        addresses=people.select("position", "id", "email", "email_key"),
        moved=moved,
        odd=[],
    )


def _together(*frames: pl.DataFrame) -> pl.DataFrame:
    """The frames as one, in the order of the plan."""
    there = [frame for frame in frames if frame.height]
    return pl.concat(there, how="vertical_relaxed").sort("position") if there else frames[0]


def _invitations(job: Job, addresses: pl.DataFrame, invited: pl.Series) -> pl.DataFrame:
    """The mails to those at the positions `invited`: `position` and the parameters of one."""
    wanted = addresses.filter(pl.col("position").is_in(invited.implode()))
    people = wanted.select("id", "email", "email_key").rows()
    rows_ = invitation_rows(job.run.program, people, run_id=job.run.pk, now=job.now)
    return wanted.select("position", pl.Series("row", rows_, dtype=pl.Object))


def _address_mails(job: Job, planned: pl.DataFrame) -> list[pl.DataFrame]:
    """The mails to those who have joined and get another address, in the form of `_invitations`; none or one frame."""
    if "changed.email" not in planned.columns:
        return []
    moved = planned.filter(pl.col("changed.email").fill_null(value=False))
    logins = _logins(moved["participant_id"].to_list())
    due_at = job.now + timedelta(seconds=job.run.program.hold_s)
    found: list[tuple[int, tuple[object, ...]]] = []
    for row in moved.filter(pl.col("participant_id").is_in(list(logins))).iter_rows(named=True):
        login, login_key, key_before = logins[row["participant_id"]]
        if row["email_key"] in {login_key, key_before}:
            continue
        there = Address(row["participant_id"], row["after.email"], row["email_key"], row["version"] + 1)
        move = (there, login, login_key)
        mails = address_rows(job.run.program, [move], now=job.now, due_at=due_at, run_id=job.run.pk)
        found += [(row["position"], mail) for mail in mails]
    if not found:
        return []
    positions = pl.Series("position", [position for position, _mail in found], dtype=pl.UInt32)
    return [pl.DataFrame([positions, pl.Series("row", [mail for _position, mail in found], dtype=pl.Object)])]


def _logins(ids: Sequence[int]) -> dict[int, tuple[str, str, str]]:
    """Of those who have joined: e-mail and key of their log-in, and the key of their address until now."""
    people = Participant.objects.filter(pk__in=ids, user__isnull=False)
    columns = ("pk", "user__email", "user__email_key", "email_key")
    return {pk: (login, login_key, key) for pk, login, login_key, key in people.values_list(*columns)}


def _chunk(piece: Piece, start: int, stop: int, aside: Mapping[int, Reason]) -> Chunk:
    """What is written for the positions from `start` to `stop`, but for those who are set aside."""
    notices = part_of(piece.notices, start, stop, aside)
    return Chunk(
        updates=piece.updates.batch(start, stop, aside),
        touched=piece.touched.batch(start, stop, aside),
        participants=piece.participants.batch(start, stop, aside),
        created=piece.created.batch(start, stop, aside),
        changes=piece.changes.batch(start, stop, aside),
        notices=notices["row"].to_list() if notices.height else [],
    )


def part_of(frame: pl.DataFrame, start: int, stop: int, aside: Iterable[int] = ()) -> pl.DataFrame:
    """The rows with positions from `start` to `stop`, but for those set aside; without the position."""
    if frame.is_empty():
        return frame.drop("position")
    bounds = pl.Series([start, stop], dtype=pl.UInt32)
    first, last = frame["position"].search_sorted(bounds)
    part = frame.slice(first, last - first)
    if aside:
        part = part.filter(~pl.col("position").is_in(list(aside)))
    return part.drop("position")


def _write(job: Job, chunk: Chunk, erasures: tuple[object, ...], **values: Any) -> float:  # noqa: ANN401 - fields of the run
    """One transaction, with these values of the run. The fence comes first, so that who lost the lease waits for nobody and
    writes nothing.

    Erasures come last: an address may be free only because an erasure gave it up while this waited for it.
    """
    with turns.chunk() as begun, transaction.atomic():
        begun()
        started = time.perf_counter()
        reach("chunk.begin")
        leases.check_in(job.lease, attempts=0, **values)
        reach("chunk.checked_in")
        with connection.cursor() as cursor:
            writing.update_people(cursor, chunk.updates)
            writing.update_people(cursor, chunk.touched)
            reach("chunk.updated")
            writing.insert_rows(cursor, writing.PARTICIPANTS, chunk.participants)
            reach("chunk.created")
            writing.insert_rows(cursor, writing.CHANGES, chunk.changes)
            writing.insert_rows(cursor, writing.CHANGES, chunk.created)
            reach("chunk.changes_written")
            writing.write_notices(cursor, chunk.notices)
            reach("chunk.notices_written")
        _check_types(job)
        if erasures_mark(job.run.program.organisation_id) != erasures:
            raise writing.Moved
    return time.perf_counter() - started


def _invite_the_others(job: Job) -> None:
    """Invitations to people who are left as they are. Safe to repeat: a notice is written once."""
    reach("others.begin")
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
            reach("others.written")
        reach("others.committed")
        turns.give_way()


def _finish(job: Job, seconds: float) -> None:
    """The run is done: the counts say what became of the plan."""
    reach("finish.begin")
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
        reach("finish.checked_in")
        told = told_counts(counts)
        figures = {name: told.get(name, 0) for name in ("create", "update", "skip", "reject", "notify")}
        record(
            job.run.program.organisation,
            actor=job.run.created_by,
            action="import.applied",
            target=f"import {job.run.pk}",
            actor_label="" if job.run.created_by else job.run.actor_label or "worker",
            **figures,
        )
        _tell_whoever_waits(job.run, counts)
        reach("finish.recorded")
    reach("finish.committed")


def _tell_whoever_waits(run: ImportRun, counts: Mapping[str, int]) -> None:
    """A mail to the administrator who said *Yes*, where it took so long that they have likely left the page."""
    if run.created_by is None or run.started_at is None or not is_mail_ready():
        return
    if timezone.now() - run.started_at < timedelta(seconds=LONG_S):
        return
    place = {"organisation": run.program.organisation.slug, "program": run.program.slug, "run_id": run.pk}
    details = {
        "path": reverse("imports:result", kwargs=place),
        "file": run.file_name,
        "added": counts.get("create", 0),
        "changed": counts.get("update", 0),
        "left_out": told_counts(counts)["reject"],
        "mails": counts.get("notify", 0),
    }
    queue_import_finished(run.program, run.created_by, occasion=f"import-{run.pk}", details=details)


def _final_counts(job: Job) -> dict[str, int]:
    invitations = Notice.objects.filter(run_id=job.run.pk, kind=NoticeKind.INVITATION)
    return {"set_aside": 0, **job.run.counts, "notify": invitations.count()}
