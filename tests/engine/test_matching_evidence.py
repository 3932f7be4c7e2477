"""What speaks for a match: cells, neighbours, memory, whose column it is; and the assignment of all columns at once."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from muster.engine.matching import CONFIDENT, header_key, match_columns
from muster.engine.matching.assignment import best_assignment
from muster.engine.matching.reasons import CLUES, sentence
from muster.engine.matching.weights import OFFERED
from muster.engine.table import FieldSpec, Option
from tests.engine.sheets import FIELDS, Cells, table

PEOPLE: tuple[Cells, ...] = (
    ("ada.lovelace@example.com", "Ada", "Lovelace", "+44 7700 900123", "grace.hopper@example.com"),
    ("alan.turing@example.com", "Alan", "Turing", "+44 7700 900124", "grace.hopper@example.com"),
    ("mary.jackson@example.com", "Mary", "Jackson", "+44 7700 900125", "john.mauchly@example.com"),
    ("karen.jones@example.com", "Karen", "Jones", "+44 7700 900126", "grace.hopper@example.com"),
)


def fields_of(headers: list[str], *rows: Cells, name: str = "People") -> list[str | None]:
    return [match.field for match in match_columns(table(headers, *rows, name=name), FIELDS)]


def test_columns_without_names_are_told_by_their_cells() -> None:
    found = fields_of(["A", "B", "C", "D", "E"], *PEOPLE)
    assert found[0] == "email"
    assert found[3] == "phone"
    assert found[4] is None, "grace.hopper is nobody of these"


def test_of_two_e_mail_columns_the_one_that_goes_with_the_names_is_theirs() -> None:
    rows = [(one[4], one[1], one[2], one[0]) for one in PEOPLE]
    assert [None, "first_name", "last_name", "email"] == fields_of(
        ["Mail 1", "First name", "Last name", "Mail 2"], *rows
    )


def test_languages_written_in_two_letters_of_their_own_script_are_languages() -> None:
    rows = [("佐藤 蓮", "日本語"), ("鈴木 澪", "英語"), ("高橋 樹", "中国語")]
    assert fields_of(["氏名", "話せる言語"], *rows) == ["full_name", "language"]


def test_in_the_dump_of_a_directory_short_attributes_tell() -> None:
    headers = ["dn", "sn", "givenName", "mail", "ou", "o", "l"]
    assert fields_of(headers) == [
        None,
        "last_name",
        "first_name",
        "email",
        "department",
        "company",
        "location",
    ]


def test_beside_first_and_last_name_a_bare_name_is_somebody_elses() -> None:
    rows = [(one[1], one[2], one[0], other[2]) for one, other in itertools.pairwise(PEOPLE)]
    assert fields_of(["First name", "Last name", "E-mail", "Contact name"], *rows)[3] is None


def test_a_name_of_one_word_beside_a_first_name_is_a_last_name() -> None:
    rows = [(one[1], one[2], one[0]) for one in PEOPLE]
    assert fields_of(["Preferred first name", "Name", "E-mail"], *rows)[:2] == ["first_name", "last_name"]
    assert fields_of(["Prénom du bénévole", "Nom du bénévole", "Courriel"], *rows)[:2] == [
        "first_name",
        "last_name",
    ]


def test_a_mere_name_behind_the_name_of_a_table_is_nobodys() -> None:
    assert fields_of(["CRS_NAME", "STU_LAST_NAME", "STU_EMAIL"]) == [None, "last_name", "email"]


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        (["Work e-mail", "Private e-mail"], ["email", None]),
        (["Private e-mail", "Work e-mail"], [None, "email"]),
        (["Private e-mail", "First name"], ["email", "first_name"]),
        (["E-mail 1", "E-mail 2"], ["email", None]),
        (["E-mail", "Login"], ["email", None]),
        (["Mentee name", "Mentee e-mail", "Mentor name", "Mentor e-mail"], ["full_name", "email", None, None]),
        (["Name", "E-mail", "Mentor", "Mentor e-mail"], ["full_name", "email", None, None]),
        (["Name", "Vorname"], ["last_name", "first_name"]),
        (["Nom", "Prénom"], ["last_name", "first_name"]),
        (["Nome", "Cognome"], ["first_name", "last_name"]),
        (["이름", "성"], ["first_name", "last_name"]),
        (["Name", "E-mail"], ["full_name", "email"]),
        (["Votre prénom", "Votre nom"], ["first_name", "last_name"]),
        (["Preferred first name", "Student name", "E-mail"], [None, "full_name", "email"]),
        (["Home country", "Country of residence"], [None, "country"]),
        (["Home country", "E-mail"], ["country", "email"]),
        (["Start time", "Completion time", "Language", "E-mail"], [None, None, None, "email"]),
        (["Language", "E-mail"], ["language", "email"]),
        (
            ["Envoy name", "Envoy e-mail", "Envoy phone", "Guardian e-mail", "Guardian phone"],
            ["full_name", "email", "phone", None, None],
        ),
        (["E-mail", "Envoy name", "Envoy e-mail", "Envoy phone"], ["email", None, None, None]),
        (["Prénom du filleul", "Nom du filleul", "E-mail du filleul"], ["first_name", "last_name", "email"]),
        (["Q1. E-mail", "12) Department", "3. What is your job title?"], ["email", "department", "job_title"]),
        (["Person – E-mail", "Person – First name", "Emergency contact – Phone"], ["email", "first_name", None]),
        (["user.email", "user.firstName", "user.lastName"], ["email", "first_name", "last_name"]),
        (["EMPL_ID", "HIRE_DT", "workemail", "jobtitle"], ["employee_id", "start_date", "email", "job_title"]),
        (["Coachee", "Coachee e-mail", "Coachee dept.", "Coach e-mail"], ["full_name", "email", "department", None]),
        (["Client name", "Client e-mail", "Client phone", "Caseworker e-mail"], ["full_name", "email", "phone", None]),
        (["Buyer e-mail", "Guest first name", "Guest e-mail", "Guest phone"], [None, "first_name", "email", "phone"]),
        (["E-mail (confirmed)", "Phone (intl. format)", "E-mail (manager)"], ["email", "phone", "manager_email"]),
        (["Phone (emergency contact)", "E-mail (we only use it for the program)"], [None, "email"]),
        (["Mél resp. direct", "Courriel"], ["manager_email", "email"]),
        (["Abt.", "Vorn.", "Nachn.", "Kostenst."], ["department", "first_name", "last_name", None]),
        (["person.given_nm", "person.family_nm", "employment.hire_dt"], ["first_name", "last_name", "start_date"]),
        (["City", "Office", "Team", "Department"], [None, "location", None, "department"]),
        (["City", "Team"], ["location", "department"]),
        (["Anrede", "Titel", "Vorname", "Nachname"], [None, None, "first_name", "last_name"]),
        (["Salutation", "First name", "Last name", "Title"], [None, "first_name", "last_name", "job_title"]),
        (["Participant", "Participant e-mail", "Mentor", "Mentor e-mail"], ["full_name", "email", None, None]),
        (["Wohnort", "Standort", "Location (City)"], [None, "location", None]),
        (["Are you a mentor or a mentee?", "Möchten Sie Mentor oder Mentee sein?"], ["role", None]),
        (["How can we reach you? [E-mail]", "How can we reach you? [Mobile]"], ["email", "phone"]),
        (["Wie heißen Sie? [Vorname]", "Wie heißen Sie? [Nachname]"], ["first_name", "last_name"]),
        (["Emergency contact? [E-mail]", "Come ti chiami? (nome)", "Cognome"], [None, "first_name", "last_name"]),
        (["E-mailadres klooster", "E-mailadres privé"], [None, None]),
        (["Private e-mail", "E-mail (login)"], [None, "email"]),
        (["Original hire date", "Hire date"], [None, "start_date"]),
        (["Company / Undertaking", "Ward / E-mail"], ["company", "email"]),
        (["Courriel N+1", "Courriel N+2", "Courriel"], ["manager_email", None, "email"]),
        (["StartDate - Start Date", "ResponseId - Response ID", "IPAddress - IP Address"], [None, None, None]),
        (["Correo electrónico de acceso", "Correo electrónico personal"], ["email", None]),
        (["E-mail", "E-mail vedoucího", "E-mail vedoucího práce"], ["email", "manager_email", None]),
        (["Mentoring: Max. mentees", "Mentor's mentees: E-mail"], ["mentee_capacity", None]),
        (["Cell (opt.)", "Unternehmen / Rechtseinheit"], ["phone", "company"]),
        (["Pref. first name", "Last name", "Student e-mail"], ["first_name", "last_name", "email"]),
        (["Pref. first name", "Student name", "Student e-mail"], [None, "full_name", "email"]),
    ],
)  # fmt: skip
def test_columns_are_told_by_each_other(headers: list[str], fields: list[str | None]) -> None:
    assert fields == fields_of(headers)


def test_a_column_that_was_left_empty_gives_way_to_one_that_is_filled_in() -> None:
    rows = [("", one[0], "", one[1]) for one in PEOPLE]
    assert [None, "email", None, "first_name"] == fields_of(
        ["Email", "Contact details - Email", "First name", "Contact details - First name"], *rows
    )


def test_yes_and_no_are_no_countries_and_codes_of_languages_no_contradiction() -> None:
    rows = [("Sí", "en"), ("Sí", "de"), ("No", "fr")]
    assert [None, "language"] == fields_of(["Acepto todo", "Preferred language"], *rows)


def test_an_address_of_somebody_else_by_its_header_is_theirs_if_it_is_made_of_their_names() -> None:
    rows = [(one[1], one[2], one[0]) for one in PEOPLE]
    assert ["first_name", "last_name", "email"] == fields_of(
        ["First name", "Last name", "Tutor e-mail"], *rows
    )


def test_an_address_with_only_the_family_name_may_be_a_parents() -> None:
    rows = [(first, last, f"zoe.{last.lower()}@example.com") for _, first, last, *_rest in PEOPLE]
    assert ["first_name", "last_name", None] == fields_of(["First name", "Last name", "Parent e-mail"], *rows)


def test_a_log_in_that_is_an_address_is_the_e_mail_where_there_is_no_other() -> None:
    rows = [(one[0], one[1]) for one in PEOPLE]
    assert ["email", "first_name"] == fields_of(["Username", "First name"], *rows)


def test_a_status_that_can_mostly_not_be_read_is_none() -> None:
    rows = [("Active",), ("Probation",), ("Onboarding",)] * 2
    assert [None] == fields_of(["Status"], *rows)


def test_addresses_under_a_header_that_means_something_else_are_the_e_mail_where_there_is_no_other() -> None:
    rows = [(one[0], one[1]) for one in PEOPLE]
    assert ["email", "first_name"] == fields_of(["Contact", "First name"], *rows)


def test_a_role_column_in_which_nobody_is_mentor_or_mentee_is_none() -> None:
    rows = [("Learner",), ("Instructor",)] * 5
    assert [None] == fields_of(["Role"], *rows)


def test_on_a_sheet_of_mentors_a_mentors_address_is_the_persons_own() -> None:
    headers = ["Mentor name", "Mentor e-mail", "Department"]
    assert ["full_name", "email", "department"] == fields_of(headers, name="Mentors 2026")


def test_on_a_sheet_of_mentees_whose_headers_call_them_otherwise_that_word_is_theirs() -> None:
    headers = ["Envoy first name", "Envoy last name", "Envoy e-mail", "Guardian e-mail"]
    assert ["first_name", "last_name", "email", None] == fields_of(headers, name="Mentees")


def test_times_of_day_are_no_start_date() -> None:
    rows = [("2026-01-05 08:30:12",), ("2026-01-05 09:11:40",), ("2026-01-06 17:20:05",)]
    assert [None] == fields_of(["Start date"], *rows)


def test_a_salutation_is_no_job_title() -> None:
    assert [None] == fields_of(["Title"], ("Mr",), ("Ms",), ("Dr",), ("Ms",))


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("What would you like to get out of the programme?", "goals"),
        ("How much time can you spare per month?", None),
        ("How long have you been with the company?", None),
        ("Wie oft möchten Sie sich mit Ihrer Firma treffen?", None),
        ("J'accepte que mes données soient traitées", None),
    ],
)
def test_a_question_asks_what_nearly_all_of_its_words_say(header: str, field: str | None) -> None:
    assert fields_of([header, "First name"])[0] == field


def test_options_tell_a_programs_own_field() -> None:
    meeting = FieldSpec("meeting", "Meeting format", "single_choice", (Option("Online"), Option("In person")))
    sheet = table(["How shall we get together?"], ("Online",), ("In person",), ("Online",))
    (match,) = match_columns(sheet, [*FIELDS, meeting])
    assert match.field == "meeting"
    assert "3 of 3 cells are options of this field" in match.reason


def test_a_question_finds_the_programs_own_question_by_its_words() -> None:
    own = FieldSpec("challenge", "Biggest challenge at work", "long_text")
    (match,) = match_columns(
        table(["What is the biggest challenge you face at work right now?"]), [*FIELDS, own]
    )
    assert match.field == "challenge"


def test_what_was_matched_before_is_matched_again() -> None:
    remembered = {header_key("Kürzel"): "employee_id", header_key("E-mail"): None}
    found = match_columns(table(["Kürzel", " e-MAIL", "Mail"]), FIELDS, remembered)
    assert ["employee_id", None, "email"] == [match.field for match in found]
    assert "earlier import" in found[0].reason


def test_what_was_left_out_says_so_and_a_field_that_is_no_longer_asked_is_forgotten() -> None:
    found = match_columns(table(["Notes", "Vorname"]), FIELDS, {"notes": None, "vorname": "no such field"})
    assert [None, "first_name"] == [match.field for match in found]
    assert found[0].reason == "This header was left out in an earlier import"


def test_of_two_headers_that_were_one_field_the_likelier_one_is() -> None:
    remembered = {header_key("Mail 2"): "email", header_key("E-mail"): "email"}
    found = match_columns(table(["Mail 2", "E-mail"]), FIELDS, remembered)
    assert [None, "email"] == [match.field for match in found]


def test_what_is_not_sure_is_offered() -> None:
    (match,) = match_columns(table(["Experience"]), FIELDS)
    assert match.field is None
    assert match.offers
    assert all(OFFERED <= offer.confidence for offer in match.offers)
    assert match.confidence < CONFIDENT


def test_a_column_whose_field_went_elsewhere_says_where() -> None:
    found = match_columns(table(["E-mail", "E-mail address"]), FIELDS)
    assert "“E-mail” is surer to be “E-mail”" in found[1].reason


@pytest.mark.parametrize("header", ["Personnel No.", "Personnel number", "Personal number", "Private e-mail"])
def test_the_only_column_of_its_kind_is_not_called_a_second_one(header: str) -> None:
    (match,) = match_columns(table([header]), FIELDS)
    assert match.field is not None
    assert "second one" not in match.reason


def test_somebody_elses_column_says_by_which_word() -> None:
    (match,) = match_columns(table(["Phone of your Assistant"]), FIELDS)
    assert match.field is None
    assert "“Assistant”" in match.reason


def test_every_reason_can_be_translated() -> None:
    found = match_columns(
        table(["E-Mail-Adresse", "Vorname", "Emergency", "Foo"], *[row[:4] for row in PEOPLE]), FIELDS
    )
    for match in found:
        assert match.reason == sentence(match.clues)
        assert sentence(match.clues, lambda text: f"¡{text}") != match.reason
    assert {clue.code for match in found for clue in match.clues} <= set(CLUES)


texts = st.text(max_size=30) | st.sampled_from(
    ["E-mail", "Name", "Vorname", "Phone 2", "氏名", "Mentor e-mail", "Q1.", "(", "☃"]
)


@settings(deadline=None, max_examples=60)
@given(headers=st.lists(texts, min_size=1, max_size=7), data=st.data())
def test_any_text_is_matched_and_no_field_comes_twice(headers: list[str], data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.tuples(*([st.none() | texts] * len(headers))), max_size=4))
    found = match_columns(table(headers, *rows), FIELDS)
    bound = [match.field for match in found if match.field]
    assert len(headers) == len(found)
    assert len(bound) == len(set(bound))
    assert all(match.reason for match in found)
    assert all((match.confidence >= CONFIDENT) is (match.field is not None) for match in found)


@settings(deadline=None, max_examples=30)
@given(
    st.permutations(
        ["E-mail", "First name", "Surname", "Manager e-mail", "Abteilung", "Phone", "Created date", "Goals"]
    )
)
def test_the_order_of_different_columns_does_not_matter(headers: list[str]) -> None:
    found = {match.header: match.field for match in match_columns(table(headers), FIELDS)}
    assert found == {
        "E-mail": "email", "First name": "first_name", "Surname": "last_name", "Manager e-mail": "manager_email",
        "Abteilung": "department", "Phone": "phone", "Created date": None, "Goals": "goals",
    }  # fmt: skip


@settings(deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 3), st.sampled_from("abcd")), st.floats(-5, 5, allow_nan=False), max_size=16
    )
)
def test_the_assignment_has_the_greatest_sum(gains: dict[tuple[int, str], float]) -> None:
    made = best_assignment(gains)
    assert len(set(made.values())) == len(made)
    best = max(
        sum(max(0.0, gains.get((column, field), 0.0)) for column, field in enumerate(order))
        for order in itertools.permutations("abcd")
    )
    assert sum(gains[pair] for pair in made.items()) == pytest.approx(best)
