"""Takes an import back: its changes, newest first, in chunks under a lease, sparing what others changed since."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import polars as pl
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from muster.engine.identity import email_key
from muster.imports import lease as leases
from muster.imports import options, rows, turns, writing
from muster.imports.apply import new_pace
from muster.imports.fail_points import reach
from muster.imports.models import ImportRun, RunState
from muster.imports.states import write_if
from muster.notices.actions import withdraw_of_run
from muster.notices.models import Notice, NoticeState
from muster.organisations.actions import record
from muster.participants.models import Change, ChangeKind, Participant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from muster.imports.lease import Lease

OWN_KINDS = (ChangeKind.CREATED, ChangeKind.UPDATED)
PREVIEW_ROWS = 5_000
NAMED = 50
"""So many people a preview names of each kind."""
NOT_YET_SENT = (NoticeState.QUEUED, NoticeState.LEASED, NoticeState.DEFERRED)
SENT = (NoticeState.HANDING, NoticeState.ACCEPTED, NoticeState.UNKNOWN)

CHANGED_SINCE = "value.changed_since"
PERSON_CHANGED = "person.changed_since"
JOINED = "person.joined"
TAKEN = "value.taken_since"

Kept = dict[str, str | None]
"""{"email", "field" (None: the whole person), "reason"}"""


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
class Former:
    """What fields were before a change. Where an import set that which is taken back already, what was before it."""

    undone: Mapping[tuple[int, int | None], Change]
    """(participant id, run id) → the change of an import that is taken back."""

    def of(self, change: Change, key: str) -> tuple[rows.Stored, Any]:
        """The value and its origin."""
        value, origin = change.before.get(key), change.before_origins.get(key)
        earlier = self.undone.get((change.participant_id, (origin or {}).get("run")))
        return self.of(earlier, key) if earlier and key in earlier.after else (value, origin)


def preview_undo(run: ImportRun) -> UndoPreview:
    """What taking the run back would do now. Changes nothing."""
    preview = UndoPreview()
    writer = rows.writer_of(run, timezone.now())
    for changes in _chunks_of_changes(run, None, PREVIEW_ROWS):
        preview.add(decide(run, writer, changes))
    of_run = Notice.objects.filter(run_id=run.pk)
    preview.notices_withdrawn = of_run.filter(state__in=NOT_YET_SENT).count()
    sent = of_run.filter(state__in=SENT)
    preview.notices_sent = sent.count()
    preview.mailed = list(sent.order_by("id").values_list("address", flat=True)[:NAMED])
    return preview


def undo_run(lease: Lease, *, is_stopping: Callable[[], bool]) -> None:
    """Takes the run back from where its undo stands to its end. Raises LeaseLost, having written nothing more."""
    run = ImportRun.objects.select_related("program__organisation").get(pk=lease.run_id)
    reach("undo.begin")
    _withdraw(run, lease)
    pace = new_pace()
    with writing.long_write():
        while changes := _next_changes(run, run.undo_cursor, pace.rows):
            leases.check_going_on(is_stopping)
            pace.note(_undo_chunk(run, lease, changes))
            turns.give_way()
        _finish(run, lease)


def decide(run: ImportRun, writer: rows.Writer, changes: Sequence[Change]) -> Decision:
    """What to put back, whom to remove, and what to leave as somebody made it since."""
    people = rows.find_people(run.program_id, [change.participant_id for change in changes])
    touched_since = _touched_since(changes)
    former = _former(changes)
    taken = _taken(run, changes, former)
    decision = Decision()
    for change in changes:
        person = people.get(change.participant_id)
        if person is None:  # deleted or erased: there is nobody to put back
            continue
        if change.kind == ChangeKind.CREATED:
            _decide_created(decision, person, was_touched=person.id in touched_since)
        else:
            _decide_updated(decision, writer, change, person, former, taken)
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
    taken: AbstractSet[tuple[int, str]],
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
        if is_changed or (person.id, key) in taken:
            reason = CHANGED_SINCE if is_changed else TAKEN
            decision.kept.append({"email": email, "field": key, "reason": reason})
            continue
        touched.before[key], touched.before_origins[key] = after, origin
    for key in touched.before:
        _put_back(person, key, *former.of(change, key))
        touched.after[key] = person.value(key)
    if touched.after:
        decision.restored.append(touched)


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
    undone = _undone_runs(run_ids)
    return {person for person, change, run_id in found if change > created[person] and run_id not in undone}


def _former(changes: Sequence[Change]) -> Former:
    """Looks at earlier imports only where one that set a former value is taken back by now."""
    set_by = {(origin or {}).get("run") for change in changes for origin in change.before_origins.values()}
    ids = {change.participant_id for change in changes}
    if not _undone_runs(set_by - {None}):
        return Former({})
    updates = Change.objects.filter(participant_id__in=ids, kind=ChangeKind.UPDATED).exclude(run_id=None)
    earlier = list(updates)
    undone = _undone_runs({change.run_id for change in earlier})
    return Former({(each.participant_id, each.run_id): each for each in earlier if each.run_id in undone})


def _undone_runs(run_ids: Iterable[int | None]) -> set[int]:
    found = ImportRun.objects.filter(pk__in=list(run_ids), state=RunState.UNDONE)
    return set(found.values_list("pk", flat=True))


def _taken(run: ImportRun, changes: Sequence[Change], former: Former) -> set[tuple[int, str]]:
    """(participant id, field) where the e-mail or employee_id to be put back is somebody else's by now."""
    others = Participant.objects.filter(program_id=run.program_id)
    taken = set()
    for key, name in (("email", "email_key"), ("employee_id", "employee_id")):
        wanted = _wanted(changes, former, key)
        owners = others.filter(**{f"{name}__in": list(wanted)}).values_list(name, "pk") if wanted else ()
        taken |= {(wanted[value], key) for value, owner in owners if wanted[value] != owner}
    return taken


