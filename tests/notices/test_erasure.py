"""Somebody who was erased is nowhere: in no table, file, log, mail or index; and no file brings them back."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pytest
from django.conf import settings as django_settings
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.utils import timezone
from django_scopes import scope

from muster.accounts.models import User
from muster.imports import actions, apply, storage, undo
from muster.imports.erasure import erase_participant, finish_erasures
from muster.imports.models import ImportRun, RunState
from muster.imports.steps.result import aside_lines
from muster.notices.actions import invite_participant
from muster.notices.models import Invitation, Notice, SuppressionReason
from muster.notices.sender import send_due
from muster.notices.suppressions import find_suppression, stop_mail
from muster.organisations.models import AuditEntry
from muster.participants.actions import edit_participant
from muster.participants.erased import lift_erasure
from muster.participants.models import Change, Erasure, Participant
from muster.participants.search import index_next
from muster.programs.access import Place
from muster.programs.actions import create_program
from muster.programs.models import Field
from muster.refusals import Refused
from tests.conftest import PASSWORD
from tests.imports.running import PEOPLE, approved, drafted, imported, undone, work

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from tests.notices.mail_server import Post

pytestmark = [pytest.mark.usefixtures("scoped"), pytest.mark.django_db(transaction=True)]

EMAIL = "Zqanary.Vogel@kestrel-zq.example"
TRACES = ("zqanary", "vxwcanary", "kestrel-zq", "canarysitting", "canarium", "cnry-0815", "447700900777")
"""Each stands in one of the canary's values, and in nothing else."""
CANARY = f"{EMAIL},Zqanary,Vxwcanary,Canarium,Canarysitting; Algebra,CNRY-0815,+44 7700 900777"
HEAD = "E-mail,First name,Last name,Department,Skills,Employee ID,Phone"
SHEET = f"{HEAD}\r\n{CANARY}\r\nada@example.org,Ada,Lovelace,Research,Algebra,A-1,\r\n"


@pytest.fixture(autouse=True)
def _no_other_files() -> None:
    """Emptying the tables after a test leaves the files of its imports behind."""
    storage.drop_folder("imports")


@pytest.fixture
def canary(place: Place, post: Post) -> Participant:
    """Somebody who left a trace wherever one can: imports, mails, changes, an account, the index, edits, memory."""
    place.program.hold_s = 0
    place.program.save(update_fields=["hold_s"])
    imported(place, SHEET, name="first.csv", notify=True)
    send_due("test worker")
    _join(post)
    imported(place, SHEET.replace("Research", "Navy").replace("Canarium", "Canarium East"), overwrite=True)
    person = Participant.objects.get(email_key=EMAIL.lower())
    edit_participant(person, {"location": "Canarium West"}, actor=place.member.user)
    edit_participant(
        Participant.objects.get(email_key="ada@example.org"), {"location": "Oslo"}, actor=place.member.user
    )
    actions.edit_cell(drafted(place, SHEET, name="open.csv"), 0, 2, 4, "Canarium North", actor=None)
    actions.cancel_run(drafted(place, SHEET), place.member.user)
    undone(imported(place, SHEET.replace("Canarium", "Canarium South"), overwrite=True), place)
    imported(place, PEOPLE, name="others.csv")
    while index_next(timezone.now()):
        pass
    person.refresh_from_db()
    return person


@pytest.fixture
def newcomer(place: Place) -> Participant:
    """The same person, imported and no more."""
    imported(place, SHEET)
    return Participant.objects.get(email_key=EMAIL.lower())


def _join(post: Post) -> None:
    mail = next(mail for address, mail in post.mails if address == EMAIL)
    body = mail.get_body(("plain",))
    found = re.search(r"/join/\S+", body.get_content() if body else "")
    assert found
    answers = {
        "first_name": "Zqanary",
        "last_name": "Vxwcanary",
        "department": "Canarium",
        "skills": ["Canarysitting", "Algebra"],
        "phone": "+447700900777",
        "location": "Canarium",
        "password": PASSWORD,
    }
    answer = Client(HTTP_HOST="muster.example").post(found.group(), answers)
    assert 302 == answer.status_code, answer.content.decode()


