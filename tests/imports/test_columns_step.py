"""The columns step: what it shows, what can be done to a column there, and what comes out of it."""

from __future__ import annotations

import pytest
from django_scopes import scopes_disabled

from muster.organisations.models import AuditEntry
from muster.participants.models import Participant
from muster.programs.models import Field
from tests.imports.wizard_walk import walk_as, work

pytestmark = pytest.mark.any_database

FILE = (
    "E-mail,Name,Shirt,City,Land\r\n"
    'ada@example.org,"Lovelace, Ada",M,London,UK\r\n'
    'grace@example.org,"Hopper, Grace",S,,US\r\n'
    'lin@example.org,"Wei, Lin",M,Paris,\r\n'
    'amy@example.org,"Poe, Amy",S,Rome,IT\r\n'
)
EMAILS = [f"{name}@example.org" for name in ("ada", "grace", "lin", "amy")]


@pytest.fixture
def walk(cast):
    walk = walk_as(cast.olga)
    walk.begin(role="mentor")
    walk.upload(FILE)
    walk.choose_sheets()
    walk.choose_headers()
    return walk


def page(walk):
    return walk.get("columns").context["page"]


def row(walk, header):
    return next(row for row in page(walk).rows if row.header == header)


def do(walk, header, **data):
    return walk.client.post(row(walk, header).change_url, data)


def bind(walk, header, field):
    name = row(walk, header).name
    return walk.post("columns", **{f"field-{name}": field, "confirm": name})


def imported(walk):
    walk.post("columns", review="yes")
    walk.say_yes()
    work()
    with scopes_disabled():
        people = Participant.objects.filter(program=walk.run().program, email__in=EMAILS)
        return {one.email: one for one in people}


def test_each_column_says_how_many_of_its_cells_are_filled(walk):
    assert ("4 of 4 filled", 100) == (row(walk, "E-mail").filled, row(walk, "E-mail").filled_percent)
    assert ("3 of 4 filled", 75) == (row(walk, "City").filled, row(walk, "City").filled_percent)
    assert "3 of 4 filled" in walk.get("columns").content.decode()


def test_a_column_is_split_and_its_parts_are_imported(walk):
    do(walk, "Name", do="split", separator="comma", parts="2")
    assert ("Lovelace", "Hopper", "Wei") == row(walk, "Name (1)").samples
    assert "part 2 of “Name”" == row(walk, "Name (2)").made
    bind(walk, "Name", "")
    bind(walk, "Name (1)", "last_name")
    bind(walk, "Name (2)", "first_name")
    ada = imported(walk)["ada@example.org"]
    assert ("Ada", "Lovelace") == (ada.first_name, ada.last_name)


def test_two_columns_are_joined(walk):
    do(walk, "City", do="join", **{"with": "5", "between": ", "})
    assert ("London, UK", "US", "Paris") == row(walk, "City + Land").samples
    bind(walk, "City + Land", "location")
    people = imported(walk)
    assert "London, UK" == people["ada@example.org"].values["location"]
    assert "US" == people["grace@example.org"].values["location"]


def test_empty_cells_get_a_value_that_can_be_taken_back(walk):
    do(walk, "City", do="fill", default="Remote")
    assert "4 of 4 filled" == row(walk, "City").filled
    assert 'value="Remote"' in walk.client.get(row(walk, "City").change_url).content.decode()
    do(walk, "City", do="fill", default="")
    assert "3 of 4 filled" == row(walk, "City").filled


def test_the_mark_between_several_values_is_shown_and_can_be_chosen(walk):
    walk.upload("E-mail,Skills\r\nada@example.org,UX/UI; Go\r\ngrace@example.org,SQL; Law\r\n")
    walk.choose_sheets()
    walk.choose_headers()
    url = row(walk, "Skills").change_url
    assert "what Muster finds: a semicolon" in walk.client.get(url).content.decode()
    walk.client.post(url, {"do": "several", "separator": "slash"})
    assert walk.run().settings["separators"] == {"skills": "/"}
    chosen = [choice.label for choice in walk.client.get(url).context["page"].several if choice.is_chosen]
    assert chosen == ["a slash"]
    assert ["UX", "UI; Go"] == imported(walk)["ada@example.org"].values["skills"]


def test_the_mark_can_be_left_to_muster_again_and_other_columns_have_none(walk):
    walk.upload("E-mail,Skills\r\nada@example.org,UX/UI; Go\r\n")
    walk.choose_sheets()
    walk.choose_headers()
    url = row(walk, "Skills").change_url
    walk.client.post(url, {"do": "several", "separator": "other", "other": " // "})
    assert walk.run().settings["separators"] == {"skills": " // "}
    walk.client.post(url, {"do": "several", "separator": ""})
    assert walk.run().settings["separators"] == {}
    assert () == walk.client.get(row(walk, "E-mail").change_url).context["page"].several


def test_the_reason_is_said_in_the_readers_language(walk, monkeypatch):
    monkeypatch.setattr("muster.imports.messages._", lambda sentence: f"¡{sentence}")
    assert "¡" in row(walk, "E-mail").reason


def test_everybody_gets_one_value(walk):
    walk.post("columns", fill_field="yes", field="department", value="Research")
    made = row(walk, "Department")
    assert (True, "the same for everybody") == (made.is_confirmed, made.made)
    assert {"Research"} == {one.values["department"] for one in imported(walk).values()}