def _wanted(changes: Sequence[Change], former: Former, key: str) -> dict[str, int]:
    """What identified people before → participant id."""
    texts = {change.participant_id: former.of(change, key)[0] for change in changes if key in change.after}
    marks = {
        person_id: email_key(str(text)) if key == "email" else str(text)
        for person_id, text in texts.items()
        if text
    }
    return {mark: person_id for person_id, mark in marks.items() if mark}


def _next_changes(run: ImportRun, before: int | None, limit: int) -> list[Change]:
    changes = Change.objects.filter(run_id=run.pk, kind__in=OWN_KINDS)
    if before is not None:
        changes = changes.filter(pk__lt=before)
    return list(changes.order_by("-id")[:limit])


def _chunks_of_changes(run: ImportRun, before: int | None, limit: int) -> Iterator[list[Change]]:
    while changes := _next_changes(run, before, limit):
        yield changes
        before = changes[-1].pk


def _withdraw(run: ImportRun, lease: Lease) -> None:
    """Invitations that have not left yet don't leave. Safe to repeat."""
    with transaction.atomic():
        leases.check_in(lease)
        withdraw_of_run(run.pk)
        reach("undo.withdrawn")
    reach("undo.withdrawal_committed")


def _undo_chunk(run: ImportRun, lease: Lease, changes: Sequence[Change]) -> float:
    """One transaction; decided again where somebody changed in between. Returns the seconds it held the lock."""
    failed: int | None = None
    while True:
        decision = decide(run, rows.writer_of(run, timezone.now()), changes)
        try:
            return _write(run, lease, decision, changes)
        except writing.Moved:
            continue
        except IntegrityError:  # somebody took a key in between, which is then kept
            if failed == len(decision.kept):
                raise
            failed = len(decision.kept)


def _write(run: ImportRun, lease: Lease, decision: Decision, changes: Sequence[Change]) -> float:
    writer = rows.writer_of(run, timezone.now())
    updates = writing.batch_of(rows.updated_participants(writer, decision.restored))
    undone = rows.changes_of(writer, decision.restored, ChangeKind.UNDONE)
    removed = rows.changes_of_removed(writer, decision.removed)
    changed = writing.batch_of(pl.concat([undone, removed]))
    kept = [*run.kept, *decision.kept]
    counts = {
        **run.counts,
        "restored": run.counts.get("restored", 0) + len(decision.restored),
        "removed": run.counts.get("removed", 0) + len(decision.removed),
    }
    values = {
        "done_rows": run.done_rows + len(changes),
        "undo_cursor": changes[-1].pk,
        "kept": kept,
        "counts": counts,
    }
    with transaction.atomic():
        started = time.perf_counter()
        reach("undo.decided")
        leases.check_in(lease, attempts=0, **values)
        reach("undo.checked_in")
        with connection.cursor() as cursor:
            writing.update_people(cursor, updates)
            reach("undo.restored")
            writing.delete_people(cursor, [(person.id, person.version) for person in decision.removed])
            reach("undo.removed")
            writing.insert_rows(cursor, writing.CHANGES, changed)
            reach("undo.changes_written")
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
            kept=len(run.kept),
        )
        reach("undo.finish_recorded")
    reach("undo.finished")
