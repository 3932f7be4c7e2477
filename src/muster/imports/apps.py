from django.apps import AppConfig
from django.db import transaction
from django.db.backends.signals import connection_created
from django.db.models.signals import post_delete


class ImportsConfig(AppConfig):
    name = "muster.imports"
    label = "imports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A run's files go with its row, however that goes: alone, with its program or with its organisation.

        And whoever waits to write on SQLite says so, so that imports let them go first.
        """
        from muster.imports.turns import announce_writers

        connection_created.connect(announce_writers, dispatch_uid="muster.imports.turns")
        post_delete.connect(_drop_files, sender="imports.ImportRun", dispatch_uid="muster.imports.files")


def _drop_files(instance: object, **_signal: object) -> None:
    """Once the deletion stands: a deletion that is taken back keeps them."""
    from muster.imports import storage
    from muster.imports.models import ImportRun

    assert isinstance(instance, ImportRun)  # noqa: S101 - the sender of the signal
    folder = storage.folder_of(instance)
    transaction.on_commit(lambda: storage.drop_folder(folder), robust=True)
