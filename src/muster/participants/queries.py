"""Reads of participants: the list by keyset, the figures above it, a person's history."""

from __future__ import annotations

import base64
import binascii
import json
import math
import time
from contextvars import copy_context
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Count, F, IntegerField, Q, Sum, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from muster.engine.identity import email_key
from muster.participants.funnel import added_by, at_step
from muster.participants.identity import fold
from muster.participants.models import Change, Participant, ParticipantStatus
from muster.participants.search import find_candidates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from muster.programs.models import Program

PAGE_SIZE = 50
MOST_WORDS = 10
"""Words of a search beyond these narrow it no further."""
COUNTED_PLACES = 20_000
"""Up to so many mentors their places are added up for the page; beyond, that would cost more than the page."""

HELD_ABOVE = 50_000
"""Of larger programs no page waits for the figures: counting a million people takes from a fifth of a second to two."""
HELD_TIMES = 100
"""Figures are shown for so many times as long as counting them took: a server spends a hundredth of its time on it."""
MOST_HELD = 100
BESIDE = "figures"
"""The name of a thread that counts them."""
_HELD: dict[tuple[int, bool], tuple[Figures, float]] = {}
"""Program → its figures, and until when they are shown, on the clock of `time.monotonic`."""

SORTS: dict[str, tuple[str, ...]] = {
    "name": ("sort_name", "id"),
    "-name": ("-sort_name", "-id"),
    "email": ("email_key", "id"),
    "-email": ("-email_key", "-id"),
    "status": ("status", "id"),
    "-status": ("-status", "-id"),
    "newest": ("-id",),
    "oldest": ("id",),
}
"""Sort → columns; each has an index that begins with the program."""

FEW = 2_000
"""So many people of a role or a status are put in order by themselves; more turn up soon enough in any order."""

ROLES: dict[str, Q] = {"mentor": Q(is_mentor=True), "mentee": Q(is_mentee=True)}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list shows; anything unknown is as if it were not given."""

    role: str = ""
    status: str = ""
    search: str = ""
    sort: str = "name"
    step: str = ""
    """A step of the funnel: who has come that far."""
    run_id: int | None = None
    """Only whom this import added."""

    @property
    def is_narrowed(self) -> bool:
        """Whether somebody may be hidden by these."""
        return bool(self.role or self.status or self.search or self.step or self.run_id)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the list; the cursors lead to the neighbours, None at the ends."""

    people: tuple[Participant, ...]
    previous: str | None
    next: str | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The program's people in numbers. `places` is None where nobody says or nobody counted."""

    total: int
    mentors: int
    mentees: int
    both: int
    joined: int
    not_invited: int
    by_status: dict[str, int]
    places: int | None

    @property
    def joined_percent(self) -> int:
        return round(100 * self.joined / self.total) if self.total else 0


def filter_participants(program: Program, filters: Filters) -> QuerySet[Participant]:
    """The people of the program that the filters let through, in no order."""
    people = _of_role_and_status(program, filters).filter(at_step(program, filters.step))
    if filters.run_id is not None:
        people = people.filter(added_by(filters.run_id))
    search = filters.search.replace("\0", "")
    key = email_key(search)
    if key and people.filter(email_key=key).exists():
        return people.filter(email_key=key)  # a whole address is found by its index
    words = fold(search).split()[:MOST_WORDS]
    for word in words:
        people = people.filter(search_text__contains=word)
    candidates = find_candidates(program.pk, words)
    return people if candidates is None else people.filter(pk__in=candidates)


def _of_role_and_status(program: Program, filters: Filters) -> QuerySet[Participant]:
    """The people of this role and status. SQLite has no statistics to choose an index by, so it gets no choice: few
    people are named, many are met on the way through the order of the list."""
    people = Participant.objects.filter(program=program)
    named = people
    if filters.role in ROLES:
        named = named.filter(ROLES[filters.role], status__in=ParticipantStatus.values)
    if filters.status in ParticipantStatus.values:
        named = named.filter(status=filters.status)
    if named is people or connection.vendor != "sqlite":
        return named
    ids = list(named.order_by().values_list("pk", flat=True)[: FEW + 1])
    if len(ids) <= FEW:
        return people.filter(pk__in=ids)
    met = people.alias(met_status=Coalesce("status", Value("")))
    if filters.role in ROLES:
        met = met.filter(**{f"is_{filters.role}__in": [True]})
    return met.filter(met_status=filters.status) if filters.status in ParticipantStatus.values else met


