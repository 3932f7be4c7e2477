"""Which option of a field a word means that is none of them, how sure that is, and by what it was found.

What is `SURE` is taken and told; what is only near is offered. docs/decisions/0024-sure-or-offered.md says how the limits
were found.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import OSA, Indel
from rapidfuzz.process import extract

from muster.engine.fields.concepts import meanings_of
from muster.engine.fields.spelling import bare, joined, singular, spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

SURE = 0.9
"""From here on the option is taken, with an *informs*."""
SPELLING, NUMBERED, PLURAL, INITIALS, MEANING, SHORTENED, UNIT, SLIP = (
    0.98,
    0.97,
    0.95,
    0.95,
    0.94,
    0.93,
    0.92,
    0.91,
)
BEGINNING, LETTERS, PART = 0.75, 0.7, 0.6
TYPO_RATIO = 0.74
"""How much of two words must be the same (OSA) to offer one for the other: two letters of eight, one of four."""
MARGIN = 0.05
"""By how much the best option must be nearer than the second."""
SLIP_LETTERS = 8
"""From this length on, no two English words that a choice may hold differ only in a doubled or swapped letter."""
TYPO_LETTERS = 4
NEAREST = 5
MOST_WORDS = 5_000
"""More different words than this are no slips of a few options, and each would be compared with all."""
SHORTEST_BEGINNING, LONGEST_ABBREVIATION = 3, 4

_NUMBERING = re.compile(r"^\s*\(?(?:\d{1,3}|[A-Za-z])[.)]\s+(?=\S)|^\s*\d{1,3}\s*[-–:]\s+(?=\S)")
_BRACKETS = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*\Z")
_UNIT_WORDS = (
    "department departments dept dpt division team abteilung bereich departement departamento depto dipartimento afdeling "
    "dział dzial avdelning avdelningen oddeleni bölümü bolumu отдел of"
)
_UNITS = frozenset(_UNIT_WORDS.split())
_SMALL = frozenset(
    ("of", "the", "for", "de", "du", "des", "la", "le", "der", "die", "das", "di", "do", "da", "del", "and")
)
_DENIAL_WORDS = (
    "no not non never without nicht kein keine ohne pas sans aucun sin ningun nao sem senza niet geen zonder nie bez inte "
    "utan ne ei ikke не без нет"
)
_DENIALS = frozenset(_DENIAL_WORDS.split())


class Likeness(NamedTuple):
    """The option that a word means, from 0 to 1 how sure, and how it was found."""

    option: str
    confidence: float
    how: str

    @property
    def is_sure(self) -> bool:
        """Whether it may be taken without asking."""
        return self.confidence >= SURE


class OptionIndex:
    """The options of a field, ready to be asked about many words. `names` is each option's value and aliases."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        pairs = [(name, option) for option, all_names in names.items() for name in all_names]
        self.by_spelling = _index(pairs, spellings)
        self.by_joined = _index(pairs, lambda name: (joined(name),))
        self.by_singular = _index(pairs, lambda name: (singular(name),))
        self.by_initials = _index(pairs, lambda name: (_initials(name),))
        self.by_meaning: dict[int, set[str]] = {}
        for name, option in pairs:
            for line in meanings_of(name):
                self.by_meaning.setdefault(line, set()).add(option)
        self.by_token = _index(pairs, lambda name: bare(name).split())
        self.words = {option: [frozenset(bare(name).split()) - _SMALL for name in all_names]
                      for option, all_names in names.items()}  # fmt: skip
        self.names = sorted({(bare(name), option) for name, option in pairs if bare(name)})

    def find(self, words: Sequence[str], *, is_open: bool = False) -> dict[str, Likeness]:
        """The likeness of each word that has one. Where new words may become options, only what is sure or a slip."""
        found: dict[str, Likeness] = {}
        rest = []
        for word in words:
            like = self._surely(word, is_open=is_open)
            if like is None:
                rest.append(word)
            elif like.option:
                found[word] = like
        near = self._misspelt(rest) if len(rest) <= MOST_WORDS else {}
        for word in rest:
            like = near.get(word) or (None if is_open else self._partly(word))
            if like:
                found[word] = like
        return found

    def _surely(self, word: str, *, is_open: bool) -> Likeness | None:
        """The first way that finds one option; an option of "" where a way finds several, so that none is offered."""
        ways = _OPEN_WAYS if is_open else _WAYS
        for how, confidence, way in ways:
            options = way(self, word)
            if len(options) == 1:
                return Likeness(next(iter(options)), confidence, how)
            if options:
                return Likeness("", 0.0, how)
        return None

    def spelt(self, word: str) -> set[str]:
        found = set[str]()
        for spelling in spellings(word):
            found |= self.by_spelling.get(spelling, set())
        whole = joined(word)
        return found or (self.by_joined.get(whole, set()) if len(whole) >= TYPO_LETTERS else set())

    def numbered(self, word: str) -> set[str]:
        rest = _NUMBERING.sub("", word)
        return self.spelt(rest) if rest != word else set()

    def plural(self, word: str) -> set[str]:
        return self.by_singular.get(singular(word), set()) if singular(word) else set()

    def meant(self, word: str) -> set[str]:
        found = set[str]().union(*(self.by_meaning.get(line, set()) for line in meanings_of(word)))
        letters = bare(word)
        # `Eng` is short for engineering, and for English where that is an option too.
        is_short = bool(found) and len(letters) <= LONGEST_ABBREVIATION
        return found | {option for _, option in self._beginning(letters)} if is_short else found

    def initialled(self, word: str) -> set[str]:
        """`R&D`: the first letters, with the *and* that is in the option too."""
        letters = bare(word)
        return self.by_initials.get(letters, set()) if " and " in letters else set()

    def explained(self, word: str) -> set[str]:
        """`Human Resources (HR)`: an option, and in brackets what else it is called."""
        inside = _BRACKETS.match(word)
        if not inside:
            return set()
        outer, inner = inside.groups()
        both = self._called(outer) & self._called(inner)
        if both or "&" in outer:
            return both
        is_same = _initials(outer, "") == joined(inner) or _initials(inner, "") == joined(outer)
        return self.spelt(outer) | self.spelt(inner) if is_same else set()

    def _called(self, word: str) -> set[str]:
        return self.spelt(word) | self.meant(word) | self.initialled(word)

    def shortened(self, word: str) -> set[str]:
        """`Eng.`, `Hum. Res.`: each word with a point begins the option's word at the same place."""
        parts = word.split()
        if "." not in word or not all(_is_shortening(part) for part in parts if part.endswith(".")):
            return set()
        beginnings = bare(word).split()
        if not beginnings or len(beginnings) != len(parts):
            return set()
        return {
            option for name, option in self._beginning(beginnings[0]) if _begins(beginnings, name.split())
        }

    def without_unit(self, word: str) -> set[str]:
        """`Sales department`, `Abteilung Vertrieb`."""
        tokens = bare(word).split()
        kept = [token for token in tokens if token not in _UNITS]
        if len(kept) == len(tokens) or not kept:
            return set()
        rest = " ".join(kept)
        return self.by_spelling.get(rest, set()) or self.meant(rest)

    def _misspelt(self, words: Sequence[str]) -> dict[str, Likeness]:
        """The option whose letters are nearest, where no second one is as near."""
        names = [name for name, _ in self.names]
        found = {}
        for word in words:
            letters = bare(word)
            if len(letters) < TYPO_LETTERS:
                continue
            near = extract(
                letters, names, scorer=OSA.normalized_similarity, score_cutoff=TYPO_RATIO, limit=NEAREST
            )
            like = self._nearest(letters, near)
            if like:
                found[word] = like
        return found

    def _nearest(self, letters: str, near: Sequence[tuple[str, float, int]]) -> Likeness | None:
        """The likeness of the best of these names (each with its ratio and place), unless another option is as near."""
        if not near or not _may_be_slip(letters, near[0][0]):
            return None
        name, ratio, place = near[0]
        option = self.names[place][1]
        others = [other for _, other, at in near if self.names[at][1] != option]
        if others and ratio - max(others) < MARGIN:
            return None
        is_slip = min(len(letters), len(name)) >= SLIP_LETTERS and _is_slip(letters, name) and not others
        return Likeness(option, SLIP if is_slip else min(ratio, SURE - 0.01), "slip")

    def _partly(self, word: str) -> Likeness | None:
        letters = bare(word)
        tokens = letters.split()
        if not tokens or set(tokens) & _DENIALS:
            return None
        if len(letters) >= SHORTEST_BEGINNING:
            options = {option for _, option in self._beginning(letters)}
            if len(options) == 1:
                return Likeness(options.pop(), BEGINNING, "beginning")
        options = self.by_initials.get(joined(word), set()) if 1 < len(joined(word)) < 6 else set()  # noqa: PLR2004
        if len(options) == 1:
            return Likeness(next(iter(options)), LETTERS, "initials")
        return self._shared_words(tokens)

    def _shared_words(self, tokens: Sequence[str]) -> Likeness | None:
        """The one option all of whose words are in the text, or that has all the words of the text."""
        wanted = {token for token in tokens if token not in _SMALL and len(token) >= SHORTEST_BEGINNING}
        near = {option for token in wanted for option in self.by_token.get(token, ())}
        options = {
            option for option in near if any(_shares(own, set(tokens), wanted) for own in self.words[option])
        }
        if len(options) != 1:
            return None
        option = options.pop()
        return Likeness(option, PART, "part") if _digits(option) == _digits(" ".join(tokens)) else None

    def _beginning(self, letters: str) -> list[tuple[str, str]]:
        """The names that begin with these letters."""
        start = bisect_left(self.names, (letters, ""))
        found = []
        for name, option in self.names[start:]:
            if not name.startswith(letters):
                break
            found.append((name, option))
        return found


