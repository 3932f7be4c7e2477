"""What a plan does differently from the one before it: "2 more new, 1 fewer left out", and why it was made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from muster.imports.counts import told_counts

if TYPE_CHECKING:
    from collections.abc import Mapping

CHOICE, PEOPLE, VERSION = "choice", "people", "version"
"""Why: somebody chose or edited something; the program's people or fields moved; the stored plan is of an older Muster."""

COMPARED = {
    "create": gettext_lazy("new"),
    "update": gettext_lazy("updates"),
    "unchanged": gettext_lazy("without a change"),
    "skip": gettext_lazy("left as they are"),
    "reject": gettext_lazy("left out"),
    "notify": gettext_lazy("invitations"),
}
SENTENCES = {
    CHOICE: gettext_lazy("Since your last change: %(moves)s."),
    PEOPLE: gettext_lazy("The participants or fields changed, so the plan was made anew: %(moves)s."),
    VERSION: gettext_lazy("Muster was updated, so the plan was made anew: %(moves)s."),
}


class Moved(TypedDict):
    """`counts`: what of `COMPARED` is another number now, and by how much."""

    why: str
    counts: dict[str, int]


def moves_between(before: Mapping[str, int], after: Mapping[str, int], why: str) -> Moved:
    """The difference of two plans of one run, in counts."""
    before, after = told_counts(before), told_counts(after)
    counts = {name: after.get(name, 0) - before.get(name, 0) for name in COMPARED}
    return {"why": why, "counts": {name: by for name, by in counts.items() if by}}


def moves_sentence(moved: Moved | None) -> str:
    """In words; empty for the first plan, and for one made anew that came out the same."""
    if moved is None or (not moved["counts"] and moved["why"] != CHOICE):
        return ""
    parts = [_part(name, by) for name, by in moved["counts"].items()]
    return SENTENCES[moved["why"]] % {"moves": ", ".join(parts) or _("nothing else moved")}


def _part(name: str, by: int) -> str:
    sentence = _("%(count)s more %(what)s") if by > 0 else _("%(count)s fewer %(what)s")
    return sentence % {"count": intcomma(abs(by)), "what": COMPARED[name]}
