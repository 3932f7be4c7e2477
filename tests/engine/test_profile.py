"""The standard profile is whole: types exist, names are unique."""

from __future__ import annotations

from collections import Counter

import pytest

from muster.engine.aliases import LANGUAGES, Language
from muster.engine.fields import field_type
from muster.engine.matching import normalised
from muster.engine.profile import FULL_NAME, RESERVED_KEYS, STANDARD_PROFILE, STARTING_KEYS


def test_the_keys_of_the_design_are_all_there() -> None:
    expected = (
        "email manager_email first_name last_name employee_id job_title department company location gender phone "
        "linkedin_url start_date birth_date years_experience mentee_capacity country time_zone language skills interests "
        "goals role status bio notes"
    )
    assert sorted(expected.split()) == sorted(field.key for field in STANDARD_PROFILE)
    assert FULL_NAME.key == "full_name"


def test_every_type_exists_and_no_key_is_reserved() -> None:
    assert all(field_type(field.type) for field in STANDARD_PROFILE)
    assert not RESERVED_KEYS & {field.key for field in STANDARD_PROFILE}
    assert set(STARTING_KEYS) <= {field.key for field in STANDARD_PROFILE}


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_no_name_belongs_to_two_fields_in_one_language(language: Language) -> None:
    names = Counter(
        name for key in language.names for name in {normalised(text) for text in language.names_of(key)}
    )
    assert [] == [name for name, count in names.items() if count > 1]


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_every_language_names_every_field(language: Language) -> None:
    assert {field.key for field in (*STANDARD_PROFILE, FULL_NAME)} == set(language.names)
    assert all(language.names_of(key) for key in language.names)


def test_open_choices_take_new_options() -> None:
    assert {"skills", "interests", "goals"} == {field.key for field in STANDARD_PROFILE if field.is_open}
