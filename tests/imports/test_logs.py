"""No value of anybody gets into a log, whatever goes well or wrong."""

from __future__ import annotations

import io
import logging
import logging.config

import pytest
from django.conf import settings
from django.db import IntegrityError
from django.test import Client
from django_scopes import scope

from muster.imports import writing
from muster.imports.models import ImportRun, RunState
from tests.imports.wizard_walk import walk_as, work

CANARY = "quetzalcoatl"
PEOPLE = (
    "E-mail,First name,Last name,Department,Employee ID,Role\r\n"
    f"{CANARY}@example.org,{CANARY},Last{CANARY},Dep {CANARY},id-{CANARY},Mentor\r\n"
    f"not {CANARY},X,Y,Z,,Mentor\r\n"
    f"twice{CANARY}@example.org,A,B,C,,Mentor\r\n"
    f"twice{CANARY}@example.org,A2,B,C,,Mentor\r\n"
)


@pytest.fixture
def log():
    """What Muster's own handler would write, at its finest."""
    configured = logging.config.DictConfigurator(settings.LOGGING)
    name, formatter = next(iter(configured.config["formatters"].items()))
    assert name
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(configured.configure_formatter(formatter))
    root, muster = logging.getLogger(), logging.getLogger("muster")
    levels = root.level, muster.level
    for logger in (root, muster):
        logger.setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield out
    root.removeHandler(handler)
    root.setLevel(levels[0])
    muster.setLevel(levels[1])


def test_a_whole_import_with_its_undo_and_failures_leaves_no_value_in_the_log(cast, log, monkeypatch) -> None:
    walk = walk_as(cast.olga)
    walk.to_review(PEOPLE, name=f"{CANARY}.csv", overwrite="on")
    walk.client.post(walk.url(f"{walk.run_id}/review/cells/0/3/2/"), {"value": f"edited {CANARY}"})
    for address in ("plan/reject/", "plan.xlsx", "left-out.csv", "record/"):
        list(walk.client.get(walk.url(f"{walk.run_id}/{address}")))
    walk.say_yes()
    insert = writing.insert_rows
    monkeypatch.setattr(writing, "insert_rows", failing)
    work_through(walk)
    monkeypatch.setattr(writing, "insert_rows", insert)
    with scope(organisation=cast.northwind):
        ImportRun.objects.filter(pk=walk.run_id).update(attempts=0, lease_until=None)
    work()
    assert RunState.DONE == walk.run().state
    people = walk.client.get("/o/northwind/p/spring/participants/", {"q": CANARY})
    assert CANARY in people.content.decode()
    walk.post("undo")
    work()
    assert RunState.UNDONE == walk.run().state
    walk.begin()
    walk.upload(f"\x00\x01{CANARY}", name=f"{CANARY}.xlsx")
    Client(raise_request_exception=False).get(f"/join/{CANARY}/")
    assert "ended abnormally" in log.getvalue(), "the failure is in the log"
    assert CANARY not in log.getvalue()


def failing(*_arguments: object) -> None:
    raise IntegrityError(f"duplicate key: Key (email)=({CANARY}@example.org) already exists")


def work_through(walk) -> None:
    """One try of a worker, which ends abnormally."""
    work()
    assert RunState.APPLYING == walk.run().state
