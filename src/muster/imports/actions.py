"""What can be done to an import, from the dialog to its undo. Each choice counts up the run's revision.

The web wizard and the command line call the same functions; pages and options hold no rule of their own.
"""

from __future__ import annotations

import secrets
import tempfile
import time
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from django.conf import settings
from django.db import transaction
from django.db.models import Count, F
from django.utils import timezone

from muster.engine.issues import ReadError
from muster.engine.matching.ready import get_ready
from muster.engine.readers import read_file, read_text
from muster.imports import heading, intake, memory, planner, plans, retention, snapshot, sources, storage
from muster.imports.counts import told_counts
from muster.imports.edits import Spot, set_cells, undo_edits
from muster.imports.models import ImportRun, RunState, Source
from muster.imports.queries import ENDED
from muster.imports.reading_turns import reading_turn
from muster.imports.revisions import COLUMNS
from muster.imports.revisions import count_up as _bump
from muster.imports.states import write_if
from muster.imports.undo import KEPT_COUNTS, UndoPreview, preview_undo
from muster.notices.actions import mail_missing_setting, withdraw_of_run
from muster.notices.mailings import TYPED_ABOVE
from muster.notices.models import Notice, NoticeKind
from muster.organisations.actions import record
from muster.participants.models import Change
from muster.programs.queries import importable_specs
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from muster.accounts.models import User
    from muster.engine.table import Plan, RawFile
    from muster.programs.models import Program

__all__ = [
    "UndoPreview",
    "approve_run",
    "cancel_run",
    "change_columns",
    "change_settings",
    "choose_column",
    "choose_header",
    "choose_sheets",
    "confirm_all",
    "confirm_header",
    "create_run",
    "discard_run",
    "edit_cell",
    "plan_run",
    "preview_undo",
    "receive_file",
    "receive_rows",
    "request_undo",
    "take_in",
    "undo_last_edit",
]

OPEN_STATES = plans.OPEN_STATES


class Choices(TypedDict, total=False):
    """What the dialog, Review and the command line can choose; see `muster.engine.table.ImportSettings`."""

    role: str
    overwrite: bool
    notify: bool
    notify_existing: bool
    rules: Mapping[str, str]
    clear_empty: Iterable[str]
    only: str | None
    date_order: Mapping[str, str]
    separators: Mapping[str, str]
    values: Mapping[tuple[str, str], str]
    role_column: str | None
    max_change_percent: int
    default_country: str | None


def create_run(
    program: Program,
    *,
    actor: User | None,
    actor_label: str = "",
    role: str = "sheet",
    overwrite: bool = False,
    notify: bool = False,
) -> ImportRun:
    """A new run with the choices of the dialog. Refused where *Notify* is on and mail isn't set up."""
    _check_mail(is_wanted=notify)
    return ImportRun.objects.create(
        program=program,
        created_by=actor,
        actor_label=actor_label,
        role=role,
        overwrite=overwrite,
        notify=notify,
    )


def change_settings(run: ImportRun, **choices: Unpack[Choices]) -> None:
    """Saves the choices given; those not given stay. Those by field are laid over what is there."""
    _check_mail(is_wanted=bool(choices.get("notify") or choices.get("notify_existing")))
    with transaction.atomic():
        _bump(run)
        for name, value in choices.items():
            if name in COLUMNS:
                setattr(run, name, value)
            else:
                run.settings = {**run.settings, name: _stored(name, value, run.settings)}
        run.save(update_fields=["settings", *COLUMNS])


