"""The weights of column matching, fitted to the folders of the test set that are there to develop with.

    .venv/bin/python -m tests.matching.calibrate [FOLDER]

prints the table for `muster.engine.matching.weights`. A logistic regression over every (column, field) pair that is worth a
thought, once with the cells and once with the headers alone; the ridge pulls each weight to what was first set by hand, so
that evidence that the sets hardly show keeps a sensible weight. Then a second one, from log-odds and margin to how often matches
are right: the calibration. Its matches are those made when the matcher saw a set for the first time, as it sees any new file:
whatever is made in a set that its words were taken from is right more often. With the name of a folder it prints the answers
to that folder instead, to be added to `first_answers.csv` as long as nothing was changed for it.
"""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING

from muster.engine.matching import read_sheet
from muster.engine.matching.evidence import Pair, sigmoid, weigh_pairs
from muster.engine.matching.judging import Judged
from muster.engine.matching.weights import CLEAR_MARGIN
from tests.matching.sets import DEVELOP, DEVELOP_LATER, HERE, TO_DEVELOP_WITH, read_half

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.matching.sets import HeaderSet

FIRST_SET: dict[str, float] = {
    "bias": -4.0,
    "exact": 7.0,
    "exact_weak": 4.2,
    "covered": 6.2,
    "covered_weak": 3.2,
    "misspelt": 5.6,
    "asked": 5.0,
    "asked_weak": 3.0,
    "part": 3.2,
    "part_at_end": 4.0,
    "shared": 4.5,
    "label": 1.0,
    "lesser": -4.0,
    "lesser_alone": -1.0,
    "shared_name": -1.0,
    "language_agrees": 0.5,
    "language_differs": -1.2,
    "cells_unmistakable": 2.0,
    "cells_options": 3.0,
    "cells_telling": 1.5,
    "cells_mild": 0.7,
    "half_unmistakable": 2.5,
    "half_options": 3.5,
    "half_telling": 2.0,
    "half_mild": 0.5,
    "alone_unmistakable": 5.5,
    "alone_options": 6.0,
    "alone_telling": 3.5,
    "alone_mild": 0.5,
    "alone_only": 3.0,
    "cells_against": -3.0,
    "in_address": 2.0,
    "alone_in_address": 4.5,
    "strangers": -5.0,
    "beside": 3.0,
    "not_beside": -4.0,
    "remembered": 8.0,
    "remembered_other": -8.0,
    "repeated": -2.0,
    "needless": -6.0,
    "survey": -8.0,
    "own": 1.5,
    "named_elsewhere": -3.0,
    "empty": -1.5,
    "first_alone": 1.5,
}
"""What each piece of evidence was first given by hand."""
RIDGE = 4.0
FITTED_TO = (DEVELOP, DEVELOP_LATER)
"""The folders whose pairs find the weights. Where all words of a folder were taken up afterwards, a fit to it trusts headers
more, and cells less, than new files allow: what is scored in total only came out worse."""
FIRST_ANSWERS = HERE / "first_answers.csv"
"""The matches of the later sets as they were made before anything was changed for these: what a new file is like."""
CALIBRATION_FIRST, CALIBRATION_RIDGE = (0.0, 0.7, 0.3), 2.0

Example = tuple[tuple[float, ...], bool]


def main() -> None:
    """Prints weights and calibration, or the answers to the folder that is named."""
    if len(sys.argv) > 1:
        print("\n".join(answers_to(next(folder for folder in TO_DEVELOP_WITH if folder.name == sys.argv[1]))))
        return
    looked_at = all_pairs()
    weights = weights_of(looked_at)
    print(f"{len(looked_at)} sheets\n")
    for name, value in weights.items():
        print(f'    "{name}": {value},')
    made = first_answers()
    calibration = fit(made, CALIBRATION_FIRST, CALIBRATION_RIDGE)
    print(f"\n{len(made)} matches, {sum(right for _, right in made)} right")
    print(f"CALIBRATION = ({', '.join(f'{value:.2f}' for value in calibration)})")


def all_pairs() -> list[tuple[HeaderSet, Sequence[Pair]]]:
    """Each set to develop with and its pairs, with the cells and without."""
    return [
        (one, weigh_pairs(read_sheet(one.table(with_content=with_content), one.fields)))
        for folder in FITTED_TO
        for one in read_half(folder)
        for with_content in (True, False)
        if one.rows or not with_content
    ]


def weights_of(looked_at: Sequence[tuple[HeaderSet, Sequence[Pair]]]) -> dict[str, float]:
    """The weights that tell best which pairs of these sets are right."""
    examples = [example for one, pairs in looked_at for example in examples_of(one, pairs)]
    fitted = fit(examples, tuple(FIRST_SET.values()), RIDGE)
    return {name: round(value, 2) for name, value in zip(FIRST_SET, fitted, strict=True)}


