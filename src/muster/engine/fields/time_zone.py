"""Time zones, by their IANA names."""

from __future__ import annotations

import zoneinfo
from functools import cache
from typing import TYPE_CHECKING

from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem

if TYPE_CHECKING:
    import polars as pl

    from muster.engine.table import FieldSpec


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """The zone named in full, or by its city where only one zone has it."""
    return settle(tidy(texts), context, _read)


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that are full names of zones; a city alone may be a place of work."""
    return share(tidy(sample), lambda text: "/" in text and text.casefold() in names())


@cache
def names() -> dict[str, str]:
    """Every case-folded name, and every city that belongs to one zone only → the zone."""
    zones = sorted(zone for zone in zoneinfo.available_timezones() if not zone.startswith(("posix", "right")))
    cities: dict[str, set[str]] = {}
    for zone in zones:
        if "/" in zone and not zone.startswith("Etc/"):
            cities.setdefault(zone.rpartition("/")[2].replace("_", " ").casefold(), set()).add(zone)
    alone = {city: min(found) for city, found in cities.items() if len(found) == 1}
    return alone | {zone.casefold(): zone for zone in zones}


def _read(text: str) -> str | Problem:
    folded = text.casefold()
    found = names().get(folded) or names().get(folded.replace(" ", "_"))
    return found or Problem("time_zone.unknown")


TYPE = FieldType("time_zone", clean, recognise)
