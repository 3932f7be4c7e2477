"""The outbox: at most one first invitation a person, whatever is repeated."""

from __future__ import annotations

import threading

import pytest
from django.db import connection
from django.utils import timezone
from django_scopes import scope

from muster.notices import actions
from muster.notices.actions import (
    INSERT_SQL,
    already_invited,
    invitation_rows,
    invite_participant,
    withdraw_of_run,
)
from muster.notices.models import Notice
from muster.notices.queries import count_by_state, worker_health
from muster.participants.models import Participant
from muster.refusals import Refused

pytestmark = pytest.mark.usefixtures("scoped")


def insert(program, person, run_id):
    people = [(person.pk, person.email, person.email_key)]
    with connection.cursor() as cursor:
        cursor.executemany(INSERT_SQL, invitation_rows(program, people, run_id=run_id, now=timezone.now()))  # type: ignore[arg-type]


def test_second_first_invitation_changes_nothing(cast, invite):
    person = invite()

    insert(cast.spring, person, run_id=8)

    assert Notice.objects.get().run_id == 7


def test_rows_are_written_as_django_reads_them(cast, invite):
    before = timezone.now()
    person = invite()

    notice = Notice.objects.get()

    assert before <= notice.created_at <= timezone.now()
    assert (notice.participant_id, notice.address, notice.occasion, notice.state) == (
        person.pk,
        "ada@example.org",
        "first",
        "queued",
    )
    assert (notice.lease_until, notice.settled_at) == (None, None)


def test_withdrawn_invitation_is_queued_anew_by_a_later_import(cast, invite):
    person = invite()

    assert withdraw_of_run(7) == (1, 0)
    assert already_invited(cast.spring, ["ada@example.org"]) == set()
    insert(cast.spring, person, run_id=8)

    notice = Notice.objects.get()
    assert (notice.run_id, notice.state, notice.settled_at) == (8, "queued", None)


def test_waiting_invitation_of_somebody_deleted_is_for_who_has_the_address_now(cast, invite):
    invite().delete()
    again = invite()

    notice = Notice.objects.get()
    assert (notice.participant_id, notice.state) == (again.pk, "queued")


def test_withdrawing_counts_what_already_left(invite):
    invite("ada@example.org")
    invite("bob@example.org")
    Notice.objects.filter(address="ada@example.org").update(state="accepted")

    assert withdraw_of_run(7) == (1, 1)


def test_who_was_invited_is_known_by_key_alone(cast, invite):
    invite("ada@example.org")

    assert already_invited(cast.spring, ["ada@example.org", "bob@example.org"]) == {"ada@example.org"}


def test_hash_needs_the_secret(settings):
    first = actions.address_hash("ada@example.org")
    settings.SECRET_KEY = "another" * 10

    assert actions.address_hash("ada@example.org") != first


@pytest.mark.parametrize(
    ("email_url", "url", "missing"),
    [("", "", "EMAIL_URL"), ("", "https://x.example", "EMAIL_URL"), ("smtp://h", "", "MUSTER_URL")],
)
def test_missing_setting_is_named(email_url, url, missing, settings):
    settings.EMAIL_URL, settings.MUSTER_URL = email_url, url

    assert actions.mail_missing_setting() == missing
    assert not actions.is_mail_ready()


def test_invite_again_makes_a_second_notice(cast, mail_on, invite):
    person = invite()
    with pytest.raises(Refused, match=r"invitation\.already_waiting"):
        invite_participant(person, actor=cast.olga)
    Notice.objects.update(state="accepted")

    notice = invite_participant(person, actor=cast.olga)

    assert notice.occasion.startswith("again-")
    assert count_by_state(cast.spring) == {"accepted": 1, "queued": 1}


def test_invite_is_refused_for_who_has_joined_and_without_mail(cast, mail_on, settings):
    with pytest.raises(Refused, match=r"participant\.not_invitable"):
        invite_participant(cast.pia_participant, actor=cast.olga)
    settings.MAIL_IS_CONFIGURED = False
    with pytest.raises(Refused, match=r"mail\.not_configured"):
        invite_participant(cast.pia_participant, actor=cast.olga)


def test_worker_health_follows_the_beats(cast, invite):
    assert (worker_health().is_alive, worker_health().last_beat) == (False, None)

    actions.record_beat("w1")
    invite()

    health = worker_health()
    assert health.is_alive
    assert health.oldest_due_notice is not None
    actions.forget_beat("w1")
    assert not worker_health().is_alive


def test_pause_and_resume_can_be_repeated(cast):
    with scope(organisation=cast.northwind):
        for _ in range(2):
            actions.pause_mail(cast.northwind, actor=cast.olga)
        for _ in range(2):
            actions.resume_mail(cast.northwind, actor=cast.olga)
        entries = cast.northwind.audit_entries.filter(action__startswith="mail.").values_list(
            "action", flat=True
        )
        assert sorted(entries) == ["mail.paused", "mail.resumed"]


@pytest.mark.django_db(transaction=True)
def test_inviting_at_the_same_moment_queues_one_mail(cast, mail_on, invite):
    person = invite()
    Notice.objects.update(state="accepted")
    outcomes = []

    def press():
        try:
            with scope(organisation=cast.northwind):
                invite_participant(person, actor=cast.olga)
            outcomes.append("queued")
        except Refused as error:
            outcomes.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["invitation.already_waiting"] * 7 + ["queued"]
    assert Notice.objects.filter(state="queued").count() == 1


def test_somebody_deleted_meanwhile_can_not_be_invited(cast, mail_on, invite):
    person = invite()
    Participant.objects.filter(pk=person.pk).delete()

    with pytest.raises(Refused, match=r"participant\.not_invitable"):
        invite_participant(person, actor=cast.olga)