def examples_of(one: HeaderSet, pairs: Sequence[Pair]) -> Iterator[Example]:
    """Features and whether the column is the field; pairs that may be either tell nothing."""
    for pair in pairs:
        truth = one.truths[pair.place]
        if not (truth.is_optional and truth.field == pair.spec.key):
            yield tuple(pair.features.get(name, 0.0) for name in FIRST_SET), truth.field == pair.spec.key


def answers_to(folder: Path) -> Iterator[str]:
    """Folder, log-odds, margin and whether it is right, of each match that is made; where either is right, nothing."""
    for one in read_half(folder):
        for with_content in (True, False):
            judged = Judged.of(weigh_pairs(read_sheet(one.table(with_content=with_content), one.fields)))
            for place, key in judged.bound.items():
                truth, odds, margin = one.truths[place], judged.odds[place, key], judged.margin(place, key)
                if not (truth.is_optional and truth.field == key):
                    is_right = "yes" if truth.field == key else "no"
                    yield f"{folder.name},{odds:.2f},{min(margin, CLEAR_MARGIN):.2f},{is_right}"


def first_answers() -> list[Example]:
    """One, log-odds and margin of each match that was made in files never seen before, and whether it was right."""
    lines = FIRST_ANSWERS.read_text(encoding="utf-8").splitlines()[1:]
    told = [line.split(",") for line in lines]
    return [((1.0, float(odds), float(margin)), right == "yes") for _folder, odds, margin, right in told]


def fit(examples: Sequence[Example], first: Sequence[float], ridge: float) -> tuple[float, ...]:
    """The weights with the greatest likelihood, less the ridge; by Newton's method, in shorter steps where it overshoots."""
    weights = tuple(first)
    loss = _loss(examples, weights, first, ridge)
    for _ in range(60):
        step = _newton_step(examples, weights, first, ridge)
        length = 1.0
        while length > 1e-6:
            tried = tuple(weight - length * change for weight, change in zip(weights, step, strict=True))
            tried_loss = _loss(examples, tried, first, ridge)
            if tried_loss < loss:
                break
            length /= 2
        if length <= 1e-6 or loss - tried_loss < 1e-9:
            break
        weights, loss = tried, tried_loss
    return weights


def _loss(
    examples: Sequence[Example], weights: Sequence[float], first: Sequence[float], ridge: float
) -> float:
    total = ridge / 2 * sum((weight - start) ** 2 for weight, start in zip(weights, first, strict=True))
    for features, is_field in examples:
        odds = sum(weight * value for weight, value in zip(weights, features, strict=True))
        total += _softplus(-odds if is_field else odds)
    return total


def _softplus(value: float) -> float:
    return value + math.log1p(math.exp(-value)) if value > 0 else math.log1p(math.exp(value))


def _newton_step(
    examples: Sequence[Example], weights: Sequence[float], first: Sequence[float], ridge: float
) -> list[float]:
    gradient = [ridge * (weight - start) for weight, start in zip(weights, first, strict=True)]
    hessian = [[ridge if row == column else 0.0 for column in range(len(first))] for row in range(len(first))]
    for features, is_field in examples:
        _add(features, is_field, weights, gradient, hessian)
    return solve(hessian, gradient)


def _add(
    features: Sequence[float],
    is_field: bool,
    weights: Sequence[float],
    gradient: list[float],
    hessian: list[list[float]],
) -> None:
    told = [(place, value) for place, value in enumerate(features) if value]
    chance = sigmoid(sum(weights[place] * value for place, value in told))
    error, slope = chance - is_field, chance * (1.0 - chance)
    for place, value in told:
        gradient[place] += error * value
        row = hessian[place]
        for other, factor in told:
            row[other] += slope * value * factor


def solve(matrix: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination with pivots."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for place in range(len(rows)):
        pivot = max(range(place, len(rows)), key=lambda row: math.fabs(rows[row][place]))
        rows[place], rows[pivot] = rows[pivot], rows[place]
        for below in range(place + 1, len(rows)):
            factor = rows[below][place] / rows[place][place]
            rows[below] = [a - factor * b for a, b in zip(rows[below], rows[place], strict=True)]
    solution = [0.0] * len(rows)
    for place in reversed(range(len(rows))):
        known = sum(rows[place][other] * solution[other] for other in range(place + 1, len(rows)))
        solution[place] = (rows[place][-1] - known) / rows[place][place]
    return solution


if __name__ == "__main__":
    main()
