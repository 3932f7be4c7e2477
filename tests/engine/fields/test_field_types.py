"""What each field type reads: a table of cases a type, and what holds for any text."""

from __future__ import annotations

import datetime as dt

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.engine.fields import FIELD_TYPES, CleanContext, Problem, clean_one, field_type
from muster.engine.messages import SENTENCES, problem_sentence
from muster.engine.table import MULTI_SEPARATOR, FieldSpec, Option

CONTEXT = CleanContext(today=dt.date(2026, 11, 23))
OPTIONS = (Option("Red", ("rouge", "rot")), Option("Sales, Marketing"), Option("Blue"))


def spec_of(name: str, *, is_open: bool = False) -> FieldSpec:
    return FieldSpec("answer", "Answer", name, OPTIONS if "choice" in name else (), is_open=is_open)


CASES: list[tuple[str, str, str | None, str | None]] = [
    # type, text, value, code
    ("text", "  Anna  Maria ", "Anna Maria", None),
    ("text", "non\u00a0breaking", "non breaking", None),
    ("text", "two\nlines", "two lines", None),
    ("text", "\u200b \t", None, None),
    ("text", "00123", "00123", None),
    ("text", "x" * 2001, None, "text.too_long"),
    ("long_text", " two\r\nlines ", "two\nlines", None),
    ("long_text", "a  b", "a  b", None),
    ("email", " Anna.Berg@Example.com ", "Anna.Berg@Example.com", None),
    ("email", "Anna Berg <a.berg@example.com>", "a.berg@example.com", None),
    ("email", '"Berg, Anna" <a.berg@example.com>', "a.berg@example.com", None),
    ("email", "mailto:a@example.com", "a@example.com", None),
    ("email", "o'neil+tag@sub.example.co.uk", "o'neil+tag@sub.example.co.uk", None),
    ("email", "a@müller.de", "a@müller.de", None),
    ("email", "a@host.local", "a@host.local", "email.private_domain"),
    ("email", "a@host.LAN", "a@host.LAN", "email.private_domain"),
    ("email", "a@gmial.com", "a@gmial.com", "email.typo"),
    ("email", "jörg@example.com", None, "email.non_ascii"),
    ("email", "a@localhost", None, "email.single_label"),
    ("email", "a@example.com; b@example.com", None, "email.several"),
    ("email", "a@example.com b@example.com", None, "email.several"),
    ("email", "a@b@example.com", None, "email.unreadable"),
    ("email", "a..b@example.com", None, "email.unreadable"),
    ("email", "@example.com", None, "email.unreadable"),
    ("email", "anna at example.com", None, "email.unreadable"),
    ("email", "a b@example.com", None, "email.unreadable"),
    ("email", "a@exam\u202eple.com", None, "email.hidden"),
    ("email", "n/a", None, "email.unreadable"),
    ("email", f"{'a' * 65}@example.com", None, "email.unreadable"),
    ("phone", "+44 7700 900123", "+447700900123", None),
    ("phone", "0044 20 7946 0958", "+442079460958", None),
    ("phone", "+44 (0)20 7946-0958", "+442079460958", None),
    ("phone", "+49 30/1234567", "+49301234567", None),
    ("phone", "+49 30 1234567 ext. 12", "+49301234567", "phone.extension"),
    ("phone", "020 7946 0958", None, "phone.no_country"),
    ("phone", "020 7946 0111 ext. 4", None, "phone.no_country"),
    ("phone", "+1 (555) 123-4567", "+15551234567", None),
    ("phone", "+1 555 1234", None, "phone.unreadable"),
    ("phone", "+49 30 12345", "+493012345", None),
    ("phone", "call me", None, "phone.unreadable"),
    ("phone", "+44 12", None, "phone.unreadable"),
    ("url", "https://www.linkedin.com/in/anna", "https://www.linkedin.com/in/anna", None),
    ("url", "linkedin.com/in/anna", "https://linkedin.com/in/anna", None),
    ("url", "javascript:alert(1)", None, "url.unreadable"),
    ("url", "https://user@evil.example", None, "url.unreadable"),
    ("url", "anna", None, "url.unreadable"),
    ("whole_number", "12", "12", None),
    ("whole_number", "007", "7", None),
    ("whole_number", "12.0", "12", None),
    ("whole_number", "-3", "-3", None),
    ("whole_number", "1 200", "1200", None),
    ("whole_number", "1,234,567", "1234567", None),
    ("whole_number", "1,200", None, "number.ambiguous"),
    ("whole_number", "5 years", None, "number.not_whole"),
    ("whole_number", "1.5", None, "number.not_whole"),
    ("number", "12.50", "12.5", None),
    ("number", "1,5", "1.5", None),
    ("number", "1.234,56", "1234.56", None),
    ("number", "1,234.56", "1234.56", None),
    ("number", "1’234.5", "1234.5", None),
    ("number", "-0", "0", None),
    ("number", "1,234", None, "number.ambiguous"),
    ("number", "12 €", None, "number.unreadable"),
    ("date", "2024-03-04", "2024-03-04", None),
    ("date", "2024-03-04 00:00:00", "2024-03-04", None),
    ("date", "2024-03-04T10:15:00", "2024-03-04", "date.time_left_out"),
    ("date", "04.03.2024", "2024-03-04", None),
    ("date", "25/12/2024", "2024-12-25", None),
    ("date", "12/25/2024", "2024-12-25", None),
    ("date", "04/04/2024", "2024-04-04", None),
    ("date", "03/04/2024", None, "date.ambiguous"),
    ("date", "4 March 2024", "2024-03-04", None),
    ("date", "March 4th, 2024", "2024-03-04", None),
    ("date", "4. März 2024", "2024-03-04", None),
    ("date", "4 août 2024", "2024-08-04", None),
    ("date", "4 de marzo de 2024", "2024-03-04", None),
    ("date", "04-Mar-2024", "2024-03-04", None),
    ("date", "31.12.99", "1999-12-31", "date.short_year"),
    ("date", "31.02.2024", None, "date.unreadable"),
    ("date", "2023-02-29", None, "date.unreadable"),
    ("date", "March 2024", None, "date.unreadable"),
    ("date", "45123", None, "date.unreadable"),
    ("date", "soon", None, "date.unreadable"),
    ("yes_no", "Yes", "yes", None),
    ("yes_no", "Ja", "yes", None),
    ("yes_no", "✓", "yes", None),
    ("yes_no", "0", "no", None),
    ("yes_no", "perhaps", None, "yes_no.unreadable"),
    ("single_choice", "red", "Red", None),
    ("single_choice", "ROT", "Red", None),
    ("single_choice", "sales, marketing", "Sales, Marketing", None),
    ("single_choice", "Green", None, "option.unknown"),
    ("multiple_choice", "blue; red", f"Blue{MULTI_SEPARATOR}Red", None),
    ("multiple_choice", "blue, red", f"Blue{MULTI_SEPARATOR}Red", None),
    ("multiple_choice", "blue|red", f"Blue{MULTI_SEPARATOR}Red", None),
    ("multiple_choice", "red\nblue|red", "Red", "option.unknown"),
    ("multiple_choice", "Sales, Marketing", "Sales, Marketing", None),
    ("multiple_choice", "Red; red; rouge", "Red", None),
    ("multiple_choice", "red; green", "Red", "option.unknown"),
    ("multiple_choice", " ; ", None, None),
    ("country", "Germany", "DE", None),
    ("country", "Deutschland", "DE", None),
    ("country", "allemagne", "DE", None),
    ("country", "UK", "GB", None),
    ("country", "deu", "DE", None),
    ("country", "Narnia", None, "country.unknown"),
    ("language", "German", "de", None),
    ("language", "Français", "fr", None),
    ("language", "en-GB", "en", None),
    ("language", "Elvish", None, "language.unknown"),
    ("time_zone", "europe/berlin", "Europe/Berlin", None),
    ("time_zone", "New York", "America/New_York", None),
    ("time_zone", "Gotham", None, "time_zone.unknown"),
    ("role", "Mentors", "mentor", None),
    ("role", "Mentee & Mentor", "both", None),
    ("role", "Mentorée", "mentee", None),
    ("role", "boss", None, "role.unknown"),
    ("status", "Active", "active", None),
    ("status", "Deaktiviert", "deactivated", None),
    ("status", "asleep", None, "status.unknown"),
]


