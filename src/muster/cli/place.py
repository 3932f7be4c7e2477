"""Which program a command works in, and who acts."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from muster.accounts.models import User
    from muster.programs.models import Program

COMMAND_LINE = "command line"


@contextmanager
def in_program(slug: str | None) -> Iterator[Program]:
    """The program named, or the only one, within its organisation's scope. Wrong usage where that isn't clear."""
    from django_scopes import scope

    program = _named(slug)
    with scope(organisation=program.organisation):
        yield program


def find_actor(program: Program, email: str | None) -> User | None:
    """The member who acts, or None for the command line itself. Refused for whoever may not import there."""
    from muster.engine.identity import email_key
    from muster.organisations.models import Member

    if email is None:
        return None
    of_key = Member.objects.select_related("user").filter(user__email_key=email_key(email))
    member = of_key.filter(organisation=program.organisation).first()
    if member is None or not member.can_change:
        raise Refused("actor.not_found", email=email)
    return member.user


def _named(slug: str | None) -> Program:
    from django_scopes import scopes_disabled

    from muster.programs.models import Program

    with scopes_disabled():
        programs = Program.objects.select_related("organisation").order_by("slug")
        found = list(programs.filter(slug=slug) if slug is not None else programs[:2])
        if len(found) == 1:
            return found[0]
        slugs = list(programs.values_list("slug", flat=True)[:100])
    raise typer.BadParameter(_which(slug, slugs), param_hint="--program")


def _which(slug: str | None, slugs: list[str]) -> str:
    if not slugs:
        return "there is no program yet; `muster setup` makes one"
    wrong = f"there is no program {slug}; " if slug is not None else ""
    return f"{wrong}name one of: {', '.join(slugs)}"
