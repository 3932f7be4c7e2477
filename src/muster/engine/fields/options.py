"""What single and multiple choice share: from the words of the file to options, known, answered or new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from muster.engine.fields.settle import ADD, LEAVE_EMPTY, tidy_one
from muster.engine.fields.shapes import Problem
from muster.engine.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from muster.engine.fields.shapes import CleanContext
    from muster.engine.table import FieldSpec


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every word of a column, settled: the option it stands for (None: left empty) or the problem it is."""

    meanings: Mapping[str, str | Problem | None]
    new_options: tuple[str, ...]


def settle_words(words: pl.Series, spec: FieldSpec, context: CleanContext) -> Vocabulary:
    """What each distinct word means. Spellings that differ in case only become one option, the most frequent."""
    counts = words.drop_nulls().value_counts(sort=False)
    known = known_options(spec)
    answers = {key(text): answer for text, answer in context.answers.items()}
    meanings: dict[str, str | Problem | None] = {}
    new: dict[str, list[tuple[int, str]]] = {}
    for word, count in counts.iter_rows():
        meaning = _meaning(word, known, answers, is_open=spec.is_open)
        if meaning == ADD:
            new.setdefault(key(word), []).append((-count, word))
        else:
            meanings[word] = meaning
    spellings = {same: min(found)[1] for same, found in new.items()}
    meanings |= {word: spellings[same] for same, found in new.items() for _, word in found}
    return Vocabulary(meanings, _in_order(words, set(spellings.values()), spellings))


def known_options(spec: FieldSpec) -> dict[str, str]:
    """Case-folded values and aliases → option; a value wins over an alias."""
    aliases = {key(alias): option.value for option in spec.options for alias in option.aliases}
    return aliases | {key(option.value): option.value for option in spec.options}


def key(text: str) -> str:
    """What two spellings of one option have in common."""
    return (tidy_one(text) or "").casefold() if not text.isascii() else text.strip().casefold()


def unknown(word: str) -> Problem:
    """The word is no option, and nobody has said what to do with it."""
    return Problem("option.unknown", Severity.WARNS, {"option": word})


def _meaning(
    word: str, known: Mapping[str, str], answers: Mapping[str, str], *, is_open: bool
) -> str | Problem | None:
    answer = answers.get(key(word))
    if answer == LEAVE_EMPTY:
        return None
    if answer and answer != ADD:
        word = answer
    if key(word) in known:
        return known[key(word)]
    return ADD if is_open or answer == ADD else unknown(word)


def _in_order(words: pl.Series, chosen: set[str], spellings: Mapping[str, str]) -> tuple[str, ...]:
    if not chosen:
        return ()
    seen = (spellings.get(key(word)) for word in words.drop_nulls().unique(maintain_order=True).to_list())
    return tuple(dict.fromkeys(option for option in seen if option in chosen))
