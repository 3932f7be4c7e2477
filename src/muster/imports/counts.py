"""What a plan counts, as people are told it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def told_counts(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts with rows taken out by hand among those left out, wherever they are shown.

    A plan has them among the skipped, and so does the JSON of the command line.
    """
    by_hand = counts.get("deselected", 0)
    moved = {"skip": counts.get("skip", 0) - by_hand, "reject": counts.get("reject", 0) + by_hand}
    return {**counts, **moved}


def count_as_they_are(counts: Mapping[str, int]) -> int:
    """Those already as the file says, or left as they are by the settings; a second row of one person is nobody else."""
    told = told_counts(counts)
    return max(0, told.get("unchanged", 0) + told["skip"] - told.get("merged", 0))