def test_a_column_that_was_made_can_be_taken_out_with_those_made_of_it(walk):
    before = [row.header for row in page(walk).rows]
    do(walk, "Name", do="split", separator="comma", parts="2")
    do(walk, "Name (2)", do="split", separator="space", parts="2")
    do(walk, "Name (1)", do="drop")
    do(walk, "Name (2)", do="drop")
    assert before == [row.header for row in page(walk).rows]
    answer = do(walk, "Name", do="drop")
    assert "no longer there" in walk.client.get(answer.url).content.decode()


NONSENSE = (
    {"do": "split", "separator": "other", "other": "", "parts": "2"},
    {"do": "split", "separator": "comma", "parts": "99"},
    {"do": "join", "with": "2"},
    {"do": "join", "with": "77"},
    {"do": "add", "label": "", "type": "text"},
    {"do": "add", "label": "E-mail", "type": "text"},
    {"do": "add", "label": "Shirt", "type": "spaceship"},
)


def test_what_makes_no_sense_is_refused_and_changes_nothing(walk):
    before = walk.run().revision
    for data in NONSENSE:
        answer = do(walk, "Name", **data)
        assert "alert-danger" in walk.client.get(answer.url).content.decode(), data
    assert before == walk.run().revision


def test_a_column_becomes_a_new_field_of_the_program_with_an_audit_line(walk):
    assert "“Shirt” (Single choice, 2 options)" == row(walk, "Shirt").new_field
    bind(walk, "Shirt", "+")
    with scopes_disabled():
        field = Field.objects.get(program=walk.run().program, label="Shirt")
        assert ("single_choice", ["M", "S"]) == (field.type, [each["value"] for each in field.options])
        entry = AuditEntry.objects.filter(action="field.added").latest("pk")
    assert {"field": "shirt"} == entry.details
    assert row(walk, "Shirt").is_confirmed
    assert "M" == imported(walk)["ada@example.org"].values["shirt"]


def test_a_new_field_gets_the_label_type_and_options_that_were_asked_for(walk):
    do(walk, "Shirt", do="add", label="Shirt size", type="single_choice", options="S\nM\n\nL\nS")
    with scopes_disabled():
        field = Field.objects.get(program=walk.run().program, label="Shirt size")
    assert ["S", "M", "L"] == [each["value"] for each in field.options]
    assert ["Shirt"] == field.aliases


def test_confirm_all_stops_at_columns_without_a_field(walk):
    answer = walk.client.post(walk.step("columns"), {"confirm_all": "yes"}, follow=True)
    assert "still need" in answer.content.decode()
    assert row(walk, "E-mail").is_confirmed
    assert not row(walk, "Shirt").is_confirmed


def test_a_required_field_without_a_column_is_named_before_going_on(walk):
    with scopes_disabled():
        Field.objects.filter(program=walk.run().program, key="department").update(is_required=True)
    assert "Department" in page(walk).warnings[0]
    walk.post("columns", fill_field="yes", field="department", value="Research")
    assert () == page(walk).warnings


def test_an_e_mail_column_with_few_addresses_is_asked_about(cast):
    walk = walk_as(cast.olga)
    walk.begin(role="mentor")
    walk.upload("E-mail,First name\r\nada@example.org,Ada\r\nphone,Grace\r\nnone,Lin\r\n")
    walk.choose_sheets()
    walk.choose_headers()
    assert [
        "Only 33 % of the cells of “E-mail” on “people” are e-mail addresses. Is it the right column?"
    ] == list(page(walk).warnings)


def test_equal_headers_on_two_sheets_are_changed_once(cast, two_sheets):
    walk = walk_as(cast.olga)
    walk.begin()
    walk.upload(two_sheets, "people.xlsx")
    walk.choose_sheets()
    walk.choose_headers()
    do(walk, "Name", do="split", separator="space", parts="2")
    made = row(walk, "Name (2)")
    assert "Mentors · Mentees" == made.sheets
    assert ("Lovelace", "Hopper") == made.samples


@pytest.fixture
def two_sheets():
    """A workbook with mentors and mentees, their headers alike."""
    import io

    import xlsxwriter

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    for name, person in (("Mentors", "Ada Lovelace"), ("Mentees", "Grace Hopper")):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["E-mail", "Name"])
        sheet.write_row(1, 0, [f"{person.split()[0].lower()}@example.org", person])
    book.close()
    return content.getvalue()


def test_what_a_column_could_be_is_offered_and_taken_with_one_press(walk):
    with scopes_disabled():
        source = walk.run().sources.get()
        place = next(n for n, entry in enumerate(source.columns) if entry["header"] == "Shirt")
        offers = [{"field": "department", "confidence": 0.4}, {"field": "bio", "confidence": 0.01}]
        source.columns[place] = {**source.columns[place], "offers": offers}
        source.save()
    shirt = row(walk, "Shirt")
    assert ["Department"] == [offer.label for offer in shirt.offers]
    walk.post("columns", take=f"{shirt.name}:department")
    taken = row(walk, "Shirt")
    assert (True, ()) == (taken.is_confirmed, taken.offers)
    assert ["department"] == [choice.key for choice in taken.choices if choice.is_chosen]
