"""Each column of the file with samples, the proposed field and why; columns with one header are decided once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict

import polars as pl
from django.contrib import messages
from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from muster.engine.fields import field_type
from muster.engine.matching import CONFIDENT, match_columns
from muster.engine.proposals import propose_field
from muster.engine.table import FieldSpec
from muster.imports import actions, made_columns, queries
from muster.imports.memory import REMEMBERED
from muster.imports.messages import match_sentence
from muster.imports.review.shown import prepare_review
from muster.imports.steps.step import is_changeable
from muster.programs.actions import add_standard_field
from muster.programs.models import FieldType
from muster.programs.queries import importable_specs, list_fields, unasked_standard_specs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django.http.response import HttpResponseBase

    from muster.engine.proposals import NewField
    from muster.engine.table import Table
    from muster.imports.models import ImportRun, Source
    from muster.imports.steps.step import Visit

SAMPLES = 3
SAMPLE_ROWS = 2_000
"""Distinct samples are looked for in so many rows."""
SAMPLE_LENGTH = 60
CHOSEN = "chosen"
"""The reason of a column whose field a person chose."""
MADE = "made"
"""The reason of a column that was made and has no field yet."""
IDENTITY = frozenset({"email", "employee_id"})
NAMES_OF_ALL = frozenset({"full_name"})
NOT_FOR_EVERYBODY = IDENTITY | {"full_name", "first_name", "last_name", "phone", "linkedin_url"}
"""What no two people share."""
NEW_FIELD = "+"
"""The choice that adds the column as a new field."""
FEW_ADDRESSES = 0.5
OFFERS = 2
WORTH_OFFERING = 0.15
"""Less likely fields are found in the list of all."""
EMAIL = FieldSpec("email", "E-mail", "email")


class StoredColumn(TypedDict):
    """One entry of `Source.columns`."""

    column: int
    header: str
    field: str | None
    confidence: float
    reason: str
    confirmed: bool
    clues: NotRequired[list[dict[str, Any]]]
    offers: NotRequired[list[dict[str, Any]]]
    default: NotRequired[str]
    made: NotRequired[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One field that a column may become."""

    key: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """One header, with where it stands."""

    name: str
    """What its inputs are called: position-column of the first place it stands at."""
    header: str
    sheets: str
    samples: tuple[str, ...]
    filled: str
    """How many of its cells hold something; of a large sheet about which share."""
    filled_percent: int
    made: str
    """How the column was made, of one that stands in no sheet."""
    choices: tuple[Choice, ...]
    offers: tuple[Choice, ...]
    """Fields that it could be, where Muster isn't sure."""
    new_field: str
    """What *Add as a new field* would add; empty where the column has a field or was confirmed."""
    change_url: str
    sureness: str
    """sure · unsure · none"""
    sureness_label: str
    reason: str
    unasked: FieldSpec | None
    """A standard question that would fit, and that the program doesn't ask."""
    is_confirmed: bool
    is_next: bool
    """The one that the keyboard goes to."""


@dataclass(frozen=True, slots=True)
class ColumnsPage:
    """Every distinct header of the chosen sheets."""

    rows: tuple[ColumnRow, ...]
    unasked: tuple[FieldSpec, ...]
    """Standard questions for which the file has a column, and which the program doesn't ask."""
    summary: str
    left: int
    """Columns that nobody has confirmed yet."""
    has_identity: bool
    warnings: tuple[str, ...]
    free_fields: tuple[Choice, ...]
    """Fields without a column, which everybody can get one value in."""
    back_url: str
    template: str = "imports/steps/columns.html"


@dataclass(frozen=True, slots=True)
class _Header:
    """A header and the stored columns that bear it, one or more a sheet."""

    places: tuple[tuple[Source, StoredColumn], ...]

    @property
    def first(self) -> StoredColumn:
        return self.places[0][1]

    @property
    def name(self) -> str:
        return f"{self.places[0][0].position}-{self.first['column']}"


def is_ready(run: ImportRun) -> bool:
    """Whether every chosen sheet has its header row."""
    chosen = list(run.sources.filter(is_selected=True).values_list("header_confirmed", flat=True))
    return is_changeable(run) and bool(chosen) and all(chosen)


def view(visit: Visit) -> HttpResponseBase | ColumnsPage:
    """Keeps every choice made, then does what the pressed button says."""
    headers = _headers(_sources(visit.run))
    if not visit.is_post:
        return _page(visit, headers)
    _keep_choices(visit, headers, visit.request.POST.get("confirm", ""))
    pressed = _press(visit, headers)
    if pressed is not None:
        return visit.stay("columns", after=pressed)
    actions.confirm_all(visit.run)
    prepare_review(visit.run)
    return visit.go_on()


