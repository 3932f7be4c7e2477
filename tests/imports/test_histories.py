"""Random histories of imports, edits and undos: nothing is left behind, nothing done twice, and both databases agree."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction
from django_scopes import scope
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from muster.imports import actions
from muster.participants.models import Participant
from tests import postgres
from tests.imports.histories import History, random_choices, random_rows

if TYPE_CHECKING:
    from muster.imports.models import ImportRun

ROOT = Path(__file__).resolve().parents[2]
SEEDS = st.integers(0, 10_000)
WHO = st.integers(0, 1)
IDENTITY = ("email", "employee_id", "first_name", "last_name")
KEPT = (*IDENTITY, "is_mentor", "is_mentee", "status", "status_before", "values", "origins")

Person = dict[str, Any]


class Program(RuleBasedStateMachine):
    """One program under two administrators."""

    cast: Any

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        self.stack.enter_context(scope(organisation=self.cast.northwind))
        self.stack.enter_context(transaction.atomic())
        self.history = History(self.cast.spring, (self.cast.olga, self.cast.chen))

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.stack.close()

    def people(self) -> dict[int, Person]:
        found = Participant.objects.filter(program=self.history.program).values("pk", *KEPT)
        return {person.pop("pk"): person for person in found}

    @rule(seed=SEEDS, who=WHO)
    def import_and_take_back_at_once(self, seed: int, who: int) -> None:
        """undo(import(x)) = x where nobody edited since."""
        chance, actor, before = random.Random(seed), self.history.people[who], self.people()  # noqa: S311
        run = self.history.bring(random_rows(chance), random_choices(chance), actor)
        if run is not None:
            self.history.take_back(run, actor)
            assert before == self.people()
            assert [] == run.kept

    @rule(seed=SEEDS, who=WHO)
    def import_and_plan_again(self, seed: int, who: int) -> None:
        """Planned again, whatever the order of its rows, an import that is done has nothing to do."""
        chance, actor = random.Random(seed), self.history.people[who]  # noqa: S311
        rows, choices = random_rows(chance), random_choices(chance)
        shuffled = random.Random(seed).sample(rows, len(rows))  # noqa: S311
        first = actions.plan_run(self.history.draft(rows, choices, actor))
        other = actions.plan_run(self.history.draft(shuffled, choices, actor))
        assert dict(first.counts) == dict(other.counts)
        if self.history.bring(rows, choices, actor) is None:
            return
        again = actions.plan_run(self.history.draft(shuffled, choices, actor))
        assert (0, 0) == (again.counts["create"], again.counts["update"])

    @rule(seed=SEEDS, who=WHO)
    def edit(self, seed: int, who: int) -> None:
        self.history.edit(random.Random(seed), self.history.people[who])  # noqa: S311

    @rule(seed=SEEDS, who=WHO)
    def delete(self, seed: int, who: int) -> None:
        self.history.delete(random.Random(seed), self.history.people[who])  # noqa: S311

    @precondition(lambda self: self.history.runs)
    @rule(seed=SEEDS, who=WHO)
    def take_back_any(self, seed: int, who: int) -> None:
        """What somebody else set since stays; of what the run set, only what is listed."""
        run, before = random.Random(seed).choice(self.history.runs), self.people()  # noqa: S311
        self.history.take_back(run, self.history.people[who])
        after = self.people()
        for pk, person in before.items():
            theirs = {key for key, origin in person["origins"].items() if not _is_of(origin, run)}
            for key in theirs - {"*"} if pk in after else ():
                assert (key, _value(person, key)) == (key, _value(after[pk], key))
        left = {person["email"] for person in after.values() if _is_named(person, run)}
        assert left <= {str(kept["email"]) for kept in run.kept}

    @invariant()
    def nobody_is_there_twice(self) -> None:
        keys = [person["email"].lower() for person in self.people().values()]
        assert len(keys) == len(set(keys))


def _is_of(origin: dict[str, Any] | None, run: ImportRun) -> bool:
    return (origin or {}).get("run") == run.pk


def _is_named(person: Person, run: ImportRun) -> bool:
    return any(_is_of(origin, run) for origin in person["origins"].values())


def _value(person: Person, key: str) -> Any:
    if key == "role":
        return person["is_mentor"], person["is_mentee"]
    return person[key] if key in person else person["values"].get(key)


def examine(cast: Any, examples: int, steps: int) -> None:
    machine = type("Machine", (Program,), {"cast": cast})
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    run_state_machine_as_test(machine, settings=chosen)


def test_any_history_can_be_taken_back_and_leaves_nothing_to_do(cast: Any) -> None:
    examine(cast, examples=3, steps=5)


@pytest.mark.torture
def test_long_histories_can_be_taken_back_and_leave_nothing_to_do(cast: Any) -> None:
    examine(cast, examples=150, steps=20)


def digests(seeds: range, steps: int) -> list[list[str]]:
    """What the histories of these seeds come to on SQLite and on PostgreSQL, played at the same time."""
    command = [sys.executable, "-m", "tests.imports.histories", *map(str, (seeds.start, seeds.stop, steps))]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "muster.config.settings"}
    with ExitStack() as stack:
        folders = [stack.enter_context(tempfile.TemporaryDirectory()) for _database in range(2)]
        address = stack.enter_context(postgres.fresh_database("muster_histories"))
        sqlite = {name: value for name, value in environment.items() if name != "DATABASE_URL"}
        places = [
            {**sqlite, "MUSTER_DATA_DIR": folders[0]},
            {**environment, "MUSTER_DATA_DIR": folders[1], "DATABASE_URL": address},
        ]
        players = [
            subprocess.Popen(command, env=place, stdout=subprocess.PIPE, text=True, cwd=ROOT)
            for place in places
        ]
        return [player.communicate()[0].splitlines() for player in players]


def test_both_databases_agree_on_a_hundred_histories() -> None:
    sqlite, postgresql = digests(range(100), steps=2)
    assert 100 == len(sqlite)
    assert sqlite == postgresql
    assert len({line.split()[1] for line in sqlite}) > 60, "histories differ from each other"


@pytest.mark.torture
def test_both_databases_agree_on_a_thousand_histories(capsys: pytest.CaptureFixture[str]) -> None:
    sqlite, postgresql = digests(range(1_000), steps=7)
    different = [one for one, other in zip(sqlite, postgresql, strict=True) if one != other]
    with capsys.disabled():
        print(f"\nhistories: {len(sqlite)}, different on the two databases: {len(different)}")  # noqa: T201
    assert (1_000, []) == (len(sqlite), different)
