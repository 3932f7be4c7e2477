"""From import to complete: how many people are at each step, of a program or of one import, and who they are.

Each step holds those of the steps after it, so that the numbers only fall: imported → invited → accepted by the mail server →
joined → complete. Mails belong to a later layer; they are reached from the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from muster.participants.forms import LOCKED_KEYS
from muster.participants.models import Change, ChangeKind, Participant
from muster.programs.models import Audience, Field

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from muster.programs.models import Program

LABELS = {
    "imported": _("Imported"),
    "invited": _("Invitation written"),
    "accepted": _("Accepted by the mail server"),
    "joined": _("Joined"),
    "complete": _("Complete"),
}
"""Step → its name, in the order people go through them."""

COUNTED = 20_000
"""Beyond so many people no index knows the answer, and a page waits for it only where somebody asks."""

UNSETTLED = ("queued", "leased", "handing", "deferred", "refused", "unknown")
"""States of a mail that is written, and that no mail server has accepted."""

COLUMNS = frozenset({"first_name", "last_name"})
"""Answers that are columns of their own."""

ACCEPTED = Q(invited_at__isnull=False) | Q(joined_at__isnull=False)
JOINED = Q(joined_at__isnull=False)


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `count` is None where it takes too long to be counted unasked."""

    key: str
    label: str
    count: int | None
    percent: int
    """Of those imported."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """The steps in order. `run_id` where they are of one import."""

    steps: tuple[Step, ...]
    total: int
    run_id: int | None = None

    @property
    def is_whole(self) -> bool:
        """Whether every step is counted."""
        return all(step.count is not None for step in self.steps)


def at_step(program: Program, step: str) -> Q:
    """Who of the program has come to that step or beyond; everybody for an unknown one."""
    if step == "invited":
        return ACCEPTED | _with_a_mail(program)
    if step == "complete":
        return JOINED & _has_answered(program)
    return {"accepted": ACCEPTED, "joined": JOINED}.get(step, Q())


def added_by(run_id: int) -> Q:
    """Whom the import added, as long as its changes are kept."""
    return Q(pk__in=_created(run_id))


def _created(run_id: int) -> QuerySet[Change, Any]:
    return Change.objects.filter(run_id=run_id, kind=ChangeKind.CREATED).values("participant_id")


def count_funnel(program: Program, total: int, *, counts_all: bool = False) -> Funnel:
    """The program's steps, each counted from an index; `total` is how many people it has.

    Who is complete is looked at one by one, so beyond `COUNTED` who have joined only with `counts_all`.
    """
    people = Participant.objects.filter(program=program)
    accepted = people.filter(ACCEPTED).count()
    joined = people.filter(JOINED).count()
    waiting = _count_with_a_mail(people.filter(invited_at=None, joined_at=None), program)
    is_few = joined <= COUNTED or counts_all
    complete = people.filter(at_step(program, "complete")).count() if is_few else None
    return _funnel(total, accepted + waiting, accepted, joined, complete)


def count_run_funnel(program: Program, run_id: int, *, added: int, counts_all: bool = False) -> Funnel | None:
    """The steps of those whom the import added and who are still here; None where nothing says any more who that is.

    They are looked at one by one, so beyond `COUNTED` only with `counts_all`; until then only their number is known.
    """
    if added > COUNTED and not counts_all:
        return _funnel(added, None, None, None, None, run_id)
    if not _created(run_id).exists():
        return None
    people = Participant.objects.filter(added_by(run_id), program=program)
    steps = {key: Count("pk", filter=at_step(program, key)) for key in list(LABELS)[1:]}
    found = people.aggregate(imported=Count("pk"), **steps)
    return _funnel(*(found[key] for key in LABELS), run_id=run_id)


def _funnel(total: int, *counts: int | None, run_id: int | None = None) -> Funnel:
    steps = zip(LABELS.items(), (total, *counts), strict=True)
    return Funnel(
        tuple(Step(key, str(label), count, _percent(count, total)) for (key, label), count in steps),
        total,
        run_id,
    )


def _percent(count: int | None, total: int) -> int:
    return round(100 * count / total) if count and total else 0


def _with_a_mail(program: Program) -> Q:
    """Whom an invitation was written to that no mail server has accepted, or not yet."""
    return Q(pk__in=_written(program).filter(state__in=UNSETTLED).values("participant_id"))


def _count_with_a_mail(people: QuerySet[Participant], program: Program) -> int:
    """Of people whom nothing has reached. State by state, as SQLite has no statistics and else goes through every mail."""
    written, ids = _written(program), set[int]()
    for state in UNSETTLED:
        ids.update(written.filter(state=state).values_list("participant_id", flat=True)[: COUNTED + 1])
        if len(ids) > COUNTED:
            return people.filter(_with_a_mail(program)).count()
    return people.filter(pk__in=ids).count()


def _written(program: Program) -> QuerySet[Any]:
    notices = program.notices.filter(kind="invitation")  # type: ignore[attr-defined,unused-ignore]  # the notices app adds it
    written: QuerySet[Any] = notices.exclude(participant_id=None)
    return written


def _has_answered(program: Program) -> Q:
    """Whether somebody has an answer to every required question that they are asked."""
    fields = Field.objects.filter(program=program, retired_at=None, is_required=True, is_internal=False)
    answered = Q()
    for field in fields.exclude(key__in=LOCKED_KEYS):
        answered &= _answers(field.key) | _is_not_asked(field.audience)
    return answered


def _answers(key: str) -> Q:
    return ~Q(**{key: ""}) if key in COLUMNS else Q(values__has_key=key)


def _is_not_asked(audience: str) -> Q:
    """As `forms.is_asked_of`: who has both roles or none is asked everything."""
    if audience == Audience.MENTOR:
        return Q(is_mentor=False, is_mentee=True)
    if audience == Audience.MENTEE:
        return Q(is_mentor=True, is_mentee=False)
    return Q(pk__in=[])
