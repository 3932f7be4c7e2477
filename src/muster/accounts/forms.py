"""allauth's forms with Muster's labels, and the look-up by key."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)
from django.utils.translation import gettext_lazy as _

from muster.accounts.backend import find_user


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth is untyped
    """E-mail and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - allauth's signature
        super().__init__(*args, **kwargs)
        _rename(self, {"login": _("E-mail"), "password": _("Password")})
        self.fields["password"].help_text = ""


class ForgottenForm(ResetPasswordForm):  # type: ignore[misc]  # allauth is untyped
    """Asks for the address; never says whether there is an account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - allauth's signature
        super().__init__(*args, **kwargs)
        _rename(self, {"email": _("E-mail")})

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        user = find_user(email)
        self.users = [user] if user is not None and user.is_active else []
        return email


class NewPasswordKeyForm(ResetPasswordKeyForm):  # type: ignore[misc]  # allauth is untyped
    """The new password, from the link of the mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - allauth's signature
        super().__init__(*args, **kwargs)
        _rename_new(self)


class NewPasswordForm(ChangePasswordForm):  # type: ignore[misc]  # allauth is untyped
    """The old password and the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - allauth's signature
        super().__init__(*args, **kwargs)
        _rename(self, {"oldpassword": _("Current password")})
        _rename_new(self)


class FirstPasswordForm(SetPasswordForm):  # type: ignore[misc]  # allauth is untyped
    """A password for an account that has none yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - allauth's signature
        super().__init__(*args, **kwargs)
        _rename_new(self)


def _rename_new(form: Any) -> None:  # noqa: ANN401 - allauth's forms
    _rename(form, {"password1": _("New password"), "password2": _("New password once more")})
    form.fields["password1"].help_text = _("At least ten characters.")


def _rename(form: Any, labels: dict[str, Any]) -> None:  # noqa: ANN401 - allauth's forms
    """Sets labels; what stands in a box is for the person to write."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)
