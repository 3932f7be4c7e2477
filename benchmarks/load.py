"""What others feel while a large import is applied: p95 of list, search, edit and sign-in beside their quiet figures."""

from __future__ import annotations

import csv
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from lxml import html

from benchmarks.bench_file import HEADERS, people
from benchmarks.compared import database_url

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

THERE = 100_000
"""People who are there before the import."""
QUIET_ROUNDS = 40
PAUSE_S = 0.2
SIGN_IN_EVERY_S = 3
"""More than thirty a minute from one address are refused."""
EMAIL, PASSWORD = "olga@example.org", "correct horse battery"
READS = ("list", "search")
MUSTER = [sys.executable, "-m", "muster.cli"]


def main(options: Namespace) -> None:
    """Both databases, with the server and one worker as `muster serve` starts them."""
    for database, address in (("SQLite", None), ("PostgreSQL", "embedded")):
        with tempfile.TemporaryDirectory(prefix="muster-bench-") as name, database_url(address) as url:
            folder = Path(name)
            path = _write_csv(folder / "people.csv", options.large)
            # A million rows are a little more than a file may have.
            environment = {
                **os.environ,
                "MUSTER_DATA_DIR": str(folder / "data"),
                "MUSTER_LIMIT_FILE_BYTES": "300 MB",
            }
            environment.pop("DATABASE_URL", None)
            if url:
                environment["DATABASE_URL"] = url
            print(f"\n{database}, {THERE:,} people there, {options.large:,} imported")
            _measure(environment, path)


