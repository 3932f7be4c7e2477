"""People who stand in several rows that say different things: one question a person, and one for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from muster.engine.issues import Severity
from muster.engine.table import ROW
from muster.imports import edits
from muster.imports.steps.decisions import Answer, Decision, rows_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from muster.accounts.models import User
    from muster.imports.models import ImportRun
    from muster.imports.review.shown import Shown

KIND = "rows"
CODES = ("row.duplicate", "row.two_values")
PEOPLE_SHOWN = 3
ROWS_SHOWN = 6
"""Of somebody who stands in more rows than that only the question about all people asks."""
FIRST, LAST = "first", "last"


def list_repeated(shown: Shown, sheets: Mapping[int, str]) -> tuple[Decision, ...]:
    """What is asked about people whose rows differ: first about all of them, where there are several. `sheets`: by position."""
    people = _people(shown)
    if people.is_empty():
        return ()
    few = people.filter(pl.col(ROW).list.len() <= ROWS_SHOWN).head(PEOPLE_SHOWN)
    single = tuple(_about_one(row, sheets) for row in few.iter_rows(named=True))
    return single if people.height == 1 else (_about_all(people), *single)


def keep_rows(run: ImportRun, shown: Shown, email_key: str, answer: str, *, actor: User | None) -> int:
    """Leaves out every other row of the person (of all, without a key) than the one the answer names; returns how many.

    The answer is `first`, `last`, or `position:row`. What names no row of theirs changes nothing.
    """
    people = _people(shown)
    if email_key:
        people = people.filter(pl.col("email_key") == email_key)
    out: dict[int, list[int]] = {}
    for person in people.iter_rows(named=True):
        places = list(zip(person["source"], person[ROW], strict=True))
        sound = [place for place, is_slip in zip(places, person["is_slip"], strict=True) if not is_slip]
        kept = _kept(sound or places if answer in {FIRST, LAST} else places, answer)
        for position, sheet_row in places if kept else ():
            if (position, sheet_row) != kept:
                out.setdefault(position, []).append(sheet_row)
    return edits.choose_rows(run, out, is_in=False, actor=actor)


def _kept(places: list[tuple[int, int]], answer: str) -> tuple[int, int] | None:
    if answer in {FIRST, LAST}:
        return places[0] if answer == FIRST else places[-1]
    return next((place for place in places if answer == f"{place[0]}:{place[1]}"), None)


def _people(shown: Shown) -> pl.DataFrame:
    """A row a person: `email_key`, and `source` and `sheet_row` of theirs as lists, in the order of the file."""
    rows = shown.issues.filter(pl.col("code").is_in(CODES)).get_column("row").drop_nulls().unique()
    slips = shown.issues.filter((pl.col("severity") == Severity.BLOCKS) & ~pl.col("code").is_in(CODES))
    standing = shown.standing(rows).filter(pl.col("email_key").is_not_null())
    is_slip = pl.col("row").is_in(slips.get_column("row").drop_nulls().implode())
    standing = standing.with_columns(is_slip=is_slip)
    people = standing.group_by("email_key", maintain_order=True).agg("source", ROW, "is_slip")
    return people.filter(pl.col(ROW).list.len() > 1)


def _about_all(people: pl.DataFrame) -> Decision:
    rows = int(people.get_column(ROW).list.len().sum())
    question = ngettext(
        "%(count)s person stands in several rows that differ",
        "%(count)s people stand in several rows that differ",
        people.height,
    ) % {"count": intcomma(people.height)}
    example = _("%(rows)s, for example %(value)s") % {
        "rows": rows_sentence(rows),
        "value": people.get_column("email_key")[0],
    }
    answers = (Answer(FIRST, _("Keep the first row of each")), Answer(LAST, _("Keep the last row of each")))
    return Decision(KIND, "email", "", question, example, answers, rows)


def _about_one(person: Mapping[str, object], sheets: Mapping[int, str]) -> Decision:
    positions, rows = person["source"], person[ROW]
    places = list(zip(positions, rows, strict=True))  # type: ignore[call-overload]
    count, is_one_sheet = len(places), len(set(positions)) == 1  # type: ignore[call-overload]
    question = ngettext("%(count)s row shares %(email)s", "%(count)s rows share %(email)s", count) % {
        "count": intcomma(count),
        "email": person["email_key"],
    }
    named = [_named(sheets.get(position, ""), row, is_one_sheet=is_one_sheet) for position, row in places]
    answers = tuple(
        Answer(f"{position}:{row}", _("Keep only %(row)s") % {"row": name})
        for (position, row), name in zip(places, named, strict=True)
    )
    return Decision(KIND, "email", str(person["email_key"]), question, ", ".join(named), answers, count)


def _named(sheet: str, row: int, *, is_one_sheet: bool) -> str:
    if is_one_sheet:
        return _("row %(row)s") % {"row": row}
    return _("row %(row)s of %(sheet)s") % {"row": row, "sheet": sheet}
