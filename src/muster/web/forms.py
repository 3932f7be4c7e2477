"""What people enter on pages that belong to no other app: the first run."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from muster.accounts.models import User
from muster.engine.identity import email_key
from muster.engine.profile import STANDARD_PROFILE, STARTING_KEYS
from muster.programs.models import ALWAYS_FIELDS


def profile_choices() -> list[tuple[str, str]]:
    """The standard profile's fields that a program may ask or not."""
    return [(spec.key, spec.label) for spec in STANDARD_PROFILE if spec.key not in ALWAYS_FIELDS]


class StartForm(forms.Form):
    """The first owner, organisation and program."""

    code = forms.CharField(label=_("Code"), max_length=64, help_text=_("Muster printed it when it started."))
    name = forms.CharField(label=_("Your name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"), max_length=254)
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput,
        help_text=_("At least ten characters."),
    )
    organisation = forms.CharField(label=_("Organisation"), max_length=200)
    program = forms.CharField(
        label=_("Program"), max_length=200, help_text=_("For instance: Spring Mentoring.")
    )
    keys = forms.MultipleChoiceField(
        label=_("What the program asks"),
        help_text=_("Besides name and e-mail. Fields can be added and retired at any time."),
        choices=profile_choices,
        required=False,
        initial=list(STARTING_KEYS),
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_email(self) -> str:
        """An address with a key; whether mail reaches it shows later."""
        email: str = self.cleaned_data["email"]
        if email_key(email) is None:
            raise ValidationError(_("This is not an e-mail address that can be used to sign in."))
        return email

    def clean(self) -> dict[str, Any]:
        """The password is compared with name and e-mail too."""
        cleaned = self.cleaned_data
        person = User(email=cleaned.get("email", ""), name=cleaned.get("name", ""))
        if password := cleaned.get("password"):
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned
