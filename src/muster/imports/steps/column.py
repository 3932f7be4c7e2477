"""What can be done to one column there and then: split, join, fill its empty cells, make it a field of the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import polars as pl
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from muster.engine.fields.separators import column_separator
from muster.engine.fields.settle import tidy
from muster.engine.proposals import NewField, propose_field
from muster.engine.transforms import PARTS
from muster.imports import actions, made_columns, queries
from muster.imports.steps.columns import Choice, how_made
from muster.programs.models import FieldType
from muster.programs.queries import importable_specs
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http.response import HttpResponseBase

    from muster.accounts.models import User
    from muster.imports.models import Source
    from muster.imports.steps.columns import StoredColumn
    from muster.imports.steps.step import Visit

SAMPLES = 5
SAMPLE_ROWS = 2_000
OTHER = "other"
SEPARATORS = (
    ("comma", ",", gettext_lazy("a comma")),
    ("semicolon", ";", gettext_lazy("a semicolon")),
    ("space", " ", gettext_lazy("a space")),
    ("slash", "/", gettext_lazy("a slash")),
    ("dash", " - ", gettext_lazy("a dash between spaces")),
    ("line", "\n", gettext_lazy("a line break")),
    ("bar", "|", gettext_lazy("a vertical bar")),
)
"""Name, text and words of what often stands between the parts of a cell."""
MOST_OPTIONS = 200


@dataclass(frozen=True, slots=True)
class ColumnPage:
    """One column with what can be done to it."""

    name: str
    sheet: str
    made: str
    samples: tuple[str, ...]
    separators: tuple[Choice, ...]
    parts: tuple[int, ...]
    several: tuple[Choice, ...]
    """What may stand between several values of a cell, of a column whose field takes several; the first is what Muster finds."""
    others: tuple[Choice, ...]
    default: str
    new: NewField
    new_options: str
    types: tuple[Choice, ...]
    back_url: str
    template: str = "imports/steps/column.html"


@dataclass(frozen=True, slots=True)
class ColumnPlace:
    """Which column: the sheet's position, and its number."""

    position: int
    column: int


def view(visit: Visit, place: ColumnPlace) -> HttpResponseBase | ColumnPage:
    """Does what the pressed button says, and goes back to the columns."""
    source = visit.run.sources.filter(position=place.position, is_selected=True).first()
    entry = (
        next((each for each in source.columns if each["column"] == place.column), None) if source else None
    )
    if source is None or entry is None:
        raise Http404
    back = visit.url("columns")
    if visit.is_post:
        _change(visit, place, entry)
        return HttpResponseRedirect(back)
    return _page(source, cast("StoredColumn", entry), back)


def _change(visit: Visit, place: ColumnPlace, entry: Mapping[str, Any]) -> None:
    post, run, name = visit.request.POST, visit.run, made_columns.name_of(entry)
    where = (run, place.position, place.column)
    match post.get("do"):
        case "split":
            parts = _number(post.get("parts", ""))
            made_columns.split_column(
                *where, _separator(post.get("separator", ""), post.get("other", "")), parts
            )
            made = ngettext(
                "%(count)s column made of “%(name)s”: choose its field.",
                "%(count)s columns made of “%(name)s”: choose their fields.",
                parts,
            )
            messages.success(visit.request, made % {"count": parts, "name": name})
        case "join":
            made_columns.join_columns(*where, _number(post.get("with", "")), post.get("between", " "))
            messages.success(visit.request, _("The joined column stands at the end: choose its field."))
        case "fill":
            made_columns.fill_empty(*where, post.get("default", ""))
        case "several":
            text = _separator(post.get("separator", ""), post.get("other", ""))
            actions.change_settings(run, separators={entry["field"]: text})
        case "drop":
            made_columns.drop_column(*where)
        case "add":
            new = _asked(post.get("label", ""), post.get("type", ""), post.get("options", ""))
            made_columns.add_column_as_field(*where, new, actor=cast("User", visit.request.user))
            messages.success(visit.request, _("The program asks “%(field)s” now.") % {"field": new.label})


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 8 else 0  # noqa: PLR2004 - digits


def _separator(name: str, other: str) -> str:
    return other if name == OTHER else next((text for key, text, _words in SEPARATORS if key == name), "")


def _asked(label: str, kind: str, options: str) -> NewField:
    if kind not in FieldType.values:
        raise Refused("field.gone")
    given = dict.fromkeys(line.strip() for line in options.splitlines() if line.strip())
    wanted = tuple(given)[:MOST_OPTIONS] if kind in made_columns.CHOICES else ()
    return NewField(label.strip()[:200], kind, wanted)


def _page(source: Source, entry: StoredColumn, back: str) -> ColumnPage:
    texts = _texts(source, entry)
    new = propose_field(made_columns.name_of(entry), texts)
    found = _separator_in(texts)
    return ColumnPage(
        name=made_columns.name_of(entry),
        sheet=source.name,
        made=how_made(entry, source),
        samples=tuple(texts.unique(maintain_order=True).head(SAMPLES).to_list()),
        separators=tuple(Choice(key, str(words), key == found) for key, _text, words in SEPARATORS),
        parts=tuple(PARTS),
        several=_several(source, entry, texts),
        others=tuple(
            Choice(str(each["column"]), made_columns.name_of(each), is_chosen=False)
            for each in source.columns
            if each["column"] != entry["column"]
        ),
        default=entry.get("default", ""),
        new=new,
        new_options="\n".join(new.options),
        types=tuple(Choice(kind.value, str(kind.label), kind.value == new.type) for kind in FieldType),
        back_url=back,
    )


def _several(source: Source, entry: StoredColumn, texts: pl.Series) -> tuple[Choice, ...]:
    """What Muster finds, and what a person may choose instead."""
    spec = next((one for one in importable_specs(source.run.program) if one.key == entry["field"]), None)
    if spec is None or spec.type != "multiple_choice":
        return ()
    counted = tidy(texts).drop_nulls().alias("cell").to_frame().group_by("cell", maintain_order=True).len("n")
    found = column_separator(counted, spec)
    chosen = source.run.settings.get("separators", {}).get(spec.key)
    words = {text: str(label) for _key, text, label in SEPARATORS}
    named = words.get(found, found.strip() or "“ ”") if found else _("nothing: one value a cell")
    every = [Choice("", _("what Muster finds: %(mark)s") % {"mark": named}, chosen is None)]
    every += [Choice(key, str(label), text == chosen) for key, text, label in SEPARATORS]
    if chosen and chosen not in words:
        every.append(Choice(OTHER, chosen, is_chosen=True))
    return tuple(every)


def _texts(source: Source, entry: StoredColumn) -> pl.Series:
    frame, name = queries.sample_of(source).frame, f"c{entry['column']}"
    if name not in frame.columns:
        return pl.Series(dtype=pl.String)
    return frame.get_column(name).head(SAMPLE_ROWS).drop_nulls()


def _separator_in(texts: pl.Series) -> str | None:
    """The separator that stands in the most cells."""
    counts = {key: texts.str.contains(text, literal=True).sum() for key, text, _words in SEPARATORS}
    best = max(counts, key=lambda key: counts[key])
    return best if counts[best] else None