@pytest.mark.parametrize(("name", "text", "value", "code"), CASES)
def test_a_text_is_read_as(name: str, text: str, value: str | None, code: str | None) -> None:
    cleaned = field_type(name).clean(pl.Series([text]), spec_of(name), CONTEXT)
    found = cleaned.problems.get_column("code").to_list()
    assert (value, [code] if code else []) == (cleaned.values[0], found)


@pytest.mark.parametrize("name", [one.name for one in FIELD_TYPES])
def test_every_type_has_cases(name: str) -> None:
    assert [case for case in CASES if case[0] == name]


@pytest.mark.parametrize("name", [one.name for one in FIELD_TYPES])
@settings(deadline=None, max_examples=60)
@given(texts=st.lists(st.none() | st.text() | st.sampled_from([case[1] for case in CASES]), max_size=8))
def test_no_text_raises_and_cleaning_twice_changes_nothing(name: str, texts: list[str | None]) -> None:
    spec = spec_of(name, is_open="choice" in name)
    once = field_type(name).clean(pl.Series(texts, dtype=pl.String), spec, CONTEXT)
    known = FieldSpec(
        spec.key,
        spec.label,
        spec.type,
        (*spec.options, *(Option(new) for new in once.new_options)),
        is_open=True,
    )
    twice = field_type(name).clean(once.values, known, CONTEXT)
    assert len(texts) == len(once.values)
    assert once.values.to_list() == twice.values.to_list()
    assert 0.0 <= field_type(name).recognise(pl.Series(texts, dtype=pl.String), spec) <= 1.0
    assert set(once.problems.get_column("code")) <= set(SENTENCES)


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        pytest.param(
            ["03/04/2024", "25/04/2024"], ["2024-04-03", "2024-04-25"], id="another row says day first"
        ),
        pytest.param(
            ["03/04/2024", "04/25/2024"], ["2024-03-04", "2024-04-25"], id="another row says month first"
        ),
        pytest.param(
            ["03/04/2024", "25/04/2024", "04/25/2024"], [None, "2024-04-25", "2024-04-25"], id="they disagree"
        ),
        pytest.param(
            ["03/04/2024", "2024-04-25"], [None, "2024-04-25"], id="ISO says nothing about the others"
        ),
    ],
)
def test_the_order_of_day_and_month_comes_from_the_column(texts: list[str], values: list[str | None]) -> None:
    assert values == field_type("date").clean(pl.Series(texts), spec_of("date"), CONTEXT).values.to_list()


