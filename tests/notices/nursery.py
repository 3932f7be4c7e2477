"""Workers that are there at once: a process with everything imported, which forks a worker for each line it reads.

Run as a program in the environment of an installation. A line is "SECONDS" or "SECONDS once": the worker's clock is so far
off. The answer is the worker's process id. `Nursery` talks to it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType

HERE = Path(__file__).resolve()


class Nursery:
    """Starts, kills and stops workers of one installation."""

    def __init__(self, surroundings: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(HERE)],
            env={**surroundings, "PYTHONPATH": os.pathsep.join(map(str, (HERE.parents[2], *sys.path)))},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.alive: list[int] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        for pid in list(self.alive):
            self.kill(pid)
        self.process.communicate(timeout=30)

    def start(self, *, clock_s: int = 0, once: bool = False) -> int:
        """A new worker's process id."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{clock_s} {'once' if once else ''}\n")
        self.process.stdin.flush()
        pid = int(self.process.stdout.readline())
        self.alive.append(pid)
        return pid

    def kill(self, pid: int) -> None:
        """SIGKILL, and until it is gone."""
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        self.wait(pid)

    def end(self, pid: int) -> None:
        """SIGTERM, and until it is gone."""
        os.kill(pid, signal.SIGTERM)
        self.wait(pid)

    def wait(self, pid: int, timeout_s: float = 120) -> None:
        """Until the worker is gone."""
        deadline = time.monotonic() + timeout_s
        while Path(f"/proc/{pid}").exists():
            assert time.monotonic() < deadline, f"worker {pid} doesn't end"
            time.sleep(0.005)
        self.alive.remove(pid)


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "muster.config.settings"
    import django

    django.setup()
    import muster.imports.worker
    import muster.notices.returned
    import muster.notices.sender

    assert muster.imports.worker
    assert muster.notices.returned
    assert muster.notices.sender
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        clock_s, *once = line.split()
        pid = os.fork()
        if not pid:
            _live(int(clock_s), once=bool(once))
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


def _live(clock_s: int, *, once: bool) -> None:
    import time_machine

    from muster.cli.worker import worker

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    if clock_s:
        time_machine.travel(time.time() + clock_s, tick=True).start()
    try:
        worker(once=once)
    finally:
        os._exit(0)


if __name__ == "__main__":
    main()
