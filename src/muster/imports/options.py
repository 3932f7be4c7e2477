"""The options that an import adds to choice fields: noted with the run, and taken back by its undo where nobody uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from muster.imports import lease as leases
from muster.imports.fail_points import reach
from muster.participants.models import Participant
from muster.programs.actions import add_options, remove_options
from muster.programs.models import Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from muster.imports.lease import Lease
    from muster.imports.models import ImportRun

READ_AT_ONCE = 2_000


def add_planned(run: ImportRun, lease: Lease, planned: Mapping[str, Sequence[str]]) -> None:
    """The options that the plan needs. Those that were not there are noted as the run's own. Safe to repeat."""
    with transaction.atomic():
        leases.check_in(lease)
        added = {key: list(options) for key, options in run.added_options.items()}
        for key, options in planned.items():
            new = add_options(run.program, key, options)
            if new:
                added[key] = [*added.get(key, []), *new]
        if added != run.added_options:
            leases.check_in(lease, added_options=added)
            run.added_options = added
        reach("apply.options_added")


def take_back_unused(run: ImportRun, lease: Lease) -> int:
    """Removes the run's own options that nobody has; returns how many. Safe to repeat."""
    unused = {key: unused_options(run.program_id, key, options) for key, options in run.added_options.items()}
    with transaction.atomic():
        leases.check_in(lease)
        return sum(remove_options(run.program, key, options) for key, options in unused.items() if options)


def unused_options(program_id: int, key: str, options: Sequence[str], *, but_for: int = 0) -> list[str]:
    """Those of the options that the field offers and that stand in nobody's values; `but_for` counts as nobody."""
    left = set(options) & _offered(program_id, key)
    people = Participant.objects.filter(program_id=program_id, values__has_key=key).exclude(pk=but_for)
    for value in people.values_list(f"values__{key}", flat=True).iterator(chunk_size=READ_AT_ONCE):
        if not left:
            break
        left -= set(value if isinstance(value, list) else [value])
    return [option for option in options if option in left]


def _offered(program_id: int, key: str) -> set[str]:
    field = Field.objects.filter(program_id=program_id, key=key).first()
    return {option["value"] for option in field.options} if field else set()
