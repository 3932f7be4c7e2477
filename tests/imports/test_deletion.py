"""What becomes of an import's files when the import, its program or its organisation is deleted."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from django.core.files.storage import default_storage
from django.db import connection, transaction

from muster.imports import actions, apply, plans, storage
from muster.imports.models import ImportRun
from muster.imports.worker import work_once
from muster.participants.models import Participant
from muster.programs.actions import delete_program
from muster.programs.models import Program
from muster.refusals import Refused
from tests.imports.running import HEADER, approved, drafted, imported, work

if TYPE_CHECKING:
    from collections.abc import Callable

    from muster.programs.access import Place

pytestmark = [pytest.mark.usefixtures("scoped"), pytest.mark.django_db(transaction=True)]


def _delete_run(place: Place) -> None:
    ImportRun.objects.filter(program=place.program).delete()


def _delete_program(place: Place) -> None:
    delete_program(place.program, typed_name=place.program.name, actor=place.member.user)


def _delete_organisation(place: Place) -> None:
    place.organisation.delete()


@pytest.mark.parametrize("delete", [_delete_run, _delete_program, _delete_organisation])
def test_files_go_with_the_import(place: Place, delete: Callable[[Place], None]) -> None:
    done, draft = imported(place), drafted(place)
    folders = [storage.folder_of(run) for run in (done, draft)]
    assert all(default_storage.exists(folder) for folder in folders)

    delete(place)

    assert not any(default_storage.exists(folder) for folder in folders)


def test_a_deletion_that_is_taken_back_keeps_the_files(place: Place) -> None:
    run = imported(place)
    with transaction.atomic():
        _delete_program(place)
        transaction.set_rollback(True)

    assert ImportRun.objects.filter(pk=run.pk).exists()
    assert plans.load_plan(run).people.height == 3


def test_a_file_read_while_its_program_is_deleted_leaves_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = drafted(place)
    folder, keep = storage.folder_of(run), storage.keep_json

    def keep_and_delete(name: str, document: object) -> None:
        keep(name, document)
        _delete_program(place)

    monkeypatch.setattr(storage, "keep_json", keep_and_delete)
    with pytest.raises(Refused, match=r"^run\.gone$"):
        actions.receive_file(run, "people.csv", [b"E-mail\r\nada@example.org\r\n"])
    assert not _files_below(folder)


def test_a_plan_made_while_its_program_is_deleted_leaves_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = drafted(place)
    folder, keep = storage.folder_of(run), storage.keep_json

    def delete_and_keep(name: str, document: object) -> None:
        _delete_program(place)
        keep(name, document)

    monkeypatch.setattr(storage, "keep_json", delete_and_keep)
    with pytest.raises(Refused, match=r"^run\.gone$"):
        actions.plan_run(run)
    assert not _files_below(folder)


def test_an_approved_import_of_a_deleted_program_ends_quietly(place: Place) -> None:
    run = approved(place)
    _delete_program(place)

    with pytest.raises(ImportRun.DoesNotExist):
        work(run)


def test_a_program_is_deleted_while_its_import_is_applied(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On PostgreSQL the people that a chunk adds would keep the program from going."""
    people = "".join(f"person{number}@example.org,A,B,,\r\n" for number in range(12_000))
    approved(place, f"{HEADER}\r\n{people}")
    has_begun, write = threading.Event(), apply.apply_chunk

    def begin(job: apply.Job, piece: apply.Piece, start: int, stop: int) -> float:
        has_begun.set()
        return write(job, piece, start, stop)

    def apply_it() -> None:
        work_once("test worker")
        connection.close()

    monkeypatch.setattr(apply, "apply_chunk", begin)
    worker = threading.Thread(target=apply_it)
    worker.start()
    assert has_begun.wait(60)
    _delete_program(place)
    worker.join()

    assert not Program.objects.exists()
    assert not Participant.objects.exists()


def _files_below(folder: str) -> list[str]:
    if not default_storage.exists(folder):
        return []
    folders, files = default_storage.listdir(folder)
    return files + [name for each in folders for name in _files_below(f"{folder}/{each}")]
