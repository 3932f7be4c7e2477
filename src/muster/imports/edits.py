"""What an administrator changes during review: cells, columns and rows, and answers; each press is one batch.

Nothing that somebody else did since is overwritten unseen: a change that was decided on an older revision is refused with
both values, by `Conflicting`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from muster.imports import sources
from muster.imports.models import Edit, EditBatch, EditKind, ImportRun, Source
from muster.imports.revisions import count_up
from muster.imports.states import write_if
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from django.db.models import QuerySet

    from muster.accounts.models import User

Answers = dict[tuple[str, ...], Any]
"""Answers by what they are about: (field, text), (field,), or nothing where there is one question."""
MOST_CELLS = 100_000
"""So many cells or rows at once; more is a replacement, which is one edit however many cells it reaches."""
ADDED_ROWS = 5_000
"""How far below a sheet's own rows one can type."""


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A cell: the sheet's position, the row that Excel shows, the column from 1."""

    position: int
    sheet_row: int
    column: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that somebody changed since it was read: what it holds now, what was wanted, and who it was."""

    spot: Spot
    theirs: str | None
    yours: str | None
    who: str


class Conflicting(Exception):  # noqa: N818 - says what is so, as Refused does
    """Cells were changed by somebody else since; nothing was written."""

    def __init__(self, conflicts: Sequence[Conflict]) -> None:
        super().__init__(len(conflicts))
        self.conflicts = tuple(conflicts)


def set_cells(
    run: ImportRun,
    values: Mapping[Spot, str | None],
    *,
    actor: User | None,
    kind: str = "set",
    based_on: int | None = None,
    seen: Mapping[Spot, str | None] | None = None,
) -> int:
    """Lays values over cells, as one batch; returns how many cells changed.

    `based_on` is the revision that was read, `seen` what the cells held then. Raises `Conflicting` where somebody changed
    one of them since; without both nobody is asked.
    """
    if len(values) > MOST_CELLS:
        raise Refused("edit.too_many", limit=MOST_CELLS)
    wanted = {spot: value or None for spot, value in values.items()}
    revision = run.revision
    with transaction.atomic():
        count_up(run, is_edit=True)  # first: from here on nobody else writes
        found = _sources_of(run, wanted)
        before = _texts_in(found, wanted)
        changing = {spot: value for spot, value in wanted.items() if before[spot] != value}
        _check_unseen(run, changing, before, based_on, seen or {})
        if changing:
            _write_cells(_batch(run, kind, actor), found, changing, before)
        else:
            transaction.set_rollback(True)
    if not changing:
        run.revision = revision
    return len(changing)


def replace_in_column(
    run: ImportRun, places: Iterable[tuple[int, int]], edit: Replacing, *, actor: User | None
) -> None:
    """Replaces a text in all cells of columns (position, column), however many rows there are."""
    if not edit.find:
        raise Refused("edit.nothing_to_find")
    found = {source.position: source for source in Source.objects.filter(run=run)}
    with transaction.atomic():
        count_up(run, is_edit=True)
        batch = _batch(run, "replace", actor)
        for position, column in places:
            if position not in found:
                raise Refused("sheet.gone")
            Edit.objects.create(
                run=run, source=found[position], batch=batch, kind=EditKind.REPLACE, column=column,
                before=edit.find, after=edit.after or None, is_whole=edit.is_whole, is_case_exact=edit.is_case_exact,
                actor=actor,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Replacing:
    """What is looked for, and what comes in its place."""

    find: str
    after: str
    is_whole: bool = False
    is_case_exact: bool = False


def choose_rows(run: ImportRun, rows: Mapping[int, Iterable[int]], *, is_in: bool, actor: User | None) -> int:
    """Takes rows (position → sheet rows) out of the import, or brings them in again; returns how many moved."""
    kind = EditKind.BRING_IN if is_in else EditKind.LEAVE_OUT
    found = {source.position: source for source in Source.objects.filter(run=run)}
    moving: list[tuple[Source, int]] = []
    for position, sheet_rows in rows.items():
        if position not in found:
            raise Refused("sheet.gone")
        out = sources.left_out_rows(found[position])
        moving += [(found[position], row) for row in sheet_rows if (row in out) == is_in]
    if len(moving) > MOST_CELLS:
        raise Refused("edit.too_many", limit=MOST_CELLS)
    if moving:
        with transaction.atomic():
            count_up(run, is_edit=True)
            batch = _batch(run, str(kind), actor)
            Edit.objects.bulk_create(
                [Edit(run=run, source=source, batch=batch, kind=kind, sheet_row=row, actor=actor) for source, row in moving],
                batch_size=500,
            )  # fmt: skip
    return len(moving)


def answer_question(run: ImportRun, name: str, answers: Any, *, actor: User | None) -> None:  # noqa: ANN401 - JSON
    """Lays answers over one of the run's settings (`values`, `date_order`, `max_change_percent`), as a batch to take back.

    Those that `answers` doesn't name stay, and so does what somebody else answers meanwhile.
    """
    given = _by_question(name, answers)
    with transaction.atomic():
        count_up(run)  # first: from here on nobody else answers
        before = {key: there for key, there in _answers_of(run, name).items() if key in given}
        batch = _batch(run, "decision", actor)
        batch.answers = {"before": {name: _as_stored(name, before)}, "after": {name: _as_stored(name, given)}}
        batch.save(update_fields=["answers"])
        _lay(run, name, given)


def undo_edits(run: ImportRun, actor: User | None = None) -> EditBatch | None:
    """Takes back the newest batch (of this person, if given); returns it, or None where there is nothing."""
    with transaction.atomic():
        batch = undoable(run, actor)
        if batch is not None:
            _move(run, batch, is_undone=True)
        return batch


def redo_edits(run: ImportRun, actor: User | None = None) -> EditBatch | None:
    """Does again what was taken back last, unless something new was done since."""
    with transaction.atomic():
        batch = redoable(run, actor)
        if batch is not None:
            _move(run, batch, is_undone=False)
        return batch


def undoable(run: ImportRun, actor: User | None) -> EditBatch | None:
    """What *Undo* would take back."""
    return _batches(run, actor).filter(undone_at=None).order_by("-id").first()


def redoable(run: ImportRun, actor: User | None) -> EditBatch | None:
    """What *Redo* would do again: the oldest batch taken back that nothing newer stands after."""
    newest = undoable(run, actor)
    undone = _batches(run, actor).exclude(undone_at=None)
    return undone.filter(pk__gt=newest.pk if newest else 0).order_by("id").first()


def can_undo_and_redo(run: ImportRun, actor: User | None) -> tuple[bool, bool]:
    """Whether `undo_edits` and `redo_edits` would find something."""
    batches = _batches(run, actor).order_by()
    done, undone = batches.aggregate(
        done=Max("id", filter=Q(undone_at=None)), undone=Max("id", filter=~Q(undone_at=None))
    ).values()
    return done is not None, undone is not None and undone > (done or 0)


def texts_at(run: ImportRun, spots: Iterable[Spot]) -> dict[Spot, str | None]:
    """What cells hold now. Refuses a cell outside the data; a row just below it is empty."""
    wanted = tuple(spots)
    return _texts_in(_sources_of(run, wanted), wanted)


def _sources_of(run: ImportRun, spots: Iterable[Spot]) -> dict[int, Source]:
    """The sheets that cells are of, by their positions."""
    positions = {spot.position for spot in spots}
    sheets = Source.objects.select_related("run__program").filter(run=run, position__in=positions)
    found = {source.position: source for source in sheets}
    if positions - set(found):
        raise Refused("sheet.gone")
    return found


def _texts_in(found: Mapping[int, Source], spots: Iterable[Spot]) -> dict[Spot, str | None]:
    by_sheet: dict[int, list[Spot]] = {}
    for spot in spots:
        by_sheet.setdefault(spot.position, []).append(spot)
    texts: dict[Spot, str | None] = {}
    for position, there in by_sheet.items():
        texts |= _texts_of_sheet(found[position], there)
    return texts


def _texts_of_sheet(source: Source, spots: Sequence[Spot]) -> dict[Spot, str | None]:
    rows = sources.rows_at(source, {spot.sheet_row for spot in spots})
    last = sources.last_row(source)
    texts = {}
    for spot in spots:
        if spot.column not in rows.columns:
            raise Refused("column.gone")
        if spot.sheet_row not in rows.rows and not last < spot.sheet_row <= last + ADDED_ROWS:
            raise Refused("row.gone")
        texts[spot] = rows.rows.get(spot.sheet_row, {}).get(spot.column)
    return texts


def _check_unseen(
    run: ImportRun,
    wanted: Mapping[Spot, str | None],
    now: Mapping[Spot, str | None],
    based_on: int | None,
    seen: Mapping[Spot, str | None],
) -> None:
    if based_on is None:
        return
    touched = touched_since(run, based_on)
    conflicts = [
        Conflict(spot, now[spot], value, touched.get(spot, ""))
        for spot, value in sorted(wanted.items())
        if (now[spot] != (seen[spot] or None) if spot in seen else spot in touched)
    ]
    if conflicts:
        raise Conflicting(conflicts)


def touched_since(run: ImportRun, revision: int) -> dict[Spot, str]:
    """The cells that batches of after this revision changed, and who it was."""
    edits = Edit.objects.filter(run=run, kind__in=(EditKind.CELL, EditKind.ADDED)).filter(
        Q(batch__revision__gt=revision) | Q(batch__undone_revision__gt=revision)
    )
    rows = edits.values_list(
        "source__position", "sheet_row", "column", "batch__actor__name", "batch__actor__email"
    )
    return {
        Spot(position, row or 0, column or 0): name or email or ""
        for position, row, column, name, email in rows
    }


def _write_cells(
    batch: EditBatch,
    found: Mapping[int, Source],
    values: Mapping[Spot, str | None],
    before: Mapping[Spot, str | None],
) -> None:
    last = {position: sources.last_row(found[position]) for position in {spot.position for spot in values}}
    Edit.objects.bulk_create(
        [
            Edit(
                run=batch.run,
                source=found[spot.position],
                batch=batch,
                kind=EditKind.ADDED if spot.sheet_row > last[spot.position] else EditKind.CELL,
                sheet_row=spot.sheet_row,
                column=spot.column,
                before=before[spot],
                after=value,
                actor=batch.actor,
            )
            for spot, value in values.items()
        ],
        batch_size=500,
    )


def _batch(run: ImportRun, kind: str, actor: User | None) -> EditBatch:
    return EditBatch.objects.create(run=run, kind=kind, actor=actor, revision=run.revision)


def _batches(run: ImportRun, actor: User | None) -> QuerySet[EditBatch]:
    batches: QuerySet[EditBatch] = EditBatch.objects.filter(run=run)
    return batches if actor is None else batches.filter(actor=actor)


def _move(run: ImportRun, batch: EditBatch, *, is_undone: bool) -> None:
    at = timezone.now() if is_undone else None
    count_up(run, is_edit=not batch.answers)
    for name, after in batch.answers.get("after", {}).items():
        answered = _by_question(name, batch.answers["before"].get(name)), _by_question(name, after)
        there, wanted = reversed(answered) if is_undone else answered
        _exchange(run, name, there, wanted)
    batch.undone_at, batch.undone_revision = at, run.revision
    batch.save(update_fields=["undone_at", "undone_revision"])
    batch.edits.update(undone_at=at)


def _exchange(run: ImportRun, name: str, there: Answers, wanted: Answers) -> None:
    """Answers as `wanted` what is answered as `there`. What somebody has answered otherwise since stays."""
    now = _answers_of(run, name)
    touched = [key for key in {**there, **wanted} if there.get(key) != wanted.get(key)]
    _lay(run, name, {key: wanted.get(key) for key in touched if now.get(key) == there.get(key)})


def _lay(run: ImportRun, name: str, answers: Answers) -> None:
    """Lays answers over those that the run has; one that is None takes the question's answer away."""
    laid = {key: said for key, said in {**_answers_of(run, name), **answers}.items() if said is not None}
    others = {key: value for key, value in run.settings.items() if key != name}
    run.settings = {**others, name: _as_stored(name, laid)} if laid else others
    write_if(run.pk, {}, settings=run.settings)


def _answers_of(run: ImportRun, name: str) -> Answers:
    return _by_question(name, run.settings.get(name))


def _by_question(name: str, answers: Any) -> Answers:  # noqa: ANN401 - JSON
    """The answers of one of the settings, each by what it is about."""
    if answers is None:
        return {}
    if name == "values":
        return {(field, text): said for field, text, said in answers}
    return {(field,): said for field, said in answers.items()} if name == "date_order" else {(): answers}


def _as_stored(name: str, answers: Answers) -> Any:  # noqa: ANN401 - JSON
    """Back again, as the settings keep them; None for no answer."""
    if not answers:
        return None
    if name == "values":
        return [[*key, said] for key, said in answers.items()]
    return {field: said for (field,), said in answers.items()} if name == "date_order" else answers[()]
