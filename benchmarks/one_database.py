"""Every figure of `compared` on one database, as one JSON line."""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from muster.imports.models import ImportRun
    from muster.programs.models import Program


def main(folder: Path, compared_rows: int, large_rows: int) -> None:
    """Prints {figure: rows a second}, creates and updates."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from django_scopes import scope

    from muster.organisations.models import Organisation

    organisation = Organisation.objects.create(name="Bench", slug="bench")
    with scope(organisation=organisation):
        figures = {
            **_compared(organisation, folder, compared_rows),
            **_large(organisation, folder, large_rows),
        }
    figures["peak MiB of this process"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(figures))


def _compared(organisation: object, folder: Path, rows: int) -> dict[str, float]:
    from benchmarks import ours, theirs

    files = {"create": folder / f"{rows}.xlsx", "update": folder / f"{rows}-changed.xlsx"}
    figures = {}
    programs = {name: _program(organisation, name) for name in ("default", "bulk", "ours")}
    for work, path in files.items():
        for name in ("default", "bulk"):
            speed = theirs.run(programs[name], path, is_bulk=name == "bulk")
            figures[f"django-import-export {name}, {work}"] = speed
        figures[f"muster {rows}, {work}"], made = ours.run(programs["ours"], path, overwrite=work == "update")
        _check(made, work, rows)
        _check_same(programs)
    return figures


def _large(organisation: object, folder: Path, rows: int) -> dict[str, float]:
    from benchmarks import ours

    program = _program(organisation, "large")
    figures = {}
    for work, suffix in (("create", ""), ("update", "-changed")):
        path = folder / f"{rows}{suffix}.xlsx"
        figures[f"muster {rows}, {work}"], made = ours.run(program, path, overwrite=work == "update")
        _check(made, work, rows)
    return figures


def _program(organisation: object, name: str) -> Program:
    from muster.programs.actions import create_program

    return create_program(organisation, name=name, keys=None, actor=None)  # type: ignore[arg-type]


def _check_same(programs: Mapping[str, Program]) -> None:
    """Figures are compared only where the same was done."""
    from muster.participants.models import Participant

    names = (
        "email_key",
        "email",
        "first_name",
        "last_name",
        "is_mentor",
        "sort_name",
        "search_text",
        "values",
    )
    found = {
        name: list(Participant.objects.filter(program=program).order_by("email_key").values_list(*names))
        for name, program in programs.items()
    }
    for name, people in found.items():
        if people != found["ours"]:
            raise SystemExit(f"{name}: other people than ours")


def _check(run: ImportRun, work: str, rows: int) -> None:
    """A figure counts only where the work was done."""
    if run.counts[work] != rows:
        raise SystemExit(f"{work}: {run.counts} of {rows} rows")
    print(f"{work} {rows}: {run.seconds}", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
