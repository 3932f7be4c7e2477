"""Promise 6: nobody is mailed twice for one invitation; every mail whose fate is uncertain is listed.

Every verb of the conversation times everything a server can do wrong there; then senders that are killed in the midst of it.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from django_scopes import scopes_disabled

from muster.notices.models import Notice
from muster.notices.sender import send_due
from tests.cli.commands import MUSTER, environment, set_up
from tests.notices.faulty_server import FAULTS, VERBS, FaultyServer, running
from tests.notices.nursery import Nursery

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTED = {"unknown", "refused"}


@pytest.fixture
def quick(mail_on, settings):
    """Mail goes to the faulty server, and nobody waits long for it."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "127.0.0.1", "me", "x"
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


@pytest.fixture(scope="module")
def installation(tmp_path_factory) -> Path:
    """A data folder with an owner and a program."""
    folder: Path = tmp_path_factory.mktemp("mails") / "installation"
    set_up(folder)
    return folder


@pytest.fixture
def folder(installation, tmp_path) -> Iterator[Path]:
    """A copy of it."""
    copy = Path(shutil.copytree(installation, tmp_path / "data"))
    yield copy
    connection_to(copy / "muster.sqlite3").close()
    connection_to.cache_clear()


@dataclass
class Fire:
    """Mails to a faulty server, from workers that are killed and stopped at random moments while they send."""

    mails: int
    kills: int
    clocks_s: tuple[int, ...]
    """One worker each, with its clock so far off."""
    seed: int
    probability: float = 0.01
    lease_s: int = 4
    figures: dict[str, int] = field(default_factory=dict)
    stopped: dict[int, threading.Timer] = field(default_factory=dict)
    """Process → what lets it go on. A clock of its own: who is stopped may hold the lock that this test waits for."""

    def burn(self, folder: Path) -> dict[str, int]:
        """The figures, once nothing waits; `folder` is a new installation."""
        self.figures = {
            "mails": self.mails,
            "workers": len(self.clocks_s),
            "kills": 0,
            "of them at the dot": 0,
        }
        self.figures["stops"] = 0
        chance = random.Random(self.seed + 1)  # noqa: S311 - moments, not secrets
        server = FaultyServer(chance=chance, probability=self.probability, hang_s=1)
        began = time.monotonic()
        with running(server) as port:
            surroundings = sending_to(folder, port, lease_s=self.lease_s)
            write_notices(folder, surroundings, self.mails)
            with Nursery(surroundings) as nursery:
                self._strike(folder, nursery, [nursery.start(clock_s=clock_s) for clock_s in self.clocks_s])
        self.figures["seconds"] = round(time.monotonic() - began)
        return self.figures | outcome(folder, server)

    def _strike(self, folder: Path, nursery: Nursery, crew: list[int]) -> None:
        chance = random.Random(self.seed)  # noqa: S311
        while (left := pass_time(folder)) and self.figures["kills"] < self.kills:
            # However fast they are: what is left of the blows is spread over what is left of the mails.
            every = left / (self.kills - self.figures["kills"] + 1)
            self._wait_until_fewer_than(folder, left - round(every * chance.uniform(0.2, 1.2)))
            time.sleep(chance.uniform(0, 0.05))
            self._one_blow(folder, nursery, crew, chance)
        while pass_time(folder):
            time.sleep(0.2)
        for timer in self.stopped.values():
            timer.join()
        for worker in crew:
            nursery.end(worker)
        end_leases(folder)
        nursery.wait(nursery.start(once=True))

    def _wait_until_fewer_than(self, folder: Path, left: int) -> None:
        """Until fewer mails than that wait, so that a blow hits workers at work; at the end it is any."""
        before, moved = count_waiting(folder), time.monotonic()
        while before > max(left, 0):
            time.sleep(0.05)
            now = pass_time(folder)
            moved = time.monotonic() if now != before else moved
            assert time.monotonic() - moved < 120, "nothing has moved for two minutes"
            before = now

    def _one_blow(self, folder: Path, nursery: Nursery, crew: list[int], chance: random.Random) -> None:
        number = chance.randrange(len(crew))
        if chance.random() < 0.1 and crew[number] not in self.stopped:
            os.kill(crew[number], signal.SIGSTOP)
            # Its lease ends meanwhile.
            timer = threading.Timer(1.5 * self.lease_s, go_on, [crew[number]])
            timer.start()
            self.stopped[crew[number]] = timer
            self.figures["stops"] += 1
            return
        nursery.kill(crew[number])
        self.stopped.pop(crew[number], None)
        self.figures["kills"] += 1
        self.figures["of them at the dot"] += count_handing(folder, crew[number])
        crew[number] = nursery.start(clock_s=self.clocks_s[number])


