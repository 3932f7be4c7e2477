"""What owners enter about their organisation."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from muster.engine.identity import email_key
from muster.organisations.models import MemberRole


class OrganisationForm(forms.Form):
    """Its name."""

    name = forms.CharField(
        label=_("Name"), max_length=200, help_text=_("Addresses of pages stay as they are.")
    )


class MemberForm(forms.Form):
    """Who else administers, and as what."""

    email = forms.EmailField(label=_("E-mail"), max_length=254)
    role = forms.ChoiceField(label=_("Role"), choices=MemberRole.choices, initial=MemberRole.ADMINISTRATOR)

    def clean_email(self) -> str:
        """An address that somebody can sign in with."""
        email: str = self.cleaned_data["email"]
        if email_key(email) is None:
            raise ValidationError(_("This is not an e-mail address that can be used to sign in."))
        return email


class RoleForm(forms.Form):
    """Another role for a member."""

    role = forms.ChoiceField(label=_("Role"), choices=MemberRole.choices)
