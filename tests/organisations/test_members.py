"""Members: who may come in, as what, and who stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django_scopes import scope, scopes_disabled

from muster.accounts.actions import use_sign_in_link
from muster.accounts.models import SignInLink, User
from muster.organisations.actions import (
    add_member,
    add_member_by_email,
    change_role,
    create_organisation,
    remove_member,
    renew_sign_in_link,
)
from muster.organisations.models import AuditEntry, Member, MemberRole
from muster.refusals import Refused
from tests.conftest import PASSWORD

if TYPE_CHECKING:
    from django.core.mail import EmailMessage

    from tests.conftest import Cast

MEMBERS = "/o/northwind/members/"


def member_of(cast: Cast, user: User) -> Member:
    with scope(organisation=cast.northwind):
        return Member.objects.select_related("organisation", "user").get(user=user)


def test_an_owner_adds_somebody_new_and_hands_the_link_over(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    page = client.post(MEMBERS, {"email": "Nia@example.org", "role": "viewer"}).content.decode()
    path = re.search(r"/account/link/[\w-]+/", page).group()
    other = Client()
    assert "/account/password/set/" == other.post(path).headers["Location"]
    assert str(User.objects.get(email_key="nia@example.org").pk) == other.session["_auth_user_id"]
    assert "/account/link/" not in client.get(MEMBERS).content.decode(), "shown once"


def test_with_mail_the_link_goes_to_the_mailbox_and_not_to_the_owner(
    client: Client, cast: Cast, mail_on: str, mailoutbox: list
) -> None:
    client.force_login(cast.olga)
    answer = client.post(MEMBERS, {"email": "nia@example.org", "role": "viewer"}, follow=True)
    assert ["nia@example.org"] == mailoutbox[0].to
    assert f"{mail_on}/account/link/" in mailoutbox[0].body
    assert "/account/link/" not in answer.content.decode()


def test_somebody_with_an_account_gets_no_link(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    client.post(MEMBERS, {"email": "PIA@example.org", "role": "viewer"})
    assert "viewer" == member_of(cast, cast.pia).role
    assert 0 == SignInLink.objects.count()


def test_a_link_of_one_organisation_does_not_lead_into_another(cast: Cast) -> None:
    _member, token = add_member_by_email(cast.southwind, "nia@example.org", "viewer", actor=cast.sam)
    assert "" == add_member_by_email(cast.northwind, "nia@example.org", "administrator", actor=cast.olga)[1]
    with pytest.raises(Refused, match=r"link\.not_valid"):
        use_sign_in_link(token)


@pytest.mark.parametrize("email", ["", "no address", "ünï@example.org"])
def test_what_is_no_address_is_said_at_the_field(client: Client, cast: Cast, email: str) -> None:
    client.force_login(cast.olga)
    page = client.post(MEMBERS, {"email": email, "role": "viewer"}).content.decode()
    assert "invalid-feedback" in page
    assert 5 == User.objects.count()


def test_adding_twice_is_refused_and_changes_nothing(cast: Cast) -> None:
    with pytest.raises(Refused, match="already_there"):
        add_member(cast.northwind, cast.vera, MemberRole.OWNER)
    assert "viewer" == member_of(cast, cast.vera).role


def test_the_last_owner_stays_an_owner(cast: Cast, scoped: None) -> None:
    olga = member_of(cast, cast.olga)
    with pytest.raises(Refused, match="last_owner"):
        remove_member(olga, actor=cast.olga)
    with pytest.raises(Refused, match="last_owner"):
        change_role(olga, MemberRole.VIEWER, actor=cast.olga)
    assert member_of(cast, cast.olga).is_owner


def test_with_a_second_owner_the_first_may_go(cast: Cast, scoped: None) -> None:
    change_role(member_of(cast, cast.chen), MemberRole.OWNER, actor=cast.olga)
    remove_member(member_of(cast, cast.olga), actor=cast.olga)
    assert not Member.objects.filter(user=cast.olga).exists()


def test_whoever_is_removed_does_not_come_in_again(client: Client, cast: Cast) -> None:
    client.force_login(cast.vera)
    assert 200 == client.get("/o/northwind/").status_code
    with scope(organisation=cast.northwind):
        remove_member(member_of(cast, cast.vera), actor=cast.olga)
    assert 404 == client.get("/o/northwind/").status_code


def test_an_owner_gets_no_link_into_an_account_of_others(cast: Cast, scoped: None) -> None:
    with pytest.raises(Refused, match="has_signed_in"):
        renew_sign_in_link(member_of(cast, cast.vera))
    invited = User.objects.create_user("elsewhere@example.org")
    add_member(cast.southwind, invited, MemberRole.VIEWER)
    member = add_member(cast.northwind, invited, MemberRole.VIEWER)
    with pytest.raises(Refused, match="has_signed_in"):
        renew_sign_in_link(member)


def test_a_new_link_replaces_the_lost_one(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    first = re.search(
        r"/account/link/[\w-]+/",
        client.post(MEMBERS, {"email": "nia@example.org", "role": "viewer"}).content.decode(),
    ).group()
    nia = member_of(cast, User.objects.get(email_key="nia@example.org"))
    page = client.post(f"{MEMBERS}{nia.pk}/link/").content.decode()
    second = re.search(r"/account/link/[\w-]+/", page).group()
    old = Client()
    old.post(first)
    assert "_auth_user_id" not in old.session
    new = Client()
    new.post(second)
    assert "_auth_user_id" in new.session


def test_a_role_is_changed_in_the_list(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    client.post(f"{MEMBERS}{member_of(cast, cast.vera).pk}/role/", {"role": "administrator"})
    assert "administrator" == member_of(cast, cast.vera).role
    client.post(f"{MEMBERS}{member_of(cast, cast.vera).pk}/role/", {"role": "emperor"})
    assert "administrator" == member_of(cast, cast.vera).role


@pytest.mark.parametrize("path", ["members/", "settings/", "audit/", "mail/"])
def test_only_owners_see_these_pages(client: Client, cast: Cast, path: str) -> None:
    for user, status in ((cast.olga, 200), (cast.chen, 403), (cast.vera, 403), (cast.sam, 404)):
        client.force_login(user)
        assert status == client.get(f"/o/northwind/{path}").status_code


def test_what_owners_do_stands_in_the_log_without_addresses(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    client.post(MEMBERS, {"email": "nia@example.org", "role": "viewer"})
    nia = User.objects.get(email_key="nia@example.org")
    with scope(organisation=cast.northwind):
        entry = AuditEntry.objects.first()
    assert ("member.added", str(nia.pk), cast.olga) == (entry.action, entry.target, entry.actor)
    assert "nia@" not in str(entry.details)
    assert "Member added" in client.get("/o/northwind/audit/").content.decode()


def test_the_log_is_read_page_by_page(client: Client, cast: Cast) -> None:
    with scope(organisation=cast.northwind):
        AuditEntry.objects.bulk_create(
            AuditEntry(organisation=cast.northwind, action="thing.done") for _ in range(120)
        )
    client.force_login(cast.olga)
    assert 50 == client.get("/o/northwind/audit/?page=2").content.decode().count("thing.done")
    assert 200 == client.get("/o/northwind/audit/?page=999&page=x").status_code


def test_the_mail_page_names_what_is_missing(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    page = client.get("/o/northwind/mail/").content.decode()
    assert "EMAIL_URL" in page
    assert "not set" in page


def test_an_organisation_is_renamed_and_its_address_stays(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    client.post("/o/northwind/settings/", {"name": "Northwind & Friends"})
    assert "Northwind &amp; Friends" in client.get("/o/northwind/").content.decode()


def test_two_organisations_of_one_name_have_two_addresses(cast: Cast) -> None:
    assert ["acme", "acme-2", "organisation"] == [
        create_organisation(name).slug for name in ("Acme", "Acme", "東京")
    ]


def test_the_number_of_queries_does_not_grow_with_the_members(client: Client, cast: Cast) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert 200 == client.get(MEMBERS).status_code
        return len(seen)

    client.force_login(cast.olga)
    client.get(MEMBERS)
    before = queries()
    for number in range(10):
        add_member(cast.northwind, User.objects.create_user(f"p{number}@example.org"), MemberRole.VIEWER)
    with scopes_disabled():
        assert 13 == Member.objects.filter(organisation=cast.northwind).count()
    assert before == queries()


def test_an_account_that_another_owner_may_hold_is_locked_until_its_mailbox_confirms_it(
    cast: Cast, client: Client, mail_on: str
) -> None:
    """Sam made it, used the link himself and set a password."""
    _member, token = add_member_by_email(cast.southwind, "nia@example.org", "viewer", actor=cast.sam)
    nia = use_sign_in_link(token)
    nia.set_password(PASSWORD)
    nia.save()
    assert nia.verified_at is None
    held = Client()
    held.force_login(nia, backend="muster.accounts.backend.KeyBackend")

    client.force_login(cast.olga, backend="muster.accounts.backend.KeyBackend")
    page = client.post(MEMBERS, {"email": "nia@example.org", "role": "administrator"}, follow=True)

    assert "never confirmed" in page.content.decode()
    nia.refresh_from_db()
    assert not nia.has_usable_password()
    assert held.get("/o/northwind/").status_code == 302, "whoever was signed in is signed out"


def test_without_mail_nobody_can_be_told_from_who_holds_the_account(cast: Cast) -> None:
    _member, token = add_member_by_email(cast.southwind, "nia@example.org", "viewer", actor=cast.sam)
    nia = use_sign_in_link(token)
    nia.set_password(PASSWORD)
    nia.save()
    with pytest.raises(Refused, match=r"member\.not_confirmed"):
        add_member_by_email(cast.northwind, "nia@example.org", "viewer", actor=cast.olga)
    nia.refresh_from_db()
    assert nia.has_usable_password(), "nothing was changed"


def test_a_mailed_link_confirms_the_address_and_one_handed_over_does_not(
    client: Client, cast: Cast, mail_on: str, mailoutbox: list[EmailMessage]
) -> None:
    client.force_login(cast.olga, backend="muster.accounts.backend.KeyBackend")
    client.post(MEMBERS, {"email": "nia@example.org", "role": "viewer"})
    found = re.search(r"/account/link/([\w-]+)/", str(mailoutbox[0].body))
    assert found
    assert use_sign_in_link(found.group(1)).verified_at is not None
    _member, token = add_member_by_email(cast.northwind, "lea@example.org", "viewer", actor=cast.olga)
    assert use_sign_in_link(token).verified_at is None


def test_a_password_set_by_mail_confirms_the_address(cast: Cast) -> None:
    from allauth.account.signals import password_reset

    user = User.objects.create_user("nia@example.org")
    password_reset.send(sender=User, request=None, user=user)
    user.refresh_from_db()
    assert user.verified_at is not None
