"""The options of `muster import` as values: read from the command line and, before that, from a recipe file."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import typer

from muster.refusals import Refused

ROLES = ("mentor", "mentee", "both")
RULES = ("replace", "replace!", "fill", "append", "keep")
DATE_ORDERS = ("dmy", "mdy", "ymd")
COLUMN = "column:"


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What was asked for, still as text; the names are those of the long options."""

    program: str | None = None
    sheet: tuple[str, ...] = ()
    header_row: tuple[str, ...] = ()
    role: str | None = None
    map: tuple[str, ...] = ()
    overwrite: bool = False
    rule: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    only: str | None = None
    date_order: tuple[str, ...] = ()
    value: tuple[str, ...] = ()
    skip_hidden: bool = False
    notify: bool = False
    notify_existing: bool = False
    max_change: int | None = None
    strict: bool = False

    @property
    def run_role(self) -> str:
        """The run's role: that of the dialog, which a column's name leaves to the file."""
        return "sheet" if self.role is None or self.role.startswith(COLUMN) else self.role

    @property
    def role_column(self) -> str | None:
        """The header named by `--role column:HEADER`."""
        return (
            self.role.removeprefix(COLUMN) if self.role is not None and self.role.startswith(COLUMN) else None
        )

    def sheets(self) -> dict[str, str]:
        """Sheet name → role, "" where none is given."""
        return dict(_sheet(text) for text in self.sheet)

    def header_rows(self) -> list[tuple[str | None, int]]:
        """(sheet or None for all, row)."""
        return [_header_row(text) for text in self.header_row]

    def columns(self) -> dict[str, str | None]:
        """Header → field, None to leave the column out."""
        pairs = (_pair(text, "--map", "HEADER=FIELD") for text in self.map)
        return {header: field or None for header, field in pairs}

    def rules(self) -> dict[str, str]:
        return dict(_choice(text, "--rule", RULES) for text in self.rule)

    def date_orders(self) -> dict[str, str]:
        return dict(_choice(text, "--date-order", DATE_ORDERS) for text in self.date_order)

    def clear_empty(self) -> list[str]:
        """Fields whose empty cells clear; `*` for all."""
        return [field for text in self.empty if (field := _cleared(text)) is not None]

    def values(self) -> dict[tuple[str, str], str]:
        """(field, text) → option, + or -."""
        return dict(_value(text) for text in self.value)

    def check(self) -> None:
        """Raises what the command line answers wrong usage with."""
        is_role = self.role is None or self.role in {*ROLES, "keep"} or bool(self.role_column)
        if not is_role:
            raise _wrong("--role", f"{self.role} is not mentor, mentee, both, keep or column:HEADER")
        if self.only not in {None, "create", "update"}:
            raise _wrong("--only", f"{self.only} is not create or update")
        if self.max_change is not None and self.max_change < 0:
            raise _wrong("--max-change", "give a percentage from 0")
        for read in (
            self.sheets,
            self.header_rows,
            self.columns,
            self.rules,
            self.date_orders,
            self.clear_empty,
        ):
            read()
        self.values()


def with_recipe(options: ImportOptions, recipe: str | None) -> ImportOptions:
    """The options laid over those of a recipe file: single ones replace, repeatable ones come after."""
    if recipe is None:
        return options
    base = _read_recipe(recipe)
    merged: dict[str, Any] = {}
    for field in fields(ImportOptions):
        mine, theirs = getattr(options, field.name), base.get(field.name, field.default)
        merged[field.name] = (
            (*theirs, *mine) if isinstance(mine, tuple) else mine if mine != field.default else theirs
        )
    return replace(options, **merged)


def _read_recipe(recipe: str) -> dict[str, Any]:
    path = Path(recipe)
    if not path.is_file():
        raise Refused("recipe.not_found", recipe=recipe)
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise Refused("recipe.unreadable", recipe=recipe, problem=str(error)) from error
    if not isinstance(document, dict):
        raise Refused("recipe.unreadable", recipe=recipe, problem="it holds something else")
    kinds = {field.name: field.default for field in fields(ImportOptions)}
    return dict(_recipe_option(recipe, name, value, kinds) for name, value in document.items())


def _recipe_option(recipe: str, name: str, value: object, defaults: dict[str, Any]) -> tuple[str, Any]:
    key = name.lstrip("-").replace("-", "_")
    if key not in defaults:
        raise Refused("recipe.unreadable", recipe=recipe, problem=f"there is no option {name}")
    default = defaults[key]
    if isinstance(default, tuple):
        values = value if isinstance(value, list) else [value]
        if not all(isinstance(each, str) for each in values):
            raise Refused(
                "recipe.unreadable", recipe=recipe, problem=f"{name} takes a text or a list of texts"
            )
        return key, tuple(values)
    wanted = bool if isinstance(default, bool) else int if key == "max_change" else str
    if type(value) is not wanted:
        raise Refused("recipe.unreadable", recipe=recipe, problem=f"{name} is of another kind")
    return key, value


def _sheet(text: str) -> tuple[str, str]:
    name, equals, role = text.rpartition("=")
    return (name, role) if equals and role in ROLES else (text, "")


def _header_row(text: str) -> tuple[str | None, int]:
    sheet, colon, row = text.rpartition(":")
    if not row.isdecimal() or int(row) < 1:
        raise _wrong("--header-row", f"{text} is not [SHEET:]N")
    return (sheet if colon else None), int(row)


def _pair(text: str, option: str, form: str) -> tuple[str, str]:
    left, equals, right = text.rpartition("=")
    if not equals or not left:
        raise _wrong(option, f"{text} is not {form}")
    return left, right


def _choice(text: str, option: str, choices: tuple[str, ...]) -> tuple[str, str]:
    field, choice = _pair(text, option, f"FIELD={'|'.join(choices)}")
    if choice not in choices:
        raise _wrong(option, f"{choice} is not one of {', '.join(choices)}")
    return field, choice


def _cleared(text: str) -> str | None:
    if text in {"keep", "clear"}:
        return "*" if text == "clear" else None
    field, choice = _choice(text, "--empty", ("clear", "keep"))
    return field if choice == "clear" else None


def _value(text: str) -> tuple[tuple[str, str], str]:
    question, answer = _pair(text, "--value", "FIELD:TEXT=OPTION|+|-")
    field, colon, value = question.partition(":")
    if not (field and colon and answer):
        raise _wrong("--value", f"{text} is not FIELD:TEXT=OPTION|+|-")
    return (field, value), answer


def _wrong(option: str, sentence: str) -> typer.BadParameter:
    return typer.BadParameter(sentence, param_hint=option)
