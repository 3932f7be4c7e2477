from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class OrganisationsConfig(AppConfig):
    name = "muster.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A sign-in stands in the audit log of every organisation that the person administers."""
        user_logged_in.connect(_record_sign_in, dispatch_uid="muster.organisations.sign_in")


def _record_sign_in(user: object, **_signal: object) -> None:
    from muster.accounts.models import User
    from muster.organisations.actions import record_sign_in

    assert isinstance(user, User)  # noqa: S101 - the signal's own
    record_sign_in(user)
