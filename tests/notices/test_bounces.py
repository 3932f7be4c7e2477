"""Mails that come back: what they say, and what follows for the address, the notice and everything that still waits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from muster.notices.actions import resume_mail
from muster.notices.bounces import read_returned
from muster.notices.models import MailPause, Notice, Suppression
from muster.notices.returned import take_returned
from muster.notices.sender import send_due
from tests.notices.bounce_samples import HASH_START, NOTICE_ID, OURS, SAMPLES, feedback, report

if TYPE_CHECKING:
    from pathlib import Path


def verdict(content: bytes) -> str:
    found = read_returned(content)
    if found is None:
        return "nothing"
    assert (NOTICE_ID, HASH_START) == (found.notice_id, found.hash_start)
    return "later" if found.reason is None else str(found.reason)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_returned_mail_is_read_right(sample):
    assert sample.expected == verdict(sample.content)


def test_no_address_is_given_up_wrongly_and_nearly_all_are_read(capsys):
    read = {sample.name: verdict(sample.content) for sample in SAMPLES}
    right = sum(read[sample.name] == sample.expected for sample in SAMPLES)
    stopped = {"bounce", "complaint"}
    wrong = [s.name for s in SAMPLES if read[s.name] in stopped and s.expected not in stopped]
    with capsys.disabled():
        print(  # noqa: T201
            f"\nreturned mails: {len(SAMPLES)} samples, {right} read right, {len(wrong)} addresses given up wrongly"
        )
    assert len(SAMPLES) >= 60
    assert [] == wrong
    assert right >= 0.95 * len(SAMPLES)


@pytest.fixture
def mailbox(settings, tmp_path) -> Path:
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    settings.MUSTER_BOUNCES = tmp_path
    return tmp_path


def come_back(mailbox: Path, text: str, notice: Notice, name: str = "1") -> None:
    """Puts a mail that came back into the mailbox, as if it were about this notice."""
    ours = f"<notice-{notice.pk}.{notice.address_hash[:16]}@muster.example>"
    (mailbox / "new" / name).write_text(text.replace(OURS, ours))


def notices() -> list[Notice]:
    with scopes_disabled():
        return list(Notice.objects.order_by("pk"))


def suppressed() -> list[str]:
    with scopes_disabled():
        return list(Suppression.objects.values_list("reason", flat=True))


def test_returned_mail_stops_its_address_and_is_moved_to_what_was_seen(cast, invite, post, mailbox):
    invite()
    send_due("w1")
    come_back(mailbox, report(), notices()[0])

    assert 1 == take_returned()

    assert ["bounce"] == suppressed()
    assert ("refused", "smtp; 550 5.1.1 User unknown") == (notices()[0].state, notices()[0].last_answer)
    assert (["1:2,S"], []) == (
        [path.name for path in (mailbox / "cur").iterdir()],
        list((mailbox / "new").iterdir()),
    )
    assert 0 == take_returned()


def test_full_mailbox_is_noted_and_the_address_is_kept(cast, invite, post, mailbox):
    invite()
    send_due("w1")
    come_back(mailbox, report(status="5.2.2", said="smtp; 552 5.2.2 full"), notices()[0])

    take_returned()

    assert ([], "refused") == (suppressed(), notices()[0].state)


def test_complaint_stops_mails_and_the_notice_stays_accepted(cast, invite, post, mailbox):
    invite()
    send_due("w1")
    come_back(mailbox, feedback("abuse"), notices()[0])

    take_returned()

    assert (["complaint"], "accepted") == (suppressed(), notices()[0].state)


def test_forged_mail_that_guesses_a_number_stops_nothing(cast, invite, post, mailbox):
    invite()
    send_due("w1")
    forged = report().replace(OURS, f"<notice-{notices()[0].pk}.{'0' * 16}@muster.example>")
    (mailbox / "new" / "1").write_text(forged)

    assert 1 == take_returned()

    assert ([], "accepted") == (suppressed(), notices()[0].state)


def test_without_a_mailbox_nothing_is_read(settings):
    settings.MUSTER_BOUNCES = None

    assert 0 == take_returned()


def test_address_that_the_server_says_is_gone_is_mailed_no_more(cast, invite, post):
    post.answers["ada@example.org"] = "550 5.1.1 no such user"
    invite()

    send_due("w1")

    assert (["bounce"], "refused") == (suppressed(), notices()[0].state)


def test_refusal_by_policy_stops_no_address(cast, invite, post):
    post.answers["ada@example.org"] = "550 5.7.1 blocked by policy"
    invite()

    send_due("w1")

    assert ([], "refused") == (suppressed(), notices()[0].state)


def many_mails(cast, invite, post, *, refused: int, accepted: int) -> None:
    names = [f"r{number}" for number in range(refused)] + [f"a{number}" for number in range(accepted)]
    for name in names:
        invite(f"{name}@example.org")
        if name.startswith("r"):
            post.answers[f"{name}@example.org"] = "550 5.1.1 no such user"


@pytest.mark.parametrize(("refused", "is_stopped"), [(5, False), (6, True)])
def test_more_than_five_of_a_hundred_refusals_stop_the_rest_and_ask(
    refused, is_stopped, cast, invite, post, monkeypatch
):
    monkeypatch.setattr("muster.notices.returned.BRAKE_AFTER", 20)
    monkeypatch.setattr("muster.notices.returned.BRAKE_SHARE", 0.25)
    many_mails(cast, invite, post, refused=refused, accepted=15)
    invite("last@example.org")
    with scopes_disabled():
        last = Notice.objects.get(address="last@example.org")
        Notice.objects.filter(pk=last.pk).update(due_at=timezone.now() + timedelta(hours=1))
        # Refused ones settle last, so that the share is known when there are enough.
        Notice.objects.filter(address__startswith="r").update(due_at=timezone.now())
        Notice.objects.filter(address__startswith="a").update(due_at=timezone.now() - timedelta(hours=1))

    send_due("w1")

    with scopes_disabled():
        assert (["bounces"] if is_stopped else []) == list(MailPause.objects.values_list("reason", flat=True))


def test_who_has_looked_and_lets_mail_go_on_is_not_stopped_again_at_once(cast, invite, post, monkeypatch):
    monkeypatch.setattr("muster.notices.returned.BRAKE_AFTER", 3)
    many_mails(cast, invite, post, refused=3, accepted=0)
    send_due("w1")
    with scope(organisation=cast.northwind):
        assert "bounces" == MailPause.objects.get().reason
        resume_mail(cast.northwind, actor=cast.olga)
    post.answers["once@example.org"] = "550 5.1.1 no such user"
    invite("once@example.org")

    send_due("w1")

    with scopes_disabled():
        assert not MailPause.objects.exists()


def test_no_more_mails_leave_a_minute_than_the_host_allows(cast, invite, post, settings):
    settings.MUSTER_MAILS_A_MINUTE = 3
    for number in range(5):
        invite(f"person{number}@example.org")

    assert (3, 0) == (send_due("w1"), send_due("w1"))
    with scopes_disabled():
        Notice.objects.filter(state="accepted").update(settled_at=timezone.now() - timedelta(seconds=61))
    assert 2 == send_due("w1")
    assert 5 == len(post.mails)
