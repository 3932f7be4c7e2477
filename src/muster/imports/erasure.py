"""Erasing a person: every value, change, file and mail of theirs goes; counts stay, and a keyed hash that keeps them away.

What nobody is working on goes at once, within the request. What an import at work still needs goes when it has ended, and
SQLite's log as soon as no reader holds it: until then the erasure is unfinished, and a worker goes on with it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from muster.engine.identity import email_key
from muster.imports.models import ImportRun, Memory, MemoryKind, Source
from muster.imports.options import unused_options
from muster.imports.retention import ENDED, OPEN, Tidied, drop_rows
from muster.imports.states import write_if
from muster.imports.traces import marks_of, runs_holding, without_person
from muster.imports.writing import checkpoint
from muster.notices.erasure import forget_notices, is_being_sent
from muster.organisations.actions import record
from muster.organisations.models import Member
from muster.participants.erased import note_erasure
from muster.participants.models import Change, ChangeKind, Erasure, Participant
from muster.participants.search import forget
from muster.programs.actions import remove_options
from muster.programs.queries import field_specs
from muster.refusals import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from muster.accounts.models import User
    from muster.imports.traces import Marks

ERASED = "run.person_erased"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an erasure came to."""

    imports: int
    """Imports whose files held the person."""
    is_finished: bool
    """Whether the last trace is gone; else a worker goes on."""
    has_account: bool
    """Whether the person keeps an account, because they need it elsewhere."""


def erase_participant(participant: Participant, *, actor: User | None) -> Outcome:
    """Erases the person from the program. `actor` None: they did it themselves. Refused where they are gone already."""
    organisation, now = participant.program.organisation, timezone.now()
    marks = marks_of(participant)
    seen: set[tuple[int, str]] = set()
    runs = runs_holding(participant.program_id, marks, seen)
    unused = _options_of_nobody_else(participant)
    with transaction.atomic():
        person = _locked(participant)
        erasures = note_erasure(organisation, _keys(marks, person), run_ids=[run.pk for run in runs], now=now)
        _erase_rows(person, marks, unused)
        has_account = person.user is not None and not _delete_account(person.user)
        Change.objects.create(
            program=person.program,
            participant_id=marks.participant_id,
            actor=actor,
            kind=ChangeKind.DELETED,
            version=person.version + 1,
            at=now,
        )
        record(
            organisation,
            actor=actor,
            actor_label="" if actor else "participant",
            action="participant.erased",
            target=str(marks.participant_id),
            program=person.program.slug,
            imports=len(runs),
        )
    late = [
        run.pk for run in runs_holding(participant.program_id, marks, seen)
    ]  # stored since the first look
    for erasure in erasures:
        if late:
            Erasure.objects.filter(pk=erasure.pk).update(run_ids=[*erasure.run_ids, *late])
        finish_erasure(erasure.pk, now)
    is_finished = not Erasure.objects.filter(
        pk__in=[erasure.pk for erasure in erasures], finished_at=None
    ).exists()
    return Outcome(len(runs) + len(late), is_finished, has_account)


def _locked(participant: Participant) -> Participant:
    people = Participant.objects.select_for_update(of=("self",)).select_related(
        "program__organisation", "user"
    )
    person = people.filter(pk=participant.pk).first()
    if person is None:
        raise Refused("participant.gone")
    return person


def _keys(marks: Marks, person: Participant) -> set[str]:
    return {person.email_key, *(key for email in marks.emails if (key := email_key(email)))}


def _erase_rows(person: Participant, marks: Marks, unused: dict[str, list[str]]) -> None:
    """Everything the database holds of the person, but their account."""
    program = person.program
    Change.objects.filter(program=program, participant_id=person.pk).delete()
    forget([person.pk])
    forget_notices(program, person.pk, _keys(marks, person))
    for key, options in unused.items():
        remove_options(program, key, options)
    own_words = {option for options in unused.values() for option in options}
    _forget_in_memory(program.pk, marks, own_words)
    _forget_in_records(program.pk, marks)
    _forget_in_files(program.pk, marks, own_words)
    Participant.objects.filter(pk=person.pk).delete()


