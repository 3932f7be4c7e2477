"""Bytes of good files changed at random (seeded): every one is read or refused, none hangs or takes the memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from muster.engine.readers import Limits
from tests.files.mutations import HANGS_AFTER_S, SEEDS

ROOT = Path(__file__).parents[3]
SEED = 2026


class Run(NamedTuple):
    """What became of the files of one format."""

    outcomes: Counter[str]
    """`read`, `abnormal end`, or the code of a refusal."""
    slowest_s: float
    memory_bytes: int
    ended_at: list[int]
    """The files at which the process ended, as the child that reads would."""


def tried(name: str, times: int) -> Run:
    """Reads so many mutations of one format, in processes of their own."""
    outcomes: Counter[str] = Counter()
    slowest, memory, ended_at, first = 0.0, 0, [], 0
    while first < times:
        command = [sys.executable, "-m", "tests.files.mutations", name, str(SEED), str(first), str(times)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        for line in map(json.loads, done.stdout.splitlines()):
            outcomes[line["outcome"]] += 1
            slowest, memory = max(slowest, line["seconds"]), max(memory, line["memory"])
            first = line["n"] + 1
        if done.returncode:
            outcomes["abnormal end"] += 1
            ended_at.append(first)
            first += 1
    return Run(outcomes, slowest, memory, ended_at)


def figures(runs: dict[str, Run]) -> str:
    """The line that is shown."""
    outcomes = sum((run.outcomes for run in runs.values()), Counter[str]())
    ends = {name: run.ended_at for name, run in runs.items() if run.ended_at}
    refused = sum(times for code, times in outcomes.items() if code.startswith("file."))
    slowest = max(run.slowest_s for run in runs.values())
    memory = max(run.memory_bytes for run in runs.values())
    return (
        f"mutations: {outcomes.total()} files tried, {outcomes['read']} read, {refused} refused, "
        f"{outcomes['abnormal end']} abnormal ends survived {ends or ''}, slowest {slowest:.2f} s, "
        f"largest memory {memory / 2**20:.0f} MiB"
    )


def test_changed_bytes_are_read_or_refused(capsys: pytest.CaptureFixture[str]) -> None:
    runs = {name: tried(name, 20) for name in SEEDS}
    with capsys.disabled():
        print("\n" + figures(runs))  # noqa: T201 - the figure
    assert {} == {name: run.ended_at for name, run in runs.items() if run.ended_at}
    assert all(code == "read" or code.startswith("file.") for run in runs.values() for code in run.outcomes)


@pytest.mark.torture
def test_thousands_of_changed_files_are_read_or_refused(capsys: pytest.CaptureFixture[str]) -> None:
    runs = {name: tried(name, 500) for name in SEEDS}
    with capsys.disabled():
        print("\n" + figures(runs))  # noqa: T201 - the figure
    assert all(run.slowest_s < HANGS_AFTER_S for run in runs.values())
    assert all(run.memory_bytes < Limits().resident_bytes for run in runs.values())
    # The process that reads may end, which costs a refusal; it must be rare.
    assert sum(run.outcomes["abnormal end"] for run in runs.values()) <= 4
