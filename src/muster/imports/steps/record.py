"""The record of an import: who, when, which file, under which settings, with what outcome, and what of it is still kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from muster.engine.table import Rule
from muster.imports import queries
from muster.imports.counts import told_counts
from muster.imports.models import RunRole
from muster.imports.retention import undo_until
from muster.imports.steps.result import field_labels, who
from muster.imports.steps.rules import ONLY, RULES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from muster.imports.models import ImportRun, Source
    from muster.imports.steps.step import Visit

COUNTS = {
    "rows": gettext_lazy("Rows"),
    "create": gettext_lazy("New"),
    "update": gettext_lazy("Updates"),
    "unchanged": gettext_lazy("No change"),
    "skip": gettext_lazy("Left as they are"),
    "reject": gettext_lazy("Left out"),
    "notify": gettext_lazy("Invitations"),
    "values_changed": gettext_lazy("Values changed"),
    "own_kept": gettext_lazy("Values kept because people entered them"),
    "set_aside": gettext_lazy("Set aside because they were changed or erased meanwhile"),
    "set_aside_erased": gettext_lazy("Of these: asked to be erased"),
    "restored": gettext_lazy("Put back by the undo"),
    "removed": gettext_lazy("Taken out by the undo"),
    "kept_people": gettext_lazy("People whom the undo left as they are, at least in part"),
    "kept_values": gettext_lazy("Values that the undo left as they are"),
}
STAGES = {
    "read": gettext_lazy("reading"),
    "match": gettext_lazy("matching columns"),
    "check": gettext_lazy("gathering what is known"),
    "plan": gettext_lazy("planning"),
    "apply": gettext_lazy("applying"),
}
DATE_ORDERS = {
    "dmy": gettext_lazy("day, month, year"),
    "mdy": gettext_lazy("month, day, year"),
    "ymd": gettext_lazy("year, month, day"),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the record."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetFacts:
    """One imported sheet: where its header stood, and which column was which field."""

    name: str
    facts: tuple[Fact, ...]
    columns: tuple[Fact, ...]
    """Header → field; an empty text is a column that was left out."""


@dataclass(frozen=True, slots=True)
class RecordPage:
    """Everything that is known about one run."""

    number: int
    file: tuple[Fact, ...]
    course: tuple[Fact, ...]
    choices: tuple[Fact, ...]
    counts: tuple[Fact, ...]
    sheets: tuple[SheetFacts, ...]
    keeping: tuple[Fact, ...]
    back_url: str
    template: str = "imports/steps/record.html"


def view(visit: Visit) -> RecordPage:
    """The record of the run, at whatever step it is."""
    run = visit.run
    labels, counts = field_labels(run), told_counts(run.counts)
    return RecordPage(
        number=run.pk,
        file=tuple(_file(run)),
        course=tuple(_course(run)),
        choices=tuple(_choices(run, labels)),
        counts=tuple(
            Fact(str(label), _number(counts[name])) for name, label in COUNTS.items() if counts.get(name)
        ),
        sheets=tuple(_sheet(source, labels) for source in run.sources.filter(is_selected=True)),
        keeping=tuple(_keeping(run)),
        back_url=visit.url("run"),
    )


def _file(run: ImportRun) -> Iterator[Fact]:
    if not run.file_name:
        return
    yield Fact(_("Name"), run.file_name)
    yield Fact(_("Size"), filesizeformat(run.size_bytes))
    yield Fact("SHA-256", run.file_sha256)
    kind = [
        run.format,
        run.encoding,
        {",": _("comma"), ";": _("semicolon"), "\t": _("tab")}.get(run.delimiter, run.delimiter),
    ]
    yield Fact(_("Read as"), ", ".join(part for part in kind if part))


def _course(run: ImportRun) -> Iterator[Fact]:
    yield Fact(_("State"), run.get_state_display())
    yield Fact(_("By"), who(run))
    moments = (
        (_("Begun"), run.created_at),
        (_("Yes"), run.started_at),
        (_("Ended"), run.finished_at),
        (_("Undone"), run.undone_at),
    )
    yield from (Fact(name, _moment(at)) for name, at in moments if at)
    spent = [f"{STAGES[stage]} {seconds:.1f} s" for stage, seconds in run.seconds.items() if stage in STAGES]
    if spent:
        yield Fact(_("Time taken"), ", ".join(spent))
    edits = run.edits.filter(undone_at=None).count()
    if edits:
        yield Fact(_("Cells repaired in the review"), _number(edits))


def _choices(run: ImportRun, labels: dict[str, str]) -> Iterator[Fact]:
    chosen = queries.settings_of(run)
    yield Fact(_("Participant role"), str(RunRole(run.role).label))
    for name, is_on in (
        (_("Overwrite participants"), run.overwrite),
        (_("Notify imported participants"), run.notify),
        (_("Also invite those never invited"), run.notify_existing),
    ):
        yield Fact(name, _("on") if is_on else _("off"))
    if chosen.only:
        yield Fact(_("Who is imported"), str(dict(ONLY)[chosen.only]))
    for key, rule in sorted(chosen.rules.items()):
        if rule != Rule.REPLACE:
            yield Fact(labels.get(key, key), str(RULES[rule]))
    for key in sorted(chosen.clear_empty):
        yield Fact(labels.get(key, _("All fields")), _("An empty cell clears what is there"))
    for key, order in sorted(chosen.date_order.items()):
        yield Fact(labels.get(key, key), str(DATE_ORDERS.get(order, order)))
    if chosen.values:
        yield Fact(_("Texts of the file that were given a meaning"), _number(len(chosen.values)))
    yield Fact(
        _("Asks from"), _("%(percent)s %% changed participants") % {"percent": chosen.max_change_percent}
    )


def _sheet(source: Source, labels: dict[str, str]) -> SheetFacts:
    header = _number(source.header_row) if source.header_row else _("none")
    facts = [Fact(_("Header row"), header), Fact(_("Rows"), _number(source.rows))]
    if source.role:
        facts.append(Fact(_("Role"), str(RunRole(source.role).label)))
    columns = tuple(
        Fact(column["header"], labels.get(column["field"], column["field"] or ""))
        for column in source.columns
    )
    return SheetFacts(source.name, tuple(facts), columns)


def _keeping(run: ImportRun) -> Iterator[Fact]:
    """What of the run is kept until when."""
    ended = run.finished_at
    parts = (
        (_("Uploaded file"), run.upload_dropped_at, settings.MUSTER_KEEP_UPLOADS_DAYS),
        (_("Rows and plan"), run.rows_dropped_at, settings.MUSTER_KEEP_ROWS_DAYS),
    )
    for name, dropped_at, days in parts:
        if dropped_at:
            yield Fact(name, _("deleted on %(when)s") % {"when": _moment(dropped_at)})
        elif ended:
            yield Fact(name, _("kept until %(when)s") % {"when": _moment(ended + timedelta(days=days))})
    until = undo_until(run)
    if until:
        is_open = timezone.now() < until
        sentence = _("possible until %(when)s") if is_open else _("was possible until %(when)s")
        yield Fact(_("Undo"), sentence % {"when": _moment(until)})


def _moment(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y, H:i")


def _number(count: int) -> str:
    return f"{count:,}"
