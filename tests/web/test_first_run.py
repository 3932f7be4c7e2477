"""The first run: a code that lets exactly one person in."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django_scopes import scopes_disabled

from muster.accounts.models import User
from muster.organisations import first_run
from muster.organisations.models import Member
from muster.programs.models import Field, Program
from muster.refusals import Refused

if TYPE_CHECKING:
    from tests.conftest import Cast

GIVEN = {
    "name": "Olga Berg",
    "email": "Olga@northwind.example",
    "password": "correct horse battery",
    "organisation": "Northwind",
    "program": "Spring Mentoring",
    "keys": ["department", "skills"],
}


@pytest.fixture
def code(db: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """No owner exists, and this code has been printed."""
    monkeypatch.setitem(first_run._known, "needed", True)
    return first_run.new_code()


def test_everything_leads_to_the_first_page_while_nobody_owns_anything(client: Client, code: str) -> None:
    assert "/start/" == client.get("/account/login/").headers["Location"]
    assert 200 == client.get("/start/").status_code
    assert 200 == client.get("/healthz").status_code


def test_the_code_makes_an_owner_with_organisation_and_program(client: Client, code: str) -> None:
    answer = client.post("/start/", {**GIVEN, "code": code})
    assert "/o/northwind/p/spring-mentoring/participants/" == answer.headers["Location"]
    with scopes_disabled():
        owner = Member.objects.select_related("user", "organisation").get()
        keys = set(Field.objects.filter(program=Program.objects.get()).values_list("key", flat=True))
    assert ("owner", "Olga Berg", "Northwind") == (owner.role, owner.user.name, owner.organisation.name)
    assert {"email", "first_name", "last_name", "role", "status", "department", "skills"} == keys
    assert str(owner.user_id) == client.session["_auth_user_id"]


def test_a_password_with_spaces_around_it_signs_in_as_it_was_typed(client: Client, code: str) -> None:
    password = " correct horse battery "
    client.post("/start/", {**GIVEN, "password": password, "code": code})
    answer = Client().post("/account/login/", {"login": GIVEN["email"], "password": password})
    assert 302 == answer.status_code


def test_the_code_is_void_afterwards(client: Client, code: str) -> None:
    client.post("/start/", {**GIVEN, "code": code})
    other = Client()
    answer = other.post("/start/", {**GIVEN, "email": "eve@example.org", "code": code})
    assert "/" == answer.headers["Location"]
    assert 1 == User.objects.count()
    assert not (settings.DATA_DIR / "first-run.json").exists()


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_make_one_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(first_run._known, "needed", True)
    code = first_run.new_code()

    def post(number: int) -> int:
        try:
            sent = {**GIVEN, "email": f"p{number}@example.org", "code": code}
            return Client().post("/start/", sent).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        assert [302, 302, 302] == list(pool.map(post, range(3)))
    with scopes_disabled():
        assert 1 == Member.objects.count()
    assert 1 == User.objects.count()


def test_a_wrong_code_makes_nothing(client: Client, code: str) -> None:
    page = client.post("/start/", {**GIVEN, "code": "wrong"}).content.decode()
    assert "This is not the code" in page
    assert "correct horse battery" not in page
    assert 0 == User.objects.count()


def test_each_start_has_its_own_code(code: str) -> None:
    newer = first_run.new_code()
    assert not first_run.check_code(code)
    assert first_run.check_code(newer)


def test_five_tries_a_minute_and_not_one_more(client: Client, code: str) -> None:
    for _attempt in range(5):
        assert not first_run.check_code("wrong")
    with pytest.raises(Refused):
        first_run.check_code(code)
    page = client.post("/start/", {**GIVEN, "code": code}).content.decode()
    assert "Wait a minute" in page
    assert 0 == User.objects.count()


def test_only_the_hash_is_kept_and_only_we_can_read_it(code: str) -> None:
    path = settings.DATA_DIR / "first-run.json"
    assert code not in path.read_text()
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)
    assert len(code) >= 22, "128 bits"


def test_a_weak_password_and_a_missing_name_are_named_together(client: Client, code: str) -> None:
    page = client.post("/start/", {**GIVEN, "name": "", "password": "short", "code": code}).content.decode()
    assert 2 == page.count('class="invalid-feedback')


def test_with_an_owner_the_first_page_is_gone(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(first_run._known, "needed", True)
    assert "/" == client.get("/start/").headers["Location"]
    assert 200 == client.get("/account/login/").status_code
