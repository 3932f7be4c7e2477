"""Random histories of one program: imports, edits, deletions and undos by two administrators, and what they come to.

`python -m tests.imports.histories FIRST END STEPS` plays the histories of these seeds on the database of the environment
and prints a line for each: the seed, and a digest of everybody, every change and every notice. Ids and times aside.
"""

from __future__ import annotations

import hashlib
import json
import random
import secrets
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import polars as pl

from muster.engine.table import RawFile, RawTable

if TYPE_CHECKING:
    from muster.accounts.models import User
    from muster.imports.models import ImportRun
    from muster.programs.models import Program

HEADERS = ("E-mail", "Employee ID", "First name", "Last name", "Department", "Skills", "Role", "Status")
FIELDS = ("email", "employee_id", "first_name", "last_name", "department", "skills", "role", "status")
CHOICES: tuple[tuple[str | None, ...], ...] = (
    ("a@x.org", "A@X.org", *(f"{letter}@x.org" for letter in "bcdefghijklm"), "nobody", None),
    (*[None] * 12, "1", "2", "3", "04"),
    ("Ann", "Ben", "Ängs", None),
    ("Berg", "Dorn", None),
    ("IT", "HR", "Sales & more", None),
    ("SQL; Go", "Go", "Rust; SQL; Go", "日本", None),
    ("Mentor", "Mentee", "Both", "Mentor"),
    (None, None, "suspended", "active"),
)
Cells = tuple[str | None, ...]


def random_rows(chance: random.Random, most: int = 6) -> list[Cells]:
    """Rows that often name somebody twice, or mix two people up."""
    return [tuple(chance.choice(column) for column in CHOICES) for _row in range(chance.randint(2, most))]


def random_choices(chance: random.Random) -> dict[str, Any]:
    """Settings of an import."""
    rules = {"department": chance.choice(["replace", "fill", "keep", "replace!"])}
    rules["skills"] = chance.choice(["replace", "append"])
    return {
        "overwrite": chance.random() < 0.8,
        "rules": rules,
        "clear_empty": chance.choice([[], ["department"], ["*"]]),
        "only": chance.choice([None, None, "create", "update"]),
        "max_change_percent": 100,
    }


@dataclass
class History:
    """One program and what was done to it."""

    program: Program
    people: tuple[User, ...]
    runs: list[ImportRun] = field(default_factory=list)

    def draft(self, rows: list[Cells], choices: dict[str, Any], actor: User) -> ImportRun:
        """A run with these rows and their columns settled, without a file and without a process that reads it."""
        from muster.imports import actions, sources, storage
        from muster.imports.models import ImportRun, Source

        run = actions.create_run(self.program, actor=actor, role="sheet")
        frame = pl.DataFrame(
            {"sheet_row": range(1, len(rows) + 2)}
            | {f"c{n + 1}": [HEADERS[n], *(row[n] for row in rows)] for n in range(len(HEADERS))},
            schema_overrides={"sheet_row": pl.UInt32} | {f"c{n + 1}": pl.String for n in range(len(HEADERS))},
        )
        file = RawFile("csv", "utf-8", ",", (RawTable("People", frame),))
        key = secrets.token_hex(8)
        sources.store_sheets(f"{storage.folder_of(run)}/upload-{key}", file)
        columns = [
            {"column": n + 1, "header": HEADERS[n], "field": FIELDS[n], "confirmed": True}
            for n in range(len(HEADERS))
        ]
        Source.objects.create(
            run=run,
            position=0,
            name="People",
            is_selected=True,
            header_row=1,
            columns=columns,
            width=len(HEADERS),
        )
        ImportRun.objects.filter(pk=run.pk).update(upload_key=key, sheets_chosen=True)
        actions.change_settings(run, **choices)
        run.refresh_from_db()
        return run

    def bring(self, rows: list[Cells], choices: dict[str, Any], actor: User) -> ImportRun | None:
        """Imports the rows; None where the plan is refused."""
        from muster.imports import actions

        run = self.draft(rows, choices, actor)
        if actions.plan_run(run).refusals:
            return None
        actions.approve_run(run, actor=actor, plan_revision=run.revision)
        self.work(run)
        self.runs.append(run)
        return run

    def take_back(self, run: ImportRun, actor: User) -> None:
        """Undoes a run."""
        from muster.imports import actions

        actions.request_undo(run, actor=actor)
        self.work(run)
        self.runs.remove(run)

    def work(self, run: ImportRun) -> None:
        from muster.imports.worker import work_on

        work_on(run.pk, "histories")
        run.refresh_from_db()

    def edit(self, chance: random.Random, actor: User) -> None:
        """Somebody changes a value of somebody, if anybody is there."""
        from muster.participants.actions import edit_participant

        person = self.anybody(chance)
        if person is not None:
            after: dict[str, Any] = chance.choice(
                [{"department": "Edited"}, {"first_name": "Eve"}, {"skills": ["Go"]}, {"department": None}]
            )
            edit_participant(person, after, actor=actor)

    def delete(self, chance: random.Random, actor: User) -> None:
        """Somebody deletes somebody, if anybody is there."""
        from muster.participants.actions import delete_participant

        person = self.anybody(chance)
        if person is not None:
            delete_participant(person, actor=actor)

    def anybody(self, chance: random.Random) -> Any:
        from muster.participants.models import Participant

        people = sorted(Participant.objects.filter(program=self.program), key=lambda person: person.email_key)
        return chance.choice(people) if people else None


