"""`muster serve`, really started: one tree that comes up, says where, and goes down whole."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

import psutil
import pytest

from tests.cli.commands import MUSTER, environment, run_muster

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are ended by signals")
PATIENCE_S = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_worker(process: psutil.Process) -> bool:
    """Whether it is a living `muster worker`; one that has just ended is none."""
    try:
        return "worker" in process.cmdline()
    except psutil.Error:
        return False


class Served:
    """A running `muster serve`."""

    def __init__(self, process: subprocess.Popen[str], port: int, log: Path) -> None:
        self.process, self.port, self.log = process, port, log
        assert process.stdout is not None
        self.first_line = process.stdout.readline()
        assert self.first_line, log.read_text()
        self.tree = psutil.Process(process.pid).children(recursive=True)

    def health(self) -> dict[str, object]:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=10) as answer:
            return json.load(answer)

    def has_worker(self) -> bool:
        return any(is_worker(child) for child in self.tree)


@contextmanager
def served(data_dir: Path, *arguments: str, **more: str) -> Iterator[Served]:
    port = free_port()
    log = data_dir / "serve.log"
    with log.open("w") as errors:
        process = subprocess.Popen(
            [*MUSTER, "serve", "--port", str(port), *arguments],
            env=environment(data_dir, **more),
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    running = None
    try:
        running = Served(process, port, log)
        yield running
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        for child in running.tree if running else []:
            if child.is_running():
                child.kill()


def all_gone(tree: list[psutil.Process]) -> bool:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if not any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in tree):
            return True
        time.sleep(0.1)
    return False


def wait_for(condition) -> bool:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.2)
    return False


def test_first_start_prints_the_code_answers_and_ends_whole(tmp_path):
    with served(tmp_path) as running:
        address = rf"Muster is ready: http://127\.0\.0\.1:{running.port}/start/#[\w-]{{22}}\n"
        assert re.fullmatch(address, running.first_line)
        assert running.health()["database"] == "ok"
        assert running.has_worker()
        assert wait_for(lambda: running.health()["worker"]["is_alive"])

        running.process.send_signal(signal.SIGTERM)

        assert running.process.wait(timeout=PATIENCE_S) == 0
        assert all_gone(running.tree)
        assert "Traceback" not in running.log.read_text()


def test_start_with_an_owner_prints_no_code_and_without_worker_starts_none(installed):

    with served(installed, "--no-worker", MUSTER_URL="https://muster.example") as running:
        assert running.first_line == "Muster is ready: https://muster.example/\n"
        assert not running.has_worker()


def test_killed_supervisor_takes_its_children_along(installed):
    with served(installed) as running:
        os.kill(running.process.pid, signal.SIGKILL)

        assert all_gone(running.tree)


def test_child_that_died_is_started_again(installed):
    with served(installed) as running:
        worker = next(child for child in running.tree if is_worker(child))

        worker.kill()

        supervisor = psutil.Process(running.process.pid)
        assert wait_for(
            lambda: any(is_worker(child) and child.pid != worker.pid for child in supervisor.children())
        )
        assert "The worker ended with status -9." in running.log.read_text()


def test_port_in_use_is_said_in_a_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        done = run_muster(tmp_path, "serve", "--port", str(port))

    assert done.returncode == 1
    assert f"Muster can't listen on 127.0.0.1, port {port}" in done.stderr
    assert "Traceback" not in done.stderr


def test_database_is_copied_before_it_is_migrated(installed):
    with sqlite3.connect(installed / "muster.sqlite3") as connection:
        connection.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
        connection.execute("DROP TABLE django_session")

    with served(installed, "--no-worker") as running:
        (copy,) = (installed / "backups").glob("before-migration-*.sqlite3")
        assert str(copy) in running.log.read_text()
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT count(*) FROM accounts_user").fetchone() == (1,)
