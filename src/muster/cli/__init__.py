"""The command line: `muster COMMAND`. Each module of GROUPS registers its commands; nothing heavy is imported before one runs."""

from __future__ import annotations

from typing import Annotated

import typer

from muster.cli import backup, doctor, files, imports, link, participants, serve, setup, worker
from muster.cli.answers import Commands

app = typer.Typer(
    name="muster",
    cls=Commands,
    help="Run mentoring programs, and bring people in from any spreadsheet.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

GROUPS = (files, imports, participants, serve, setup, worker, backup, link, doctor)
"""Every module of commands; a new one is one file and one name here."""

for _group in GROUPS:
    _group.register(app)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer's signature
    if wanted:
        from importlib.metadata import version

        typer.echo(f"muster {version('muster')}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the version and end.", callback=_print_version, is_eager=True),
    ] = False,
) -> None:
    pass


def main() -> None:
    """What `muster` runs."""
    app()
