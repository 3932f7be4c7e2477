"""Finds accounts by the key of the e-mail, as everything else in Muster does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.auth_backends import AuthenticationBackend

from muster.accounts.models import User
from muster.engine.identity import email_key

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser


class KeyBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth is untyped
    """allauth's own, with the one look-up replaced; its timing protection stays."""

    def _authenticate_by_email(self, email: str, password: str) -> AbstractBaseUser | None:
        user: AbstractBaseUser | None = self._check_password(find_user(email), password)
        return user


def find_user(email: str) -> User | None:
    """The account of that address, if there is one."""
    key = email_key(email)
    return User.objects.filter(email_key=key).first() if key else None
