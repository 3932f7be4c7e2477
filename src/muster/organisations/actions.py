"""What can be done to an organisation and its members, and the log of what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django_scopes import scope, scopes_disabled

from muster.accounts.actions import create_sign_in_link, lock_unverified
from muster.accounts.backend import find_user
from muster.accounts.models import User
from muster.organisations.models import AuditEntry, Member, MemberRole, Organisation
from muster.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

LINK_HOURS = 7 * 24
"""How long a new member's first sign-in link is good for."""
SLUG_TRIES = 1000


def record(
    organisation: Organisation,
    *,
    actor: User | None,
    action: str,
    target: str = "",
    actor_label: str = "",
    **details: object,
) -> None:
    """One line of the audit log: `noun.verb`, ids and counts, never values."""
    with scope(organisation=organisation):
        AuditEntry.objects.create(
            organisation=organisation,
            actor=actor,
            actor_label=actor_label,
            action=action,
            target=target,
            details=details,
        )


def record_sign_in(user: User) -> None:
    """One line in the log of each organisation that the person administers."""
    with scopes_disabled():
        organisations = list(Organisation.objects.filter(members__user=user))
    for organisation in organisations:
        record(organisation, actor=user, action="member.signed_in", target=str(user.pk))


def create_organisation(name: str, *, owner: User | None = None, actor_label: str = "") -> Organisation:
    """A new organisation, with its first owner where there is one."""
    with transaction.atomic():
        organisation = _insert(name.strip())
        record(
            organisation,
            actor=owner,
            action="organisation.created",
            target=organisation.slug,
            actor_label=actor_label,
        )
        if owner is not None:
            add_member(organisation, owner, MemberRole.OWNER, actor=owner, actor_label=actor_label)
    return organisation


def _insert(name: str) -> Organisation:
    """Slugs are unique in the installation; the database decides who was first."""
    for slug in _slugs(name):
        try:
            with transaction.atomic():
                return Organisation.objects.create(name=name, slug=slug)
        except IntegrityError:
            continue
    raise Refused("organisation.name_taken", name=name)


def _slugs(name: str) -> Iterator[str]:
    wanted = slugify(name)[:50] or "organisation"
    yield wanted
    yield from (f"{wanted}-{number}" for number in range(2, SLUG_TRIES))


def rename_organisation(organisation: Organisation, name: str, *, actor: User) -> None:
    """Gives it another name; its address stays as it is, so that links go on working."""
    organisation.name = name.strip()
    with transaction.atomic():
        organisation.save(update_fields=["name"])
        record(organisation, actor=actor, action="organisation.renamed", target=organisation.slug)


def add_member(
    organisation: Organisation, user: User, role: str, *, actor: User | None = None, actor_label: str = ""
) -> Member:
    """Makes `user` a member. Raises Refused for somebody who is one already."""
    with scope(organisation=organisation), transaction.atomic():
        member, is_new = Member.objects.get_or_create(
            organisation=organisation, user=user, defaults={"role": role}
        )
        if not is_new:
            raise Refused("member.already_there", email=user.email)
        record(
            organisation,
            actor=actor,
            action="member.added",
            target=str(user.pk),
            actor_label=actor_label,
            role=str(role),
        )
    return member


def add_member_by_email(
    organisation: Organisation, email: str, role: str, *, actor: User
) -> tuple[Member, str]:
    """Makes the person with that address a member, and the token of a sign-in link if the account is new.

    An account that nobody confirmed may be held by whoever owns another organisation, which must not lead in here: it is
    locked, and its person sets a password by mail. Raises Refused where no mail can be sent.
    """
    with transaction.atomic():
        user = find_user(email)
        if user is None:
            user = User.objects.create_user(email)
            member = add_member(organisation, user, role, actor=actor)
            return member, create_sign_in_link(user, hours=LINK_HOURS)
        member = add_member(organisation, user, role, actor=actor)
        if user.verified_at is None:
            if not _never_came(user) and not settings.MAIL_IS_CONFIGURED:
                raise Refused("member.not_confirmed", email=user.email)
            lock_unverified(user)
    return member, ""


def renew_sign_in_link(member: Member) -> str:
    """A new token for somebody who was added here and has never come.

    Raises Refused for every other account: an owner must not be able to enter somebody's other organisations.
    """
    user = member.user
    with scopes_disabled():
        is_elsewhere = Member.objects.filter(user=user).exclude(pk=member.pk).exists()
    if is_elsewhere or not _never_came(user):
        raise Refused("member.has_signed_in")
    return create_sign_in_link(user, hours=LINK_HOURS)


def _never_came(user: User) -> bool:
    """Whether the account was made for somebody who has neither signed in nor set a password."""
    return user.last_login is None and not user.has_usable_password()


def change_role(member: Member, role: str, *, actor: User) -> None:
    """Another role. Raises Refused where nobody would be left as an owner."""
    with transaction.atomic():
        if role != MemberRole.OWNER:
            _keep_an_owner(member)
        before, member.role = member.role, role
        member.save(update_fields=["role"])
        record(
            member.organisation,
            actor=actor,
            action="member.role_changed",
            target=str(member.user_id),
            before=str(before),
            after=str(role),
        )


def remove_member(member: Member, *, actor: User) -> None:
    """Takes the membership away; the account stays. Raises Refused for the last owner."""
    with transaction.atomic():
        _keep_an_owner(member)
        organisation, target = member.organisation, str(member.user_id)
        member.delete()
        record(organisation, actor=actor, action="member.removed", target=target)


def _keep_an_owner(member: Member) -> None:
    """Two owners who remove each other at once: the rows are locked, so the second one is refused."""
    owners = Member.objects.select_for_update().filter(
        organisation=member.organisation_id, role=MemberRole.OWNER
    )
    if not set(owners.values_list("pk", flat=True)) - {member.pk}:
        raise Refused("member.last_owner")
