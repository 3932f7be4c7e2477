"""The revision of a run: counted up by every choice and edit, so that a plan of before is known to be stale."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from muster.imports.models import ImportRun
from muster.imports.plans import OPEN_STATES
from muster.imports.states import write_if
from muster.refusals import Refused

COLUMNS = frozenset({"role", "overwrite", "notify", "notify_existing"})
"""Choices that are columns of a run; the others are keys of its `settings`."""


def count_up(run: ImportRun, *, is_edit: bool = False, **values: Any) -> None:  # noqa: ANN401 - fields of the model
    """Counts up the revision of an open run and sets `values`; refuses where it is not open any more.

    `is_edit`: of cells or rows only, so that the rows it touches can be planned without the others.
    """
    if not is_edit:
        values["choice_revision"] = F("revision") + 1
    changed = write_if(run.pk, {"state__in": OPEN_STATES}, revision=F("revision") + 1, **values)
    if not changed:
        is_there = ImportRun.objects.filter(pk=run.pk).exists()
        raise Refused("run.already_started" if is_there else "run.gone")
    run.refresh_from_db(fields=["revision", "settings", *COLUMNS, *values])
