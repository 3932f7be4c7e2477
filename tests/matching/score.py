"""How good the matching of columns is: `python -m tests.matching.score [FOLDER…] [--errors]` prints it as Markdown.

Each folder of the test set, with content and by headers alone, beside two base lines. What each column should be, and how
the folders differ, is told in `README.md`. `--errors` also lists what went wrong, of the folders to develop with.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from muster.engine.matching import match_columns
from tests.matching.sets import FOLDERS, TO_DEVELOP_WITH, HeaderSet, Truth, hash_of, read_half

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from muster.engine.table import FieldSpec

BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.001)
FUZZY_LIMIT = 55.0
"""Where rapidfuzz on labels has its best F1 on the half to develop with, of 50, 55, … 95, by headers alone."""
NOTHING: tuple[None, float] = (None, 0.0)

Answer = tuple[str | None, float]
"""The field proposed for a column, if any, and how sure."""


def by_muster(one: HeaderSet, *, with_content: bool) -> list[Answer]:
    """What the engine proposes: the one place that knows how it is called."""
    matches = match_columns(one.table(with_content=with_content), one.fields)
    return [(match.field, match.confidence) for match in matches]


def by_exact_label(one: HeaderSet, *, with_content: bool) -> list[Answer]:
    """Base line: the header is the label of a field, but for case and spaces around it."""
    del with_content
    labels = {one_field.label.casefold(): one_field.key for one_field in reversed(one.fields)}
    found = [labels.get(header.strip().casefold()) for header in one.headers]
    return [(key, 1.0) if key and key not in found[:place] else NOTHING for place, key in enumerate(found)]


def by_similar_label(one: HeaderSet, *, with_content: bool, limit: float = FUZZY_LIMIT) -> list[Answer]:
    """Base line: the label most similar to the header, the most similar pairs first, each field once."""
    del with_content
    pairs = sorted(_similarities(one.headers, one.fields, limit), reverse=True)
    answers: list[Answer] = [NOTHING] * len(one.headers)
    taken: set[str] = set()
    for likeness, place, key in pairs:
        if answers[-place] is NOTHING and key not in taken:
            answers[-place] = (key, likeness / 100)
            taken.add(key)
    return answers


def _similarities(
    headers: Sequence[str], fields: Sequence[FieldSpec], limit: float
) -> Iterator[tuple[float, int, str]]:
    """Likeness, the header's place counted from the end so that of equals the first comes first, and the field."""
    for place, header in enumerate(headers):
        for one in fields:
            likeness = fuzz.token_sort_ratio(header.casefold(), one.label.casefold())
            if likeness >= limit:
                yield likeness, len(headers) - place, one.key


