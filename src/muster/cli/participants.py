"""`muster export` and `muster template`: participants as a file, and an empty file for participants."""

from __future__ import annotations

import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from muster.cli.answers import say, start_django
from muster.cli.place import in_program

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLES = ("mentor", "mentee", "both")

ProgramOption = Annotated[
    str | None, typer.Option("--program", metavar="SLUG", help="Without it: the only program.")
]


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    app.command("export")(export)
    app.command("template")(template)


def export(
    *,
    program: ProgramOption = None,
    role: Annotated[
        str | None, typer.Option(metavar="|".join(ROLES), help="Only people of this role.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            dir_okay=False,
            help="FILE.csv or FILE.xlsx; without it: CSV on standard output.",
        ),
    ] = None,
) -> None:
    """Write participants to a file that is itself a valid import."""
    if role is not None and role not in ROLES:
        raise typer.BadParameter(f"{role} is none of {', '.join(ROLES)}.", param_hint="--role")
    _check_ending(output, (".csv", ".xlsx"))
    start_django()
    from muster.participants.export import write_csv, write_export

    with in_program(program) as there:
        if output is None:
            write_csv(there, sys.stdout.buffer, role=role)
            sys.stdout.buffer.flush()
            return
        with _replacing(output) as draft:
            count = write_export(there, draft, role=role)
    say(f"{count:,} people written to {output}.")


def template(
    *,
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FILE.xlsx", dir_okay=False, help="The workbook to write."),
    ],
    program: ProgramOption = None,
) -> None:
    """Write an empty workbook with the program's fields, options as drop-downs."""
    _check_ending(output, (".xlsx",))
    start_django()
    from muster.participants.template import write_template

    with in_program(program) as there, _replacing(output) as draft:
        write_template(there, draft)
    say(f"The template of “{there.name}” is written to {output}.")


def _check_ending(output: Path | None, endings: tuple[str, ...]) -> None:
    if output is not None and output.suffix.lower() not in endings:
        raise typer.BadParameter(f"{output} must end in {' or '.join(endings)}.", param_hint="-o")
    if output is not None and not output.absolute().parent.is_dir():
        raise typer.BadParameter(f"the folder {output.parent} does not exist.", param_hint="-o")


@contextmanager
def _replacing(output: Path) -> Iterator[Path]:
    """A draft beside `output` that takes its place at the end, so that a broken write leaves the old file."""
    with tempfile.TemporaryDirectory(prefix=".muster-", dir=output.absolute().parent) as folder:
        draft = Path(folder) / output.name
        yield draft
        draft.replace(output)
