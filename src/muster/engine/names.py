"""A full name split into first and last name: plain ones by patterns, the others once a distinct text."""

from __future__ import annotations

import re
from functools import cache

import polars as pl
from nameparser import HumanName
from nameparser.config import CONSTANTS

from muster.engine.aliases import LANGUAGES, entries
from muster.engine.matching.words import normalised

_WORD = r"\p{L}[\p{L}'’\-]+"
_WORDS = rf"^({_WORD}(?: {_WORD})*) ({_WORD})$"
_TWO_WORDS = rf"^({_WORD}) ({_WORD})$"
_COMMA = rf"^({_WORD}(?: {_WORD})*), ?({_WORD}(?: {_WORD})*)$"
_EAST_ASIAN = r"[\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}々ー]+"
_EAST_ASIAN_SPACED = rf"^({_EAST_ASIAN}) ({_EAST_ASIAN})$"
_PATRONYMIC = r"^(\p{L}[\p{L}\-]+) (\p{L}[\p{L}\-]+ \p{L}+(?:вич|вна|чна|оглы|кызы))$"
_HANGUL = r"^(\p{Hangul})(\p{Hangul}{1,3})$"
_HANGUL_DOUBLE = r"^(남궁|황보|제갈|사공|선우|서문|독고|동방)(\p{Hangul}{1,2})$"
_HAN = r"^(\p{Han})(\p{Han}{1,2})$"
_HAN_DOUBLE = (
    r"^(欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|司徒|东方|東方|皇甫|尉迟|尉遲|令狐|慕容|长孙|長孫|夏侯|公孙|公孫|端木|轩辕|軒轅|宇文|南宫|南宮)"
    r"(\p{Han}{1,2})$"
)
_PICTURE = r"\x{2600}-\x{27BF}\x{2B00}-\x{2BFF}\x{1F000}-\x{1FAFF}"
_PICTURES = rf"[{_PICTURE}][{_PICTURE}\x{{200D}}\x{{20E3}}\x{{FE0E}}\x{{FE0F}}\x{{E0020}}-\x{{E007F}}]*"
"""Emoji and other pictures, with the invisible characters that make one of several."""
_SPACES = re.compile(r"\s+")
_NOT_SPACE = re.compile(r"\S+")
_LETTERS = re.compile(r"\w+")

DEGREES = frozenset(
    """phd ma msc bsc ba bs ms mba md mds dds dmd dvm jd llm llb edd dphil mphil mph meng beng mres mst bed med mfa bfa dba emba
    cpa cfa acca pmp rn esq frcs frs frsa obe cbe mbe kbe mp qc kc cphr shrm csc mag dr""".split()  # noqa: SIM905
)
"""Degrees and honours behind a name: they are left out, as titles before it are; “Jr.” and “III” are part of a last name."""
CHINESE = frozenset(("zh",))
HUNGARIAN = frozenset(("nev", "teljesnev", "vezetekesutonev", "vezeteknevkeresztnev"))
"""Joined headers of a language whose headers are not known otherwise, and whose names begin with the family."""
HALVES = frozenset(("vor", "voor", "for"))
"""“Vor- und Nachname”, “Voor- en achternaam”, “För- och efternamn”: a first name cut short before the last."""
BARE = frozenset(("name", "naam", "namn"))
"""Beside a word for the first name these mean the last."""


def split_names(names: pl.Series, header: str = "", *, family_first: bool = False) -> pl.DataFrame:
    """`first_name`, `last_name`, `left_out` (titles, degrees) and `unplaced` (what is in none of them) of each name, row by row.

    `header` is that of the column: where it says so, or is Japanese, Chinese or Korean, the family name stands first; where it
    says neither, `family_first` does.
    """
    said = is_family_first(header)
    family_first = family_first if said is None else said
    frame = _without_pictures(names.cast(pl.String))
    frame = frame.with_columns(**_quick(family_first=family_first, is_chinese=_is_among(header, CHINESE)))
    rest = frame.filter(pl.col("text").is_not_null() & pl.col("first").is_null()).get_column("text").unique()
    joined = frame.join(
        _parsed(rest.to_list(), family_first=family_first), on="text", how="left", maintain_order="left"
    )
    return joined.select(
        first_name=pl.coalesce("first", "slow_first"),
        last_name=pl.coalesce("last", "slow_last"),
        left_out="left_out",
        unplaced=pl.when(pl.any_horizontal(pl.col("pictures", "unplaced").is_not_null())).then(
            pl.concat_str("unplaced", "pictures", separator=" ", ignore_nulls=True)
        ),
    )


def _without_pictures(names: pl.Series) -> pl.DataFrame:
    """`text` and `pictures`: each name, and the emoji that stood in it; a name of nothing else stays."""
    text, nothing = pl.col("text"), pl.lit(None, dtype=pl.String)
    frame = pl.DataFrame({"text": names})
    if not names.str.contains(_PICTURES).any():
        return frame.with_columns(pictures=nothing)
    bare = text.str.replace_all(_PICTURES, " ").str.replace_all(r"\s+", " ").str.strip_chars()
    has_both = text.str.contains(_PICTURES) & (bare != "")
    return frame.with_columns(
        text=pl.when(has_both).then(bare).otherwise(text),
        pictures=pl.when(has_both).then(text.str.extract_all(_PICTURES).list.join(" ")),
    )


