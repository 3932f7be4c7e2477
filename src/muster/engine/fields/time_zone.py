"""Time zones, by their IANA names."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.core import get_global

from muster.engine.fields import country
from muster.engine.fields.settle import settle, share, tidy
from muster.engine.fields.shapes import CleanContext, Cleaned, FieldType, Problem, offered, read_as
from muster.engine.fields.spelling import bare, spellings
from muster.engine.fields.zone_names import ABBREVIATIONS, SHARED, cities, fixed_zone, named_zones, zones
from muster.engine.issues import Severity

if TYPE_CHECKING:
    import polars as pl

    from muster.engine.table import FieldSpec

_PARTS = re.compile(r"\s*[()\[\],;/|]\s*|\s+-\s+|\s+–\s+")
_STATED = re.compile(
    r"^\(?\s*((?:utc|gmt)\s*(?:[+\-−–]\s*\d{1,2}(?::?\d{2})?)?)\s*\)\s*(.+)\Z", re.IGNORECASE
)
_SEASONS = (dt.datetime(2024, 1, 15, 12), dt.datetime(2024, 7, 15, 12))  # noqa: DTZ001 - the wall clock of each zone
"""One day of each half of a year: zones that agree on both are the same to people."""
_LOOKS = re.compile(r"\(?(?:utc|gmt)\b|.+/.+", re.IGNORECASE)


def clean(texts: pl.Series, spec: FieldSpec, context: CleanContext) -> Cleaned:  # noqa: ARG001
    """The zone by its IANA name, city, name in many languages, usual abbreviation, Windows' name, or offset."""
    return settle(tidy(texts), context, partial(_read, home=context.default_country))


def recognise(sample: pl.Series, spec: FieldSpec) -> float:  # noqa: ARG001
    """The share of cells that are zones by their full name or offset; a city alone may be a place of work."""
    return share(tidy(sample), lambda text: bool(_LOOKS.match(text)) and _is_read(_read(text, None)))


def may_mean(text: str) -> bool:
    """Whether a cell of a column of time zones may say this: a city or an abbreviation, too."""
    found = _read(text, None)
    return isinstance(found, str) or found.code != "time_zone.unknown"


def _is_read(found: str | Problem) -> bool:
    return isinstance(found, str) or found.value is not None


def _read(text: str, home: str | None) -> str | Problem:
    small = text.casefold()
    short = bare(text)
    zone = zones().get(small) or zones().get(small.replace(" ", "_"))
    if zone:
        return zone
    if short in SHARED:
        return _shared(SHARED[short], home)
    if short in ABBREVIATIONS:
        return read_as(ABBREVIATIONS[short])
    fixed = fixed_zone(small)
    if fixed:
        return _fixed(*fixed)
    return _named(text) or _stated(text, home) or _of_parts(text, home) or Problem("time_zone.unknown")


def _named(text: str) -> str | Problem | None:
    """A city, or the name of a zone in some language."""
    found = {cities()[spelling] for spelling in spellings(text) if spelling in cities()}
    if len(found) == 1:
        return found.pop()
    zone = named_zones().get(bare(text))
    return read_as(zone) if zone else None


def _shared(by_country: dict[str, str], home: str | None) -> Problem:
    if home in by_country:
        return read_as(by_country[home])
    return offered("time_zone.several", next(iter(by_country.values())))


def _fixed(zone: str, is_exact: bool) -> str | Problem:  # noqa: FBT001 - the pair that `fixed_zone` returns
    if not is_exact:
        return offered("time_zone.offset", zone)
    return zone if zone == "UTC" else Problem("time_zone.fixed", Severity.INFORMS, {"read": zone}, zone)


def _stated(text: str, home: str | None) -> str | Problem | None:
    """`(UTC+01:00) Amsterdam, Berlin, Bern`, as Windows and Google write: the first city that keeps this time."""
    found = _STATED.match(text)
    if not found:
        return None
    offset, rest = found.groups()
    whole = _zone_of(rest, home)
    zones_named = (
        [whole] if whole else [zone for part in _PARTS.split(rest) if part and (zone := _zone_of(part, home))]
    )
    fitting = [zone for zone in zones_named if zone and _keeps(zone, offset)]
    if fitting:
        return read_as(fitting[0])
    return offered("time_zone.unknown", zones_named[0] if zones_named else None)


def _of_parts(text: str, home: str | None) -> Problem | None:
    """`Berlin (CET)`, `CET/CEST`: several names of one time. `Berlin, Germany` and `Germany` alone are only offered."""
    parts = [part for part in _PARTS.split(text) if part]
    named = [(part, _zone_of(part, home)) for part in parts]
    known = [zone for _, zone in named if zone]
    if len(parts) > 1 and len(known) == len(parts) and len({_clock(zone) for zone in known}) == 1:
        return read_as(
            next((zone for zone in known if "/" in zone and not zone.startswith("Etc/")), known[0])
        )
    if len(parts) > 1 and len({_clock(zone) for zone in known}) == 1:
        return offered("time_zone.unknown", known[0])
    return _of_country(text)


def _of_country(text: str) -> Problem | None:
    """A country that has one time is offered as the zone of its capital."""
    code = country.find(text)
    there = (
        [zone for zone in get_global("territory_zones").get(code, ()) if zone.casefold() in zones()]
        if code
        else []
    )
    if not there or len({_clock(zone) for zone in there}) > 1:
        return None
    return offered("time_zone.unknown", there[0])


def _zone_of(part: str, home: str | None) -> str | None:
    """The zone of one part of a longer text, sure or offered."""
    small = part.casefold().strip()
    zone = zones().get(small) or zones().get(small.replace(" ", "_"))
    if bare(part) in SHARED:
        found: str | Problem | None = _shared(SHARED[bare(part)], home)
    elif bare(part) in ABBREVIATIONS:
        return ABBREVIATIONS[bare(part)]
    else:
        fixed = fixed_zone(small)
        found = zone or (fixed[0] if fixed else _named(part))
    return found.value if isinstance(found, Problem) else found


def _clock(zone: str) -> tuple[dt.timedelta | None, ...]:
    """How far from UTC a zone is in winter and in summer."""
    return tuple(ZoneInfo(zone).utcoffset(day) for day in _SEASONS)


def _keeps(zone: str, offset: str) -> bool:
    """Whether a zone is so far from UTC at some time of the year."""
    fixed = fixed_zone(offset.casefold())
    return fixed is not None and bool(set(_clock(zone)) & set(_clock(fixed[0])))


TYPE = FieldType("time_zone", clean, recognise)
