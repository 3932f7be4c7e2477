"""Signing in by e-mail, forgetting the password, and links that sign in once."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from muster.accounts.actions import create_sign_in_link, use_sign_in_link
from muster.accounts.models import SignInLink, User
from muster.refusals import Refused
from tests.conftest import PASSWORD, Cast

if TYPE_CHECKING:
    from pytest_django import Settings


def sign_in(client: Client, email: str, password: str) -> int:
    return client.post("/account/login/", {"login": email, "password": password}).status_code


def test_the_sign_in_page_has_the_names_of_the_design(client: Client, cast: Cast) -> None:
    page = client.get("/account/login/").content.decode()
    labels = re.findall(r"<label[^>]*>(.*?)</label>", page)
    assert ["E-mail", "Password"] == labels
    assert re.search(r"<button[^>]*>Sign in</button>", page)


def test_a_sign_in_that_the_audit_log_misses_is_none(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_given: object) -> None:
        raise OSError

    monkeypatch.setattr("muster.organisations.actions.record_sign_in", fails)
    with pytest.raises(OSError):  # noqa: PT011 - the one from above
        sign_in(client, "olga@example.org", PASSWORD)
    cast.olga.refresh_from_db()
    assert cast.olga.last_login is None
    assert not Session.objects.exists()


def test_a_password_kept_by_an_earlier_version_signs_in_and_is_kept_anew(
    client: Client, cast: Cast, settings: Settings
) -> None:
    settings.PASSWORD_HASHERS = ["muster.accounts.hashers.OneCoreArgon2"]
    cast.olga.password = Argon2PasswordHasher().encode(PASSWORD, "earlier-salt")
    cast.olga.save()
    assert 302 == sign_in(client, "olga@example.org", PASSWORD)
    cast.olga.refresh_from_db()
    assert "m=47104,t=2,p=1" in cast.olga.password
    assert cast.olga.check_password(PASSWORD)


@pytest.mark.parametrize("spelled", ["olga@example.org", "OLGA@Example.ORG", " olga@example.org "])
def test_capitals_and_spaces_in_the_address_do_not_matter(client: Client, cast: Cast, spelled: str) -> None:
    assert 302 == sign_in(client, spelled, PASSWORD)


def test_an_address_with_capitals_at_registration_is_found(client: Client, cast: Cast) -> None:
    User.objects.create_user("Mixed.Case@Example.org", PASSWORD)
    assert 302 == sign_in(client, "mixed.case@example.org", PASSWORD)


def test_an_international_domain_is_one_however_it_is_spelled(client: Client, cast: Cast) -> None:
    User.objects.create_user("ada@münchen.example", PASSWORD)
    assert 302 == sign_in(client, "ada@xn--mnchen-3ya.example", PASSWORD)


@pytest.mark.parametrize(
    ("email", "password"),
    [("olga@example.org", "wrong"), ("nobody@example.org", PASSWORD), ("ólga@example.org", PASSWORD)],
)
def test_a_wrong_pair_gets_one_and_the_same_sentence(
    client: Client, cast: Cast, email: str, password: str
) -> None:
    answer = client.post("/account/login/", {"login": email, "password": password})
    assert 200 == answer.status_code
    assert "_auth_user_id" not in client.session


def test_somebody_switched_off_does_not_come_in(client: Client, cast: Cast) -> None:
    User.objects.filter(pk=cast.olga.pk).update(is_active=False)
    sign_in(client, "olga@example.org", PASSWORD)
    assert "_auth_user_id" not in client.session


def test_guessing_is_slowed_down(client: Client, cast: Cast) -> None:
    for _attempt in range(12):
        sign_in(client, "olga@example.org", "wrong")
    sign_in(client, "olga@example.org", PASSWORD)
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client: Client, cast: Cast) -> None:
    assert 404 == client.get("/account/signup/").status_code
    assert 404 == client.post("/account/signup/", {"email": "new@example.org"}).status_code


@pytest.mark.parametrize("path", ["email/", "confirm-email/", "login/code/", "social/connections/"])
def test_addresses_that_muster_does_not_use_do_not_exist(client: Client, cast: Cast, path: str) -> None:
    assert 404 == client.get(f"/account/{path}").status_code


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "http://localhost/", "http://127.0.0.1/x"]
)
def test_a_sign_in_does_not_lead_to_another_site(client: Client, cast: Cast, address: str) -> None:
    sent = {"login": "olga@example.org", "password": PASSWORD, "next": address}
    assert "/" == client.post("/account/login/", sent).headers["Location"]


def test_the_reset_link_starts_with_the_public_address_and_not_with_the_host(
    client: Client, cast: Cast, mail_on: str, mailoutbox: list
) -> None:
    client.post("/account/password/reset/", {"email": "OLGA@example.org"}, HTTP_HOST="localhost")
    assert ["olga@example.org"] == mailoutbox[0].to
    links = re.findall(r"https?://\S+", mailoutbox[0].body)
    assert [True] == [link.startswith(f"{mail_on}/account/password/reset/key/") for link in links]


def test_a_reset_link_sets_a_password_once(
    client: Client, cast: Cast, mail_on: str, mailoutbox: list
) -> None:
    client.post("/account/password/reset/", {"email": "olga@example.org"})
    path = re.search(r"https://muster\.example(\S+)", mailoutbox[0].body).group(1)
    form = client.get(path).headers["Location"]
    new = "a wholly different one 9"
    assert 302 == client.post(form, {"password1": new, "password2": new}).status_code
    assert 302 == sign_in(Client(), "olga@example.org", new)
    assert "used up" in Client().get(path, follow=True).content.decode()


def test_an_unknown_address_gets_no_mail_and_the_same_answer(
    client: Client, cast: Cast, mail_on: str, mailoutbox: list
) -> None:
    known = client.post("/account/password/reset/", {"email": "olga@example.org"})
    unknown = client.post("/account/password/reset/", {"email": "nobody@example.org"})
    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code,
        unknown.headers["Location"],
    )
    assert 1 == len(mailoutbox)


def test_a_mail_server_that_is_away_does_not_tell_who_has_an_account(
    client: Client, cast: Cast, mail_on: str, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    known = client.post("/account/password/reset/", {"email": "olga@example.org"})
    unknown = client.post("/account/password/reset/", {"email": "nobody@example.org"})
    assert (302, known.headers["Location"]) == (unknown.status_code, unknown.headers["Location"])


def test_without_mail_the_reset_page_names_the_command(client: Client, cast: Cast, mailoutbox: list) -> None:
    assert "muster link" in client.get("/account/password/reset/").content.decode()
    answer = client.post("/account/password/reset/", {"email": "olga@example.org"})
    assert "muster link" in answer.content.decode()
    assert [] == mailoutbox


def test_a_link_signs_in_once(client: Client, cast: Cast) -> None:
    token = create_sign_in_link(cast.olga)
    path = f"/account/link/{token}/"
    assert 200 == client.get(path).status_code
    assert "_auth_user_id" not in client.session, "looking is not signing in"
    client.post(path)
    assert str(cast.olga.pk) == client.session["_auth_user_id"]
    other = Client()
    assert "used" in other.post(path, follow=True).content.decode()
    assert "_auth_user_id" not in other.session


def test_a_new_link_makes_the_old_one_void(cast: Cast) -> None:
    old, new = create_sign_in_link(cast.olga), create_sign_in_link(cast.olga)
    with pytest.raises(Refused):
        use_sign_in_link(old)
    assert cast.olga == use_sign_in_link(new)


def test_a_link_is_void_once_a_password_is_set(
    client: Client, cast: Cast, mail_on: str, mailoutbox: list
) -> None:
    user = User.objects.create_user("new@example.org")
    token = create_sign_in_link(user)
    client.post("/account/password/reset/", {"email": "new@example.org"})
    path = re.search(r"https://muster\.example(\S+)", mailoutbox[0].body).group(1)
    new = "a wholly different one 9"
    client.post(client.get(path).headers["Location"], {"password1": new, "password2": new})
    assert 302 == sign_in(Client(), "new@example.org", new)
    with pytest.raises(Refused):
        use_sign_in_link(token)


def test_a_link_ends_after_its_hour(cast: Cast) -> None:
    token = create_sign_in_link(cast.olga)
    with time_machine.travel(timezone.now() + timedelta(minutes=61)), pytest.raises(Refused):
        use_sign_in_link(token)


def test_only_the_hash_of_a_link_is_kept(cast: Cast) -> None:
    token = create_sign_in_link(cast.olga)
    assert token not in str(SignInLink.objects.values().get())
    assert len(token) >= 22, "128 bits"


def test_whoever_has_no_password_yet_is_asked_for_one(client: Client, cast: Cast) -> None:
    user = User.objects.create_user("new@example.org")
    answer = client.post(f"/account/link/{create_sign_in_link(user)}/")
    assert "/account/password/set/" == answer.headers["Location"]


def test_the_password_set_after_a_link_signs_in_from_then_on(client: Client, cast: Cast) -> None:
    user = User.objects.create_user("new@example.org")
    client.post(f"/account/link/{create_sign_in_link(user)}/")
    new = "a wholly different one 9"
    client.post("/account/password/set/", {"password1": new, "password2": new})
    assert str(user.pk) == client.session["_auth_user_id"], "and they stay signed in"
    assert 302 == sign_in(Client(), "new@example.org", new)


def test_a_changed_password_signs_every_other_browser_out(client: Client, cast: Cast) -> None:
    other = Client()
    for each in (client, other):
        sign_in(each, "olga@example.org", PASSWORD)
    new = "a wholly different one 9"
    sent = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert "/" == client.post("/account/password/change/", sent).headers["Location"]
    assert 200 == client.get("/o/northwind/").status_code
    assert 302 == other.get("/o/northwind/").status_code


@pytest.mark.parametrize("weak", ["short", "password1234", "olga@example.org"])
def test_a_weak_password_is_refused(client: Client, cast: Cast, weak: str) -> None:
    sign_in(client, "olga@example.org", PASSWORD)
    sent = {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    assert "invalid-feedback" in client.post("/account/password/change/", sent).content.decode()
