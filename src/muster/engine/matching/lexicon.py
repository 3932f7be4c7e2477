"""The names of a program's fields and the telling words of all languages, ready to be looked up by word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from muster.engine.aliases import LANGUAGES, STEM, entries
from muster.engine.matching.weights import FUZZY_LETTERS
from muster.engine.matching.words import LONGEST, cut, is_spaced, plain_words, spelled_out, whole_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from muster.engine.table import FieldSpec

_SHORTENED = re.compile(r"[^\W\d_]{3,}\.(?![^\W_])")
"""A word cut short: "Abt.", "Umiejętn."; a point inside `contact.email` is none."""
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe"))
STANDARD_KEYS = frozenset(LANGUAGES[0].names)
"""The fields of the standard profile."""
OWN = ""
"""The language of a program's own labels and names."""
SHORTEST_STEM = 4
FALSE_FRIEND = 6
"""Letters up to which a name in another language than the sheet's proves little."""
LONG_NAME = 7
"""Letters from which on a whole name may be misspelt."""
SHORTEST_PART_NAME = 3
"""Names with fewer letters are the whole header or nothing."""


class Name(NamedTuple):
    """One name of a field."""

    words: tuple[str, ...]
    core: frozenset[str]
    """Its words without those that tell nothing; all of them where nothing else is left."""
    field: str
    text: str
    languages: frozenset[str]
    weak_in: frozenset[str]
    """The languages in which it is as often the name of something else."""

    def is_weak_among(self, languages: frozenset[str]) -> bool:
        """Whether it is weak in the languages of a sheet; where those aren't known, in English or in all of its own.

        A short word of another language is often another word: a Swedish place, “Plat”, is a Czech salary.
        """
        is_foreign = languages and not self.languages & (languages | {OWN, "en"})
        if is_foreign and len("".join(self.core)) <= FALSE_FRIEND:
            return True
        meant = self.languages & languages or self.languages & frozenset(("en",)) or self.languages
        return meant <= self.weak_in

    @property
    def is_weak(self) -> bool:
        """Whether it is weak for all that is known without the sheet."""
        return self.is_weak_among(frozenset())


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of all languages that say whose a column is, or nothing."""

    fillers: frozenset[str]
    lesser: frozenset[str]
    lesser_signs: tuple[str, ...]
    """The lesser words of scripts without spaces, which stand at the front of a longer word."""
    second: Mapping[str, frozenset[str]]
    """Field key → words that name it only where no other column does it better."""
    lesser_of: Mapping[str, frozenset[str]]
    """Field key → words that make a column the second one of this field only."""
    preferred: frozenset[str]
    """In a name that somebody goes by beside the one of record."""
    others: frozenset[str]
    other_stems: tuple[str, ...]
    other_phrases: frozenset[tuple[str, ...]]
    people: frozenset[str]
    people_stems: tuple[str, ...]
    """What people are called of whom a sheet may be, whole words and beginnings."""
    managers: frozenset[str]
    manager_stems: tuple[str, ...]
    hints: frozenset[str]
    hint_stems: tuple[str, ...]
    """In brackets they say how to fill in, and not whose it is."""
    counts: frozenset[tuple[str, ...]]
    """What stands before something that is counted."""
    measures: frozenset[tuple[str, ...]]
    """What asks how often, how long, how much."""
    headcounts: frozenset[tuple[str, ...]]
    """How many people there are, where one of them would be somebody's number; with the endings of the words."""
    consents: frozenset[tuple[str, ...]]
    """How a header begins that asks to agree."""
    never: Mapping[str, frozenset[str]]
    """Field key → words beside which it is not meant."""
    nothing: frozenset[str]
    """Joined words of headers that are no field of ours."""
    vocabulary: frozenset[str]

    def is_other(self, word: str) -> bool:
        """Whether the word makes a column somebody or something else's."""
        return word in self.others or word.startswith(self.other_stems)

    def is_person(self, word: str) -> bool:
        """Whether it is somebody of whom the sheet may be."""
        return word in self.people or word.startswith(self.people_stems)

    def is_manager(self, word: str) -> bool:
        """Whether it is what somebody's manager is called."""
        return word in self.managers or word.startswith(self.manager_stems)

    def is_hint(self, word: str) -> bool:
        """Whether it says nothing about whose a column is, standing in brackets."""
        return word in self.hints or word.startswith(self.hint_stems)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names of the fields that are asked for, by joined words and by each word."""

    telling: Telling
    by_joined: Mapping[str, tuple[Name, ...]]
    by_word: Mapping[str, tuple[Name, ...]]
    """By each word of the core: words that tell nothing lead to no name."""
    vocabulary: frozenset[str]
    weight: Mapping[str, float]
    """How much a word tells: the fewer fields use it, the more."""
    counted: frozenset[str]
    """The fields that say how many."""
    joined: tuple[str, ...]
    """The names that are long enough to be known though several of their letters are wrong."""
    spellable: tuple[str, ...]
    """Words long enough that one wrong letter doesn't make another of them."""

    def words_of(self, text: str) -> tuple[str, ...]:
        """The words of a text, short ones with a point written out, and cut where they are made of known ones."""
        words = spelled_out(plain_words(text))
        short = {
            word for match in _SHORTENED.finditer(text[:LONGEST]) for word in plain_words(match.group())[-1:]
        }
        if short:
            words = tuple(self._written_out(word) if word in short else word for word in words)
        return cut(words, self.vocabulary)

    def _written_out(self, word: str) -> str:
        """The shortest known word that begins so, where all that are headers mean one field or it is one of nothing we ask."""
        if word in self.vocabulary:
            return word
        longer = self._beginning_with(word)
        whole = [one for one in longer if one in self.by_joined or one in self.telling.nothing]
        fields = {name.field for one in whole for name in self.by_joined.get(one, ())}
        shortest = min(whole, key=len, default=word)
        if whole:
            is_one_thing = len(fields) <= 1 or shortest in self.telling.nothing
            return shortest if is_one_thing else word
        for kind in (self.telling.others, self.telling.lesser, self.telling.fillers):
            found = [one for one in longer if one in kind]
            if found:
                return min(found, key=len)
        return word

    def _beginning_with(self, word: str) -> tuple[str, ...]:
        first = bisect_left(self.spellable, word)
        last = bisect_left(self.spellable, f"{word}\uffff")
        return tuple(one for one in self.spellable[first:last] if one != word)


