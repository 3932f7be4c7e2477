"""From the link of a mail to *active*."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from muster.accounts.models import User
from muster.notices.invitations import create_invitation
from muster.notices.models import Invitation
from muster.participants.models import Participant
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
    user = User.objects.create_user("ADA@example.org", PASSWORD)

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
        User.objects.create_user("ada@example.org", PASSWORD)
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