def _index(pairs: Iterable[tuple[str, str]], keys: Callable[[str], Iterable[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, option in pairs:
        for key in keys(name):
            if key:
                found.setdefault(key, set()).add(option)
    return found


def _initials(name: str, gap: str = " ") -> str:
    """`research and development` → `r and d`; without an *and* the letters alone: `hr`."""
    words = [word for word in bare(name).split() if word == "and" or word not in _SMALL]
    if "and" in words:
        return gap.join(word if word == "and" and gap else word[0] for word in words if gap or word != "and")
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _is_shortening(part: str) -> bool:
    return len(part) > SHORTEST_BEGINNING and part[:-1].isalpha()


def _begins(beginnings: Sequence[str], words: Sequence[str]) -> bool:
    return len(beginnings) == len(words) and all(
        word.startswith(start) for start, word in zip(beginnings, words, strict=True)
    )


def _shares(own: frozenset[str], tokens: set[str], wanted: set[str]) -> bool:
    """Whether all words of an option are in the text, or all the weighty ones of the text in the option."""
    return bool(own) and (own <= tokens or (bool(wanted) and wanted <= own))


def _digits(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def _may_be_slip(one: str, other: str) -> bool:
    """Numbers, and words that deny, are never a matter of spelling."""
    return _digits(one) == _digits(other) and set(one.split()) & _DENIALS == set(other.split()) & _DENIALS


def _is_slip(one: str, other: str) -> bool:
    """Whether they differ in nothing but letters written twice or once, or two neighbours in the wrong order."""
    if re.sub(r"(.)\1+", r"\1", one) == re.sub(r"(.)\1+", r"\1", other):
        return True
    return sorted(one) == sorted(other) and OSA.distance(one, other) == 1 and Indel.distance(one, other) == 2  # noqa: PLR2004


_WAYS: tuple[tuple[str, float, Callable[[OptionIndex, str], set[str]]], ...] = (
    ("spelling", SPELLING, OptionIndex.spelt),
    ("numbered", NUMBERED, OptionIndex.numbered),
    ("plural", PLURAL, OptionIndex.plural),
    ("initials", INITIALS, OptionIndex.initialled),
    ("meaning", MEANING, OptionIndex.meant),
    ("brackets", MEANING, OptionIndex.explained),
    ("unit", UNIT, OptionIndex.without_unit),
    ("shortened", SHORTENED, OptionIndex.shortened),
)
_OPEN_WAYS = tuple(way for way in _WAYS if way[0] in ("spelling", "plural", "meaning", "brackets"))
"""Where a new word may be an option of its own, a beginning or a number in front decides nothing."""
