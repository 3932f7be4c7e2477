"""What becomes of a mail, against a real mail server."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from muster.notices.actions import pause_mail, resume_mail
from muster.notices.addresses import address_hash
from muster.notices.models import Invitation, Notice
from muster.notices.sender import BACK_OFF_S, send_due
from muster.participants.models import Participant


def states() -> list[str]:
    with scopes_disabled():
        return list(Notice.objects.order_by("id").values_list("state", flat=True))


def the_notice() -> Notice:
    with scopes_disabled():
        return Notice.objects.get()


def change_notice(**values: object) -> None:
    with scopes_disabled():
        Notice.objects.update(**values)


def test_accepted_mail_makes_the_person_invited(cast, post, invite):
    person = invite()

    assert send_due("w1") == 1

    notice = the_notice()
    assert (notice.state, notice.attempts, notice.last_answer) == ("accepted", 1, "250 taken")
    with scope(organisation=cast.northwind):
        person = Participant.objects.get(pk=person.pk)
    assert (person.status, person.version) == ("invited", 1)
    assert person.invited_at is not None
    assert send_due("w1") == 0
    assert [address for address, _ in post.mails] == ["ada@example.org"]


def test_mail_carries_link_headers_and_both_forms(cast, post, invite):
    cast.spring.from_name, cast.spring.from_email = "Spring Team", "spring@northwind.example"
    cast.spring.reply_to = "team@northwind.example"
    with scope(organisation=cast.northwind):
        cast.spring.save()
    invite()

    send_due("w1")

    _, mail = post.mails[0]
    assert mail["From"] == "Spring Team <spring@northwind.example>"
    assert mail["Reply-To"] == "team@northwind.example"
    assert mail["To"] == "ada@example.org"
    assert mail["Subject"] == "Northwind invites you to Spring Mentoring"
    assert (
        mail["Message-ID"]
        == f"<notice-{the_notice().pk}.{address_hash('ada@example.org')[:16]}@muster.example>"
    )
    text = mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    link = re.search(r"https://muster\.example/join/([\w-]{22})/", text)
    assert link is not None
    assert link[0] in html
    assert "Hello Ada," in text


def test_only_the_hash_of_the_token_is_kept(post, invite):
    invite()
    send_due("w1")

    token = re.search(r"/join/([\w-]+)/", post.mails[0][1].get_body(("plain",)).get_content())[1]

    with scopes_disabled():
        invitation = Invitation.objects.get()
    assert len(invitation.token_hash) == 64
    assert token not in invitation.token_hash
    assert timedelta(days=13) < invitation.expires_at - timezone.now() <= timedelta(days=14)


@pytest.mark.parametrize(
    "name", ["Spring\r\nBcc: eve@example.org", "Spring\x1f\u2028Bcc: eve@example.org", "\u202eSpring\n\n<b>"]
)
def test_no_header_can_be_smuggled_in(name, cast, post, invite):
    with scope(organisation=cast.northwind):
        cast.spring.name, cast.spring.from_name = name, name
        cast.spring.save()
    invite()

    send_due("w1")

    address, mail = post.mails[0]
    assert len(post.mails) == 1
    assert address == "ada@example.org"
    assert mail["Bcc"] is None
    assert {"Subject", "From", "To", "Message-ID"} <= set(mail.keys())


def test_many_mails_leave_over_one_connection_each_to_one_person(post, invite):
    for number in range(5):
        invite(f"person{number}@example.org")

    assert send_due("w1") == 5

    assert post.connections == 1
    assert sorted(address for address, _ in post.mails) == [
        f"person{number}@example.org" for number in range(5)
    ]
    assert all("," not in mail["To"] for _, mail in post.mails)


def test_refused_address_is_settled_and_the_others_go_on(post, invite):
    post.answers["gone@example.org"] = "550 no such person"
    invite("gone@example.org")
    invite("ada@example.org")

    assert send_due("w1") == 2

    assert states() == ["refused", "accepted"]
    with scopes_disabled():
        assert Notice.objects.get(address="gone@example.org").last_answer == "550 no such person"
        assert Participant.objects.get(email="gone@example.org").status == "imported"
        assert Invitation.objects.count() == 1


LONG = f"{'a' * 60}@{'b' * 50}.{'c' * 29}.example.company"


def test_long_addresses_are_written_whole(cast, post, invite):
    cast.spring.from_email = cast.spring.reply_to = f"team@{'b' * 60}.{'c' * 60}.{'d' * 40}.example"
    with scope(organisation=cast.northwind):
        cast.spring.save()
    invite(LONG)

    send_due("w1")

    [(address, mail)] = post.mails
    assert [LONG, LONG] == [address, mail["To"].addresses[0].addr_spec]
    assert cast.spring.from_email == mail["From"].addresses[0].addr_spec == mail["Reply-To"]


@pytest.mark.parametrize("email", ["ada,b@example.org", "ada:eve@example.org"])
def test_mail_that_would_go_to_another_address_is_refused(email, post, invite):
    invite(email)

    assert send_due("w1") == 1

    assert post.mails == []
    assert states() == ["refused"]
    assert "not sent" in the_notice().last_answer
    with scopes_disabled():
        assert not Invitation.objects.exists()


@pytest.mark.parametrize(("at", "answer"), [("rcpt", "450 later please"), ("data", "451 busy")])
def test_not_now_is_tried_again_later(at, answer, post, invite):
    invite()
    if at == "rcpt":
        post.answers["ada@example.org"] = answer
    else:
        post.data_answer = answer

    send_due("w1")

    notice = the_notice()
    assert (notice.state, notice.attempts, notice.last_answer) == ("deferred", 1, answer)
    assert notice.due_at > timezone.now() + timedelta(seconds=BACK_OFF_S[0] - 10)
    post.answers, post.data_answer = {}, ""
    assert send_due("w1") == 0
    change_notice(due_at=timezone.now())
    assert send_due("w1") == 1
    assert states() == ["accepted"]
    assert len(post.mails) == 1


def test_after_the_last_try_the_mail_counts_as_refused(post, invite):
    invite()
    post.answers["ada@example.org"] = "450 later please"
    change_notice(attempts=len(BACK_OFF_S))

    send_due("w1")

    assert states() == ["refused"]


def test_connection_lost_while_handing_over_is_uncertain_and_never_repeated(post, invite):
    invite("ada@example.org")
    invite("bob@example.org")
    post.hangs_up_on_data = True

    send_due("w1")

    assert states() == ["unknown", "queued"]
    post.hangs_up_on_data = False
    change_notice(due_at=timezone.now())
    send_due("w1")
    assert states() == ["unknown", "accepted"]
    assert [address for address, _ in post.mails] == ["bob@example.org"]


def test_server_that_is_away_costs_no_try(mail_on, settings, invite):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    invite()

    assert send_due("w1") == 0

    notice = the_notice()
    assert (notice.state, notice.attempts) == ("queued", 0)
    assert notice.due_at > timezone.now()


def test_worker_that_died_before_the_mail_left_is_made_up_for(post, invite):
    invite()
    change_notice(state="leased", lease_owner="dead", lease_until=timezone.now() - timedelta(seconds=1))

    assert send_due("w2") == 1

    assert states() == ["accepted"]


def test_worker_that_died_while_the_mail_left_leaves_it_uncertain(post, invite):
    invite()
    change_notice(state="handing", lease_owner="dead", lease_until=timezone.now() - timedelta(seconds=1))

    assert send_due("w2") == 0

    assert states() == ["unknown"]
    assert post.mails == []


def test_notice_taken_over_by_another_worker_is_left_to_it(post, invite):
    from django.core.mail import get_connection

    from muster.notices.sender import send_one

    invite()
    with scopes_disabled():
        notice = Notice.objects.select_related("program__organisation").get()
    change_notice(state="leased", lease_owner="w2", lease_until=timezone.now() + timedelta(minutes=1))
    backend = get_connection()
    backend.open()

    assert send_one(backend, notice, "w1") == 0

    backend.close()
    assert post.mails == []
    assert states() == ["leased"]


@pytest.mark.parametrize("status", ["suspended", "deactivated", "active"])
def test_who_must_not_be_invited_is_not_mailed(status, cast, post, invite):
    person = invite()
    with scope(organisation=cast.northwind):
        Participant.objects.filter(pk=person.pk).update(status=status)

    send_due("w1")

    assert states() == ["withdrawn"]
    assert post.mails == []


def test_deleted_or_changed_address_is_not_mailed(cast, post, invite):
    gone, moved = invite("gone@example.org"), invite("moved@example.org")
    with scope(organisation=cast.northwind):
        Participant.objects.filter(pk=gone.pk).delete()
        Participant.objects.filter(pk=moved.pk).update(email="new@example.org", email_key="new@example.org")

    send_due("w1")

    assert states() == ["withdrawn", "withdrawn"]
    assert post.mails == []


def test_hold_time_is_kept(cast, post, invite):
    invite()
    change_notice(due_at=timezone.now() + timedelta(seconds=60))

    assert send_due("w1") == 0


def test_paused_mail_waits_and_goes_on(cast, post, invite):
    invite()
    with scope(organisation=cast.northwind):
        pause_mail(cast.northwind, actor=cast.olga)
        assert send_due("w1") == 0
        resume_mail(cast.northwind, actor=cast.olga)

    assert send_due("w1") == 1


def test_pause_pressed_while_a_worker_sends_holds_the_rest(cast, post, invite):
    invite("ada@example.org")
    invite("bob@example.org")

    def pause_after_the_first() -> bool:
        if post.mails:
            with scope(organisation=cast.northwind):
                pause_mail(cast.northwind, actor=cast.olga)
        return False

    assert send_due("w1", is_stopping=pause_after_the_first) == 1

    assert states() == ["accepted", "queued"]
    assert len(post.mails) == 1
    with scope(organisation=cast.northwind):
        resume_mail(cast.northwind, actor=cast.olga)
    assert send_due("w2") == 1


def test_mail_that_can_not_be_made_is_put_off_and_holds_up_nobody(cast, post, invite):
    with scope(organisation=cast.southwind):
        cast.autumn.from_email = "@"
        cast.autumn.save()
    invite("stuck@example.org", program=cast.autumn)
    invite("ada@example.org")
    with scopes_disabled():
        Notice.objects.filter(address="stuck@example.org").update(program=cast.autumn)

    assert send_due("w1") == 2

    assert states() == ["deferred", "accepted"]


def test_mail_that_fails_while_it_leaves_is_uncertain(mail_on, settings, tmp_path, invite):
    (tmp_path / "mails").write_text("a file where a folder should be")
    settings.EMAIL_BACKEND = "muster.notices.backends.EmlFileBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mails")
    invite()

    send_due("w1")

    assert states() == ["unknown"]


def test_without_configuration_nothing_is_sent_nor_marked(invite):
    invite()

    assert send_due("w1") == 0

    assert states() == ["queued"]


def test_asked_to_stop_gives_back_what_was_not_begun(post, invite):
    invite("ada@example.org")
    invite("bob@example.org")

    assert send_due("w1", is_stopping=lambda: bool(post.mails)) == 1

    assert states() == ["accepted", "queued"]
    assert send_due("w2") == 1


def test_file_backend_writes_one_file_a_mail(mail_on, settings, tmp_path, invite):
    settings.EMAIL_BACKEND = "muster.notices.backends.EmlFileBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mails")
    invite()

    send_due("w1")

    (file,) = (tmp_path / "mails").glob("*.eml")
    assert b"Subject: Northwind invites you to Spring Mentoring" in file.read_bytes()
    assert states() == ["accepted"]
