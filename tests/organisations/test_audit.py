"""The audit log reads as sentences."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scopes_disabled

from muster.imports.messages import REASONS
from muster.organisations.actions import record
from muster.organisations.audit import ACTIONS, action_words, detail_words
from muster.organisations.models import AuditEntry

if TYPE_CHECKING:
    from django.test import Client

    from tests.conftest import Cast

PACKAGE = Path(__file__).resolve().parents[2] / "src/muster"
RECORDED = re.compile(r"""(?:action=|_record\(\w+, |action = )(.+)""")
ACTION = re.compile(r'"([a-z]+\.[a-z_]+)"')


def test_every_recorded_action_has_words() -> None:
    lines = [line for path in PACKAGE.rglob("*.py") for line in RECORDED.findall(path.read_text())]
    recorded = {action for line in lines for action in ACTION.findall(line)}
    assert {"import.applied", "field.retired", "member.added"} <= recorded
    assert set() == recorded - set(ACTIONS) - set(REASONS)


def test_counts_of_nothing_are_not_said() -> None:
    assert [("new", 2), ("left out", 1)] == detail_words({"create": 2, "update": 0, "reject": 1})
    assert "newer.thing" == action_words("newer.thing")


def test_lists_are_said_as_texts() -> None:
    assert [("fields", "bio, skills")] == detail_words({"fields": ["bio", "skills"]})


def test_the_page_says_what_was_done_in_words(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    client.post("/o/northwind/members/", {"email": "nia@example.org", "role": "viewer"})
    page = client.get("/o/northwind/audit/").content.decode()
    assert "Member added" in page
    assert "member.added" not in page


@pytest.mark.usefixtures("scoped")
def test_an_entry_is_never_changed_or_deleted(cast) -> None:
    record(cast.northwind, actor=cast.olga, action="mail.paused")
    entry = AuditEntry.objects.get(action="mail.paused")
    entry.action = "mail.resumed"
    for rewrite in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(action="mail.resumed"),
    ):
        with pytest.raises(TypeError, match="only added to"):
            rewrite()
    assert AuditEntry.objects.filter(action="mail.paused").exists()


def test_an_organisation_that_goes_takes_its_log_along_and_a_person_leaves_theirs(cast) -> None:
    record(cast.northwind, actor=cast.chen, action="mail.paused")
    record(cast.southwind, actor=cast.sam, action="mail.paused")
    with scopes_disabled():
        cast.chen.delete()
        assert AuditEntry.objects.get(organisation=cast.northwind, action="mail.paused").actor is None
        cast.southwind.delete()
        assert not AuditEntry.objects.filter(organisation_id=cast.southwind.pk).exists()


def test_a_sign_in_stands_in_the_log_of_each_organisation_that_the_person_administers(client, cast) -> None:
    answer = client.post("/account/login/", {"login": cast.chen.email, "password": cast.password})
    assert 302 == answer.status_code
    with scopes_disabled():
        entries = AuditEntry.objects.filter(action="member.signed_in")
        assert [(cast.northwind.pk, cast.chen.pk, {})] == [
            (entry.organisation_id, entry.actor_id, entry.details) for entry in entries
        ]


def test_a_participant_who_signs_in_is_in_no_log(client, cast) -> None:
    client.post("/account/login/", {"login": cast.pia.email, "password": cast.password})
    with scopes_disabled():
        assert not AuditEntry.objects.filter(action="member.signed_in").exists()


def test_the_log_costs_the_same_queries_for_ten_and_twenty(client, cast, django_assert_num_queries) -> None:
    client.force_login(cast.olga)
    for _number in range(10):
        record(cast.northwind, actor=cast.chen, action="mail.paused")
    client.get("/o/northwind/audit/")
    with CaptureQueriesContext(connection) as ten:
        client.get("/o/northwind/audit/")
    for _number in range(10):
        record(cast.northwind, actor=cast.olga, action="mail.resumed")
    with django_assert_num_queries(len(ten)):
        client.get("/o/northwind/audit/")
