from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def hide_notes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The standard question *Notes* is what administrators write about people."""
    field = apps.get_model("programs", "Field")
    field._base_manager.using(schema_editor.connection.alias).filter(key="notes").update(is_internal=True)


class Migration(migrations.Migration):
    dependencies = [("programs", "0002_internal_fields")]

    operations = [migrations.RunPython(hide_notes, migrations.RunPython.noop)]
