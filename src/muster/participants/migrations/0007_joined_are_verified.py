from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Min


def verify_who_joined(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Whoever has joined used a mailed link, and so reads the mailbox of their account."""
    people = apps.get_model("participants", "Participant")._base_manager.using(schema_editor.connection.alias)
    users = apps.get_model("accounts", "User")._base_manager.using(schema_editor.connection.alias)
    joined = people.exclude(user=None).exclude(joined_at=None).order_by().values_list("user")
    for user_id, first in joined.annotate(first=Min("joined_at")).iterator():
        users.filter(pk=user_id, verified_at=None).update(verified_at=first)


class Migration(migrations.Migration):
    dependencies = [("participants", "0006_funnel_steps"), ("accounts", "0002_verified")]

    operations = [migrations.RunPython(verify_who_joined, migrations.RunPython.noop)]
