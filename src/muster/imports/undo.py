"""Takes an import back: its changes, newest first, in chunks under a lease, sparing what others changed since."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from muster.accounts.models import User
from muster.engine.identity import email_key
from muster.imports import lease as leases
from muster.imports import options, rows, turns, writing
from muster.imports.apply import PIECE_ROWS, new_pace, part_of
from muster.imports.fail_points import reach
from muster.imports.models import LISTED, ImportRun, RunState
from muster.imports.restoring import find_changes, restoring, undone_runs
from muster.imports.states import write_if
from muster.notices.actions import withdraw_of_run
from muster.notices.models import Notice, NoticeKind, NoticeState
from muster.organisations.actions import record
from muster.participants.erased import erasures_mark, who_is_erased
from muster.participants.models import Change, ChangeKind, Participant

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from muster.imports.apply import Pace
    from muster.imports.lease import Lease
    from muster.imports.restoring import Restoring

NAMED = 50
"""So many people a preview names of each kind."""
NOT_YET_SENT = (NoticeState.QUEUED, NoticeState.LEASED, NoticeState.DEFERRED)
SENT = (NoticeState.HANDING, NoticeState.ACCEPTED, NoticeState.UNKNOWN)
MARKS = frozenset({"email", "employee_id"})
"""Fields of which no two people of a program have the same."""
ATTEMPTS = 2
"""So often a chunk is decided where somebody takes a mark in between; then its changes are taken back one by one."""

CHANGED_SINCE = "value.changed_since"
PERSON_CHANGED = "person.changed_since"
JOINED = "person.joined"
TAKEN = "value.taken_since"
CONFIRMED = "value.confirmed"
ERASED = "value.erased_since"

Kept = dict[str, str | None]
"""{"email", "field" (None: the whole person), "reason"}"""
KEPT_COUNTS = ("kept", "kept_people", "kept_values")
"""Of a run's counts those of what its undo left: all that is listed, the people concerned, the values among it."""


class PutBack(NamedTuple):
    """One value that an undo puts back: what the field holds `now`, and what it will hold."""

    email: str
    field: str
    now: rows.Stored
    then: rows.Stored


@dataclass(slots=True)
class UndoPreview:
    """What an undo would do. `restored` and `removed` count people."""

    restored: int = 0
    removed: int = 0
    kept: list[Kept] = field(default_factory=list)
    notices_sent: int = 0
    notices_withdrawn: int = 0
    removed_people: list[str] = field(default_factory=list)
    """Addresses; of these and the following the first `NAMED`."""
    restored_values: list[PutBack] = field(default_factory=list)
    mailed: list[str] = field(default_factory=list)
    """Whose invitation has left already."""

    def add(self, decision: Decision) -> None:
        """Counts what a chunk of changes comes to, and names the first people."""
        self.restored += len(decision.restored)
        self.removed += len(decision.removed)
        self.kept += decision.kept
        self.removed_people += [
            person.email for person in decision.removed[: NAMED - len(self.removed_people)]
        ]
        for touched in decision.restored:
            if len(self.restored_values) >= NAMED:
                break
            email = touched.person.email
            values = ((key, touched.before[key], after) for key, after in touched.after.items())
            self.restored_values += [PutBack(email, *value) for value in values]


@dataclass(slots=True)
class Decision:
    """What becomes of one chunk of changes."""

    restored: list[rows.Touched] = field(default_factory=list)
    removed: list[rows.Person] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Batches:
    """Everything one transaction writes."""

    people: list[writing.Batch]
    removed: list[tuple[int, int]]
    undone: list[writing.Batch]
    restored: int
    kept: list[Kept]


@dataclass(frozen=True, slots=True)
class Former:
    """What fields were before a change. Where an import set that which is taken back since, what was before it."""

    undone: Mapping[tuple[int, int | None], Change]
    """(participant id, run id) → the change of an import that is taken back."""
    undone_at: Mapping[int | None, datetime]
    """Run id → when that was."""

    def of(self, change: Change, key: str) -> tuple[rows.Stored, Any]:
        """The value and its origin."""
        value, origin = change.before.get(key), change.before_origins.get(key)
        run_id = (origin or {}).get("run")
        earlier = self.undone.get((change.participant_id, run_id))
        if earlier is None or key not in earlier.after:
            return value, origin
        was_kept = self.undone_at[run_id] < change.at  # the undo was over, and the value still there
        return (value, origin) if was_kept else self.of(earlier, key)


