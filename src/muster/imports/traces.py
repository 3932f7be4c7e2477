"""Where a person stands in what imports have stored: in the sheets as read, the plans, the edits and the settings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
from django.core.files.storage import default_storage

from muster.imports import storage
from muster.imports.models import Edit, EditBatch, ImportRun, Source
from muster.imports.retention import ENDED
from muster.participants.identity import fold
from muster.participants.models import Change

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from muster.participants.models import Participant

SHORTEST_ID = 4
"""Shorter employee IDs stand in too many cells to say that somebody is meant."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a person is found by, folded: every address, employee ID and name they have or had here."""

    participant_id: int
    emails: frozenset[str]
    employee_ids: frozenset[str]
    names: frozenset[tuple[str, str]]

    def stand_in(self, text: str) -> bool:
        """Whether one of the addresses does."""
        return any(email in fold(text) for email in self.emails)


def marks_of(person: Participant) -> Marks:
    """What the person is found by now, and was before the changes that are still kept."""
    log_in = person.user.email if person.user else None
    emails, ids = {person.email, person.email_key, log_in}, {person.employee_id}
    firsts, lasts = {person.first_name}, {person.last_name}
    kept = Change.objects.filter(program_id=person.program_id, participant_id=person.pk)
    for before, after in kept.values_list("before", "after"):
        for values in (before, after):
            for key, found in (
                ("email", emails),
                ("employee_id", ids),
                ("first_name", firsts),
                ("last_name", lasts),
            ):
                found.add(values.get(key))
    return Marks(
        participant_id=person.pk,
        emails=_folded(emails),
        employee_ids=frozenset(one for one in _folded(ids) if len(one) >= SHORTEST_ID),
        names=frozenset((first, last) for first in _folded(firsts) for last in _folded(lasts)),
    )


def _folded(texts: Collection[str | None]) -> frozenset[str]:
    return frozenset(fold(text.strip()) for text in texts if text and text.strip())


def runs_holding(program_id: int, marks: Marks, seen: set[tuple[int, str]]) -> list[ImportRun]:
    """The imports of the program in whose stored rows, plan or edits the person stands.

    Looks at each upload once: those in `seen` are passed over, and those looked at are added to it.
    """
    runs = ImportRun.objects.filter(program_id=program_id, rows_dropped_at=None).exclude(upload_key="")
    found = []
    for run in runs.select_related("program__organisation").order_by("pk"):
        place = (run.pk, f"{run.upload_key} {run.plan_fingerprint}")
        if place not in seen:
            seen.add(place)
            if _stands_in(run, marks):
                found.append(run)
    return found


def without_person(entries: list[dict[str, Any]], marks: Marks) -> list[dict[str, Any]]:
    """The lines of a run's record that name somebody else."""
    return [entry for entry in entries if not marks.stand_in(str(entry.get("email") or ""))]


def _stands_in(run: ImportRun, marks: Marks) -> bool:
    names = marks.names if run.state in ENDED else frozenset()
    if any(marks.stand_in(text) for text in _texts_of(run)):
        return True
    frames = (name for name in _files_below(storage.folder_of(run)) if name.endswith(".parquet"))
    return any(_stands_in_frame(name, marks, names) for name in frames)


def _texts_of(run: ImportRun) -> Iterator[str]:
    """What the database keeps of the run's file: edits, answers, headers, its name."""
    yield run.file_name
    yield json.dumps(run.settings, ensure_ascii=False)
    for columns in Source.objects.filter(run=run).values_list("columns", flat=True):
        yield json.dumps(columns, ensure_ascii=False)
    for texts in Edit.objects.filter(run=run).values_list("before", "after").iterator():
        yield from (text for text in texts if text)
    for answers in EditBatch.objects.filter(run=run).exclude(answers={}).values_list("answers", flat=True):
        yield json.dumps(answers, ensure_ascii=False)


def _files_below(folder: str) -> Iterator[str]:
    if not default_storage.exists(folder):
        return
    folders, files = default_storage.listdir(folder)
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from _files_below(f"{folder}/{name}")


def _stands_in_frame(name: str, marks: Marks, names: Collection[tuple[str, str]]) -> bool:
    """Reads the frame in parts, so that a large one needs no more memory than a small one."""
    with storage.local_path(name) as path:
        frame = pl.scan_parquet(path)
        schema = frame.collect_schema()
        found = frame.filter(_is_person(schema, marks, names)).head(1)
        return not found.collect(engine="streaming").is_empty()


def _is_person(
    schema: Mapping[str, pl.DataType], marks: Marks, names: Collection[tuple[str, str]]
) -> pl.Expr:
    """Whether a row has an address, an employee ID or a name of the person, or is of a plan that means them."""
    texts = [
        pl.col(name).str.to_lowercase().str.strip_chars()
        for name, dtype in schema.items()
        if dtype == pl.String
    ]
    said = [*marks.emails, *(f"{first} {last}" for first, last in names)]
    said += [f"{last}, {first}" for first, last in names]
    tests = [text.str.contains_any(said) for text in texts]
    tests += [text.is_in(list(marks.employee_ids)) for text in texts if marks.employee_ids]
    for first, last in names:
        tests.append(_any(text == first for text in texts) & _any(text == last for text in texts))
    if "participant_id" in schema:
        tests.append(pl.col("participant_id") == marks.participant_id)
    return _any(tests)


def _any(tests: Iterator[pl.Expr] | list[pl.Expr]) -> pl.Expr:
    return pl.any_horizontal(pl.lit(value=False), *(test.fill_null(value=False) for test in tests))
