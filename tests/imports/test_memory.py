"""What a program remembers of its imports, what that does to the next file, and that it can be forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from muster.imports import actions, made_columns, memory
from muster.imports.models import Memory, MemoryKind
from muster.organisations.models import AuditEntry
from muster.programs.actions import retire_field
from muster.programs.models import Field
from tests.imports.running import approved, drafted
from tests.imports.wizard_walk import walk_as, work

if TYPE_CHECKING:
    from muster.imports.models import ImportRun
    from muster.programs.access import Place
    from tests.conftest import Cast

FILE = "E-mail,Abt.,Notiz\r\nada@example.org,Eng.,x\r\n"
NEXT = "E-mail,Abt.,Notiz\r\ngrace@example.org,Eng.,y\r\n"
OTHER = "Notiz,E-mail,Abt.,Vorname\r\nx,lin@example.org,Eng.,Lin\r\n"


def first(place: Place, text: str = FILE, **choices: Any) -> ImportRun:
    """An import whose second column was bound by hand and whose third was left out."""
    run = drafted(place, text, role="mentor", **choices)
    actions.choose_column(run, 0, 2, "department")
    actions.choose_column(run, 0, 3, None)
    actions.plan_run(run)
    actions.approve_run(run, actor=place.member.user, plan_revision=run.revision)
    return run


def received(place: Place, text: str, name: str = "people.csv") -> ImportRun:
    run = actions.create_run(place.program, actor=place.member.user, role="mentor")
    actions.receive_file(run, name, [text.encode()])
    return run


def fields(run: ImportRun) -> dict[str, str | None]:
    return {entry["header"]: entry["field"] for entry in run.sources.get().columns}


@pytest.mark.usefixtures("scoped")
class TestMemory:
    def test_nothing_is_remembered_before_yes(self, place: Place) -> None:
        run = drafted(place, FILE)
        actions.plan_run(run)
        assert not Memory.objects.exists()

    def test_a_file_of_a_known_shape_stands_as_it_was_confirmed(self, place: Place) -> None:
        first(place)
        run = received(place, NEXT, "next month.csv")
        assert fields(run) == {"E-mail": "email", "Abt.": "department", "Notiz": None}
        assert all(entry["confirmed"] for entry in run.sources.get().columns)
        assert run.recognised["file"] == "people.csv"

    def test_another_file_gets_its_headers_by_what_was_confirmed(self, place: Place) -> None:
        first(place)
        run = received(place, OTHER)
        assert {} == run.recognised
        assert fields(run) == {
            "Notiz": None,
            "E-mail": "email",
            "Abt.": "department",
            "Vorname": "first_name",
        }
        assert not any(entry["confirmed"] for entry in run.sources.get().columns)

    def test_made_columns_and_defaults_come_back_with_the_shape(self, place: Place) -> None:
        run = drafted(place, FILE, role="mentor")
        made_columns.split_column(run, 0, 2, ".", 2)
        made_columns.fill_empty(run, 0, 3, "nothing")
        made_columns.fill_field(run, "location", "Leeds")
        actions.plan_run(run)
        actions.approve_run(run, actor=place.member.user, plan_revision=run.revision)
        again = received(place, NEXT)
        kept = ("header", "field", "made", "default")
        before, after = (
            [{name: entry.get(name) for name in kept} for entry in each.sources.get().columns]
            for each in (run, again)
        )
        assert before == after
        assert ["split", "split", "fixed"] == [entry["made"]["how"] for entry in after if entry["made"]]

    def test_a_field_that_is_no_longer_asked_makes_the_file_new_again(self, place: Place) -> None:
        first(place)
        retire_field(Field.objects.get(program=place.program, key="department"), actor=place.member.user)
        run = received(place, NEXT)
        assert {} == run.recognised
        assert fields(run)["Abt."] is None

    def test_answers_about_choices_are_laid_over_the_next_run_and_what_is_chosen_there_wins(
        self, place: Place
    ) -> None:
        first(
            place,
            values={("skills", "Algebra"): "Maths", ("role", "Boss"): "mentor"},
            date_order={"start_date": "dmy"},
        )
        run = received(place, OTHER)
        assert [["skills", "Algebra", "Maths"], ["role", "Boss", "mentor"]] == sorted(
            run.settings["values"], reverse=True
        )
        assert {"start_date": "dmy"} == run.settings["date_order"]
        given = memory.with_remembered_choices(place.program, {"values": [["skills", "Algebra", "-"]]})
        assert ["skills", "Algebra", "-"] in given["values"]

    def test_what_was_said_about_one_persons_text_is_not_kept(self, place: Place) -> None:
        first(place, values={("email", "ada@gmial.com"): "ada@gmail.com", ("first_name", "Adda"): "Ada"})
        assert not Memory.objects.filter(kind=MemoryKind.VALUE).exists()

    def test_a_header_row_that_was_moved_is_found_there_again(self, place: Place) -> None:
        titled = f"Liste\r\nStand,2024\r\n{FILE}"
        run = received(place, titled)
        actions.choose_header(run, 0, 3)
        actions.confirm_all(run)
        actions.plan_run(run)
        actions.approve_run(run, actor=place.member.user, plan_revision=run.revision)
        again = received(place, f"Liste\r\nStand,2025\r\n{NEXT}")
        assert 3 == again.sources.get().header_row
        assert again.recognised

    def test_the_newest_import_is_what_is_remembered(self, place: Place) -> None:
        first(place)
        run = received(place, NEXT)
        actions.choose_column(run, 0, 2, "location")
        actions.plan_run(run)
        actions.approve_run(run, actor=place.member.user, plan_revision=run.revision)
        assert "location" == memory.remembered_headers(place.program)["abt."]
        assert "location" == fields(received(place, NEXT))["Abt."]

    def test_one_thing_a_kind_or_everything_is_forgotten_with_an_audit_line(self, place: Place) -> None:
        first(place)
        every, actor = Memory.objects.count(), place.member.user
        one = Memory.objects.filter(kind=MemoryKind.HEADER).first()
        assert 1 == memory.forget(place.program, actor=actor, memory_id=one.pk)
        assert 1 == memory.forget(place.program, actor=actor, kind=MemoryKind.SHAPE)
        assert every - 2 == memory.forget(place.program, actor=actor)
        assert 0 == memory.forget(place.program, actor=actor)
        assert [1, 1, every - 2] == [
            entry.details["remembered"]
            for entry in AuditEntry.objects.filter(action="memory.forgotten").order_by("pk")
        ]
        assert {} == received(place, NEXT).recognised

    def test_one_program_remembers_nothing_of_another(self, place: Place, cast: Cast) -> None:
        approved(place, FILE)
        assert {} == memory.remembered_headers(cast.autumn)


def test_the_second_time_a_file_goes_straight_to_the_review_and_back_if_wanted(cast: Cast) -> None:
    walk = walk_as(cast.olga)
    walk.to_review(role="mentor")
    walk.say_yes()
    work()
    walk.begin(role="mentor")
    answer = walk.upload("E-mail,First name,Last name,Role\r\nlin@example.org,Lin,Wei,Mentor\r\n", "may.csv")
    assert answer.url == walk.step("review")
    text = walk.get("review").content.decode()
    assert "Muster knows this kind of file from the import of people.csv" in text
    assert walk.step("columns") in text
    page = walk.get("columns").context["page"]
    assert 0 == page.left
    assert {"As confirmed in an earlier import."} == {row.reason for row in page.rows}
    assert walk.say_yes().url == walk.step("result")


def test_the_page_lists_what_is_remembered_and_forgets_it(cast: Cast) -> None:
    walk = walk_as(cast.olga)
    walk.to_review(role="mentor")
    walk.say_yes()
    address = walk.url("memory/")
    page = walk.client.get(address).context["page"]
    headers = next(group for group in page.groups if group.kind == "header")
    assert {("E-mail", "E-mail"), ("First name", "First name"), ("Last name", "Last name")} <= {
        (line.subject, line.answer) for line in headers.lines
    }
    walk.client.post(address, {"do": "forget", "id": headers.lines[0].pk})
    walk.client.post(address, {"do": "forget_kind", "kind": "shape"})
    page = walk.client.get(address).context["page"]
    assert {"header": headers.count - 1} == {group.kind: group.count for group in page.groups}
    walk.client.post(address, {"do": "forget_all"})
    answer = walk.client.get(address)
    assert () == answer.context["page"].groups
    assert "Nothing is remembered yet" in answer.content.decode()
