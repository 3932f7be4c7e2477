"""The only door to an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404

from muster.organisations.models import Member

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from muster.accounts.models import User


def get_member_or_404(user: User | AnonymousUser, organisation: str) -> Member:
    """The membership of `user` in the organisation with that slug; otherwise as if it did not exist.

    Needs the scope that `organisation_scope` set for this request: without one nobody is a member.
    """
    from django_scopes import get_scope

    if not user.is_authenticated or get_scope().get("organisation") is None:
        raise Http404
    member = (
        Member.objects.select_related("organisation")
        .filter(user=user, organisation__slug=organisation)
        .first()
    )
    if member is None:
        raise Http404
    return member


def get_owner_or_404(user: User | AnonymousUser, organisation: str) -> Member:
    """As `get_member_or_404`, and whoever is not an owner is told so (403)."""
    member = get_member_or_404(user, organisation)
    if not member.is_owner:
        raise PermissionDenied
    return member


def get_fellow_or_404(owner: Member, member_id: int) -> Member:
    """Another member of the owner's own organisation."""
    member = (
        Member.objects.select_related("user", "organisation")
        .filter(organisation=owner.organisation_id, pk=member_id)
        .first()
    )
    if member is None:
        raise Http404
    return member
