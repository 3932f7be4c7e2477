"""The only door to a participant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404
from django_scopes import scopes_disabled

from muster.participants.models import Participant

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from muster.accounts.models import User
    from muster.programs.access import Place


def get_participant_or_404(place: Place, participant_id: int) -> Participant:
    """The participant of the place's program; otherwise as if there were none."""
    people = Participant.objects.select_related("program__organisation", "user")
    return get_object_or_404(people, pk=participant_id, program=place.program)


def list_own(user: User | AnonymousUser) -> tuple[Participant, ...]:
    """Where this person takes part themselves, in any organisation."""
    if not user.is_authenticated:
        return ()
    with scopes_disabled():
        people = Participant.objects.select_related("program__organisation").filter(user=user)
        return tuple(people.order_by("program__name", "id"))


def get_own_or_404(user: User | AnonymousUser, program: str) -> Participant:
    """This person's own participation in the program with that slug."""
    own = next((person for person in list_own(user) if person.program.slug == program), None)
    if own is None:
        raise Http404
    return own
