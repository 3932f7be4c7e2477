"""What the pages of participants show: values made ready for templates, without queries behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from muster.accounts.models import User
from muster.participants.display import show_role, show_status, show_value
from muster.participants.identity import FIXED_KEYS
from muster.participants.models import ChangeKind, ParticipantStatus
from muster.participants.values import value_of
from muster.programs.models import FieldType

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from muster.engine.table import FieldSpec
    from muster.participants.models import Change, Participant
    from muster.participants.queries import Figures
    from muster.programs.models import Program

FAVOURITE_COLUMNS = ("department", "location", "job_title")
SHOWN_COLUMNS = 3
MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the program's own columns in a row of the list."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One person in the list."""

    pk: int
    name: str
    email: str
    role: str
    status: str
    status_label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value came from, in words; `run_id` where an import set it."""

    text: str
    run_id: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One field of a person's profile."""

    key: str
    label: str
    text: str
    is_long: bool
    is_link: bool
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One value before and after a change."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Event:
    """One change in a person's history."""

    title: str
    who: Origin
    at: dt.datetime
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many people have a status."""

    value: str
    label: str
    count: int


def status_counts(figures: Figures) -> tuple[StatusCount, ...]:
    """Every status in the order people go through them."""
    return tuple(
        StatusCount(value, str(label), figures.by_status[value]) for value, label in ParticipantStatus.choices
    )


def choosable_columns(specs: Iterable[FieldSpec]) -> tuple[FieldSpec, ...]:
    """The program's own fields that fit into a list."""
    return tuple(spec for spec in specs if spec.key not in FIXED_KEYS and spec.type != FieldType.LONG_TEXT)


def choose_columns(specs: Sequence[FieldSpec], chosen: Sequence[str] | None) -> tuple[FieldSpec, ...]:
    """The columns of the list: the chosen ones in field order, else the first that most programs want."""
    columns = choosable_columns(specs)
    if chosen is not None:
        return tuple(spec for spec in columns if spec.key in chosen)[:MOST_COLUMNS]
    favourites = sorted(columns, key=lambda spec: (spec.key not in FAVOURITE_COLUMNS, columns.index(spec)))
    first = favourites[:SHOWN_COLUMNS]
    return tuple(spec for spec in columns if spec in first)


def list_rows(people: Iterable[Participant], columns: Sequence[FieldSpec]) -> tuple[Row, ...]:
    """The people as the table shows them."""
    return tuple(_row(person, columns) for person in people)


def _row(person: Participant, columns: Sequence[FieldSpec]) -> Row:
    cells = tuple(Cell(spec.label, show_value(spec, value_of(person, spec.key))) for spec in columns)
    role, status = show_role(person.role), show_status(person.status)
    return Row(person.pk, person.full_name or person.email, person.email, role, person.status, status, cells)


class Origins:
    """Puts origins into words. Members' names are read at once, for all origins of a page."""

    def __init__(self, participant: Participant, origins: Iterable[dict[str, Any] | None]) -> None:
        ids = {origin["member"] for origin in origins if origin and origin.get("member")}
        self.names = {user.pk: str(user) for user in User.objects.filter(pk__in=ids)} if ids else {}
        self.participant = participant

    def show(self, origin: dict[str, Any] | None) -> Origin | None:
        """The origin in words; None where nothing is known."""
        if not origin:
            return None
        if "run" in origin:
            return _import_origin(origin)
        if origin.get("self"):
            return Origin(_("%(name)s") % {"name": self.participant})
        return Origin(self.names.get(origin.get("member") or 0, _("a former member")))


def _import_origin(origin: dict[str, Any]) -> Origin:
    place = {"number": origin["run"], "sheet": origin.get("sheet", ""), "row": origin.get("row", "")}
    if origin.get("sheet") and origin.get("row"):
        return Origin(_("import %(number)s, %(sheet)s, row %(row)s") % place, origin["run"])
    return Origin(_("import %(number)s") % place, origin["run"])


def show_answers(participant: Participant, specs: Sequence[FieldSpec]) -> tuple[Answer, ...]:
    """All values of the person, in field order, each with where it came from."""
    origins = Origins(participant, participant.origins.values())
    return tuple(_answer(participant, spec, origins) for spec in specs)


def _answer(participant: Participant, spec: FieldSpec, origins: Origins) -> Answer:
    text = show_value(spec, value_of(participant, spec.key))
    origin = participant.origins.get(spec.key) or (participant.origins.get("*") if text else None)
    is_link = spec.type == FieldType.URL and text.startswith(("http://", "https://"))
    return Answer(spec.key, spec.label, text, spec.type == FieldType.LONG_TEXT, is_link, origins.show(origin))


def show_history(
    participant: Participant, changes: Sequence[Change], specs: Sequence[FieldSpec]
) -> tuple[Event, ...]:
    """The person's changes in words, in the order given."""
    by_key = {spec.key: spec for spec in specs}
    return tuple(
        Event(_title(change), _who(participant, change), change.at, _differences(change, by_key))
        for change in changes
    )


def _title(change: Change) -> str:
    return str(ChangeKind(change.kind).label)


def _who(participant: Participant, change: Change) -> Origin:
    if change.run_id:
        return Origin(_("import %(number)s") % {"number": change.run_id}, change.run_id)
    if change.actor is None:  # before joining people have no account
        return Origin(_("%(name)s, or a former member") % {"name": participant})
    return Origin(str(participant) if change.actor_id == participant.user_id else str(change.actor))


def _differences(change: Change, by_key: dict[str, FieldSpec]) -> tuple[Difference, ...]:
    keys = [*by_key, *sorted(set(change.after) - set(by_key))]
    return tuple(_difference(change, key, by_key.get(key)) for key in keys if key in change.after)


def _difference(change: Change, key: str, spec: FieldSpec | None) -> Difference:
    before, after = change.before.get(key), change.after.get(key)
    if spec is None:
        return Difference(key, str(before or ""), str(after or ""))
    return Difference(spec.label, show_value(spec, before), show_value(spec, after))


def describe_imports(program: Program) -> dict[str, Any]:
    """How many imports are done, the newest of them, and the newest of all: {"count", "last_done", "last"}.

    Runs are reached from the program, because participants know nothing of imports.
    """
    runs = program.runs.all()  # type: ignore[attr-defined,unused-ignore]  # the imports app adds it
    done = runs.filter(state="done")
    return {
        "count": done.count(),
        "last_done": done.order_by("-started_at").first(),
        "last": runs.order_by("-id").first(),
    }


def person_url(name: str, participant: Participant) -> str:
    """The address of one of the person's pages, such as `participants:detail`."""
    program = participant.program
    place = {"organisation": program.organisation.slug, "program": program.slug}
    return reverse(name, kwargs={**place, "participant_id": participant.pk})
