"""What a header says: which fields it may name, in which language, and whether it is somebody else's column."""

from __future__ import annotations

import enum
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from muster.engine.matching.lexicon import OWN, SHORTEST_PART_NAME, STANDARD_KEYS, Lexicon, Name
from muster.engine.matching.people import is_address, people_of, role_words_of
from muster.engine.matching.weights import (
    FUZZY_LETTERS,
    FUZZY_RATIO,
    LEAST_PART,
    LEAST_SHARED,
    LONG_HEADER,
    LONG_NUMBERED,
)
from muster.engine.matching.words import is_numbered, whole_words, without_brackets, without_numbering
from muster.engine.table import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

GROUP_DASH = " – "
"""Between a group of columns and a name in it, as the header was joined from two rows."""
_SEPARATOR = re.compile(r"\s[-–—:>|/]\s|: |::| ?→ ?|\.(?=[A-Za-z])|/(?=[a-z]+\Z)")
"""Between the parts of a header, the last of which may name the field."""
SOFT_GROUP_WORDS = frozenset(
    ("contact", "company", "user", "registration", "registered", "school", "reference")
)
"""Over a group of columns these say what they are about, and not whose they are."""
SECTION_WORDS = frozenset(
    ("mentoring", "mentorship", "program", "programme", "profile", "survey", "registration", "social", "link")
)
"""Before a colon these name a section of a form or profile."""
FREE_TEXT_KEYS = frozenset(("goals", "interests", "skills", "bio", "notes"))
"""What is asked in whole sentences, in which mentors and programs are named without being meant."""
ONE_OF_SEVERAL = frozenset(
    ("email", "phone", "first_name", "last_name", "full_name", "employee_id", "location", "linkedin_url")
)
"""Fields of which people have a second one, that is not meant."""
NAME_KEYS = frozenset(("first_name", "last_name", "full_name"))
UNKNOWN_WORD, UNKNOWN_IN_QUESTION = 0.6, 0.3
"""What a word weighs that nobody knows, and the same in a long header."""
IN_IDENTIFIER = 0.85
"""`SPRIDEN_LAST_NAME`, `CnBio_Gender`: systems write names of tables, which nobody knows, before those of their fields; but a
mere name behind one, `CRS_NAME`, may be that of anything."""
LONG_WORD = 8
"""Letters from which on a misspelt word may say that a column is somebody else's."""
BEFORE_NAME = 0.7
"""Before a name at the end of the header, words weigh less than behind it or around it."""
FEW_BESIDE_ROLES = 1
"""Words that tell something beside both roles, up to which a header asks for the role."""
LONGEST_ROLE_QUESTION, LONG_ROLE_WORD, LONGEST_MENTOR, ENDING = 14, 7, 8, 2
BARE_TITLES = frozenset((word,) for word in ("title", "titel", "titre", "titulo", "titolo"))
"""Beside another name of a job these are what somebody is called by: Dr., Mrs."""
SYSTEM_WORDS = ("user", "external", "sis", "login", "system")
"""In the header of an id: it is some system's, and counts where no other identifies the person."""
SIGN_IN_WORDS = frozenset(
    """login username upn principal logon acceso acesso accesso connexion identifiant inlog inloggning logowania prihlasovaci
    ログイン 登录 登入 로그인""".split()  # noqa: SIM905
)
"""In the header of an address: people sign in with it, so that it is nearer to the first one than a private or second one."""
NEAR_HEADER = (8, 32, 0.86)
"""The fewest and most letters of a header that is compared as a whole, misspelt across its words, and how alike it must be."""
NEAR_QUESTION = 0.8
"""How alike a question and one that is known must be to ask the same, if it has but one word of its own that tells something."""
_ASKED_PART = re.compile(
    r"(?P<question>.+?)[:：]?\s*(?:\[(?P<part>[^\[\]]+)\]|(?<=[?？؟])\s*[(（](?P<name>[^()（）]+)[)）])\s*\*?\Z",
    re.DOTALL,
)
"""A question and, in brackets, which part of its answer the column holds."""
_IDENTIFIER = re.compile(r"\S*(?:[a-z][A-Z]|_|\w\.\w)\S*")


