"""Keeps child processes running: restarts them with back-off, ends them all together, leaves none behind."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType

BACK_OFF_S = (0.5, 1, 2, 5, 10, 30)
STEADY_AFTER_S = 60
GRACE_S = 20
POLL_S = 0.2
PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Child:
    """One process that should always run."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0
    failures: int = 0
    """Ends in a row without a steady minute between."""
    start_at: float = field(default=0)

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None


class Supervisor:
    """Starts the children and watches them until `stop` or a TERM or INT."""

    def __init__(self, children: Sequence[Child], tell: Callable[[str], None]) -> None:
        self.children = children
        self._tell = tell
        self._stopping = threading.Event()

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Asks for the end; `run` then passes it on."""
        self._stopping.set()

    def start(self) -> None:
        """Takes over TERM and INT, and starts every child."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self.stop)
        for child in self.children:
            _start(child)

    def watch_until(self, is_done: Callable[[], bool], timeout_s: float) -> bool:
        """Keeps the children running until `is_done`; False where the time is over or the end was asked for."""
        deadline = time.monotonic() + timeout_s
        while not self._stopping.is_set() and time.monotonic() < deadline:
            self._restart_ended()
            if is_done():
                return True
            self._stopping.wait(POLL_S)
        return False

    def run(self) -> None:
        """Keeps the children running until the end is asked for, then ends them."""
        while not self._stopping.wait(POLL_S):
            self._restart_ended()
        self.end()

    def end(self) -> None:
        """TERM to every child, a while for what they are doing, then KILL to whatever is left of their groups."""
        for child in self.children:
            _signal_group(child, signal.SIGTERM)
        deadline = time.monotonic() + GRACE_S
        while any(child.is_running for child in self.children) and time.monotonic() < deadline:
            time.sleep(POLL_S / 4)
        for child in self.children:
            _signal_group(child, signal.SIGKILL)
            if child.process is not None:
                child.process.wait()

    def _restart_ended(self) -> None:
        now = time.monotonic()
        for child in self.children:
            if child.process is not None and not child.is_running:
                self._note_end(child, now)
            if child.process is None and now >= child.start_at:
                _start(child)

    def _note_end(self, child: Child, now: float) -> None:
        status = child.process.returncode if child.process is not None else 0
        _signal_group(child, signal.SIGKILL)  # what it left behind would hold its port
        child.failures = 1 if now - child.started_at > STEADY_AFTER_S else child.failures + 1
        wait_s = BACK_OFF_S[min(child.failures, len(BACK_OFF_S)) - 1]
        child.process, child.start_at = None, now + wait_s
        self._tell(f"The {child.name} ended with status {status}. It starts again in {wait_s:g} s.")


def _start(child: Child) -> None:
    child.started_at = time.monotonic()
    child.process = subprocess.Popen(  # noqa: S603 - our own commands
        child.command,
        stdin=subprocess.DEVNULL,
        process_group=0,
        preexec_fn=_die_with(os.getpid()) if sys.platform == "linux" else None,  # noqa: PLW1509 - one thread only
    )


def _die_with(parent: int) -> Callable[[], None]:
    """What a child runs first: the kernel ends it when its parent dies, however that happens."""
    libc = ctypes.CDLL(None)

    def ask_kernel() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return ask_kernel


def _signal_group(child: Child, number: signal.Signals) -> None:
    """To the child and all that it started; quiet where nobody is left."""
    if child.process is not None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.process.pid, number)
