"""Why a column is matched, in words: clues as data, and the sentence made of them, in any language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from muster.engine.aliases import LANGUAGES
from muster.engine.matching.lexicon import OWN
from muster.engine.matching.titles import Level
from muster.engine.table import Clue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from muster.engine.matching.contents import Fit
    from muster.engine.matching.evidence import Pair
    from muster.engine.matching.titles import Title


def _(sentence: str) -> str:
    """Marks a sentence for translation."""
    return sentence


CLUES: dict[str, str] = {
    "named": _("the header is a name of “%(field)s”"),
    "in_language": _("the header is “%(field)s” in %(language)s"),
    "covered": _("the header holds “%(name)s”, a name of “%(field)s”"),
    "misspelt": _("the header is spelled nearly like “%(name)s”"),
    "asked": _("the header asks for “%(name)s”"),
    "needless": _("first and last name have columns of their own"),
    "part": _("the header holds “%(name)s” and more"),
    "shared": _("the header and “%(name)s” have words in common"),
    "no_header": _("the header doesn't tell"),
    "lesser": _("it is a second one of its kind"),
    "emails": _("%(count)s of %(total)s cells are e-mail addresses"),
    "phones": _("%(count)s of %(total)s cells are phone numbers"),
    "links": _("%(count)s of %(total)s cells are web addresses"),
    "linkedin": _("%(count)s of %(total)s cells are LinkedIn addresses"),
    "dates": _("%(count)s of %(total)s cells are dates"),
    "numbers": _("%(count)s of %(total)s cells are numbers that fit"),
    "countries": _("%(count)s of %(total)s cells are countries"),
    "zones": _("%(count)s of %(total)s cells are time zones"),
    "languages": _("%(count)s of %(total)s cells are languages"),
    "roles": _("%(count)s of %(total)s cells are roles"),
    "statuses": _("%(count)s of %(total)s cells are a status"),
    "yes_no": _("%(count)s of %(total)s cells are yes or no"),
    "options": _("%(count)s of %(total)s cells are options of this field"),
    "genders": _("%(count)s of %(total)s cells name a gender"),
    "names": _("%(count)s of %(total)s cells look like names"),
    "ids": _("%(count)s of %(total)s cells look like numbers of people"),
    "against": _("but only %(count)s of %(total)s cells look like it"),
    "unlike": _("but its cells don't look like it"),
    "in_address": _("in %(count)s of %(total)s rows the name stands in the e-mail address"),
    "beside_first": _("it stands beside a column of first names"),
    "beside_last": _("it stands beside a column of last names"),
    "remembered": _("this header was “%(field)s” in an earlier import"),
    "remembered_out": _("this header was left out in an earlier import"),
    "somebody_else": _("“%(word)s” says that it is not about the participant"),
    "nothing": _("no field asks for this"),
    "no_name": _("no field has this name"),
    "taken": _("“%(header)s” is surer to be “%(field)s”"),
    "unsure": _("it may be “%(field)s”, but that is not sure"),
}
"""Clue → what it says, in English; `muster.imports.messages` translates."""

_SHOWN_FITS = frozenset(("emails", "phones", "links", "linkedin", "dates", "numbers", "countries", "zones", "languages", "roles",
                         "statuses", "yes_no", "options", "genders"))  # fmt: skip
_LEAST_SHOWN, _MOST_AGAINST = 0.5, 0.5


def sentence(clues: Sequence[Clue], translate: Callable[[str], str] = _) -> str:
    """The clues as one sentence without a full stop."""
    joined = "; ".join(_phrase(clue, translate) for clue in clues)
    return joined[:1].upper() + joined[1:]


def _phrase(clue: Clue, translate: Callable[[str], str]) -> str:
    params = dict(clue.params)
    if "language" in params:
        params["language"] = translate(str(params["language"]))
    return translate(CLUES[clue.code]) % params


def clues_for(pair: Pair) -> tuple[Clue, ...]:
    """Why the pair is a match, the weightiest first."""
    return (*_by_memory(pair), *_by_header(pair), *_by_neighbours(pair), *_by_cells(pair.fit))


def clues_against(title: Title) -> tuple[Clue, ...]:
    """Why a column has no field."""
    if title.other:
        return (Clue("somebody_else", {"word": _as_written(title.header, title.other)}),)
    return (Clue("nothing" if title.is_nothing else "no_name"),)


def _as_written(header: str, word: str) -> str:
    """The word as it stands in the header, if it can be found there."""
    place = header.casefold().find(word)
    return header[place : place + len(word)] if place >= 0 else word


def _by_memory(pair: Pair) -> Iterator[Clue]:
    if "remembered" in pair.features:
        yield Clue("remembered", {"field": pair.spec.label})


def _by_header(pair: Pair) -> Iterator[Clue]:
    named = pair.named
    if named is None:
        if "remembered" not in pair.features:
            yield Clue("no_header")
        return
    params = {"field": pair.spec.label, "name": named.name.text}
    if named.level is Level.EXACT:
        foreign = _language(named.name.languages)
        yield Clue("in_language", {**params, "language": foreign}) if foreign else Clue("named", params)
    else:
        yield Clue(named.level.value, params)
    if named.is_lesser and "lesser" in pair.features:
        yield Clue("lesser")


def _language(codes: frozenset[str]) -> str | None:
    """The English name of the language, unless it is English or the program's own word."""
    if codes & {OWN, "en"}:
        return None
    return next((language.label for language in LANGUAGES if language.code in codes), None)


def _by_neighbours(pair: Pair) -> Iterator[Clue]:
    if "beside" in pair.features and pair.spec.key != "full_name":
        yield Clue("beside_last" if pair.spec.key == "first_name" else "beside_first")
    found, rows = pair.in_address
    if rows and found >= rows * _LEAST_SHOWN:
        yield Clue("in_address", {"count": found, "total": rows})


def _by_cells(fit: Fit) -> Iterator[Clue]:
    params = {"count": fit.fitting, "total": fit.looked}
    if not fit.looked:
        return
    if fit.against >= _MOST_AGAINST:
        is_counted = fit.what in _SHOWN_FITS and 0 < fit.share < _LEAST_SHOWN
        yield Clue("against", params) if is_counted else Clue("unlike")
    elif fit.what in _SHOWN_FITS and fit.share >= _LEAST_SHOWN:
        yield Clue(fit.what, params)
