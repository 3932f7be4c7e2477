"""How allauth fits in here: no sign-up, links that start with MUSTER_URL, short mails."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import TYPE_CHECKING, Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest

    from muster.accounts.models import User

logger = logging.getLogger("muster.accounts")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is untyped
    """Accounts come from the first run, from a member's owner, or from the holder of a mailed link."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This e-mail and this password don’t belong together."),
        "too_many_login_attempts": _("Too many tries. Wait a few minutes, then try again."),
        "enter_current_password": _("This is not your current password."),
        "incorrect_password": _("This is not your password."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves."""
        del request
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Session, last sign-in and the line in the audit log in one transaction: while an import is applied on SQLite, each
        would wait for its turn."""
        with transaction.atomic():
            super().login(request, user)

    def format_email_subject(self, subject: str) -> str:
        """The subject as it is written, without the name of a site."""
        return subject

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link of the reset mail; never built from the Host header."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return settings.MUSTER_URL + path.replace("UID-KEY", key)

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """To the address that we know, however it was spelled in the form."""
        del email
        try:
            self.send_mail("account/email/password_reset_key", user.email, context)
        except (SMTPException, OSError):  # an error page would tell that there is an account
            logger.exception("the password reset mail of account %s was not sent", user.pk)

    def is_safe_url(self, url: str) -> bool:
        """Only this site's own addresses; ALLOWED_HOSTS has names of the visitor's machine, too."""
        host, is_secure = self.request.get_host(), self.request.is_secure()
        return url_has_allowed_host_and_scheme(url, {host}, require_https=is_secure)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Home, where the message says that it is done."""
        del request
        return reverse("web:home")
