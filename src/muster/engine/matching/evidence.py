"""All evidence for each pair of column and field, weighed: header, cells, neighbours, memory."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from muster.engine.aliases import LANGUAGES
from muster.engine.fields import type_of
from muster.engine.matching.contents import CHOICES, ENOUGH, Fit, Look, addressed, fit, is_of
from muster.engine.matching.lexicon import OWN, STANDARD_KEYS, telling_words
from muster.engine.matching.titles import BARE_TITLES, NAME_KEYS, SIGN_IN_WORDS, Level, Named, Title
from muster.engine.matching.weights import WEIGHTS
from muster.engine.matching.words import is_spaced, normalised, plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from muster.engine.table import FieldSpec

BY_CELLS = 0.8
"""Share of cells that makes a column worth a thought whatever its header."""
TOLD_BY_CELLS = frozenset(("email", "phone", "url", "country", "time_zone", "role"))
"""Types whose cells are like no others'. Languages are not looked for: to read their names takes a second."""
IN_ADDRESS, HARDLY_EVER = 0.5, 0.25
MANY_REPEATED = 6
"""Cells from which on it means something that addresses repeat."""
BARE_NAMES = frozenset(normalised(name) for language in LANGUAGES for name in language.bare_names)
SURVEY_MARKS = frozenset(
    normalised(text).replace(" ", "")
    for text in (
        "Recorded Date", "Response ID", "Respondent ID", "Collector ID", "Duration (in seconds)", "Finished", "Progress",
        "IP Address", "User Language", "Distribution Channel", "Submission Date", "Start time", "Completion time",
        "Network ID", "Submit Date (UTC)", "Submitted At", "Submission time", "Submission ID", "Device ID", "UUID", "Last page",
        "Aufgezeichnetes Datum", "Fortschritt", "IP-Adresse", "Dauer (in Sekunden)", "Date enregistrée", "Fecha registrada",
    )
)  # fmt: skip
"""Columns that survey tools write before the answers."""
SURVEY_KEYS = frozenset(("start_date", "status"))
"""Fields whose names survey tools use for the answer itself."""
SURVEY_LANGUAGE = frozenset(
    normalised(text)
    for text in (
        "Language", "Sprache", "Langue", "Idioma", "Lingua", "Taal", "Språk", "Język", "Jazyk", "Dil", "Язык", "言語", "语言",
        "언어", "اللغة",
    )
)  # fmt: skip
"""How survey tools name the language in which somebody answered; who asks for it writes a question."""
LINK_WORDS = frozenset(("url", "link", "website"))
"""What makes a header that of some address on the web, which the cells then tell."""
DIRECTORY_MARKS = frozenset(
    (
        "dn",
        "cn",
        "sn",
        "uid",
        "givenname",
        "objectclass",
        "samaccountname",
        "telephonenumber",
        "userprincipalname",
        "ou",
    )
)
DIRECTORY_NAMES = frozenset(("l", "o", "ou", "c", "co"))
"""Attributes that mark the dump of a directory, in three columns or more, and those so short that only there they tell."""
SURE_LEVELS = frozenset((Level.EXACT, Level.COVERED))


@dataclass(frozen=True, slots=True)
class Pair:
    """A column and a field, with everything that speaks for and against it."""

    place: int
    """The column's place in the table."""
    spec: FieldSpec
    features: Mapping[str, float]
    named: Named | None
    fit: Fit
    in_address: tuple[int, int]

    @property
    def log_odds(self) -> float:
        """How likely the column is this field, as log-odds."""
        return sum(WEIGHTS[name] * value for name, value in self.features.items())


@dataclass(frozen=True)
class Sheet:
    """A table as read for matching."""

    titles: tuple[Title, ...]
    looks: tuple[Look, ...]
    fields: tuple[FieldSpec, ...]
    remembered: Mapping[str, str | None]
    """Header as people see it, case-folded → the field it was bound to; None: it was left out."""
    fits: dict[tuple[int, str], Fit] = field(default_factory=dict)

    def is_left_out(self, place: int) -> bool:
        """Whether the column was left out in an earlier import."""
        return self.remembered.get(header_key(self.titles[place].header), "") is None

    def fit(self, place: int, spec: FieldSpec) -> Fit:
        """How the cells of a column fit a field, looked at once."""
        if (place, spec.key) not in self.fits:
            self.fits[place, spec.key] = fit(self.looks[place], spec)
        return self.fits[place, spec.key]


