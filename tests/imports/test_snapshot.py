"""Who is in a program, as the engine knows it, and whether that moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from muster.engine.table import MULTI_SEPARATOR
from muster.imports import snapshot
from muster.notices.models import Notice
from muster.participants.models import Change, Participant
from tests.imports.running import imported

if TYPE_CHECKING:
    from pathlib import Path

    from muster.programs.access import Place

pytestmark = pytest.mark.usefixtures("scoped")


def known(place: Place, email_key: str) -> dict[str, object]:
    return everybody(place).filter(pl.col("email_key") == email_key).row(0, named=True)


def everybody(place: Place, scratch: Path | None = None) -> pl.DataFrame:
    found = snapshot.take_snapshot(place.program, scratch)
    assert found.values is not None
    return found.people.join(found.values(found.people["participant_id"]), on="participant_id", how="left")


def test_values_are_text_and_empty_ones_are_null(place: Place) -> None:
    imported(place)
    ada, lin = known(place, "ada@example.org"), known(place, "lin@example.org")
    assert (ada["department"], ada["skills"]) == ("Research", f"Algebra{MULTI_SEPARATOR}Poetry")
    assert (lin["department"], lin["skills"], lin["employee_id"]) == (None, None, None)
    assert (ada["role"], ada["status"], ada["has_joined"], ada["was_invited"], ada["own"]) == (
        "mentor", "imported", False, False, "")  # fmt: skip


def test_what_people_entered_themselves_is_theirs(place: Place) -> None:
    imported(place)
    own = {"*": {"run": 1}, "department": {"self": True, "at": "2026-01-01T00:00:00Z"}}
    Participant.objects.filter(email_key="ada@example.org").update(origins=own)
    assert known(place, "ada@example.org")["own"] == "department"


def test_whoever_was_invited_is_known(place: Place, mail_on: str) -> None:
    imported(place, notify=True)
    assert known(place, "ada@example.org")["was_invited"] is True
    Notice.objects.all().delete()
    assert known(place, "ada@example.org")["was_invited"] is False


def test_values_of_a_field_that_changed_its_type_are_read_all_the_same(place: Place) -> None:
    imported(place)
    place.program.fields.filter(key="skills").update(type="text")
    place.program.fields.filter(key="department").update(type="multiple_choice")
    ada = known(place, "ada@example.org")
    assert (ada["department"], ada["skills"]) == ("Research", f"Algebra{MULTI_SEPARATOR}Poetry")


def test_a_program_without_people_is_a_frame_without_rows(other_place: Place) -> None:
    from django_scopes import scope

    with scope(organisation=other_place.organisation):
        people = everybody(other_place)
    assert people.height == 0
    assert {"participant_id", "own", "was_invited", "skills"} <= set(people.columns)


def test_values_that_wait_outside_memory_are_those_of_whoever_is_asked_for(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(place)
    monkeypatch.setattr(snapshot, "FETCH_ROWS", 1)
    assert everybody(place, tmp_path).equals(everybody(place))
    found = snapshot.take_snapshot(place.program, tmp_path)
    ids = found.people["participant_id"].reverse().head(2)
    assert found.values is not None
    assert sorted(ids) == found.values(pl.concat([ids, pl.Series([10**9])]))["participant_id"].to_list()


def test_the_fingerprint_moves_with_people_and_fields_only(place: Place) -> None:
    imported(place)
    before = snapshot.fingerprint(place.program)
    assert not snapshot.has_moved(place.program, before)
    participant = Participant.objects.get(email_key="ada@example.org")
    participant.version += 1
    participant.save()
    Change.objects.create(
        program=place.program,
        participant_id=participant.pk,
        kind="updated",
        version=2,
        at=participant.updated_at,
    )
    assert snapshot.has_moved(place.program, before)
    again = snapshot.fingerprint(place.program)
    place.program.fields.filter(key="skills").update(label="Can do")
    assert snapshot.has_moved(place.program, again)
