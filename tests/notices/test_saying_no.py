"""Declining an invitation, and stopping mails: by a press, or by the mail program itself (RFC 8058)."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from django_scopes import scope, scopes_disabled

from muster.notices.actions import invite_participant
from muster.notices.addresses import address_hash
from muster.notices.invitations import create_invitation
from muster.notices.models import Notice, Suppression, SuppressionReason
from muster.notices.sender import send_due
from muster.notices.suppressions import stop_mail, stop_token
from muster.organisations.models import AuditEntry
from muster.participants.actions import reactivate_participant
from muster.participants.models import Change, Participant
from muster.refusals import Refused
from tests.imports.running import imported


@pytest.fixture
def ada(invite):
    return invite(last_name="Lovelace")


@pytest.fixture
def stop_path(ada) -> str:
    with scopes_disabled():
        return reverse("mail:stop", args=[stop_token(Notice.objects.get())])


@pytest.fixture
def link(cast, ada) -> str:
    with scope(organisation=cast.northwind):
        _, token = create_invitation(ada)
    return reverse("join:join", args=[token])


def stored(person) -> Participant:
    with scopes_disabled():
        return Participant.objects.get(pk=person.pk)


def suppressed() -> list[tuple[str, str]]:
    with scopes_disabled():
        return list(Suppression.objects.values_list("address_hash", "reason"))


def notice_states() -> list[str]:
    with scopes_disabled():
        return list(Notice.objects.order_by("pk").values_list("state", flat=True))


def test_looking_at_the_link_stops_nothing_however_often(client, stop_path):
    for _ in range(3):
        answer = client.get(stop_path)

    assert (200, []) == (answer.status_code, suppressed())
    assert "Stop these mails" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_one_click_of_a_mail_program_stops_mails_at_once(cast, ada, stop_path, post):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(
        stop_path, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code in {200, 302}
    assert [(address_hash("ada@example.org"), "opt_out")] == suppressed()
    assert ["withdrawn"] == notice_states()
    assert send_due("w1") == 0
    assert [] == post.mails
    with scopes_disabled():
        entry = AuditEntry.objects.get(action="mail.stopped")
    assert "ada" not in f"{entry.target}{entry.details}"


def test_mail_headers_name_the_link_that_a_mail_program_calls(client, ada, post):
    send_due("w1")

    _, mail = post.mails[0]
    header = mail["List-Unsubscribe"].strip()  # it may stand on a line of its own
    path = re.fullmatch(r"<https://muster\.example(/mail/stop/\S+/)>", header)[1]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert path in mail.get_body(("plain",)).get_content()
    assert path in mail.get_body(("html",)).get_content()
    assert client.get(path).status_code == 200


def test_who_stopped_mails_may_let_them_come_again(client, stop_path):
    client.post(stop_path)
    page = client.get(stop_path).content.decode()
    assert "Let mails come again" in page

    client.post(stop_path, {"again": "1"})

    assert [] == suppressed()


@pytest.mark.parametrize("token", ["1", "1.forged", "x" * 50, "0.", "²."])
def test_altered_link_stops_nothing(token, client, ada):
    path = reverse("mail:stop", args=[token])

    assert [410, 410] == [client.get(path).status_code, client.post(path).status_code]
    assert [] == suppressed()


def test_bounced_address_is_not_let_in_again_by_the_link(cast, client, stop_path):
    with scope(organisation=cast.northwind):
        stop_mail(cast.northwind, address_hash("ada@example.org"), SuppressionReason.BOUNCE)

    assert "come again" not in client.get(stop_path).content.decode()


def test_stopping_is_of_one_organisation_only(cast, client, stop_path):
    client.post(stop_path)

    with scope(organisation=cast.southwind):
        assert not Suppression.objects.exists()


def test_mail_stopped_between_lease_and_sending_does_not_leave(cast, ada, post, monkeypatch):
    from muster.notices import sender

    lease = sender._lease

    def stopped_after_lease(*args):
        notices = lease(*args)
        with scope(organisation=cast.northwind):
            Suppression.objects.create(
                organisation=cast.northwind,
                address_hash=address_hash("ada@example.org"),
                reason="opt_out",
                at=ada.created_at,
            )
        return notices

    monkeypatch.setattr(sender, "_lease", stopped_after_lease)

    send_due("w1")

    assert ([], ["withdrawn"]) == (post.mails, notice_states())


@pytest.mark.parametrize("reason", SuppressionReason.values)
def test_nobody_can_invite_a_stopped_address_and_the_reason_is_said(reason, cast, ada, mail_on):
    with scope(organisation=cast.northwind):
        Notice.objects.all().delete()
        stop_mail(cast.northwind, address_hash("ada@example.org"), SuppressionReason(reason))

        with pytest.raises(Refused, match=f"mail.stopped_{reason}"):
            invite_participant(ada, actor=cast.olga)
    assert [] == notice_states()


def test_declining_is_one_press_without_an_account(cast, client, ada, link, post):
    page = client.get(link).content.decode()
    assert "No, thank you" in page

    answer = client.post(f"{link}decline/", follow=True)

    assert "You have declined" in answer.content.decode()
    person = stored(ada)
    assert ("deactivated", "invited", None) == (person.status, _invited_before(person), person.user_id)
    send_due("w1")
    assert [] == post.mails


def _invited_before(person: Participant) -> str:
    return "invited" if person.status_before in {"imported", "invited"} else person.status_before


def test_declining_is_a_change_by_the_person(cast, client, ada, link):
    client.post(f"{link}decline/")

    person = stored(ada)
    with scopes_disabled():
        change = Change.objects.filter(participant_id=ada.pk).first()
    assert ({"status": "imported"}, {"status": "deactivated"}) == (change.before, change.after)
    assert person.origins["status"]["self"] is True


def test_who_declined_can_change_their_mind_and_join(client, ada, link):
    client.post(f"{link}decline/")

    answer = client.post(f"{link}reconsider/", follow=True)

    assert (200, "imported") == (answer.status_code, stored(ada).status)
    assert "Join Spring Mentoring" in answer.content.decode()


def test_reconsidering_does_not_lift_what_an_administrator_did(cast, client, ada, link):
    with scope(organisation=cast.northwind):
        Participant.objects.filter(pk=ada.pk).update(status="deactivated")

    client.post(f"{link}reconsider/")

    assert stored(ada).status == "deactivated"


def test_administrator_can_lift_a_declining(cast, client, ada, link):
    client.post(f"{link}decline/")
    with scope(organisation=cast.northwind):
        reactivate_participant(stored(ada), actor=cast.olga)

    assert stored(ada).status == "imported"
    assert client.get(link).status_code == 200


def test_two_status_columns_bring_nobody_back_who_declined(place, client, ada, link):
    client.post(f"{link}decline/")
    for said in ("Inactive", "Active"):
        with scope(organisation=place.organisation):
            imported(place, f"E-mail,Status\r\n{ada.email},{said}\r\n", overwrite=True)

    assert "deactivated" == stored(ada).status
    assert stored(ada).origins["status"]["self"] is True


def test_used_link_declines_nothing(client, ada, link):
    client.post(link, {"first_name": "Ada", "last_name": "Lovelace", "password": "analytical engine"})

    client.post(f"{link}decline/")

    assert stored(ada).status == "active"