def _options_of_nobody_else(person: Participant) -> dict[str, list[str]]:
    """Field key → answers to open choices that became options, and that the person alone has."""
    found = {}
    for spec in field_specs(person.program):
        value = person.values.get(spec.key)
        if spec.is_open and value:
            options = value if isinstance(value, list) else [value]
            found[spec.key] = unused_options(person.program_id, spec.key, options, but_for=person.pk)
    return {key: options for key, options in found.items() if options}


def _forget_in_memory(program_id: int, marks: Marks, options: set[str]) -> None:
    """What the program has learnt of imports and would name the person: headers that were none, and their own words."""
    named = [
        memory.pk
        for memory in Memory.objects.filter(program_id=program_id).iterator()
        if marks.stand_in(f"{memory.subject} {memory.answer}")
        or (memory.kind == MemoryKind.VALUE and memory.answer.get("option") in options)
    ]
    Memory.objects.filter(pk__in=named).delete()


def _forget_in_records(program_id: int, marks: Marks) -> None:
    """Lines about the person in the records of imports that nobody works on."""
    at_rest = ImportRun.objects.filter(program_id=program_id, state__in=(*ENDED, *OPEN))
    for run in at_rest.exclude(set_aside=[], kept=[]):
        values = {name: without_person(getattr(run, name), marks) for name in ("set_aside", "kept")}
        write_if(run.pk, {"state": run.state}, **values)


def _forget_in_files(program_id: int, marks: Marks, options: set[str]) -> None:
    """What is kept of files beside their rows: headers (a row may have been taken for one), names, options they added."""
    for source in Source.objects.filter(run__program_id=program_id).only("columns").iterator():
        if marks.stand_in(json.dumps(source.columns, ensure_ascii=False)):
            Source.objects.filter(pk=source.pk).update(columns=[])
    for run in ImportRun.objects.filter(program_id=program_id).only("file_name", "added_options"):
        added = {
            key: [one for one in added if one not in options] for key, added in run.added_options.items()
        }
        file_name = "" if marks.stand_in(run.file_name) else run.file_name
        if (added, file_name) != (run.added_options, run.file_name):
            write_if(run.pk, {}, added_options=added, file_name=file_name)


def _delete_account(user: User) -> bool:
    """Deletes an account that nothing else needs, with its sessions. Whether it did."""
    with scopes_disabled():
        is_needed = (
            user.is_staff
            or Member.objects.filter(user=user).exists()
            or Participant.objects.filter(user=user).exists()
        )
    if is_needed:
        return False
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()
    with scopes_disabled():
        user.delete()
    return True


def finish_erasures(now: datetime) -> int:
    """Goes on with every erasure that is unfinished; returns how many are finished now."""
    with scopes_disabled():
        unfinished = list(Erasure.objects.filter(finished_at=None).values_list("pk", flat=True))
    return sum(finish_erasure(erasure_id, now) for erasure_id in unfinished)


def finish_erasure(erasure_id: int, now: datetime) -> bool:
    """Deletes the files that held the person, of every import that nobody works on. Whether nothing is left."""
    with scopes_disabled():
        erasure = Erasure.objects.select_related("organisation").filter(pk=erasure_id).first()
    if erasure is None or erasure.finished_at is not None:
        return False
    with scope(organisation=erasure.organisation):
        left = [run_id for run_id in erasure.run_ids if not _drop_run(run_id, now)]
        is_sending = is_being_sent(erasure.organisation, erasure.address_hash)
        if left != erasure.run_ids:
            Erasure.objects.filter(pk=erasure.pk).update(run_ids=left)
        if left or is_sending or not checkpoint("TRUNCATE"):
            return False
        return bool(Erasure.objects.filter(pk=erasure.pk, finished_at=None).update(finished_at=now))


def _drop_run(run_id: int, now: datetime) -> bool:
    """Deletes what the run has stored of its file. Whether that is done; not while somebody works on it."""
    run = ImportRun.objects.select_related("program").filter(pk=run_id).first()
    if run is None:
        return True
    if run.state not in (*ENDED, *OPEN):
        return False
    drop_rows(run, now, Tidied(), failure=ERASED)
    return write_if(run.pk, {"state__in": ENDED, "rows_dropped_at__isnull": False}, set_aside=[], kept=[])
