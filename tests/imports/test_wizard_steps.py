"""Each step by itself: its labels, wrong input kept, the way back, who may open it, where a run is resumed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from django_scopes import scopes_disabled

from muster.imports.models import ImportRun
from muster.imports.steps import STEPS
from muster.programs.actions import retire_field
from muster.programs.models import Field
from tests.files import asides, pasted
from tests.imports.wizard_walk import PEOPLE, Walk, walk_as, work

pytestmark = pytest.mark.any_database

CALM = "Nothing has been changed and nobody mailed yet"
LABELS = {
    "settings": ["Participant role", "Overwrite participants", "Notify imported participants", ">Next<"],
    "upload": ["Bulk add participants", "Upload data from file", ">Next<"],
    "sheets": [">Next<"],
    "header": [">Next<"],
    "columns": ["Confirm mapping", "Confirm all", ">Review<"],
    "review": [">Continue<"],
    "confirm": [">Yes<", "Go back"],
}


def _cell(page, row, key):
    return row.cells[[column.key for column in page.grid.columns].index(key)]


@pytest.fixture
def walk(cast):
    """At the review, so that every step before *Yes* may be opened."""
    walk = walk_as(cast.olga)
    walk.to_review()
    return walk


@pytest.mark.parametrize("slug", [step.slug for step in STEPS if step.slug != "result"])
def test_every_step_opens_with_its_labels_and_says_that_nothing_has_happened_yet(walk, slug):
    page = walk.get(slug)
    assert 200 == page.status_code
    text = page.content.decode().replace("<svg", "<<svg")
    assert CALM in text
    assert "Spring Mentoring" in text
    for label in LABELS[slug]:
        assert label in text, label


@pytest.mark.parametrize(
    ("slug", "data"),
    [
        pytest.param("settings", {"role": "nobody"}, id="unknown role"),
        pytest.param("upload", {}, id="nothing brought"),
        pytest.param("upload", {"rows": "a\nb", "typed-0": "c"}, id="two ways at once"),
    ],
)
def test_wrong_input_comes_back_with_what_was_entered(walk, slug, data):
    page = walk.post(slug, **data)
    assert 422 == page.status_code
    for text in data.values():
        assert text.split("\n")[0] in page.content.decode()


def test_no_sheet_at_all_is_answered_on_the_page(walk):
    assert "Choose at least one sheet" in walk.post("sheets").content.decode()


def test_going_back_keeps_every_choice(walk):
    walk.post("columns", **{"field-0-3": "", "confirm": "0-3"})
    row = next(row for row in walk.get("columns").context["page"].rows if row.name == "0-3")
    assert row.is_confirmed
    assert not any(choice.is_chosen for choice in row.choices)
    assert walk.get("settings").context["page"].form["role"].value() == "sheet"
    assert walk.get("upload").context["page"].file_name == "people.csv"


def test_a_run_is_resumed_where_it_was_by_a_colleague(cast):
    walk = walk_as(cast.olga)
    walk.begin()
    chen = walk_as(cast.chen)
    chen.run_id = walk.run_id
    address = walk.url(f"{walk.run_id}/")
    assert chen.client.get(address).url == walk.step("upload")
    walk.upload()
    assert chen.client.get(address).url == walk.step("sheets")
    chen.choose_sheets()
    assert walk.client.get(address).url == walk.step("header")
    walk.choose_headers()
    assert chen.client.get(address).url == walk.step("columns")
    chen.post("columns", review="yes")
    assert walk.client.get(address).url == walk.step("review")
    chen.say_yes()
    assert walk.client.get(address).url == walk.step("result")


def test_a_step_that_is_not_ready_leads_to_the_one_that_is(cast):
    walk = walk_as(cast.olga)
    walk.begin()
    assert walk.get("review").url == walk.step("upload")


def test_a_page_about_a_file_that_was_replaced_changes_nothing(cast, walk):
    seen = walk.run().upload_key
    assert f'name="upload" value="{seen}"' in walk.get("columns").content.decode()
    chen = walk_as(cast.chen)
    chen.run_id = walk.run_id
    chen.upload("Role,First name,Last name,E-mail\r\nMentor,Ada,Lovelace,ada@example.org\r\n")
    chen.choose_sheets()
    chen.choose_headers()
    before = walk.run().revision

    answer = walk.client.post(walk.step("columns"), {"upload": seen, "field-0-1": "email"}, follow=True)

    assert "has been replaced" in answer.content.decode()
    assert before == walk.run().revision


def test_a_column_whose_field_was_retired_is_listed_as_left_out(cast):
    walk = walk_as(cast.olga)
    walk.to_review("E-mail,First name,Department,Role\r\nada@example.org,Ada,Research,Mentor\r\n")
    assert () == walk.get("review").context["page"].left_out_columns
    with scopes_disabled():
        retire_field(Field.objects.get(program=cast.spring, key="department"), actor=cast.olga)
    assert ("Department",) == walk.get("review").context["page"].left_out_columns


def test_moving_the_header_matches_the_columns_anew(cast):
    walk = walk_as(cast.olga)
    walk.begin()
    walk.upload("Our people\r\n" + PEOPLE)
    walk.choose_sheets()
    walk.post("header", **{"sheet-0-row": "2"})
    assert "E-mail" == walk.get("columns").context["page"].rows[0].header


def test_settings_can_still_be_changed_at_the_review(walk):
    answer = walk.post("settings", role="mentor", overwrite="on", back_to="review")
    assert answer.url == walk.step("review")
    run = walk.run()
    assert ("mentor", True) == (run.role, run.overwrite)


def test_notify_is_shown_but_rests_while_mail_is_not_set_up(cast):
    page = walk_as(cast.olga)
    text = page.client.get(page.url("new/")).content.decode()
    assert "Notify imported participants" in text
    assert "EMAIL_URL" in text or "MUSTER_URL" in text


def test_notify_can_be_chosen_once_mail_is_set_up(cast, mail_on):
    walk = walk_as(cast.olga)
    walk.to_review(notify="on")
    assert 2 == walk.get("review").context["page"].notify
    assert "2 invitations go out from" in walk.get("confirm").context["page"].dialog.sentence


def test_the_script_gets_the_dialog_alone(walk):
    answer = walk.client.get(walk.url("new/"), headers={"X-Part": "dialog"})
    assert "<html" not in answer.content.decode()
    assert "dialog-title" in answer.content.decode()


def test_the_review_filters_finds_and_pages(walk):
    def rows(**query: str) -> list[int]:
        return [row.sheet_row for row in walk.get("review", **query).context["page"].grid.rows]

    assert [2, 3, 4] == rows()
    assert [4] == rows(show="out")
    assert [4] == rows(show="problems")
    assert [2, 3] == rows(show="new")
    assert [] == rows(show="updates")
    assert [3] == rows(find="hopper")
    assert [2, 3, 4] == rows(page="99")
    assert [2, 3, 4] == rows(page="x")
    problems = walk.get("review").context["page"].problems
    assert [4] == rows(code=next(problem.code for problem in problems if problem.severity == "blocks"))


def test_an_update_shows_old_and_new(cast):
    walk = walk_as(cast.olga)
    walk.to_review("E-mail,First name,Role\r\npia@example.org,Philippa,Mentee\r\n", overwrite="on")
    (row,) = walk.get("review").context["page"].grid.rows
    assert "update" == row.action
    assert ("Pia", "Philippa") == (row.cells[1].before, row.cells[1].text)


def test_people_already_here_are_left_alone_and_the_page_says_how_to_change_that(cast):
    walk = walk_as(cast.olga)
    walk.to_review("E-mail,First name,Role\r\npia@example.org,Philippa,Mentee\r\n")
    page = walk.get("review")
    assert "The person who is already here differs." == page.context["page"].existing_sentence
    assert "turn Overwrite on" in page.content.decode()


def test_an_unknown_option_is_asked_once_and_the_answer_plans_anew(cast):
    from muster.programs.models import Field

    with scopes_disabled():
        Field.objects.create(
            program=cast.spring,
            key="house",
            label="House",
            type="single_choice",
            options=[{"value": "Red", "aliases": []}],
        )
    walk = walk_as(cast.olga)
    walk.to_review("E-mail,Role,House\r\na@example.org,Mentor,Crimson\r\nb@example.org,Mentor,Crimson\r\n")
    (decision,) = walk.get("review").context["page"].decisions
    assert ("value", "house", "Crimson", "2 rows") == (
        decision.kind,
        decision.field,
        decision.text,
        decision.rows,
    )
    walk.post("review", kind="value", field="house", text="Crimson", answer="Red")
    page = walk.get("review").context["page"]
    assert () == page.decisions
    assert ["Red", "Red"] == [_cell(page, row, "house").text for row in page.grid.rows]


def test_a_role_column_is_heard_although_the_sheet_is_called_mentors(cast):
    walk = walk_as(cast.olga)
    walk.to_review(name="Mentors.csv")
    (card,) = walk.get("sheets").context["page"].sheets
    assert card.source.name == "Mentors"
    page = walk.get("review").context["page"]
    assert ["Mentor", "Mentee"] == [_cell(page, row, "role").text for row in page.grid.rows][:2]


def test_hidden_rows_are_asked_about_and_left_out(cast, tmp_path):
    walk = walk_as(cast.olga)
    walk.begin(role="mentor")
    walk.upload(asides.filtered(tmp_path / "mentors.xlsx").read_bytes(), "mentors.xlsx")
    answer = walk.get("sheets")
    assert "6 rows are hidden by a filter." in answer.content.decode()
    walk.post("sheets", **{"sheet-0-is_selected": "on", "sheet-0-role": "", "sheet-0-hidden": "leave"})
    walk.choose_headers()
    walk.post("columns", confirm_all="yes")
    walk.post("columns", review="yes")
    page = walk.get("review").context["page"]
    assert 6 == page.grid.total
    assert walk.get("sheets").context["page"].sheets[0].source.skip_hidden


def test_the_header_says_how_sure_it_is_and_what_else_it_could_be(cast):
    walk = walk_as(cast.olga)
    walk.begin()
    walk.upload("E-mail,Name,Years\r\nAddress,First name,Number\r\nana@example.com,Ana,2\r\n")
    walk.choose_sheets()
    (card,) = walk.get("header").context["page"].sheets
    assert (1, [2]) == (card.source.header_row, [row.sheet_row for row in card.rivals])
    assert ("Quite sure", "Its cells are usual column names.") == (card.sureness, card.reason)
    walk.post("header", **{"sheet-0-row": "2"})
    (card,) = walk.get("header").context["page"].sheets
    assert ("Chosen", "", True) == (card.sureness, card.reason, card.is_sure)


def test_equal_headers_on_several_sheets_are_one_row(cast):
    from pathlib import Path

    sample = Path(__file__).parents[2] / "examples" / "participants.xlsx"
    walk = walk_as(cast.olga)
    walk.begin()
    walk.upload(sample.read_bytes(), sample.name)
    walk.choose_sheets()
    walk.choose_headers()
    headers = [row.header.strip().casefold() for row in walk.get("columns").context["page"].rows]
    assert len(headers) == len(set(headers))


def test_fields_that_the_program_does_not_ask_are_added_from_the_columns(cast):
    with scopes_disabled():
        Field.objects.filter(program=cast.spring, key="phone").delete()
    walk = walk_as(cast.olga)
    walk.begin()
    walk.upload("E-mail,Role,Phone,Mobile,Remark\r\nada@example.org,Mentor,+44 20 7946 0001,,early\r\n")
    walk.choose_sheets()
    walk.choose_headers()
    page = walk.get("columns").context["page"]
    assert ["phone"] == [spec.key for spec in page.unasked]
    (row,) = [row for row in page.rows if row.unasked]
    walk.post("columns", ask=row.name)
    rows = {row.header: row for row in walk.get("columns").context["page"].rows}
    assert rows["Phone"].is_confirmed
    assert ["phone"] == [choice.key for choice in rows["Phone"].choices if choice.is_chosen]
    with scopes_disabled():
        assert Field.objects.filter(program=cast.spring, key="phone", label="Phone").exists()


def test_rows_that_went_into_another_are_counted_apart(cast):
    walk = walk_as(cast.olga)
    walk.to_review("E-mail,Role\r\na@example.org,Mentor\r\na@example.org,Mentor\r\nb@example.org,Mentee\r\n")
    page = walk.get("review").context["page"]
    assert {"create": 2, "update": 0, "unchanged": 0, "merged": 1, "reject": 0} == {
        figure.kind: figure.count for figure in page.figures
    }
    assert {"here": 0, "repeated": 1} == {
        show: len(walk.get("review", show=show).context["page"].grid.rows) for show in ("here", "repeated")
    }


def test_an_undone_import_says_so_and_names_what_was_left_by_its_label(cast):
    walk = walk_as(cast.olga)
    walk.to_review()
    walk.say_yes()
    work()
    walk.client.post(walk.url(f"{walk.run_id}/undo/"))
    assert "the undo goes on" in walk.client.get(walk.url(f"{walk.run_id}/progress/")).content.decode()
    work()
    page = walk.get("result").context["page"]
    assert () == page.figures
    assert page.undone_sentence.startswith("Everything this import did was taken back.")


def test_an_undo_leaves_when_the_import_was_started(cast):
    walk = walk_as(cast.olga)
    walk.to_review()
    walk.say_yes()
    work()
    begun = datetime(2026, 3, 4, 10, 30, tzinfo=UTC)
    with scopes_disabled():
        ImportRun.objects.filter(pk=walk.run_id).update(started_at=begun)
    walk.client.post(walk.url(f"{walk.run_id}/undo/"))
    assert "4 March 2026, 10:30" in walk.get("result").context["page"].subheading
    work()
    undone_at = timezone.localtime(walk.run().undone_at)
    assert begun == walk.run().started_at
    assert date_format(undone_at, "j F Y, H:i") in walk.get("result").context["page"].subheading


def test_new_participants_who_administer_here_are_named(cast):
    walk = walk_as(cast.olga)
    walk.to_review(f"E-mail,Role\r\n{cast.olga.email},Mentor\r\n{cast.sam.email},Mentor\r\n")
    page = walk.get("review")
    assert (cast.olga.email,) == page.context["page"].members
    assert "Sign-in and rights stay as they are." in page.content.decode()


def test_the_list_names_who_file_and_state_and_resumes(walk):
    text = walk.client.get(walk.url()).content.decode()
    for part in ("people.csv", "Olga", "Planned", "Resume"):
        assert part in text


def test_a_cancelled_run_says_that_nothing_was_changed(walk):
    walk.post("cancel")
    assert "Nothing was changed" in walk.get("result").content.decode()


def test_progress_leads_to_the_result_once_it_has_ended(walk):
    walk.say_yes()
    assert "every 1s" in walk.get("progress").content.decode()
    work()
    assert walk.get("progress").headers["HX-Redirect"] == walk.step("result")


def test_a_run_whose_program_was_deleted_is_not_found(cast, walk):
    with scopes_disabled():
        cast.spring.delete()
    assert 404 == walk.get("review").status_code


def test_the_sample_file_is_a_workbook(cast):
    walk = walk_as(cast.vera)
    assert walk.client.get(walk.url("sample-file/")).content.startswith(b"PK")


def to_many_changes(walk: Walk, count: int) -> None:
    """At the review of an import that would change everybody."""

    def people(name: str) -> str:
        rows = "".join(f"p{n}@example.org,{name},Mentor\r\n" for n in range(count))
        return f"E-mail,First name,Role\r\n{rows}"

    walk.to_review(people("Old"))
    walk.say_yes()
    work()
    walk.to_review(people("New"), overwrite="on")


@pytest.mark.parametrize("wrong", ["6", "", "sixty", "60 people"])
def test_a_change_to_many_is_asked_about_with_the_figure(wrong, cast):
    walk = walk_as(cast.olga)
    to_many_changes(walk, 60)
    page = walk.get("review").context["page"]
    assert page.guard is not None
    assert 60 == page.guard.figure
    assert not page.can_continue
    assert walk.get("confirm").url == walk.step("review")
    answer = walk.post("review", kind="guard", answer=wrong)
    assert 422 == answer.status_code
    assert "Type 60 to go on." in answer.content.decode()
    assert bool(wrong) == ("This is another number." in answer.content.decode())
    assert wrong == answer.context["page"].form["answer"].value()
    assert walk.get("review").context["page"].guard is not None
    walk.post("review", kind="guard", answer=" 60 ")
    assert walk.get("review").context["page"].can_continue


def test_the_figure_may_be_typed_as_it_is_written(cast):
    walk = walk_as(cast.olga)
    to_many_changes(walk, 1_200)
    text = walk.get("review").content.decode()
    assert "1,200 of the 1,201 participants would change (100 %)" in text
    assert "Type 1,200 to go on" in text
    walk.post("review", kind="guard", answer="1,200")
    assert walk.get("review").context["page"].can_continue


def test_people_never_invited_can_be_invited_with_an_import(cast, mail_on):
    walk = walk_as(cast.olga)
    walk.to_review("E-mail,Role\r\nada@example.org,Mentor\r\n")
    walk.say_yes()
    work()
    walk.to_review("E-mail,Role\r\nada@example.org,Mentor\r\n", notify="on")
    assert "Already here and never invited: 1" == walk.get("review").context["page"].invite_existing_sentence
    walk.post("review", kind="existing", answer="on")
    assert 1 == walk.get("review").context["page"].notify


def test_a_cell_that_the_sheet_does_not_have_is_not_found(walk):
    assert 404 == walk.client.get(walk.url(f"{walk.run_id}/review/cells/0/99/1/")).status_code
    assert 404 == walk.client.get(walk.url(f"{walk.run_id}/review/cells/0/2/99/")).status_code
    assert 404 == walk.client.get(walk.url(f"{walk.run_id}/review/cells/7/2/1/")).status_code


def test_a_cell_opens_in_place_for_the_script_and_as_a_page_without_it(walk):
    address = walk.url(f"{walk.run_id}/review/cells/0/4/1/")
    assert "<html" in walk.client.get(address).content.decode()
    part = walk.client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'value="not an address"' in part


def test_a_pasted_table_is_read_where_the_clipboard_had_one(walk):
    walk.post("upload", rows=pasted.TEXT, rows_html=pasted.EXCEL)
    with scopes_disabled():
        source = walk.run().sources.get()
    assert ("Table 1", 3) == (source.name, source.rows)
