"""People typed or pasted into the review: a run whose file is nothing but the headers of the program's fields."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from muster.imports import actions
from muster.programs.queries import importable_specs

if TYPE_CHECKING:
    from muster.imports.models import ImportRun

NOT_TYPED = frozenset({"full_name", "status"})


def start_by_hand(run: ImportRun) -> None:
    """Gives the run an empty sheet with a column for each field, every choice made, and plans it."""
    specs = [spec for spec in importable_specs(run.program) if spec.key not in NOT_TYPED]
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerow(spec.label for spec in specs)
    actions.receive_rows(run, _("Typed rows"), out.getvalue())
    actions.choose_sheets(run, {0: ""})
    actions.choose_header(run, 0, 1)
    for column, spec in enumerate(specs, start=1):
        actions.choose_column(run, 0, column, spec.key)
    actions.plan_run(run)
