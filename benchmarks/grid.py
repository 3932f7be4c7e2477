"""The review of a large file: blocks of rows, sorts, filters, edits, and the memory of the process that answers."""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.grid_browser import browse
from tools import serving

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from django.test import Client

    from muster.imports.models import ImportRun

ROWS = 1_000_000
SAMPLES = 40
BASE = "/o/northwind/p/spring-mentoring/imports"
GOALS_MS = {
    "first rows": 1000,
    "scroll to any place": 150,
    "one edit": 150,
    "filter to problem rows": 500,
    "find and replace": 2000,
}


def main(options: argparse.Namespace) -> None:
    """Prints the figures, each beside its goal: prepared in one process, answered in another."""
    rows = ROWS if options.large == 100_000 else options.large
    with serving.serve(mail=False) as served:
        # A million rows with a bio each are a little more than a file may have.
        served.environment["MUSTER_LIMIT_FILE_BYTES"] = "300 MB"
        for work in ("prepare", "answer"):
            for name, figure in _done_by(served, work, rows).items():
                print(f"{name:<52} {figure}", flush=True)
        run = served.runs()[0]["import"]
        for name, figure in browse(served, f"{BASE}/{run}/review/", rows):
            print(f"{name:<52} {figure}", flush=True)


def _done_by(served: serving.Served, work: str, rows: int) -> dict[str, Any]:
    """What another process on the same data printed."""
    command = [sys.executable, "-m", "benchmarks.grid", work, str(served.folder), str(rows)]
    done = subprocess.run(
        command, env=served.environment, cwd=serving.ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def prepare(folder: Path, rows: int) -> dict[str, Any]:
    """A run of so many rows up to its review; what that took."""
    _django()
    import csv

    from django_scopes import scope, scopes_disabled

    from benchmarks.bench_file import HEADERS, people
    from muster.accounts.models import User
    from muster.imports import actions
    from muster.programs.models import Program

    path = folder / "people.csv"
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        for number, person in enumerate(people(rows)):
            writer.writerow(("broken", *person[1:]) if number % 97 == 0 else person)
    owner = User.objects.get()
    with scopes_disabled():
        program = Program.objects.select_related("organisation").get()
    with scope(organisation=program.organisation):
        run = actions.create_run(program, actor=owner, role="mentor")
        with path.open("rb") as file:
            actions.receive_file(run, "people.csv", iter(lambda: file.read(2**20), b""))
        actions.confirm_all(run)
        from muster.imports.review.shown import keep_review

        started = time.perf_counter()
        keep_review(run)
        return {f"planned and kept, {rows:,} rows": f"{time.perf_counter() - started:.1f} s"}


def answer(rows: int) -> dict[str, Any]:
    """What the pages of that run take, in milliseconds."""
    _django()
    from django.test import Client
    from django_scopes import scopes_disabled

    from muster.accounts.models import User
    from muster.imports.models import ImportRun

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get())
    with scopes_disabled():
        run = ImportRun.objects.get()
    base, chance = f"{BASE}/{run.pk}/review/", random.Random(7)
    client.get(
        f"{base}rows/", {"start": 0, "end": 100}
    )  # the first answer of a process imports what it needs
    figures: dict[str, Any] = {}

    def measure(name: str, ask: Callable[[], Any], samples: int = SAMPLES) -> None:
        times, work = [], []
        for _ in range(samples):
            started, begun = time.perf_counter(), time.process_time()
            answered = ask()
            times.append((time.perf_counter() - started) * 1000)
            work.append((time.process_time() - begun) * 1000)
            if answered.status_code != 200:
                raise RuntimeError(answered.content[:500])
        p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        goal = f" (goal {GOALS_MS[name]})" if name in GOALS_MS else ""
        figures[f"{name}, p95 ms"] = (
            f"{p95:.0f}{goal}, median of the processor's {statistics.median(work):.0f}"
        )

    def block(**query: str) -> Any:  # noqa: ANN401 - a response of the test client
        start = chance.randrange(max(rows // 100, 1)) * 100
        return client.get(f"{base}rows/", {"start": start, "end": start + 100, **query})

    measure("first rows", lambda: client.get(f"{base}rows/", {"start": 0, "end": 100}))
    measure("scroll to any place", block)
    measure(
        "filter to problem rows",
        lambda: client.get(f"{base}rows/", {"start": 0, "end": 100, "show": "problems"}),
        1,
    )
    measure("the same, further blocks", lambda: block(show="problems"))
    measure("sort by a column, first time", lambda: block(sort="last_name"), 1)
    measure("the same, further blocks", lambda: block(sort="last_name"))
    measure("search in all columns", lambda: block(find="lead berlin"), 1)
    figures["memory before edits, MiB"] = memory()
    measure("one edit", lambda: _edit(client, base, run, chance.randrange(rows)))
    measure(
        "one edit, and its row checked again", lambda: _checked(client, base, run, chance.randrange(rows))
    )
    measure("scroll to any place after edits", block)
    found = {"find": "Engineer", "after": "Maker", "field": "job_title"}
    measure("find, with preview", lambda: client.get(f"{base}find/", found), 3)
    measure("the page", lambda: client.get(base), 5)
    figures["memory of the web process, MiB (goal 250)"] = memory()
    return figures


def _edit(client: Client, base: str, run: ImportRun, number: int) -> Any:  # noqa: ANN401
    from django_scopes import scopes_disabled

    with scopes_disabled():
        run.refresh_from_db()
    cell = {"s": 0, "n": number + 2, "column": 1, "value": f"new{number}@example.org"}
    body = {"command": "set", "revision": run.revision, "upload": run.upload_key, "cells": [cell]}
    return client.post(f"{base}edit/", json.dumps(body), content_type="application/json")


def _checked(client: Client, base: str, run: ImportRun, number: int) -> Any:  # noqa: ANN401
    _edit(client, base, run, number)
    return client.get(f"{base}rows/", {"ids": number})


def memory() -> str:
    """What this process holds of its own, with the pages of files that it has mapped, and held at most."""
    lines = Path("/proc/self/status").read_text().splitlines()
    said = {line.partition(":")[0]: line.split()[1] for line in lines if line.startswith(("Rss", "Vm"))}
    own, whole, most = (int(said[name]) // 1024 for name in ("RssAnon", "VmRSS", "VmHWM"))
    return f"{own} own, {whole} with mapped files, {most} at most"


def _django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    import django

    django.setup()


if __name__ == "__main__":
    done = (
        prepare(Path(sys.argv[2]), int(sys.argv[3])) if sys.argv[1] == "prepare" else answer(int(sys.argv[3]))
    )
    print(json.dumps(done))
