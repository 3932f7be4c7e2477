"""Mails a second from one worker to a mail server on this machine, and what a mail costs, on both databases."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from benchmarks.compared import database_url

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

MAILS = 2_000
GOAL = 50


def main(_chosen: Namespace) -> None:
    """Prints mails a second, each database in a process of its own, the mail server in another."""
    for database, address in (("SQLite", None), ("PostgreSQL", "embedded")):
        found = measure(address)
        print(
            f"{database:<12}{found['mails a second']:8.0f} mails a second (goal {GOAL}), "
            f"{found['CPU ms a mail']:.1f} ms of the worker's CPU each"
        )


def measure(address: str | None) -> dict[str, float]:
    with tempfile.TemporaryDirectory(prefix="muster-bench-") as data, database_url(address) as url:
        environment = {**os.environ, "MUSTER_DATA_DIR": data, "MUSTER_URL": "https://muster.example"}
        environment.pop("DATABASE_URL", None)
        if url:
            environment["DATABASE_URL"] = url
        with mail_server() as port:
            environment["EMAIL_URL"] = f"smtp://127.0.0.1:{port}"
            command = [sys.executable, "-m", "benchmarks.mails"]
            answer = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found


@contextmanager
def mail_server() -> Iterator[int]:
    """A server that takes everything and keeps nothing."""
    from aiosmtpd.controller import Controller
    from aiosmtpd.handlers import Sink

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(Sink(), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def send() -> None:
    """In a process of its own: so many people who are to be invited, and one worker's sending."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "muster.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    write()
    from muster.notices.sender import send_due

    started, cpu, sent = time.perf_counter(), time.process_time(), 0
    while count := send_due("bench"):
        sent += count
    if sent != MAILS:
        raise SystemExit(f"{sent} of {MAILS} mails left")
    rate, cpu_ms = sent / (time.perf_counter() - started), 1000 * (time.process_time() - cpu) / sent
    print(json.dumps({"mails a second": rate, "CPU ms a mail": cpu_ms}))


def write() -> None:
    from django.db import connection
    from django.utils import timezone
    from django_scopes import scope

    from muster.notices.actions import INSERT_SQL, notice_rows
    from muster.organisations.models import Organisation
    from muster.participants.models import Participant
    from muster.programs.models import Program

    organisation = Organisation.objects.create(name="Bench", slug="bench")
    with scope(organisation=organisation):
        program = Program.objects.create(organisation=organisation, name="Bench", slug="bench")
        Participant.objects.bulk_create(
            [
                Participant(
                    program=program,
                    email=f"p{n}@example.org",
                    email_key=f"p{n}@example.org",
                    first_name="P",
                    is_mentor=True,
                    sort_name=f"p{n}",
                )
                for n in range(MAILS)
            ],
            batch_size=500,
        )
        people = list(Participant.objects.values_list("pk", "email", "email_key"))
        now = timezone.now()
        with connection.cursor() as cursor:
            cursor.executemany(INSERT_SQL, notice_rows(program, people, now=now, due_at=now))


if __name__ == "__main__":
    send()
