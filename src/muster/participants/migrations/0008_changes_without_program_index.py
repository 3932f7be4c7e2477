from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "participants_change"


def drop_index(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drops the index alone, without making the table anew as SQLite's AlterField does."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, TABLE)
    for index, facts in found.items():
        if facts["index"] and facts["columns"] == ["program_id"]:
            schema_editor.execute(f"DROP INDEX {schema_editor.quote_name(index)}")


def make_index(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute(f"CREATE INDEX {TABLE}_program_id ON {TABLE} (program_id)")


class Migration(migrations.Migration):
    """Every change that is written kept it up, and nobody looks for changes by it: see docs/decisions/0062."""

    dependencies = [("participants", "0007_joined_are_verified"), ("programs", "0002_internal_fields")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop_index, make_index)],
            state_operations=[
                migrations.AlterField(
                    "change",
                    "program",
                    models.ForeignKey(
                        to="programs.program",
                        db_index=False,
                        on_delete=models.deletion.CASCADE,
                        related_name="changes",
                    ),
                )
            ],
        )
    ]
