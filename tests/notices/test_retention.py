"""Whom a mail went to is forgotten in its time; that there was one is not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from muster.notices.actions import already_invited
from muster.notices.invitations import create_invitation
from muster.notices.models import Invitation, Notice
from muster.notices.retention import forget_old_mails
from muster.organisations.models import AuditEntry

pytestmark = pytest.mark.usefixtures("scoped")


@pytest.fixture
def settled(invite) -> Notice:
    """A mail that the server has taken, with its link."""
    person = invite()
    create_invitation(person)
    Notice.objects.update(
        state="accepted", settled_at=timezone.now(), last_answer="250 ada@example.org taken"
    )
    return Notice.objects.get()


def in_days(days: float) -> int:
    return forget_old_mails(timezone.now() + timedelta(days=days))


def test_address_and_answer_go_and_the_rest_stays(cast, settled, settings) -> None:
    settings.MUSTER_KEEP_MAILS_DAYS = 90
    assert 0 == in_days(89.9)
    assert 1 == in_days(90.1)
    assert 0 == in_days(91)
    settled.refresh_from_db()
    assert ("", "", "accepted", "invitation") == (
        settled.address,
        settled.last_answer,
        settled.state,
        settled.kind,
    )
    assert {"ada@example.org"} == already_invited(cast.spring, ["ada@example.org"]), "nobody is mailed twice"
    entry = AuditEntry.objects.get(action="retention.tidied")
    assert ({"mails": 1}, "worker") == (entry.details, entry.actor_label)


def test_links_go_that_long_after_they_expired(settled, settings) -> None:
    settings.MUSTER_KEEP_MAILS_DAYS = 1
    in_days(14.9)
    assert Invitation.objects.exists()
    in_days(15.1)
    assert not Invitation.objects.exists()


def test_a_mail_that_waits_keeps_its_address(invite) -> None:
    invite()
    assert 0 == in_days(1000)
    assert "ada@example.org" == Notice.objects.get().address
