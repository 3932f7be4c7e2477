"""Every number of the matching: limits, and what each piece of evidence weighs.

The weights are the log-odds that a column is a field. `python -m tests.matching.calibrate` finds them by a logistic
regression with a ridge over every (column, field) pair of the header sets to develop with (`tests/matching`), with the cells and
then with the headers alone, and prints this table. The limits below were set by hand on the same sets. The table was fitted when
there were fewer names; with those of today it comes out a little otherwise, and no better on other sets.
"""

from __future__ import annotations

CONFIDENT = 0.7
"""From here on a field is proposed; below it is only offered."""
OFFERED = 0.08
"""From here on a field is among the offers of a column."""
OFFERS = 3
"""So many offers a column."""
LOGIT_LIMIT = -0.4
"""Log-odds from which on a column may be given to a field at all; whether it is proposed is for the calibrated confidence."""

CALIBRATION = (0.92, 0.12, 0.67)
"""Constant, weight of the log-odds and of the margin to the nearest rival: what makes a confidence that keeps its word.

Fitted to what was matched in files when they were new to the matcher (`tests/matching/first_answers.csv`). The weights
above are older and stay: fitted to sets whose words are all known by now, they would trust headers more than new files allow.
"""
CLEAR_MARGIN = 6.0
"""A greater margin makes a match no surer."""
FIRST_COMES_FIRST = 0.05
"""By so little at most a column further to the right is less likely: it decides between equals only."""

SAMPLE_ROWS = 200
"""Rows of which the cells are looked at: the first half of them from the top, the others spread over the sheet."""
DISTINCT_VALUES = 60
"""Different values of a column that are read by the field types."""

FUZZY_LETTERS, FUZZY_RATIO = 5, 0.79
"""The shortest word that may be misspelt, and how alike it must be: one letter in five wrong, or two that changed places."""
LEAST_PART, LEAST_SHARED = 0.3, 0.5
"""How much of a header, or of a name, must be in the other to count at all."""
LONG_HEADER, LONG_NUMBERED = 5, 3
"""Words from which on a header is a question, and one that is numbered."""

WEIGHTS: dict[str, float] = {
    "bias": -4.48,
    "exact": 7.84,
    "exact_weak": 3.59,
    "covered": 7.13,
    "covered_weak": 3.43,
    "misspelt": 5.68,
    "asked": 4.9,
    "asked_weak": 2.9,
    "part": 3.27,
    "part_at_end": 4.18,
    "shared": 3.6,
    "label": 0.57,
    "lesser": -5.98,
    "lesser_alone": -0.56,
    "shared_name": -1.95,
    "language_agrees": -0.07,
    "language_differs": -0.33,
    "cells_unmistakable": 1.19,
    "cells_options": 3.0,
    "cells_telling": 1.6,
    "cells_mild": 0.57,
    "half_unmistakable": 2.25,
    "half_options": 3.51,
    "half_telling": 2.13,
    "half_mild": -0.22,
    "alone_unmistakable": 5.23,
    "alone_options": 6.22,
    "alone_telling": 3.28,
    "alone_mild": 0.2,
    "alone_only": 3.02,
    "cells_against": -3.62,
    "in_address": 0.49,
    "alone_in_address": 3.62,
    "strangers": -5.11,
    "beside": 2.81,
    "not_beside": -5.39,
    "remembered": 8.0,
    "remembered_other": -8.0,
    "repeated": -2.06,
    "needless": -6.25,
    "survey": -8.01,
    "own": 1.86,
    "named_elsewhere": -3.45,
    "empty": -2.5,
    "first_alone": 1.51,
}
"""Evidence → log-odds; shares multiply them."""
