"""Muster's own import, in process, by the actions that the wizard and the command line call."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from muster.imports import actions
from muster.imports.worker import work_once

if TYPE_CHECKING:
    from pathlib import Path

    from muster.imports.models import ImportRun
    from muster.programs.models import Program


def run(program: Program, path: Path, *, overwrite: bool) -> tuple[float, ImportRun]:
    """Rows a second from the workbook to committed participants, and the run."""
    started = time.perf_counter()
    made = actions.create_run(
        program, actor=None, actor_label="benchmark", role="mentor", overwrite=overwrite
    )
    with path.open("rb") as file:
        actions.receive_file(made, path.name, iter(lambda: file.read(2**20), b""))
    actions.confirm_all(made)
    actions.change_settings(made, max_change_percent=100)
    actions.plan_run(made)
    actions.approve_run(made, actor=None, plan_revision=made.revision)
    while made.state in {"queued", "applying"}:
        work_once("benchmark")
        made.refresh_from_db()
    seconds = time.perf_counter() - started
    if made.state != "done":
        raise SystemExit(f"the import ended as {made.state}: {made.failure}")
    return made.counts["rows"] / seconds, made