@lru_cache(maxsize=32)
def lexicon_of(fields: tuple[FieldSpec, ...]) -> Lexicon:
    """Everything that headers of a program with these fields are compared with."""
    telling = telling_words()
    raw = [(spec.key, text) for spec in fields for text in _texts(spec)]
    vocabulary = telling.vocabulary | {word for _, text in raw for word in plain_words(text)}
    names = tuple(_names(raw, telling, vocabulary))
    by_joined, by_word = defaultdict(list), defaultdict(list)
    for name in names:
        by_joined["".join(name.words)].append(name)
        if _may_be_part(name):
            for word in name.core:
                by_word[word].append(name)
    users = {word: len({name.field for name in found}) for word, found in by_word.items()}
    return Lexicon(
        telling,
        {joined: tuple(found) for joined, found in by_joined.items()},
        {word: tuple(found) for word, found in by_word.items()},
        frozenset(vocabulary),
        {word: 0.5 + 0.5 / count for word, count in users.items()},
        frozenset(spec.key for spec in fields if spec.type in ("whole_number", "number")),
        tuple(sorted(joined for joined in by_joined if len(joined) >= LONG_NAME and is_spaced(joined))),
        tuple(sorted(word for word in vocabulary if len(word) >= FUZZY_LETTERS and is_spaced(word))),
    )


@cache
def telling_words() -> Telling:
    """The telling words of all languages together."""
    others, stems, phrases = _words_and_stems("others")
    people, people_stems, _none = _words_and_stems("people")
    managers, manager_stems, _none = _words_and_stems("managers")
    hints, hint_stems, _none = _words_and_stems("hints")
    fillers = {word for entry in _entries_of("fillers") for word in plain_words(entry)}
    lesser = {word for entry in _entries_of("lesser") for word in plain_words(entry)}
    nothing = [plain_words(entry) for entry in _entries_of("nothing")]
    named = {word for language in LANGUAGES for text in language.names for name in language.names_of(text)
             for word in plain_words(name)}  # fmt: skip
    known = {word for words in nothing for word in words if is_spaced(word)}
    never = {key: _words_by_field("never", key) for language in LANGUAGES for key in language.never}
    known.update(*never.values())
    return Telling(
        frozenset(fillers),
        frozenset(lesser),
        tuple(sorted(word for word in lesser if word.isalpha() and not is_spaced(word))),
        {key: _words_by_field("second", key) for key in LANGUAGES[0].second},
        {key: _words_by_field("lesser_of", key) for key in LANGUAGES[0].lesser_of},
        frozenset(word for entry in _entries_of("preferred") for word in plain_words(entry)),
        others,
        _long(stems),
        phrases,
        people,
        _long(people_stems),
        managers,
        _long(manager_stems),
        hints,
        _long(hint_stems),
        frozenset(plain_words(entry) for entry in _entries_of("counts")),
        frozenset(plain_words(entry) for entry in _entries_of("measures")),
        frozenset(_headcounts()),
        frozenset(plain_words(entry) for entry in _entries_of("consents")),
        never,
        frozenset("".join(words) for words in nothing),
        frozenset(named | fillers | lesser | others | people | managers | known),
    )


