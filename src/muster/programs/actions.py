"""What can be done to a program and to its fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django_scopes import scopes_disabled

from muster.engine.profile import STANDARD_PROFILE
from muster.organisations.actions import record
from muster.programs.models import ALWAYS_FIELDS, INTERNAL_KEYS, Field, FieldType, Program
from muster.programs.naming import RESERVED_KEYS, free_name, key_of, slug_of
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from muster.accounts.models import User
    from muster.engine.table import FieldSpec
    from muster.organisations.models import Organisation


class ProgramChoices(TypedDict, total=False):
    """What a program's settings page can change."""

    name: str
    time_zone: str
    default_country: str
    is_family_name_first: bool
    from_name: str
    from_email: str
    reply_to: str
    hold_s: int


class FieldChoices(TypedDict, total=False):
    """What a field's page can change."""

    label: str
    help: str
    type: str
    options: list[dict[str, Any]]
    is_open: bool
    is_required: bool
    is_internal: bool
    audience: str
    aliases: list[str]


def create_program(
    organisation: Organisation,
    *,
    name: str,
    keys: Sequence[str] | None,
    actor: User | None,
    actor_label: str = "",
) -> Program:
    """A new program that asks the standard fields named in `keys` (None: all of them) and the ones every program has."""
    wanted = None if keys is None else {*keys, *ALWAYS_FIELDS}
    specs = [spec for spec in STANDARD_PROFILE if wanted is None or spec.key in wanted]
    with transaction.atomic():
        program = _insert_program(organisation, name.strip())
        Field.objects.bulk_create(_field_of(program, spec, position) for position, spec in enumerate(specs))
        record(
            organisation,
            actor=actor,
            action="program.created",
            target=program.slug,
            actor_label=actor_label,
            fields=len(specs),
        )
    return program


def _insert_program(organisation: Organisation, name: str) -> Program:
    """Slugs are unique in the installation, and two people may choose the same name at once."""
    wanted = slug_of(name, fallback="program")
    for _attempt in range(3):
        with scopes_disabled():
            taken = set(Program.objects.filter(slug__startswith=wanted[:50]).values_list("slug", flat=True))
        try:
            with transaction.atomic():
                return Program.objects.create(
                    organisation=organisation, name=name, slug=free_name(wanted, taken, separator="-")
                )
        except IntegrityError:
            continue
    raise Refused("program.name_taken", name=name)


def _field_of(program: Program, spec: FieldSpec, position: int) -> Field:
    return Field(
        program=program,
        key=spec.key,
        label=spec.label,
        type=spec.type,
        options=[{"value": option.value, "aliases": list(option.aliases)} for option in spec.options],
        is_open=spec.is_open,
        is_required=spec.is_required,
        is_internal=spec.key in INTERNAL_KEYS,
        audience=spec.audience,
        position=position,
    )


def change_program(program: Program, *, actor: User, **choices: Unpack[ProgramChoices]) -> None:
    """Saves the settings given; the slug stays, so that links do."""
    for name, value in choices.items():
        setattr(program, name, value)
    with transaction.atomic():
        program.save(update_fields=list(choices))
        record(
            program.organisation,
            actor=actor,
            action="program.changed",
            target=program.slug,
            settings=sorted(choices),
        )


def delete_program(program: Program, *, typed_name: str, actor: User) -> None:
    """Deletes the program with everybody in it, if its name was typed as it stands."""
    if typed_name.strip() != program.name:
        raise Refused("program.name_differs", name=program.name)
    with transaction.atomic():
        # Where rows can be locked: a chunk being applied ends first, and the next one finds its run gone.
        runs = program.runs.only("pk")  # type: ignore[attr-defined,unused-ignore]  # the imports app adds it
        list(runs.select_for_update(of=("self",)))
        organisation, slug = program.organisation, program.slug
        program.delete()
        record(organisation, actor=actor, action="program.deleted", target=slug)


def add_field(program: Program, *, actor: User, **choices: Unpack[FieldChoices]) -> Field:
    """A new field at the end; its key is made from the label and never changes."""
    with transaction.atomic():
        Program.objects.select_for_update(no_key=True).get(pk=program.pk)
        field = Field(
            program=program, key=_free_key(program, choices["label"]), position=_last_position(program) + 1
        )
        _write_field(field, choices)
        record(program.organisation, actor=actor, action="field.added", target=program.slug, field=field.key)
    return field


def _free_key(program: Program, label: str) -> str:
    taken = {*Field.objects.filter(program=program).values_list("key", flat=True), *RESERVED_KEYS}
    return free_name(key_of(label), taken, separator="_")


def _last_position(program: Program) -> int:
    last = Field.objects.filter(program=program).order_by("-position").first()
    return last.position if last else -1


