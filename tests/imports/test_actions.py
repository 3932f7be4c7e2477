"""Every choice of a run, from its first to its Yes, and what is refused."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django_scopes import scope

from muster.imports import actions, plans, queries, sources
from muster.imports.access import get_changeable_run_or_404, get_run_or_404
from muster.imports.models import Edit, ImportRun, RunState
from muster.imports.sample import SAMPLE_PATH, import_sample
from muster.organisations.models import AuditEntry
from muster.participants.models import Participant
from muster.programs.models import Program
from muster.refusals import Refused
from tests.imports.running import HEADER, PEOPLE, approved, drafted, imported, work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import Settings

    from muster.programs.access import Place
    from tests.conftest import Cast

pytestmark = pytest.mark.usefixtures("scoped")


def refused(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.raises(Refused, match=f"^{code}$")


def cut_off() -> Iterator[bytes]:
    yield PEOPLE[:40].encode()
    raise OSError("the connection is gone")


def columns(run: ImportRun, position: int = 0) -> dict[str, str | None]:
    source = run.sources.get(position=position)
    return {column["header"]: column["field"] for column in source.columns}


def test_a_file_is_kept_and_read_and_its_columns_proposed(place: Place) -> None:
    run = drafted(place)
    source = run.sources.get()
    assert (run.file_name, run.format, run.size_bytes, run.state) == (
        "people.csv",
        "csv",
        len(PEOPLE),
        "draft",
    )
    assert (source.name, source.header_row, source.rows, source.emails, source.is_selected) == (
        "people",
        1,
        3,
        3,
        True,
    )
    assert columns(run) == {
        "E-mail": "email",
        "First name": "first_name",
        "Last name": "last_name",
        "Department": "department",
        "Skills": "skills",
    }
    assert default_storage.exists(f"imports/{run.pk}/upload-{run.upload_key}/upload.csv")


@pytest.mark.parametrize("code", ["upload.cut_off", "file.empty"])
def test_a_file_that_is_refused_leaves_the_run_as_it_was(place: Place, code: str) -> None:
    run = drafted(place)
    before = ImportRun.objects.filter(pk=run.pk).values().get()
    with refused(code):
        actions.receive_file(run, "other.csv", cut_off() if code == "upload.cut_off" else [b""])
    assert before == ImportRun.objects.filter(pk=run.pk).values().get()
    assert sources.table_of(run.sources.get()).frame.height == 3


def test_a_file_over_the_limit_is_refused_as_soon_as_it_is(place: Place, settings: Settings) -> None:
    settings.MUSTER_LIMITS = replace(settings.MUSTER_LIMITS, file_bytes=10)
    with refused("upload.too_large"):
        drafted(place)


def test_pasted_rows_are_a_file_too(place: Place) -> None:
    run = actions.create_run(place.program, actor=None, actor_label="test", role="mentee")
    actions.receive_rows(run, "Pasted rows", PEOPLE.replace(",", "\t"))
    assert actions.plan_run(run).counts["create"] == 3


def test_every_choice_counts_the_revision_up_and_makes_the_plan_stale(place: Place) -> None:
    run = drafted(place)
    plan = actions.plan_run(run)
    assert plan.counts["create"] == 3
    assert not plans.is_stale(run)
    actions.edit_cell(run, 0, 2, 1, "ada@example.net", actor=place.member.user)
    assert plans.is_stale(run)
    assert "ada@example.net" in plans.make_plan(run).people["email_key"]
    assert run.plan_revision == run.revision


def test_a_plan_is_made_anew_when_the_people_moved(place: Place) -> None:
    run = drafted(place)
    assert actions.plan_run(run).counts["create"] == 3
    imported(place)
    with refused("run.plan_changed"):
        actions.approve_run(run, actor=None, plan_revision=run.revision)
    assert plans.make_plan(run).counts["skip"] == 3


def test_edits_are_laid_over_the_file_and_taken_back(place: Place) -> None:
    run = drafted(place)
    actions.edit_cell(run, 0, 2, 4, "Engines", actor=place.member.user)
    actions.edit_cell(run, 0, 2, 4, None, actor=place.member.user)
    assert [("Research", "Engines"), ("Engines", None)] == list(Edit.objects.values_list("before", "after"))
    assert sources.table_of(run.sources.get()).frame["c4"][0] is None
    actions.undo_last_edit(run)
    assert sources.table_of(run.sources.get()).frame["c4"][0] == "Engines"
    assert queries.raw_table(run, run.sources.get()).frame["c4"][1] == "Research"


@pytest.mark.parametrize(
    ("row", "column", "code"), [(1, 1, "row.gone"), (9_999, 1, "row.gone"), (2, 40, "column.gone")]
)
def test_a_cell_outside_the_data_can_not_be_edited(place: Place, row: int, column: int, code: str) -> None:
    with refused(code):
        actions.edit_cell(drafted(place), 0, row, column, "x", actor=None)


def test_a_field_is_bound_to_one_column_of_a_sheet(place: Place) -> None:
    run = drafted(place)
    actions.choose_column(run, 0, 3, "first_name")
    assert columns(run)["Last name"] == "first_name"
    assert columns(run)["First name"] is None
    actions.choose_column(run, 0, 3, None)
    assert columns(run)["Last name"] is None
    with refused("field.gone"):
        actions.choose_column(run, 0, 3, "nonsense")


def test_the_header_row_can_be_moved_and_left_out(place: Place) -> None:
    run = drafted(place, f"Our people,,,,\r\n{PEOPLE}")
    assert run.sources.get().header_row == 2
    actions.choose_header(run, 0, 3)
    source = run.sources.get()
    assert (source.header_row, source.rows, source.header_confirmed) == (3, 2, True)
    actions.choose_header(run, 0, None)
    assert run.sources.get().rows == 5


def test_choices_are_kept_and_handed_to_the_engine(place: Place) -> None:
    run = drafted(
        place, rules={"bio": "keep"}, values={("skills", "Algebra"): "-"}, clear_empty=["department"]
    )
    actions.change_settings(run, values={("skills", "Poetry"): "+"}, only="create", overwrite=True)
    chosen = queries.settings_of(ImportRun.objects.select_related("program").get(pk=run.pk))
    assert chosen.values == {("skills", "Algebra"): "-", ("skills", "Poetry"): "+"}
    assert (chosen.rules, chosen.clear_empty, chosen.only, chosen.overwrite, chosen.role) == (  # type: ignore[comparison-overlap]
        {"bio": "keep"}, {"department"}, "create", True, "mentor")  # fmt: skip


def test_notify_is_refused_until_mail_is_set_up(place: Place) -> None:
    with refused("mail.not_configured"):
        actions.create_run(place.program, actor=None, notify=True)
    with refused("mail.not_configured"):
        actions.change_settings(drafted(place), notify=True)


def test_the_last_dialog_says_what_yes_would_do(place: Place, mail_on: str) -> None:
    run = drafted(place, f"{PEOPLE}nobody,,,,\r\n", notify=True)
    actions.plan_run(run)
    dialog = queries.last_dialog(run)
    assert (dialog.add, dialog.change, dialog.leave, dialog.leave_out, dialog.invitations) == (3, 0, 0, 1, 3)
    assert dialog.sentence.startswith(
        "Add 3 people to Spring Mentoring, change 0, leave 0 as they are, leave out 1. 3 invitations go out from"
    )


def test_nothing_is_approved_that_was_not_planned_or_has_changed(place: Place) -> None:
    run = drafted(place)
    with refused("plan.missing"):
        actions.approve_run(run, actor=None, plan_revision=run.revision)
    actions.plan_run(run)
    seen = run.revision
    actions.change_settings(run, overwrite=True)
    with refused("run.plan_changed"):
        actions.approve_run(run, actor=None, plan_revision=seen)


def test_yes_applies_the_plan_that_was_looked_at_and_no_newer_one(place: Place) -> None:
    run = drafted(place)
    actions.plan_run(run)
    revision, seen = run.revision, plans.name_of(run)
    imported(place, f"{HEADER}\r\nada@example.org,Ada,Lovelace,Research,\r\n")
    colleague = ImportRun.objects.get(pk=run.pk)
    assert plans.make_plan(colleague).counts["create"] == 2  # the same choices, planned anew
    assert colleague.revision == revision

    with refused("run.plan_changed"):
        actions.approve_run(run, actor=None, plan_revision=revision, plan_name=seen)

    actions.approve_run(run, actor=None, plan_revision=revision, plan_name=plans.name_of(colleague))
    with refused("run.already_started"):
        actions.approve_run(run, actor=None, plan_revision=revision, plan_name=seen)


def test_a_plan_that_would_change_too_many_asks(place: Place) -> None:
    lines = [f"p{n}@example.org,First,Last,," for n in range(60)]
    imported(place, "\r\n".join([HEADER, *lines]))
    run = drafted(place, "\r\n".join([HEADER, *lines]).replace(",Last,", ",Other,"), overwrite=True)
    plan = actions.plan_run(run)
    assert plan.refusals == ("plan.too_many_changes",)
    with pytest.raises(Refused) as caught:
        actions.approve_run(run, actor=None, plan_revision=run.revision)
    assert caught.value.message.startswith("60 people who are already here would change: more than 20 %")
    actions.change_settings(run, max_change_percent=100)
    actions.plan_run(run)
    actions.approve_run(run, actor=None, plan_revision=run.revision)


def test_a_started_run_can_not_be_changed_or_started_again(place: Place) -> None:
    run = approved(place)
    for attempt in (
        lambda: actions.change_settings(run, overwrite=True),
        lambda: actions.receive_file(run, "x.csv", [b"a"]),
        lambda: actions.approve_run(run, actor=None, plan_revision=run.revision),
        lambda: actions.plan_run(run),
    ):
        with refused("run.already_started"):
            attempt()


def test_a_run_can_be_cancelled_until_it_begins(place: Place) -> None:
    run = approved(place)
    actions.cancel_run(run, place.member.user)
    work(run)
    assert run.state == RunState.CANCELLED
    with refused("run.already_started"):
        actions.cancel_run(run, place.member.user)


def test_a_run_whose_program_was_deleted_is_refused(place: Place) -> None:
    run = drafted(place)
    actions.plan_run(run)
    Program.objects.filter(pk=place.program.pk).delete()
    for attempt in (
        lambda: actions.approve_run(run, actor=None, plan_revision=run.revision),
        lambda: actions.change_settings(run, overwrite=True),
        lambda: actions.plan_run(run),
    ):
        with refused("run.gone"):
            attempt()


def test_what_a_trial_leaves_behind_is_deleted(place: Place) -> None:
    run = drafted(place)
    actions.plan_run(run)
    folder = f"imports/{run.pk}"
    assert default_storage.exists(folder)
    actions.discard_run(run)
    assert not ImportRun.objects.exists()
    assert not default_storage.exists(folder)


def test_approving_and_applying_are_in_the_audit_log_without_values(place: Place) -> None:
    imported(place)
    entries = AuditEntry.objects.filter(action__startswith="import.").order_by("id")
    assert ["import.approved", "import.applied"] == [entry.action for entry in entries]
    assert entries[0].actor == place.member.user
    assert "example.org" not in str([entry.details for entry in entries])


def test_another_program_does_not_have_the_run(place: Place, other_place: Place, cast: Cast) -> None:
    from django.core.exceptions import PermissionDenied
    from django.http import Http404

    from muster.organisations.models import Member
    from muster.programs.access import Place as APlace

    run = drafted(place)
    assert get_run_or_404(place, run.pk) == run
    with scope(organisation=other_place.organisation), pytest.raises(Http404):
        get_run_or_404(other_place, run.pk)
    viewer = APlace(place.organisation, place.program, Member.objects.get(user=cast.vera))
    with pytest.raises(PermissionDenied):
        get_changeable_run_or_404(viewer, run.pk)


def test_history_is_paged_from_the_newest(place: Place) -> None:
    runs = [actions.create_run(place.program, actor=None) for _ in range(3)]
    assert [runs[2], runs[1]] == queries.list_runs(place.program, limit=2)
    assert [runs[0]] == queries.list_runs(place.program, before=runs[1].pk)


def test_progress_ends_at_a_hundred(place: Place) -> None:
    run = approved(place)
    assert (queries.progress_of(run).percent, queries.progress_of(run).has_ended) == (0, False)
    work(run)
    assert (queries.progress_of(run).percent, queries.progress_of(run).has_ended) == (100, True)


def test_the_sample_fills_a_program(place: Place) -> None:
    assert SAMPLE_PATH.exists()
    run = import_sample(place, place.member.user)
    work(run)
    assert run.state == RunState.DONE
    people = Participant.objects.exclude(user__isnull=False)
    assert people.filter(is_mentor=True).exists()
    assert people.filter(is_mentee=True).exists()
    assert run.counts["create"] > 40


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("scoped")
def test_fifty_times_yes_at_once_starts_one_import(place: Place) -> None:
    run = drafted(place)
    actions.plan_run(run)
    revision = run.revision
    outcomes: list[str] = []

    def say_yes() -> None:
        try:
            with scope(organisation=place.organisation):
                mine = ImportRun.objects.select_related("program__organisation").get(pk=run.pk)
                actions.approve_run(mine, actor=None, plan_revision=revision)
            outcomes.append("approved")
        except Refused as error:
            outcomes.append(error.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=say_yes) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ["approved", *["run.already_started"] * 49] == sorted(outcomes)
    work(run)
    assert (run.state, run.counts["create"]) == (RunState.DONE, 3)