@dataclass(frozen=True, slots=True)
class Marks:
    """Whose each e-mail and employee_id is that is to be put back."""

    holders: dict[tuple[str, str], int]
    """(field, what it is compared by) → participant id."""
    confirmed: frozenset[int]
    """People who sign in with the address that they have now."""
    erased: frozenset[str]
    """Keys of former addresses whose holders asked to be erased."""
    are_kept: bool = False
    """Whether nobody gets any."""

    def take(self, person_id: int, key: str, value: rows.Stored) -> bool:
        """Whether the person may have the value. From then on it is theirs: of two who had it, the first gets it."""
        mark = _mark(key, value)
        if not mark or self.are_kept:
            return not mark
        return self.holders.setdefault((key, mark), person_id) == person_id


def count_kept(kept: Collection[Kept]) -> dict[str, int]:
    """The counts of what an undo left, by `KEPT_COUNTS`."""
    people = {entry["email"] for entry in kept}
    values = sum(entry["field"] is not None for entry in kept)
    return dict(zip(KEPT_COUNTS, (len(kept), len(people), values), strict=True))


def preview_undo(run: ImportRun) -> UndoPreview:
    """What taking the run back would do now. Changes nothing."""
    preview = UndoPreview()
    writer = rows.writer_of(run, timezone.now())
    cursor = None
    while (changes := find_changes(run.pk, cursor, PIECE_ROWS)).height:
        _preview_piece(run, writer, restoring(writer, run.program_id, changes), preview)
        cursor = changes["change"][-1]
    of_run = Notice.objects.filter(run_id=run.pk, kind=NoticeKind.INVITATION)
    preview.notices_withdrawn = of_run.filter(state__in=NOT_YET_SENT).count()
    sent = of_run.filter(state__in=SENT)
    preview.notices_sent = sent.count()
    preview.mailed = list(sent.order_by("id").values_list("address", flat=True)[:NAMED])
    return preview


def _preview_piece(run: ImportRun, writer: rows.Writer, piece: Restoring, preview: UndoPreview) -> None:
    """Looks one by one at what is not plain, and at the first people, who are named; counts the others."""
    named = {
        *piece.removed["position"].head(max(0, NAMED - len(preview.removed_people))),
        *piece.people["position"].head(max(0, NAMED - len(preview.restored_values))),
        *piece.touched["position"].head(max(0, NAMED - len(preview.restored_values))),
    }
    wanted = piece.changes.filter(pl.col("position").is_in([*piece.odd, *named]))["change"].to_list()
    counted = [
        frame.filter(~pl.col("position").is_in(list(named))).height
        for frame in (piece.people, piece.touched, piece.removed)
    ]
    preview.add(decide(run, writer, _changes_of(wanted)))
    preview.restored += counted[0] + counted[1]
    preview.removed += counted[2]


def undo_run(lease: Lease, *, is_stopping: Callable[[], bool]) -> None:
    """Takes the run back from where its undo stands to its end. Raises LeaseLost, having written nothing more."""
    run = ImportRun.objects.select_related("program__organisation").get(pk=lease.run_id)
    reach("undo.begin")
    _withdraw(run, lease)
    pace = new_pace()
    with writing.long_write() as log:
        while (changes := find_changes(run.pk, run.undo_cursor, PIECE_ROWS)).height:
            piece = restoring(rows.writer_of(run, timezone.now()), run.program_id, changes)
            log.wait()
            _undo_piece(run, lease, piece, pace, is_stopping)
            log.put_away()
        _finish(run, lease)


def _undo_piece(
    run: ImportRun, lease: Lease, piece: Restoring, pace: Pace, is_stopping: Callable[[], bool]
) -> None:
    start, height = 0, piece.changes.height
    while start < height:
        leases.check_going_on(is_stopping)
        stop = min(start + pace.rows, height)
        pace.note(_undo_chunk(run, lease, piece, start, stop))
        start = stop
        turns.give_way()