def header_key(header: str) -> str:
    """What two spellings of a header that is remembered have in common."""
    return " ".join(header.split()).casefold()


def weigh_pairs(sheet: Sheet) -> list[Pair]:
    """Every pair worth a thought."""
    return list(_Weighing(sheet).pairs())


class _Weighing:
    """One table: what all its columns together say is worked out once."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.asked = {spec.key for spec in sheet.fields}
        self.has_cells = any(look.counts for look in sheet.looks)
        self.languages = _languages(sheet.titles)
        self.sure = [
            frozenset() if self._is_left_empty(place) else _sure_fields(title)
            for place, title in enumerate(sheet.titles)
        ]
        self.mails = self._mail_columns()
        self.names = self._name_columns()
        self.strangers = self._strangers()
        self.addressees = self._addressees()
        self.firsts = self._firsts()
        self.rough_firsts = {} if "email" in self.firsts else self._rough_firsts()
        self.has_sign_in = any(
            "email" in sure and SIGN_IN_WORDS & set(title.words)
            for title, sure in zip(sheet.titles, self.sure, strict=True)
        )
        self.is_directory = len({"".join(title.words) for title in sheet.titles} & DIRECTORY_MARKS) > 2  # noqa: PLR2004
        self.is_survey = len({"".join(title.words) for title in sheet.titles} & SURVEY_MARKS) > 1

    def pairs(self) -> Iterator[Pair]:
        """Each column with each field that its header, its cells, its neighbours or the memory name."""
        for place, title in enumerate(self.sheet.titles):
            if self.sheet.is_left_out(place):
                continue
            named = self._named(place, title)
            for spec in self.sheet.fields:
                pair = self._pair(place, spec, named.get(spec.key))
                if pair is not None:
                    yield pair

    def _named(self, place: int, title: Title) -> Mapping[str, Named]:
        """What the header names; a bare name may be any of the three names."""
        if not self._is_bare(place) or not title.named:
            return title.named
        one = next(iter(title.named.values()))
        return {**dict.fromkeys(NAME_KEYS, one), **title.named}

    def _pair(self, place: int, spec: FieldSpec, named: Named | None) -> Pair | None:
        title = self.sheet.titles[place]
        memory = self._memory(title.header, spec)
        in_address = self._in_address(place, spec)
        if named is None and memory <= 0 and not self._may_be_alone(spec):
            return None
        cells = self.sheet.fit(place, spec)
        if named is None and memory <= 0 and not self._is_worth_it(place, spec, cells, in_address):
            return None
        features = {
            "bias": 1.0,
            **_by_header(named, title, spec, self.languages, is_short=self._is_short(title)),
            **self._by_rank(place, named, spec),
            **_by_cells(cells, "cells" if self._is_told(named) else "half" if named else "alone"),
            **self._by_neighbours(place, spec, named, in_address),
        }
        if self._is_left_empty(place):
            features["empty"] = 1.0
        if named is None and cells.strength != "mild":
            features["alone_only"] = cells.share * self._is_only(place, spec)
        if memory:
            features["remembered" if memory > 0 else "remembered_other"] = 1.0
        if named is None and title.named and not self._is_refuted(place, cells):
            features["named_elsewhere"] = 1.0
        if spec.key == "email" and cells.looked >= MANY_REPEATED:
            look = self.sheet.looks[place]
            features["repeated"] = (
                1.0 - len(look.counts) / look.filled if len(look.counts) < look.filled else 0.0
            )
        return Pair(place, spec, features, named, cells, in_address)

    def _is_short(self, title: Title) -> bool:
        """Whether it is the name of an attribute in the dump of a directory, as short as it is."""
        return self.is_directory and "".join(title.words) in DIRECTORY_NAMES

    def _is_left_empty(self, place: int) -> bool:
        """Whether no cell of the column is filled in, on a sheet that has others that are."""
        return not self.sheet.looks[place].counts and self.has_cells

    def _is_refuted(self, place: int, cells: Fit) -> bool:
        """Whether cells that can't be mistaken refute every field that the header names."""
        named = self.sheet.titles[place].named
        specs = [spec for spec in self.sheet.fields if spec.key in named]
        is_plain = cells.strength == "unmistakable" and cells.share >= BY_CELLS
        return is_plain and all(self.sheet.fit(place, spec).against >= BY_CELLS for spec in specs)

    def _by_rank(self, place: int, named: Named | None, spec: FieldSpec) -> dict[str, float]:
        """A second address or number counts for little where there is a first one."""
        if named is not None and named.is_second and spec.key in self.firsts:
            return {"lesser": 1.0}
        if named is None or not named.is_lesser:
            return (
                {"first_alone": 1.0} if named is not None and self.rough_firsts == {place: spec.key} else {}
            )
        return {"lesser" if self._is_behind(place, spec.key) else "lesser_alone": 1.0}

    def _is_behind(self, place: int, key: str) -> bool:
        """Whether another column is sooner this field than one that its header names as a second one."""
        if key in self.firsts:
            return True
        if key == "first_name":
            has_full_name = "full_name" in self.firsts and "last_name" not in self.firsts
            return has_full_name and not any(map(self._is_surname_by_cells, self.names))
        is_sign_in = bool(SIGN_IN_WORDS & set(self.sheet.titles[place].words))
        return key == "email" and (bool(self.rough_firsts) or (self.has_sign_in and not is_sign_in))

    def _is_only(self, place: int, spec: FieldSpec) -> bool:
        """Whether no other column looks like this field."""
        others = (other for other in range(len(self.sheet.titles)) if other != place)
        return not any(self.sheet.fit(other, spec).share >= BY_CELLS for other in others)

    def _is_told(self, named: Named | None) -> bool:
        """Whether the header says enough, so that the cells need only agree."""
        return (
            named is not None and named.level in SURE_LEVELS and not named.name.is_weak_among(self.languages)
        )

    def _may_be_alone(self, spec: FieldSpec) -> bool:
        """Whether cells alone could tell the field; the first of its type, as a second one is somebody else's."""
        if spec.key in NAME_KEYS or spec.key == "gender":
            return True
        kind = type_of(spec).name
        if kind in CHOICES:
            return bool(spec.options)
        first = next(one.key for one in self.sheet.fields if one.type == spec.type)
        return kind in TOLD_BY_CELLS and first == spec.key

    def _is_worth_it(self, place: int, spec: FieldSpec, cells: Fit, in_address: tuple[int, int]) -> bool:
        """Whether the cells alone make the pair worth a thought."""
        title = self.sheet.titles[place]
        if cells.looked < ENOUGH:
            return False
        if title.other:
            is_link = spec.key == "linkedin_url" and title.other in LINK_WORDS
            is_theirs = spec.key == "email" and place in self.addressees
            return cells.share >= BY_CELLS and (is_link or is_theirs)
        if title.is_nothing and cells.strength == "options":
            label = plain_words(spec.label)
            return cells.share >= BY_CELLS and set(title.words) <= set(label)
        if title.is_nothing:
            is_only = spec.key == "email" and self._is_only(place, spec)
            return cells.share >= BY_CELLS and (spec.key == "linkedin_url" or is_only)
        if spec.key in NAME_KEYS:
            return in_address[1] >= ENOUGH and in_address[0] >= IN_ADDRESS * in_address[1]
        return cells.strength != "mild" and cells.share >= BY_CELLS

    def _memory(self, header: str, spec: FieldSpec) -> int:
        """1: it was this field before; −1: it was another that is still asked; 0: nothing is known."""
        before = self.sheet.remembered.get(header_key(header))
        if before not in self.asked:
            return 0
        return 1 if before == spec.key else -1

    def _by_neighbours(
        self, place: int, spec: FieldSpec, named: Named | None, in_address: tuple[int, int]
    ) -> dict[str, float]:
        found: dict[str, float] = {}
        if in_address[1] >= ENOUGH:
            share = in_address[0] / in_address[1]
            found["in_address" if self._is_told(named) else "alone_in_address"] = share
        if spec.key == "email" and place in self.strangers:
            found["strangers"] = 1.0
        if spec.key == "full_name" and self._has_both_names(place):
            found["needless"] = 1.0
        if spec.key == "job_title" and self._is_before_a_name(place):
            found["needless"] = 1.0
        is_of_tool = spec.key == "language" and " ".join(self.sheet.titles[place].words) in SURVEY_LANGUAGE
        if self.is_survey and (is_of_tool or spec.key in SURVEY_KEYS):
            found["survey"] = 1.0
        if spec.key in NAME_KEYS and self._is_bare(place):
            found[self._beside(place, spec.key)] = 1.0
        return found

    def _beside(self, place: int, key: str) -> str:
        """Whether a bare name stands where a first, last or full name would."""
        titles = self.sheet.titles
        others = [
            {key for key in sure if not titles[other].named[key].is_lesser}
            for other, sure in enumerate(self.sure)
            if other != place and not self._is_bare(other)
        ]
        has_first, has_last = (any(one in sure for sure in others) for one in ("first_name", "last_name"))
        has_first = has_first or (not has_last and self._is_surname_by_cells(place))
        if has_first and has_last:
            return "not_beside"
        fitting = "last_name" if has_first else "first_name" if has_last else "full_name"
        return "beside" if key == fitting else "not_beside"

    def _is_before_a_name(self, place: int) -> bool:
        """Whether a bare title stands directly before a name, and no cell tells: it is what somebody is called by."""
        after = self.sure[place + 1] if place + 1 < len(self.sure) else frozenset()
        is_told = bool(self.sheet.looks[place].counts)
        words = tuple(word for word in self.sheet.titles[place].words if not word.isdecimal())
        return words in BARE_TITLES and bool(after & NAME_KEYS) and not is_told

    def _has_both_names(self, place: int) -> bool:
        others = [sure for other, sure in enumerate(self.sure) if other != place]
        return all(any(key in sure for sure in others) for key in ("first_name", "last_name"))

    def _is_bare(self, place: int) -> bool:
        """Whether the header is a bare name, perhaps with words that tell nothing: “your name”."""
        words, own = self.sheet.titles[place].words, self.sheet.titles[place].own
        rest = [word for word in words if word not in own and word not in telling_words().fillers]
        is_bare = " ".join(words) in BARE_NAMES or " ".join(rest) in BARE_NAMES
        return is_bare or (
            "full_name" in self.sure[place]
            and not BARE_NAMES.isdisjoint(words)
            and self._is_surname_by_cells(place)
        )

    def _is_surname_by_cells(self, place: int) -> bool:
        """Whether a name has one word in nearly every row, and another column is a first name, or what somebody goes by."""
        others = (sure for other, sure in enumerate(self.sure) if other != place)
        if not any("first_name" in sure for sure in others):
            return False
        cells = [
            one for one in self.sheet.looks[place].counts if is_spaced("".join(filter(str.isalpha, one)))
        ]
        return len(cells) >= ENOUGH and sum(len(text.split()) == 1 for text in cells) >= BY_CELLS * len(cells)

    def _mail_columns(self) -> list[int]:
        """The columns that are mostly addresses."""
        spec = next((one for one in self.sheet.fields if one.key == "email"), None)
        if spec is None:
            return []
        return [n for n in range(len(self.sheet.titles)) if self.sheet.fit(n, spec).share >= BY_CELLS]

    def _name_columns(self) -> list[int]:
        """The columns whose headers say names; without any, those whose words stand in the addresses."""
        named = [n for n, sure in enumerate(self.sure) if sure & NAME_KEYS or self._is_bare(n)]
        return named or [
            n for n in range(len(self.sure)) if n not in self.mails and self._stands_in_addresses(n)
        ]

    def _firsts(self) -> frozenset[str]:
        """The fields that a header names as the first of its kind; addresses of strangers don't count."""
        return frozenset(
            key
            for place, sure in enumerate(self.sure)
            for key in sure
            if not self.sheet.titles[place].named[key].is_lesser
            and not self.sheet.titles[place].named[key].is_second
            and not (key == "email" and place in self.strangers)
        )

    def _rough_firsts(self) -> dict[int, str]:
        """Columns that their headers name, though not plainly, as an address that is no second one."""
        named = {place: title.named.get("email") for place, title in enumerate(self.sheet.titles)}
        return {
            place: "email"
            for place, one in named.items()
            if one is not None
            and one.level is not Level.SHARED
            and not (one.is_lesser or one.level in SURE_LEVELS or place in self.strangers)
            and (place in self.mails or not self.sheet.looks[place].counts)
        }

    def _strangers(self) -> frozenset[int]:
        """Of several columns of addresses, those that hardly hold a name of the sheet, where another one does."""
        if len(self.mails) < 2:  # noqa: PLR2004 - there is nothing to compare
            return frozenset()
        shares = {mail: self._share_named(mail) for mail in self.mails}
        is_known = any(share >= IN_ADDRESS for share in shares.values())
        return frozenset(mail for mail, share in shares.items() if is_known and share <= HARDLY_EVER)

    def _addressees(self) -> frozenset[int]:
        """Columns of addresses that are somebody else's by their header, and by their cells those of the people of the sheet."""
        titles, looks = self.sheet.titles, self.sheet.looks
        if not all(titles[mail].other or titles[mail].is_nothing for mail in self.mails):
            return frozenset()
        names = [looks[place].texts for place in self.names]
        people = [" ".join(filter(None, row)) for row in zip(*names, strict=True)]
        return frozenset(mail for mail in self.mails if is_of(people, looks[mail].texts))

    def _share_named(self, mail: int) -> float:
        """The share of rows in which the address holds a name of the same row."""
        looks = self.sheet.looks
        found = [addressed(looks[name], looks[mail].texts) for name in self.names]
        return max((count / rows for count, rows in found if rows >= ENOUGH), default=0.0)

    def _stands_in_addresses(self, place: int) -> bool:
        looks = self.sheet.looks
        found = [addressed(looks[place], looks[mail].texts) for mail in self.mails]
        return any(rows >= ENOUGH and count >= IN_ADDRESS * rows for count, rows in found)

    def _in_address(self, place: int, spec: FieldSpec) -> tuple[int, int]:
        """Rows in which name and address share a word; asked of e-mails only where there are several."""
        if spec.key in NAME_KEYS and place not in self.mails:
            found = [addressed(self.sheet.looks[place], self.sheet.looks[mail].texts) for mail in self.mails]
        elif spec.key == "email" and place in self.mails and len(self.mails) > 1:
            found = [addressed(self.sheet.looks[name], self.sheet.looks[place].texts) for name in self.names]
        else:
            return 0, 0
        return max(found, key=lambda one: one[0] / max(1, one[1]), default=(0, 0))