@pytest.mark.parametrize(("order", "value"), [("dmy", "2024-04-03"), ("mdy", "2024-03-04")])
def test_an_answered_order_decides(order: str, value: str) -> None:
    assert value == clean_one("03/04/2024", spec_of("date"), CleanContext(date_order=order))


def test_a_national_number_is_read_by_the_programs_country() -> None:
    assert clean_one("020 7946 0958", spec_of("phone"), CleanContext(default_country="GB")) == "+442079460958"


def test_one_separator_holds_for_the_whole_column() -> None:
    texts = pl.Series(["Red; Blue", "Research, Development"])
    cleaned = field_type("multiple_choice").clean(texts, spec_of("multiple_choice", is_open=True), CONTEXT)
    assert cleaned.values.to_list() == [f"Red{MULTI_SEPARATOR}Blue", "Research, Development"]
    assert cleaned.new_options == ("Research, Development",)


def test_spellings_of_one_new_option_become_the_most_frequent() -> None:
    texts = pl.Series(["python", "Python", "Python; SQL", "PYTHON"])
    cleaned = field_type("multiple_choice").clean(texts, spec_of("multiple_choice", is_open=True), CONTEXT)
    assert cleaned.values.to_list() == ["Python", "Python", f"Python{MULTI_SEPARATOR}SQL", "Python"]
    assert cleaned.new_options == ("Python", "SQL")


@pytest.mark.parametrize(
    ("answer", "value", "new"),
    [("+", "Green", ("Green",)), ("-", None, ()), ("Blue", "Blue", ())],
    ids=["added", "left empty", "mapped"],
)
@pytest.mark.parametrize("name", ["single_choice", "multiple_choice"])
def test_an_unknown_option_is_answered_once(
    name: str, answer: str, value: str | None, new: tuple[str, ...]
) -> None:
    context = CleanContext(answers={"green ": answer})
    cleaned = field_type(name).clean(pl.Series(["Green", None]), spec_of(name), context)
    assert (value, new, 0) == (cleaned.values[0], cleaned.new_options, cleaned.problems.height)


@pytest.mark.parametrize(("answer", "value"), [("-", None), ("5", "5")])
def test_any_text_can_be_answered(answer: str, value: str | None) -> None:
    assert value == clean_one("five", spec_of("whole_number"), CleanContext(answers={"five": answer}))


def test_one_value_of_a_form_is_read_by_the_same_rules() -> None:
    assert clean_one(" 12.0 ", spec_of("whole_number")) == "12"
    assert clean_one("  ", spec_of("whole_number")) is None
    problem = clean_one("twelve", spec_of("whole_number"))
    assert isinstance(problem, Problem)
    assert problem.code == "number.not_whole"
    assert problem_sentence(problem, "twelve").startswith("“twelve” is not a whole number")


def test_the_values_around_a_problem_keep_their_rows() -> None:
    cleaned = field_type("whole_number").clean(
        pl.Series(["1", "x", None, "x", "4"]), spec_of("whole_number"), CONTEXT
    )
    assert cleaned.values.to_list() == ["1", None, None, None, "4"]
    assert cleaned.problems.get_column("row").to_list() == [1, 3]


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("email", ["a@example.com", "b@example.com"]),
        ("phone", ["+44 7700 900123", "020 7946 0958"]),
        ("url", ["https://example.com", "www.example.com"]),
        ("date", ["2024-03-04", "04/05/2024"]),
        ("country", ["Germany", "FR"]),
        ("single_choice", ["red", "Blue"]),
        ("multiple_choice", ["red; Blue"]),
        ("role", ["Mentor", "mentee"]),
        ("status", ["active", "Suspended"]),
        ("yes_no", ["yes", "no"]),
        ("time_zone", ["Europe/Berlin"]),
        ("language", ["German", "English"]),
        ("number", ["1", "2.5"]),
        ("whole_number", ["1", "2"]),
    ],
)
def test_a_type_recognises_its_own(name: str, texts: list[str]) -> None:
    assert field_type(name).recognise(pl.Series(texts), spec_of(name)) == 1.0
    assert field_type(name).recognise(pl.Series(["Anna went for a walk"]), spec_of(name)) == 0.0