class Level(enum.StrEnum):
    """How a header names a field; the first is the surest."""

    EXACT = "exact"
    COVERED = "covered"
    """All its words but those that tell nothing."""
    MISSPELT = "misspelt"
    ASKED = "asked"
    """A question in which no other field is named."""
    PART = "part"
    """Words of its own beside the name."""
    SHARED = "shared"
    """Some words in common, as a question and its label have."""


_ORDER = {level: place for place, level in enumerate(Level)}
_WHOLE = frozenset((Level.EXACT, Level.COVERED))


class Named(NamedTuple):
    """A field that the header may name."""

    level: Level
    share: float
    """How much of the header, or of the name, is in the other."""
    name: Name
    is_lesser: bool = False
    """A second one: personal, other, number 2."""
    is_second: bool = False
    """A town, a team: counts where no other column names an office, a department."""
    is_at_end: bool = False
    """The name closes the header, and what else there is stands before it."""
    is_joined: bool = False
    """Only a group's word stands before it, or something in brackets behind."""

    @property
    def rank(self) -> tuple[int, bool, float, bool, int, str]:
        """Smaller is better."""
        return (
            _ORDER[self.level],
            self.name.is_weak,
            -self.share,
            self.is_lesser,
            -len(self.name.core),
            self.name.text,
        )


@dataclass(frozen=True, slots=True)
class Title:
    """A header read against a lexicon."""

    header: str
    words: tuple[str, ...] = ()
    named: Mapping[str, Named] = field(default_factory=dict)
    """Field key → how it is named."""
    other: str | None = None
    """The word that makes it somebody or something else's."""
    is_nothing: bool = False
    """It is the usual name of something that no field asks."""
    own: AbstractSet[str] = frozenset()
    """Those of its words that mean the people of the sheet."""


def read_titles(headers: Sequence[str], lexicon: Lexicon, people: AbstractSet[str]) -> tuple[Title, ...]:
    """Every header; `people` are words for the people of this sheet, which would else be others; are there none, its own tell."""
    words = [lexicon.words_of(without_numbering(header)) for header in headers]
    said = [one for one in words if not people.isdisjoint(one)]
    is_theirs = any(is_address(word, lexicon) for one in said for word in one)
    own = people if is_theirs else people_of(words, lexicon) or (people if said else frozenset())
    return tuple(_read(header, lexicon, own) for header in headers)


@cache
def _is_of_role(word: str, role: Role) -> bool:
    """Whether the word is what people of a role are called, perhaps with another ending; mentors and mentored differ by it."""
    words = role_words_of(role)
    if (
        role is Role.MENTOR
        and word.startswith(("mentor", "ментор", "наставник"))
        and len(word) <= LONGEST_MENTOR
    ):
        return word not in role_words_of(Role.MENTEE)
    other = Role.MENTEE if role is Role.MENTOR else Role.MENTOR
    if word in words or word in role_words_of(other):
        return word in words
    return any(
        len(one) >= LONG_ROLE_WORD and word.startswith(one[:-ENDING]) and "mentor" not in one for one in words
    )


def _read(header: str, lexicon: Lexicon, own: AbstractSet[str]) -> Title:
    text = without_numbering(header)
    title = _read_parts(header, text, lexicon, own)
    named = {
        key: one._replace(is_second=_is_second(title.words, key, lexicon)) for key, one in title.named.items()
    }
    return replace(title, named=named, own=own & set(title.words))


def _read_parts(header: str, text: str, lexicon: Lexicon, own: AbstractSet[str]) -> Title:
    title = _read_own(header, text, lexicon, own)
    if title.is_nothing:
        return title
    asked = None if title.other else _asked_part(header, text, lexicon, own)
    if asked is not None:
        return asked
    for part in _parts(text, lexicon):
        inner = _read_own(header, part, lexicon, own)
        if not inner.other and not title.other:
            title = replace(title, named=_united(title.named, _as_joined(inner.named)))
        elif title.other and not inner.other and _is_soft_group(text, lexicon):
            title = replace(inner, named=_as_joined(inner.named))
    if title.other and _is_only_hinted(text, lexicon):
        inner = _read_own(header, without_brackets(text), lexicon, own)
        title = replace(inner, named=_as_joined(inner.named))
    return title