def _write_csv(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        writer.writerows(people(rows))
    return path


def _measure(environment: dict[str, str], path: Path) -> None:
    names = ["--email", EMAIL, "--organisation", "Bench", "--program", "Load", "--password-stdin"]
    subprocess.run([*MUSTER, "setup", *names], env=environment, input=PASSWORD + "\n", text=True, check=True,
                   capture_output=True)  # fmt: skip
    beside = Beside(environment)
    base = beside.ask("fill", str(THERE))
    port = _free_port()
    server = subprocess.Popen(
        [*MUSTER, "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None
        server.stdout.readline()
        visitor = Visitor(f"http://127.0.0.1:{port}", str(base))
        visitor.sign_in()
        quiet = Times()
        for _round in range(QUIET_ROUNDS):
            _visit(visitor, quiet)
        run_id = beside.ask("approve", str(path))
        loaded = Times()
        started = time.perf_counter()
        while (found := beside.ask("look", str(run_id)))[0] in {"queued", "applying"}:
            _visit(visitor, loaded)
        seconds = time.perf_counter() - started
        print(f"  the import ended as {found[0]}, {found[1] / seconds:,.0f} rows a second")
        _print(quiet, loaded)
    finally:
        beside.process.kill()
        beside.process.communicate()
        server.terminate()
        server.communicate()


def _visit(visitor: Visitor, times: Times) -> None:
    is_due = time.perf_counter() - visitor.signed_in_at > SIGN_IN_EVERY_S
    for name in ("list", "search", "edit", *(["sign_in"] if is_due else [])):
        times.take(name, getattr(visitor, name))
        time.sleep(PAUSE_S)


@dataclass(slots=True)
class Times:
    """Milliseconds by what was done, and how often that failed."""

    taken: dict[str, list[float]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    def take(self, name: str, work: Callable[[], float]) -> None:
        try:
            self.taken.setdefault(name, []).append(work() * 1000)
        except (HTTPError, URLError, TimeoutError, AssertionError) as error:
            self.errors.append(f"{name}: {error}")

    def percentile(self, name: str, share: float) -> float:
        ordered = sorted(self.taken.get(name, [0.0]))
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _print(quiet: Times, loaded: Times) -> None:
    for name in quiet.taken:
        before, during = quiet.percentile(name, 0.95), loaded.percentile(name, 0.95)
        goal = 2 * before if name in READS else before + 100
        print(
            f"  {name:<10} p50 {quiet.percentile(name, 0.5):6.0f} → {loaded.percentile(name, 0.5):6.0f} ms"
            f"   p95 {before:6.0f} → {during:6.0f} ms (goal {goal:.0f}), {len(loaded.taken.get(name, []))} times"
        )
    print(
        f"  errors: {len(quiet.errors)} quiet, {len(loaded.errors)} meanwhile {sorted(set(loaded.errors))[:5]}"
    )


class Visitor:
    """Somebody who works with the pages meanwhile."""

    def __init__(self, address: str, first_id: str) -> None:
        self.address, self.first = address, int(first_id)
        self.chance = random.Random(5)
        self.opener = self._new_opener()
        self.signed_in_at = 0.0

    def _new_opener(self) -> OpenerDirector:
        return build_opener(HTTPCookieProcessor(CookieJar()))

    def _get(self, path: str, opener: OpenerDirector | None = None) -> bytes:
        with (opener or self.opener).open(self.address + path, timeout=60) as answer:
            found: bytes = answer.read()
        return found

    def _send(
        self, path: str, page: bytes, changes: dict[str, str], opener: OpenerDirector | None = None
    ) -> float:
        """Sends the page's form with other values; the seconds until its answer's page is there."""
        document: Any = html.fromstring(page)
        form = next(form for form in document.forms if changes.keys() & set(form.fields))
        values = [(name, value) for name, value in form.form_values() if name not in changes]
        data = urlencode([*values, *changes.items()]).encode()
        request = Request(self.address + path, data, {"Referer": self.address + path})
        started = time.perf_counter()
        with (opener or self.opener).open(request, timeout=60) as answer:
            answer.read()
            assert answer.url != self.address + path, "the form came back"
        return time.perf_counter() - started

    def sign_in(self) -> float:
        """Signs in anew; the seconds from the button to the first page."""
        self.opener = self._new_opener()
        self.signed_in_at = time.perf_counter()
        page = self._get("/account/login/")
        return self._send("/account/login/", page, {"login": EMAIL, "password": PASSWORD})

    def list(self) -> float:
        """A page of the list, from somebody on."""
        return self._timed(
            "/o/bench/p/load/participants/?sort=" + self.chance.choice(["name", "email", "newest"])
        )

    def search(self) -> float:
        """Somebody by a whole name, and by part of an address."""
        return self._timed(f"/o/bench/p/load/participants/?q=p{self.chance.randrange(THERE)}@example.org")

    def edit(self) -> float:
        """Changes one value of somebody who was there before."""
        path = f"/o/bench/p/load/participants/{self.first + self.chance.randrange(THERE)}/edit/"
        return self._send(path, self._get(path), {"job_title": f"Title {self.chance.random()}"})

    def _timed(self, path: str) -> float:
        started = time.perf_counter()
        self._get(path)
        return time.perf_counter() - started


class Beside:
    """A process in the installation's environment that gives the orders."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = [sys.executable, "-m", "benchmarks.load"]
        self.process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, name: str, given: str) -> Any:  # noqa: ANN401 - JSON
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([name, given]) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answer_orders() -> None:
    """What `Beside` runs."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "muster.config.settings")
    import django

    django.setup()
    from django.db import connection
    from django_scopes import scopes_disabled

    from benchmarks import list as listed
    from muster.imports import actions
    from muster.imports.models import ImportRun
    from muster.participants.models import Participant
    from muster.programs.models import Program

    def fill(count: str) -> int:
        listed.fill(Program.objects.get(), int(count))
        return Participant.objects.order_by("pk").values_list("pk", flat=True)[0]

    def approve(path: str) -> int:
        run = actions.create_run(Program.objects.get(), actor=None, actor_label="benchmark", role="mentor")
        with Path(path).open("rb") as file:
            actions.receive_file(run, "people.csv", iter(lambda: file.read(2**20), b""))
        actions.confirm_all(run)
        actions.plan_run(run)
        actions.approve_run(run, actor=None, plan_revision=run.revision)
        return run.pk

    def look(run_id: str) -> list[object]:
        connection.close()
        run = ImportRun.objects.get(pk=int(run_id))
        return [run.state, run.done_rows]

    orders: dict[str, Callable[[str], object]] = {"fill": fill, "approve": approve, "look": look}
    with scopes_disabled():
        for line in sys.stdin:
            name, given = json.loads(line)
            print(json.dumps(orders[name](given)), flush=True)


if __name__ == "__main__":
    _answer_orders()
