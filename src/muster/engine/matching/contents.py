"""What the cells of a column say: how many fit each field, and which speak against it. Looks at a sample only."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from muster.engine.fields import type_of
from muster.engine.fields.language import find as find_language
from muster.engine.fields.settle import tidy
from muster.engine.fields.time_zone import may_mean as may_mean_zone
from muster.engine.matching.people import role_words_of
from muster.engine.matching.titles import NAME_KEYS
from muster.engine.matching.weights import DISTINCT_VALUES, SAMPLE_ROWS
from muster.engine.matching.words import plain_words
from muster.engine.table import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from muster.engine.table import FieldSpec, Table

UNMISTAKABLE = frozenset(("email", "url", "phone"))
TELLING = frozenset(("country", "time_zone", "language", "role", "yes_no", "status"))
"""Types whose cells alone hint at the field, as choices with options do; the cells of others only agree or contradict."""
CHOICES = frozenset(("single_choice", "multiple_choice"))
LONG_KEYS = frozenset(("bio", "notes", "goals"))
LISTED_KEYS = frozenset(("skills", "interests", "goals"))
RANGES = {"years_experience": (0, 60), "mentee_capacity": (0, 50)}
"""Fields that are whole numbers, and what they can sensibly be."""
BIRTH_YEARS, START_YEARS = (1925, 2012), (1960, 2100)
"""Years that dates of birth, and of a start at work or university, lie in."""
ENOUGH = 2
"""Fewer cells prove nothing."""
HALF = 0.5
IMPOSSIBLE = 2.5
"""How much speaks against a field whose cells are plainly something else: salutations under a job title."""
NONE_OF_MANY, MANY = 1.6, 8
"""How much speaks against it where of many cells none looks like an unmistakable type."""
NEVER_NONE = frozenset(("emails",))
"""Of these some cell is recognised in any file; of languages and zones there are too many ways to write them."""
CODE_LETTERS = 2
LONGEST_ROLE = 60
"""Letters of a cell that may name a role; longer ones tell of mentors."""

_LETTERS = re.compile(r"[^\W\d_]")
_NAME = re.compile(r"[^\W\d_][^\d_@/\\|;:!?()<>=+*#$%\"]{0,60}\Z")
_DIGITS = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_NUMBER = re.compile(r"\s*[+-]?\d+(?:[.,]\d+)?\s*\+?\s*\Z")
_ID = re.compile(r"[^\s@,;]{1,40}\Z")
_DATE = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}(?!\d)|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}(?!\d)(?![-./ ]\d(?!\d?:))"
)
_DIALLED = re.compile(r"\s*(?:\+|00?[1-9(]|\(0|.*\d[ ()/.\-]+\d+[ ()/.\-]+\d)")
_CLOCK = re.compile(r"\d[T ]+(?!00:00(?::00)?(?:\.0+)?\b)\d{1,2}:\d{2}")
_LINKEDIN = re.compile(r"linkedin\.|lnkd\.in", re.IGNORECASE)
_SALUTATIONS = frozenset(
    "mr mrs ms miss mx dr prof herr frau hr fr m mme mlle sr sra srta dhr mevr mw pan pani bay bayan sig sigra".split()  # noqa: SIM905
)
GENDERS = frozenset(
    """m f w d x male female man woman men women männlich weiblich divers mann frau homme femme masculin féminin
    hombre mujer masculino femenino feminino maschio femmina maschile femminile uomo donna mannelijk vrouwelijk vrouw
    mężczyzna kobieta erkek kadın kvinna muž žena мужской женский муж жен м ж ذكر أنثى 男 女 男性 女性 남 여 남성 여성 남자 여자
    non-binary nonbinary nonbinär diverse other""".split()  # noqa: SIM905
)
_YES_NO = frozenset(
    """yes no y n true false ja nein oui non sí si sì no sim não ne ano nej nee
    tak nie evet hayır да нет نعم لا はい いいえ 是 否 예 아니오""".split()  # noqa: SIM905
)


class Fit(NamedTuple):
    """How the cells fit a field."""

    share: float
    """Of the filled cells, those that look like it."""
    strength: str
    """unmistakable · options · telling · mild"""
    against: float
    """How much speaks against it: 0 to 1, or `IMPOSSIBLE`."""
    what: str
    """What they look like: a key of the reasons."""
    fitting: int
    looked: int


NOTHING_SEEN = Fit(0.0, "mild", 0.0, "", 0, 0)


@dataclass
class Look:
    """The cells of one column in the sample: each distinct text with how often it comes."""

    texts: tuple[str | None, ...]
    counts: dict[str, int] = field(default_factory=dict)
    shares: dict[tuple[str, ...], float] = field(default_factory=dict)

    @property
    def filled(self) -> int:
        """Cells with text, of those that are looked at."""
        return sum(self.counts.values())

    def share(self, holds: Callable[[str], bool]) -> float:
        """The share of the filled cells for which it holds."""
        return sum(count for text, count in self.counts.items() if holds(text)) / max(1, self.filled)

    def recognised(self, spec: FieldSpec) -> float:
        """The share that the field's type takes for its own; once a type and its options."""
        kind = type_of(spec)
        key = (kind.name, *(option.value for option in spec.options))
        if key not in self.shares:
            sample = pl.Series(list(self.counts), dtype=pl.String)
            self.shares[key] = min(1.0, kind.recognise(sample, spec)) if self.counts else 0.0
        return self.shares[key]