def _asked_part(header: str, text: str, lexicon: Lexicon, own: AbstractSet[str]) -> Title | None:
    """The part of a question's answer that brackets behind it name: “How can we reach you? [E-mail]”."""
    found = _ASKED_PART.match(text)
    if found is None:
        return None
    inner = _read_own(header, found["part"] or found["name"], lexicon, own)
    whole = {key: one for key, one in inner.named.items() if one.level in _WHOLE}
    if inner.other or not whole or (found["name"] and not whole.keys() & NAME_KEYS):
        return None
    return replace(inner, named=_as_joined(whole))


def _is_only_hinted(text: str, lexicon: Lexicon) -> bool:
    """Whether what stands in brackets says how to fill in, and nothing about whose it is."""
    bare = without_brackets(text)
    if bare == text or not bare.strip():
        return False
    outside = lexicon.words_of(bare)
    inside = Counter(lexicon.words_of(text)) - Counter(outside)
    telling = lexicon.telling
    return not any(telling.is_other(word) and not telling.is_hint(word) for word in (*inside, *outside))


def _read_own(header: str, text: str, lexicon: Lexicon, own: AbstractSet[str]) -> Title:
    """The header as it is or, where that says less, without the word for the people of the sheet."""
    title = _read_text(header, text, lexicon, own)
    words = lexicon.words_of(text)
    rest = tuple(word for word in words if word not in own)
    if len(rest) == len(words) or any(one.level in _WHOLE for one in title.named.values()):
        return title
    if not rest:
        name = next(
            (one for one in lexicon.by_joined.get("participant", ()) if one.field == "full_name"), None
        )
        return Title(header, words, {"full_name": Named(Level.COVERED, 1.0, name)} if name else {})
    inner = _read_text(header, " ".join(rest), lexicon, frozenset())
    return replace(inner, named=_united(title.named, _as_joined(inner.named)))


def _parts(text: str, lexicon: Lexicon) -> Iterator[str]:
    """The name without its brackets, and the name behind its group."""
    bare = without_brackets(text)
    if bare != text and bare.strip():
        yield bare
    *groups, name = _SEPARATOR.split(text)
    if groups and lexicon.words_of(name):
        yield name
    first, slash, second = bare.partition("/")
    if slash and "/" not in second and _says_nothing(second, lexicon):
        yield first
    clause, comma, _ = bare.partition(",")
    if comma and len(lexicon.words_of(clause)) >= LONG_HEADER - 1:
        yield clause


def _says_nothing(text: str, lexicon: Lexicon) -> bool:
    """Whether the text, another word for what stands before it, names no field, nothing we don't ask, and nobody."""
    title = _read_text(text, text, lexicon, frozenset())
    return bool(title.words) and not (title.named or title.other or title.is_nothing)


def _is_soft_group(text: str, lexicon: Lexicon) -> bool:
    """Whether what stands before the name says what a group of columns is about, and not whose they are."""
    group, dash, _ = text.rpartition(GROUP_DASH)
    others = {word for word in lexicon.words_of(group) if lexicon.telling.is_other(word)}
    if dash:
        return others <= SOFT_GROUP_WORDS
    section, colon, _ = text.rpartition(": ")
    return bool(colon) and frozenset(lexicon.words_of(section)) <= SECTION_WORDS


def _as_joined(named: Mapping[str, Named]) -> dict[str, Named]:
    return {
        key: one._replace(
            level=Level.COVERED if one.level is Level.EXACT else one.level,
            share=0.95 * one.share,
            is_joined=True,
        )
        for key, one in named.items()
    }


def _united(one: Mapping[str, Named], other: Mapping[str, Named]) -> dict[str, Named]:
    keys = dict.fromkeys([*one, *other])
    return {
        key: min((found[key] for found in (one, other) if key in found), key=lambda n: n.rank) for key in keys
    }