def add_standard_field(program: Program, key: str, *, actor: User) -> Field:
    """Adds the standard question with that key, as it stands in the standard profile."""
    spec = next((spec for spec in STANDARD_PROFILE if spec.key == key), None)
    with transaction.atomic():
        Program.objects.select_for_update(no_key=True).get(pk=program.pk)
        there = Field.objects.filter(program=program)
        if spec is None or there.filter(Q(key=key) | Q(label__iexact=spec.label)).exists():
            raise Refused("field.already_there")
        field = _field_of(program, spec, _last_position(program) + 1)
        field.save()
        record(program.organisation, actor=actor, action="field.added", target=program.slug, field=key)
    return field


def change_field(field: Field, *, actor: User, **choices: Unpack[FieldChoices]) -> None:
    """Saves what the field's page gave. Refuses a type that the stored values don't have."""
    with transaction.atomic():
        # Whoever writes values holds the fields (`held_types`), so that none come in between.
        list(Field.objects.select_for_update().filter(pk=field.pk))
        if not can_become(field, choices.get("type", field.type)):
            raise Refused("field.type_has_values", field=field.label)
        _write_field(field, choices)
        record(
            field.program.organisation,
            actor=actor,
            action="field.changed",
            target=field.program.slug,
            field=field.key,
        )


def _write_field(field: Field, choices: FieldChoices) -> None:
    for name, value in choices.items():
        setattr(field, name, value)
    field.save()


TEXTS = frozenset({FieldType.TEXT, FieldType.LONG_TEXT})

WIDER: dict[str, frozenset[str]] = {
    FieldType.WHOLE_NUMBER: frozenset({FieldType.NUMBER}),
    FieldType.TEXT: frozenset({FieldType.LONG_TEXT}),
    FieldType.LONG_TEXT: frozenset(),
}
"""Type → other types that every value of it also has; all single values are texts as well."""


def can_become(field: Field, new_type: str) -> bool:
    """Whether the field can get that type without changing what people have entered."""
    if new_type == field.type:
        return True
    wider = WIDER.get(field.type, frozenset())
    if field.type not in {FieldType.MULTIPLE_CHOICE, *TEXTS}:
        wider = wider | TEXTS
    return new_type in wider or not has_values(field)


def has_values(field: Field) -> bool:
    """Whether anybody in the program has a value for this field."""
    return field.program.participants.filter(values__has_key=field.key).exists()


def retire_field(field: Field, *, actor: User) -> None:
    """The field is asked and shown no more; its values stay, and come back when it is restored."""
    if field.key in ALWAYS_FIELDS:
        raise Refused("field.always_there", field=field.label)
    _set_retired(field, actor=actor, is_retired=True)


def restore_field(field: Field, *, actor: User) -> None:
    """The field is asked and shown again."""
    _set_retired(field, actor=actor, is_retired=False)


def _set_retired(field: Field, *, actor: User, is_retired: bool) -> None:
    field.retired_at = timezone.now() if is_retired else None
    action = "field.retired" if is_retired else "field.restored"
    with transaction.atomic():
        field.save(update_fields=["retired_at"])
        record(
            field.program.organisation, actor=actor, action=action, target=field.program.slug, field=field.key
        )


def move_field(field: Field, *, by: int) -> None:
    """Moves the field up (-1) or down (1) among the ones that are asked; at the end it stays."""
    with transaction.atomic():
        fields = list(
            Field.objects.select_for_update()
            .filter(program=field.program)
            .order_by("retired_at", "position", "id")
        )
        asked = [each for each in fields if each.retired_at is None]
        place = next((index for index, each in enumerate(asked) if each.pk == field.pk), None)
        if place is None or not 0 <= place + by < len(asked):
            return
        asked[place], asked[place + by] = asked[place + by], asked[place]
        _number([*asked, *(each for each in fields if each.retired_at is not None)])


def _number(fields: Iterable[Field]) -> None:
    changed = []
    for position, field in enumerate(fields):
        if field.position != position:
            field.position = position
            changed.append(field)
    Field.objects.bulk_update(changed, ["position"])


def add_options(program: Program, key: str, options: Sequence[str]) -> list[str]:
    """Adds the options a choice field doesn't have yet, in the order given; returns those."""
    with transaction.atomic():
        field = Field.objects.select_for_update().get(program=program, key=key)
        there = {option["value"] for option in field.options}
        new = [option for option in dict.fromkeys(options) if option not in there]
        if new:
            field.options = [*field.options, *({"value": option, "aliases": []} for option in new)]
            field.save(update_fields=["options"])
    return new


def remove_options(program: Program, key: str, options: Sequence[str]) -> int:
    """Takes options away from a choice field that still has it; returns how many. Nobody may have them as a value."""
    with transaction.atomic():
        field = Field.objects.select_for_update().filter(program=program, key=key).first()
        if field is None:
            return 0
        left = [option for option in field.options if option["value"] not in options]
        removed = len(field.options) - len(left)
        if removed:
            field.options = left
            field.save(update_fields=["options"])
    return removed