def decide(
    run: ImportRun, writer: rows.Writer, changes: Sequence[Change], *, keeps_marks: bool = False
) -> Decision:
    """What to put back, whom to remove, and what to leave as somebody made it since.

    `keeps_marks`: every e-mail and employee_id stays as it is.
    """
    people = rows.find_people(run.program_id, [change.participant_id for change in changes])
    touched_since = _touched_since(changes)
    former = _former(changes)
    confirmed = _confirmed(people.values(), changes)
    erased = _erased(run, changes, former)
    holders = {} if keeps_marks else _holders(run, changes, former)
    marks = Marks(holders, confirmed, erased, are_kept=keeps_marks)
    decision = Decision()
    for change in changes:
        person = people.get(change.participant_id)
        if person is None:  # deleted or erased: there is nobody to put back
            continue
        if change.kind == ChangeKind.CREATED:
            _decide_created(decision, person, was_touched=person.id in touched_since)
        else:
            _decide_updated(decision, writer, change, person, former, marks)
    return decision


def _decide_created(decision: Decision, person: rows.Person, *, was_touched: bool) -> None:
    if person.has_joined:
        decision.kept.append({"email": person.email, "field": None, "reason": JOINED})
    elif was_touched:
        decision.kept.append({"email": person.email, "field": None, "reason": PERSON_CHANGED})
    else:
        decision.removed.append(person)


def _decide_updated(
    decision: Decision,
    writer: rows.Writer,
    change: Change,
    person: rows.Person,
    former: Former,
    marks: Marks,
) -> None:
    touched = rows.Touched(person, {}, {}, {})
    email = person.email
    for key, after in change.after.items():
        value, origin = person.value(key), person.origin(key) or {}
        if (
            after != value == change.before.get(key)
        ):  # put back already, by hand or by an undo that was cut short
            continue
        is_changed = value != after or origin.get("run") != writer.run_id
        reason = CHANGED_SINCE if is_changed else _why_kept(person, key, former.of(change, key)[0], marks)
        if reason:
            decision.kept.append({"email": email, "field": key, "reason": reason})
            continue
        touched.before[key], touched.before_origins[key] = after, origin
    for key in touched.before:
        _put_back(person, key, *former.of(change, key))
        touched.after[key] = person.value(key)
    if touched.after:
        decision.restored.append(touched)


def _why_kept(person: rows.Person, key: str, former: rows.Stored, marks: Marks) -> str | None:
    """Why a value that nobody changed since stays, where it does."""
    if key == "email" and person.id in marks.confirmed and _mark(key, former) != person.email_key:
        return CONFIRMED
    if key == "email" and _mark(key, former) in marks.erased - {person.email_key}:
        return ERASED
    return None if marks.take(person.id, key, former) else TAKEN


def _put_back(person: rows.Person, key: str, value: rows.Stored, origin: Any) -> None:  # noqa: ANN401 - JSON
    """The value and the origin that the field had."""
    if key == "status":
        person.restore_status(str(value))
    else:
        person.set(key, value)
    if origin is None or origin == person.origins.get("*"):
        person.origins.pop(key, None)
    else:
        person.origins[key] = origin


def _touched_since(changes: Iterable[Change]) -> set[int]:
    """People added here whom a person, or an import that still stands, changed afterwards."""
    created = {change.participant_id: change.pk for change in changes if change.kind == ChangeKind.CREATED}
    later = Change.objects.filter(participant_id__in=list(created), kind=ChangeKind.UPDATED)
    found = list(later.values_list("participant_id", "pk", "run_id"))
    run_ids = {run_id for _person, _change, run_id in found}
    undone = undone_runs(run_ids)
    return {person for person, change, run_id in found if change > created[person] and run_id not in undone}


