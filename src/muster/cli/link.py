"""`muster link EMAIL`: a one-time sign-in, for an owner without mail."""

from __future__ import annotations

from typing import Annotated

import typer

from muster.cli.answers import start_django
from muster.refusals import Refused


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("link")(link)


def link(email: Annotated[str, typer.Argument(metavar="EMAIL", help="The address of an account.")]) -> None:
    """Print a link that signs this person in, once, within the hour."""
    start_django()
    from django.conf import settings
    from django.urls import reverse

    from muster.accounts.actions import create_sign_in_link
    from muster.accounts.backend import find_user

    user = find_user(email)
    if user is None:
        raise Refused("link.no_account", email=email)
    path = reverse("account_link", args=[create_sign_in_link(user)])
    typer.echo(f"{settings.MUSTER_URL or 'http://127.0.0.1:8000'}{path}")