def _read_text(header: str, text: str, lexicon: Lexicon, own: AbstractSet[str]) -> Title:
    words = lexicon.words_of(text)
    if not words:
        return Title(header)
    exact = {name.field: name for name in _best_first(lexicon.by_joined.get("".join(words), ()))}
    if _is_headcount(text, lexicon.telling.headcounts) or _begins_with(words, lexicon.telling.consents):
        return _without_standard(_read_names(header, words, exact, lexicon, own))
    return _read_names(header, words, exact, lexicon, own)


def _without_standard(title: Title) -> Title:
    """What asks to agree, or how many people there are, can only be a field of a program's own."""
    named = {key: one for key, one in title.named.items() if key not in STANDARD_KEYS}
    return replace(title, named=named, other=None, is_nothing=not named)


def _read_names(
    header: str, words: tuple[str, ...], exact: dict[str, Name], lexicon: Lexicon, own: AbstractSet[str]
) -> Title:
    is_nothing = "".join(words) in lexicon.telling.nothing
    if is_nothing:
        exact = {key: name for key, name in exact.items() if not name.is_weak}
    found = {
        key: Named(Level.EXACT, 1.0, name, _is_lesser(words, key, lexicon)) for key, name in exact.items()
    }
    if found or is_nothing:
        return Title(header, words, found, None, is_nothing)
    near = _near_header(words, lexicon)
    return Title(header, words, near) if near else _read_loosely(header, words, lexicon, own)


def _is_headcount(text: str, phrases: AbstractSet[tuple[str, ...]]) -> bool:
    """Whether it says how many people there are: “Número de empleados” is no number of an employee."""
    return _stands_in(whole_words(text), phrases)


def _begins_with(words: tuple[str, ...], phrases: AbstractSet[tuple[str, ...]]) -> bool:
    return any(words[: len(phrase)] == phrase for phrase in phrases)


def _best_first(names: Iterable[Name]) -> list[Name]:
    """The surest name last, so that a mapping by field keeps it."""
    return sorted(names, key=lambda name: (not name.is_weak, name.text))


def _read_loosely(header: str, words: tuple[str, ...], lexicon: Lexicon, own: AbstractSet[str]) -> Title:
    spelled = _respelled(words, lexicon)
    is_question = _is_question(header, words)
    is_identifier = bool(_IDENTIFIER.fullmatch(header.strip()))
    contained: dict[str, set[str]] = {}
    for name in _names_of(spelled, lexicon):
        if name.core <= set(spelled):
            contained.setdefault(name.field, set()).update(name.words)
    reading = _Reading(
        spelled,
        frozenset(spelled),
        frozenset(words),
        lexicon,
        own,
        spelled != words,
        is_identifier,
        is_question,
        contained,
        tuple(phrase for phrase in sorted(lexicon.telling.other_phrases) if _stands_in(spelled, {phrase})),
        _stands_in(spelled, lexicon.telling.counts),
        _stands_in(spelled, lexicon.telling.measures),
    )
    found: dict[str, Named] = {}
    other: str | None = None
    for name in _names_of(spelled, lexicon):
        one, stranger = reading.judge(name)
        other = other or stranger
        if one is not None and (name.field not in found or one.rank < found[name.field].rank):
            found[name.field] = one
    for one in (*reading.about_roles(), *reading.about_managers()):
        key = one.name.field
        if key not in found or one.rank < found[key].rank:
            found[key] = one
    if found:
        return Title(header, spelled, _without_shorter(found))
    return Title(header, spelled, {}, other or reading.other_word(frozenset()))


def _is_question(header: str, words: tuple[str, ...]) -> bool:
    """Whether the header is as long as a question is, or ends like one."""
    least = LONG_NUMBERED if is_numbered(header) else LONG_HEADER
    return len(words) >= least or header.rstrip(" *)").endswith(("?", "？", "؟"))


