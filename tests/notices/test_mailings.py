"""Writing to everybody who was never invited, or who was and has not joined: a frozen list, ordered once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope

from muster.notices import mailings
from muster.notices.addresses import address_hash
from muster.notices.forms import is_typed
from muster.notices.mailings import create_mailing, find_audience, stop_mailing
from muster.notices.models import Mailing, Notice, SuppressionReason
from muster.notices.sender import send_due
from muster.notices.suppressions import stop_mail
from muster.participants.models import Participant
from muster.refusals import Refused

pytestmark = pytest.mark.usefixtures("scoped", "mail_on")
PROGRAM = {"organisation": "northwind", "program": "spring"}


@pytest.fixture
def person(cast):
    def person(name: str, status: str = "imported", days: int | None = None) -> Participant:
        return Participant.objects.create(
            program=cast.spring,
            email=f"{name}@Example.org",
            email_key=f"{name}@example.org",
            first_name=name.title(),
            is_mentor=True,
            status=status,
            sort_name=name,
            invited_at=None if days is None else timezone.now() - timedelta(days=days),
        )

    return person


def order(cast, group: str, **changes: object) -> Mailing:
    days = int(str(changes.pop("days", 7)))
    audience = find_audience(cast.spring, group, days=days)
    asked = {
        "days": days,
        "list_hash": audience.list_hash,
        "typed": None,
        "due_at": timezone.now(),
        "actor": cast.olga,
    }
    return create_mailing(cast.spring, group, **{**asked, **changes})


def addressed(kind: str) -> list[str]:
    return sorted(Notice.objects.filter(kind=kind).values_list("address", flat=True))


def test_those_never_invited_get_one_invitation_each_and_nobody_else(cast, person, post):
    for name in ("ada", "grace"):
        person(name)
    person("lin", "invited", 1)
    person("sue", "suspended")
    person("dee", "deactivated")

    mailing = order(cast, "uninvited")

    assert (2, ["ada@Example.org", "grace@Example.org"]) == (mailing.recipients, addressed("invitation"))
    assert send_due("w1") == 2
    assert sorted(address for address, _ in post.mails) == ["ada@example.org", "grace@example.org"]
    assert find_audience(cast.spring, "uninvited").count == 0


def test_second_order_at_once_finds_nobody_left(cast, person):
    person("ada")
    order(cast, "uninvited")

    with pytest.raises(Refused, match=r"mailing\.nobody"):
        order(cast, "uninvited")
    assert ["ada@Example.org"] == addressed("invitation")


def test_same_page_sent_twice_orders_once(cast, person):
    person("ada", "invited", 10)
    shown = find_audience(cast.spring, "waiting").list_hash
    order(cast, "waiting", list_hash=shown)

    with pytest.raises(Refused, match=r"mailing\.list_changed"):
        order(cast, "waiting", list_hash=shown)
    assert ["ada@Example.org"] == addressed("reminder")


def test_reminder_reaches_only_who_was_invited_long_enough_ago_and_has_not_joined(cast, person, post):
    person("ada", "invited", 8)
    person("grace", "invited", 6)
    joined = person("lin", "invited", 30)
    person("new")
    order(cast, "waiting")
    Participant.objects.filter(pk=joined.pk).update(status="active")

    send_due("w1")

    assert [("ada@example.org", "Spring Mentoring: your invitation is still open")] == [
        (address, mail["Subject"]) for address, mail in post.mails
    ]


def test_reminder_changes_nobody_and_its_link_joins(cast, person, post, client):
    ada = person("ada", "invited", 8)
    order(cast, "waiting")
    send_due("w1")

    link = post.mails[0][1].get_body(("plain",)).get_content().split("https://muster.example")[1].split()[0]

    after = Participant.objects.get(pk=ada.pk)
    assert (ada.version, ada.invited_at, "invited") == (after.version, after.invited_at, after.status)
    assert "Join Spring Mentoring" in client.get(link).content.decode()


def test_who_was_reminded_is_reminded_again_only_after_the_days(cast, person):
    person("ada", "invited", 20)
    order(cast, "waiting")

    assert find_audience(cast.spring, "waiting", days=7).count == 0
    Notice.objects.update(created_at=timezone.now() - timedelta(days=8))
    assert find_audience(cast.spring, "waiting", days=7).count == 1


def test_who_wants_no_mail_is_left_out_and_counted(cast, person):
    person("ada")
    person("grace")
    stop_mail(cast.northwind, address_hash("grace@example.org"), SuppressionReason.OPT_OUT)

    audience = find_audience(cast.spring, "uninvited")

    assert (1, 1, ("ada@Example.org",)) == (audience.count, audience.stopped, audience.first)


def test_list_that_changed_since_it_was_shown_is_refused(cast, person):
    person("ada")
    shown = find_audience(cast.spring, "uninvited").list_hash
    person("grace")

    with pytest.raises(Refused, match=r"mailing\.list_changed"):
        order(cast, "uninvited", list_hash=shown)
    assert not Notice.objects.exists()


@pytest.mark.parametrize("typed", [None, 2, 4])
def test_many_mails_leave_only_with_their_number_typed(typed, cast, person, monkeypatch):
    monkeypatch.setattr(mailings, "TYPED_ABOVE", 2)
    for name in ("ada", "grace", "lin"):
        person(name)

    with pytest.raises(Refused, match=r"mailing\.number"):
        order(cast, "uninvited", typed=typed)
    assert order(cast, "uninvited", typed=3).recipients == 3


@pytest.mark.parametrize("typed", ["1200", "1,200", " 1 200", "1\u202f200", "1.200", "1’200"])
def test_a_number_is_typed_however_it_is_grouped(typed):
    assert is_typed(typed, 1_200)


@pytest.mark.parametrize("typed", ["", "1,20", "12,000", "1200 people", "-1200"])
def test_another_number_is_not_typed(typed):
    assert not is_typed(typed, 1_200)


def test_the_number_may_be_grouped_and_a_wrong_one_is_said_beside_it(cast, person, client, monkeypatch):
    monkeypatch.setattr(mailings, "TYPED_ABOVE", 9)
    for number in range(10):
        person(f"person{number}")
    client.force_login(cast.chen, backend="muster.accounts.backend.KeyBackend")
    path = reverse("notices:write", kwargs={**PROGRAM, "group": "uninvited"})
    given = {"list_hash": client.get(path).context["page"].audience.list_hash}

    for wrong in ("1", ""):
        answer = client.post(path, {**given, "number": wrong})
        assert "Type 10 to go on." in answer.content.decode()
        assert wrong == answer.context["page"].form["number"].value()
    assert not Mailing.objects.exists()
    client.post(path, {**given, "number": "1 0"})
    assert 10 == Mailing.objects.get().recipients


def test_mails_wait_for_their_time_and_can_be_stopped_until_then(cast, person, post):
    person("ada")
    mailing = order(cast, "uninvited", due_at=timezone.now() + timedelta(hours=1))

    assert send_due("w1") == 0
    assert stop_mailing(mailing, actor=cast.olga) == 1
    Notice.objects.update(due_at=timezone.now())
    assert send_due("w1") == 0
    assert [] == post.mails
    assert find_audience(cast.spring, "uninvited").count == 1, "they may be invited later"


def test_large_groups_are_taken_in_slices(cast, person, monkeypatch):
    monkeypatch.setattr(mailings, "PEOPLE_A_QUERY", 2)
    for number in range(5):
        person(f"person{number}")

    assert order(cast, "uninvited").recipients == 5
    assert Notice.objects.filter(mailing__isnull=False).count() == 5


def test_page_says_who_and_orders_at_the_programs_local_time(cast, person, client):
    cast.spring.time_zone = "Asia/Tokyo"
    cast.spring.save()
    person("ada")
    client.force_login(cast.chen, backend="muster.accounts.backend.KeyBackend")
    path = reverse("notices:write", kwargs={**PROGRAM, "group": "uninvited"})
    answer = client.get(path)
    page = answer.context["page"]
    when = (timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)
    given = {"list_hash": page.audience.list_hash, "when": when.strftime("%Y-%m-%dT09:00")}

    assert "ada@Example.org" in answer.content.decode()
    client.post(path, given)

    due = Mailing.objects.get().due_at
    assert (due.hour, due.minute) == (0, 0)
    assert "1 mails: 0 accepted, 1 waiting" in client.get(
        reverse("notices:list", kwargs=PROGRAM)
    ).content.decode().replace("\n", "")


@pytest.mark.parametrize("when", ["2001-01-01T09:00", "2999-01-01T09:00", "soon"])
def test_time_that_makes_no_sense_is_said_beside_it_and_nothing_is_ordered(when, cast, person, client):
    person("ada")
    client.force_login(cast.chen, backend="muster.accounts.backend.KeyBackend")
    path = reverse("notices:write", kwargs={**PROGRAM, "group": "uninvited"})
    page = client.get(path).context["page"]

    answer = client.post(path, {"list_hash": page.audience.list_hash, "when": when})

    assert answer.status_code == 200
    assert "invalid-feedback" in answer.content.decode()
    assert not Mailing.objects.exists()


def test_viewer_may_look_and_not_order(cast, person, client):
    person("ada")
    client.force_login(cast.vera, backend="muster.accounts.backend.KeyBackend")
    path = reverse("notices:write", kwargs={**PROGRAM, "group": "uninvited"})

    assert "ada@Example.org" in client.get(path).content.decode()
    assert client.post(path, {}).status_code == 403


def test_group_that_does_not_exist_is_not_found(cast, client):
    client.force_login(cast.olga, backend="muster.accounts.backend.KeyBackend")

    assert client.get(reverse("notices:write", kwargs={**PROGRAM, "group": "all"})).status_code == 404


def test_order_is_in_the_audit_log_with_its_count_and_nobodys_name(cast, person):
    from muster.organisations.models import AuditEntry

    person("ada")
    order(cast, "uninvited")

    entry = AuditEntry.objects.get(action="mailing.created")
    assert 1 == entry.details["recipients"]
    assert "ada" not in f"{entry.target}{entry.details}"


def test_who_joined_is_welcomed_once(cast, person, post, client):
    from muster.notices.invitations import create_invitation

    ada = person("ada", "invited", 1)
    _, token = create_invitation(ada)
    client.post(reverse("join:join", args=[token]), {"first_name": "Ada", "password": "analytical engine"})
    with scope(organisation=cast.northwind):
        send_due("w1")

    assert ["Welcome to Spring Mentoring"] == [mail["Subject"] for _, mail in post.mails]
    assert "https://muster.example/me/spring/" in post.mails[0][1].get_body(("plain",)).get_content()