@cache
def is_family_first(header: str) -> bool | None:
    """Whether names under this header begin with the family name (“Nachname, Vorname”, 氏名, “ФИО”); None: it doesn't say."""
    if _is_among(header, frozenset(language.code for language in LANGUAGES)):
        return True
    words = normalised(header).split()
    first = _place(words, _words_for("first_name") | HALVES)
    last = _place(words, _words_for("last_name") | BARE)
    return last < first if first is not None and last is not None else None


def _quick(*, family_first: bool, is_chinese: bool) -> dict[str, pl.Expr]:
    """What patterns settle: names of plain words, with or without a comma, and those of East Asia."""
    text = pl.col("text")
    is_plain = ~text.str.contains(_special())
    patterns = [(_EAST_ASIAN_SPACED, True), (_HANGUL_DOUBLE, True), (_HANGUL, True), (_PATRONYMIC, True)]
    if is_chinese:
        patterns += [(_HAN_DOUBLE, True), (_HAN, True)]
    patterns += [(_COMMA, True), (_TWO_WORDS, True) if family_first else (_TWO_WORDS, False)]
    patterns += [] if family_first else [(_WORDS, False)]
    first, last = [], []
    for pattern, is_last_first in patterns:
        first.append(text.str.extract(pattern, 2 if is_last_first else 1))
        last.append(text.str.extract(pattern, 1 if is_last_first else 2))
    return {
        "first": pl.when(is_plain).then(pl.coalesce(first)),
        "last": pl.when(is_plain).then(pl.coalesce(last)),
    }


@cache
def _special() -> str:
    """A pattern for words that are no plain part of a name: titles, degrees, “van”, “de la”, “Jr.”."""
    words = {*CONSTANTS.titles, *CONSTANTS.prefixes, *CONSTANTS.suffix_not_acronyms, *CONSTANTS.conjunctions}
    words |= {*CONSTANTS.first_name_titles, *DEGREES, *_MORE_TITLES}
    plain = sorted(re.escape(word) for word in words if word.isalpha())
    return rf"(?i)(?:^|[ ,.])(?:{'|'.join(plain)})(?:$|[ ,.])"


_MORE_TITLES = frozenset(
    ("herr", "frau", "hr", "fr", "mme", "mlle", "sra", "srta", "sr", "dipl", "ing", "mag", "dott", "prof")
)


def _parsed(names: list[str], *, family_first: bool) -> pl.DataFrame:
    schema = {column: pl.String() for column in ("text", "slow_first", "slow_last", "left_out", "unplaced")}
    rows = [(name, *_split(name, family_first=family_first)) for name in names]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _split(name: str, *, family_first: bool) -> tuple[str | None, str | None, str | None, str | None]:
    bare, degrees = _without_degrees(name)
    parsed = HumanName(bare)
    first, last = (
        _turned(parsed)
        if family_first and "," not in bare
        else (_joined(parsed.first, parsed.middle), parsed.last)
    )
    last = _joined(last, parsed.suffix)
    left_out = _joined(parsed.title, degrees)
    if not first and not last:
        return name, None, None, None
    return first or None, last or None, left_out or None, _unplaced(name, f"{first} {last} {left_out}")


def _turned(parsed: HumanName) -> tuple[str, str]:
    """First and last name of a name that begins with the family name, and its “van” or “de la” with it."""
    words = _NOT_SPACE.findall(_joined(parsed.first, parsed.middle, parsed.last))
    end = next((place for place, word in enumerate(words) if word.casefold() not in CONSTANTS.prefixes), 0)
    return " ".join(words[end + 1 :]), " ".join(words[: end + 1])


def _without_degrees(name: str) -> tuple[str, str]:
    """The name without the degrees at its end, and the degrees; a word that is written like a name is none."""
    words = _SPACES.split(name.strip())
    degrees: list[str] = []
    while len(words) > 2 and _is_degree(words[-1], behind_comma=words[-2].endswith(",")):  # noqa: PLR2004 - a first and a last name stay
        degrees.insert(0, words.pop())
        words[-1] = words[-1].rstrip(",")
    return " ".join(words), " ".join(degrees)


def _is_degree(word: str, *, behind_comma: bool) -> bool:
    bare = word.strip(",").replace(".", "")
    if bare.casefold() not in DEGREES:
        return False
    return behind_comma or "." in word or bare == "PhD" or sum(letter.isupper() for letter in bare) > 1


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _unplaced(name: str, placed: str) -> str | None:
    """The words of the name that stand nowhere: what was in brackets or quotation marks."""
    known = set(_LETTERS.findall(placed))
    return " ".join(word for word in _LETTERS.findall(name) if word not in known) or None


def _is_among(header: str, codes: frozenset[str]) -> bool:
    """Whether the header is one of those with the family name first, in any of these languages."""
    return normalised(header).replace(" ", "") in _headers_of(codes) | HUNGARIAN


@cache
def _headers_of(codes: frozenset[str]) -> frozenset[str]:
    texts = (
        text for language in LANGUAGES if language.code in codes for text in entries(language.family_first)
    )
    return frozenset(normalised(text).replace(" ", "") for text in texts)


@cache
def _words_for(key: str) -> frozenset[str]:
    """The single words that name a field, in all languages."""
    texts = (normalised(text) for language in LANGUAGES for text in language.names_of(key))
    return frozenset(text for text in texts if " " not in text)


def _place(words: list[str], wanted: frozenset[str]) -> int | None:
    return next((place for place, word in enumerate(words) if word in wanted), None)