def _stands_in(words: tuple[str, ...], phrases: AbstractSet[tuple[str, ...]]) -> bool:
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words)) for phrase in phrases)


def _without_shorter(found: Mapping[str, Named]) -> dict[str, Named]:
    """Without fields whose name is a part of another's that is there too: “manager e-mail” is no e-mail."""
    return {
        key: one
        for key, one in found.items()
        if not any(
            one.name.core < other.name.core and other.level is not Level.SHARED for other in found.values()
        )
    }


def _names_of(words: tuple[str, ...], lexicon: Lexicon) -> list[Name]:
    """Every name that shares a word with the header, once."""
    found = {id(name): name for word in dict.fromkeys(words) for name in lexicon.by_word.get(word, ())}
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of one header, while every name that shares one of them is judged."""

    words: tuple[str, ...]
    set: frozenset[str]
    given: frozenset[str]
    """The words as they were spelled."""
    lexicon: Lexicon
    own: AbstractSet[str]
    is_respelled: bool
    is_identifier: bool
    is_question: bool
    contained: Mapping[str, AbstractSet[str]]
    """Field key → the words of all its names that the header holds."""
    strangers: tuple[tuple[str, ...], ...]
    """The phrases of somebody else's that the header holds."""

    is_count: bool
    """Whether it asks how many."""
    is_measure: bool
    """Whether it asks how often, how long or how much: a program's own field, or a number."""

    def judge(self, name: Name) -> tuple[Named | None, str | None]:
        """How the header names the field by this name, or whose it is instead."""
        if self.is_count and name.field not in self.lexicon.counted:
            return None, None
        if self.is_measure and name.field in STANDARD_KEYS - self.lexicon.counted:
            return None, None
        if self._is_never(name.field, name.words):
            return None, None
        if name.core <= self.set:
            return self._contained(name)
        shared = self._shared(name)
        return (shared, None) if shared and not self._veto(name) else (None, None)

    def _contained(self, name: Name) -> tuple[Named | None, str | None]:
        other = self._veto(name)
        if other:
            return None, other
        left = self._left_over(name)
        lesser = _is_lesser(self.words, name.field, self.lexicon)
        own = self._weight(name.core)
        is_at_end = frozenset(self.words[-len(name.words) :]) == frozenset(name.words)
        share = own / (own + self._left_weight(left, is_at_end=is_at_end))
        is_own_label = OWN in name.languages and len(name.core) > 1
        if not left or is_own_label:
            level = Level.MISSPELT if self.is_respelled else Level.COVERED
            return Named(level, max(share, 0.9), name, lesser), None
        is_anyones = name.field == "full_name" and len(name.core) == 1
        if self.is_identifier and is_at_end and not is_anyones and not any(map(self._is_known, left)):
            return Named(Level.COVERED, IN_IDENTIFIER, name, lesser, is_joined=True), None
        if self._asks(name) and not any(self._is_foreign(word, name.field) for word in left):
            is_sure = len(name.core) > 1 or name.field in FREE_TEXT_KEYS
            return Named(Level.ASKED, max(share, 1.0 if is_sure else 0.96), name, lesser), None
        if share < LEAST_PART:
            return None, None
        return Named(Level.PART, share, name, lesser, is_at_end=is_at_end), None

    def _is_never(self, key: str, words: Sequence[str] = ()) -> bool:
        """Whether a word beside the name says that it is something else than the field."""
        return not self.lexicon.telling.never.get(key, frozenset()).isdisjoint(self.set - frozenset(words))

    def _asks(self, name: Name) -> bool:
        """Whether it is a question with the words of this name; words of any question, and a single misspelt one, ask nothing."""
        is_misspelt = len(name.core) == 1 and not name.core <= self.given and not self.is_identifier
        is_chance = is_misspelt or name.core <= self.lexicon.telling.fillers
        return self.is_question and not is_chance

    def _is_known(self, word: str) -> bool:
        """Whether it names something; words as short as those of tables may be anything."""
        return len(word) > SHORTEST_PART_NAME and word in self.lexicon.by_word

    def about_roles(self) -> Iterator[Named]:
        """A header that names both roles asks which one somebody takes; one that counts mentees asks for how many."""
        if self.is_measure:
            return
        is_mentee = any(_is_of_role(word, Role.MENTEE) for word in self.set)
        if is_mentee and any(_is_of_role(word, Role.MENTOR) for word in self.set):
            rest = [
                word
                for word in self.set
                if not self._is_of_roles(word) and word not in self.lexicon.telling.fillers
            ]
            is_address_too = any(is_address(word, self.lexicon) for word in rest)
            if (
                len(self.words) <= LONGEST_ROLE_QUESTION
                and len(rest) <= FEW_BESIDE_ROLES
                and not is_address_too
            ):
                yield from self._like("role", "mentorormentee", 0.9)
        is_limit = self.is_count and not self._is_never("mentee_capacity")
        if is_mentee and is_limit and not self.own & role_words_of(Role.MENTEE):
            yield from self._like("mentee_capacity", "numberofmentee", 1.0)

    def _is_of_roles(self, word: str) -> bool:
        return _is_of_role(word, Role.MENTEE) or _is_of_role(word, Role.MENTOR)

    def about_managers(self) -> Iterator[Named]:
        """A header with words for an address and for a manager, and for nobody else, is the manager's address."""
        telling = self.lexicon.telling
        managers = {word for word in self.set if telling.is_manager(word)} - self.own
        others = {word for word in self.set if telling.is_other(word)} - managers
        is_other = others or any(phrase[0] in managers or phrase[-1] in managers for phrase in self.strangers)
        if managers and not is_other and any(is_address(word, self.lexicon) for word in self.set):
            yield from self._like("manager_email", "manageremail", 0.95, Level.COVERED)

    def _like(self, key: str, joined: str, share: float, level: Level = Level.ASKED) -> Iterator[Named]:
        """The header as if it had words in common with this name."""
        names = self.lexicon.by_joined.get(joined, ())
        yield from (Named(level, share, name) for name in names if name.field == key)

    def _shared(self, name: Name) -> Named | None:
        """For names of several words: what the header has of them."""
        is_long = len(name.core) > 1 and self.is_question
        if not is_long or not name.core - self.lexicon.telling.fillers:
            return None
        common = {word for word in name.core if _is_in(word, self.set)}
        share = self._weight(common) / self._weight(name.core)
        if len(common) < 2 or share < LEAST_SHARED:  # noqa: PLR2004 - one word in common is chance
            return None
        likeness = self._likeness(name)
        is_near = likeness >= NEAR_QUESTION and len(self._left_over(name)) <= 1
        return Named(Level.ASKED, likeness, name) if is_near else Named(Level.SHARED, share, name)

    def _likeness(self, name: Name) -> float:
        """How many of the words of both the question and this one are in the other, from 0 to 1."""
        words = frozenset(name.words)
        common = sum(_is_in(word, self.set) for word in words)
        return 2.0 * common / (len(words) + len(self.set))

    def _is_foreign(self, word: str, key: str) -> bool:
        """Whether the word alone names another field."""
        return any(
            one.field != key and len(one.words) == 1 and not one.is_weak
            for one in self.lexicon.by_word.get(word, ())
        )

    def _veto(self, name: Name) -> str | None:
        """The word that says it is somebody else's, unless whole sentences are usual for this field."""
        if name.field in FREE_TEXT_KEYS and self.is_question:
            return None
        return self.other_word(self.contained.get(name.field, frozenset()) | frozenset(name.words))

    def other_word(self, besides: AbstractSet[str]) -> str | None:
        """The first word or phrase of somebody else's, that is none of these."""
        telling = self.lexicon.telling
        for phrase in self.strangers:
            if not set(phrase) <= besides:
                return " ".join(phrase)
        for word in self.words:
            is_told = word in besides or word in self.own or word in telling.fillers or word in telling.lesser
            if not is_told and telling.is_other(word):
                return word
        return None

    def _left_over(self, name: Name) -> frozenset[str]:
        """The words that tell something and are neither in this name nor in another of the field that is there too."""
        telling = self.lexicon.telling
        rest = self.set - frozenset(name.words) - telling.fillers - telling.lesser - self.own
        if name.field not in NAME_KEYS:
            rest -= self.contained.get(name.field, frozenset())
        return frozenset(word for word in rest if not word.isdecimal())

    def _left_weight(self, left: frozenset[str], *, is_at_end: bool) -> float:
        factor = BEFORE_NAME if is_at_end else 1.0
        return factor * sum(self._left_word_weight(word) for word in left)

    def _left_word_weight(self, word: str) -> float:
        if word in self.lexicon.by_word:
            return self.lexicon.weight[word]
        return UNKNOWN_IN_QUESTION if self.is_question else UNKNOWN_WORD

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self.lexicon.weight.get(word, 1.0) for word in words)


