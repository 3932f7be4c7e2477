"""An export is a valid import, and importing it changes nothing: no write, no change, no mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from muster.imports import actions
from muster.notices.models import Notice
from muster.participants.actions import edit_participant, suspend_participant
from muster.participants.export import write_export
from muster.participants.models import Change, Participant
from tests.imports.running import PEOPLE, drafted, imported, work

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("scoped")
WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.mark.parametrize("name", ["people.csv", "people.xlsx"])
def test_importing_the_own_export_changes_nobody(place, cast, name: str, tmp_path: Path) -> None:
    odd = "odd@example.org,=1+1,O'Neil;x,00123,Go; 日本"
    imported(place, f"{PEOPLE}{odd}\r\n")
    edit_participant(
        Participant.objects.get(email_key="ada@example.org"), {"bio": "two\nlines"}, actor=cast.olga
    )
    suspend_participant(Participant.objects.get(email_key="lin@example.org"), actor=cast.olga)
    write_export(place.program, tmp_path / name)
    before = list(Participant.objects.order_by("pk").values())
    changes, notices = Change.objects.count(), Notice.objects.count()

    run = drafted(place, (tmp_path / name).read_bytes(), name=name, overwrite=True, role="sheet")
    plan = actions.plan_run(run)
    assert {
        "create": 0,
        "update": 0,
        "reject": 0,
        "skip": 0,
        "unchanged": len(before),
        "notify": 0,
    }.items() <= dict(plan.counts).items()
    actions.approve_run(run, actor=cast.olga, plan_revision=run.revision)
    with CaptureQueriesContext(connection) as asked:
        work(run)
    written = [query["sql"] for query in asked if query["sql"].startswith(WRITES)]
    assert [] == [sql for sql in written if "participants_" in sql or "notices_notice" in sql]
    assert before == list(Participant.objects.order_by("pk").values())
    assert (changes, notices) == (Change.objects.count(), Notice.objects.count())
