"""`muster worker`: sends what is due, ends with `--once`, and shows that it is alive."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import time

from tests.cli.commands import MUSTER, environment, run_muster

INSERT_PERSON = """
INSERT INTO participants_participant (program_id, email, email_key, first_name, last_name, is_mentor, is_mentee, status,
  status_before, "values", origins, version, sort_name, search_text, created_at, updated_at)
VALUES (1, 'ada@example.org', 'ada@example.org', 'Ada', '', 1, 0, 'imported', '', '{}', '{}', 1, 'ada', '',
  datetime(), datetime())
"""
INVITE = """
import django
django.setup()
from django.db import connection
from django.utils import timezone
from django_scopes import scopes_disabled
from muster.notices.actions import INSERT_SQL, invitation_rows
from muster.programs.models import Program
with scopes_disabled():
    program = Program.objects.get()
    program.hold_s = 0
    rows = invitation_rows(program, [(1, "ada@example.org", "ada@example.org")], run_id=1, now=timezone.now())
    with connection.cursor() as cursor:
        cursor.executemany(INSERT_SQL, rows)
"""


def query(data_dir, sql: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(data_dir / "muster.sqlite3") as connection:
        return connection.execute(sql).fetchall()


def test_once_sends_what_is_due_and_ends(installed):
    query(installed, INSERT_PERSON)
    settings = environment(installed, DJANGO_SETTINGS_MODULE="muster.config.settings")
    subprocess.run([MUSTER[0], "-c", INVITE], env=settings, check=True, timeout=60)
    mail = {"EMAIL_URL": f"file://{installed}/mails", "MUSTER_URL": "https://muster.example"}

    done = run_muster(installed, "worker", "--once", **mail)

    assert done.returncode == 0, done.stderr
    assert query(installed, "SELECT state FROM notices_notice") == [("accepted",)]
    assert query(installed, "SELECT status FROM participants_participant") == [("invited",)]
    assert len(list((installed / "mails").glob("*.eml"))) == 1
    assert query(installed, "SELECT count(*) FROM notices_workerbeat") == [(0,)]


def test_worker_beats_and_ends_at_term(installed):
    process = subprocess.Popen([*MUSTER, "worker"], env=environment(installed))
    try:
        deadline = time.monotonic() + 60
        while query(installed, "SELECT count(*) FROM notices_workerbeat") == [(0,)]:
            assert time.monotonic() < deadline
            time.sleep(0.2)

        process.send_signal(signal.SIGTERM)

        assert process.wait(timeout=30) == 0
        assert query(installed, "SELECT count(*) FROM notices_workerbeat") == [(0,)]
    finally:
        process.kill()
        process.wait()