@dataclass(slots=True)
class Score:
    """What came out over many sets; answers where either is right are counted neither way."""

    columns: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    files: int = 0
    email_right: int = 0
    answers: list[tuple[float, bool]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of the columns proposed, the share that was right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of the columns that have a field, the share that was found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def add(self, one: HeaderSet, answers: Sequence[Answer]) -> None:
        """Counts what was answered for one set."""
        self.files += 1
        self.columns += len(one.headers)
        found: set[str] = set()
        for header, truth, (key, confidence) in zip(one.headers, one.truths, answers, strict=True):
            if key is not None and key == truth.field:
                found.add(key)
            self._count(truth, key, confidence, f"{one.name}: {header!r}")
        missing = {truth.field for truth in one.truths if truth.is_shared} - found
        self.missed += len(missing)
        self.errors += [f"{one.name}: nothing for {key}" for key in sorted(filter(None, missing))]
        self.email_right += "email" in found

    def _count(self, truth: Truth, key: str | None, confidence: float, place: str) -> None:
        is_right = key == truth.field
        if truth.field and not is_right and not truth.is_optional and not truth.is_shared:
            self.missed += 1
            self.errors.append(f"{place}: {key} instead of {truth.field}")
        elif key and not is_right:
            self.errors.append(f"{place}: {key} instead of {truth.field}")
        if key is None or (is_right and truth.is_optional):
            return
        self.right += is_right
        self.wrong += not is_right
        self.answers.append((confidence, is_right))


MATCHERS = (
    ("Muster", by_muster),
    ("exact label", by_exact_label),
    ("rapidfuzz on labels", by_similar_label),
)


def score(matcher: Callable[..., list[Answer]], sets: Iterable[HeaderSet], *, with_content: bool) -> Score:
    """The score of one matcher; sets without rows are left out where content counts."""
    result = Score()
    for one in sets:
        if one.rows or not with_content:
            result.add(one, matcher(one, with_content=with_content))
    return result


HEADINGS = {
    "develop": "The half to develop with",
    "held_out": "The half that is only reported on",
    "develop_later": "Written later, to develop with",
    "report_later": "Written later, only reported on",
    "develop_third": "Written third, to develop with",
    "develop_fourth": "Written fourth, to develop with",
    "develop_fifth": "Written fifth, to develop with",
    "develop_sixth": "Written sixth, to develop with",
    "develop_seventh": "Written seventh, to develop with",
}


def main() -> None:
    """Prints the scores of the folders that are named, or of all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "folders", nargs="*", choices=[*HEADINGS, []], help="which folders; all where none is named"
    )
    parser.add_argument(
        "--errors", action="store_true", help="list what went wrong in the folders to develop with"
    )
    options = parser.parse_args()
    chosen = [folder for folder in FOLDERS if not options.folders or folder.name in options.folders]
    for folder in chosen:
        _print_folder(folder.name, hash_of(folder), read_half(folder))
    for folder in chosen:
        if options.errors and folder in TO_DEVELOP_WITH:
            _print_errors(folder.name, read_half(folder))


def _print_folder(name: str, digest: str, sets: Sequence[HeaderSet]) -> None:
    _print(f"## {HEADINGS[name]}", "", f"`tests/matching/{name}`, {len(sets)} files, SHA-256 `{digest}`")
    for with_content, heading in ((True, "Headers and content"), (False, "Headers alone")):
        scores = [(label, score(matcher, sets, with_content=with_content)) for label, matcher in MATCHERS]
        _print("", f"### {heading}", "", *_score_table(scores), "", *_calibration_table(scores[0][1]))
    _print("")


def _score_table(scores: Sequence[tuple[str, Score]]) -> Iterator[str]:
    files, columns = scores[0][1].files, scores[0][1].columns
    yield f"{files} files, {columns} columns"
    yield ""
    yield "| | precision | recall | F1 | wrong, of all columns | right e-mail column |"
    yield "|---|---|---|---|---|---|"
    for label, one in scores:
        yield (
            f"| {label} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} | {one.wrong / columns:.1%} "
            f"| {one.email_right / files:.1%} |"
        )


def _calibration_table(one: Score) -> Iterator[str]:
    yield "| confidence | proposals | right |"
    yield "|---|---|---|"
    for low, high in itertools.pairwise(BINS):
        yield _calibration_row(f"{low:.2f} to {min(high, 1):.2f}", one, low, high)
    yield _calibration_row("0.90 and more", one, 0.9, BINS[-1])


def _calibration_row(label: str, one: Score, low: float, high: float) -> str:
    inside = [is_right for confidence, is_right in one.answers if low <= confidence < high]
    share = f"{sum(inside) / len(inside):.1%}" if inside else "–"
    return f"| {label} | {len(inside)} | {share} |"


def _print_errors(name: str, sets: Sequence[HeaderSet]) -> None:
    for with_content, heading in ((True, "with content"), (False, "headers alone")):
        _print(f"## Wrong or missed in {name}, {heading}", "")
        _print(*(f"- {error}" for error in score(by_muster, sets, with_content=with_content).errors), "")


def _print(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
