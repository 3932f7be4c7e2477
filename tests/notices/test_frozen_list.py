"""Whom an import mails: a list that is frozen, counted and hashed with *Yes*, and only ever gets shorter after that."""

from __future__ import annotations

import sys

import pytest
import typer
from django.utils import timezone
from django_scopes import scope

from muster.cli.imports import _confirm
from muster.imports import actions, apply
from muster.imports.models import ImportRun, RunState
from muster.imports.queries import last_dialog
from muster.notices import mailings
from muster.notices.addresses import address_hash, list_hash
from muster.notices.models import Notice, SuppressionReason
from muster.notices.sender import send_due
from muster.notices.suppressions import stop_mail
from muster.participants.actions import delete_participant, edit_participant, suspend_participant
from muster.participants.models import Participant
from muster.refusals import Refused
from tests.imports.running import HEADER, approved, drafted, imported, work
from tests.imports.wizard_walk import walk_as

pytestmark = pytest.mark.usefixtures("scoped")


def people(count: int) -> str:
    lines = (f"p{number}@example.org,P{number},Person,," for number in range(count))
    return "\r\n".join([HEADER, *lines, ""])


def test_the_list_is_counted_and_hashed_with_yes(place, mail_on):
    run = approved(place, people(3), notify=True)

    keys = [f"p{number}@example.org" for number in range(3)]
    assert (3, list_hash(reversed(keys))) == (run.recipients, run.list_hash)


def test_an_import_that_mails_nobody_has_no_list(place):
    run = approved(place, people(3))

    assert (0, "") == (run.recipients, run.list_hash)


def test_a_list_that_is_not_the_one_agreed_to_is_not_mailed(place, mail_on):
    run = approved(place, people(3), notify=True)
    ImportRun.objects.filter(pk=run.pk).update(list_hash=list_hash(["somebody@example.org"]))

    work(run)

    assert (RunState.FAILED, "import.list_changed") == (run.state, run.failure)
    assert not Notice.objects.exists()
    assert not Participant.objects.filter(email_key="p0@example.org").exists()


def test_who_was_deleted_suspended_moved_or_wants_no_more_since_gets_nothing(cast, place, post):
    cast.spring.hold_s = 0
    cast.spring.save()
    run = imported(place, people(6), notify=True)
    person = {one.email_key[:2]: one for one in Participant.objects.filter(email_key__startswith="p")}
    delete_participant(person["p0"], actor=cast.olga)
    suspend_participant(person["p1"], actor=cast.olga)
    edit_participant(person["p2"], {"email": "elsewhere@example.org"}, actor=cast.olga)
    stop_mail(place.organisation, address_hash("p3@example.org"), SuppressionReason.OPT_OUT)
    send_due("w1")

    assert ["p4@example.org", "p5@example.org"] == sorted(address for address, _mail in post.mails)
    assert 6 == run.recipients


@pytest.mark.parametrize("typed", [None, 2, 4])
def test_many_are_mailed_only_with_their_number_typed(typed, place, mail_on, monkeypatch):
    monkeypatch.setattr(actions, "TYPED_ABOVE", 2)
    run = drafted(place, people(3), notify=True)
    actions.plan_run(run)

    with pytest.raises(Refused, match=r"import\.number"):
        actions.approve_run(run, actor=None, plan_revision=run.revision, typed=typed)
    run.refresh_from_db()
    assert RunState.PLANNED == run.state
    actions.approve_run(run, actor=None, plan_revision=run.revision, typed=3)
    assert RunState.QUEUED == run.state


def test_a_hundred_and_one_are_many(place, mail_on):
    run = drafted(place, people(101), notify=True)
    actions.plan_run(run)

    assert 100 == mailings.TYPED_ABOVE
    assert last_dialog(run).must_be_typed
    with pytest.raises(Refused, match=r"import\.number"):
        actions.approve_run(run, actor=None, plan_revision=run.revision)


