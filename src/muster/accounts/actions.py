"""What changes accounts: one-time sign-in links."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

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
        user.save()
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
    return link.user


def token_hash(token: str) -> str:
    """What is kept of a token. It has 128 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()
