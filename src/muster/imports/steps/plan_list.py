"""The lists behind the plan's numbers, on pages of their own beside the review: old and new side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib.humanize.templatetags.humanize import intcomma
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from muster.imports import plans
from muster.imports.plan_lists import LISTS, count_of, first_invited, read_lines
from muster.imports.review.shown import prepare_review
from muster.imports.steps.step import is_changeable, with_query
from muster.notices.message import Reader
from muster.notices.models import NoticeKind
from muster.notices.samples import sample_mail
from muster.notices.texts import find_words
from muster.participants.display import show_role

if TYPE_CHECKING:
    from muster.imports.plan_lists import Invited, Line
    from muster.imports.steps.step import Visit
    from muster.notices.message import Rendered

PAGE_LINES = 50
KIND = NoticeKind.INVITATION.value
TITLES = {
    "create": gettext_lazy("New"),
    "update": gettext_lazy("Updates"),
    "unchanged": gettext_lazy("No change"),
    "skip": gettext_lazy("Left as they are"),
    "reject": gettext_lazy("Left out"),
    "notify": gettext_lazy("Invitations"),
}
EMPTY = {
    "create": gettext_lazy("Nobody new."),
    "update": gettext_lazy("Nobody already here changes."),
    "unchanged": gettext_lazy("No row says only what is known already."),
    "skip": gettext_lazy("No row is left as it is."),
    "reject": gettext_lazy("No row is left out."),
    "notify": gettext_lazy("Nobody is mailed."),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One list, how long it is, and where it stands."""

    label: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class PlanListPage:
    """One page of one list of the plan."""

    name: str
    title: str
    tabs: tuple[Tab, ...]
    lines: tuple[Line, ...]
    empty: str
    shown: str
    newer_url: str
    older_url: str
    file_url: str
    back_url: str
    back_label: str
    mail: Rendered | None
    """Of the list of invitations: what the first of them says."""
    mail_query: str
    """Names that mail among the program's."""
    template: str = "imports/steps/plan_list.html"


def view(visit: Visit, name: str) -> PlanListPage:
    """The page of the list that the address names; planned anew first where something moved."""
    if name not in LISTS or visit.run.plan_revision < 0:
        raise Http404
    ready_plan(visit)
    total, page = count_of(visit.run, name), _page(visit.request.GET.get("page", ""))
    start = (page - 1) * PAGE_LINES
    lines = tuple(read_lines(visit.run, name, start, PAGE_LINES))
    invited = first_invited(visit.run) if name == "notify" else None
    back = "review" if is_changeable(visit.run) else "result"
    return PlanListPage(
        name=name,
        title=str(TITLES[name]),
        tabs=tuple(_tab(visit, each, name) for each in LISTS),
        lines=lines,
        empty=str(EMPTY[name]),
        shown=_shown(start, len(lines), total),
        newer_url=with_query(list_url(visit, name), {"page": page - 1}) if page > 1 else "",
        older_url=with_query(list_url(visit, name), {"page": page + 1}) if start + len(lines) < total else "",
        file_url=visit.url("plan_file"),
        back_url=visit.url(back),
        back_label=_("Back to the review") if back == "review" else _("Back to the result"),
        mail=_mail(visit, invited) if invited else None,
        mail_query=urlencode({"kind": KIND, "role": invited.role, "language": invited.language})
        if invited
        else "",
    )


def _mail(visit: Visit, invited: Invited) -> Rendered:
    program = visit.place.program
    words = find_words(program, KIND, role=invited.role, language=invited.language)
    reader = Reader(invited.first_name, invited.last_name, show_role(invited.role))
    return sample_mail(program, KIND, words, reader)


def ready_plan(visit: Visit) -> None:
    """The plan that counts is stored when this returns: while the run is open, the one of today."""
    if is_changeable(visit.run) and plans.is_stale(visit.run):
        prepare_review(visit.run)


def list_url(visit: Visit, name: str) -> str:
    """The address of one list."""
    return visit.url("plan", action=name)


def _page(text: str) -> int:
    return max(int(text), 1) if text.isdecimal() and len(text) < 8 else 1  # noqa: PLR2004 - digits


def _tab(visit: Visit, name: str, chosen: str) -> Tab:
    return Tab(str(TITLES[name]), count_of(visit.run, name), list_url(visit, name), name == chosen)


def _shown(start: int, count: int, total: int) -> str:
    if not count:
        return ""
    return _("%(first)s to %(last)s of %(total)s") % {
        "first": intcomma(start + 1),
        "last": intcomma(start + count),
        "total": intcomma(total),
    }