def _is_lesser(words: tuple[str, ...], key: str, lexicon: Lexicon) -> bool:
    """Whether it is a second one of what people have one of that counts."""
    if key == "employee_id" and any(word.startswith(SYSTEM_WORDS) for word in words):
        return True
    if key in NAME_KEYS and lexicon.telling.preferred & set(words):
        return True
    if key == "job_title" and words in BARE_TITLES:
        return True
    if lexicon.telling.lesser_of.get(key, frozenset()) & set(words):
        return True
    return key in ONE_OF_SEVERAL and any(
        word in lexicon.telling.lesser
        or word.startswith(lexicon.telling.lesser_signs)
        or (word.isdecimal() and int(word) > 1)
        for word in words
    )


def _is_second(words: tuple[str, ...], key: str, lexicon: Lexicon) -> bool:
    """Whether all words that name the field are those of a second choice."""
    second = lexicon.telling.second.get(key, frozenset())
    naming = {word for word in words if any(name.field == key for name in lexicon.by_joined.get(word, ()))}
    return bool(second & set(words)) and naming <= second


def _is_in(word: str, words: AbstractSet[str]) -> bool:
    """Whether the word stands there, perhaps with another ending."""
    if word in words:
        return True
    return len(word) > 4 and any(_is_same_stem(word, other) for other in words)  # noqa: PLR2004 - short ones differ