def _press(visit: Visit, headers: Sequence[_Header]) -> str | None:
    """Does what a button says; returns after which column the keyboard goes on, None for *Review*."""
    post = visit.request.POST
    if "ask" in post:
        _ask(visit, headers, post["ask"])
        return post["ask"]
    if "take" in post:
        return _take(visit, headers, post["take"])
    if "fill_field" in post:
        made_columns.fill_field(visit.run, post.get("field", ""), post.get("value", ""))
        return "-"
    if "confirm_all" in post:
        _say_left(visit, actions.confirm_all(visit.run))
        return "-"
    return post.get("confirm") or None


def _sources(run: ImportRun) -> list[Source]:
    return list(run.sources.filter(is_selected=True))


def _headers(sources: Sequence[Source]) -> list[_Header]:
    """Columns by header, in the order of the first sheet; a header twice in one sheet stays two."""
    groups: dict[tuple[str, int], list[tuple[Source, StoredColumn]]] = {}
    for source in sources:
        seen: dict[str, int] = {}
        for entry in source.columns:
            header = entry["header"].strip().casefold()
            times = seen[header] = seen.get(header, 0) + 1
            groups.setdefault((header, times), []).append((source, entry))
    return [_Header(tuple(places)) for places in groups.values()]


def _keep_choices(visit: Visit, headers: Sequence[_Header], pressed: str) -> None:
    """A field that a person chose themselves counts as confirmed, and a new one is added to the program."""
    for header in headers:
        if f"field-{header.name}" not in visit.request.POST:
            continue
        chosen = visit.request.POST[f"field-{header.name}"] or None
        if chosen == NEW_FIELD:
            _add_field(visit, header)
            continue
        is_changed = chosen != header.first["field"]
        if is_changed or (pressed == header.name and not header.first["confirmed"]):
            source, entry = header.places[0]
            actions.choose_column(visit.run, source.position, entry["column"], chosen, confirm=True)


def _take(visit: Visit, headers: Sequence[_Header], taken: str) -> str:
    """Binds a column to the field that was offered (`name:key`), and returns its name."""
    name, _colon, key = taken.partition(":")
    for header in headers:
        if header.name == name:
            source, entry = header.places[0]
            actions.choose_column(visit.run, source.position, entry["column"], key, confirm=True)
    return name


def _add_field(visit: Visit, header: _Header) -> None:
    source, entry = header.places[0]
    texts = queries.column_of(source, entry["column"])["text"]
    new = propose_field(made_columns.name_of(entry), texts)
    actor = visit.place.member.user
    made_columns.add_column_as_field(visit.run, source.position, entry["column"], new, actor=actor)
    messages.success(visit.request, _("The program asks “%(field)s” now.") % {"field": new.label})


def _proposed(header: _Header, tables: Mapping[int, Table]) -> NewField:
    """The field that the column would become; of a large sheet by a part of its cells."""
    source, entry = header.places[0]
    table = tables[source.pk]
    name = f"c{entry['column']}"
    texts = table.frame.get_column(name) if name in table.frame.columns else pl.Series(dtype=pl.String)
    return propose_field(made_columns.name_of(entry), texts)


def _ask(visit: Visit, headers: Sequence[_Header], name: str) -> None:
    """Adds the standard question that fits one header (or each one, for *all*), and binds the column to it."""
    tables = _tables(headers)
    unasked = _unasked(visit, headers, tables)
    for header in headers:
        if header.name in unasked and name in {header.name, "all"}:
            key = unasked[header.name].key
            add_standard_field(visit.place.program, key, actor=visit.place.member.user)
            source, entry = header.places[0]
            actions.choose_column(visit.run, source.position, entry["column"], key, confirm=True)


def _unasked(visit: Visit, headers: Sequence[_Header], tables: Mapping[int, Table]) -> dict[str, FieldSpec]:
    """Header → the standard question that its column would answer; of columns that have no field and no answer yet."""
    specs = {spec.key: spec for spec in unasked_standard_specs(list_fields(visit.place.program))}
    fitting = {
        (pk, match.column): specs.pop(match.field)
        for pk, table in tables.items()
        for match in match_columns(table, tuple(specs.values()))
        if match.field and match.confidence >= CONFIDENT
    }
    places = {header.name: (header.places[0][0].pk, header.first["column"]) for header in headers}
    is_open = {header.name: not (header.first["field"] or header.first["confirmed"]) for header in headers}
    return {name: fitting[place] for name, place in places.items() if is_open[name] and place in fitting}