def list_participants(
    program: Program, filters: Filters, *, after: str = "", before: str = "", size: int = PAGE_SIZE
) -> Page:
    """The page that follows the cursor `after`, or ends before the cursor `before`. Costs the same on any page."""
    columns = SORTS.get(filters.sort, SORTS["name"])
    backwards = _cursor_values(before, columns)
    forwards = None if backwards else _cursor_values(after, columns)
    order = _reversed(columns) if backwards else columns
    people = filter_participants(program, filters).defer("search_text", "origins").order_by(*order)
    start = backwards or forwards
    if start:
        people = people.filter(_beyond(order, start))
    found = list(people[: size + 1])
    has_more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    return Page(
        people=tuple(found),
        previous=_cursor(found, 0, columns)
        if found and (has_more if backwards else bool(forwards))
        else None,
        next=_cursor(found, -1, columns) if found and (bool(backwards) or has_more) else None,
    )


def _reversed(columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(column[1:] if column.startswith("-") else f"-{column}" for column in columns)


def _beyond(order: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows that come after `values` in `order`. The first condition alone lets the index find the start."""
    beyond, equal = Q(), Q()
    for column, value in zip(order, values, strict=True):
        name, lookup = (column[1:], "lt") if column.startswith("-") else (column, "gt")
        beyond |= equal & Q(**{f"{name}__{lookup}": value})
        equal &= Q(**{name: value})
    first, lookup = (order[0][1:], "lte") if order[0].startswith("-") else (order[0], "gte")
    return Q(**{f"{first}__{lookup}": values[0]}) & beyond


def _cursor(people: Sequence[Participant], index: int, columns: Sequence[str]) -> str:
    values = [getattr(people[index], column.removeprefix("-")) for column in columns]
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _cursor_values(cursor: str, columns: Sequence[str]) -> list[str | int] | None:
    """What the cursor holds; None for none, or for one of another sort."""
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        json.dumps(values, ensure_ascii=False).encode()  # half a character fits into no database
    except (ValueError, binascii.Error, RecursionError):
        return None
    wanted = [int if column.removeprefix("-") == "id" else str for column in columns]
    fits = isinstance(values, list) and [type(value) for value in values] == wanted
    return values if fits and not any("\0" in str(value) for value in values) else None


def recent_figures(program: Program, *, has_places: bool) -> Figures:
    """`count_figures`; of a large program as they were counted a moment ago, and counted anew beside once that is over."""
    key = (program.pk, has_places)
    held = _HELD.get(key)
    if held is None:
        return _counted(program, has_places=has_places)
    figures, until = held
    if time.monotonic() >= until:
        _HELD[key] = (figures, math.inf)  # whoever comes meanwhile doesn't count as well
        context = copy_context()  # whose organisation it is
        Thread(
            name=BESIDE, target=context.run, args=(_count_beside, program, has_places), daemon=True
        ).start()
    return figures


def _count_beside(program: Program, has_places: bool) -> None:  # noqa: FBT001 - positional as a thread's argument
    try:
        _counted(program, has_places=has_places)
    except Exception:
        _HELD.pop((program.pk, has_places), None)
        raise
    finally:
        connection.close()  # which is the connection of whichever thread asks


def _counted(program: Program, *, has_places: bool) -> Figures:
    started = time.monotonic()
    figures = count_figures(program, has_places=has_places)
    counted = time.monotonic()
    _HELD.pop((program.pk, has_places), None)
    if figures.total > HELD_ABOVE:
        _HELD[program.pk, has_places] = (figures, counted + HELD_TIMES * (counted - started))
        for oldest in list(_HELD)[:-MOST_HELD]:
            _HELD.pop(oldest, None)
    return figures


def count_figures(program: Program, *, has_places: bool) -> Figures:
    """The figures above the list. Three counts from indexes; each goes through all people of the program."""
    people = Participant.objects.filter(program=program)
    by_status = dict(people.order_by().values_list("status").annotate(Count("id")))
    by_role = people.filter(status__in=ParticipantStatus.values)  # so that SQLite takes the index of the role
    mentors, mentees = (by_role.filter(ROLES[role]).count() for role in ("mentor", "mentee"))
    return Figures(
        total=sum(by_status.values()),
        mentors=mentors,
        mentees=mentees,
        both=people.filter(is_mentor=True, is_mentee=True).count(),
        joined=by_status.get(ParticipantStatus.ACTIVE, 0),
        not_invited=by_status.get(ParticipantStatus.IMPORTED, 0),
        by_status={status: by_status.get(status, 0) for status in ParticipantStatus.values},
        places=_count_places(people) if has_places and mentors <= COUNTED_PLACES else None,
    )


def _count_places(people: QuerySet[Participant]) -> int | None:
    """How many mentees the mentors can take, as far as they say."""
    numbers = people.filter(ROLES["mentor"], values__has_key="mentee_capacity")
    total: int | None = numbers.aggregate(sum=Sum(Cast(KT("values__mentee_capacity"), IntegerField())))["sum"]
    return total


def list_changes(participant: Participant, *, limit: int = 100) -> tuple[Change, ...]:
    """The person's changes, newest first."""
    changes = Change.objects.filter(program=participant.program, participant_id=participant.pk)
    return tuple(changes.select_related("actor").order_by(F("id").desc())[:limit])
