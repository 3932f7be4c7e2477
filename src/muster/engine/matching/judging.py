"""Pairs → assignment, and how sure each match is given its rivals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from muster.engine.matching.assignment import best_assignment
from muster.engine.matching.evidence import Pair, sigmoid
from muster.engine.matching.weights import (
    CALIBRATION,
    CLEAR_MARGIN,
    FIRST_COMES_FIRST,
    LOGIT_LIMIT,
    OFFERED,
    OFFERS,
)
from muster.engine.table import Offer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Judged:
    """The columns of a table given to fields, with the log-odds of all pairs."""

    pairs: Mapping[tuple[int, str], Pair]
    """(place of the column, field key) → what speaks for it."""
    odds: Mapping[tuple[int, str], float]
    bound: Mapping[int, str]
    owners: Mapping[str, int]

    @classmethod
    def of(cls, pairs: Sequence[Pair]) -> Judged:
        """The best assignment of these pairs; of equal ones for a field the first column is a little ahead."""
        odds = {
            (pair.place, pair.spec.key): pair.log_odds - FIRST_COMES_FIRST * pair.place / (1 + pair.place)
            for pair in pairs
        }
        bound = best_assignment({key: value - LOGIT_LIMIT for key, value in odds.items()})
        by_key = {(pair.place, pair.spec.key): pair for pair in pairs}
        return cls(by_key, odds, bound, {key: place for place, key in bound.items()})

    def confidence(self, place: int, key: str) -> float:
        """How often such a match is right, from 0 to 1."""
        constant, by_odds, by_margin = CALIBRATION
        margin = min(CLEAR_MARGIN, self.margin(place, key))
        return sigmoid(constant + by_odds * self.odds[place, key] + by_margin * margin)

    def margin(self, place: int, key: str) -> float:
        """How far the nearest rival is behind: another field for the column, another column for the field, or no field at all."""
        rivals = [
            value
            for (column, other), value in self.odds.items()
            if (column == place) != (other == key) and not self._is_settled(column, other, place)
        ]
        return self.odds[place, key] - max([0.0, *rivals])

    def _is_settled(self, column: int, key: str, place: int) -> bool:
        """Whether the rival pair is out: its field or its column went to something surer."""
        if column == place:
            return key in self.owners and self.odds[self.owners[key], key] > self.odds[column, key]
        return column in self.bound and self.odds[column, self.bound[column]] > self.odds[column, key]

    def offers(self, place: int) -> tuple[Offer, ...]:
        """The fields that the column could be, the likeliest first."""
        found = sorted(
            ((value, key) for (column, key), value in self.odds.items() if column == place), reverse=True
        )
        likely = [(sigmoid(value), key) for value, key in found if sigmoid(value) >= OFFERED]
        return tuple(Offer(key, round(chance, 2)) for chance, key in likely[:OFFERS])
