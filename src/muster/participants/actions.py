"""What people can do to a participant. Each is one change, one version more, and one audit entry without values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from muster.engine.identity import email_key
from muster.organisations.actions import record
from muster.participants.erased import is_erased
from muster.participants.models import Change, ChangeKind, Participant, ParticipantStatus
from muster.participants.search import forget
from muster.participants.values import changed_values, refresh_list_texts, set_value, value_of
from muster.programs.actions import add_options
from muster.programs.queries import field_specs
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from muster.accounts.models import User
    from muster.engine.table import FieldSpec
    from muster.participants.values import Value

address_changed = Signal()
"""Sent within the transaction that gave a joined person (`person`, saved) an address with another key."""

STOPPED = frozenset({ParticipantStatus.SUSPENDED, ParticipantStatus.DEACTIVATED})


def edit_participant(
    participant: Participant,
    after: Mapping[str, Value],
    *,
    actor: User | None = None,
    by_self: bool = False,
    expected_version: int | None = None,
) -> Change | None:
    """Sets the values given; None where nothing differs. Refuses if the version has moved or the identity is taken."""
    with transaction.atomic():
        person = _locked(participant)
        if expected_version is not None and person.version != expected_version:
            raise Refused("participant.changed_meanwhile")
        changed = changed_values(person, after)
        _check_identity(person, changed)
        change = (
            _write(person, changed, actor=actor, by_self=by_self, action="participant.edited")
            if changed
            else None
        )
    participant.refresh_from_db()
    return change


def _locked(participant: Participant) -> Participant:
    people = Participant.objects.select_for_update(of=("self",)).select_related("program__organisation")
    return people.get(pk=participant.pk)


def _check_identity(person: Participant, changed: Mapping[str, Value]) -> None:
    others = Participant.objects.filter(program=person.program).exclude(pk=person.pk)
    email = changed.get("email")
    key = email_key(str(email or ""))
    if email and key and is_erased(person.program.organisation, key):
        raise Refused("participant.address_erased", email=str(email))
    if email and others.filter(email_key=email_key(str(email))).exists():
        raise Refused("participant.email_taken", email=str(email))
    employee_id = changed.get("employee_id")
    if employee_id and others.filter(employee_id=employee_id).exists():
        raise Refused("participant.employee_id_taken", employee_id=str(employee_id))


def _write(
    person: Participant, changed: Mapping[str, Value], *, actor: User | None, by_self: bool, action: str
) -> Change:
    """Saves the values, their origins, the change and the audit entry. `person` is locked by the caller."""
    now = timezone.now()
    before = {key: value_of(person, key) for key in changed}
    before_origins = {key: person.origins.get(key, person.origins.get("*")) for key in changed}
    origin: dict[str, Any] = {"self": True} if by_self else {"member": actor.pk if actor else None}
    for key, value in changed.items():
        set_value(person, key, value)
        person.origins[key] = {**origin, "at": now.isoformat(timespec="seconds")}
    key_before = person.email_key
    if "email" in changed:
        person.email_key = email_key(person.email) or person.email_key
    specs = field_specs(person.program)
    _add_new_options(person, changed, specs)
    refresh_list_texts(person, specs)
    person.version += 1
    person.save()
    if person.email_key != key_before and person.user_id:
        address_changed.send(Participant, person=person)
    label = "participant" if by_self and actor is None else ""
    _record(person, actor=actor, actor_label=label, action=action, fields=sorted(changed))
    return Change.objects.create(
        program=person.program,
        participant_id=person.pk,
        actor=actor,
        kind=ChangeKind.UPDATED,
        version=person.version,
        before=before,
        after=dict(changed),
        before_origins=before_origins,
        at=now,
    )


def _add_new_options(person: Participant, changed: Mapping[str, Value], specs: Sequence[FieldSpec]) -> None:
    for spec in specs:
        value = changed.get(spec.key)
        if spec.is_open and value:
            add_options(person.program, spec.key, value if isinstance(value, list) else [value])


def _record(person: Participant, *, actor: User | None, action: str, **details: Any) -> None:  # noqa: ANN401 - JSON
    program = person.program
    record(
        program.organisation,
        actor=actor,
        action=action,
        target=str(person.pk),
        program=program.slug,
        **details,
    )


def suspend_participant(participant: Participant, *, actor: User) -> Change:
    """The person keeps everything and takes part no more, until somebody lifts it."""
    with transaction.atomic():
        person = _locked(participant)
        if person.status in STOPPED:
            raise Refused("participant.already_suspended", name=str(person))
        person.status_before = person.status
        suspended = {"status": ParticipantStatus.SUSPENDED.value}
        change = _write(person, suspended, actor=actor, by_self=False, action="participant.suspended")
    participant.refresh_from_db()
    return change


def decline_participant(participant: Participant) -> Change:
    """The person doesn't want to take part. They keep what they had, and an administrator may lift it."""
    with transaction.atomic():
        person = _locked(participant)
        if person.status in STOPPED or person.joined_at:
            raise Refused("invitation.void")
        person.status_before = person.status
        declined = {"status": ParticipantStatus.DEACTIVATED.value}
        change = _write(person, declined, actor=None, by_self=True, action="participant.declined")
    participant.refresh_from_db()
    return change


