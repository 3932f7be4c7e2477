"""What every page needs for its frame: colours and the programs to switch between. Nothing is asked before it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.urls import reverse
from django_scopes import scopes_disabled

from muster.participants.models import Participant
from muster.programs.models import Program

if TYPE_CHECKING:
    from django.http import HttpRequest

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "theme"
MOST_PROGRAMS = 20


@dataclass(frozen=True, slots=True)
class ProgramLink:
    """One line of the switcher."""

    pk: int
    name: str
    organisation_name: str
    url: str


class Layout:
    """The frame around a page. Works without a request's user too, on error pages."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def theme(self) -> str:
        user = getattr(self.request, "user", None)
        theme = (
            user.theme
            if user is not None and user.is_authenticated
            else self.request.COOKIES.get(THEME_COOKIE)
        )
        return theme if theme in THEMES else "auto"

    @cached_property
    def programs(self) -> list[ProgramLink]:
        """The programs this person administers, of every organisation, by name."""
        user = self.request.user
        if not user.is_authenticated:
            return []
        with scopes_disabled():
            found = (
                Program.objects.filter(organisation__members__user=user)
                .select_related("organisation")
                .order_by("name")
            )
            return [_link(program) for program in found[:MOST_PROGRAMS]]

    @cached_property
    def is_participant(self) -> bool:
        user = self.request.user
        if not user.is_authenticated:
            return False
        with scopes_disabled():
            return Participant.objects.filter(user=user).exists()


def _link(program: Program) -> ProgramLink:
    organisation = program.organisation
    url = reverse("participants:list", kwargs={"organisation": organisation.slug, "program": program.slug})
    return ProgramLink(program.pk, program.name, organisation.name, url)


def layout(request: HttpRequest) -> dict[str, object]:
    """Adds `layout` to every template's context."""
    return {"layout": Layout(request)}
