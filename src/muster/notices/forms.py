"""What somebody chooses when they join."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from muster.accounts.models import User

if TYPE_CHECKING:
    from collections.abc import Mapping

    from muster.participants.models import Participant


class PasswordForm(forms.Form):
    """The password of the account that joining makes."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput,
        help_text=_("At least ten characters. With it and your e-mail you sign in from now on."),
    )

    def __init__(self, data: Mapping[str, Any] | None, *, participant: Participant) -> None:
        super().__init__(data)
        self.participant = participant

    def clean_password(self) -> str:
        """Held to the same rules as every password here."""
        password: str = self.cleaned_data["password"]
        validate_password(password, User(email=self.participant.email, name=self.participant.full_name))
        return password
