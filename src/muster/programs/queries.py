"""Reads of programs and their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from muster.engine.profile import FULL_NAME, STANDARD_PROFILE
from muster.engine.table import FieldSpec, Option, Role
from muster.programs.models import Field, Program

STANDARD_ALIASES = {spec.key: spec.aliases for spec in STANDARD_PROFILE}
"""Field key → what people call it. Not stored with programs, so that each version of Muster knows more of them."""

SPEC_COLUMNS = ("key", "label", "type", "options", "is_open", "is_required", "audience", "aliases")
"""The columns of a field that its `FieldSpec` comes from."""

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from muster.organisations.models import Organisation


def list_programs(organisation: Organisation) -> QuerySet[Program]:
    """The organisation's programs by name."""
    return Program.objects.filter(organisation=organisation).order_by("name", "id")


def list_fields(program: Program) -> tuple[Field, ...]:
    """Every field in order, retired ones included."""
    return tuple(Field.objects.filter(program=program))


def field_specs(program: Program) -> tuple[FieldSpec, ...]:
    """The fields that the program asks now, in order, fixed ones included."""
    return tuple(spec_of(field) for field in Field.objects.filter(program=program, retired_at=None))


def list_columns(program: Program) -> tuple[tuple[object, ...], ...]:
    """What `field_specs` is made of, as it is stored: tells in a fraction of the time whether that moved."""
    asked = Field.objects.filter(program=program, retired_at=None)
    return tuple(asked.values_list(*SPEC_COLUMNS))


def importable_specs(program: Program) -> tuple[FieldSpec, ...]:
    """`field_specs` and the full name, which is read from files only."""
    return (*field_specs(program), FULL_NAME)


def held_types(program_id: int) -> dict[str, str]:
    """Field key → its type. Within a transaction nobody changes one until that ends. Plain SQL: asked in each chunk."""
    hold = " FOR SHARE" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT key, type FROM programs_field WHERE program_id = %s{hold}", [program_id])  # noqa: S608
        return dict(cursor.fetchall())


def spec_of(field: Field) -> FieldSpec:
    """The field as the engine knows it."""
    return FieldSpec(
        key=field.key,
        label=field.label,
        type=field.type,
        options=tuple(Option(each["value"], tuple(each.get("aliases", ()))) for each in field.options),
        is_open=field.is_open,
        is_required=field.is_required,
        audience=Role(field.audience),
        aliases=(*field.aliases, *STANDARD_ALIASES.get(field.key, ())),
    )


def unasked_standard_specs(fields: tuple[Field, ...]) -> tuple[FieldSpec, ...]:
    """The standard questions that are not among `fields`, so that they can be added with one press."""
    keys = {field.key for field in fields}
    return tuple(spec for spec in STANDARD_PROFILE if spec.key not in keys)
