"""Reads of imports: the settings of a run, its history, the last dialog, its progress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from muster.engine.table import ImportSettings, Rule
from muster.imports.counts import count_as_they_are, told_counts
from muster.imports.lease import WORKING
from muster.imports.models import ImportRun, RunState
from muster.imports.sources import column_of, is_sampled, raw_table, sample_of, table_part
from muster.notices.mailings import TYPED_ABOVE
from muster.notices.message import sender_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from muster.programs.models import Program

__all__ = [
    "LastDialog",
    "Progress",
    "column_of",
    "find_run",
    "is_sampled",
    "last_dialog",
    "list_runs",
    "progress_of",
    "raw_table",
    "sample_of",
    "settings_of",
    "table_part",
]

DEFAULTS = ImportSettings()
PAGE = 50

ENDED = frozenset({RunState.DONE, RunState.UNDONE, RunState.FAILED, RunState.CANCELLED})


@dataclass(frozen=True, slots=True)
class LastDialog:
    """What the last dialog says, in numbers and in one sentence."""

    program: str
    add: int
    change: int
    leave: int
    leave_out: int
    invitations: int
    moved: int
    """Those who have joined and are told of their new address."""
    sender: str
    seconds: int

    @property
    def must_be_typed(self) -> bool:
        """Whether so many are mailed that their number is asked for."""
        return self.invitations > TYPED_ABOVE

    @property
    def sentence(self) -> str:
        """The whole of it, as one line of text."""
        people = ngettext(
            "Add %(add)s person to %(program)s, change %(change)s, leave %(leave)s as they are, leave out %(leave_out)s.",
            "Add %(add)s people to %(program)s, change %(change)s, leave %(leave)s as they are, leave out %(leave_out)s.",
            self.add,
        )
        return f"{people % self._numbers} {self.mail_sentence}"

    @property
    def mail_sentence(self) -> str:
        """Who gets mail, from whom, and when."""
        told = ngettext(
            "%(moved)s person who has joined gets a mail about the new address.",
            "%(moved)s people who have joined get a mail about their new address.",
            self.moved,
        )
        parts = [self._invitations] if self.invitations else []
        parts += [told % self._numbers] if self.moved else []
        return " ".join(parts) or _("Nobody is mailed.")

    @property
    def _invitations(self) -> str:
        mails = ngettext(
            "%(invitations)s invitation goes out from %(sender)s in %(seconds)s seconds.",
            "%(invitations)s invitations go out from %(sender)s in %(seconds)s seconds.",
            self.invitations,
        )
        return mails % self._numbers

    @property
    def _numbers(self) -> Mapping[str, str | int]:
        values = {name: getattr(self, name) for name in self.__slots__}
        return {name: intcomma(value) if isinstance(value, int) else value for name, value in values.items()}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. `rate` in people a second and `eta_s` are None until there is something to go by."""

    state: str
    done: int
    total: int
    rate: float | None
    eta_s: int | None
    has_ended: bool

    @property
    def rate_shown(self) -> int:
        """Whole people a second; 0 while there is nothing to go by."""
        return round(self.rate or 0)

    @property
    def percent(self) -> int:
        return 100 if not self.total else min(100, self.done * 100 // self.total)


def settings_of(run: ImportRun) -> ImportSettings:
    """Every choice of the run, as the engine takes them."""
    more: dict[str, Any] = run.settings
    return ImportSettings(
        role=run.role,
        role_column=more.get("role_column"),
        overwrite=run.overwrite,
        notify=run.notify,
        notify_existing=run.notify_existing,
        rules={field: Rule(rule) for field, rule in more.get("rules", {}).items()},
        clear_empty=frozenset(more.get("clear_empty", ())),
        only=more.get("only"),
        date_order=more.get("date_order", {}),
        separators=more.get("separators", {}),
        values={(field, text): answer for field, text, answer in more.get("values", ())},
        max_change_percent=more.get("max_change_percent", DEFAULTS.max_change_percent),
        default_country=more.get("default_country") or run.program.default_country or None,
        is_family_name_first=run.program.is_family_name_first,
    )


def list_runs(program: Program, *, before: int | None = None, limit: int = PAGE) -> list[ImportRun]:
    """The newest runs, or those older than `before`."""
    runs = ImportRun.objects.filter(program=program).select_related("created_by")
    if before is not None:
        runs = runs.filter(pk__lt=before)
    return list(runs.order_by("-id")[:limit])


def find_run(run_id: int) -> ImportRun | None:
    """The run within the scope that is set."""
    return ImportRun.objects.select_related("program__organisation").filter(pk=run_id).first()


def last_dialog(run: ImportRun) -> LastDialog:
    """What *Yes* would do. The run must have been planned."""
    from muster.imports.plans import count_moved  # plans read settings from here

    counts = told_counts(run.counts)
    return LastDialog(
        program=run.program.name,
        add=counts.get("create", 0),
        change=counts.get("update", 0),
        leave=count_as_they_are(run.counts),
        leave_out=counts["reject"],
        invitations=counts.get("notify", 0),
        moved=count_moved(run) if run.notify else 0,
        sender=sender_of(run.program),
        seconds=run.program.hold_s,
    )


def is_waiting_for_another(run: ImportRun) -> bool:
    """Whether the run is queued behind another import of its program."""
    others = ImportRun.objects.filter(program_id=run.program_id, state__in=WORKING)
    return run.state == RunState.QUEUED and others.exclude(pk=run.pk).exists()


def progress_of(run: ImportRun) -> Progress:
    """Where a queued or running import or undo stands now."""
    since = run.resumed_at if run.state in WORKING else None
    elapsed = (timezone.now() - since).total_seconds() if since else 0
    fresh = run.done_rows - run.resumed_rows
    rate = fresh / elapsed if elapsed > 0 and fresh > 0 else None
    left = max(0, run.total_rows - run.done_rows)
    return Progress(
        state=run.state,
        done=run.done_rows,
        total=run.total_rows,
        rate=rate,
        eta_s=None if rate is None else round(left / rate),
        has_ended=run.state in ENDED,
    )