def _sure_fields(title: Title) -> frozenset[str]:
    return frozenset(
        key for key, one in title.named.items() if one.level in SURE_LEVELS and not one.name.is_weak
    )


def _languages(titles: Sequence[Title]) -> frozenset[str]:
    """The language, or languages, that most sure headers are in; nothing where hardly any is."""
    votes: Counter[str] = Counter()
    for title in titles:
        votes.update(
            {code for one in title.named.values() if one.level in SURE_LEVELS for code in one.name.languages}
        )
    votes.pop(OWN, None)
    most = max(votes.values(), default=0)
    return frozenset(code for code, count in votes.items() if count == most and most > 1)


def _by_header(
    named: Named | None, title: Title, spec: FieldSpec, languages: frozenset[str], *, is_short: bool
) -> dict[str, float]:
    if named is None:
        return {}
    is_weak = named.name.is_weak_among(languages) and not is_short
    suffix = "_weak" if is_weak and named.level in (*SURE_LEVELS, Level.ASKED) else ""
    if named.level is Level.PART and named.is_at_end:
        suffix = "_at_end"
    found = {f"{named.level.value}{suffix}": named.share}
    if named.level is Level.EXACT and title.words in (
        plain_words(spec.label),
        plain_words(spec.key.replace("_", " ")),
    ):
        found["label"] = 1.0
    rivals = [one for one in title.named.values() if one.level is named.level and one.share >= named.share]
    if len(rivals) > 1:
        found["shared_name"] = 1.0
    if OWN in named.name.languages and spec.key not in STANDARD_KEYS:
        found["own"] = 1.0
    if languages and named.name.languages and OWN not in named.name.languages:
        found["language_agrees" if named.name.languages & languages else "language_differs"] = 1.0
    return found


def _by_cells(cells: Fit, kind: str) -> dict[str, float]:
    """Cells that agree with the header weigh less than cells that have to help it, or to tell by themselves."""
    if not cells.looked:
        return {}
    return {f"{kind}_{cells.strength}": cells.share, "cells_against": cells.against}


def sigmoid(log_odds: float) -> float:
    """The probability of log-odds."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, log_odds))))
