"""Promise 6: nobody is mailed twice for one invitation; every mail whose fate is uncertain is listed.

Every verb of the conversation times everything a server can do wrong there; then senders that are killed in the midst of it.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import signal
import sqlite3
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from muster.notices.models import Notice
from muster.notices.sender import send_due
from tests.cli.commands import MUSTER, environment, set_up
from tests.notices.faulty_server import FAULTS, VERBS, FaultyServer, running

if TYPE_CHECKING:
    from pathlib import Path

LISTED = {"unknown", "refused"}


@pytest.fixture
def quick(mail_on, settings):
    """Mail goes to the faulty server, and nobody waits long for it."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "127.0.0.1", "", ""
    settings.EMAIL_TIMEOUT = settings.MAIL_DOT_TIMEOUT_S = 0.3
    return settings


def all_due() -> None:
    """Time passes until everything that waits is due."""
    with scopes_disabled():
        Notice.objects.filter(state__in=("queued", "deferred")).update(due_at=timezone.now())


def states() -> dict[str, str]:
    with scopes_disabled():
        return dict(Notice.objects.values_list("address", "state"))


@pytest.mark.parametrize(("verb", "fault"), [*itertools.product(VERBS, FAULTS), ("after", "cut")])
def test_one_fault_at_one_verb_mails_nobody_twice_and_loses_nobody_silently(verb, fault, quick, invite):
    for name in ("ada", "grace", "lin"):
        invite(f"{name}@example.org")
    server = FaultyServer(plan={verb: fault})
    with running(server) as quick.EMAIL_PORT:
        send_due("w1")
        server.plan = {}
        for _ in range(3):
            all_due()
            send_due("w1")

    assert set(server.taken.values()) <= {1}, "somebody was mailed twice"
    taken = {address for addresses in server.recipients.values() for address in addresses}
    for address, state in states().items():
        assert state == "accepted" or state in LISTED, (address, state)
        assert (state == "accepted") <= (address in taken), f"{address} counts as mailed and was not"
    unknown = [address for address, state in states().items() if state == "unknown"]
    assert len(unknown) <= server.at_the_dot


def test_server_that_is_slow_to_answer_the_dot_is_waited_for(quick, invite):
    invite()
    quick.MAIL_DOT_TIMEOUT_S = 5
    server = FaultyServer()
    usual = server.fault_at

    def slow(verb: str) -> str:
        if verb == "dot":
            time.sleep(0.8)  # longer than EMAIL_TIMEOUT
        return usual(verb)

    server.fault_at = slow  # type: ignore[method-assign]
    with running(server) as quick.EMAIL_PORT:
        send_due("w1")

    assert {"ada@example.org": "accepted"} == states()


def mails_under_fire(
    folder: Path, *, mails: int, kills: int, workers: int, seed: int, probability: float = 0.01
) -> dict[str, int]:
    """Mails to a faulty server, from workers that are killed at random moments; the figures, once nothing waits."""
    set_up(folder)
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    server = FaultyServer(chance=random.Random(seed + 1), probability=probability, hang_s=1)  # noqa: S311
    figures = {"mails": mails, "kills": 0}
    with running(server) as port:
        surroundings = environment(
            folder,
            EMAIL_URL=f"smtp://127.0.0.1:{port}",
            MUSTER_URL="https://muster.example",
            MUSTER_LEASE_S="1",
        )
        write_notices(folder, surroundings, mails)
        crew = [start_worker(surroundings) for _ in range(workers)]
        while figures["kills"] < kills and settle_one_more(folder):
            time.sleep(chance.uniform(0, 0.3))
            victim = chance.randrange(workers)
            if chance.random() < 0.1:  # stopped for longer than its lease, then let go on
                os.kill(crew[victim].pid, signal.SIGSTOP)
                time.sleep(1.2)
                os.kill(crew[victim].pid, signal.SIGCONT)
                continue
            crew[victim].kill()
            crew[victim].wait()
            figures["kills"] += 1
            crew[victim] = start_worker(surroundings)
        while settle_one_more(folder):
            time.sleep(0.2)
        for worker in crew:
            worker.terminate()
            worker.wait(timeout=60)
        end_leases(folder)
        last = start_worker(surroundings, "--once")
        assert last.wait(timeout=120) == 0
    return figures | outcome(folder, server)


