"""The mails page: what it shows, and who may pause, resume and invite."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django_scopes import scopes_disabled

from muster.notices.actions import pause_mail
from muster.notices.models import MailPause, Notice

PROGRAM = {"organisation": "northwind", "program": "spring"}
LIST = "notices:list"


def sign_in(client, user):
    client.force_login(user, backend="muster.accounts.backend.KeyBackend")


def test_list_shows_mails_with_state_answer_and_counts(cast, client, invite):
    for name in ("ada", "bob"):
        invite(f"{name}@example.org")
    with scopes_disabled():
        Notice.objects.filter(address="bob@example.org").update(
            state="refused", last_answer="550 no such person"
        )
    sign_in(client, cast.vera)

    page = client.get(reverse(LIST, kwargs=PROGRAM)).content.decode()
    refused = client.get(reverse(LIST, kwargs=PROGRAM), {"state": "refused"}).content.decode()

    assert "ada@example.org" in page
    assert "550 no such person" in page
    assert "EMAIL_URL is not set" in page
    assert "ada@example.org" not in refused
    assert "bob@example.org" in refused


def test_list_pages_by_the_last_mail(cast, client, invite, monkeypatch):
    monkeypatch.setattr("muster.notices.views.PAGE_SIZE", 2)
    for number in range(3):
        invite(f"person{number}@example.org")
    sign_in(client, cast.olga)

    first = client.get(reverse(LIST, kwargs=PROGRAM))
    second = client.get(reverse(LIST, kwargs=PROGRAM), {"before": first.context["page"].older})

    assert [line.notice.address for line in first.context["page"].lines] == [
        "person2@example.org",
        "person1@example.org",
    ]
    assert [line.notice.address for line in second.context["page"].lines] == ["person0@example.org"]
    assert client.get(reverse(LIST, kwargs=PROGRAM), {"before": "x", "state": "nonsense"}).status_code == 200


def test_queries_do_not_grow_with_the_mails(cast, client, invite, django_assert_max_num_queries):
    sign_in(client, cast.olga)
    for number in range(20):
        invite(f"person{number}@example.org")

    with django_assert_max_num_queries(20):
        client.get(reverse(LIST, kwargs=PROGRAM))


def test_mail_page_shows_the_invitation_and_offers_it_as_a_file(cast, client, mail_on):
    sign_in(client, cast.vera)

    page = client.get(reverse("notices:preview", kwargs=PROGRAM)).content.decode()
    file = client.get(reverse("notices:preview_file", kwargs=PROGRAM))

    assert "Hello Alex," in page
    assert "https://muster.example/join/sample/" in page
    assert file["Content-Type"] == "message/rfc822"
    assert b"Subject: Northwind invites you to Spring Mentoring" in file.content


def test_pausing_holds_and_resuming_lets_go(cast, client):
    sign_in(client, cast.chen)

    client.post(reverse("notices:pause", kwargs=PROGRAM))
    assert "is paused since" in client.get(reverse(LIST, kwargs=PROGRAM)).content.decode()
    client.post(reverse("notices:resume", kwargs=PROGRAM))

    with scopes_disabled():
        assert not MailPause.objects.exists()


def test_after_a_restore_only_an_owner_lets_mail_go_on(cast, client, scoped):
    pause_mail(cast.northwind, actor=None, reason="restored")
    sign_in(client, cast.chen)
    client.post(reverse("notices:resume", kwargs=PROGRAM))
    assert MailPause.objects.exists()

    sign_in(client, cast.olga)
    assert "A backup was restored" in client.get(reverse(LIST, kwargs=PROGRAM)).content.decode()
    client.post(reverse("notices:resume", kwargs=PROGRAM))

    assert not MailPause.objects.exists()


@pytest.mark.parametrize("name", ["notices:pause", "notices:resume"])
def test_viewer_may_only_look(name, cast, client):
    sign_in(client, cast.vera)

    assert client.post(reverse(name, kwargs=PROGRAM)).status_code == 403


def test_invite_button_queues_one_mail(cast, client, invite, mail_on, scoped):
    person = invite()
    Notice.objects.all().delete()
    sign_in(client, cast.chen)
    address = reverse("notices:invite", kwargs={**PROGRAM, "participant_id": person.pk})

    for _ in range(2):
        client.post(address)

    assert Notice.objects.get().occasion == "first"