def _say_left(visit: Visit, left: int) -> None:
    if left:
        sentence = ngettext(
            "%(count)s column still needs a look: choose its field, or leave it out.",
            "%(count)s columns still need a look: choose their fields, or leave them out.",
            left,
        )
        messages.info(visit.request, sentence % {"count": intcomma(left)})


def _page(visit: Visit, headers: Sequence[_Header]) -> ColumnsPage:
    specs = importable_specs(visit.place.program)
    tables = _tables(headers)
    unasked = _unasked(visit, headers, tables)
    next_name = _next_name(headers, visit.request.GET.get("after"))
    left = sum(not header.first["confirmed"] for header in headers)
    return ColumnsPage(
        rows=tuple(
            _row(visit, header, specs, tables, unasked.get(header.name), is_next=header.name == next_name)
            for header in headers
        ),
        unasked=tuple(unasked.values()),
        summary=_summary(headers),
        left=left,
        has_identity=any(header.first["field"] in IDENTITY for header in headers),
        warnings=tuple(_warnings(headers, specs, tables)),
        free_fields=_free_fields(headers, specs),
        back_url=visit.back_url,
    )


def _tables(headers: Sequence[_Header]) -> dict[int, Table]:
    sources = {source.pk: source for header in headers for source, _entry in header.places}
    return {pk: queries.sample_of(source) for pk, source in sources.items()}


def _next_name(headers: Sequence[_Header], after: str | None) -> str | None:
    """The first unconfirmed header after the one just confirmed, or else the first of all."""
    names = [header.name for header in headers]
    start = names.index(after) + 1 if after in names else 0
    open_ones = [h.name for h in [*headers[start:], *headers[:start]] if not h.first["confirmed"]]
    return open_ones[0] if open_ones else None


def _free_fields(headers: Sequence[_Header], specs: Sequence[FieldSpec]) -> tuple[Choice, ...]:
    mapped = {header.first["field"] for header in headers}
    return tuple(
        Choice(spec.key, spec.label, is_chosen=False)
        for spec in specs
        if spec.key not in mapped and spec.key not in NOT_FOR_EVERYBODY
    )


def _warnings(
    headers: Sequence[_Header], specs: Sequence[FieldSpec], tables: Mapping[int, Table]
) -> Iterator[str]:
    """What is better known before going on: required questions without a column, an e-mail column with few addresses."""
    mapped = {entry["field"] for header in headers for _source, entry in header.places}
    if mapped & NAMES_OF_ALL:
        mapped |= {"first_name", "last_name"}
    missing = [spec.label for spec in specs if spec.is_required and spec.key not in mapped | IDENTITY]
    if missing:
        yield _(
            "The program requires what no column holds: %(fields)s. People are asked for it when they join."
        ) % {"fields": ", ".join(missing)}
    for header in headers:
        for source, entry in header.places:
            if entry["field"] == "email":
                yield from _few_addresses(tables[source.pk], source, entry)


def _few_addresses(table: Table, source: Source, entry: StoredColumn) -> Iterator[str]:
    name = f"c{entry['column']}"
    cells = table.frame.get_column(name).head(SAMPLE_ROWS) if name in table.frame.columns else None
    if cells is None or cells.is_empty():
        return
    share = field_type("email").recognise(cells.fill_null(""), EMAIL)
    if share < FEW_ADDRESSES:
        yield _(
            "Only %(share)s %% of the cells of “%(header)s” on “%(sheet)s” are e-mail addresses. Is it the right column?"
        ) % {"share": round(share * 100), "header": made_columns.name_of(entry), "sheet": source.name}


def _row(
    visit: Visit,
    header: _Header,
    specs: Sequence[FieldSpec],
    tables: Mapping[int, Table],
    unasked: FieldSpec | None,
    *,
    is_next: bool,
) -> ColumnRow:
    entry = header.first
    sureness, label = _sureness(entry)
    filled, cells = _filled(header, tables)
    percent = filled * 100 // cells if cells else 0
    figures = {"filled": filled, "cells": cells, "percent": percent}
    is_part = any(queries.is_sampled(source) for source, _entry in header.places)
    share = _("about %(percent)s %% filled") if is_part else _("%(filled)s of %(cells)s filled")
    return ColumnRow(
        name=header.name,
        header=made_columns.name_of(entry),
        sheets=" · ".join(dict.fromkeys(source.name for source, _entry in header.places)),
        samples=_samples(header, tables),
        filled=share % figures,
        filled_percent=percent,
        made=how_made(entry, header.places[0][0]),
        offers=_offers(header.places[0], specs),
        new_field=_new_field(header, tables) if not (entry["field"] or entry["confirmed"]) else "",
        change_url=visit.url("column", position=header.places[0][0].position, column=entry["column"]),
        choices=tuple(Choice(spec.key, spec.label, spec.key == entry["field"]) for spec in specs),
        sureness=sureness,
        sureness_label=label,
        reason=_reason(entry, unasked),
        unasked=unasked,
        is_confirmed=entry["confirmed"],
        is_next=is_next,
    )


