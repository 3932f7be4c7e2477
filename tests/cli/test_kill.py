"""Promise 4: an import killed anywhere ends as if it had not been killed: no row lost, doubled or half-applied."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import MUSTER, environment, run_muster

if TYPE_CHECKING:
    from pathlib import Path

LEASE_S = "1"
PATIENCE_S = 60
ENDED = ("draft", "planned", "done", "undone")


def write_people(path: Path, rows: int) -> Path:
    """A file of so many mentors."""
    lines = (f"person{n}@example.com,First{n},Last{n},Department {n % 7}\n" for n in range(rows))
    path.write_text("E-mail,First name,Last name,Department\n" + "".join(lines))
    return path


def kill_while(data_dir: Path, delay_s: float, *arguments: str) -> bool:
    """Kills the command after the delay; whether it was still at work then."""
    command = subprocess.Popen(
        [*MUSTER, *arguments],
        env=environment(data_dir, MUSTER_LEASE_S=LEASE_S),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        command.wait(timeout=delay_s)
    except subprocess.TimeoutExpired:
        command.kill()
        command.wait()
        return True
    return False


def run_on_its_own(data_dir: Path) -> str:
    """Lets a worker take up what was left, once the lease has ended; the state of the newest run."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        done = run_muster(data_dir, "worker", "--once", MUSTER_LEASE_S=LEASE_S)
        assert done.returncode == 0, done.stderr
        listed = json.loads(run_muster(data_dir, "imports", "--json").stdout)
        state = listed[0]["state"] if listed else "draft"
        if state in ENDED:
            return str(state)
    raise AssertionError(f"still {state} after {PATIENCE_S} seconds")


def kill_often(installed: Path, tmp_path: Path, *, rows: int, kills: int, seed: int) -> dict[str, int]:
    """Imports, killed at random moments; each time the export is that of an undisturbed run, or the list as before."""
    people = write_people(tmp_path / "people.csv", rows)
    arguments = ("import", str(people), "--role", "mentor", "--yes", "--json")
    calm = tmp_path / "calm"
    shutil.copytree(installed, calm)
    started = time.monotonic()
    assert run_muster(calm, *arguments).returncode == 0
    usual_s = time.monotonic() - started
    expected, empty = (run_muster(folder, "export").stdout for folder in (calm, installed))
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    figures = {"kills": 0, "applied": 0, "not begun": 0}
    for number in range(kills):
        folder = tmp_path / f"kill{number}"
        shutil.copytree(installed, folder)
        figures["kills"] += kill_while(folder, chance.uniform(0.2, usual_s), *arguments)
        state = run_on_its_own(folder)
        is_done = state == "done"
        assert (expected if is_done else empty) == run_muster(folder, "export").stdout
        figures["applied" if is_done else "not begun"] += 1
        shutil.rmtree(folder)
    return figures


def test_an_import_that_is_killed_goes_on_by_itself(installed: Path, tmp_path: Path) -> None:
    assert kill_often(installed, tmp_path, rows=4_000, kills=3, seed=11)["kills"]


@pytest.mark.torture
def test_an_import_that_is_killed_at_forty_moments_goes_on_by_itself(
    installed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = kill_often(installed, tmp_path, rows=30_000, kills=40, seed=7)
    with capsys.disabled():
        print(f"\n{figures}")  # noqa: T201 - the promise prints its figures
    assert figures["applied"]
