"""The audit log reads as sentences."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from muster.organisations.audit import ACTIONS, action_words, detail_words

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
    assert set() == recorded - set(ACTIONS)


def test_counts_of_nothing_are_not_said() -> None:
    assert [("new", 2), ("left out", 1)] == detail_words({"create": 2, "update": 0, "reject": 1})
    assert "newer.thing" == action_words("newer.thing")


def test_the_page_says_what_was_done_in_words(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    client.post("/o/northwind/members/", {"email": "nia@example.org", "role": "viewer"})
    page = client.get("/o/northwind/audit/").content.decode()
    assert "Member added" in page
    assert "member.added" not in page
