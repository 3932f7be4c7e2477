"""After *Yes*: how far the worker is, then what happened, with the way back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from muster.imports import plans, queries, retention
from muster.imports.counts import told_counts
from muster.imports.erasure import ERASED
from muster.imports.messages import reason_sentence
from muster.imports.models import LISTED, ImportRun, RunState
from muster.imports.steps.plan_figures import Figure, plan_figures
from muster.imports.steps.plan_list import list_url
from muster.imports.steps.step import is_changeable
from muster.imports.undo import count_kept
from muster.notices.models import Notice, NoticeKind, NoticeState
from muster.participants.funnel import count_run_funnel
from muster.programs.queries import list_fields
from muster.refusals import SENTENCES, refusal_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from muster.imports.steps.step import Visit
    from muster.participants.funnel import Funnel

KEPT_SENTENCES = {
    "value.changed_since": gettext_lazy("Somebody changed it after the import."),
    "value.taken_since": gettext_lazy("Another participant has this value now."),
    "value.confirmed": gettext_lazy("This person confirmed the address and signs in with it."),
    "value.erased_since": gettext_lazy("Whoever has the former address asked to be erased."),
    "person.changed_since": gettext_lazy("Somebody changed this person after the import."),
    "person.joined": gettext_lazy("This person has joined."),
}
MOST_KEPT = 50
"""So many lines of what an undo left are listed; the others are counted."""
LEAST_SECONDS = 0.1
"""Quicker than that is not worth a word."""
STOPPABLE = (RunState.QUEUED, RunState.APPLYING, RunState.PAUSED)
WAITING = (NoticeState.QUEUED, NoticeState.LEASED, NoticeState.HANDING, NoticeState.DEFERRED)


@dataclass(frozen=True, slots=True)
class Mails:
    """The invitations of this run."""

    waiting: int
    accepted: int
    total: int
    seconds: int
    """Until the first goes out; 0 where it is due."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A value that an undo left as it is."""

    email: str
    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Where a run stands after *Yes*."""

    heading: str
    subheading: str
    progress: queries.Progress | None
    """While the worker is at it."""
    undone_sentence: str
    figures: tuple[Figure, ...]
    mails: Mails | None
    funnel: Funnel | None
    waiting_people: int
    """Whom this import added, who are invited and have not joined."""
    kept: tuple[Kept, ...]
    more_kept: int
    """How many there are beyond those that are listed."""
    kept_sentence: str
    failure: str
    left_out: int
    can_undo: bool
    is_paused: bool
    is_undoing: bool
    has_begun: bool
    """Whether anybody was changed, so that giving up has two ways."""
    waiting: str
    can_stop: bool
    can_pause: bool
    progress_url: str
    cancel_url: str
    pause_url: str
    resume_url: str
    stop_mails_url: str
    undo_url: str
    rejected_url: str
    """Empty where the rows are no longer kept."""
    rejected_workbook_url: str
    record_url: str
    undo_until: datetime | None
    template: str = "imports/steps/result.html"


def is_ready(run: ImportRun) -> bool:
    """Whether somebody said *Yes*, or cancelled."""
    return not is_changeable(run)


def view(visit: Visit) -> ResultPage:
    """Progress or result; nothing is changed here."""
    return result_page(visit)


def result_page(visit: Visit) -> ResultPage:
    """The same page context, for the whole page and for the part that htmx asks for each second."""
    run = visit.run
    progress = queries.progress_of(run)
    funnel = _funnel(run, counts_all="count" in visit.request.GET) if progress.has_ended else None
    is_undone, kept = run.state == RunState.UNDONE, _kept_counts(run)
    return ResultPage(
        heading=heading_of(run),
        subheading=_subheading(run),
        progress=None if progress.has_ended else progress,
        undone_sentence=_undone_sentence(run),
        figures=_figures(visit),
        mails=_mails(run),
        funnel=funnel,
        waiting_people=_waiting_people(funnel),
        kept=kept_lines(run.kept[:MOST_KEPT], field_labels(run)) if is_undone else aside_lines(run.set_aside),
        more_kept=_more_kept(run),
        kept_sentence=kept_sentence(kept) if is_undone else "",
        failure=_failure(run),
        left_out=told_counts(run.counts)["reject"],
        can_undo=retention.can_undo(run, timezone.now()),
        is_paused=run.state == RunState.PAUSED,
        is_undoing=run.state == RunState.UNDOING,
        has_begun=run.done_rows > 0,
        waiting=_waiting(run),
        can_stop=run.state in STOPPABLE and visit.place.can_change,
        can_pause=run.state in {RunState.QUEUED, RunState.APPLYING} and visit.place.can_change,
        progress_url=visit.url("progress"),
        cancel_url=visit.url("cancel"),
        pause_url=visit.url("pause"),
        resume_url=visit.url("resume"),
        stop_mails_url=visit.url("stop_mails"),
        undo_url=visit.url("undo"),
        rejected_url=visit.url("rejected") if plans.has_plan(run) else "",
        rejected_workbook_url=visit.url("rejected_workbook"),
        record_url=visit.url("record"),
        undo_until=retention.undo_until(run),
    )


def _figures(visit: Visit) -> tuple[Figure, ...]:
    """Numbers that lead to their lists for as long as the plan is kept."""
    run = visit.run
    if not _has_result(run):
        return ()
    return plan_figures(run.counts, partial(list_url, visit) if plans.has_plan(run) else None)


def heading_of(run: ImportRun) -> str:
    """What the page says in its largest type."""
    if run.state == RunState.DONE:
        people = run.counts.get("create", 0) + run.counts.get("update", 0)
        if not people:
            return _("Nothing had to be changed")
        if not run.counts.get("create", 0):
            return ngettext("%(count)s person was updated", "%(count)s people were updated", people) % {
                "count": intcomma(people)
            }
        return ngettext("%(count)s person is in", "%(count)s people are in", people) % {
            "count": intcomma(people)
        }
    headings = {
        RunState.QUEUED: _("Waiting for the worker"),
        RunState.APPLYING: _("Adding people"),
        RunState.PAUSED: _("Paused"),
        RunState.CANCELLED: _("This import was cancelled"),
        RunState.UNDOING: _("Putting everything back"),
        RunState.UNDONE: _("This import was undone"),
    }
    return headings.get(RunState(run.state), _("This import stopped"))


def _has_result(run: ImportRun) -> bool:
    return run.state != RunState.UNDONE and (run.state != RunState.CANCELLED or run.done_rows > 0)


def _waiting(run: ImportRun) -> str:
    if not queries.is_waiting_for_another(run):
        return ""
    return _("Another import of this program is at work. This one begins as soon as it has ended.")


def _subheading(run: ImportRun) -> str:
    if run.failure in {retention.EXPIRED, ERASED}:
        return refusal_sentence(run.failure, {})
    if run.state == RunState.CANCELLED:
        return _cancelled_sentence(run)
    if run.state == RunState.UNDONE:
        return _("Imported by %(name)s, undone on %(when)s") % {
            "name": who(run),
            "when": _when(run.undone_at),
        }
    values = {"name": who(run), "when": _when(run.started_at or run.created_at), "seconds": _seconds(run)}
    if run.state == RunState.DONE and values["seconds"]:
        return _("Imported by %(name)s on %(when)s in %(seconds)s seconds") % values
    if run.state in {RunState.DONE, RunState.UNDOING}:
        return _("Imported by %(name)s on %(when)s") % values
    return _("Started by %(name)s on %(when)s") % values


def _more_kept(run: ImportRun) -> int:
    """Beyond those that the page lists; none where the names are no longer kept."""
    if run.state == RunState.UNDONE:
        return max(0, _kept_counts(run)["kept"] - MOST_KEPT) if run.kept else 0
    return max(0, run.counts.get("set_aside", 0) - LISTED) if run.set_aside else 0


def _cancelled_sentence(run: ImportRun) -> str:
    if not run.done_rows:
        return _("Nothing was changed and nobody was mailed.")
    done = {"done": intcomma(run.done_rows), "total": intcomma(run.total_rows)}
    return _("Stopped after %(done)s of %(total)s people. What was done until then stays.") % done


def _undone_sentence(run: ImportRun) -> str:
    if run.state != RunState.UNDONE:
        return ""
    if _kept_counts(run)["kept"]:
        return _("What this import did was taken back, except where somebody changed something since.")
    return _("Everything this import did was taken back. The participants are as they were before it.")


def who(run: ImportRun) -> str:
    """The person, or the command line."""
    return run.actor_label or str(run.created_by or _("somebody who has left"))


def _when(moment: datetime | None) -> str:
    from django.utils.formats import date_format

    return date_format(timezone.localtime(moment), "j F Y, H:i")


def _seconds(run: ImportRun) -> str:
    taken: float = run.seconds.get("apply", 0)
    return f"{taken:.1f}" if taken >= LEAST_SECONDS else ""


def _mails(run: ImportRun) -> Mails | None:
    invitations = Notice.objects.filter(run_id=run.pk, kind=NoticeKind.INVITATION)
    notices = invitations.exclude(state=NoticeState.WITHDRAWN)
    total = notices.count()
    if not total:
        return None
    waiting = notices.filter(state__in=WAITING)
    first = waiting.order_by("due_at").values_list("due_at", flat=True).first()
    seconds = max(0, round((first - timezone.now()).total_seconds())) if first else 0
    return Mails(waiting.count(), notices.filter(state=NoticeState.ACCEPTED).count(), total, seconds)


def _funnel(run: ImportRun, *, counts_all: bool) -> Funnel | None:
    """How far the people have come whom this import added."""
    added = run.counts.get("create", 0)
    if not added or not _has_result(run):
        return None
    return count_run_funnel(run.program, run.pk, added=added, counts_all=counts_all)


def _waiting_people(funnel: Funnel | None) -> int:
    counts = {step.key: step.count or 0 for step in funnel.steps} if funnel else {}
    return counts.get("accepted", 0) - counts.get("joined", 0)


def field_labels(run: ImportRun) -> dict[str, str]:
    """What the program's fields are called."""
    return {field.key: field.label for field in list_fields(run.program)}


