"""Pages of programs: new, settings, fields; what viewers may not do."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django_scopes import scopes_disabled

from muster.programs.models import Field, Program

pytestmark = pytest.mark.django_db

BACKEND = "muster.accounts.backend.KeyBackend"


def address(name: str, **more) -> str:
    return reverse(name, kwargs={"organisation": "northwind", "program": "spring", **more})


@pytest.fixture
def olga(client, cast):
    client.force_login(cast.olga, backend=BACKEND)
    return client


def stored_field(key: str) -> Field:
    with scopes_disabled():
        return Field.objects.get(program__slug="spring", key=key)


def test_a_new_program_asks_what_was_ticked(olga) -> None:
    response = olga.post("/o/northwind/programs/new/", {"name": "Winter", "keys": ["bio", "skills"]})
    assert response.status_code == 302
    with scopes_disabled():
        keys = set(Field.objects.filter(program__slug="winter").values_list("key", flat=True))
    assert {"email", "first_name", "last_name", "role", "status", "bio", "skills"} == keys


def test_the_starting_questions_are_ticked(olga) -> None:
    form = olga.get("/o/northwind/programs/new/").context["form"]
    assert {"department", "job_title", "location", "time_zone", "skills", "goals"} == set(
        form["keys"].initial
    )


def test_settings_are_saved(olga) -> None:
    given = {"name": "Spring Mentoring", "time_zone": "Europe/Oslo", "default_country": "NO", "hold_s": "5",
             "is_family_name_first": "on"}  # fmt: skip
    assert olga.post(address("program:settings"), given).status_code == 302
    with scopes_disabled():
        assert ("Europe/Oslo", "NO", 5, True) == Program.objects.values_list(
            "time_zone", "default_country", "hold_s", "is_family_name_first"
        ).get(slug="spring")


def test_pages_show_times_of_the_program(olga) -> None:
    olga.post(address("program:settings"), {"name": "S", "time_zone": "Pacific/Kiritimati", "hold_s": "5"})
    from django.utils import timezone

    olga.get(address("program:fields"))
    assert "Pacific/Kiritimati" == timezone.get_current_timezone_name()
    olga.get("/healthz")
    assert "UTC" == timezone.get_current_timezone_name()


def test_deleting_needs_the_name_and_an_owner(client, olga, cast) -> None:
    olga.post(address("program:settings"), {"action": "delete", "name": "nonsense"})
    with scopes_disabled():
        assert Program.objects.filter(slug="spring").exists()
    client.force_login(cast.chen, backend=BACKEND)
    refused = client.post(address("program:settings"), {"action": "delete", "name": "Spring Mentoring"})
    assert refused.status_code == 403
    client.force_login(cast.olga, backend=BACKEND)
    assert (
        client.post(address("program:settings"), {"action": "delete", "name": "Spring Mentoring"}).status_code
        == 302
    )
    with scopes_disabled():
        assert not Program.objects.filter(slug="spring").exists()


def test_a_field_is_added_with_options_and_other_names(olga) -> None:
    given = {
        "label": "Team",
        "type": "single_choice",
        "audience": "mentor",
        "options": "Engineering = Eng, R&D\nLegal\n",
        "aliases": "Squad\n Squad \nCrew",
    }
    assert olga.post(address("program:field_new"), given).status_code == 302
    field = stored_field("team")
    assert [
        {"value": "Engineering", "aliases": ["Eng", "R&D"]},
        {"value": "Legal", "aliases": []},
    ] == field.options
    assert (["Squad", "Crew"], "mentor") == (field.aliases, field.audience)
    again = olga.get(address("program:field", field_id=field.pk)).context["form"]
    assert "Engineering = Eng, R&D\nLegal" == again["options"].value()


@pytest.mark.parametrize(
    ("change", "where"),
    [
        pytest.param({"label": " e-mail "}, "label", id="label of another field"),
        pytest.param({"options": ""}, "options", id="a choice without options"),
        pytest.param({"options": "A\na"}, "options", id="an option twice"),
        pytest.param({"options": "A; B"}, "options", id="a semicolon"),
        pytest.param({"type": "colour"}, "type", id="no such type"),
    ],
)
def test_what_is_wrong_with_a_field_stands_beside_it(olga, change: dict[str, str], where: str) -> None:
    given = {"label": "Team", "type": "single_choice", "audience": "both", "options": "A\nB", **change}
    response = olga.post(address("program:field_new"), given)
    assert (200, True) == (response.status_code, where in response.context["form"].errors)


def test_fixed_fields_keep_their_type(olga) -> None:
    field = stored_field("role")
    page = olga.get(address("program:field", field_id=field.pk))
    assert {"type", "options", "audience", "is_open"}.isdisjoint(page.context["form"].fields)
    olga.post(address("program:field", field_id=field.pk), {"label": "Part", "type": "text"})
    assert ("Part", "role", 3) == (
        stored_field("role").label,
        stored_field("role").type,
        len(stored_field("role").options),
    )


def test_buttons_move_retire_and_restore(olga) -> None:
    phone = stored_field("phone")
    before = phone.position
    olga.post(address("program:fields"), {"field": phone.pk, "action": "up"})
    assert before - 1 == stored_field("phone").position
    olga.post(address("program:fields"), {"field": phone.pk, "action": "retire"})
    assert stored_field("phone").retired_at is not None
    assert [phone] == olga.get(address("program:fields")).context["retired"]
    olga.post(address("program:fields"), {"field": phone.pk, "action": "restore"})
    assert stored_field("phone").retired_at is None


def test_an_unknown_button_or_a_foreign_field_is_not_found(olga, other_place) -> None:
    with scopes_disabled():
        foreign = Field.objects.filter(program=other_place.program).first()
    assert (
        404
        == olga.post(
            address("program:fields"), {"field": stored_field("bio").pk, "action": "explode"}
        ).status_code
    )
    assert 404 == olga.post(address("program:fields"), {"field": foreign.pk, "action": "retire"}).status_code
    assert 404 == olga.get(address("program:field", field_id=foreign.pk)).status_code


def test_viewers_look_but_change_nothing(client, cast) -> None:
    client.force_login(cast.vera, backend=BACKEND)
    assert client.get(address("program:fields")).status_code == 200
    assert client.get(address("program:settings")).status_code == 200
    for name in ("program:fields", "program:settings", "program:field_new"):
        assert client.post(address(name), {}).status_code == 403
    assert client.get("/o/northwind/programs/new/").status_code == 403
