"""Whose sheet it is: the words by which its headers call the people who take part."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from muster.engine.header import role_words
from muster.engine.matching.words import plain_words
from muster.engine.table import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from muster.engine.matching.lexicon import Lexicon

Words = tuple[str, ...]
OFTEN = 3
"""Headers that a word must stand in at least to say whose sheet it is by being in half of them."""

REPEATED = 3
"""Headers that name a field beside a word that nobody knows, from which on it is what the people of the sheet are called."""


def people_of(headers: Sequence[Words], lexicon: Lexicon) -> frozenset[str]:
    """The words that would else make columns somebody else's, and here mean the participants."""
    return _frequent(headers, lexicon) or _owners(headers, lexicon) or _repeated(headers, lexicon)


@cache
def role_words_of(role: Role) -> frozenset[str]:
    """What people of a role are called, as words of a header are compared."""
    return frozenset(word for text in role_words(role) for word in plain_words(text))


def _frequent(headers: Sequence[Words], lexicon: Lexicon) -> frozenset[str]:
    """A word for others that stands in at least half of the headers, if no other such word does."""
    counts = Counter(word for words in headers for word in set(words) if lexicon.telling.is_other(word))
    often = [word for word, count in counts.items() if count >= OFTEN and 2 * count >= len(headers)]
    return frozenset(often) if len(often) == 1 else frozenset()


def _owners(headers: Sequence[Words], lexicon: Lexicon) -> frozenset[str]:
    """Where every address is somebody's by a word: of those who can take part the ones with the most columns, or the first."""
    addresses = [words for words in headers if any(is_address(word, lexicon) for word in words)]
    telling = lexicon.telling
    if not all(
        any(telling.is_other(word) or telling.is_person(word) for word in words) for words in addresses
    ):
        return frozenset()
    groups = dict.fromkeys(
        group for words in addresses for word in words if (group := _group_of(word, lexicon))
    )
    sizes = {group: sum(not group.isdisjoint(words) for words in headers) for group in groups}
    largest = max(sizes.values(), default=0)
    return next((group for group, size in sizes.items() if size == largest > 1), frozenset())


def _repeated(headers: Sequence[Words], lexicon: Lexicon) -> frozenset[str]:
    """Where every address is somebody's: the word by which no field is called, and beside which most headers name one."""
    telling = lexicon.telling
    addresses = [words for words in headers if any(is_address(word, lexicon) for word in words)]
    candidates = dict.fromkeys(word for words in addresses for word in words if _may_be_people(word, lexicon))
    sizes = {word: _named_beside(word, headers, lexicon) for word in candidates}
    most = max(sizes, key=lambda word: sizes[word], default="")
    is_of_all = all(most in words or any(telling.is_other(word) for word in words) for words in addresses)
    return frozenset((most,)) if sizes.get(most, 0) >= REPEATED and is_of_all else frozenset()


def _may_be_people(word: str, lexicon: Lexicon) -> bool:
    """Whether the word tells something, and neither what a column holds nor that it is somebody else's."""
    telling = lexicon.telling
    is_told = word in telling.fillers or word in telling.lesser or telling.is_other(word) or word.isdecimal()
    return not is_told and all(name.field == "full_name" for name in lexicon.by_joined.get(word, ()))


def _named_beside(word: str, headers: Sequence[Words], lexicon: Lexicon) -> int:
    """How many headers with this word are, without it, the name of a field."""
    rests = ([one for one in words if one != word] for words in headers if word in words)
    bare = ("".join(one for one in rest if one not in lexicon.telling.fillers) for rest in rests)
    return sum(rest in lexicon.by_joined for rest in bare)


def _group_of(word: str, lexicon: Lexicon) -> frozenset[str]:
    """The words for the same people as this one; none where it means nobody who could take part."""
    for role in (Role.MENTOR, Role.MENTEE):
        if word in role_words_of(role):
            return role_words_of(role)
    return frozenset((word,)) if lexicon.telling.is_person(word) else frozenset()


def is_address(word: str, lexicon: Lexicon) -> bool:
    """Whether the word alone means an e-mail address."""
    return any(
        name.field == "email" and name.core == {word} and not name.is_weak
        for name in lexicon.by_word.get(word, ())
    )