def test_the_last_dialog_asks_for_the_number_and_keeps_what_was_typed(cast, mail_on, monkeypatch):
    monkeypatch.setattr(actions, "TYPED_ABOVE", 2)
    monkeypatch.setattr("muster.imports.queries.TYPED_ABOVE", 2)
    walk = walk_as(cast.olga)
    rows = people(3).replace(HEADER, "E-mail,First name,Last name,Department,Skills")
    walk.to_review(rows, role="mentor", notify="on")
    page = walk.get("confirm")
    assert "How many people get a mail?" in page.content.decode()
    given = {
        "plan_revision": page.context["page"].plan_revision,
        "plan_name": page.context["page"].plan_name,
    }

    wrong = walk.post("confirm", **given, number="30")

    assert 422 == wrong.status_code
    assert "Type 3 to go on." in wrong.content.decode()
    assert 'value="30"' in wrong.content.decode()
    assert RunState.PLANNED == walk.run().state
    walk.post("confirm", **given, number=" 3 ")
    assert RunState.QUEUED == walk.run().state


def test_few_are_mailed_without_a_number(cast, mail_on):
    walk = walk_as(cast.olga)
    walk.to_review(people(3), role="mentor", notify="on")
    assert "How many people get a mail?" not in walk.get("confirm").content.decode()
    walk.say_yes()
    assert RunState.QUEUED == walk.run().state


@pytest.mark.parametrize(
    ("typed", "is_done"), [("1101", True), (" 1,101", True), ("1100", False), ("", False)]
)
def test_the_command_line_asks_for_the_number_on_a_terminal(typed, is_done, monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(typer, "confirm", lambda *_args, **_more: True)
    monkeypatch.setattr(typer, "prompt", lambda *_args, **_more: typed)
    if is_done:
        _confirm("Add 1,101 people?", yes=False, number=1_101)
        return
    with pytest.raises(Refused, match=r"import\.number"):
        _confirm("Add 1,101 people?", yes=False, number=1_101)


def test_yes_on_the_command_line_answers_for_the_number(monkeypatch):
    monkeypatch.setattr(typer, "prompt", lambda *_args, **_more: pytest.fail("it asked"))

    _confirm("Add 101 people?", yes=True, number=101)


def test_who_waited_long_for_an_import_gets_one_mail_about_it(cast, place, post, monkeypatch):
    monkeypatch.setattr(apply, "LONG_S", 0)
    run = imported(place, people(3))
    send_due("w1")
    send_due("w1")

    ((address, mail),) = post.mails
    text = mail.get_body(("plain",)).get_content()
    assert ("olga@example.org", "The import into Spring Mentoring has finished") == (address, mail["Subject"])
    for line in ("people.csv", "Added: 3", "Changed: 0", "Left out: 0", "Invitations: 0"):
        assert line in text
    assert f"https://muster.example/o/northwind/p/spring/imports/{run.pk}/result/" in text
    assert {"import": run.counts.get("notify")} == {"import": 0}, "it counts as nobody's invitation"


def test_a_quick_import_mails_nobody(place, post):
    imported(place, people(3))
    send_due("w1")

    assert [] == post.mails


def test_who_administers_no_more_is_not_told_of_the_import(cast, place, post, monkeypatch):
    monkeypatch.setattr(apply, "LONG_S", 0)
    imported(place, people(1))
    with scope(organisation=cast.northwind):
        place.member.delete()
    send_due("w1")

    assert [] == post.mails


def test_stop_within_the_hold_keeps_the_mails_and_the_people(cast, mail_on, post, client):
    walk = walk_as(cast.olga)
    walk.to_review(people(3), role="mentor", notify="on")
    walk.say_yes()
    work(walk.run())
    assert 0 == send_due("w1"), "they wait for a minute"
    page = walk.get("result").content.decode()
    assert "3 invitations leave in" in page

    walk.post("stop-mails")

    Notice.objects.update(due_at=timezone.now())
    assert (0, []) == (send_due("w1"), post.mails)
    assert 3 == Participant.objects.filter(email_key__startswith="p", status="imported").count()
    assert 60 == cast.spring.hold_s