def kept_lines(entries: Iterable[Mapping[str, str | None]], labels: Mapping[str, str]) -> tuple[Kept, ...]:
    """What an undo leaves, with its reasons as sentences."""
    return tuple(
        Kept(
            str(e["email"]),
            labels.get(e["field"] or "", e["field"] or ""),
            str(KEPT_SENTENCES.get(e["reason"] or "", e["reason"])),
        )
        for e in entries
    )


def _kept_counts(run: ImportRun) -> dict[str, int]:
    """How much the undo left; imports undone by an older Muster have their list only."""
    return {name: run.counts.get(name, count) for name, count in count_kept(run.kept).items()}


def kept_sentence(counts: Mapping[str, int]) -> str:
    """How many people and values an undo leaves; empty where that is nobody."""
    values = counts["kept_values"]
    added = counts["kept"] - values
    people = counts["kept_people"] - added
    sentences = []
    if added:
        sentence = ngettext(
            "%(count)s person stays whom this import added.",
            "%(count)s people stay whom this import added.",
            added,
        )
        sentences.append(sentence % {"count": intcomma(added)})
    if values:
        people_text = ngettext("%(count)s person", "%(count)s people", people) % {"count": intcomma(people)}
        sentence = ngettext(
            "%(count)s value of %(people)s stays as it is.",
            "%(count)s values of %(people)s stay as they are.",
            values,
        )
        sentences.append(sentence % {"count": intcomma(values), "people": people_text})
    return " ".join(sentences)


def aside_lines(entries: Iterable[Mapping[str, str | int]]) -> tuple[Kept, ...]:
    """Who was not touched because they changed or were erased between the plan and its doing, with the row of the file."""
    return tuple(
        Kept(
            str(e["email"]),
            _("%(sheet)s, row %(row)s") % {"sheet": e["sheet"], "row": e["sheet_row"]},
            reason_sentence(str(e["reason"])),
        )
        for e in entries
    )


def _failure(run: ImportRun) -> str:
    if run.state != RunState.FAILED:
        return ""
    if run.failure in SENTENCES:
        return refusal_sentence(run.failure, {})
    return _("Something stopped it. What was done so far can be undone; then import the file again.")