def look_at(table: Table) -> tuple[Look, ...]:
    """A look at each column, in order. Costs the same for ten thousand rows and a million."""
    sample = _sample(table.frame)
    return tuple(_look(table.frame, sample, f"c{column}") for column in table.columns)


def _sample(frame: pl.DataFrame) -> pl.DataFrame:
    if frame.height <= SAMPLE_ROWS:
        return frame
    half = SAMPLE_ROWS // 2
    step = max(1, (frame.height - half) // half)
    return pl.concat([frame.head(half), frame.slice(half).gather_every(step).head(half)])


def _look(frame: pl.DataFrame, sample: pl.DataFrame, name: str) -> Look:
    texts = tidy(sample.get_column(name))
    if texts.null_count() == len(texts) and frame.height > sample.height:
        texts = tidy(frame.get_column(name).drop_nulls().head(SAMPLE_ROWS))
    counts: dict[str, int] = {}
    for text in texts.to_list():
        if text is not None and (text in counts or len(counts) < DISTINCT_VALUES):
            counts[text] = counts.get(text, 0) + 1
    return Look(tuple(texts.to_list()), counts)


def fit(look: Look, spec: FieldSpec) -> Fit:
    """How the cells of a column fit a field."""
    if not look.counts:
        return NOTHING_SEEN
    share, against, what = _judge(look, spec)
    kind = type_of(spec).name
    strength = _strength(spec, kind)
    damped = 1.0 if look.filled >= ENOUGH else look.filled / ENOUGH
    return Fit(share * damped, strength, against * damped, what, round(share * look.filled), look.filled)


def _strength(spec: FieldSpec, kind: str) -> str:
    if kind in UNMISTAKABLE:
        return "unmistakable"
    if kind in CHOICES and spec.options:
        return "options"
    is_telling = kind in TELLING or spec.key == "gender"
    return "telling" if is_telling else "mild"


def _judge(look: Look, spec: FieldSpec) -> tuple[float, float, str]:
    """Share that fits, how much speaks against it, and the word for it."""
    kind = type_of(spec).name
    if kind in JUDGES:
        return JUDGES[kind](look, spec)
    if kind in CHOICES and spec.options:
        share = look.recognised(spec) if len(look.counts) > 1 else HALF * look.recognised(spec)
        return share, 0.0 if spec.is_open else 0.6 * (1.0 - share), "options"
    if spec.key in NAME_KEYS:
        return _names(look, spec)
    if spec.key == "employee_id":
        return _ids(look)
    if spec.key == "gender":
        share = look.share(lambda text: text.casefold() in GENDERS)
        return share, 1.0 - share, "genders"
    return _texts(look, spec)


def _of_type(word: str) -> Callable[[Look, FieldSpec], tuple[float, float, str]]:
    def judge(look: Look, spec: FieldSpec) -> tuple[float, float, str]:
        share = look.recognised(spec)
        if word == "statuses":
            return share, _deciding(look, share), word
        return share, _missing(look, share) if word in NEVER_NONE else 1.0 - share, word

    return judge


def _missing(look: Look, share: float) -> float:
    """How much cells that don't look like it speak against it."""
    return NONE_OF_MANY if share == 0 and look.filled >= MANY else 1.0 - share


def _deciding(look: Look, share: float) -> float:
    """How much speaks against a role or a status: cells that can't be read would leave their rows out."""
    return NONE_OF_MANY if share < HALF and look.filled >= ENOUGH else 1.0 - share


def _roles(look: Look, spec: FieldSpec) -> tuple[float, float, str]:
    """Cells that the role's type reads, and those that call somebody a mentor or a mentee in any language."""
    named = look.share(
        lambda text: len(text) <= LONGEST_ROLE and bool(role_words_of(Role.BOTH) & _words_in(text))
    )
    share = max(named, look.recognised(spec))
    return share, _deciding(look, share), "roles"


def _words_in(text: str) -> frozenset[str]:
    """The words of a cell; in scripts without spaces the role's word may stand anywhere in it."""
    signs = (word for word in role_words_of(Role.BOTH) if not word.isascii() and word in text)
    return frozenset((*plain_words(text), *signs))


def _phones(look: Look, spec: FieldSpec) -> tuple[float, float, str]:
    """Bare digits may be any number, and dates have as many; a plus, a leading zero or groups make a number to dial."""
    share = look.recognised(spec)
    dates = look.share(lambda text: bool(_DATE.match(text)))
    written = look.share(lambda text: bool(_DIALLED.match(text)))
    return min(share, max(written, 0.4 * share)) * (1.0 - dates), max(1.0 - share, dates), "phones"


def _links(look: Look, spec: FieldSpec) -> tuple[float, float, str]:
    if spec.key != "linkedin_url":
        share = look.recognised(spec)
        return share, 1.0 - share, "links"
    share = look.share(lambda text: bool(_LINKEDIN.search(text)))
    return (
        share,
        1.0
        - max(
            share, look.share(lambda text: " " not in text and "@" not in text and not _NUMBER.match(text))
        ),
        "linkedin",
    )


def _dates(look: Look, spec: FieldSpec) -> tuple[float, float, str]:
    share = look.recognised(spec)
    years = [int(found.group()) for text in look.counts if (found := _YEAR.search(text))]
    if not years or spec.key not in ("start_date", "birth_date"):
        return share, _missing(look, share), "dates"
    first, last = BIRTH_YEARS if spec.key == "birth_date" else START_YEARS
    is_likely = first <= median(years) <= last
    # A time of day is when something was recorded, not when somebody was born or began.
    clocks = look.share(lambda text: bool(_CLOCK.search(text)))
    is_time = clocks > HALF
    return share, IMPOSSIBLE if is_time else max(1.0 - share, 0.0 if is_likely else 1.0), "dates"


def _numbers(look: Look, spec: FieldSpec) -> tuple[float, float, str]:
    low, high = RANGES.get(spec.key, (None, None))
    numbers = look.share(lambda text: bool(_NUMBER.match(text)))
    if low is None or high is None:
        return numbers, 1.0 - numbers, "numbers"
    share = look.share(
        lambda text: bool(_NUMBER.match(text)) and low <= float(text.strip(" +").replace(",", ".")) <= high
    )
    has_number = look.share(lambda text: bool(_DIGITS.search(text)) and len(text) < 20)  # noqa: PLR2004 - "5 years", "3-5"
    return share, 1.0 - max(share, 0.8 * has_number), "numbers"


def _names(look: Look, spec: FieldSpec) -> tuple[float, float, str]:
    share = look.share(lambda text: bool(_NAME.match(text)))
    several = look.share(lambda text: " " in text or "," in text)
    unspaced = look.share(lambda text: len(text) > 1 and not text.isascii() and " " not in text)
    against = max(1.0 - share, _sameness(look))
    if spec.key == "full_name":
        return several * share, max(against, 0.6 * (1.0 - max(several, unspaced))), "names"
    if (
        spec.key == "first_name"
        and look.share(lambda text: text.strip(".").casefold() in _SALUTATIONS) > HALF
    ):
        against = IMPOSSIBLE
    return share, max(against, 0.5 * max(0.0, several - HALF)), "names"


def _sameness(look: Look) -> float:
    """1 where many cells all say the same, as “anonymous” does."""
    return 1.0 if len(look.counts) == 1 and look.filled > 2 * ENOUGH else 0.0


def _ids(look: Look) -> tuple[float, float, str]:
    share = look.share(lambda text: bool(_ID.match(text)) and bool(_DIGITS.search(text)))
    loose = look.share(lambda text: bool(_ID.match(text)))
    repeated = 1.0 - len(look.counts) / max(1, look.filled)
    return share, max(1.0 - max(share, loose), repeated), "ids"


def _texts(look: Look, spec: FieldSpec) -> tuple[float, float, str]:
    """Any text may stand in a text field; dates, addresses, numbers and yes/no speak against most of them."""
    plain = look.share(lambda text: bool(_LETTERS.search(text)) and "@" not in text)
    words = look.share(lambda text: len(text) > 1 and not text.startswith(("http://", "https://")))
    against = 1.0 - min(plain, words)
    if spec.key == "job_title":
        salutations = look.share(lambda text: text.strip(".").casefold() in _SALUTATIONS)
        against = IMPOSSIBLE if salutations > HALF else against
    yes_no = look.share(lambda text: text.casefold() in _YES_NO)
    long = look.share(lambda text: len(text) > 60)  # noqa: PLR2004 - a sentence
    if spec.key in LONG_KEYS:
        return long, max(against, yes_no), "sentences"
    if spec.key in LISTED_KEYS:
        return (
            look.share(lambda text: bool(re.search(r"[,;|/\n、，；]", text))),
            max(against, yes_no),
            "lists",
        )
    return plain, max(against, yes_no, long if spec.type != "long_text" else 0.0), "texts"


def _countries(look: Look, spec: FieldSpec) -> tuple[float, float, str]:
    """Yes and no are codes of Slovenia and Norway, too; a column of nothing else is an answer."""
    if look.share(lambda text: text.casefold() in _YES_NO) == 1.0:
        return 0.0, 1.0, "countries"
    share = look.recognised(spec)
    return share, _missing(look, share), "countries"


def _languages(look: Look, spec: FieldSpec) -> tuple[float, float, str]:
    """Codes of two letters tell too little to find a column by them, and don't speak against it either."""
    share = look.recognised(spec)
    codes = look.share(
        lambda text: len(text) == CODE_LETTERS and text.isascii() and find_language(text) is not None
    )
    return share, 1.0 - max(share, codes), "languages"


def _zones(look: Look, spec: FieldSpec) -> tuple[float, float, str]:
    """Cities and abbreviations tell too little to find a column by them, and don't speak against it either."""
    share = look.recognised(spec)
    return share, 1.0 - max(share, look.share(may_mean_zone)), "zones"


JUDGES: dict[str, Callable[[Look, FieldSpec], tuple[float, float, str]]] = {
    "email": _of_type("emails"),
    "phone": _phones,
    "url": _links,
    "date": _dates,
    "whole_number": _numbers,
    "number": _numbers,
    "country": _countries,
    "time_zone": _zones,
    "language": _languages,
    "role": _roles,
    "status": _of_type("statuses"),
    "yes_no": _of_type("yes_no"),
}
"""Field type → how its cells are judged; options and texts are judged below."""


def addressed(look: Look, emails: Sequence[str | None]) -> tuple[int, int]:
    """In how many rows a word of the column stands in the address of the same row, and how many rows have both."""
    both = [(text, mail) for text, mail in zip(look.texts, emails, strict=False) if text and mail]
    found = sum(_stands_in(text, mail) for text, mail in both)
    return found, len(both)


def _stands_in(text: str, mail: str) -> bool:
    local = mail.partition("@")[0].casefold()
    return any(len(word) > 2 and word in local for word in plain_words(text))  # noqa: PLR2004 - initials


def is_of(people: Sequence[str], emails: Sequence[str | None]) -> bool:
    """Whether most addresses are made of the names of the same rows: two words of a name, or one and another's first letter.

    One word alone says little: a mother has the name of her son.
    """
    both = [(name, mail) for name, mail in zip(people, emails, strict=False) if name and mail]
    return len(both) >= ENOUGH and 2 * sum(_is_made_of(*pair) for pair in both) > len(both)


def _is_made_of(name: str, mail: str) -> bool:
    local = mail.partition("@")[0].casefold()
    words = plain_words(name)
    found = [word for word in words if len(word) > 2 and word in local]  # noqa: PLR2004 - initials
    rest = local
    for word in found:
        rest = rest.replace(word, " ", 1)
    initials = {word[0] for word in words if word not in found}
    return len(found) > 1 or bool(found and initials & set(_LETTERS.findall(rest)[:1]))
