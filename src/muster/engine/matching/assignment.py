"""The best way to give columns to fields, each at most once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def best_assignment(gains: Mapping[tuple[int, str], float]) -> dict[int, str]:
    """Column → field with the greatest sum of gains; pairs without a gain above zero are never made.

    The Hungarian method with potentials (Kuhn 1955, Munkres 1957): columns × fields squared steps. Of equal sums the one whose
    fields come first by name.
    """
    positive = {pair: gain for pair, gain in gains.items() if gain > 0}
    columns = sorted({column for column, _ in positive})
    fields = sorted({field for _, field in positive})
    # One place more for each column, where it has no field at no cost.
    costs = [
        [-positive.get((column, field), 0.0) for field in fields] + [0.0] * len(columns) for column in columns
    ]
    chosen = _cheapest(costs)
    return {
        column: fields[place]
        for column, place in zip(columns, chosen, strict=True)
        if place < len(fields) and (column, fields[place]) in positive
    }


def _cheapest(costs: list[list[float]]) -> list[int]:
    """For each row its place, so that the sum of costs is least. There are at least as many places as rows."""
    if not costs:
        return []
    width = len(costs[0])
    row_price, place_price = [0.0] * (len(costs) + 1), [0.0] * (width + 1)
    row_at = [0] * (width + 1)
    for row in range(1, len(costs) + 1):
        _place(row, costs, row_at, row_price, place_price)
    places = [0] * len(costs)
    for place in range(1, width + 1):
        if row_at[place]:
            places[row_at[place] - 1] = place - 1
    return places


def _place(
    row: int, costs: list[list[float]], row_at: list[int], row_price: list[float], place_price: list[float]
) -> None:
    """Finds a place for one more row, along the cheapest path of rows that move over."""
    width = len(place_price) - 1
    row_at[0] = row
    least, came_from, is_done = [float("inf")] * (width + 1), [0] * (width + 1), [False] * (width + 1)
    here = 0
    while row_at[here]:
        is_done[here] = True
        current = row_at[here]
        still_open = [place for place in range(1, width + 1) if not is_done[place]]
        for place in still_open:
            cost = costs[current - 1][place - 1] - row_price[current] - place_price[place]
            if cost < least[place]:
                least[place], came_from[place] = cost, here
        nearest = min(still_open, key=lambda place: (least[place], place))
        step = least[nearest]
        for place in range(width + 1):
            if is_done[place]:
                row_price[row_at[place]] += step
                place_price[place] -= step
            else:
                least[place] -= step
        here = nearest
    while here:
        row_at[here] = row_at[came_from[here]]
        here = came_from[here]
