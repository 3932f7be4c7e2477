"""From the link of a mail to *active*."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from muster.accounts.models import User
from muster.notices.invitations import create_invitation
from muster.notices.models import Invitation, Notice, SuppressionReason
from muster.notices.suppressions import stop_mail
from muster.participants.models import Participant
from muster.programs.models import Field
from tests.conftest import PASSWORD


@pytest.fixture
def ada(cast, invite):
    return invite(values={"department": "Sales"}, last_name="Lovelace")


@pytest.fixture
def link(cast, ada) -> str:
    with scope(organisation=cast.northwind):
        _, token = create_invitation(ada)
    return reverse("join:join", args=[token])


def stored(person) -> Participant:
    with scopes_disabled():
        return Participant.objects.get(pk=person.pk)


def answers(**values: str) -> dict[str, str]:
    return {
        "first_name": "Ada",
        "last_name": "Lovelace",
        "department": "Research",
        "password": "analytical engine",
        **values,
    }


def test_page_shows_who_invites_and_what_is_known_and_changes_nothing(client, link, ada):
    for _ in range(2):
        answer = client.get(link)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Northwind invites you" in page
    assert 'value="Sales"' in page
    assert "ada@example.org" in page
    assert "no-store" in answer["Cache-Control"]
    assert stored(ada).joined_at is None


def test_joining_makes_the_account_keeps_the_answers_and_signs_in(client, link, ada):
    answer = client.post(link, answers())

    assert answer.status_code == 302, answer.content.decode()
    assert answer["Location"] == reverse("own:home")
    person, user = stored(ada), User.objects.get(email="ada@example.org")
    assert (person.status, person.user_id, person.values["department"]) == ("active", user.pk, "Research")
    assert person.joined_at is not None
    assert user.check_password("analytical engine")
    assert user.verified_at is not None
    assert client.session["_auth_user_id"] == str(user.pk)


def test_link_works_once_and_so_do_all_others_to_the_person(cast, client, link, ada):
    with scope(organisation=cast.northwind):
        _, other = create_invitation(ada)
    client.post(link, answers())
    client.logout()

    for path in (link, reverse("join:join", args=[other])):
        answer = client.get(path)
        assert answer.status_code == 410
        assert "has been used" in answer.content.decode()
        assert client.post(path, answers()).status_code == 410


def test_weak_password_and_unreadable_answer_are_shown_together_and_nothing_is_kept(client, link, ada):
    answer = client.post(link, answers(password="short", start_date="yesterday-ish"))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count("invalid-feedback") >= 2
    assert "yesterday-ish" in page
    assert not User.objects.filter(email="ada@example.org").exists()
    assert stored(ada).version == 1


def test_expired_link_says_so_and_names_the_way_out(client, link):
    with scopes_disabled():
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    answer = client.get(link)

    assert answer.status_code == 410
    assert "expired" in answer.content.decode()
    assert client.post(link, answers()).status_code == 410


def test_unknown_link_and_link_to_somebody_gone_lead_nowhere(cast, client, link, ada):
    assert client.get(reverse("join:join", args=["x" * 22])).status_code == 410
    with scope(organisation=cast.northwind):
        ada.delete()
    answer = client.get(link)
    assert (answer.status_code, "no longer valid" in answer.content.decode()) == (410, True)


@pytest.mark.parametrize("change", [{"email_key": "ada@elsewhere.example"}, {"status": "suspended"}])
def test_link_is_void_where_the_address_or_the_status_has_changed(change, cast, client, link, ada):
    with scope(organisation=cast.northwind):
        Participant.objects.filter(pk=ada.pk).update(**change)

    assert client.get(link).status_code == 410


def test_who_has_an_account_is_asked_to_sign_in_and_then_joins_with_it(cast, client, link, ada):
    user = User.objects.create_user("ADA@example.org", PASSWORD, verified_at=timezone.now())

    page = client.get(link).content.decode()
    assert f"{reverse('account_login')}?next={link}" in page
    assert client.post(link, answers()).status_code == 200
    assert stored(ada).user_id is None

    client.force_login(user, backend="muster.accounts.backend.KeyBackend")
    answer = client.post(link, answers())

    assert answer.status_code == 302
    assert (stored(ada).user_id, stored(ada).status) == (user.pk, "active")
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)


def test_somebody_else_who_is_signed_in_can_not_take_the_place(cast, client, link, ada):
    client.force_login(cast.sam, backend="muster.accounts.backend.KeyBackend")

    assert "you are signed in as sam@example.org" in client.get(link).content.decode()
    client.post(link, answers())

    assert stored(ada).user_id is None


@pytest.mark.parametrize("change", [{"email_key": "ada@elsewhere.example"}, None])
def test_address_changed_or_person_deleted_while_the_form_was_filled_in(change, cast, client, link, ada):
    """Between the look at the link and its use."""
    from muster.notices import join_views
    from muster.notices.invitations import use_invitation

    def meanwhile(*args, **kwargs):
        people = Participant.objects.filter(pk=ada.pk)
        people.update(**change) if change else people.delete()
        use_invitation(*args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(join_views, "use_invitation", meanwhile)
        answer = client.post(link, answers(), follow=True)

    assert "no longer valid" in answer.content.decode()
    assert not User.objects.filter(email="ada@example.org").exists()


def test_join_pressed_twice_makes_one_account_and_asks_to_sign_in(cast, client, link, ada):
    """The other request made the account after this one had looked."""
    from muster.notices import join_views

    def joined_meanwhile(*_args):
        User.objects.create_user("ada@example.org", PASSWORD, verified_at=timezone.now())
        return "new"

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(join_views, "_who", joined_meanwhile)
        answer = client.post(link, answers())

    assert answer.status_code == 302
    assert "has just been used" in client.get(answer["Location"]).content.decode()
    assert stored(ada).joined_at is None


def test_the_longest_name_fits_the_account(cast, client, link, ada):
    with scope(organisation=cast.northwind):
        Participant.objects.filter(pk=ada.pk).update(first_name="A" * 200, last_name="L" * 200)

    answer = client.post(link, answers())

    assert answer.status_code == 302
    assert User.objects.get(email="ada@example.org").name == "A" * 200


def test_an_account_that_nobody_confirmed_belongs_to_who_reads_the_mailbox(cast, client, link, ada):
    """Somebody else may know its password: the owner who typed the address in and used the link himself."""
    held = User.objects.create_user("ada@example.org", PASSWORD)
    other = Client()
    other.force_login(held, backend="muster.accounts.backend.KeyBackend")
    assert other.get("/me/").status_code == 200

    assert "never confirmed by a mail" in client.get(link).content.decode()
    answer = client.post(link, answers())

    assert answer.status_code == 302
    held.refresh_from_db()
    assert held.check_password("analytical engine")
    assert held.verified_at is not None
    assert stored(ada).user_id == held.pk
    assert other.get("/me/").status_code == 302, "whoever was signed in before is signed out"


def test_notes_of_administrators_are_not_shown(cast, client, link, ada):
    with scope(organisation=cast.northwind):
        Participant.objects.filter(pk=ada.pk).update(values={"notes": "talks too much", "bio": "x"})

    page = client.get(link).content.decode()

    assert "talks too much" not in page
    assert 'name="notes"' not in page
    client.post(link, answers(notes="nothing"))
    assert stored(ada).values["notes"] == "talks too much"


def test_where_an_answer_came_from_stands_below_it(cast, client, link, ada):
    with scope(organisation=cast.northwind):
        Participant.objects.filter(pk=ada.pk).update(
            values={"department": "Sales"}, origins={"*": {"run": 7, "sheet": "Mentors", "row": 12}}
        )

    page = client.get(link).content.decode()

    assert "From import 7, Mentors, row 12" in page


def test_answers_are_kept_one_by_one_before_joining(cast, client, link, ada):
    path = f"{link}save/"
    answer = client.post(path, {"saving": "department", "department": "Research", "location": "Oslo"})
    assert (answer.status_code, answer.json()) == (200, {"problems": {}})
    answer = client.post(path, {"saving": "start_date", "start_date": "yesterday-ish"})
    assert answer.status_code == 422
    assert ["start_date"] == list(answer.json()["problems"])
    client.post(path, {"saving": "skills", "skills": "SQL"})
    client.post(path, {"saving": "skills__more", "skills": ["SQL"], "skills__more": "Go; Chess"})

    person = stored(ada)
    assert {"department": "Research", "skills": ["SQL", "Go", "Chess"]} == person.values
    assert person.origins["department"]["self"] is True
    assert (None, None) == (person.joined_at, person.user_id)
    client.post(path, {"saving": "skills"})
    assert "skills" not in stored(ada).values


def test_nothing_is_kept_for_a_dead_link_nor_for_somebody_else(cast, client, link, ada):
    given = {"saving": "department", "department": "Research"}
    assert client.post(reverse("join:save", args=["x" * 22]), given).status_code == 410
    client.force_login(cast.sam, backend="muster.accounts.backend.KeyBackend")
    assert client.post(f"{link}save/", given).status_code == 410
    client.logout()
    User.objects.create_user("ada@example.org", PASSWORD, verified_at=timezone.now())
    assert client.post(f"{link}save/", given).status_code == 410
    assert stored(ada).version == 1


def test_what_administrators_decide_is_not_kept_from_outside(cast, client, link, ada):
    saving = ["email", "role", "status", "notes", "version"]
    client.post(
        f"{link}save/", {"saving": saving, **dict.fromkeys(saving, "mentee"), "email": "x@example.org"}
    )
    assert (stored(ada).version, stored(ada).email) == (1, "ada@example.org")


@pytest.fixture
def expired(link, mail_on) -> str:
    with scopes_disabled():
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
        Notice.objects.update(state="accepted")
    return link


def renewals() -> list[str]:
    with scopes_disabled():
        return list(Notice.objects.filter(occasion__startswith="renewed-").values_list("address", flat=True))


def test_an_expired_link_is_renewed_to_the_same_mailbox(client, expired, ada):
    assert "Send me a new link" in client.get(expired).content.decode()
    answer = client.post(f"{expired}renew/")
    assert "Look into your mailbox" in answer.content.decode()
    assert ["ada@example.org"] == renewals()


def said(answer) -> tuple[int, str]:
    """The answer without what is different in every page."""
    return answer.status_code, re.sub(r'"X-CSRFToken": "\w+"', "", answer.content.decode())


def test_renewing_tells_nothing_and_is_limited(cast, client, expired, ada):
    told = said(client.post(f"{expired}renew/"))
    assert told == said(client.post(reverse("join:renew", args=["x" * 22])))
    client.post(f"{expired}renew/")
    assert 1 == len(renewals()), "one is waiting"
    for count in (2, 3, 3):
        with scopes_disabled():
            Notice.objects.update(state="accepted")
        assert told == said(client.post(f"{expired}renew/"))
        assert count == len(renewals())


@pytest.mark.parametrize("reason", ["stopped", "suspended", "joined", "live", "mail off"])
def test_no_new_link_goes_where_none_is_due(reason, cast, client, expired, ada, settings):
    with scope(organisation=cast.northwind):
        people = Participant.objects.filter(pk=ada.pk)
        if reason == "stopped":
            stop_mail(cast.northwind, Notice.objects.get().address_hash, SuppressionReason.OPT_OUT)
        elif reason == "suspended":
            people.update(status="suspended")
        elif reason == "joined":
            people.update(joined_at=timezone.now())
        elif reason == "live":
            Invitation.objects.update(expires_at=timezone.now() + timedelta(days=1))
        else:
            settings.MAIL_IS_CONFIGURED = False
    assert client.post(f"{expired}renew/").status_code == 200
    assert [] == renewals()


def test_what_can_wait_is_asked_below_what_is_known_or_required(cast, client, link, ada):
    with scope(organisation=cast.northwind):
        Field.objects.filter(program=cast.spring, key__in=["goals", "location"]).update(is_required=True)
        Participant.objects.filter(pk=ada.pk).update(values={"department": "Sales"})

    form = client.get(link).context["page"].profile

    assert {"first_name", "last_name", "department", "location", "goals"} == {
        bound.name for bound, _origin in form.first_rows
    }
    assert not form.has_later_problems
    form = client.post(link, answers(phone="12", goals="Grow", location="Oslo")).context["page"].profile
    assert form.has_later_problems
