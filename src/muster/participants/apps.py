from django.apps import AppConfig
from django.db.models.signals import post_delete


class ParticipantsConfig(AppConfig):
    name = "muster.participants"
    label = "participants"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Who was in a program leaves the search index with it."""
        post_delete.connect(
            _forget_program, sender="programs.Program", dispatch_uid="muster.participants.search"
        )


def _forget_program(instance: object, **_signal: object) -> None:
    from muster.participants.search import forget_program
    from muster.programs.models import Program

    assert isinstance(instance, Program)  # noqa: S101 - the sender of the signal
    forget_program(instance.pk)
