"""Taking an import back restores what it changed, and spares what somebody changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db.models import F

from muster.imports import actions, undo, writing
from muster.imports.models import LISTED, ImportRun, RunState
from muster.imports.steps.result import MOST_KEPT
from muster.imports.worker import work_once
from muster.notices.models import Notice, NoticeState
from muster.organisations.models import AuditEntry
from muster.participants.actions import join_participant
from muster.participants.models import Change, Participant
from muster.refusals import Refused
from tests.imports.running import EMAILS, PEOPLE, imported, invited_before, many, undone, work
from tests.imports.wizard_walk import Walk, walk_as

if TYPE_CHECKING:
    from muster.programs.access import Place
    from tests.conftest import Cast

pytestmark = pytest.mark.usefixtures("scoped")

COLUMNS = ("id", "email", "email_key", "employee_id", "first_name", "last_name", "is_mentor", "is_mentee", "status",
           "status_before", "values", "origins", "sort_name", "search_text")  # fmt: skip


def everybody() -> list[tuple[object, ...]]:
    return list(Participant.objects.order_by("id").values_list(*COLUMNS))


def test_created_people_are_gone_and_the_others_as_before(place: Place) -> None:
    before = everybody()
    run = undone(imported(place), place)
    assert before == everybody()
    assert (run.state, run.counts["removed"], run.counts["restored"], run.kept) == (RunState.UNDONE, 3, 0, [])


def test_changed_values_roles_and_origins_come_back(place: Place) -> None:
    imported(place)
    before = everybody()
    changed = PEOPLE.replace("Hopper", "Murray").replace("Algebra; Poetry", "Chess").replace("Lin,", "Linda,")
    run = imported(place, changed, overwrite=True, role="mentee")
    assert before != everybody()
    undone(run, place)
    assert before == everybody()
    assert run.counts["restored"] == 3


def test_imports_taken_back_one_after_the_other_leave_nothing(place: Place) -> None:
    before = everybody()
    first = imported(place)
    second = imported(place, PEOPLE.replace("Hopper", "Murray"), overwrite=True)
    undone(second, place)
    undone(first, place)
    assert before == everybody()


def test_what_somebody_changed_since_stays_and_is_listed(place: Place) -> None:
    imported(place)
    run = imported(place, PEOPLE.replace("Lovelace", "King").replace("Research", "Engines"), overwrite=True)
    ada = Participant.objects.get(email_key="ada@example.org")
    ada.last_name = "Byron"
    ada.origins = {**ada.origins, "last_name": {"member": place.member.user_id, "at": "2026-01-01T00:00:00Z"}}
    ada.version += 1
    ada.save()
    undone(run, place)
    ada.refresh_from_db()
    assert (ada.last_name, ada.values["department"]) == ("Byron", "Research")
    assert run.kept == [{"email": "ada@example.org", "field": "last_name", "reason": "value.changed_since"}]


def test_whoever_joined_or_was_changed_since_is_not_removed(place: Place) -> None:
    run = imported(place)
    Participant.objects.filter(email_key="ada@example.org").update(user=place.member.user)
    later = imported(place, PEOPLE.replace("Hopper", "Murray"), overwrite=True)
    preview = actions.preview_undo(run)
    undone(run, place)
    assert (
        sorted(Participant.objects.filter(email_key__in=EMAILS).values_list("email_key", flat=True))
        == EMAILS[:2]
    )
    reasons = {entry["email"]: entry["reason"] for entry in run.kept}
    assert reasons == {"ada@example.org": "person.joined", "Grace@Example.org": "person.changed_since"}
    assert (preview.removed, preview.kept) == (1, run.kept)
    assert later.state == RunState.DONE


def test_mails_that_have_not_left_are_withdrawn(place: Place, mail_on: str) -> None:
    run = imported(place, notify=True)
    Notice.objects.filter(address="ada@example.org").update(state=NoticeState.ACCEPTED)
    preview = actions.preview_undo(run)
    assert (preview.notices_sent, preview.notices_withdrawn) == (1, 2)
    undone(run, place)
    assert ["accepted", "withdrawn", "withdrawn"] == sorted(Notice.objects.values_list("state", flat=True))


def test_somebody_deleted_since_is_passed_over(place: Place) -> None:
    imported(place)
    run = imported(place, PEOPLE.replace("Lovelace", "King"), overwrite=True)
    Participant.objects.filter(email_key="ada@example.org").delete()
    undone(run, place)
    assert run.state == RunState.UNDONE


def test_an_import_is_taken_back_once(place: Place) -> None:
    run = undone(imported(place), place)
    with pytest.raises(Refused, match=r"run\.not_undoable"):
        actions.request_undo(run, actor=place.member.user)


def test_a_killed_undo_goes_on_where_it_stood(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everybody()
    run = imported(place)
    actions.request_undo(run, actor=place.member.user)

    def killed(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(writing, "delete_people", killed)
        with pytest.raises(KeyboardInterrupt):
            work_once("killed")
    ImportRun.objects.filter(pk=run.pk).update(lease_until=None)
    work(run)
    assert before == everybody()
    assert Change.objects.filter(run_id=run.pk, kind="deleted").count() == 3
    assert undo.preview_undo(run).removed == 0


TWO_STEPS = "E-mail,First name,Department,Status\r\nada@example.org,Augusta,{department},{status}\r\n"


def test_imports_taken_back_in_the_other_order_leave_nothing_either(place: Place) -> None:
    imported(place)
    before = everybody()
    first = imported(place, TWO_STEPS.format(department="Engines", status="suspended"), overwrite=True)
    second = imported(place, TWO_STEPS.format(department="Looms", status="deactivated"), overwrite=True)
    undone(first, place)
    assert {entry["field"] for entry in first.kept} == {"department", "status"}
    undone(second, place)
    assert (before, []) == (everybody(), second.kept)


def test_whoever_joined_while_the_import_had_suspended_them_is_active(place: Place) -> None:
    imported(place)
    run = imported(place, TWO_STEPS.format(department="Engines", status="suspended"), overwrite=True)
    join_participant(Participant.objects.get(email_key="ada@example.org"), place.member.user)
    undone(run, place)
    ada = Participant.objects.get(email_key="ada@example.org")
    assert (ada.status, ada.status_before) == ("active", "")
    change = Change.objects.get(run_id=run.pk, kind="undone")
    assert change.after["status"] == "active"


def test_where_somebody_else_has_the_address_by_now_the_other_values_come_back(place: Place) -> None:
    imported(place, "E-mail,Employee ID,First name,Department\r\nada@example.org,E1,Ada,Research\r\n")
    moved = "E-mail,Employee ID,First name,Department\r\naugusta@example.org,E1,Augusta,Engines\r\n"
    run = imported(place, moved, overwrite=True)
    imported(place, "E-mail,First name\r\nada@example.org,Another\r\n")
    preview = actions.preview_undo(run)
    undone(run, place)
    augusta = Participant.objects.get(employee_id="E1")
    assert (augusta.email, augusta.first_name, augusta.values["department"]) == (
        "augusta@example.org",
        "Ada",
        "Research",
    )
    kept = {"email": "augusta@example.org", "field": "email", "reason": "value.taken_since"}
    assert [kept] == run.kept == preview.kept


IDS = "E-mail,Employee ID\r\n"


def employee_ids() -> dict[str, str | None]:
    return dict(Participant.objects.exclude(employee_id=None).values_list("email", "employee_id"))


def three_imports_with_one_id(place: Place) -> list[ImportRun]:
    """Ada gives up X1000, Grace gets it, then both get another."""
    imported(place, f"{IDS}ada@example.org,X1000\r\ngrace@example.org,P2000\r\n")
    texts = (
        "ada@example.org,Y1000",
        "grace@example.org,X1000",
        "ada@example.org,Z1000\r\ngrace@example.org,W2000",
    )
    return [imported(place, f"{IDS}{text}\r\n", overwrite=True) for text in texts]


def test_what_an_undo_had_to_keep_is_what_a_later_one_puts_back(place: Place) -> None:
    imported(place, f"{IDS}ada@example.org,X1000\r\ngrace@example.org,P2000\r\n")
    first = imported(place, f"{IDS}ada@example.org,Y1000\r\n", overwrite=True)
    imported(place, f"{IDS}grace@example.org,X1000\r\n", overwrite=True)
    undone(first, place)
    assert [entry["reason"] for entry in first.kept] == ["value.taken_since"]
    before = employee_ids()
    third = imported(place, f"{IDS}ada@example.org,Z1000\r\ngrace@example.org,W2000\r\n", overwrite=True)
    preview = actions.preview_undo(third)
    undone(third, place)
    assert (RunState.UNDONE, [], []) == (third.state, third.kept, preview.kept)
    assert before == employee_ids()


def test_of_two_who_had_an_id_one_gets_it_back_and_the_other_is_listed(place: Place) -> None:
    first, _second, third = three_imports_with_one_id(place)
    undone(first, place)
    preview = actions.preview_undo(third)
    undone(third, place)
    kept = {"email": "ada@example.org", "field": "employee_id", "reason": "value.taken_since"}
    assert [kept] == third.kept == preview.kept
    assert employee_ids() == {"ada@example.org": "Z1000", "grace@example.org": "X1000"}


def test_an_id_that_can_not_be_put_back_stays_and_the_undo_ends(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _second, third = three_imports_with_one_id(place)
    undone(first, place)
    monkeypatch.setattr(undo.Marks, "take", lambda marks, *_wanted: not marks.are_kept)
    undone(third, place)
    assert (RunState.UNDONE, 1) == (third.state, len(third.kept))
    assert employee_ids()["grace@example.org"] == "X1000"


def test_many_values_that_are_kept_are_all_counted_and_the_first_thousand_named(
    place: Place, cast: Cast
) -> None:
    rows = LISTED + 250
    run = imported(place, many(rows))
    imported(place, many(rows).replace(",Dept", ",Unit"), overwrite=True, max_change_percent=100)
    undone(run, place)
    assert (run.state, len(run.kept), run.counts["kept"]) == (RunState.UNDONE, LISTED, rows)
    page = Walk(walk_as(cast.olga).client, run_id=run.pk).get("result")
    assert len(page.context["page"].kept) == MOST_KEPT
    assert f"and {rows - MOST_KEPT:,} more" in page.content.decode()
    assert AuditEntry.objects.get(action="import.undone").details["kept"] == rows


def test_an_undo_that_is_asked_for_again_counts_what_it_keeps_anew(place: Place) -> None:
    run = imported(place)
    imported(place, PEOPLE.replace("Hopper", "Murray"), overwrite=True)
    undone(run, place)
    ImportRun.objects.filter(pk=run.pk).update(state=RunState.FAILED, failure="undo.gave_up")
    undone(run, place)
    assert (len(run.kept), run.counts["kept"]) == (1, 1)


@pytest.mark.parametrize("rows", [3, 120])
@pytest.mark.parametrize("is_plain", [True, False])
def test_whoever_is_invited_while_an_undo_waits_stays_invited(
    place: Place, monkeypatch: pytest.MonkeyPatch, rows: int, *, is_plain: bool
) -> None:
    imported(place, many(rows))
    renamed = "\r\n".join(["E-mail,First name", *(f"p{n}@example.org,Anna" for n in range(rows))])
    run = imported(place, renamed, overwrite=True, max_change_percent=100)
    if not is_plain:  # then each is looked at one by one
        Participant.objects.update(version=F("version") + 1)
    invited_before("_undo_piece" if is_plain else "_merged", undo, monkeypatch)
    undone(run, place)
    assert run.counts["restored"] == rows
    people = Participant.objects.filter(first_name__startswith="First")
    assert set(people.values_list("status", "status_before")) == {("invited", "")}
