"""Home, colours, health, refusals and the pages for what goes wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from django.db import OperationalError
from django.test import Client
from django_scopes import scope

from muster.accounts.models import User
from muster.organisations.models import Member
from muster.programs.actions import create_program

if TYPE_CHECKING:
    from tests.conftest import Cast


def test_home_is_the_one_program(client: Client, cast: Cast) -> None:
    client.force_login(cast.vera)
    assert "/o/northwind/p/spring/participants/" == client.get("/").headers["Location"]


def test_home_is_the_organisation_where_there_are_several_programs(client: Client, cast: Cast) -> None:
    with scope(organisation=cast.northwind):
        create_program(cast.northwind, name="Second", keys=[], actor=cast.olga)
    client.force_login(cast.olga)
    assert "/o/northwind/" == client.get("/").headers["Location"]
    page = client.get("/o/northwind/").content.decode()
    assert "Second" in page
    assert "Autumn" not in page


def test_home_of_a_participant_is_their_own_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.pia)
    assert "/me/" == client.get("/").headers["Location"]


def test_home_of_somebody_without_any_program_says_so(client: Client, cast: Cast) -> None:
    client.force_login(User.objects.create_user("alone@example.org", "x" * 12))
    assert "No program yet" in client.get("/").content.decode()


def test_whoever_is_not_signed_in_comes_back_after_signing_in(client: Client, cast: Cast) -> None:
    assert "/account/login/" == client.get("/").headers["Location"]
    answer = client.get("/o/northwind/members/")
    assert "/account/login/?next=/o/northwind/members/" == answer.headers["Location"]


@pytest.mark.parametrize("chosen", ["dark", "light", "auto"])
def test_colours_stay_chosen(client: Client, cast: Cast, chosen: str) -> None:
    client.force_login(cast.olga)
    answer = client.post("/theme/", {"theme": chosen, "next": "/o/northwind/"})
    assert "/o/northwind/" == answer.headers["Location"]
    assert f'data-bs-theme="{chosen}"' in client.get("/o/northwind/").content.decode()


def test_choosing_colours_leads_to_no_other_site(client: Client, cast: Cast) -> None:
    sent = {"theme": "dark", "next": "https://evil.example/"}
    assert "/" == client.post("/theme/", sent).headers["Location"]
    assert "/" == client.post("/theme/", {**sent, "next": "//evil.example/"}).headers["Location"]


def test_health_says_what_works(client: Client, cast: Cast) -> None:
    told = json.loads(client.get("/healthz").content)
    assert "ok" == told["database"]
    assert {"is_alive": False, "last_heartbeat": None} == told["worker"]
    assert None is told["oldest_due_job"]


def test_an_error_page_carries_the_number_of_its_request(client: Client, cast: Cast) -> None:
    answer = client.get("/nothing-here/")
    assert answer.headers["X-Request-ID"] in answer.content.decode()
    assert "There is nothing here" in answer.content.decode()


def test_our_own_mistake_is_called_so(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("muster.organisations.queries.list_members", fail)
    client = Client(raise_request_exception=False)
    client.force_login(cast.olga)
    answer = client.get("/o/northwind/members/")
    assert 500 == answer.status_code
    page = answer.content.decode()
    assert "mistake is Muster" in page
    assert "secret detail" not in page


def test_the_page_of_our_own_mistake_needs_neither_session_nor_database(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> None:
        raise OperationalError

    client = Client(raise_request_exception=False)
    client.force_login(cast.olga)
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", fail)
    answer = client.get("/o/northwind/members/")
    assert 500 == answer.status_code
    assert answer.headers["X-Request-ID"] in answer.content.decode()


def test_a_host_that_is_not_ours_gets_no_page(client: Client, cast: Cast) -> None:
    assert 400 == client.get("/account/login/", HTTP_HOST="evil.example").status_code


def test_an_old_form_is_explained(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/account/login/", {"login": "x", "password": "y"})
    assert 403 == answer.status_code
    assert "open for too long" in answer.content.decode()


def test_a_refusal_leads_back_with_its_sentence(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    with scope(organisation=cast.northwind):
        olga = Member.objects.get(user=cast.olga)
    page = f"http://testserver/o/northwind/members/{olga.pk}/remove/"
    answer = client.post(page, HTTP_REFERER="http://testserver/o/northwind/members/", follow=True)
    assert "/o/northwind/members/" == answer.redirect_chain[0][0].removeprefix("http://testserver")
    assert "needs an owner" in answer.content.decode()


def test_a_refusal_does_not_lead_to_the_site_that_sent_it(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    with scope(organisation=cast.northwind):
        olga = Member.objects.get(user=cast.olga)
    page = f"/o/northwind/members/{olga.pk}/remove/"
    assert page == client.post(page, HTTP_REFERER="https://evil.example/").headers["Location"]


def test_a_refusal_under_htmx_is_a_part_of_the_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.olga)
    with scope(organisation=cast.northwind):
        olga = Member.objects.get(user=cast.olga)
    answer = client.post(f"/o/northwind/members/{olga.pk}/remove/", HTTP_HX_REQUEST="true")
    assert (409, "#messages") == (answer.status_code, answer.headers["HX-Retarget"])
    assert "<html" not in answer.content.decode()
