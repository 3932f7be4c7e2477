from allauth.account.signals import password_changed, password_reset, password_set
from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "muster.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Whoever sets a password owns the account: a sign-in link that somebody else holds is void from then on."""
        for signal in (password_changed, password_reset, password_set):
            signal.connect(_void_links, dispatch_uid="muster.accounts.links")
        password_reset.connect(_verify, dispatch_uid="muster.accounts.verified")


def _void_links(user: object, **_signal: object) -> None:
    from muster.accounts.actions import void_sign_in_links
    from muster.accounts.models import User

    assert isinstance(user, User)  # noqa: S101 - the signals' own
    void_sign_in_links(user)


def _verify(user: object, **_signal: object) -> None:
    """A forgotten password is set by a mailed link."""
    from muster.accounts.actions import note_verified
    from muster.accounts.models import User

    assert isinstance(user, User)  # noqa: S101 - the signal's own
    note_verified(user)
