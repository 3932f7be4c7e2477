"""What changes accounts: one-time sign-in links."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from muster.accounts.models import SignInLink, User
from muster.engine.identity import email_key
from muster.refusals import Refused

HOURS = 1
"""How long a link is good for where the caller does not say."""


def create_sign_in_link(user: User, *, hours: int = HOURS) -> str:
    """The token of a new link that signs `user` in once; links made before are void. Only its hash is kept."""
    void_sign_in_links(user)
    token = secrets.token_urlsafe(16)
    expires_at = timezone.now() + timedelta(hours=hours)
    SignInLink.objects.create(user=user, token_hash=token_hash(token), expires_at=expires_at)
    return token


def change_log_in(user: User, email: str) -> None:
    """From now on `user` signs in with this address, and not with the one before; the password stays, open links are void."""
    key = email_key(email)
    with transaction.atomic():
        if key is None or User.objects.filter(email_key=key).exclude(pk=user.pk).exists():
            raise Refused("login.taken")
        user.email = email
        user.verified_at = timezone.now()
        user.save()
        EmailAddress.objects.filter(user=user).delete()  # what allauth noted of the one before
        void_sign_in_links(user)


def note_mailed(token: str) -> None:
    """The link went to the mailbox of its account, and to nobody else."""
    SignInLink.objects.filter(token_hash=token_hash(token)).update(is_mailed=True)


def note_verified(user: User) -> None:
    """Its holder has been seen to read the mailbox. Safe to repeat."""
    if user.verified_at is None:
        user.verified_at = timezone.now()
        user.save(update_fields=["verified_at"])


def take_over(user: User, password: str) -> None:
    """An account that nobody had confirmed is from now on that of whoever reads its mailbox: other sessions and links end."""
    user.set_password(password)
    user.verified_at = timezone.now()
    user.save(update_fields=["password", "verified_at"])
    void_sign_in_links(user)


def lock_unverified(user: User) -> None:
    """Nobody gets in any more but by a mailed link: password, sessions and links that somebody may hold are void."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    void_sign_in_links(user)


def void_sign_in_links(user: User) -> None:
    """No link signs this person in any more."""
    SignInLink.objects.filter(user=user).delete()


def use_sign_in_link(token: str) -> User:
    """The account that the link is for, and the link is gone. Raises Refused where it is used, old or unknown."""
    link = SignInLink.objects.select_related("user").filter(token_hash=token_hash(token)).first()
    is_mine = link is not None and SignInLink.objects.filter(pk=link.pk).delete()[0] == 1
    if link is None or not is_mine or link.expires_at <= timezone.now() or not link.user.is_active:
        raise Refused("link.not_valid")
    if link.is_mailed:
        note_verified(link.user)
    return link.user


def token_hash(token: str) -> str:
    """What is kept of a token. It has 128 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
