from django.apps import AppConfig
from django.core.signals import request_started
from django.utils import timezone


class ProgramsConfig(AppConfig):
    name = "muster.programs"
    label = "programs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Each request begins in the installation's time zone; a program's pages are shown in its own."""
        request_started.connect(_forget_time_zone, dispatch_uid="muster.programs.time_zone")


def _forget_time_zone(**_signal: object) -> None:
    timezone.deactivate()