def _headcounts() -> Iterator[tuple[str, ...]]:
    for language in LANGUAGES:
        for number in entries(language.numbers):
            for people in entries(language.heads):
                yield (*whole_words(number), *whole_words(people))


def _words_by_field(kind: str, key: str) -> frozenset[str]:
    return frozenset(
        word
        for language in LANGUAGES
        for entry in entries(getattr(language, kind).get(key, ""))
        for spelling in (entry, *_respelled(entry))
        for word in plain_words(spelling)
    )


def _long(stems: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(stem for stem in stems if len(stem) >= SHORTEST_STEM))


def _words_and_stems(kind: str) -> tuple[frozenset[str], frozenset[str], frozenset[tuple[str, ...]]]:
    """Single words, beginnings of words (which are words, too), and phrases."""
    words: set[str] = set()
    stems: set[str] = set()
    phrases: set[tuple[str, ...]] = set()
    for entry in _entries_of(kind):
        parts = plain_words(entry)
        if len(parts) > 1:
            phrases.add(parts)
        else:
            words.update(parts)
            stems.update(parts if entry.endswith(STEM) else ())
    return frozenset(words), frozenset(stems), frozenset(phrases)


@cache
def _standard_names() -> Mapping[tuple[str, str], tuple[frozenset[str], frozenset[str]]]:
    """(field key, name) → the languages that have it, and those in which it is weak."""
    languages: dict[tuple[str, str], set[str]] = defaultdict(set)
    weak: dict[tuple[str, str], set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for key in language.names:
            unsure = set(language.weak_names_of(key))
            for name in language.names_of(key):
                languages[key, name].add(language.code)
                if name in unsure:
                    weak[key, name].add(language.code)
    return {pair: (frozenset(codes), frozenset(weak[pair])) for pair, codes in languages.items()}


def _entries_of(kind: str) -> Iterator[str]:
    for language in LANGUAGES:
        for entry in entries(getattr(language, kind)):
            yield entry
            yield from _respelled(entry)


def _texts(spec: FieldSpec) -> tuple[str, ...]:
    return tuple(dict.fromkeys((spec.label, spec.key.replace("_", " "), *spec.aliases)))


def _names(raw: Sequence[tuple[str, str]], telling: Telling, vocabulary: frozenset[str]) -> Iterator[Name]:
    found: dict[tuple[str, tuple[str, ...]], Name] = {}
    standard = _standard_names()
    alone = _single_words(raw)
    for key, text in raw:
        languages, weak_in = standard.get((key, text), (frozenset((OWN,)), frozenset()))
        for spelling in (text, *_respelled(text)):
            words = cut(spelled_out(plain_words(spelling)), vocabulary)
            new = Name(words, _core(words, telling, alone[key]), key, text, languages, weak_in)
            found[key, words] = _merged(found.get((key, words)), new)
    return (name for name in found.values() if name.words)


def _single_words(raw: Sequence[tuple[str, str]]) -> Mapping[str, AbstractSet[str]]:
    """Field key → the words that are a name of it by themselves, and of nothing else."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, text in raw:
        words, (_languages, weak_in) = plain_words(text), _standard_names().get((key, text), (None, None))
        found[key].update(words if len(words) == 1 and not weak_in else ())
    return found


def _merged(one: Name | None, other: Name) -> Name:
    """The same words in two languages are one name of both."""
    if one is None:
        return other
    return one._replace(languages=one.languages | other.languages, weak_in=one.weak_in | other.weak_in)


def _may_be_part(name: Name) -> bool:
    """Whether the name tells something inside a longer header."""
    return len("".join(name.words)) >= SHORTEST_PART_NAME or not name.words[0].isascii()


def _core(words: tuple[str, ...], telling: Telling, alone: AbstractSet[str]) -> frozenset[str]:
    """The words that have to be there: a single one only where it names the field by itself (`alone`)."""
    core = frozenset(words) - telling.fillers
    is_long_enough = len("".join(core)) >= SHORTEST_PART_NAME or not "".join(core).isascii()
    if any(telling.is_other(word) for word in core):
        return frozenset(words)
    is_enough = len(core) > 1 or (len(words) < 3 and core <= alone and is_long_enough)  # noqa: PLR2004 - a sentence
    return core if core and is_enough and not any(word.isdecimal() for word in words) else frozenset(words)


def _respelled(text: str) -> Iterable[str]:
    """The spelling without umlauts, as on keyboards that have none."""
    if text.isascii():
        return ()
    spelled = text.casefold()
    for letter, letters in _UMLAUTS:
        spelled = spelled.replace(letter, letters)
    return () if spelled == text.casefold() else (spelled,)
