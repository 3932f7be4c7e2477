"""Which field a column is bound to, and that nobody else's data is taken for the participant's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.engine.matching import CONFIDENT, match_columns
from muster.engine.table import FieldSpec
from tests.engine.sheets import FIELDS, table

EMAILS = [("a@x.com",), ("b@x.com",), ("c@x.com",)]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("E-mail", "email"),
        ("EMAIL ADDRESS", "email"),
        ("emailAddress", "email"),
        ("Your e-mail address (required)", "email"),
        ("E-Mail-Adresse", "email"),
        ("Courriel", "email"),
        ("  correo   electrónico ", "email"),
        ("Emial address", "email"),
        ("E-mial adress", "email"),
        ("I would like to take part as - Response", "role"),
        ("Manager's e-mail", "manager_email"),
        ("Vorname", "first_name"),
        ("Prénom", "first_name"),
        ("first_name", "first_name"),
        ("FirstName", "first_name"),
        ("Surname", "last_name"),
        ("Name", "full_name"),
        ("Department / Team", "department"),
        ("Abteilung", "department"),
        ("Departmnt", "department"),
        ("Phone No.", "phone"),
        ("Skills (comma separated)", "skills"),
        ("What are your goals?", "goals"),
        ("Years of experience", "years_experience"),
        ("Start date (dd.mm.yyyy)", "start_date"),
        ("Role", "role"),
        ("Mentor/Mentee", "role"),
        ("Personalnummer", "employee_id"),
        ("LinkedIn", "linkedin_url"),
        ("Fuseau horaire", "time_zone"),
        # somebody or something else's: ask, don't guess
        ("Emergency contact phone", None),
        ("Mentor e-mail", None),
        ("Created date", None),
        ("Last login", None),
        ("Parent's name", None),
        ("Company phone", None),
        ("Favourite colour", None),
        ("", None),
        ("???", None),
    ],
)
def test_a_header_finds_its_field(header: str, field: str | None) -> None:
    (match,) = match_columns(table([header]), FIELDS)
    assert field == match.field
    assert match.reason
    assert (match.confidence >= CONFIDENT) is (field is not None)


def test_a_field_is_given_to_the_surest_column_once() -> None:
    found = match_columns(table(["Your mail", "E-mail", "Mail"]), FIELDS)
    assert [None, "email", None] == [match.field for match in found]


def test_a_manager_is_not_the_participant_where_the_program_does_not_ask_for_managers() -> None:
    fields = [field for field in FIELDS if field.key != "manager_email"]
    (match,) = match_columns(table(["Manager e-mail"], *EMAILS), fields)
    assert match.field is None


def test_addresses_are_found_by_their_look() -> None:
    (match,) = match_columns(table(["Kontakt"], *EMAILS), FIELDS)
    assert match.field == "email"
    assert match.reason == "The header doesn't tell; 3 of 3 cells are e-mail addresses"


def test_a_name_is_surer_than_a_look() -> None:
    rows = [("a@x.com", "b@x.com"), ("c@x.com", "d@x.com")]
    assert [None, "email"] == [
        match.field for match in match_columns(table(["Kontakt", "E-mail"], *rows), FIELDS)
    ]


def test_a_look_is_surer_than_a_name_that_the_cells_contradict() -> None:
    rows = [("a@x.com", "Anna"), ("c@x.com", "Ben")]
    found = match_columns(table(["Kontakt", "E-mail"], *rows), FIELDS)
    assert ["email", None] == [match.field for match in found]


def test_an_exact_name_is_proposed_even_if_no_cell_can_be_read() -> None:
    (match,) = match_columns(table(["E-mail"], ("foo",), ("bar",)), FIELDS)
    assert match.field == "email"
    assert "don't look like it" in match.reason


@pytest.mark.parametrize("cell", ["Berlin", "CET", "CST", "Pacific Time"])
def test_zones_as_people_write_them_do_not_speak_against_their_column(cell: str) -> None:
    found = match_columns(
        table(["E-mail", "In which time zone are you?"], *[(f"p{n}@x.com", cell) for n in range(10)]), FIELDS
    )
    assert ["email", "time_zone"] == [match.field for match in found]


def test_name_beside_a_first_name_is_the_last_name() -> None:
    assert ["first_name", "last_name"] == [
        match.field for match in match_columns(table(["Vorname", "Name"]), FIELDS)
    ]


def test_a_programs_own_field_is_found_by_label_key_and_other_names() -> None:
    field = FieldSpec("shoe_size", "Shoe size", "number", aliases=("Schuhgröße",))
    for header in ("shoe size", "SHOE_SIZE", "shoe_size", "schuhgröße"):
        (match,) = match_columns(table([header]), [*FIELDS, field])
        assert match.field == "shoe_size"


@settings(deadline=None, max_examples=60)
@given(headers=st.lists(st.text(max_size=20) | st.sampled_from(["E-mail", "Name", "Phone"]), max_size=6))
def test_every_column_gets_a_match_and_no_field_comes_twice(headers: list[str]) -> None:
    found = match_columns(table(headers, *([("a@x.com",) * len(headers)] * 2)), FIELDS)
    bound = [match.field for match in found if match.field]
    assert [*range(1, len(headers) + 1)] == [match.column for match in found]
    assert len(bound) == len(set(bound))
