"""Milliseconds of the participants list, its filters and its search, with 1,000,000 people in the program."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

from benchmarks.compared import database_url

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator

    from muster.programs.models import Program

PEOPLE = 1_000_000
ASKED = 20
FIRST = [
    f"{a}{b}"
    for a in ("An", "Ber", "Cla", "Dor", "Eli", "Fri", "Gre")
    for b in ("na", "ta", "ra", "lis", "da")
]
LAST = [
    f"{a}{b}"
    for a in ("Acker", "Berg", "Dorn", "Eich", "Fink")
    for b in ("mann", "wald", "hof", "er", "stein")
]
COLUMNS = (
    "program_id",
    "email",
    "email_key",
    "employee_id",
    "first_name",
    "last_name",
    "is_mentor",
    "is_mentee",
    "status",
    "status_before",
    "values",
    "origins",
    "version",
    "sort_name",
    "search_text",
    "created_at",
    "updated_at",
)
QUERIES = {
    "first page": "",
    "from the middle": "?after=CURSOR",
    "mentors": "?role=mentor",
    "active": "?status=active",
    "newest first": "?sort=newest",
    "search: one person": "?q=dorahof777777",
    "search: nobody": "?q=xylophone",
    "search: a common name": "?q=berta",
    "search: two common words": "?q=berta+ackermann",
    "search: an address": "?q=p500000@example.org",
    "search: two letters": "?q=be",
}


def main(options: Namespace) -> None:
    """Both databases, each in a process of its own."""
    for database, address in (("SQLite", None), ("PostgreSQL", "embedded")):
        with tempfile.TemporaryDirectory(prefix="muster-bench-data-") as data, database_url(address) as url:
            environment = {**os.environ, "MUSTER_DATA_DIR": data}
            environment.pop("DATABASE_URL", None)
            if url:
                environment["DATABASE_URL"] = url
            command = [sys.executable, "-m", "benchmarks.list", str(getattr(options, "people", PEOPLE))]
            answer = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
        print(f"\n{database}")
        for name, figures in json.loads(answer.stdout.splitlines()[-1]).items():
            print(f"  {name:<44}{figures}")


def measure(people: int) -> dict[str, str]:
    """Figure → what came out, on the database of the environment."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from django.test import Client
    from django_scopes import scope, scopes_disabled

    from muster.accounts.models import User
    from muster.organisations.models import Member, MemberRole, Organisation
    from muster.programs.actions import create_program

    owner = User.objects.create_user("owner@example.org")
    organisation = Organisation.objects.create(name="Bench", slug="bench")
    with scope(organisation=organisation):
        Member.objects.create(organisation=organisation, user=owner, role=MemberRole.OWNER)
        program = create_program(organisation, name="List", keys=None, actor=None)
        fill(program, people)
    client = Client(SERVER_NAME="localhost")
    client.force_login(owner)
    before = {
        f"{name}, without the index": figure
        for name, figure in ask(client, program, people, 3)
        if "search" in name
    }
    with scopes_disabled():
        built = index(people)
    return {**before, "building the search index": built, **dict(ask(client, program, people, ASKED))}


def fill(program: Program, people: int) -> None:
    from django.db import connection, transaction

    names = ", ".join(f'"{name}"' for name in COLUMNS)
    sql = f"INSERT INTO participants_participant ({names}) VALUES ({', '.join(['%s'] * len(COLUMNS))})"
    rows = _rows(program.pk, people)
    for _start in range(0, people, 20_000):
        batch = [row for row, _count in zip(rows, range(20_000), strict=False)]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(sql, batch)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _rows(program_id: int, people: int) -> Iterator[tuple[object, ...]]:
    now = str(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    for number in range(people):
        first, last = FIRST[number % len(FIRST)], LAST[number // 7 % len(LAST)]
        unique = f"{first}{last}{number}".lower() if number == 777_777 % people else ""
        unique = f"dorahof{777_777}" if unique else ""
        email = f"p{number}@example.org"
        values = json.dumps(
            {"department": f"Department {number % 200}", "skills": ["SQL", f"Skill {number % 50}"]}
        )
        text = "\n".join(
            part for part in (first, last, email, unique, f"Department {number % 200}", "SQL") if part
        )
        status = ("imported", "invited", "active", "active")[number % 4]
        yield (
            program_id, email, email, None, first, last, number % 3 == 0, number % 3 != 0, status, "", values,
            '{"*":{"run":1,"sheet":"People","row":2}}', 1, f"{first} {last}".lower(), text.lower(), now, now,
        )  # fmt: skip


def index(people: int) -> str:
    from django.utils import timezone

    from muster.participants.search import index_next

    started = time.perf_counter()
    while index_next(timezone.now()):
        pass
    seconds = time.perf_counter() - started
    return f"{seconds:,.0f} s, {people / seconds:,.0f} people a second, by a worker, beside everything else"


def ask(client: object, program: Program, people: int, times: int) -> Iterator[tuple[str, str]]:
    import base64

    path = f"/o/bench/p/{program.slug}/participants/"
    cursor = base64.urlsafe_b64encode(json.dumps(["dorlis", people // 2]).encode()).decode().rstrip("=")
    for name, query in QUERIES.items():
        address = path + query.replace("CURSOR", cursor)
        yield name, _percentiles(lambda address=address: _get(client, address), times)


def _get(client: object, address: str) -> None:
    answer = client.get(address)  # type: ignore[attr-defined]
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")


def _percentiles(work: Callable[[], None], times: int) -> str:
    taken = []
    for _turn in range(times):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    taken.sort()
    return f"p50 {taken[len(taken) // 2]:>8,.0f} ms   p95 {taken[int(len(taken) * 0.95)]:>8,.0f} ms"


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