def play(history: History, seed: int, steps: int) -> None:
    """The history of a seed: the same on every database."""
    chance = random.Random(seed)  # noqa: S311 - to be the same again
    history.bring(random_rows(chance), random_choices(chance), history.people[0])
    for _step in range(steps - 1):
        actor = chance.choice(history.people)
        kind = chance.choice(["import", "import", "edit", "edit", "delete", "undo"])
        if kind == "import":
            history.bring(random_rows(chance), random_choices(chance), actor)
        elif kind == "edit":
            history.edit(chance, actor)
        elif kind == "delete":
            history.delete(chance, actor)
        elif history.runs:
            history.take_back(chance.choice(history.runs), actor)


def state_of(program: Program) -> dict[str, Any]:
    """People, changes and notices as plain values; ids are told by their order, times are left out."""
    from muster.imports.models import ImportRun
    from muster.notices.models import Notice
    from muster.participants.models import Change, Participant
    from muster.programs.models import Field

    runs = {
        pk: number
        for number, pk in enumerate(
            ImportRun.objects.filter(program=program).order_by("id").values_list("pk", flat=True)
        )
    }
    changes = list(Change.objects.filter(program=program).order_by("id"))
    people = list(Participant.objects.filter(program=program))
    ids = sorted({change.participant_id for change in changes} | {person.pk for person in people})
    numbers = {pk: number for number, pk in enumerate(ids)}
    return {
        "people": sorted(_person(person, numbers, runs) for person in people),
        "changes": sorted(_change(change, numbers, runs) for change in changes),
        "notices": sorted(
            map(list, Notice.objects.filter(program=program).values_list("address", "kind", "state"))
        ),
        "options": sorted(
            (field.key, json.dumps(field.options)) for field in Field.objects.filter(program=program)
        ),
    }


def _person(person: Any, numbers: dict[int, int], runs: dict[int, int]) -> list[str]:
    identity = ("email", "email_key", "employee_id", "first_name", "last_name")
    kept = (*identity, "role", "status", "status_before", "version", "sort_name", "search_text")
    parts = [str(getattr(person, name)) for name in kept]
    return [*parts, _json(person.values), _json(_origins(person.origins, runs)), str(numbers[person.pk])]


def _change(change: Any, numbers: dict[int, int], runs: dict[int, int]) -> list[str]:
    before = _origins(change.before_origins, runs)
    parts = (numbers[change.participant_id], change.version, change.kind, runs.get(change.run_id))
    return [*map(str, parts), _json(change.before), _json(change.after), _json(before)]


def _origins(origins: dict[str, Any], runs: dict[int, int]) -> dict[str, Any]:
    """Each origin with the number of its run, without the number of its member and its time."""
    shown = {}
    for key, origin in origins.items():
        told = {name: value for name, value in (origin or {}).items() if name not in {"at", "member"}}
        shown[key] = told | ({"run": runs[told["run"]]} if "run" in told else {})
    return shown


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def digest_of(program: Program) -> str:
    return hashlib.sha256(_json(state_of(program)).encode()).hexdigest()[:20]


def main(first: int, end: int, steps: int) -> None:
    from django.conf import settings

    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        settings.DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from django_scopes import scope

    from muster.accounts.models import User
    from muster.organisations.models import Organisation
    from muster.programs.actions import create_program

    olga, chen = (User.objects.create_user(f"{name}@example.org") for name in ("olga", "chen"))
    organisation = Organisation.objects.create(name="Histories", slug="histories")
    with scope(organisation=organisation):
        for seed in range(first, end):
            program = create_program(organisation, name=f"History {seed}", keys=None, actor=olga)
            play(History(program, (olga, chen)), seed, steps)
            print(seed, digest_of(program), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))
