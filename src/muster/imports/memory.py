"""What a program remembers of its imports: learnt at each *Yes*, laid over the next file, forgotten on request.

Headers, answers about values, date orders, separators and sheets are remembered one by one. The shape of a sheet (its
headers, in order) is remembered with everything that was made of it: a file whose sheets are all of known shapes goes
straight to the review.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from muster.engine.matching import header_key
from muster.imports.models import Memory, MemoryKind, RunRole
from muster.organisations.actions import record
from muster.programs.queries import importable_specs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from muster.accounts.models import User
    from muster.imports.models import ImportRun, Source
    from muster.programs.models import Program

REMEMBERED = "remembered"
"""The reason of a column that stands as in an earlier import."""
MOST_ANSWERS = 5_000
"""Of answers about values the latest so many are laid over a new file."""
HEADER_ROWS = 5
"""So many header rows of earlier sheets are tried on a new one."""
ADD = "+"
"""The answer that adds an option: from then on the option is there, so there is nothing to remember."""

CHOICE_TYPES = frozenset(
    ("single_choice", "multiple_choice", "role", "status", "country", "language", "time_zone", "yes_no")
)
"""Answers about these say what a word means; those about other types are about one person's text."""

Entry = dict[str, Any]


def shape_key(headers: Iterable[str]) -> str:
    """What two sheets of one shape have in common: their headers, in order."""
    return json.dumps([header_key(header) for header in headers], ensure_ascii=False)


def remembered_headers(program: Program) -> dict[str, str | None]:
    """Header (`header_key`) → the field it was last bound to, None where it was left out."""
    rows = _of_kind(program, MemoryKind.HEADER).values_list("subject", "answer")
    return {header_key(subject): answer["field"] for subject, answer in rows}


def remembered_choices(program: Program) -> dict[str, Any]:
    """Answers about values, date orders and separators, as a run's `settings` keep them."""
    values = _of_kind(program, MemoryKind.VALUE).order_by("-used_at", "-id")[:MOST_ANSWERS]
    found: dict[str, Any] = {"values": [[one.field, one.subject, one.answer["option"]] for one in values]}
    for name, kind in (("date_order", MemoryKind.DATE_ORDER), ("separators", MemoryKind.SEPARATOR)):
        found[name] = {one.field: one.answer[name] for one in _of_kind(program, kind)}
    return {name: answers for name, answers in found.items() if answers}


def with_remembered_choices(program: Program, settings: Mapping[str, Any]) -> dict[str, Any]:
    """The run's settings over what the program remembers: what was chosen for this run stands."""
    merged = dict(settings)
    for name, answers in remembered_choices(program).items():
        if name == "values":
            given = {(field, text): answer for field, text, answer in settings.get(name, ())}
            known = {(field, text): answer for field, text, answer in answers}
            merged[name] = [[*key, answer] for key, answer in {**known, **given}.items()]
        else:
            merged[name] = {**answers, **settings.get(name, {})}
    return merged


def remembered_header_rows(program: Program) -> tuple[int, ...]:
    """The header rows of the latest sheets, the latest first."""
    shapes = _of_kind(program, MemoryKind.SHAPE).order_by("-used_at", "-id")[: HEADER_ROWS * 4]
    rows = dict.fromkeys(one.answer["header_row"] for one in shapes if one.answer["header_row"])
    return tuple(rows)[:HEADER_ROWS]


def recall_sheets(run: ImportRun, sources: Sequence[Source]) -> dict[str, Any]:
    """Lays what is known over unsaved sources. Returns what the run is recognised by, {} where a sheet is new to us.

    A sheet of a known shape gets its columns, as they were confirmed, its header row and its role; one that was left
    out the last time is left out again beside others that are known.
    """
    known = {source.position: found for source in sources if (found := _known_shape(run.program, source))}
    for source in sources:
        if source.position in known:
            _restore(source, known[source.position].answer)
    _leave_out(run.program, sources, known)
    chosen = [source for source in sources if source.is_selected]
    if not chosen or any(source.position not in known for source in chosen):
        return {}
    latest = max((known[source.position] for source in chosen), key=lambda one: one.used_at)
    return {"file": latest.answer["file"], "at": latest.used_at.isoformat()}


def remember_run(run: ImportRun) -> None:
    """Learns from a run at its *Yes*: what was confirmed and answered."""
    learnt = {(one.kind, one.digest): one for one in _learnt(run)}
    Memory.objects.bulk_create(
        learnt.values(),
        update_conflicts=True,
        unique_fields=["program", "kind", "digest"],
        update_fields=["subject", "field", "answer", "run", "used_at"],
    )


