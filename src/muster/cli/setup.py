"""`muster setup`: the first owner, organisation and program without a browser."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli.answers import start_django
from muster.refusals import Refused

if TYPE_CHECKING:
    from muster.accounts.models import User
    from muster.organisations.models import Organisation
    from muster.programs.models import Program


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("setup")(setup)


def setup(
    *,
    email: Annotated[str, typer.Option(help="The owner's e-mail address.")],
    organisation: Annotated[str, typer.Option(help="The organisation's name.")],
    program: Annotated[str, typer.Option(help="The program's name.")],
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the owner's password from standard input.")
    ] = False,
) -> None:
    """Make the first owner, organisation and program. Safe to repeat: what is there stays as it is."""
    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else None
    start_django()
    from muster.cli.database import make_ready

    make_ready()
    owner, is_new = _find_or_create_owner(email, password)
    place = _find_or_create_organisation(organisation, owner)
    made = _find_or_create_program(place, program, owner)
    typer.echo(f"Owner {owner.email}, organisation {place.slug}, program {made.slug}.")
    if is_new and password is None:
        typer.echo(
            f"The owner has no password yet. `muster link {owner.email}` prints a link to sign in with."
        )


def _find_or_create_owner(email: str, password: str | None) -> tuple[User, bool]:
    """The account of that address; a password that is given is set, on an account that is there too."""
    from django.utils import timezone

    from muster.accounts.backend import find_user
    from muster.accounts.models import User
    from muster.engine.identity import email_key

    user = find_user(email)
    if user is None and email_key(email) is None:
        raise Refused("setup.email_wrong", email=email)
    is_new = user is None
    owner = user or User(email=email.strip())
    if password is not None:
        _check_password(password, owner)
        owner.set_password(password)
    elif is_new:
        owner.set_unusable_password()
    owner.verified_at = owner.verified_at or timezone.now()  # the host vouches for whom they name
    owner.save()
    return owner, is_new


def _check_password(password: str, user: User) -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refused("setup.password_weak", reason=" ".join(error.messages)) from error


def _find_or_create_organisation(name: str, owner: User) -> Organisation:
    from django_scopes import scopes_disabled

    from muster.organisations.actions import create_organisation
    from muster.organisations.models import Member, MemberRole

    with scopes_disabled():
        owned = Member.objects.select_related("organisation").filter(user=owner, role=MemberRole.OWNER)
        member = owned.filter(organisation__name=name.strip()).first()
        return (
            member.organisation
            if member
            else create_organisation(name, owner=owner, actor_label="command line")
        )


def _find_or_create_program(organisation: Organisation, name: str, owner: User) -> Program:
    from django_scopes import scope

    from muster.programs.actions import create_program
    from muster.programs.models import Program

    with scope(organisation=organisation):
        found = Program.objects.filter(organisation=organisation, name=name.strip()).first()
        return found or create_program(
            organisation, name=name.strip(), keys=None, actor=owner, actor_label="command line"
        )