def _is_same_stem(one: str, other: str) -> bool:
    least = min(len(one), len(other))
    return least > 4 and one[: max(4, least - 2)] == other[: max(4, least - 2)]  # noqa: PLR2004 - short ones differ


def _near_header(words: tuple[str, ...], lexicon: Lexicon) -> dict[str, Named]:
    """The one name that the header as a whole is spelled nearly like, where it has a word that nobody knows."""
    joined = "".join(words)
    fewest, most, ratio = NEAR_HEADER
    is_known = all(word in lexicon.vocabulary for word in words)
    if is_known or not fewest <= len(joined) <= most or any(lexicon.telling.is_other(word) for word in words):
        return {}
    near = process.extractOne(joined, lexicon.joined, scorer=OSA.normalized_similarity, score_cutoff=ratio)
    if near is None or near[0] in lexicon.telling.nothing:
        return {}
    names = [name for name in lexicon.by_joined[near[0]] if not name.is_weak]
    if len({name.field for name in names}) != 1:
        return {}
    return {
        names[0].field: Named(
            Level.MISSPELT, 1.0, names[0], _is_lesser(names[0].words, names[0].field, lexicon)
        )
    }


def _respelled(words: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Words that nobody knows, as the known word that is spelled nearly so."""
    return tuple(_respelled_word(word, lexicon) for word in words)


def _respelled_word(word: str, lexicon: Lexicon) -> str:
    if word in lexicon.vocabulary or len(word) < FUZZY_LETTERS or not word.isalpha():
        return word
    if lexicon.telling.is_other(word):
        return word
    near = process.extractOne(
        word, lexicon.spellable, scorer=OSA.normalized_similarity, score_cutoff=FUZZY_RATIO
    )
    is_sure = near is not None and (len(word) >= LONG_WORD or not lexicon.telling.is_other(near[0]))
    return near[0] if near is not None and is_sure else word
