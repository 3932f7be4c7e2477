"""Recipes: the choices of an import as data, in the form of the options of `muster import`, exchanged as JSON.

A recipe holds headers, fields and choices, never a person's data.
"""

from __future__ import annotations

import json
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django.db import transaction

from muster.imports import actions, sources
from muster.imports.import_options import ImportOptions, WrongOption, with_recipe
from muster.imports.laying import lay_options
from muster.imports.memory import memorable_answers
from muster.imports.models import Recipe, RunRole
from muster.organisations.actions import record
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from muster.accounts.models import User
    from muster.imports.models import ImportRun, Source
    from muster.programs.models import Program

TEXTS, TEXT, FLAG, NUMBER = "texts", "text", "flag", "number"
OPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "program": TEXT,
        "sheet": TEXTS,
        "header_row": TEXTS,
        "role": TEXT,
        "map": TEXTS,
        "split": TEXTS,
        "join": TEXTS,
        "fill": TEXTS,
        "everybody": TEXTS,
        "overwrite": FLAG,
        "rule": TEXTS,
        "empty": TEXTS,
        "only": TEXT,
        "date_order": TEXTS,
        "separator": TEXTS,
        "value": TEXTS,
        "skip_hidden": FLAG,
        "notify": FLAG,
        "notify_existing": FLAG,
        "max_change": NUMBER,
        "strict": FLAG,
    }
)
"""What a recipe can hold: long options of `muster import` without their dashes, and of what kind each is."""
NAME_LENGTH = 60


def read_recipe(name: str, text: str) -> dict[str, Any]:
    """The options of a recipe's JSON, by name; repeatable ones as tuples. Refused with what is wrong about it."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused("recipe.unreadable", recipe=name, problem=str(error)) from error
    return check_recipe(name, document)


def check_recipe(name: str, document: object) -> dict[str, Any]:
    """The options of a recipe, checked by name and kind."""
    if not isinstance(document, dict):
        raise Refused("recipe.unreadable", recipe=name, problem="it holds something else")
    return dict(_option(name, key, value) for key, value in document.items())


def recipe_of(run: ImportRun) -> dict[str, Any]:
    """The choices of a run as a recipe; mails are nothing that a recipe should start by itself, so they aren't in it."""
    selected = sources.selected_sources(run)
    every = run.sources.count()
    more = run.settings
    document: dict[str, Any] = {
        "sheet": [_sheet_option(run, source) for source in selected] if every > 1 else [],
        "role": _role_option(run),
        "map": list(dict.fromkeys(text for source in selected for text in _map_options(source))),
        **_made_options(selected),
        "overwrite": run.overwrite,
        "rule": [f"{field}={rule}" for field, rule in more.get("rules", {}).items()],
        "empty": ["clear" if field == "*" else f"{field}=clear" for field in more.get("clear_empty", ())],
        "only": more.get("only"),
        "date_order": [f"{field}={order}" for field, order in more.get("date_order", {}).items()],
        "separator": [f"{field}={text}" for field, text in more.get("separators", {}).items()],
        "value": [f"{field}:{text}={option}" for field, text, option in memorable_answers(run)],
    }
    return {name: value for name, value in document.items() if value}


def lay_recipe(run: ImportRun, recipe: Recipe) -> None:
    """Makes the recipe's choices for a run whose file was read; mails stay as the dialog says.

    Refused where the file has not what the recipe names.
    """
    options = with_recipe(ImportOptions(), check_recipe(recipe.name, recipe.document))
    try:
        options.check()
    except WrongOption as wrong:
        raise Refused("recipe.unreadable", recipe=recipe.name, problem=str(wrong)) from wrong
    actions.change_settings(run, role=options.run_role, overwrite=options.overwrite)
    lay_options(run, replace(options, notify=False, notify_existing=False))


def list_recipes(program: Program) -> list[Recipe]:
    """The program's recipes by name."""
    return list(Recipe.objects.filter(program=program).order_by("name"))


def save_recipe(program: Program, name: str, document: Mapping[str, Any], *, actor: User) -> Recipe:
    """Keeps the recipe under that name; one of the same name is replaced."""
    wanted = name.strip()[:NAME_LENGTH]
    if not wanted:
        raise Refused("recipe.nameless")
    check_recipe(wanted, dict(document))
    with transaction.atomic():
        recipe, _is_new = Recipe.objects.update_or_create(
            program=program, name=wanted, defaults={"document": dict(document), "saved_by": actor}
        )
        _record(program, actor, "recipe.saved", wanted)
    return recipe


def delete_recipe(recipe: Recipe, *, actor: User) -> None:
    with transaction.atomic():
        recipe.delete()
        _record(recipe.program, actor, "recipe.deleted", recipe.name)


def find_recipe(program: Program, name: str) -> Recipe | None:
    """The program's recipe of that name."""
    return Recipe.objects.filter(program=program, name=name).first()


def _record(program: Program, actor: User, action: str, name: str) -> None:
    record(program.organisation, actor=actor, action=action, target=program.slug, recipe=name)


def _option(recipe: str, name: object, value: object) -> tuple[str, Any]:
    key = str(name).lstrip("-").replace("-", "_")
    if key not in OPTIONS:
        raise Refused("recipe.unreadable", recipe=recipe, problem=f"there is no option {name}")
    kind = OPTIONS[key]
    if kind == TEXTS:
        values = value if isinstance(value, list | tuple) else [value]
        if not all(isinstance(each, str) for each in values):
            problem = f"{name} takes a text or a list of texts"
            raise Refused("recipe.unreadable", recipe=recipe, problem=problem)
        return key, tuple(values)
    if type(value) is not {TEXT: str, FLAG: bool, NUMBER: int}[kind]:
        raise Refused("recipe.unreadable", recipe=recipe, problem=f"{name} is of another kind")
    return key, value


def _sheet_option(run: ImportRun, source: Source) -> str:
    is_said = run.sheets_chosen and run.role == RunRole.SHEET and source.role
    return f"{source.name}={source.role}" if is_said else source.name


def _role_option(run: ImportRun) -> str | None:
    column = run.settings.get("role_column")
    if column:
        return f"column:{column}"
    return None if run.role == RunRole.SHEET else run.role


def _map_options(source: Source) -> Iterator[str]:
    """Every named column, those left out too; what everybody gets is an option of its own."""
    for entry in source.columns:
        is_fixed = "made" in entry and entry["made"]["how"] == "fixed"
        if entry["header"].strip() and not is_fixed:
            yield f"{entry['header']}={entry['field'] or ''}"


def _made_options(selected: list[Source]) -> dict[str, list[str]]:
    """What was done to columns, each once however many sheets it was done on."""
    options: dict[str, dict[str, None]] = {"split": {}, "join": {}, "fill": {}, "everybody": {}}
    for source in selected:
        for option, text in _made_texts(source):
            options[option][text] = None
    return {option: list(texts) for option, texts in options.items()}


def _made_texts(source: Source) -> Iterator[tuple[str, str]]:
    headers = {entry["column"]: entry["header"] for entry in source.columns}
    for entry in source.columns:
        if entry.get("default"):
            yield "fill", f"{entry['header']}={entry['default']}"
        made = entry.get("made")
        if not made:
            continue
        of = [headers.get(column, "") for column in made["of"]]
        if made["how"] == "fixed" and entry["field"]:
            yield "everybody", f"{entry['field']}={made['text']}"
        if made["how"] == "join":
            yield "join", f"{of[0]}+{of[1]}={made['text']}"
        if made["how"] == "split" and made["part"] == 1:
            yield "split", f"{of[0]}={made['text']}:{made['parts']}"