def how_made(entry: StoredColumn, source: Source) -> str:
    """How a column that stands in no sheet was made."""
    made = entry.get("made")
    if not made:
        return ""
    named = {each["column"]: made_columns.name_of(each) for each in source.columns}
    of = [named.get(column, "") for column in made["of"]]
    if made["how"] == "fixed":
        return _("the same for everybody")
    if made["how"] == "join":
        return _("“%(first)s” and “%(second)s” joined") % {"first": of[0], "second": of[1]}
    return _("part %(part)s of “%(header)s”") % {"part": made["part"], "header": of[0]}


def _offers(place: tuple[Source, StoredColumn], specs: Sequence[FieldSpec]) -> tuple[Choice, ...]:
    """The likeliest fields that no other column of the sheet has."""
    source, entry = place
    if entry["field"] or entry["confirmed"]:
        return ()
    taken = {each["field"] for each in source.columns}
    labels = {spec.key: spec.label for spec in specs if spec.key not in taken}
    likely = [offer["field"] for offer in entry.get("offers", ()) if offer["confidence"] >= WORTH_OFFERING]
    return tuple(Choice(key, labels[key], is_chosen=False) for key in likely if key in labels)[:OFFERS]


def _new_field(header: _Header, tables: Mapping[int, Table]) -> str:
    new = _proposed(header, tables)
    kind = str(FieldType(new.type).label)
    if new.options:
        options = ngettext("%(count)s option", "%(count)s options", len(new.options))
        kind = f"{kind}, {options % {'count': len(new.options)}}"
    return f"“{new.label}” ({kind})"


def _filled(header: _Header, tables: Mapping[int, Table]) -> tuple[int, int]:
    """Cells that hold something, and cells, on every sheet the header stands in."""
    filled = cells = 0
    for source, entry in header.places:
        frame, name = tables[source.pk].frame, f"c{entry['column']}"
        cells += frame.height
        filled += frame.get_column(name).count() if name in frame.columns else 0
    return filled, cells


def _reason(entry: StoredColumn, unasked: FieldSpec | None) -> str:
    """The reason of the match; a person's own choice needs no other."""
    if unasked:
        return _("The program does not ask for this yet.")
    if entry["reason"] == REMEMBERED:
        return _("As confirmed in an earlier import.")
    if entry["reason"] == MADE:
        return _("You made this column: choose its field.")
    if entry["reason"] != CHOSEN:
        return _sentence(entry)
    return _("You chose this.") if entry["confirmed"] else _("Another column has this field now.")


def _sentence(entry: StoredColumn) -> str:
    """The stored clues in the reader's language; runs that were begun before clues were stored have the sentence only."""
    return f"{match_sentence(entry['clues'])}." if entry.get("clues") else entry["reason"]


def _sureness(entry: StoredColumn) -> tuple[str, str]:
    if entry["field"] is None:
        return "none", _("No field")
    if entry["confidence"] >= CONFIDENT:
        return "sure", _("Sure")
    return "unsure", _("Not sure")


def _samples(header: _Header, tables: Mapping[int, Table]) -> tuple[str, ...]:
    """Distinct values, in the order of the file, from every sheet the header stands in."""
    found: dict[str, None] = {}
    for source, entry in header.places:
        frame, name = tables[source.pk].frame, f"c{entry['column']}"
        if name not in frame.columns:
            continue
        texts = (
            frame.get_column(name).head(SAMPLE_ROWS).drop_nulls().unique(maintain_order=True).head(SAMPLES)
        )
        found.update(dict.fromkeys(_shortened(texts)))
    return tuple(found)[:SAMPLES]


def _shortened(texts: pl.Series) -> list[str]:
    return [text if len(text) <= SAMPLE_LENGTH else f"{text[:SAMPLE_LENGTH]}…" for text in texts]


def _summary(headers: Sequence[_Header]) -> str:
    sure = sum(h.first["confirmed"] or _sureness(h.first)[0] == "sure" for h in headers)
    left = len(headers) - sure
    parts = [
        ngettext("%(count)s column.", "%(count)s columns.", len(headers)) % {"count": intcomma(len(headers))},
        _("Muster is sure of %(sure)s.") % {"sure": intcomma(sure)},
    ]
    if left:
        parts[1] = _("Muster is sure of %(sure)s; have a look at %(left)s.") % {
            "sure": intcomma(sure),
            "left": intcomma(left),
        }
    return " ".join(parts)
