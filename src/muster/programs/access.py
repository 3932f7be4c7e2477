"""The only door to a program: who asks, and what they may do there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils import timezone

from muster.organisations.access import get_member_or_404
from muster.programs.models import Program

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from muster.accounts.models import User
    from muster.organisations.models import Member, Organisation


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request happens and with what right. `program` is None on pages of the whole organisation."""

    organisation: Organisation
    program: Program
    member: Member

    @property
    def can_change(self) -> bool:
        """Whether this member may import and edit here."""
        return self.member.can_change


def get_place_or_404(user: User | AnonymousUser, organisation: str, program: str) -> Place:
    """The program, if `user` is a member of its organisation; otherwise as if it did not exist."""
    member = get_member_or_404(user, organisation)
    found: Program = get_object_or_404(
        Program.objects.select_related("organisation"), slug=program, organisation=member.organisation
    )
    timezone.activate(found.time_zone)  # until the next request begins, see apps.py
    return Place(member.organisation, found, member)


def get_changeable_place_or_404(user: User | AnonymousUser, organisation: str, program: str) -> Place:
    """As `get_place_or_404`, and a viewer is told that they may only look (403)."""
    place = get_place_or_404(user, organisation, program)
    if not place.can_change:
        raise PermissionDenied
    return place
