"""Who can sign in: one account per e-mail key per installation."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from muster.engine.identity import email_key

NAME_LENGTH = 200


class UserManager(BaseUserManager["User"]):
    """Creates accounts; looks them up by the key of the e-mail, so spelling in capitals doesn't matter."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> User:  # noqa: ANN401 - Django's signature
        """A new saved account. Raises ValueError where `email` has no key."""
        key = email_key(email)
        if key is None:
            raise ValueError("not an e-mail address")
        user = self.model(email=email.strip(), email_key=key, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email_key=email_key(username or ""))


class User(AbstractBaseUser, PermissionsMixin):
    """A person who can sign in. What they may do stands in memberships and participants, not here."""

    email = models.EmailField(_("e-mail"), max_length=254, unique=True)
    email_key = models.CharField(max_length=320, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=NAME_LENGTH, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    verified_at = models.DateTimeField(null=True, blank=True)
    """When its holder was seen to read the mailbox, by using a mailed link; or the host vouched for it. Until then the account
    is only as good as the owner who typed its address, see docs/decisions/0077."""
    theme = models.CharField(
        max_length=5,
        choices=[("auto", _("As the device")), ("light", _("Light")), ("dark", _("Dark"))],
        default="auto",
    )
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    def __str__(self) -> str:
        return self.name or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Django's signature
        """Keeps the key in step with the address."""
        key = email_key(self.email)
        if key is None:
            raise ValueError("not an e-mail address")
        self.email_key = key
        super().save(*args, **kwargs)


class SignInLink(models.Model):
    """A link that signs somebody in once, for an owner without mail: only the hash of its token is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sign_in_links")
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    is_mailed = models.BooleanField(default=False)
    """It went to the mailbox and was shown to nobody: whoever uses it reads that mailbox."""

    def __str__(self) -> str:
        return f"sign-in link {self.pk}"
