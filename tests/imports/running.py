"""Imports from first to last by the actions, as the wizard and the command line do it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from muster.imports import actions
from muster.imports.worker import work_once
from muster.notices.states import mark_invited
from muster.participants.models import Participant

if TYPE_CHECKING:
    from types import ModuleType

    import pytest

    from muster.imports.models import ImportRun
    from muster.programs.access import Place

HEADER = "E-mail,First name,Last name,Department,Skills"
PEOPLE = (
    f"{HEADER}\r\n"
    "ada@example.org,Ada,Lovelace,Research,Algebra; Poetry\r\n"
    "Grace@Example.org,Grace,Hopper,Navy,Compilers\r\n"
    "lin@example.org,Lin,Wei,,\r\n"
)
EMAILS = ["ada@example.org", "grace@example.org", "lin@example.org"]


def many(rows: int) -> str:
    """A file of so many people."""
    return "\r\n".join(
        [HEADER, *(f"p{n}@example.org,First{n},Last{n},Dept{n % 7},Skill{n % 5}" for n in range(rows))]
    )


def invited_before(name: str, module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody's invitation is accepted just before that function of the module is called."""
    called = getattr(module, name)

    def meanwhile(*arguments: object) -> object:
        for pk in Participant.objects.filter(status="imported").values_list("pk", flat=True):
            mark_invited(pk, timezone.now())
        return called(*arguments)

    monkeypatch.setattr(module, name, meanwhile)


def drafted(
    place: Place, text: str | bytes = PEOPLE, *, name: str = "people.csv", **choices: Any
) -> ImportRun:
    """A run with its file read and its columns confirmed."""
    run = actions.create_run(
        place.program,
        actor=place.member.user,
        role=choices.pop("role", "mentor"),
        overwrite=choices.pop("overwrite", False),
        notify=choices.pop("notify", False),
    )
    actions.receive_file(run, name, [text.encode() if isinstance(text, str) else text])
    actions.confirm_all(run)
    if choices:
        actions.change_settings(run, **choices)
    return run


def approved(place: Place, text: str | bytes = PEOPLE, **choices: Any) -> ImportRun:
    """A run after its *Yes*."""
    run = drafted(place, text, **choices)
    actions.plan_run(run)
    actions.approve_run(run, actor=place.member.user, plan_revision=run.revision)
    return run


def imported(place: Place, text: str | bytes = PEOPLE, **choices: Any) -> ImportRun:
    """A run that a worker has done."""
    run = approved(place, text, **choices)
    work(run)
    return run


def undone(run: ImportRun, place: Place) -> ImportRun:
    """The run after its *Undo*."""
    actions.request_undo(run, actor=place.member.user)
    work(run)
    return run


def work(run: ImportRun) -> None:
    """A worker does what is due."""
    while work_once("test worker"):
        pass
    run.refresh_from_db()
