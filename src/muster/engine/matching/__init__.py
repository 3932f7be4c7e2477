"""Columns → fields: by header, cells, neighbours and memory, all columns at once; each with a reason in words.

Every column gets a match; each field is given to one column at most. The numbers stand in `weights`.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from muster.engine.header import propose_role
from muster.engine.matching import reasons
from muster.engine.matching.contents import look_at
from muster.engine.matching.evidence import Sheet, header_key, weigh_pairs
from muster.engine.matching.judging import Judged
from muster.engine.matching.lexicon import lexicon_of
from muster.engine.matching.people import role_words_of
from muster.engine.matching.titles import read_titles
from muster.engine.matching.weights import CONFIDENT
from muster.engine.matching.words import normalised
from muster.engine.table import Clue, Match, Offer, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from muster.engine.table import FieldSpec, Table

__all__ = ["CONFIDENT", "header_key", "match_columns", "normalised"]

_NOTHING_REMEMBERED: Mapping[str, str | None] = MappingProxyType({})


def match_columns(
    table: Table,
    fields: Sequence[FieldSpec],
    remembered: Mapping[str, str | None] = _NOTHING_REMEMBERED,
) -> tuple[Match, ...]:
    """A match for every column of the table, in order.

    `remembered` says what this program bound headers to before (`header_key` of the header → field key, None: left out).
    A match whose confidence is below `CONFIDENT` has no field; what it could be stands in its offers.
    """
    sheet = read_sheet(table, fields, remembered)
    judged = Judged.of(weigh_pairs(sheet))
    return tuple(_match(table, sheet, place, judged) for place in range(len(sheet.titles)))


def read_sheet(
    table: Table,
    fields: Sequence[FieldSpec],
    remembered: Mapping[str, str | None] = _NOTHING_REMEMBERED,
) -> Sheet:
    """The table's headers and a sample of its cells, read for matching."""
    asked = tuple(fields)
    lexicon = lexicon_of(tuple(replace(spec, options=()) for spec in asked))  # options name no column
    titles = read_titles(table.headers, lexicon, _people_of(table.name))
    return Sheet(titles, look_at(table), asked, remembered)


def _people_of(sheet_name: str) -> frozenset[str]:
    """What the people of a sheet are called, if its name says so: on a sheet of mentors “Mentor e-mail” is their own."""
    role = propose_role(sheet_name)
    return role_words_of(role) if role and role is not Role.BOTH else frozenset()


def _match(table: Table, sheet: Sheet, place: int, judged: Judged) -> Match:
    column, header = table.columns[place], table.headers[place]
    offers = judged.offers(place)
    key = judged.bound.get(place)
    confidence = round(judged.confidence(place, key), 2) if key else 0.0
    if key and confidence >= CONFIDENT:
        clues = reasons.clues_for(judged.pairs[place, key])
        return Match(column, header, key, confidence, reasons.sentence(clues), clues, offers)
    clues = _why_not(table, sheet, place, judged, offers)
    likeliest = min(offers[0].confidence if offers else 0.0, round(CONFIDENT - 0.01, 2))
    return Match(column, header, None, likeliest, reasons.sentence(clues), clues, offers)


def _why_not(
    table: Table, sheet: Sheet, place: int, judged: Judged, offers: Sequence[Offer]
) -> tuple[Clue, ...]:
    """Why the column has no field: it never had one, its likeliest went elsewhere, it is not sure, or nothing fits."""
    if sheet.is_left_out(place):
        return (Clue("remembered_out"),)
    if not offers:
        return reasons.clues_against(sheet.titles[place])
    pair = judged.pairs[place, offers[0].field]
    owner = judged.owners.get(pair.spec.key)
    if owner is not None and owner != place:
        return (Clue("taken", {"header": table.headers[owner], "field": pair.spec.label}),)
    return (Clue("unsure", {"field": pair.spec.label}), *reasons.clues_for(pair))
