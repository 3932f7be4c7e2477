"""A real Muster in processes of its own, with a mail server that keeps what it gets: for journeys and screenshots."""

from __future__ import annotations

import email
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller

from tools.made_once import made_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aiosmtpd.smtp import SMTP, Envelope, Session
    from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "examples" / "participants.xlsx"
START_TIMEOUT_S = 60
MAIL_TIMEOUT_S = 60
MUSTER = (sys.executable, "-m", "muster.cli")

OWNER = "olga@example.org"
PASSWORD = "correct horse battery staple"
ORGANISATION = "Northwind"
PROGRAM = "Spring Mentoring"

DJANGO = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "muster.config.settings")
import django
django.setup()
from django_scopes import scopes_disabled
from muster.organisations.models import Organisation
from muster.programs.models import Program
with scopes_disabled():
    {statement}
"""

BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome")
"""The first is the same browser without what shows it on a screen, and takes a fifth less time."""
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]


@dataclass
class Mailbox:
    """What the mail server took, in order."""

    messages: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: ARG002, N802 - aiosmtpd's
        message = email.message_from_bytes(envelope.original_content or b"", policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        self.recipients.extend(envelope.rcpt_tos)
        return "250 kept"


@dataclass
class Served:
    """A Muster that answers at `url`; `muster(…)` runs its command line on the same data."""

    url: str
    folder: Path
    environment: dict[str, str]
    mailbox: Mailbox

    def muster(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """What a `muster` command said, whatever its exit status."""
        return subprocess.run(
            [*MUSTER, *arguments],
            input=stdin,
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def export(self, **options: str) -> bytes:
        """The participants as `muster export` writes them."""
        out = self.folder / "export.csv"
        arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
        answer = self.muster("export", "-o", str(out), *arguments)
        if answer.returncode:
            raise RuntimeError(answer.stderr)
        return out.read_bytes()

    def python(self, *arguments: str) -> str:
        """What a Python program printed, run on the same data from the top of the repository."""
        command = [sys.executable, *arguments]
        answer = subprocess.run(
            command, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
        )
        if answer.returncode:
            raise RuntimeError(answer.stderr)
        return answer.stdout

    def django(self, statement: str) -> str:
        """What one statement about organisations and programs printed, run on the same data."""
        return self.python("-c", DJANGO.format(statement=statement))

    def runs(self) -> list[dict[str, Any]]:
        """What `muster imports --json` lists."""
        listed: list[dict[str, Any]] = json.loads(self.muster("imports", "--json").stdout)
        return listed

    def wait_for_mails(self, count: int) -> None:
        """Until the mail server has so many."""
        deadline = time.monotonic() + MAIL_TIMEOUT_S
        while len(self.mailbox.messages) < count:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{len(self.mailbox.messages)} of {count} mails came")
            time.sleep(0.1)

    def link_in(self, position: int, below: str = "join") -> str:
        """The address below that part which a mail leads to."""
        return self._found(self.mailbox.messages[position], rf"{re.escape(self.url)}/{below}/\S+").group()

    def link_to(self, recipient: str, pattern: str) -> re.Match[str]:
        """What was found in the newest mail to somebody."""
        deadline = time.monotonic() + MAIL_TIMEOUT_S
        while recipient not in self.mailbox.recipients and time.monotonic() < deadline:
            time.sleep(0.1)
        position = len(self.mailbox.recipients) - 1 - self.mailbox.recipients[::-1].index(recipient)
        return self._found(self.mailbox.messages[position], pattern)

    def _found(self, message: EmailMessage, pattern: str) -> re.Match[str]:
        body = message.get_body(("plain",))
        found = re.search(pattern, body.get_content() if body else "")
        if not found:
            raise LookupError(f"no {pattern} in {message['Subject']}")
        return found

    @property
    def log(self) -> str:
        """What the processes wrote."""
        return (self.folder / "serve.log").read_text(errors="replace")


@contextmanager
def serve(
    *, database_url: str = "", mail: bool = True, owner: bool = True, port: int = 0, settings: str = ""
) -> Iterator[Served]:
    """A running Muster in a new folder; with `owner`, its first owner and program exist already.

    `settings` names another module of settings than Muster's own.
    """
    with stand_by(database_url=database_url, mail=mail, port=port) as served:
        if settings:
            served.environment |= {"DJANGO_SETTINGS_MODULE": settings, "PYTHONPATH": str(ROOT)}
        if owner and not database_url:
            shutil.copytree(made_once("prepared", _prepare), served.folder, dirs_exist_ok=True)
        with _running(served):
            if owner and database_url:
                set_up(served)
            yield served


@contextmanager
def stand_by(*, database_url: str = "", mail: bool = True, port: int = 0) -> Iterator[Served]:
    """A folder and a mail server for a Muster that is only used from the command line."""
    folder = Path(tempfile.mkdtemp(prefix="muster-served-"))
    mailbox = Mailbox()
    smtp = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    smtp.start()
    url = f"http://127.0.0.1:{port or free_port()}"
    email_url = f"smtp://127.0.0.1:{smtp.port}" if mail else ""
    try:
        yield Served(url, folder, _environment(folder, url, email_url, database_url), mailbox)
    finally:
        smtp.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _prepare(folder: Path) -> None:
    """The first owner and program in a data folder: it takes four seconds, so it is copied."""
    with stand_by(mail=False) as muster:
        set_up(muster)
        shutil.copytree(muster.folder, folder, dirs_exist_ok=True)


def set_up(served: Served) -> None:
    """The first owner, organisation and program."""
    names = ("--email", OWNER, "--organisation", ORGANISATION, "--program", PROGRAM)
    answer = served.muster("setup", *names, "--password-stdin", stdin=PASSWORD + "\n")
    if answer.returncode:
        raise RuntimeError(answer.stderr)
    served.django("Program.objects.update(hold_s=1)")  # mails leave after one second instead of sixty


def free_port() -> int:
    """A port of this machine that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def launch(playwright: Playwright) -> Browser:
    """Chromium: MUSTER_CHROMIUM, or one in the PATH. Raises LookupError with the way out where there is none."""
    found = os.environ.get("MUSTER_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        raise LookupError(
            f"Chromium is missing: apt-get install {BROWSERS[0]}, or set MUSTER_CHROMIUM to its path."
        )
    return playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)


def _environment(folder: Path, url: str, email_url: str, database_url: str) -> dict[str, str]:
    ours = ("MUSTER_", "DJANGO_", "PYTEST", "DATABASE_URL", "EMAIL_URL")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    chosen = {
        "MUSTER_DATA_DIR": str(folder),
        "MUSTER_URL": url,
        "EMAIL_URL": email_url,
        "DATABASE_URL": database_url,
    }
    return kept | {name: value for name, value in chosen.items() if value}


@contextmanager
def _running(served: Served) -> Iterator[None]:
    port = served.url.rpartition(":")[2]
    with (served.folder / "serve.log").open("w") as log:
        process = subprocess.Popen(
            [*MUSTER, "serve", "--port", port],
            env=served.environment,
            cwd=served.folder,
            stdout=log,
            stderr=log,
        )
        try:
            _wait_until_healthy(served, process)
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_healthy(served: Served, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{served.url}/healthz", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise RuntimeError(f"`muster serve` did not come up:\n{served.log}")
