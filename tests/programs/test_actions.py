"""Programs and their fields: names, keys, order, types."""

from __future__ import annotations

import threading

import pytest
from django.db import connection
from django_scopes import scope

from muster.engine.profile import STANDARD_PROFILE
from muster.participants.models import Participant
from muster.programs.actions import (
    add_field,
    add_options,
    add_standard_field,
    change_field,
    change_program,
    create_program,
    delete_program,
    move_field,
    restore_field,
    retire_field,
)
from muster.programs.models import ALWAYS_FIELDS, Field, Program
from muster.programs.queries import field_specs, importable_specs, list_fields
from muster.refusals import Refused
from tests.participants.people import add_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("scoped")]


def keys(program: Program) -> list[str]:
    return [spec.key for spec in field_specs(program)]


def field_of(program: Program, key: str) -> Field:
    return Field.objects.get(program=program, key=key)


def test_a_program_asks_the_whole_standard_profile_unless_told(cast) -> None:
    assert [spec.key for spec in STANDARD_PROFILE] == keys(cast.spring)


def test_a_program_always_has_identity_names_role_and_status(cast) -> None:
    program = create_program(cast.northwind, name="Short", keys=["bio"], actor=cast.olga)
    assert {*ALWAYS_FIELDS, "bio"} == set(keys(program))


def test_two_programs_of_one_name_get_different_slugs(cast) -> None:
    slugs = [create_program(cast.northwind, name="Été 2026", keys=[], actor=cast.olga).slug for _ in range(3)]
    assert ["ete-2026", "ete-2026-2", "ete-2026-3"] == slugs


def test_a_name_without_latin_letters_still_gives_a_slug(cast) -> None:
    assert "program" == create_program(cast.northwind, name="春", keys=[], actor=cast.olga).slug


def test_specs_know_the_standard_names_and_the_program_own(cast) -> None:
    change_field(field_of(cast.spring, "department"), actor=cast.olga, aliases=["Ressort XY"])
    spec = next(spec for spec in field_specs(cast.spring) if spec.key == "department")
    assert "Ressort XY" == spec.aliases[0]
    assert "Abteilung" in spec.aliases or "abteilung" in spec.aliases


def test_the_full_name_is_importable_only(cast) -> None:
    assert "full_name" not in keys(cast.spring)
    assert "full_name" == importable_specs(cast.spring)[-1].key


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        pytest.param("Favourite tool", "favourite_tool", id="plain"),
        pytest.param("Department", "department_2", id="taken"),
        pytest.param("Sheet row", "sheet_row_2", id="reserved"),
        pytest.param("部署", "field", id="no Latin letters"),
    ],
)
def test_a_key_is_made_from_the_label(cast, label: str, expected: str) -> None:
    field = add_field(cast.spring, actor=cast.olga, label=label, type="text")
    assert expected == field.key
    change_field(field, actor=cast.olga, label="Renamed")
    assert expected == field_of(cast.spring, expected).key


def test_fields_move_among_those_that_are_asked(cast) -> None:
    retire_field(field_of(cast.spring, "employee_id"), actor=cast.olga)
    move_field(field_of(cast.spring, "first_name"), by=-1)
    assert ["first_name", "email", "last_name"] == keys(cast.spring)[:3]
    move_field(field_of(cast.spring, "first_name"), by=-1)
    assert "first_name" == keys(cast.spring)[0]


def test_a_retired_field_comes_back(cast) -> None:
    phone = field_of(cast.spring, "phone")
    retire_field(phone, actor=cast.olga)
    assert "phone" not in keys(cast.spring)
    restore_field(phone, actor=cast.olga)
    assert "phone" in keys(cast.spring)


def test_what_every_program_asks_cannot_be_retired(cast) -> None:
    with pytest.raises(Refused, match=r"field\.always_there"):
        retire_field(field_of(cast.spring, "email"), actor=cast.olga)


@pytest.mark.parametrize(
    ("key", "new_type", "value", "is_allowed"),
    [
        pytest.param("department", "single_choice", None, True, id="nobody has a value"),
        pytest.param("department", "date", "Legal", False, id="values don't fit"),
        pytest.param("years_experience", "number", "3", True, id="whole numbers are numbers"),
        pytest.param("start_date", "text", "2024-01-01", True, id="everything single is text"),
        pytest.param("skills", "text", ["SQL"], False, id="several are not one"),
        pytest.param("bio", "text", "long", False, id="long text may be too long"),
    ],
)
def test_a_type_changes_only_where_values_fit(cast, key: str, new_type: str, value, is_allowed: bool) -> None:
    add_person(cast.spring, "x@example.org", values={key: value} if value else {})
    field = field_of(cast.spring, key)
    if is_allowed:
        change_field(field, actor=cast.olga, type=new_type)
        assert new_type == field_of(cast.spring, key).type
    else:
        with pytest.raises(Refused, match=r"field\.type_has_values"):
            change_field(field, actor=cast.olga, type=new_type)


def test_options_are_added_once_and_in_order(cast) -> None:
    add_options(cast.spring, "goals", ["Grow", "Lead", "Grow"])
    add_options(cast.spring, "goals", ["Lead", "Speak"])
    assert ["Grow", "Lead", "Speak"] == [option["value"] for option in field_of(cast.spring, "goals").options]


def test_a_standard_field_is_added_once(cast) -> None:
    program = create_program(cast.northwind, name="Short", keys=[], actor=cast.olga)
    add_standard_field(program, "skills", actor=cast.olga)
    assert ("skills", True) == (list_fields(program)[-1].key, list_fields(program)[-1].is_open)
    with pytest.raises(Refused, match=r"field\.already_there"):
        add_standard_field(program, "skills", actor=cast.olga)
    add_field(program, actor=cast.olga, label="about ME", type="text")
    with pytest.raises(Refused, match=r"field\.already_there"):
        add_standard_field(program, "bio", actor=cast.olga)


def test_a_program_is_deleted_by_its_exact_name_only(cast) -> None:
    with pytest.raises(Refused, match=r"program\.name_differs"):
        delete_program(cast.spring, typed_name="spring mentoring", actor=cast.olga)
    delete_program(cast.spring, typed_name="Spring Mentoring ", actor=cast.olga)
    assert not Program.objects.filter(slug="spring").exists()
    assert not Participant.objects.exists()


def test_settings_change_but_the_slug_stays(cast) -> None:
    change_program(cast.spring, actor=cast.olga, name="Summer", time_zone="Europe/Oslo")
    assert ("spring", "Summer") == Program.objects.values_list("slug", "name").get(pk=cast.spring.pk)


@pytest.mark.django_db(transaction=True)
def test_a_standard_question_added_twice_at_once_is_added_once(cast) -> None:
    Field.objects.filter(program=cast.spring, key="bio").delete()
    outcomes: list[str] = []

    def press() -> None:
        try:
            with scope(organisation=cast.northwind):
                add_standard_field(cast.spring, "bio", actor=cast.olga)
            outcomes.append("added")
        except Refused as refusal:
            outcomes.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ["added", *["field.already_there"] * 5] == sorted(outcomes)