def _former(changes: Sequence[Change]) -> Former:
    """Looks at earlier imports only where one that set a former value is taken back by now."""
    set_by = {(origin or {}).get("run") for change in changes for origin in change.before_origins.values()}
    ids = {change.participant_id for change in changes}
    if not undone_runs(set_by - {None}):
        return Former({}, {})
    updates = Change.objects.filter(participant_id__in=ids, kind=ChangeKind.UPDATED).exclude(run_id=None)
    earlier = list(updates)
    runs = ImportRun.objects.filter(pk__in={change.run_id for change in earlier}, state=RunState.UNDONE)
    undone_at: dict[int | None, datetime] = {
        run_id: at for run_id, at in runs.values_list("pk", "undone_at") if at is not None
    }
    undone: dict[tuple[int, int | None], Change] = {
        (each.participant_id, each.run_id): each for each in earlier if each.run_id in undone_at
    }
    return Former(undone, undone_at)


def _confirmed(people: Iterable[rows.Person], changes: Sequence[Change]) -> frozenset[int]:
    """Who signs in with the address that they have now, of those whose address a change is about."""
    ids = {change.participant_id for change in changes if "email" in change.after}
    joined = [person for person in people if person.id in ids and person.user_id is not None]
    users = (
        User.objects.filter(pk__in=[person.user_id for person in joined]) if joined else User.objects.none()
    )
    log_ins = dict(users.values_list("pk", "email_key"))
    return frozenset(person.id for person in joined if log_ins.get(person.user_id or 0) == person.email_key)


def _erased(run: ImportRun, changes: Sequence[Change], former: Former) -> frozenset[str]:
    """Keys of the addresses to be put back whose holders asked to be erased."""
    keys = {_mark("email", former.of(change, "email")[0]) for change in changes if "email" in change.after}
    return frozenset(who_is_erased(run.program.organisation).among(keys) if keys else ())


def _holders(run: ImportRun, changes: Sequence[Change], former: Former) -> dict[tuple[str, str], int]:
    """Who has the e-mails and employee_ids by now that are to be put back."""
    others = Participant.objects.filter(program_id=run.program_id)
    holders: dict[tuple[str, str], int] = {}
    for key, name in (("email", "email_key"), ("employee_id", "employee_id")):
        wanted = {_mark(key, former.of(change, key)[0]) for change in changes if key in change.after} - {None}
        owners = others.filter(**{f"{name}__in": wanted}).values_list(name, "pk") if wanted else ()
        holders |= {(key, str(mark)): owner for mark, owner in owners}
    return holders


def _mark(key: str, value: rows.Stored) -> str | None:
    """What no two people may share; None where that is no matter."""
    if not value or key not in MARKS:
        return None
    return email_key(str(value)) if key == "email" else str(value)


def _withdraw(run: ImportRun, lease: Lease) -> None:
    """Invitations that have not left yet don't leave. Safe to repeat."""
    with transaction.atomic():
        leases.check_in(lease)
        withdraw_of_run(run.pk)
        reach("undo.withdrawn")
    reach("undo.withdrawal_committed")


def _undo_chunk(run: ImportRun, lease: Lease, piece: Restoring, start: int, stop: int) -> float:
    """One transaction; decided again, one by one, where somebody changed in between. Returns the seconds it held the lock."""
    ids = piece.changes.slice(start, stop - start)["change"].to_list()
    odd = [ids[position - start] for position in piece.odd if start <= position < stop]
    erasures = erasures_mark(run.program.organisation_id) if odd else None  # before who is erased is read
    writer = rows.writer_of(run, timezone.now())
    part = _part_of(piece, start, stop)
    decision = decide(run, writer, _changes_of(odd)) if odd else Decision()
    try:
        return _write(run, lease, _merged(writer, part, decision), ids, erasures)
    except (writing.Moved, IntegrityError):
        return _undo_one_by_one(run, lease, ids)


def _undo_one_by_one(run: ImportRun, lease: Lease, ids: Sequence[int]) -> float:
    """One transaction; decided again where somebody took a mark in between. Where that helps no more, a change at a time."""
    for _attempt in range(ATTEMPTS):
        try:
            return _undo_looked_at(run, lease, ids)
        except IntegrityError:
            continue
    if len(ids) == 1:  # an undo comes to its end, whatever others do
        return _undo_looked_at(run, lease, ids, keeps_marks=True)
    return max(_undo_one_by_one(run, lease, [change_id]) for change_id in ids)


