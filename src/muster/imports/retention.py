"""What an import leaves behind goes in its time: the upload first, then rows, plan and edits, then what undo needs.

What is due is found from the runs themselves, so that whatever was missed is done the next time. Everything here may be
repeated, and be done by several workers at once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Min, Q
from django.db.models.functions import Coalesce
from django_scopes import scopes_disabled

from muster.imports import storage
from muster.imports.models import Edit, EditBatch, ImportRun, RunState
from muster.imports.states import write_if
from muster.organisations.actions import record
from muster.organisations.models import Organisation
from muster.participants.models import Change

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

ENDED = (RunState.DONE, RunState.UNDONE, RunState.FAILED, RunState.CANCELLED)
OPEN = (RunState.DRAFT, RunState.PLANNED)
UNDOABLE = (RunState.DONE, RunState.FAILED)
OPEN_UPLOAD_DAYS = 7
OPEN_ROWS_DAYS = 30
"""However soon a host wants files gone, whoever left the wizard has so long to come back."""
CHANGES_A_CHUNK = 2_000
EXPIRED = "run.expired"


@dataclass(slots=True)
class Tidied:
    """How many uploads, imports' rows, abandoned imports and changes went, by organisation id."""

    uploads: Counter[int] = field(default_factory=Counter)
    rows: Counter[int] = field(default_factory=Counter)
    abandoned: Counter[int] = field(default_factory=Counter)
    changes: Counter[int] = field(default_factory=Counter)


def undo_until(run: ImportRun) -> datetime | None:
    """Until when the run can be taken back; None where it can't be at all."""
    if not is_undoable(run) or run.finished_at is None:
        return None
    return run.finished_at + timedelta(days=settings.MUSTER_UNDO_DAYS)


def is_undoable(run: ImportRun) -> bool:
    """Whether the run has ended, did something, and was not taken back."""
    return run.state in UNDOABLE or (run.state == RunState.CANCELLED and run.done_rows > 0)


def can_undo(run: ImportRun, now: datetime) -> bool:
    """Whether the run is done and its time for undoing has not passed."""
    until = undo_until(run)
    return until is not None and now < until


def tidy_up(now: datetime) -> Tidied:
    """Deletes everything whose time has come, of every organisation, and says so in their audit logs."""
    tidied = Tidied()
    with scopes_disabled():
        for run in due_uploads(now):
            drop_upload(run, now, tidied)
        for run in due_rows(now):
            drop_rows(run, now, tidied)
        drop_changes(now, tidied)
    _record(tidied)
    return tidied


def due_uploads(now: datetime) -> QuerySet[ImportRun]:
    """Runs whose uploaded file is to go."""
    runs = _resting(now, settings.MUSTER_KEEP_UPLOADS_DAYS, OPEN_UPLOAD_DAYS)
    return runs.filter(upload_dropped_at=None).exclude(upload_key="")


def due_rows(now: datetime) -> QuerySet[ImportRun]:
    """Runs whose rows, plan and edits are to go."""
    return _resting(now, settings.MUSTER_KEEP_ROWS_DAYS, OPEN_ROWS_DAYS).filter(rows_dropped_at=None)


def _resting(now: datetime, days: int, open_days: int) -> QuerySet[ImportRun]:
    """Runs that ended so many days ago, or were begun so long ago and left."""
    ended = Q(state__in=ENDED, since__lte=now - timedelta(days=days))
    left = Q(state__in=OPEN, created_at__lte=now - timedelta(days=max(days, open_days)))
    runs = ImportRun.objects.select_related("program").annotate(since=Coalesce("finished_at", "created_at"))
    return runs.filter(ended | left).order_by("id")


def drop_upload(run: ImportRun, now: datetime, tidied: Tidied) -> None:
    """Deletes the uploaded file; what was read from it stays. Once the run has ended, replaced uploads go whole."""
    storage.drop_uploads(storage.folder_of(run), run.upload_key if run.state in ENDED else None)
    if write_if(run.pk, {"upload_dropped_at": None, "upload_key": run.upload_key}, upload_dropped_at=now):
        tidied.uploads[run.program.organisation_id] += 1


def drop_rows(run: ImportRun, now: datetime, tidied: Tidied, *, failure: str = EXPIRED) -> None:
    """Deletes the rows as read, the plan, the edits, and texts of the file among the settings.

    A run that nobody said *Yes* to ends by that, with `failure` as the reason.
    """
    if run.state in OPEN:
        cancelled = {"state": RunState.CANCELLED, "failure": failure, "finished_at": now}
        if not write_if(run.pk, {"state__in": OPEN}, **cancelled):
            return
        tidied.abandoned[run.program.organisation_id] += 1
    storage.drop_folder(storage.folder_of(run))
    EditBatch.objects.filter(run=run).delete()
    Edit.objects.filter(run=run).delete()
    kept = {name: choice for name, choice in run.settings.items() if name != "values"}
    dropped = {"rows_dropped_at": now, "upload_dropped_at": run.upload_dropped_at or now, "settings": kept}
    if write_if(run.pk, {"rows_dropped_at": None}, **dropped):
        tidied.rows[run.program.organisation_id] += 1


def drop_changes(now: datetime, tidied: Tidied) -> None:
    """Deletes the changes that no undo needs any more, oldest first, and the addresses that runs of before name."""
    before = changes_go_before(now)
    while found := _oldest_changes(before):
        with transaction.atomic():
            Change.objects.filter(pk__lte=found[-1][0], at__lt=before).delete()
        tidied.changes.update(organisation_id for _change, organisation_id in found)
    runs = ImportRun.objects.filter(state__in=ENDED, finished_at__lt=before)
    runs.exclude(set_aside=[], kept=[]).update(set_aside=[], kept=[])


def changes_go_before(now: datetime) -> datetime:
    """Changes made before that moment are not needed: no run that can still be undone, or is at work, was begun then."""
    window = now - timedelta(days=settings.MUSTER_UNDO_DAYS)
    at_work = (RunState.QUEUED, RunState.APPLYING, RunState.PAUSED, RunState.UNDOING)
    has_ended = Q(state__in=UNDOABLE) | Q(state=RunState.CANCELLED, done_rows__gt=0)
    needed = Q(state__in=at_work) | (has_ended & Q(finished_at__gt=window))
    begun = ImportRun.objects.filter(needed).aggregate(first=Min("started_at"))["first"]
    return min(window, begun) if begun else window


def _oldest_changes(before: datetime) -> list[tuple[int, int]]:
    """The oldest changes, as (id, organisation), as far as all of them are of before that moment."""
    found = Change.objects.order_by("id").values_list("pk", "program__organisation_id", "at")
    due = []
    for change_id, organisation_id, at in found[:CHANGES_A_CHUNK]:
        if at >= before:
            break
        due.append((change_id, organisation_id))
    return due


def _record(tidied: Tidied) -> None:
    touched = {*tidied.uploads, *tidied.rows, *tidied.abandoned, *tidied.changes}
    for organisation in Organisation.objects.filter(pk__in=touched):
        record(
            organisation,
            actor=None,
            actor_label="worker",
            action="retention.tidied",
            uploads=tidied.uploads[organisation.pk],
            rows=tidied.rows[organisation.pk],
            abandoned=tidied.abandoned[organisation.pk],
            changes=tidied.changes[organisation.pk],
        )
