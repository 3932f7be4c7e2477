"""What stands beside the plan's numbers: what moved since the last change, places for mentees, the whole as a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _

from muster.imports import plans
from muster.imports.moves import moves_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from muster.imports.steps.step import Visit


@dataclass(frozen=True, slots=True)
class PlanNotes:
    """Sentences, each empty where it has nothing to say."""

    moved: str
    places: str
    rules_url: str
    file_url: str


def plan_notes(visit: Visit) -> PlanNotes:
    """The notes of the run's stored plan."""
    document = plans.plan_document(visit.run)
    return PlanNotes(
        moved=moves_sentence(document.get("moved")),
        places=places_sentence(document["counts"]),
        rules_url=visit.url("rules"),
        file_url=visit.url("plan_file"),
    )


def places_sentence(counts: Mapping[str, int]) -> str:
    """How the places for mentees and the mentees themselves change; empty where neither does, or nobody counts them."""
    names = ("places_before", "places_after", "mentees_before", "mentees_after")
    if "places_before" not in counts:
        return ""
    numbers = {name: counts.get(name, 0) for name in names}
    if (
        numbers["places_before"] == numbers["places_after"]
        and numbers["mentees_before"] == numbers["mentees_after"]
    ):
        return ""
    return _(
        "Places for mentees: %(places_before)s → %(places_after)s; mentees: %(mentees_before)s → %(mentees_after)s"
    ) % {name: intcomma(number) for name, number in numbers.items()}