def _undo_looked_at(run: ImportRun, lease: Lease, ids: Sequence[int], *, keeps_marks: bool = False) -> float:
    while True:
        erasures = erasures_mark(run.program.organisation_id)
        writer = rows.writer_of(run, timezone.now())
        decision = decide(run, writer, _changes_of(ids), keeps_marks=keeps_marks)
        try:
            return _write(run, lease, _merged(writer, None, decision), ids, erasures)
        except writing.Moved:
            continue


def _changes_of(ids: Sequence[int]) -> list[Change]:
    return list(Change.objects.filter(pk__in=ids).order_by("-id"))


def _part_of(piece: Restoring, start: int, stop: int) -> Restoring:
    frames = (piece.people, piece.touched, piece.removed, piece.undone)
    people, touched, removed, undone = (part_of(frame, start, stop) for frame in frames)
    return replace(piece, people=people, touched=touched, removed=removed, undone=undone)


def _merged(writer: rows.Writer, part: Restoring | None, decision: Decision) -> Batches:
    """What is plain and what was decided one by one, as one transaction writes it."""
    people = [rows.updated_participants(writer, decision.restored)]
    undone = [
        rows.changes_of(writer, decision.restored, ChangeKind.UNDONE),
        rows.changes_of_removed(writer, decision.removed),
    ]
    removed = [(person.id, person.version) for person in decision.removed]
    if part is not None:
        people.append(part.people)
        undone.append(part.undone)
        removed += part.removed.select("id", "version").rows()
    touched = [] if part is None else [part.touched]
    return Batches(
        people=[writing.batch_of(frame) for frame in (*people, *touched) if frame.height],
        removed=removed,
        undone=[writing.batch_of(frame) for frame in undone if frame.height],
        restored=sum(frame.height for frame in (*people, *touched)),
        kept=decision.kept,
    )


def _write(
    run: ImportRun, lease: Lease, batches: Batches, ids: Sequence[int], erasures: tuple[object, ...] | None
) -> float:
    """One transaction. Raises Moved where `erasures`, the mark that was decided by, is not the one of now."""
    counts = {
        **run.counts,
        "restored": run.counts.get("restored", 0) + batches.restored,
        "removed": run.counts.get("removed", 0) + len(batches.removed),
        **{name: run.counts.get(name, 0) + count for name, count in count_kept(batches.kept).items()},
    }
    values = {"done_rows": run.done_rows + len(ids), "undo_cursor": ids[-1], "counts": counts}
    if batches.kept:
        room = LISTED - len(run.kept)
        values |= {"kept": [*run.kept, *batches.kept[:room]]} if room > 0 else {}
    with turns.chunk() as begun, transaction.atomic():
        begun()
        started = time.perf_counter()
        reach("undo.decided")
        leases.check_in(lease, attempts=0, **values)
        reach("undo.checked_in")
        with connection.cursor() as cursor:
            for batch in batches.people:
                writing.update_people(cursor, batch)
            reach("undo.restored")
            writing.delete_people(cursor, batches.removed)
            reach("undo.removed")
            for batch in batches.undone:
                writing.insert_rows(cursor, writing.CHANGES, batch)
            reach("undo.changes_written")
        if erasures is not None and erasures_mark(run.program.organisation_id) != erasures:
            raise writing.Moved
    reach("undo.committed")
    for name, value in values.items():
        setattr(run, name, value)
    return time.perf_counter() - started


def _finish(run: ImportRun, lease: Lease) -> None:
    options.take_back_unused(run, lease)
    now = timezone.now()
    with transaction.atomic():
        leases.check_in(lease, state=RunState.UNDONE, finished_at=now, undone_at=now)
        write_if(run.pk, {}, lease_until=None, lease_owner="")
        reach("undo.finish_checked_in")
        record(
            run.program.organisation,
            actor=None,
            actor_label="worker",
            action="import.undone",
            target=f"import {run.pk}",
            restored=run.counts.get("restored", 0),
            removed=run.counts.get("removed", 0),
            kept=run.counts.get("kept", 0),
        )
        reach("undo.finish_recorded")
    reach("undo.finished")