def memorable_answers(run: ImportRun) -> list[tuple[str, str, str]]:
    """(field, text, option) of the answers worth keeping: of choices, never of addresses, names or other people's texts."""
    kinds = {spec.key: spec.type for spec in importable_specs(run.program)}
    return [
        (field, text, option)
        for field, text, option in run.settings.get("values", ())
        if kinds.get(field) in CHOICE_TYPES and option != ADD
    ]


def forget(program: Program, *, actor: User, kind: str | None = None, memory_id: int | None = None) -> int:
    """Deletes one thing remembered, all of a kind, or everything; returns how many."""
    found = Memory.objects.filter(program=program)
    if kind is not None:
        found = found.filter(kind=kind)
    if memory_id is not None:
        found = found.filter(pk=memory_id)
    with transaction.atomic():
        deleted, _by_model = found.delete()
        if deleted:
            record(
                program.organisation,
                actor=actor,
                action="memory.forgotten",
                target=program.slug,
                remembered=deleted,
            )
    return deleted


def _of_kind(program: Program, kind: MemoryKind) -> Any:  # noqa: ANN401 - a queryset of a scoped manager
    return Memory.objects.filter(program_id=program.pk, kind=kind)


def _known_shape(program: Program, source: Source) -> Memory | None:
    """What is known of the sheet's shape, if every field it names is still asked."""
    key = shape_key(entry["header"] for entry in source.columns)
    found: Memory | None = _of_kind(program, MemoryKind.SHAPE).filter(digest=_digest(key)).first()
    if found is None or source.header_row is None:
        return None
    fields = {spec.key for spec in importable_specs(program)}
    named = {entry["field"] for entry in found.answer["columns"] if entry["field"]}
    places = [entry["column"] for entry in found.answer["columns"] if "made" not in entry]
    is_same = places == [entry["column"] for entry in source.columns]
    return found if named <= fields and is_same else None


def _restore(source: Source, answer: Mapping[str, Any]) -> None:
    source.columns = [
        {**entry, "confidence": 1.0 if entry["field"] else 0.0, "reason": REMEMBERED, "confirmed": True}
        for entry in answer["columns"]
    ]
    source.role = answer["role"]
    source.header_confirmed = True
    source.is_selected = True


def _leave_out(program: Program, sources: Sequence[Source], known: Mapping[int, Memory]) -> None:
    if not known:
        return
    rows = _of_kind(program, MemoryKind.SHEET).values_list("subject", "answer")
    left_out = {subject for subject, answer in rows if not answer["selected"]}
    for source in sources:
        if source.name in left_out:
            source.is_selected = False


def _learnt(run: ImportRun) -> Iterator[Memory]:
    every = list(run.sources.all())
    for source in every:
        if source.is_selected:
            yield from _learnt_columns(run, source)
            yield from _learnt_shape(run, source)
        # A file with one sheet, such as any CSV, says nothing by the sheet's name.
        if len(every) > 1 and run.sheets_chosen:
            answer = {"role": source.role, "selected": source.is_selected}
            yield _thing(run, MemoryKind.SHEET, source.name, source.name, answer)
    for field, text, option in memorable_answers(run):
        yield _thing(run, MemoryKind.VALUE, json.dumps([field, text]), text, {"option": option}, field=field)
    for name, kind in (("date_order", MemoryKind.DATE_ORDER), ("separators", MemoryKind.SEPARATOR)):
        for field, answered in run.settings.get(name, {}).items():
            yield _thing(run, kind, field, field, {name: answered}, field=field)


def _learnt_columns(run: ImportRun, source: Source) -> Iterator[Memory]:
    for entry in source.columns:
        if entry["confirmed"] and entry["header"].strip() and "made" not in entry:
            key, answer = header_key(entry["header"]), {"field": entry["field"]}
            yield _thing(run, MemoryKind.HEADER, key, entry["header"], answer, field=entry["field"] or "")


def _learnt_shape(run: ImportRun, source: Source) -> Iterator[Memory]:
    if source.header_row is None:
        return
    kept = ("column", "header", "field", "default", "made")
    answer = {
        "file": run.file_name,
        "header_row": source.header_row,
        "role": source.role if run.sheets_chosen and run.role == RunRole.SHEET else "",
        "columns": [{name: entry[name] for name in kept if name in entry} for entry in source.columns],
    }
    key = shape_key(entry["header"] for entry in source.columns if "made" not in entry)
    yield _thing(run, MemoryKind.SHAPE, key, run.file_name, answer)


def _thing(
    run: ImportRun, kind: MemoryKind, key: str, subject: str, answer: Entry, *, field: str = ""
) -> Memory:
    return Memory(
        program=run.program,
        kind=kind,
        digest=_digest(key),
        subject=subject,
        field=field,
        answer=answer,
        run=run,
        used_at=timezone.now(),
    )


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