def reconsider_participant(participant: Participant) -> Change:
    """Who declined wants to take part after all: they are again what they were."""
    with transaction.atomic():
        person = _locked(participant)
        if person.status != ParticipantStatus.DEACTIVATED:
            raise Refused("invitation.void")
        back = {"status": status_before(person)}
        person.status_before = ""
        change = _write(person, back, actor=None, by_self=True, action="participant.reconsidered")
    participant.refresh_from_db()
    return change


def reactivate_participant(participant: Participant, *, actor: User) -> Change:
    """Lifts a suspension or deactivation: the person is again what they were."""
    with transaction.atomic():
        person = _locked(participant)
        if person.status not in STOPPED:
            raise Refused("participant.not_suspended", name=str(person))
        back = {"status": status_before(person)}
        person.status_before = ""
        change = _write(person, back, actor=actor, by_self=False, action="participant.reactivated")
    participant.refresh_from_db()
    return change


def status_before(person: Participant) -> str:
    """What a suspended or deactivated person was; found from their dates where it was not remembered."""
    if person.status_before:
        return person.status_before
    if person.joined_at:
        return ParticipantStatus.ACTIVE.value
    return ParticipantStatus.INVITED.value if person.invited_at else ParticipantStatus.IMPORTED.value


def delete_participant(participant: Participant, *, actor: User) -> None:
    """Takes the person out of the program. The change that stays holds no value."""
    with transaction.atomic():
        person = _locked(participant)
        Change.objects.create(
            program=person.program,
            participant_id=person.pk,
            actor=actor,
            kind=ChangeKind.DELETED,
            version=person.version + 1,
            at=timezone.now(),
        )
        _record(person, actor=actor, action="participant.deleted")
        forget([person.pk])
        person.delete()


def join_participant(participant: Participant, user: User) -> Change | None:
    """The person behind the account has joined: active from now on (a suspension stays). None if they had already."""
    with transaction.atomic():
        person = _locked(participant)
        if person.user_id not in {None, user.pk}:
            raise Refused("participant.joined_as_other")
        if person.user_id == user.pk and person.joined_at:
            return None
        person.user = user
        person.joined_at = timezone.now()
        change = _write(person, _joined_status(person), actor=user, by_self=True, action="participant.joined")
    participant.refresh_from_db()
    return change


def _joined_status(person: Participant) -> dict[str, Value]:
    if person.status in STOPPED:
        person.status_before = ParticipantStatus.ACTIVE
        return {}
    return {"status": ParticipantStatus.ACTIVE.value}
