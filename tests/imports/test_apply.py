"""What an approved plan does to the database, also when it is killed or others write meanwhile."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter
from django.utils import timezone

from muster.cli.imports import _document
from muster.imports import actions, apply, writing
from muster.imports.models import LISTED, ImportRun, RunState
from muster.imports.plans import load_plan
from muster.imports.worker import work_once
from muster.notices.addresses import address_hash
from muster.notices.models import Notice, NoticeState, SuppressionReason
from muster.notices.states import mark_invited
from muster.notices.suppressions import stop_mail
from muster.participants.actions import suspend_participant
from muster.participants.models import Change, Participant
from tests.imports.running import (
    EMAILS,
    HEADER,
    PEOPLE,
    approved,
    drafted,
    imported,
    invited_before,
    many,
    undone,
    work,
)
from tests.imports.wizard_walk import Walk, walk_as

if TYPE_CHECKING:
    from muster.programs.access import Place
    from tests.conftest import Cast

pytestmark = pytest.mark.usefixtures("scoped")


def added() -> list[str]:
    return sorted(Participant.objects.filter(email_key__in=EMAILS).values_list("email_key", flat=True))


def test_people_are_created_with_values_origins_and_a_change_each(place: Place) -> None:
    run = imported(place)
    ada = Participant.objects.get(email_key="ada@example.org")
    assert (ada.first_name, ada.is_mentor, ada.is_mentee, ada.status, ada.version) == (
        "Ada",
        True,
        False,
        "imported",
        1,
    )
    assert ada.values == {"department": "Research", "skills": ["Algebra", "Poetry"]}
    assert ada.origins == {"*": {"run": run.pk, "sheet": "people", "row": 2}}
    assert ada.sort_name == "ada lovelace"
    assert "algebra" in ada.search_text
    assert Participant.objects.get(email_key="grace@example.org").email == "Grace@Example.org"
    assert Participant.objects.get(email_key="lin@example.org").values == {}
    assert ["created"] * 3 == list(Change.objects.filter(run_id=run.pk).values_list("kind", flat=True))
    assert (run.state, run.counts["create"], run.done_rows) == (RunState.DONE, 3, 3)
    assert run.finished_at is not None


def test_a_workbook_is_imported_as_its_text_is(place: Place) -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Mentees")
        for index, line in enumerate(PEOPLE.split("\r\n")):
            sheet.write_row(index, 0, line.split(","))
    run = imported(place, buffer.getvalue(), name="people.xlsx", role="sheet")
    assert run.counts["create"] == 3
    assert Participant.objects.get(email_key="ada@example.org").is_mentee


def test_the_same_file_again_changes_nobody(place: Place) -> None:
    imported(place)
    before = Change.objects.count()
    again = imported(place, overwrite=True)
    assert (again.counts["unchanged"], again.counts["create"], again.counts["update"]) == (3, 0, 0)
    left = imported(place)
    assert left.counts["skip"] == 3
    assert before == Change.objects.count()


def test_an_update_keeps_field_by_field_what_was_there(place: Place) -> None:
    first = imported(place)
    changed = PEOPLE.replace("Research", "Engines").replace("Algebra; Poetry", "Algebra")
    run = imported(place, changed, overwrite=True)
    ada = Participant.objects.get(email_key="ada@example.org")
    assert ada.values == {"department": "Engines", "skills": ["Algebra"]}
    assert ada.version == 2
    change = Change.objects.get(run_id=run.pk)
    assert change.before == {"department": "Research", "skills": ["Algebra", "Poetry"]}
    assert change.after == {"department": "Engines", "skills": ["Algebra"]}
    assert change.before_origins["skills"]["run"] == first.pk
    assert ada.origins["department"] == {"run": run.pk, "sheet": "people", "row": 2}
    assert ada.origins["*"]["run"] == first.pk
    assert "engines" in ada.search_text or "department" not in ada.search_text


def test_new_options_of_an_open_choice_are_added(place: Place) -> None:
    imported(place)
    options = place.program.fields.get(key="skills").options
    assert {"Algebra", "Poetry", "Compilers"} <= {option["value"] for option in options}


def test_only_new_people_are_mailed_and_only_once(place: Place, mail_on: str) -> None:
    imported(place, f"{HEADER}\r\nada@example.org,Ada,Lovelace,,\r\n")
    run = imported(place, notify=True)
    assert ["Grace@Example.org", "lin@example.org"] == sorted(
        Notice.objects.values_list("address", flat=True)
    )
    assert run.counts["notify"] == 2
    imported(place, notify=True, overwrite=True)
    assert Notice.objects.count() == 2


def test_whoever_asked_for_no_more_mail_is_imported_named_and_not_mailed(place: Place, mail_on: str) -> None:
    stop_mail(place.organisation, address_hash("ada@example.org"), SuppressionReason.OPT_OUT)
    run = drafted(place, notify=True)
    plan = actions.plan_run(run)
    assert (plan.counts["create"], plan.counts["notify"]) == (3, 2)
    assert ["ada@example.org"] == plan.issues.filter(code="email.stopped")["value"].to_list()
    actions.approve_run(run, actor=place.member.user, plan_revision=run.revision)
    work(run)
    assert "ada@example.org" not in Notice.objects.values_list("address", flat=True)


def test_whoever_had_an_invitation_before_the_undo_gets_no_second_one_and_is_named(
    place: Place, mail_on: str
) -> None:
    run = imported(place, notify=True)
    Notice.objects.filter(address="ada@example.org").update(state=NoticeState.ACCEPTED)
    undone(run, place)
    run = drafted(place, notify=True)
    plan = actions.plan_run(run)
    assert (plan.counts["notify"], plan.people["notify"].sum(), plan.rows["notify"].sum()) == (2, 2, 2)
    assert ["ada@example.org"] == plan.issues.filter(code="email.invited_before")["value"].to_list()
    actions.approve_run(run, actor=place.member.user, plan_revision=run.revision)
    work(run)
    assert run.counts["notify"] == 2


def test_people_never_invited_are_mailed_where_that_is_asked_for(place: Place, mail_on: str) -> None:
    imported(place)
    run = imported(place, notify=True, notify_existing=True)
    assert Notice.objects.count() == 3
    assert run.counts["notify"] == 3


def test_whoever_changed_since_the_plan_is_set_aside(place: Place) -> None:
    imported(place)
    changed = PEOPLE.replace("Lovelace", "King").replace("Hopper", "Murray")
    run = approved(place, changed, overwrite=True)
    Participant.objects.filter(email_key="ada@example.org").update(version=7, last_name="Byron")
    work(run)
    assert run.state == RunState.DONE
    assert Participant.objects.get(email_key="ada@example.org").last_name == "Byron"
    assert Participant.objects.get(email_key="grace@example.org").last_name == "Murray"
    assert [("ada@example.org", "row.changed_meanwhile")] == [
        (e["email"], e["reason"]) for e in run.set_aside
    ]
    assert (run.counts["update"], run.counts["skip"], run.counts["set_aside"]) == (1, 1, 1)


def test_whoever_was_added_since_the_plan_is_set_aside(place: Place) -> None:
    run = approved(place)
    Participant.objects.create(
        program=place.program,
        email="ada@example.org",
        email_key="ada@example.org",
        sort_name="ada",
        last_name="Byron",
    )
    work(run)
    assert Participant.objects.get(email_key="ada@example.org").last_name == "Byron"
    assert added() == EMAILS
    assert (run.counts["create"], run.counts["skip"]) == (2, 1)
    assert run.counts["rows"] == sum(
        run.counts[name] for name in ("create", "update", "unchanged", "skip", "reject")
    )


def test_many_who_are_set_aside_are_all_counted_and_the_first_thousand_named(
    place: Place, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apply, "new_pace", lambda: apply.Pace(rows=300, smallest=300, largest=300))
    rows = LISTED + 250
    imported(place, many(rows))
    run = approved(place, many(rows).replace(",Dept", ",Unit"), overwrite=True, max_change_percent=100)
    Participant.objects.filter(email_key__startswith="p").update(version=7)
    work(run)
    assert (run.state, len(run.set_aside)) == (RunState.DONE, LISTED)
    assert (run.counts["update"], run.counts["skip"], run.counts["set_aside"]) == (0, rows, rows)
    page = Walk(walk_as(cast.olga).client, run_id=run.pk).get("result")
    assert len(page.context["page"].kept) == LISTED
    assert "and 250 more" in page.content.decode()
    answer = _document(run, load_plan(run), is_trial=False)
    assert answer["issue_counts"]["row.changed_meanwhile"] == rows


@pytest.mark.parametrize("after_chunks", [0, 1, 3])
def test_a_killed_import_goes_on_once_its_lease_ends(
    place: Place, monkeypatch: pytest.MonkeyPatch, after_chunks: int
) -> None:
    monkeypatch.setattr(apply, "new_pace", lambda: apply.Pace(rows=50, smallest=50, largest=50))
    run = approved(place, many(300))
    left = [after_chunks]
    original = writing.write_notices

    def killed(*args: object) -> None:
        if not left[0]:
            raise KeyboardInterrupt
        left[0] -= 1
        original(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(writing, "write_notices", killed)
        with pytest.raises(KeyboardInterrupt):
            work_once("killed")
    run.refresh_from_db()
    assert (run.state, run.done_rows) == (RunState.APPLYING, 50 * after_chunks)
    assert Participant.objects.filter(email_key__startswith="p").exclude(user=None).count() <= 1
    assert not work_once("too early")
    ImportRun.objects.filter(pk=run.pk).update(lease_until=timezone.now() - timedelta(seconds=1))
    work(run)
    assert (run.state, run.done_rows) == (RunState.DONE, 300)
    assert Participant.objects.filter(first_name__startswith="First").count() == 300
    assert Change.objects.filter(run_id=run.pk).count() == 300


def test_who_lost_the_lease_writes_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    run = approved(place)
    original = apply._chunk

    def overtaken(*parts: Any) -> apply.Chunk:
        ImportRun.objects.filter(pk=run.pk).update(fence=99)
        return original(*parts)

    monkeypatch.setattr(apply, "_chunk", overtaken)
    work_once("slow")
    assert added() == []


def test_after_three_abnormal_ends_without_progress_a_run_has_failed(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("ada@example.org")

    monkeypatch.setattr(writing, "write_notices", broken)
    run = approved(place)
    for _attempt in range(4):
        work_once("test")
        ImportRun.objects.filter(pk=run.pk, state=RunState.APPLYING).update(
            lease_until=timezone.now() - timedelta(1)
        )
    run.refresh_from_db()
    assert (run.state, run.failure) == (RunState.FAILED, "run.gave_up")
    assert added() == []


def test_a_run_of_the_same_program_waits_for_the_other(place: Place) -> None:
    first, second = approved(place), drafted(place, PEOPLE.replace("example.org", "example.net"))
    actions.plan_run(second)
    actions.approve_run(second, actor=place.member.user, plan_revision=second.revision)
    until = timezone.now() + timedelta(minutes=1)
    ImportRun.objects.filter(pk=first.pk).update(state=RunState.APPLYING, lease_until=until)
    assert not work_once("other")
    ImportRun.objects.filter(pk=first.pk).update(lease_until=timezone.now() - timedelta(1))
    work(second)
    first.refresh_from_db()
    assert (first.state, second.state) == (RunState.DONE, RunState.DONE)


def test_a_lifted_suspension_is_what_the_plan_said(place: Place, mail_on: str) -> None:
    imported(place, notify=True)
    lifting = "E-mail,Status\r\nada@example.org,active\r\n"
    ada = Participant.objects.get(email_key="ada@example.org")
    suspend_participant(ada, actor=place.member.user)
    run = imported(place, lifting, overwrite=True)
    ada.refresh_from_db()
    assert [ada.status] == load_plan(run).people["after.status"].to_list() == ["imported"]


@pytest.mark.parametrize("is_plain", [True, False])
@pytest.mark.parametrize("rows", [3, 120])
def test_whoever_is_invited_while_an_update_waits_stays_invited(
    place: Place, monkeypatch: pytest.MonkeyPatch, rows: int, *, is_plain: bool
) -> None:
    imported(place, many(rows))
    if not is_plain:  # then each is looked at one by one
        odd = {"nested": {"member": 1}}
        Participant.objects.update(origins={"first_name": odd, "status": odd})
    renamed = "\r\n".join(["E-mail,First name", *(f"p{n}@example.org,Anna" for n in range(rows))])
    run = approved(place, renamed, overwrite=True, max_change_percent=100)
    invited_before("_apply_piece", apply, monkeypatch)
    work(run)
    assert (run.state, run.counts["update"], run.set_aside) == (RunState.DONE, rows, [])
    assert set(Participant.objects.filter(first_name="Anna").values_list("status", "status_before")) == {
        ("invited", "")
    }


@pytest.mark.parametrize("is_plain", [True, False])
def test_whoever_is_invited_while_a_suspension_waits_goes_back_to_that(
    place: Place, monkeypatch: pytest.MonkeyPatch, *, is_plain: bool
) -> None:
    imported(place)
    if not is_plain:
        Participant.objects.update(origins={"status": {"nested": {"member": 1}}})
    suspending = "E-mail,Status\r\nada@example.org,suspended\r\n"
    run = approved(place, suspending, overwrite=True, max_change_percent=100)
    invited_before("_apply_piece", apply, monkeypatch)
    work(run)
    ada = Participant.objects.get(email_key="ada@example.org")
    assert (ada.status, ada.status_before) == ("suspended", "invited")
    undone(run, place)
    ada.refresh_from_db()
    assert (ada.status, ada.status_before) == ("invited", "")


def test_whoever_is_suspended_while_an_invitation_leaves_goes_back_to_invited(place: Place) -> None:
    imported(place)
    run = imported(place, "E-mail,Status\r\nada@example.org,suspended\r\n", overwrite=True)
    ada = Participant.objects.get(email_key="ada@example.org")
    mark_invited(ada.pk, timezone.now())
    undone(run, place)
    ada.refresh_from_db()
    assert (ada.status, ada.status_before) == ("invited", "")