def start_worker(surroundings: dict[str, str], *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [*MUSTER, "worker", *arguments],
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


WRITE = """
import django, sys
django.setup()
from django.db import connection
from django.utils import timezone
from django_scopes import scopes_disabled
from muster.notices.actions import INSERT_SQL, notice_rows
from muster.participants.models import Participant
from muster.programs.models import Program
with scopes_disabled():
    program = Program.objects.select_related("organisation").get()
    Participant.objects.bulk_create([
        Participant(program=program, email=f"p{n}@example.org", email_key=f"p{n}@example.org", first_name="P",
                    is_mentor=True, sort_name=f"p{n}") for n in range(int(sys.argv[1]))
    ], batch_size=500)
    people = list(Participant.objects.values_list("pk", "email", "email_key"))
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.executemany(INSERT_SQL, notice_rows(program, people, now=now, due_at=now))
"""


def write_notices(folder: Path, surroundings: dict[str, str], mails: int) -> None:
    """So many people who are to be invited at once."""
    python = [MUSTER[0], "-c", WRITE, str(mails)]
    subprocess.run(
        python,
        env={**surroundings, "DJANGO_SETTINGS_MODULE": "muster.config.settings"},
        check=True,
        timeout=120,
    )


def ask(folder: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(folder / "muster.sqlite3", timeout=30, isolation_level=None)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def pass_time(folder: Path) -> int:
    """What waits is due at once; how many mails are not settled yet."""
    ask(
        folder,
        "update notices_notice set due_at = created_at where state in ('queued', 'deferred') and due_at > created_at",
    )
    waiting = ask(
        folder, "select count(*) from notices_notice where state in ('queued', 'deferred', 'leased')"
    )
    return int(str(waiting[0][0]))


def settle_one_more(folder: Path) -> bool:
    """Waits until one more mail is settled, so that a kill hits a worker at work; False once nothing waits."""
    before, deadline = pass_time(folder), time.monotonic() + 60
    while before and pass_time(folder) == before:
        assert time.monotonic() < deadline, "nothing has moved for a minute"
        time.sleep(0.02)
    return bool(before)


def end_leases(folder: Path) -> None:
    """As many minutes pass as a dead worker's mail at the dot is waited for."""
    ask(folder, "update notices_notice set lease_until = created_at where state in ('leased', 'handing')")


def outcome(folder: Path, server: FaultyServer) -> dict[str, int]:
    """Duplicates, mails that count as accepted and never came, and how many ended in each state."""
    found = ask(folder, "select id, address_hash, state from notices_notice")
    names = {f"<notice-{pk}.{str(hashed)[:16]}@muster.example>": state for pk, hashed, state in found}
    ended: dict[str, int] = {}
    for state in names.values():
        ended[str(state)] = ended.get(str(state), 0) + 1
    return {
        "duplicates": sum(count > 1 for count in server.taken.values()),
        "missing and not listed": sum(
            state not in LISTED and server.taken[name] == 0 for name, state in names.items()
        ),
        "faults at the dot": server.at_the_dot,
        **ended,
    }


def check(figures: dict[str, int], mails: int) -> None:
    assert (0, 0) == (figures["duplicates"], figures["missing and not listed"]), figures
    assert figures.get("unknown", 0) <= figures["faults at the dot"] + figures["kills"], figures
    assert mails == sum(figures.get(state, 0) for state in ("accepted", "refused", "unknown")), figures


def test_killed_senders_mail_nobody_twice_and_lose_nobody_silently(tmp_path, capsys):
    figures = mails_under_fire(tmp_path / "data", mails=60, kills=3, workers=2, seed=11, probability=0.04)
    with capsys.disabled():
        print(f"\nmails under fire: {json.dumps(figures)}")  # noqa: T201
    check(figures, 60)


@pytest.mark.torture
@pytest.mark.parametrize("workers", [2, 8])
def test_two_hundred_kills_among_ten_thousand_mails(workers, tmp_path, capsys):
    figures = mails_under_fire(tmp_path / "data", mails=10_000, kills=200, workers=workers, seed=workers)
    with capsys.disabled():
        print(f"\nmails under fire, {workers} workers: {json.dumps(figures)}")  # noqa: T201
    check(figures, 10_000)
    assert figures["kills"] == 200
