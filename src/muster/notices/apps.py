from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "muster.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A person's address is changed in a layer below, which knows nothing of mails."""
        from muster.notices.new_addresses import tell_of_new_address
        from muster.participants.actions import address_changed

        address_changed.connect(tell_of_new_address)
