"""Updates made as columns are what they are when made one person after the other."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from muster.imports import apply, patches, restoring, rows, writing
from muster.imports.models import ImportRun
from muster.participants.identity import search_text, searched_keys, sort_name
from muster.participants.models import Change, Participant
from muster.programs.queries import field_specs
from tests.imports.running import imported, undone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.programs.access import Place

pytestmark = pytest.mark.usefixtures("scoped")

TEXTS = st.text(st.sampled_from('ab"\\{}[],:é\x7f\t '), min_size=1, max_size=8)
ORIGINS = st.one_of(
    st.builds(lambda sheet, row: {"run": 3, "sheet": sheet, "row": row}, TEXTS, st.integers(1, 9)),
    st.just({"member": 4, "at": "2026-02-28"}),
    st.just({"self": True, "at": "2026-02-28"}),
)
VALUES = st.fixed_dictionaries(
    {},
    optional={
        "department": TEXTS,
        "location": TEXTS,
        "skills": st.lists(TEXTS, min_size=1, max_size=3, unique=True),
        "retired": TEXTS,
    },
)
STATES = ("imported", "invited", "active", "suspended", "deactivated")


@pytest.fixture(autouse=True)
def _one_row_is_worth_looking_at() -> Iterator[None]:
    """Also a single row has its columns looked through for those that are alike."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "WORTH_LOOKING", 1)
        yield


@st.composite
def people(draw: st.DrawFn) -> dict[str, Any]:
    status = draw(st.sampled_from(STATES))
    keys = st.sampled_from(("*", "department", "skills", "first_name", "email", "retired"))
    return {
        "first_name": draw(st.one_of(st.just(""), TEXTS)),
        "employee_id": draw(st.one_of(st.none(), st.just("7"))),
        "is_mentor": draw(st.booleans()),
        "is_mentee": draw(st.booleans()),
        "status": status,
        "status_before": draw(st.sampled_from(("", "imported", "active")))
        if status in rows.SUSPENDED
        else "",
        "values": draw(VALUES),
        "origins": draw(st.dictionaries(keys, ORIGINS)),
    }


WANTED = st.fixed_dictionaries(
    {},
    optional={
        "email": st.just("New@Example.org"),
        "first_name": TEXTS,
        "employee_id": st.just("8"),
        "role": st.sampled_from(("mentor", "mentee", "both")),
        "status": st.sampled_from(("imported", "active", "suspended", "deactivated")),
        "department": st.one_of(st.none(), TEXTS),
        "skills": st.lists(TEXTS, min_size=1, max_size=3, unique=True).map("\x1f".join),
    },
)


def planned(person: rows.Person, wanted: dict[str, str | None]) -> pl.DataFrame:
    """The one row of a plan that sets these fields."""
    columns: dict[str, Any] = {
        "position": pl.Series([0], dtype=pl.UInt32),
        "action": ["update"],
        "participant_id": [person.id],
        "version": [person.version],
        "email_key": [wanted["email"].lower() if wanted.get("email") else person.email_key],
        "sheet": ['Ments "x" {1}'],
        "sheet_row": pl.Series([12], dtype=pl.UInt32),
        "notify": [False],
    }
    for key, value in wanted.items():
        before = person.role if key == "role" else person.value(key)
        text = "\x1f".join(before) if isinstance(before, list) else before
        columns[f"before.{key}"] = pl.Series([text], dtype=pl.String)
        columns[f"after.{key}"] = pl.Series([value], dtype=pl.String)
        columns[f"changed.{key}"] = [text != value]
    return pl.DataFrame(columns)


def decoded(frame: pl.DataFrame) -> dict[str, Any]:
    (row,) = frame.rows(named=True)
    objects = ("values", "origins", "before", "after", "before_origins")
    return {name: json.loads(value) if name in objects else value for name, value in row.items()}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=people(), wanted=WANTED)
def test_an_update_by_columns_writes_what_an_update_one_by_one_writes(
    place: Place, state: dict[str, Any], wanted: dict[str, str | None]
) -> None:
    Participant.objects.filter(email="old@example.org").delete()
    made = Participant.objects.create(
        program=place.program, email="old@example.org", email_key="old@example.org", last_name="Wei", **state
    )
    run = ImportRun(pk=9, program=place.program)
    writer = rows.writer_of(run, timezone.now())
    plan = planned(rows.find_people(place.program.pk, [made.pk])[made.pk], wanted)
    if not any(plan[f"changed.{key}"][0] for key in wanted):
        return
    fast = patches.updates_of(writer, plan, patches.find_now(place.program.pk, [made.pk]))
    slow = apply._one_by_one(apply.Job(run, None, writer, timezone.now(), 0, []), plan)  # type: ignore[arg-type]
    assert fast.moved == fast.odd == []
    expected = decoded(slow.people)
    if fast.touched.height:
        assert {name: expected[name] for name in fast.touched.columns} == decoded(fast.touched)
        stored = Participant.objects.filter(pk=made.pk).values("first_name", "status", "employee_id").get()
        assert stored == {name: expected[name] for name in stored}
    else:
        assert expected == decoded(fast.people)
    assert decoded(slow.changes) == decoded(fast.changes)
    assert slow.addresses.rows() == fast.addresses.rows()


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"department": None}, id="nothing under a name"),
        pytest.param({"department": 7}, id="a number"),
        pytest.param({"department": {"text": "Navy"}}, id="an object"),
    ],
)
def test_json_that_is_not_as_expected_is_left_to_the_other_way(place: Place, values: dict[str, Any]) -> None:
    made = Participant.objects.create(
        program=place.program, email="a@example.org", email_key="a@example.org", values=values
    )
    person = rows.find_people(place.program.pk, [made.pk])[made.pk]
    person.values = {}
    plan = planned(person, {"department": "Research"})
    writer = rows.writer_of(ImportRun(pk=9, program=place.program), timezone.now())
    updates = patches.updates_of(writer, plan, patches.find_now(place.program.pk, [made.pk]))
    assert (updates.odd, updates.people.height, updates.touched.height) == ([0], 0, 0)


