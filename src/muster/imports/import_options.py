"""The options of `muster import` as values, as the command line and recipes write them."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

ROLES = ("mentor", "mentee", "both")
RULES = ("replace", "replace!", "fill", "append", "keep")
DATE_ORDERS = ("dmy", "mdy", "ymd")
COLUMN = "column:"


class WrongOption(ValueError):  # noqa: N818 - it says what it is
    """An option that doesn't say what it should; the text is the sentence."""

    def __init__(self, option: str, sentence: str) -> None:
        super().__init__(sentence)
        self.option = option


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
    split: tuple[str, ...] = ()
    join: tuple[str, ...] = ()
    fill: tuple[str, ...] = ()
    everybody: tuple[str, ...] = ()
    separator: tuple[str, ...] = ()

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

    def splits(self) -> list[tuple[str, str, int]]:
        """(header, what stands between the parts, how many parts)."""
        return [_split(text) for text in self.split]

    def joins(self) -> list[tuple[str, str]]:
        """(two headers with a + between them, what is put between the cells)."""
        return [_pair(text, "--join", "HEADER+HEADER=TEXT") for text in self.join]

    def fills(self) -> list[tuple[str, str]]:
        """(header, what its empty cells hold)."""
        return [_pair(text, "--fill", "HEADER=VALUE") for text in self.fill]

    def for_everybody(self) -> list[tuple[str, str]]:
        """(field, the value of all rows)."""
        return [_pair(text, "--everybody", "FIELD=VALUE") for text in self.everybody]

    def separators(self) -> dict[str, str]:
        """Field → what stands between the values of a cell."""
        return dict(_pair(text, "--separator", "FIELD=TEXT") for text in self.separator)

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
        """Raises `WrongOption` for the first that can't be read."""
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
            self.splits,
            self.joins,
            self.fills,
            self.for_everybody,
            self.separators,
        ):
            read()
        self.values()


def with_recipe(options: ImportOptions, recipe: Mapping[str, Any]) -> ImportOptions:
    """The options laid over those of a recipe: single ones replace, repeatable ones come after."""
    merged: dict[str, Any] = {}
    for field in fields(ImportOptions):
        mine, theirs = getattr(options, field.name), recipe.get(field.name, field.default)
        merged[field.name] = (
            (*theirs, *mine) if isinstance(mine, tuple) else mine if mine != field.default else theirs
        )
    return replace(options, **merged)


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


def _split(text: str) -> tuple[str, str, int]:
    rest, colon, parts = text.rpartition(":")
    if not colon or not parts.isdecimal():
        rest, parts = text, "2"
    header, separator = _pair(rest, "--split", "HEADER=TEXT[:PARTS]")
    return header, separator, int(parts[:4])


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


def _wrong(option: str, sentence: str) -> WrongOption:
    return WrongOption(option, sentence)
