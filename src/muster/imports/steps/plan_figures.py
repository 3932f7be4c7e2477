"""A plan in big numbers, with a bar: as drawn at the review, the last dialog and the result."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from muster.imports.counts import count_as_they_are, told_counts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

WIDTH = 1_000
"""Units of the bar's drawing."""
LEAST = 8
"""A part that is there is never thinner, so that it can be seen."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, what it counts, and its part of the bar (`x`, `width`)."""

    kind: str
    count: int
    label: str
    x: int = 0
    width: int = 0
    url: str = ""
    """The list behind the number."""


LISTS = {"create": "create", "update": "update", "unchanged": "skip", "merged": "skip", "reject": "reject"}
"""Figure → the list of `muster.imports.plan_lists` that it opens into."""


def plan_figures(
    counts: Mapping[str, int], list_url: Callable[[str], str] | None = None
) -> tuple[Figure, ...]:
    """New, updates, no change, left out; rows that went into another are nobody, and stand apart where there are any.

    With `list_url` (list → address) each number that is there leads to its list.
    """
    told, merged, as_they_are = told_counts(counts), counts.get("merged", 0), count_as_they_are(counts)
    parts = (
        ("create", counts.get("create", 0), _("new")),
        ("update", counts.get("update", 0), ngettext("update", "updates", counts.get("update", 0))),
        ("unchanged", as_they_are, ngettext("stays as it is", "stay as they are", as_they_are)),
        *((("merged", merged, _("repeated")),) if merged else ()),
        ("reject", told["reject"], _("left out")),
    )
    figures = _laid_out(parts)
    if list_url is None:
        return figures
    lists = {**LISTS, "unchanged": "skip" if told["skip"] > merged else "unchanged"}
    return tuple(
        replace(figure, url=list_url(lists[figure.kind])) if figure.count else figure for figure in figures
    )


def _laid_out(parts: tuple[tuple[str, int, str], ...]) -> tuple[Figure, ...]:
    total = sum(count for _kind, count, _label in parts) or 1
    figures, x = [], 0
    for kind, count, label in parts:
        width = max(LEAST, round(count * WIDTH / total)) if count else 0
        width = min(width, WIDTH - x)
        figures.append(Figure(kind, count, label, x, width))
        x += width
    return tuple(figures)
