"""An SMTP server that misbehaves on purpose: it says no, later, nonsense or nothing, or hangs up, at the verb it is told."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator

VERBS = ("banner", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "dot")
"""Where something can go wrong; `dot`: the mail is there and no answer has left."""
FAULTS = ("4xx", "5xx", "cut", "hang", "nonsense")
HEAD_LINES = 30
MESSAGE_ID = re.compile(rb"^Message-ID:\s*(<[^>]+>)", re.MULTILINE | re.IGNORECASE)
USUAL = {
    "banner": "220 here",
    "EHLO": "250-here\r\n250 AUTH PLAIN",
    "AUTH": "235 come in",
    "MAIL": "250 fine",
    "RCPT": "250 fine",
    "DATA": "354 go on",
    "dot": "250 taken",
}


@dataclass
class FaultyServer:
    """`plan`: verb → fault; "after" is right behind the 250, where a server can only hang up.
    `chance`: instead, a fault at any verb now and then, with this probability.

    `taken`: Message-ID → how often the server has made a mail its own (it has all of it, and has not refused it).
    `at_the_dot`: faults after the whole mail was there.
    """

    plan: dict[str, str] = field(default_factory=dict)
    chance: random.Random | None = None
    probability: float = 0.0
    taken: Counter[str] = field(default_factory=Counter)
    recipients: dict[str, list[str]] = field(default_factory=dict)
    at_the_dot: int = 0
    hang_s: float = 20
    dot_s: float = 0
    """For so long it thinks about each mail."""
    taken_at: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    ended: threading.Event = field(default_factory=threading.Event)

    def fault_at(self, verb: str) -> str:
        with self.lock:
            if self.chance is not None and self.chance.random() < self.probability:
                return self.chance.choice(FAULTS)
        return self.plan.get(verb, "")

    def talk(self, connection: socket.socket) -> None:
        """One connection, from the banner to its end."""
        with connection, connection.makefile("rb") as lines:
            try:
                self._converse(connection, lines)
            except (OSError, _Ended):
                return

    def _converse(self, connection: socket.socket, lines: Iterable[bytes]) -> None:
        self._answer(connection, "banner")
        rcpts: list[str] = []
        for raw in lines:
            line = raw.decode(errors="replace").strip()
            verb = line[:4].upper()
            if verb == "QUIT":
                connection.sendall(b"221 bye\r\n")
                return
            is_granted = self._answer(connection, verb)
            if verb == "MAIL":
                rcpts = []
            if verb == "RCPT" and is_granted:
                rcpts.append(line.partition("<")[2].partition(">")[0])
            if verb == "DATA" and is_granted:
                self._take(connection, lines, rcpts)

    def _take(self, connection: socket.socket, lines: Iterable[bytes], rcpts: list[str]) -> None:
        head: list[bytes] = []
        for line in lines:
            if line == b".\r\n":
                break
            if len(head) < HEAD_LINES:
                head.append(line)
        else:
            raise _Ended
        self.ended.wait(self.dot_s)
        fault = self.fault_at("dot")
        found = MESSAGE_ID.search(b"".join(head))
        name = found[1].decode() if found else "?"
        with self.lock:
            self.at_the_dot += bool(fault)
            if fault not in {
                "4xx",
                "5xx",
            }:  # a refusal leaves the mail with who sent it; anything else may not
                self.taken[name] += 1
                self.taken_at.append(time.monotonic())
                self.recipients.setdefault(name, []).extend(rcpts)
        self._act(connection, fault, "dot")
        if self.plan.get("after") == "cut" and not fault:
            raise _Ended

    def _answer(self, connection: socket.socket, verb: str) -> bool:
        """Whether the verb was granted."""
        return self._act(connection, self.fault_at(verb), verb)

    def _act(self, connection: socket.socket, fault: str, verb: str) -> bool:
        if fault == "cut":
            raise _Ended
        if fault == "hang":
            self.ended.wait(self.hang_s)
            raise _Ended
        said = {"4xx": "451 later please", "5xx": "550 5.7.1 never", "nonsense": "what?"}.get(
            fault, USUAL.get(verb, "250 fine")
        )
        connection.sendall(said.encode() + b"\r\n")
        return not fault


class _Ended(Exception):  # noqa: N818 - not an error
    """The server hangs up."""


@contextmanager
def running(server: FaultyServer) -> Iterator[int]:
    """The port it listens on."""
    listener = socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=server.talk, args=(connection,), daemon=True)
            thread.start()
            threads.append(thread)

    acceptor = threading.Thread(target=accept, daemon=True)
    acceptor.start()
    try:
        yield listener.getsockname()[1]
    finally:
        server.ended.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        acceptor.join(timeout=5)
        for thread in threads:
            thread.join(timeout=5)
