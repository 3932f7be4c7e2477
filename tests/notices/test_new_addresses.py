"""Another address for somebody who has joined: asked in the new mailbox, told in the old one, once; and the log-in follows."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django_scopes import scope, scopes_disabled

from muster.accounts.models import User
from muster.imports import actions
from muster.imports.queries import last_dialog
from muster.notices.actions import ask_to_confirm
from muster.notices.models import Notice
from muster.notices.sender import send_due
from muster.notices.suppressions import confirm_token, stop_token
from muster.organisations.models import AuditEntry
from muster.participants.actions import edit_participant
from muster.participants.models import Participant
from muster.refusals import Refused
from tests.imports.running import drafted, imported, undone

NEW = "pia.new@example.org"
FILE = f"Employee ID,E-mail,First name\r\nE1,{NEW},Pia\r\n"


@pytest.fixture
def pia(cast):
    with scope(organisation=cast.northwind):
        Participant.objects.filter(pk=cast.pia_participant.pk).update(employee_id="E1")
        cast.spring.hold_s = 0
        cast.spring.save()
    return cast.pia_participant


def move(cast, pia, email=NEW):
    with scope(organisation=cast.northwind):
        edit_participant(pia, {"email": email}, actor=cast.olga)


def kinds() -> list[tuple[str, str, str]]:
    with scopes_disabled():
        return sorted(Notice.objects.values_list("kind", "address", "state"))


def confirm_path() -> str:
    with scopes_disabled():
        return reverse(
            "mail:confirm", args=[confirm_token(Notice.objects.filter(kind="confirm").latest("pk"))]
        )


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="muster.accounts.backend.KeyBackend")
    return client


def log_in_of(user) -> str:
    return User.objects.get(pk=user.pk).email


def test_edit_asks_the_new_mailbox_and_tells_the_old_one(cast, pia, post):
    move(cast, pia)
    send_due("w1")
    send_due("w1")

    assert [
        (NEW, "Confirm your new address for Spring Mentoring"),
        ("pia@example.org", "Your address in Spring Mentoring was changed"),
    ] == sorted((address, mail["Subject"]) for address, mail in post.mails)
    told = next(mail for address, mail in post.mails if address == "pia@example.org")
    assert NEW not in told.as_string(), "who reads the old mailbox by now learns nothing"
    assert "pia@example.org" == log_in_of(cast.pia)


def test_log_in_follows_only_when_its_holder_confirms_from_the_new_mailbox(cast, pia, post):
    move(cast, pia)
    send_due("w1")
    path, client = confirm_path(), signed_in(cast.pia)

    assert path in post_link(post)
    assert "pia.new@example.org" in client.get(path).content.decode()
    assert "pia@example.org" == log_in_of(cast.pia), "looking changes nothing"
    client.post(path)
    assert NEW == log_in_of(cast.pia)
    assert "That is your address now" in client.post(path, follow=True).content.decode(), "again is no harm"
    with scopes_disabled():
        assert AuditEntry.objects.filter(action="participant.log_in_changed").count() == 1
    fresh = Client()
    fresh.post("/account/login/", {"login": NEW, "password": cast.password})
    assert fresh.session.get("_auth_user_id") == str(cast.pia.pk)


def post_link(post) -> str:
    mail = next(mail for address, mail in post.mails if address == NEW)
    return str(mail.get_body(("plain",)).get_content())


def test_who_may_change_addresses_gets_into_nobodys_account(cast, pia, post):
    move(cast, pia, "olga.second@example.org")
    send_due("w1")
    path = confirm_path()

    assert 302 == Client().post(path).status_code, "signed out: to the sign-in page"
    for user in (cast.olga, cast.sam):
        assert 410 == signed_in(user).get(path).status_code
        assert 410 == signed_in(user).post(path).status_code
    assert "pia@example.org" == log_in_of(cast.pia)


@pytest.mark.parametrize("why", ["altered", "other purpose", "moved again", "too old"])
def test_link_that_is_void_confirms_nothing(why, cast, pia, post):
    move(cast, pia)
    send_due("w1")
    path = confirm_path()
    with scopes_disabled():
        notice = Notice.objects.get(kind="confirm")
        if why == "altered":
            path = path.replace("/confirm/", "/confirm/1")
        if why == "other purpose":
            path = reverse("mail:confirm", args=[stop_token(notice)])
        if why == "moved again":
            Participant.objects.filter(pk=pia.pk).update(
                email="third@example.org", email_key="third@example.org"
            )
        if why == "too old":
            Notice.objects.update(settled_at="2020-01-01T00:00:00Z")

    assert 410 == signed_in(cast.pia).post(path).status_code
    assert "pia@example.org" == log_in_of(cast.pia)


def test_address_that_is_another_accounts_log_in_is_refused_with_a_sentence(cast, pia, post):
    move(cast, pia, "sam@example.org")
    send_due("w1")

    answer = signed_in(cast.pia).post(confirm_path(), follow=True)

    assert "Another account signs in with this address already" in answer.content.decode()
    assert "pia@example.org" == log_in_of(cast.pia)


def test_who_has_not_joined_gets_no_such_mail(cast, mail_on, scoped):
    person = Participant.objects.create(
        program=cast.spring, email="ada@example.org", email_key="ada@example.org", sort_name="ada"
    )
    edit_participant(person, {"email": "ada.new@example.org"}, actor=cast.olga)

    assert [] == kinds()


def test_another_spelling_of_the_same_address_is_no_new_one(cast, pia, mail_on):
    move(cast, pia, "Pia@Example.org")

    assert [] == kinds()


def test_back_to_the_old_address_withdraws_what_waits(cast, pia, post):
    move(cast, pia)
    move(cast, pia, "pia@example.org")
    send_due("w1")

    assert [] == post.mails
    assert {"withdrawn"} == {state for _kind, _address, state in kinds()}


def test_import_by_employee_id_with_notify_says_so_before_and_mails_both(cast, pia, place, post, scoped):
    run = drafted(place, FILE, overwrite=True, notify=True, role="keep")
    actions.plan_run(run)
    assert last_dialog(run).mail_sentence == "1 person who has joined gets a mail about the new address."

    run = imported(place, FILE, overwrite=True, notify=True, role="keep")
    send_due("w1")

    assert [("confirm", NEW, "accepted"), ("moved", "pia@example.org", "accepted")] == kinds()
    assert 0 == run.counts["notify"], "these are no invitations"


def test_import_without_notify_mails_nobody_and_an_administrator_can_ask_later(
    cast, pia, place, post, scoped
):
    imported(place, FILE, overwrite=True, role="keep")
    send_due("w1")
    assert [] == post.mails
    client = signed_in(cast.chen)
    names = {"organisation": "northwind", "program": "spring", "participant_id": pia.pk}
    page = client.get(reverse("participants:detail", kwargs=names)).content.decode()
    assert "until the new address is confirmed" in page

    client.post(reverse("notices:address", kwargs=names))
    send_due("w1")

    assert [NEW, "pia@example.org"] == sorted(address for address, _mail in post.mails)


def test_undo_withdraws_what_has_not_left(cast, pia, place, mail_on, scoped):
    undone(imported(place, FILE, overwrite=True, notify=True, role="keep"), place)

    assert {"withdrawn"} == {state for _kind, _address, state in kinds()}


def test_undo_leaves_an_address_that_its_holder_has_confirmed(cast, pia, place, post, scoped):
    run = imported(place, FILE, overwrite=True, notify=True, role="keep")
    send_due("w1")
    signed_in(pia.user).post(confirm_path())
    preview = actions.preview_undo(run)

    undone(run, place)

    pia.refresh_from_db()
    kept = {"email": NEW, "field": "email", "reason": "value.confirmed"}
    assert [kept] == preview.kept == run.kept
    assert NEW == pia.email == log_in_of(pia.user)


def test_undo_takes_back_an_address_that_nobody_has_confirmed(cast, pia, place, post, scoped):
    run = undone(imported(place, FILE, overwrite=True, notify=True, role="keep"), place)

    pia.refresh_from_db()
    assert ([], "pia@example.org") == (run.kept, pia.email)


def test_asking_again_mails_the_new_mailbox_again_and_the_old_one_not(cast, pia, post, scoped):
    move(cast, pia)
    send_due("w1")
    pia.refresh_from_db()
    ask_to_confirm(pia, actor=cast.olga)
    with pytest.raises(Refused, match=r"address\.already_waiting"):
        ask_to_confirm(pia, actor=cast.olga)
    send_due("w1")

    assert [NEW, NEW, "pia@example.org"] == sorted(address for address, _mail in post.mails)


def test_nothing_is_asked_where_there_is_nothing_to_confirm(cast, pia, mail_on, scoped):
    with pytest.raises(Refused, match=r"address\.nothing_to_confirm"):
        ask_to_confirm(pia, actor=cast.olga)