def receive_file(run: ImportRun, name: str, chunks: Iterable[bytes], *, may_be_apart: bool = False) -> None:
    """Stores, reads and matches an uploaded file. Cut off or refused: the run stays as it was, and Refused is raised.

    With `may_be_apart` a large one is taken in by a process of its own.
    """
    limits = settings.MUSTER_LIMITS
    with tempfile.TemporaryDirectory(prefix="muster-upload-") as folder:
        path = Path(folder) / f"upload{_suffix(name)}"
        try:
            upload = storage.receive(chunks, path, limit_bytes=limits.file_bytes)
        except storage.TooLarge as error:
            raise Refused("upload.too_large", limit=limits.file_bytes // 2**20) from error
        except OSError as error:  # the browser went away: Django's UnreadablePostError is one
            raise Refused("upload.cut_off") from error
        if may_be_apart and upload.size_bytes > intake.LARGE_BYTES:
            intake.take_in_apart(run, name, upload)
        else:
            take_in(run, name, upload)


def take_in(run: ImportRun, name: str, upload: storage.Upload) -> None:
    """Reads and matches a file that has arrived, and stores both with it."""
    limits, folder = settings.MUSTER_LIMITS, upload.path.parent
    _take_in(
        run, name, upload, lambda: read_file(upload.path, folder=_sheets(folder), limits=limits, name=name)
    )


def receive_rows(run: ImportRun, name: str, text: str) -> None:
    """As `receive_file`, for rows that were pasted or typed."""
    limits = settings.MUSTER_LIMITS
    with tempfile.TemporaryDirectory(prefix="muster-upload-") as folder:
        path = Path(folder) / "rows.txt"
        try:
            upload = storage.receive([text.encode("utf-8", "replace")], path, limit_bytes=limits.file_bytes)
        except storage.TooLarge as error:
            raise Refused("upload.too_large", limit=limits.file_bytes // 2**20) from error
        _take_in(
            run, name, upload, lambda: read_text(text, folder=_sheets(path.parent), limits=limits, name=name)
        )


def choose_sheets(run: ImportRun, roles: Mapping[int, str], *, skip_hidden: Collection[int] = ()) -> None:
    """Imports the sheets at these positions, with these roles ("" = a column or the dialog decides), and no others.

    Of those in `skip_hidden` the rows that the sheet hides are left out.
    """
    with transaction.atomic():
        _bump(run, state=RunState.DRAFT, sheets_chosen=True)
        for source in Source.objects.filter(run=run):
            source.is_selected = source.position in roles
            source.role = roles.get(source.position, source.role)
            source.skip_hidden = source.position in skip_hidden
            source.save(update_fields=["is_selected", "role", "skip_hidden"])


def choose_header(run: ImportRun, position: int, row: int | None, *, may_be_apart: bool = False) -> None:
    """Moves a sheet's header row (None: there is none), and matches its columns anew.

    With `may_be_apart` that of a large sheet is moved by a process of its own.
    """
    source = _source(run, position)
    if may_be_apart and source.rows > planner.LARGE:
        heading.choose_header_apart(run, position, row)
        return
    specs, headers = importable_specs(run.program), memory.remembered_headers(run.program)
    sources.place_header(source, sources.raw_table(run, source), row, specs, headers)
    source.header_confirmed = True
    with transaction.atomic():
        _bump(run, state=RunState.DRAFT)
        source.save(update_fields=["header_row", "header_confirmed", *sources.BELOW_HEADER])


def confirm_header(run: ImportRun, position: int) -> None:
    """The proposed header row of a sheet is right."""
    source = _source(run, position)
    with transaction.atomic():
        _bump(run)
        source.header_confirmed = True
        source.save(update_fields=["header_confirmed"])


def choose_column(
    run: ImportRun, position: int, column: int, field: str | None, *, confirm: bool = True
) -> None:
    """Binds a column to a field (None leaves it out), and equal headers on the other selected sheets with it."""
    header = next(
        (entry["header"] for entry in _source(run, position).columns if entry["column"] == column), None
    )
    if header is None:
        raise Refused("column.gone")
    if field is not None and field not in {spec.key for spec in importable_specs(run.program)}:
        raise Refused("field.gone")
    with transaction.atomic():
        _bump(run)
        for source in sources.selected_sources(run):
            is_here = source.position == position
            wanted = column if is_here else _column_named(source, header)
            if wanted is not None:
                source.columns = _with_choice(source.columns, wanted, field, confirm=confirm)
                source.save(update_fields=["columns"])


def change_columns(run: ImportRun, columns: Mapping[int, list[dict[str, Any]]]) -> None:
    """Sets the columns of the sheets at these positions, as `muster.imports.made_columns` works them out."""
    with transaction.atomic():
        _bump(run)
        for source in Source.objects.filter(run=run, position__in=columns):
            source.columns = columns[source.position]
            source.save(update_fields=["columns"])


def confirm_all(run: ImportRun) -> int:
    """Confirms every column that has a field; returns how many differently named ones still need a look."""
    left_out = set()
    with transaction.atomic():
        _bump(run)
        for source in sources.selected_sources(run):
            left_out |= {
                entry["header"] for entry in source.columns if not (entry["field"] or entry["confirmed"])
            }
            source.columns = [
                {**entry, "confirmed": entry["confirmed"] or bool(entry["field"])} for entry in source.columns
            ]
            source.save(update_fields=["columns"])
    return len(left_out)


def edit_cell(
    run: ImportRun, position: int, sheet_row: int, column: int, value: str | None, *, actor: User | None
) -> None:
    """Lays a value over one cell of the sheet; the file stays as it was read."""
    set_cells(run, {Spot(position, sheet_row, column): value}, actor=actor)


def undo_last_edit(run: ImportRun) -> None:
    """Takes back what the newest press changed, if there is anything."""
    undo_edits(run)


def plan_run(run: ImportRun) -> Plan:
    """Decides everything the import would do, and stores that with the run."""
    _refresh(run)
    _check_open(run)
    if not run.upload_key:
        raise Refused("upload.missing")
    return plans.make_plan(run)


def approve_run(
    run: ImportRun,
    *,
    actor: User | None,
    plan_revision: int,
    plan_name: str | None = None,
    typed: int | None = None,
) -> None:
    """The *Yes*: queues the plan of that revision, exactly once however many say it.

    `plan_name` is that of the plan that was looked at: one revision is planned anew where the people moved. `typed` is the
    number of invitations, which has to be there where they are many. Whom it invites is counted and hashed here, for good.
    """
    _refresh(run)
    if plan_name is not None and plan_name != plans.name_of(run):
        _check_open(run)
        raise Refused("run.plan_changed")
    _check_approvable(run, plan_revision)
    recipients = plans.recipients_of(run)
    if recipients.count > TYPED_ABOVE and typed != recipients.count:
        raise Refused("import.number", number=recipients.count)
    seen = {
        "revision": plan_revision,
        "plan_revision": plan_revision,
        "plan_fingerprint": run.plan_fingerprint,
    }
    with transaction.atomic():
        approved = write_if(
            run.pk,
            {"state": RunState.PLANNED, **seen},
            state=RunState.QUEUED,
            recipients=recipients.count,
            list_hash=recipients.list_hash,
            done_rows=0,
            attempts=0,
            set_aside=[],
            failure="",
            lease_until=None,
            started_at=timezone.now(),
        )
        if not approved:
            raise Refused("run.already_started")
        _record(run, "import.approved", actor, **_figures(run.counts))
        memory.remember_run(run)
    run.refresh_from_db()


def pause_run(run: ImportRun, *, actor: User | None) -> None:
    """Stops the worker between two chunks; what is done stays, the rest waits for `resume_run`."""
    _move(run, (RunState.QUEUED, RunState.APPLYING), "run.not_running", state=RunState.PAUSED)
    _record(run, "import.paused", actor)


def resume_run(run: ImportRun, *, actor: User | None) -> None:
    """Lets a paused run go on where it stood."""
    _move(run, (RunState.PAUSED,), "run.not_paused", state=RunState.QUEUED, attempts=0)
    _record(run, "import.resumed", actor)


def stop_mails(run: ImportRun, *, actor: User | None) -> int:
    """The mails of this run that have not left stay here; the people stay imported. How many mails that is.

    Refused until the run has ended: what it is still to write would leave all the same.
    """
    _refresh(run)
    if run.state not in ENDED:
        raise Refused("run.not_ended")
    with transaction.atomic():
        stopped, _left = withdraw_of_run(run.pk)
        if stopped:
            _record(run, "import.mails_stopped", actor, withdrawn=stopped)
    return stopped


def cancel_run(run: ImportRun, actor: User | None, *, undo: bool = False) -> None:
    """Ends a run for good. What it did stays and can be taken back, or with `undo` is taken back at once."""
    states = (*OPEN_STATES, RunState.QUEUED, RunState.APPLYING, RunState.PAUSED)
    now = timezone.now()
    with transaction.atomic():
        _move(run, states, "run.already_started", state=RunState.CANCELLED, finished_at=now)
        if run.done_rows:
            write_if(run.pk, {}, counts=_counts_so_far(run))
            run.refresh_from_db(fields=["counts"])
        _record(run, "import.cancelled", actor)
        if undo and run.done_rows:
            request_undo(run, actor=actor)


def request_undo(run: ImportRun, *, actor: User | None) -> None:
    """Queues the taking back of an import that has ended, exactly once."""
    _refresh(run)
    if not retention.is_undoable(run):
        raise Refused("run.not_undoable")
    if not retention.can_undo(run, timezone.now()):
        raise Refused("run.undo_expired", days=settings.MUSTER_UNDO_DAYS)
    with transaction.atomic():
        _move(
            run,
            (RunState(run.state),),
            "run.not_undoable",
            state=RunState.UNDOING,
            done_rows=0,
            total_rows=Change.objects.filter(run_id=run.pk, kind__in=("created", "updated")).count(),
            undo_cursor=None,
            kept=[],
            counts={name: count for name, count in run.counts.items() if name not in KEPT_COUNTS},
            attempts=0,
            failure="",
            finished_at=None,
        )
        _record(run, "import.undo_requested", actor)


def _move(run: ImportRun, states: Sequence[RunState], code: str, **values: Any) -> None:  # noqa: ANN401 - fields of the model
    """From one of these states to another, once however many ask; whoever works on the run has lost its lease by that."""
    if not write_if(run.pk, {"state__in": states}, fence=F("fence") + 1, lease_until=None, **values):
        raise Refused(code)
    run.refresh_from_db()


def _counts_so_far(run: ImportRun) -> dict[str, int]:
    """The counts of a plan of which only a part was done: the rest was skipped."""
    found = Change.objects.filter(run_id=run.pk).order_by().values_list("kind").annotate(Count("id"))
    done = {kind.removesuffix("d"): count for kind, count in found}
    counts: dict[str, int] = dict(run.counts)
    for action in ("create", "update"):
        left = counts.get(action, 0) - done.get(action, 0)
        counts[action] = done.get(action, 0)
        counts["skip"] = counts.get("skip", 0) + left
    invitations = Notice.objects.filter(run_id=run.pk, kind=NoticeKind.INVITATION)
    return {**counts, "notify": invitations.count()}


def discard_run(run: ImportRun) -> None:
    """Deletes a run that never began, with its files: what a trial leaves behind."""
    deleted, _by_model = ImportRun.objects.filter(pk=run.pk, state__in=OPEN_STATES).delete()
    if deleted:
        storage.drop_folder(storage.folder_of(run))


def _refresh(run: ImportRun) -> None:
    """The run as it is now; it is gone with its program."""
    try:
        run.refresh_from_db()
    except ImportRun.DoesNotExist as error:
        raise Refused("run.gone") from error


def _check_mail(*, is_wanted: bool) -> None:
    missing = mail_missing_setting() if is_wanted else None
    if missing:
        raise Refused("mail.not_configured", setting=missing)


def _check_open(run: ImportRun) -> None:
    if run.state not in OPEN_STATES:
        raise Refused("run.already_started")


def _check_approvable(run: ImportRun, plan_revision: int) -> None:
    if run.state != RunState.PLANNED:
        raise Refused("run.already_started" if run.state not in OPEN_STATES else "plan.missing")
    if plan_revision != run.revision or plan_revision != run.plan_revision:
        raise Refused("run.plan_changed")
    if snapshot.has_moved(run.program, run.plan_fingerprint):
        raise Refused("run.plan_changed")
    document = plans.plan_document(run)
    if document["refusals"]:
        raise Refused(document["refusals"][0], **{**document["counts"], "limit": _limit(run)})
    _check_mail(is_wanted=run.notify or run.notify_existing)


def refusal_params(plan: Plan) -> dict[str, str | int]:
    """The figures that a plan's refusals name."""
    return {name: int(figure) for name, figure in plan.counts.items()}


def _limit(run: ImportRun) -> int:
    return int(run.settings.get("max_change_percent", 20))


def _stored(name: str, value: Any, settings: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON of several shapes
    """A choice as the run's JSON keeps it."""
    if name == "values":
        known = {(field, text): answer for field, text, answer in settings.get("values", ())}
        return [[*key, answer] for key, answer in {**known, **value}.items()]
    if name == "clear_empty":
        return sorted(value)
    if name in {"rules", "date_order", "separators"}:
        laid = {**settings.get(name, {}), **value}
        return {field: choice for field, choice in laid.items() if choice}
    return value


def _suffix(name: str) -> str:
    suffix = Path(name).suffix.lower()
    return suffix if suffix[1:].isalnum() and len(suffix) <= 6 else ""  # noqa: PLR2004 - as long as known ones are


def _sheets(folder: Path) -> Path:
    sheets = folder / "sheets"
    sheets.mkdir()
    return sheets


def _take_in(run: ImportRun, name: str, upload: storage.Upload, read: Callable[[], RawFile]) -> None:
    """Reads the upload, writes its files under a folder of their own, and only then points the run at them."""
    _check_open(run)
    started = time.perf_counter()
    # The child has the file; what this process has never matched before it looks up meanwhile.
    ready = Thread(target=get_ready, args=(tuple(importable_specs(run.program)),), daemon=True)
    ready.start()
    try:
        with reading_turn():
            file = read()
    except ReadError as error:
        raise Refused(error.code, **error.params) from error
    read_s = time.perf_counter() - started
    ready.join()
    new_sources = sources.new_sources(run, file)
    recognised = memory.recall_sheets(run, new_sources)
    match_s = time.perf_counter() - started - read_s
    key = secrets.token_hex(8)
    folder = f"{storage.folder_of(run)}/upload-{key}"
    storage.keep_file(f"{folder}/upload{_suffix(name)}", upload.path)
    sources.store_sheets(folder, file)
    described = {
        "upload_key": key,
        "file_name": Path(name).name[:255],
        "file_sha256": upload.sha256,
        "size_bytes": upload.size_bytes,
        "upload_dropped_at": None,
        "format": file.format,
        "encoding": file.encoding or "",
        "delimiter": file.delimiter or "",
        "recognised": recognised,
        "sheets_chosen": bool(recognised),
        "settings": memory.with_remembered_choices(run.program, run.settings),
        "seconds": {"read": round(read_s, 3), "match": round(match_s, 3)},
    }
    try:
        _point_at(run, described, new_sources)
    except Refused:  # started, cancelled or deleted while the file was read
        storage.drop_folder(folder)
        raise


def _point_at(run: ImportRun, described: Mapping[str, Any], new_sources: Sequence[Source]) -> None:
    """From now on this upload is the one that counts."""
    with transaction.atomic():
        _bump(run, state=RunState.DRAFT, **described)
        Source.objects.filter(run=run).delete()
        Source.objects.bulk_create(new_sources)


def _source(run: ImportRun, position: int) -> Source:
    source = Source.objects.select_related("run__program").filter(run=run, position=position).first()
    if source is None:
        raise Refused("sheet.gone")
    return source


def _column_named(source: Source, header: str) -> int | None:
    wanted = header.strip().casefold()
    if not wanted:  # columns without a name have nothing in common
        return None
    found = (entry["column"] for entry in source.columns if entry["header"].strip().casefold() == wanted)
    return next(found, None)


def _with_choice(
    columns: list[dict[str, Any]], column: int, field: str | None, *, confirm: bool
) -> list[dict[str, Any]]:
    """The column gets the field; a field is bound once a sheet, so whichever column had it is asked about again."""
    chosen = []
    for entry in columns:
        if entry["column"] == column and entry["field"] == field:
            chosen.append({**entry, "confirmed": confirm or entry["confirmed"]})
        elif entry["column"] == column:
            chosen.append(
                {**entry, "field": field, "reason": "chosen", "confidence": 1.0, "confirmed": confirm}
            )
        elif field is not None and entry["field"] == field:
            chosen.append({**entry, "field": None, "reason": "chosen", "confirmed": False})
        else:
            chosen.append(entry)
    return chosen


def _figures(counts: Mapping[str, Any]) -> dict[str, int]:
    told = told_counts(counts)
    return {name: told.get(name, 0) for name in ("create", "update", "skip", "reject", "notify")}


def _record(run: ImportRun, action: str, actor: User | None, **details: int) -> None:
    label = "" if actor else run.actor_label or "worker"
    organisation = run.program.organisation
    record(organisation, actor=actor, action=action, target=f"import {run.pk}", actor_label=label, **details)