def test_a_person_who_is_erased_is_in_no_table_file_log_mail_or_index(
    place: Place, canary: Participant, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    before = set(traces_in_tables())
    for table in (
        "participants_participant",
        "participants_change",
        "participants_searchedtext",
        "notices_notice",
        "notices_invitation",
        "accounts_user",
        "imports_edit",
        "programs_field",
    ):
        assert any(table == place.partition(":")[0] for place in before), f"the canary never was in {table}"
    assert any("0.parquet" in file for file in traces_in_files())
    capfd.readouterr()

    outcome = erase_participant(canary, actor=None)

    assert (6 - 1, True, False) == (outcome.imports, outcome.is_finished, outcome.has_account)
    assert [] == list(traces_in_tables())
    assert [] == list(traces_in_files())
    said = "".join(capfd.readouterr()) + caplog.text
    assert [] == [trace for trace in TRACES if trace in said.lower()]


def test_what_does_not_hold_the_person_stays(place: Place, newcomer: Participant) -> None:
    others, open_run = imported(place, PEOPLE, name="others.csv"), drafted(place, SHEET, name="open.csv")
    counts = list(ImportRun.objects.order_by("pk").values_list("counts", flat=True))

    erase_participant(newcomer, actor=place.member.user)

    assert default_storage.exists(storage.folder_of(others))
    assert ["ada@example.org", "grace@example.org", "lin@example.org", "pia@example.org"] == sorted(
        Participant.objects.values_list("email_key", flat=True)
    )
    assert "Algebra" in {
        one["value"] for one in Field.objects.get(program=place.program, key="skills").options
    }
    open_run.refresh_from_db()
    assert (RunState.CANCELLED, "run.person_erased") == (open_run.state, open_run.failure)
    assert counts == list(ImportRun.objects.order_by("pk").values_list("counts", flat=True))


def test_the_log_says_that_somebody_was_erased_and_not_who(place: Place, newcomer: Participant) -> None:
    erase_participant(newcomer, actor=place.member.user)

    entry = AuditEntry.objects.filter(action="participant.erased").get()
    assert (str(newcomer.pk), {"program": "spring", "imports": 1}) == (entry.target, entry.details)


def test_mails_keep_that_there_was_one_and_the_suppression_stays(place: Place, post: Post) -> None:
    place.program.hold_s = 0
    place.program.save(update_fields=["hold_s"])
    imported(place, SHEET, notify=True)
    send_due("test worker")
    person = Participant.objects.get(email_key=EMAIL.lower())
    notice = Notice.objects.get(participant_id=person.pk)
    stop_mail(place.organisation, notice.address_hash, SuppressionReason.OPT_OUT)

    erase_participant(person, actor=place.member.user)

    notice.refresh_from_db()
    kept = (notice.state, notice.address, notice.last_answer, notice.participant_id)
    assert ("accepted", "", "", None) == kept
    assert find_suppression(place.organisation, EMAIL.lower()) is not None
    assert not Invitation.objects.filter(participant_id=person.pk).exists()


def test_undo_of_the_import_does_not_bring_them_back(place: Place, newcomer: Participant) -> None:
    erase_participant(newcomer, actor=place.member.user)
    for run in ImportRun.objects.filter(state=RunState.DONE).order_by("-pk"):
        undone(run, place)

    assert not Participant.objects.filter(email_key=EMAIL.lower()).exists()
    assert [] == list(traces_in_tables())


def test_importing_them_again_blocks_the_row_until_an_owner_lifts_it(
    place: Place, newcomer: Participant
) -> None:
    erase_participant(newcomer, actor=place.member.user)
    run = drafted(place, SHEET)
    plan = actions.plan_run(run)
    rows = dict(plan.rows.select("sheet_row", "reason").rows())
    assert "email.erased" == rows[2]
    issue = plan.issues.row(by_predicate=pl.col("code") == "email.erased", named=True)
    assert (EMAIL, timezone.now().date().isoformat()) == (issue["value"], issue["params"].split('"')[3])

    lift_erasure(place.organisation, EMAIL.upper(), actor=place.member.user)

    with pytest.raises(Refused, match=r"^run\.plan_changed$"):
        actions.approve_run(run, actor=place.member.user, plan_revision=run.revision)
    plan = actions.plan_run(run)
    assert 1 == plan.counts["create"]
    with pytest.raises(Refused, match=r"^erasure\.not_found$"):
        lift_erasure(place.organisation, EMAIL, actor=place.member.user)


def test_nobody_can_be_given_an_erased_address_by_hand(place: Place, newcomer: Participant) -> None:
    erase_participant(newcomer, actor=place.member.user)
    ada = Participant.objects.get(email_key="ada@example.org")

    with pytest.raises(Refused, match=r"^participant\.address_erased$"):
        edit_participant(ada, {"email": EMAIL.lower()}, actor=place.member.user)


def approved_elsewhere(place: Place, text: str, **choices: object) -> ImportRun:
    """A run after its *Yes* in another program of the organisation, whose people erasing somebody in this one leaves alone."""
    program = create_program(place.organisation, name="Elsewhere", keys=None, actor=place.member.user)
    return approved(Place(place.organisation, program, place.member), text, **choices)


def erasing(name: str, person: Participant, monkeypatch: pytest.MonkeyPatch, module: ModuleType) -> None:
    """Erases the person just before that function of the module is called for the first time."""
    called = getattr(module, name)

    def too_late(*arguments: object) -> object:
        if Participant.objects.filter(pk=person.pk).exists():
            erase_participant(person, actor=None)
        return called(*arguments)

    monkeypatch.setattr(module, name, too_late)


@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_whoever_is_erased_after_yes_is_set_aside_named_and_not_mailed(
    place: Place, newcomer: Participant, post: Post, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = approved_elsewhere(place, SHEET, notify=True)
    if when == "before":
        erase_participant(newcomer, actor=None)
    else:
        erasing("_apply_piece", newcomer, monkeypatch, apply)

    work(run)

    elsewhere = Participant.objects.filter(program=run.program)
    assert ["ada@example.org"] == list(elsewhere.values_list("email_key", flat=True))
    assert ["ada@example.org"] == list(Notice.objects.values_list("address", flat=True))
    assert (RunState.DONE, 1, 1) == (run.state, run.counts["create"], run.counts["set_aside"])
    assert [(EMAIL, "Asked to be erased")] == [(one.email, one.reason) for one in aside_lines(run.set_aside)]


def test_whoever_is_erased_in_the_same_program_while_an_import_is_paused_stays_away(
    place: Place, newcomer: Participant
) -> None:
    Participant.objects.filter(pk=newcomer.pk).delete()
    run = approved(place, SHEET)
    actions.pause_run(run, actor=None)
    again = Participant.objects.create(program=place.program, email=EMAIL, email_key=EMAIL.lower())
    erase_participant(again, actor=None)
    actions.resume_run(run, actor=None)

    work(run)

    assert ["email.erased"] == [entry["reason"] for entry in run.set_aside]
    assert not Participant.objects.filter(email_key=EMAIL.lower()).exists()


def test_nobody_gets_an_address_that_was_erased_after_yes(place: Place, newcomer: Participant) -> None:
    moved = f"E-mail,Employee ID\r\n{EMAIL},A-1\r\n"
    Participant.objects.filter(pk=newcomer.pk).update(
        email="x@kestrel.example", email_key="x@kestrel.example"
    )
    run = approved(place, moved, overwrite=True, max_change_percent=100)
    Participant.objects.filter(pk=newcomer.pk).update(email=EMAIL, email_key=EMAIL.lower())
    erase_participant(Participant.objects.get(pk=newcomer.pk), actor=None)

    work(run)

    assert ["email.erased"] == [entry["reason"] for entry in run.set_aside]
    assert "ada@example.org" == Participant.objects.get(employee_id="A-1").email


def test_who_takes_part_with_an_erased_address_is_updated_all_the_same(
    place: Place, newcomer: Participant
) -> None:
    first = approved_elsewhere(place, SHEET)
    work(first)
    erase_participant(newcomer, actor=None)
    there = Place(place.organisation, first.program, place.member)

    run = imported(there, SHEET.replace("Canarium", "Navy"), overwrite=True, max_change_percent=100)

    assert ([], 1) == (run.set_aside, run.counts["update"])


@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_undo_does_not_put_back_an_address_whose_holder_was_erased(
    place: Place, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(place, f"E-mail,Employee ID,First name\r\n{EMAIL},A-1,Ann\r\n")
    moved = "E-mail,Employee ID,First name\r\nann@example.org,A-1,Anna\r\n"
    run = imported(place, moved, overwrite=True, max_change_percent=100)
    other = Participant.objects.create(program=place.program, email=EMAIL, email_key=EMAIL.lower())
    if when == "before":
        erase_participant(other, actor=None)
    else:
        erasing("_merged", other, monkeypatch, undo)
        monkeypatch.setattr(undo, "_holders", lambda *_arguments: {})  # as if it was given up just now

    undone(run, place)

    ann = Participant.objects.get(employee_id="A-1")
    assert ("ann@example.org", "Ann") == (ann.email, ann.first_name)
    assert [("ann@example.org", "email", "value.erased_since")] == [tuple(one.values()) for one in run.kept]


def test_an_import_at_work_is_tidied_when_it_has_ended(place: Place, newcomer: Participant) -> None:
    changed = SHEET.replace("Canarium", "Canarium North").replace("Research", "Navy")
    waiting = approved(place, changed, overwrite=True)

    outcome = erase_participant(newcomer, actor=place.member.user)
    assert not outcome.is_finished
    assert 0 == finish_erasures(timezone.now())
    with pytest.raises(Refused, match=r"^erasure\.unfinished$"):
        lift_erasure(place.organisation, EMAIL, actor=place.member.user)

    work(waiting)
    assert ["Zqanary.Vogel@kestrel-zq.example"] == [entry["email"] for entry in waiting.set_aside]
    assert 1 == finish_erasures(timezone.now())

    assert [] == list(traces_in_tables())
    assert [] == list(traces_in_files())
    assert "done" == ImportRun.objects.get(pk=waiting.pk).state


def test_an_account_that_is_needed_elsewhere_stays(place: Place, other_place: Place, cast) -> None:
    user = User.objects.create_user(EMAIL, PASSWORD)
    here = Participant.objects.create(program=place.program, user=user, email=EMAIL, email_key=EMAIL.lower())
    with scope(organisation=cast.southwind):
        Participant.objects.create(
            program=other_place.program, user=user, email=EMAIL, email_key=EMAIL.lower()
        )

    assert erase_participant(here, actor=None).has_account
    assert User.objects.filter(pk=user.pk).exists()


def test_an_invitation_that_waits_does_not_leave(place: Place, post: Post) -> None:
    imported(place, SHEET)
    person = Participant.objects.get(email_key=EMAIL.lower())
    invite_participant(person, actor=place.member.user)

    erase_participant(person, actor=place.member.user)
    send_due("test worker")

    assert [] == post.mails
    assert ["withdrawn"] == list(Notice.objects.values_list("state", flat=True))


def test_one_line_without_values_is_kept_and_nobody_is_erased_twice(
    place: Place, newcomer: Participant
) -> None:
    erase_participant(newcomer, actor=place.member.user)
    (kept,) = Change.objects.filter(participant_id=newcomer.pk)
    assert ("deleted", {}, {}) == (kept.kind, kept.before, kept.after)
    with pytest.raises(Refused, match=r"^participant\.gone$"):
        erase_participant(newcomer, actor=place.member.user)
    assert 1 == Erasure.objects.count()


def traces_in_tables() -> Iterator[str]:
    """`table: trace` for everything of the canary in any table of the database, those of the index included."""
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                text = " ".join(_readable(value) for value in row).lower()
                yield from (f"{table}: {trace}" for trace in TRACES if trace in text)


def _readable(value: object) -> str:
    return bytes(value).decode("latin-1") if isinstance(value, (bytes, memoryview)) else str(value)


def traces_in_files() -> Iterator[str]:
    """`file: trace` for everything of the canary in the data folder: in the bytes as they are, and in what is packed."""
    for path in sorted(Path(django_settings.DATA_DIR).rglob("*")):
        if path.is_file():
            for content in (path.read_bytes(), *_unpacked(path)):
                text = content.lower()
                yield from (f"{path}: {trace}" for trace in TRACES if trace.encode() in text)


def _unpacked(path: Path) -> Iterator[bytes]:
    if path.suffix == ".parquet":
        yield pl.read_parquet(path).write_json().encode()
    elif path.suffix == ".arrow":
        yield pl.read_ipc(path.read_bytes()).write_json().encode()
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            yield from (archive.read(name) for name in archive.namelist())