def go_on(pid: int) -> None:
    """Lets a stopped worker run again, unless it was killed meanwhile."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGCONT)


def sending_to(folder: Path, port: int, *, lease_s: int = 1) -> dict[str, str]:
    """The environment of an installation whose mail goes to that port of this machine."""
    return environment(
        folder,
        EMAIL_URL=f"smtp://me:x@127.0.0.1:{port}",
        MUSTER_URL="https://muster.example",
        MUSTER_LEASE_S=str(lease_s),
    )


WRITE = """
import django, sys
from datetime import timedelta
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
    now = timezone.now() - timedelta(hours=2)
    with connection.cursor() as cursor:
        cursor.executemany(INSERT_SQL, notice_rows(program, people, now=now, due_at=now))
"""


def write_notices(folder: Path, surroundings: dict[str, str], mails: int) -> None:
    """So many people who are to be invited at once, as if that had been asked two hours ago."""
    python = [MUSTER[0], "-c", WRITE, str(mails)]
    subprocess.run(
        python,
        env={**surroundings, "DJANGO_SETTINGS_MODULE": "muster.config.settings"},
        check=True,
        timeout=120,
    )


def ask(folder: Path, sql: str) -> list[tuple[object, ...]]:
    return connection_to(folder / "muster.sqlite3").execute(sql).fetchall()


@cache
def connection_to(database: Path) -> sqlite3.Connection:
    """One for all that a test asks, which is much."""
    return sqlite3.connect(database, timeout=30, isolation_level=None)


def pass_time(folder: Path) -> int:
    """What waits is due at once; how many mails are not settled yet."""
    waits = "state in ('queued', 'deferred') and due_at > created_at"
    if ask(folder, f"select 1 from notices_notice where {waits} limit 1"):
        ask(folder, f"update notices_notice set due_at = created_at where {waits}")
    return count_waiting(folder)


def count_handing(folder: Path, pid: int) -> int:
    """Mails that this worker was just handing over."""
    sql = f"select count(*) from notices_notice where state = 'handing' and lease_owner like '%-{pid}-%'"
    return int(str(ask(folder, sql)[0][0]))


def count_waiting(folder: Path) -> int:
    sql = "select count(*) from notices_notice where state in ('queued', 'deferred', 'leased')"
    return int(str(ask(folder, sql)[0][0]))


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
    assert figures.get("unknown", 0) <= figures["faults at the dot"] + figures["of them at the dot"], figures
    assert mails == sum(figures.get(state, 0) for state in ("accepted", "refused", "unknown")), figures


def show(capsys: pytest.CaptureFixture[str], title: str, figures: dict[str, int]) -> None:
    with capsys.disabled():
        print(f"\n{title}: {json.dumps(figures)}")  # noqa: T201


def test_killed_senders_mail_nobody_twice_and_lose_nobody_silently(folder, capsys):
    figures = Fire(mails=120, kills=8, clocks_s=(0, 0), seed=11, probability=0.03, lease_s=1).burn(folder)
    show(capsys, "mails under fire", figures)
    check(figures, 120)


@pytest.mark.torture
@pytest.mark.parametrize("workers", [2, 8])
def test_two_hundred_kills_among_ten_thousand_mails(workers, folder, capsys):
    figures = Fire(mails=10_000, kills=200, clocks_s=(0,) * workers, seed=workers).burn(folder)
    show(capsys, f"mails under fire, {workers} workers", figures)
    check(figures, 10_000)
    assert figures["kills"] == 200


@pytest.mark.torture
def test_workers_whose_clocks_are_an_hour_off_mail_nobody_twice(folder, capsys):
    fire = Fire(mails=10_000, kills=200, clocks_s=(-3600, 0, 3600), seed=3)
    figures = fire.burn(folder)
    show(capsys, "mails under fire, clocks an hour off", figures)
    check(figures, 10_000)


@contextmanager
def sending(folder: Path, mails: int, *, pause_s: float = 0.0) -> Iterator[tuple[FaultyServer, Nursery]]:
    """So many mails to send from a new installation, to a server that thinks about each for a moment."""
    server = FaultyServer(dot_s=pause_s)
    with running(server) as port:
        surroundings = sending_to(folder, port)
        write_notices(folder, surroundings, mails)
        with Nursery(surroundings) as nursery:
            yield server, nursery


def wait_for_mails(server: FaultyServer, count: int) -> None:
    deadline = time.monotonic() + 120
    while len(server.taken) < count:
        assert time.monotonic() < deadline, f"{len(server.taken)} of {count} mails came"
        time.sleep(0.01)


def hold(folder: Path) -> None:
    ask(
        folder,
        "insert into notices_mailpause (organisation_id, reason, at) "
        "select id, 'person', datetime('now') from organisations_organisation",
    )


def test_pausing_stops_every_worker_within_five_seconds(folder, capsys):
    with sending(folder, 400, pause_s=0.05) as (server, nursery):
        for _ in range(2):
            nursery.start()
        wait_for_mails(server, 20)
        hold(folder)
        pressed = time.monotonic()
        time.sleep(5)
        count = len(server.taken)
        time.sleep(1)
        last = max(server.taken_at) - pressed
        show(capsys, "last mail after the pause, ms", {"ms": round(last * 1000), "mails": count})
        assert last < 5
        assert (count, 400) == (len(server.taken), count + count_waiting(folder))


def test_database_put_back_sends_nothing_until_an_owner_says_so(folder, capsys):
    mails, copy = 60, folder.with_name("copy")
    with sending(folder, mails, pause_s=0.02) as (server, nursery):
        worker = nursery.start()
        wait_for_mails(server, 20)
        nursery.end(worker)
        waiting = count_waiting(folder)
        copy_database(folder / "muster.sqlite3", copy)
        nursery.wait(nursery.start(once=True))
        assert mails == len(server.taken)

        put_back(copy, folder / "muster.sqlite3")
        nursery.wait(nursery.start(once=True))
        figures = {
            "mails": mails,
            "waiting in the copy": waiting,
            "sent again": sum(server.taken.values()) - mails,
        }
        show(capsys, "database put back", figures)
        assert 0 < waiting < mails
        assert [("restored",)] == ask(folder, "select reason from notices_mailpause")
        assert (mails, waiting) == (sum(server.taken.values()), count_waiting(folder))

        ask(folder, "delete from notices_mailpause")
        nursery.wait(nursery.start(once=True))
        assert count_waiting(folder) == 0, "an owner let them go"


def copy_database(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as database, closing(sqlite3.connect(target)) as copy:
        database.backup(copy)


def put_back(copy: Path, database: Path) -> None:
    connection_to(database).close()
    connection_to.cache_clear()
    for tail in ("-wal", "-shm"):
        database.with_name(database.name + tail).unlink(missing_ok=True)
    database.write_bytes(copy.read_bytes())