RESTORED = ("first_name", "is_mentor", "is_mentee", "values", "origins", "sort_name", "search_text")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=people(), wanted=WANTED)
def test_an_undo_by_columns_puts_back_what_was_there(
    place: Place, state: dict[str, Any], wanted: dict[str, str | None]
) -> None:
    Participant.objects.filter(email_key="old@example.org").delete()
    wanted = {key: value for key, value in wanted.items() if key not in {"email", "employee_id", "status"}}
    made = Participant.objects.create(
        program=place.program, email="old@example.org", email_key="old@example.org", last_name="Wei", **state
    )
    made.sort_name = sort_name(made.first_name, "Wei", made.email_key)
    texts = [made.values.get(key) for key in searched_keys(field_specs(place.program))]
    made.search_text = search_text([made.first_name, "Wei", made.email, made.employee_id, *texts])
    made.save()
    before = as_stored(made.pk)
    run = ImportRun.objects.create(program=place.program)
    writer = rows.writer_of(run, timezone.now())
    plan = planned(rows.find_people(place.program.pk, [made.pk])[made.pk], wanted)
    if not any(plan[f"changed.{key}"][0] for key in wanted):
        return
    updates = patches.updates_of(writer, plan, patches.find_now(place.program.pk, [made.pk]))
    write(updates.people, updates.touched, updates.changes)
    back = restoring.restoring(writer, place.program.pk, restoring.find_changes(run.pk, None, 10))
    if back.odd:  # a text that begins with a colon looks like the end of a name, and is left to the other way
        assert '":' in re.sub(r'"[a-z_]+":', "", json.dumps([state["values"], wanted]))
        return
    write(back.people, back.touched, back.undone)
    assert before == as_stored(made.pk)
    undone, updated = Change.objects.filter(participant_id=made.pk).order_by("-id")[:2]
    assert (undone.kind, undone.version, undone.before, undone.after) == (
        "undone",
        updated.version + 1,
        updated.after,
        updated.before,
    )


def as_stored(person_id: int) -> dict[str, Any]:
    """The person; an origin that is the same as everything else's says nothing."""
    stored: dict[str, Any] = Participant.objects.filter(pk=person_id).values(*RESTORED).get()
    origins = stored["origins"]
    own = {key: origin for key, origin in origins.items() if key == "*" or origin != origins.get("*")}
    return {**stored, "origins": own}


def write(people: pl.DataFrame, touched: pl.DataFrame, changes: pl.DataFrame) -> None:
    with connection.cursor() as cursor:
        for frame in (people, touched):
            writing.update_people(cursor, writing.batch_of(frame.drop("position")))
        writing.insert_rows(cursor, writing.CHANGES, writing.batch_of(changes.drop("position")))


CHANGING = {
    "Last name": ("Lovelace", "King"),
    "Job title": ("Analyst", "Countess"),
    "Department": ("Engines", "Numbers"),
    "Company": ("Babbage", "Analytical"),
    "Location": ("London", "Paris"),
    "Bio": ("Writes", "Reads"),
    "Notes": ("None", "Some"),
    "Skills": ("Algebra", "Logic"),
    "Interests": ("Poetry", "Music"),
    "Goals": ("Notes", "Engines"),
    "Phone": ("+44 20 7946 0958", "+44 20 7946 0959"),
    "LinkedIn": ("https://linkedin.com/in/ada", "https://linkedin.com/in/king"),
    "Start date": ("2020-01-31", "2021-01-31"),
    "Birth date": ("1985-12-10", "1986-12-10"),
    "Years of experience": ("3", "4"),
    "Manager e-mail": ("charles@example.org", "mary@example.org"),
    "Gender": ("female", "male"),
    "Country": ("France", "Italy"),
    "Language": ("French", "Italian"),
}
"""Header → what stands below it first, and later."""


def test_every_field_may_change_at_once_and_be_put_back(place: Place) -> None:
    # Nested in one expression, each field would double the work: with these that would take hours.
    def file(which: int) -> str:
        cells = [both[which] for both in CHANGING.values()]
        return "\n".join([",".join(["E-mail", *CHANGING]), ",".join(["ada@example.org", *cells])])

    imported(place, file(0))
    before = Participant.objects.values("last_name", "values").get(email="ada@example.org")
    run = imported(place, file(1), overwrite=True, max_change_percent=100)
    after = Participant.objects.values("last_name", "values").get(email="ada@example.org")
    assert len(CHANGING) - 1 == len(before["values"])
    assert all(after["values"][key] != value for key, value in before["values"].items())
    undone(run, place)
    assert before == Participant.objects.values("last_name", "values").get(email="ada@example.org")
