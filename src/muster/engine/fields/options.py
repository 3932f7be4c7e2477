"""What single and multiple choice share: from the words of the file to options, known, answered or new."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from muster.engine.fields.likeness import Likeness, OptionIndex
from muster.engine.fields.settle import ADD, BLOCK, LEAVE_EMPTY, tidy_one
from muster.engine.fields.shapes import Problem, offered
from muster.engine.fields.spelling import bare
from muster.engine.issues import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from muster.engine.fields.shapes import CleanContext
    from muster.engine.table import FieldSpec


_NOTHING = frozenset(("n/a", "n.a.", "n.a", "n. a."))
FREQUENT = 3
"""A new word is probably a slip of another that occurs so many times as often."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every word of a column, settled: the option it stands for (None: left empty) or the problem it is."""

    meanings: Mapping[str, str | Problem | None]
    new_options: tuple[str, ...]


def settle_words(
    words: pl.Series, spec: FieldSpec, context: CleanContext, counts: pl.Series | None = None
) -> Vocabulary:
    """What each distinct word means. Spellings that differ in case or punctuation only become one option, the most
    frequent. `counts` says how often each of the words given occurs; without it, once."""
    counted = _counted(words, counts)
    known = known_options(spec)
    answers = {key(text): answer for text, answer in context.answers.items()}
    asked = [word for word in counted if key(word) not in known and key(word) not in answers]
    likely = _likenesses(asked, spec)
    meanings: dict[str, str | Problem | None] = {}
    new = _NewWords()
    for word, count in counted.items():
        meaning = _meaning(word, known, answers, likely.get(word), is_open=spec.is_open)
        meanings[word] = meaning
        if (meaning.value if isinstance(meaning, Problem) else meaning) == ADD:
            new.add(word, count, meant=answers.get(key(word), ADD))
    meanings |= {word: _added(meanings[word], option) for word, option in new.options().items()}
    if spec.is_open:
        meanings |= new.doubted(answers)
    return Vocabulary(meanings, tuple(dict.fromkeys(new.options().values())))


class _NewWords:
    """Words that become options, gathered by what their spellings have in common."""

    def __init__(self) -> None:
        self.found: dict[str, list[tuple[int, str, str]]] = {}

    def add(self, word: str, count: int, meant: str) -> None:
        """`meant`: the text answered in its place, or `+`."""
        option = word if meant == ADD else meant
        self.found.setdefault(bare(option) or key(option), []).append((-count, option, word))

    def options(self) -> dict[str, str]:
        """Each word with the option that it becomes: the most frequent spelling."""
        return {word: min(same)[1] for same in self.found.values() for _, _, word in same}

    def doubted(self, answers: Mapping[str, str]) -> dict[str, Problem]:
        """Words that are close to a new option so much more frequent that they are probably slips."""
        totals = {min(same)[1]: -sum(count for count, _, _ in same) for same in self.found.values()}
        frequent = {option: (option,) for option, total in totals.items() if total >= FREQUENT}
        options = self.options()
        rare = [
            word for word, option in options.items() if option not in frequent and key(word) not in answers
        ]
        likely = OptionIndex(frequent).find(rare, is_open=True) if frequent else {}
        return {
            word: Problem(
                "option.like", params={"option": word, "proposal": like.option}, value=options[word]
            )
            for word, like in likely.items()
            if totals[like.option] >= FREQUENT * totals[options[word]]
        }


def known_options(spec: FieldSpec) -> dict[str, str]:
    """Case-folded values and aliases → option; a value wins over an alias."""
    aliases = {key(alias): option.value for option in spec.options for alias in option.aliases}
    return aliases | {key(option.value): option.value for option in spec.options}


def key(text: str) -> str:
    """What two spellings of one option have in common."""
    return (tidy_one(text) or "").casefold() if not text.isascii() else text.strip().casefold()


def _counted(words: pl.Series, counts: pl.Series | None) -> dict[str, int]:
    """Each word with how often it occurs, in the order of the column."""
    weights = pl.lit(1, dtype=pl.UInt32) if counts is None else counts
    frame = pl.DataFrame({"word": words}).with_columns(n=weights).drop_nulls("word")
    return dict(frame.group_by("word", maintain_order=True).agg(pl.col("n").sum()).iter_rows())


def _likenesses(words: list[str], spec: FieldSpec) -> dict[str, Likeness]:
    if not words or not spec.options:
        return {}
    index = OptionIndex({option.value: (option.value, *option.aliases) for option in spec.options})
    return index.find(words, is_open=spec.is_open)


def _meaning(
    word: str,
    known: Mapping[str, str],
    answers: Mapping[str, str],
    like: Likeness | None,
    *,
    is_open: bool,
) -> str | Problem | None:
    """The option; `+` where the word becomes one; None where it is left empty; or what is wrong with it."""
    answer = answers.get(key(word))
    if answer in (LEAVE_EMPTY, BLOCK):
        is_left_out = answer == BLOCK
        return Problem("option.refused", Severity.BLOCKS, {"option": word}) if is_left_out else None
    meant = word if answer in (None, ADD) else answer
    if key(meant) in known:
        return known[key(meant)]
    if answer:
        return ADD if answer == ADD or is_open else unknown(meant)
    return _unasked(word, like, is_open=is_open)


def _unasked(word: str, like: Likeness | None, *, is_open: bool) -> str | Problem:
    """What a word means that is no option and that nobody was asked about."""
    if is_open and says_nothing(word):
        return Problem("option.says_nothing", Severity.INFORMS, {"option": word})
    if like and like.is_sure:
        return Problem("option.read_as", Severity.INFORMS, {"option": word, "read": like.option}, like.option)
    if not is_open:
        return unknown(word, like)
    return (
        Problem("option.like", params={"option": word, "proposal": like.option}, value=ADD) if like else ADD
    )


def says_nothing(word: str) -> bool:
    """Whether the word stands where somebody had nothing to say: `-`, `n/a`."""
    return word.casefold() in _NOTHING or all(unicodedata.category(letter)[0] in "PZ" for letter in word)


def unknown(word: str, like: Likeness | None = None) -> Problem:
    """The word is no option, and nobody has said what to do with it; the one that is near is offered."""
    return offered("option.unknown", like.option if like else None, option=word)


def _added(meaning: str | Problem | None, option: str) -> str | Problem:
    return meaning._replace(value=option) if isinstance(meaning, Problem) else option
