"""The options of an import laid on a run whose file was read: all that a person would choose from step to step.

The command line and a recipe picked in the wizard do the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from muster.imports import actions, made_columns
from muster.imports.sources import selected_sources
from muster.programs.queries import importable_specs
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from muster.imports.import_options import ImportOptions
    from muster.imports.models import ImportRun, Source


def lay_options(run: ImportRun, options: ImportOptions) -> None:
    """Chooses sheets, headers, columns and settings. Refused where the file has not what an option names."""
    _choose_sheets(run, options)
    _choose_headers(run, options)
    _make_columns(run, options)
    _choose_columns(run, options)
    _fill_fields(run, options)
    actions.confirm_all(run)
    _choose_settings(run, options)


def _choose_sheets(run: ImportRun, options: ImportOptions) -> None:
    wanted = options.sheets()
    every = list(run.sources.all())
    for name in wanted:
        if name not in {source.name for source in every}:
            raise Refused("sheet.not_found", sheet=name, sheets=", ".join(source.name for source in every))
    skipped = {each.position for each in every} if options.skip_hidden else set()
    if wanted:
        roles = {each.position: wanted[each.name] for each in every if each.name in wanted}
        actions.choose_sheets(run, roles, skip_hidden=skipped)
    elif options.skip_hidden:
        chosen = [each for each in every if each.is_selected and not each.is_hidden]
        actions.choose_sheets(run, {each.position: "" for each in chosen}, skip_hidden=skipped)


def _choose_headers(run: ImportRun, options: ImportOptions) -> None:
    for name, row in options.header_rows():
        named = [source for source in selected_sources(run) if name in {None, source.name}]
        if not named:
            raise Refused(
                "sheet.not_found",
                sheet=str(name),
                sheets=", ".join(each.name for each in selected_sources(run)),
            )
        for source in named:
            actions.choose_header(run, source.position, row)


def _choose_columns(run: ImportRun, options: ImportOptions) -> None:
    known = _known_fields(run)
    for header, field in options.columns().items():
        key = None if field is None else _field_key(field, known)
        _place_of(run, header)
        for position, column in _columns_called(selected_sources(run), header):
            actions.choose_column(run, position, column, key)


def _make_columns(run: ImportRun, options: ImportOptions) -> None:
    """What is done to columns before they are bound; to those of one name at once, as at the columns step."""
    for header, text, parts in options.splits():
        made_columns.split_column(run, *_place_of(run, header), text, parts)
    for both, text in options.joins():
        (position, column), (_position, other) = _two_places(run, both)
        made_columns.join_columns(run, position, column, other, text)
    for header, value in options.fills():
        made_columns.fill_empty(run, *_place_of(run, header), value)


def _fill_fields(run: ImportRun, options: ImportOptions) -> None:
    known = _known_fields(run)
    for field, value in options.for_everybody():
        made_columns.fill_field(run, _field_key(field, known), value)


def _place_of(run: ImportRun, header: str) -> tuple[int, int]:
    """Sheet position and column number of the first column of that name."""
    place = next(_columns_called(selected_sources(run), header), None)
    if place is None:
        headers = dict.fromkeys(
            entry["header"] for source in selected_sources(run) for entry in source.columns
        )
        raise Refused("column.not_found", header=header, headers=", ".join(headers))
    return place


def _two_places(run: ImportRun, both: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """The places of `HEADER+HEADER` on one sheet; a header may hold a + itself."""
    for source in selected_sources(run):
        for at in (at for at, letter in enumerate(both) if letter == "+"):
            first = next(_columns_called([source], both[:at]), None)
            second = next(_columns_called([source], both[at + 1 :]), None)
            if first and second:
                return first, second
    raise Refused("column.cannot_join")


def _columns_called(sources: Sequence[Source], header: str) -> Iterator[tuple[int, int]]:
    wanted = header.strip().casefold()
    for source in sources:
        for entry in source.columns:
            if entry["header"].strip().casefold() == wanted:
                yield source.position, entry["column"]
                break


def _choose_settings(run: ImportRun, options: ImportOptions) -> None:
    known = _known_fields(run)
    choices: dict[str, Any] = {
        "rules": {_field_key(field, known): rule for field, rule in options.rules().items()},
        "date_order": {_field_key(field, known): order for field, order in options.date_orders().items()},
        "separators": {_field_key(field, known): text for field, text in options.separators().items()},
        "clear_empty": [
            field if field == "*" else _field_key(field, known) for field in options.clear_empty()
        ],
        "values": {
            (_field_key(field, known), text): answer for (field, text), answer in options.values().items()
        },
        "only": options.only,
        "notify_existing": options.notify_existing,
        "role_column": options.role_column,
    }
    if options.max_change is not None:
        choices["max_change_percent"] = options.max_change
    actions.change_settings(run, **choices)


def _known_fields(run: ImportRun) -> dict[str, str]:
    """Key and label, in small letters, → key."""
    specs = importable_specs(run.program)
    return {**{spec.label.casefold(): spec.key for spec in specs}, **{spec.key: spec.key for spec in specs}}


def _field_key(name: str, known: dict[str, str]) -> str:
    key = known.get(name) or known.get(name.casefold())
    if key is None:
        raise Refused("field.not_found", field=name, fields=", ".join(dict.fromkeys(known.values())))
    return key
