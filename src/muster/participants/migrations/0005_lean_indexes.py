from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

UNINDEXED = (("Participant", "user"), ("Change", "actor"))


def drop_key_indexes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drops the indexes that Django made for these keys, without making the tables anew as SQLite's AlterField does."""
    connection = schema_editor.connection
    for name, key in UNINDEXED:
        model = apps.get_model("participants", name)
        column = model._meta.get_field(key).column  # noqa: SLF001 - Django's documented way to a model's fields
        with connection.cursor() as cursor:
            found = connection.introspection.get_constraints(cursor, model._meta.db_table)  # noqa: SLF001
        for index, facts in found.items():
            if facts["index"] and not facts["unique"] and facts["columns"] == [column]:
                schema_editor.execute(f"DROP INDEX {schema_editor.quote_name(index)}")


def make_key_indexes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for name, key in UNINDEXED:
        table = apps.get_model("participants", name)._meta.db_table  # noqa: SLF001
        schema_editor.execute(f"CREATE INDEX {table}_{key}_id ON {table} ({key}_id)")


def keep_numbers(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite made the table anew and would count on from who is there: the numbers of people deleted stay theirs."""
    if schema_editor.connection.vendor != "sqlite":
        return
    newest = "(SELECT COALESCE(MAX(participant_id), 0) FROM participants_change)"
    schema_editor.execute(
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'participants_participant', 0"
        " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'participants_participant')"
    )
    schema_editor.execute(
        f"UPDATE sqlite_sequence SET seq = MAX(seq, {newest}) WHERE name = 'participants_participant'"  # noqa: S608
    )


def key(related_name: str) -> "models.ForeignKey[object, object]":
    """The key as it is from now on."""
    return models.ForeignKey(
        to=settings.AUTH_USER_MODEL,
        blank=True,
        null=True,
        db_index=False,
        on_delete=models.deletion.SET_NULL,
        related_name=related_name,
    )


class Migration(migrations.Migration):
    """Indexes that an import keeps up cheaply: see docs/decisions/0062."""

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("participants", "0004_erasure"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(drop_key_indexes, make_key_indexes)],
            state_operations=[
                migrations.AlterField("participant", "user", key("participations")),
                migrations.AlterField("change", "actor", key("+")),
            ],
        ),
        migrations.RemoveConstraint("participant", "participant_employee_id_once"),
        migrations.RemoveIndex("participant", "participant_status"),
        migrations.RemoveIndex("participant", "participant_mentors"),
        migrations.RemoveIndex("participant", "participant_mentees"),
        migrations.AddConstraint(
            "participant",
            models.UniqueConstraint(
                fields=["program", "employee_id"],
                condition=models.Q(employee_id__isnull=False),
                name="participant_employee_number_once",
            ),
        ),
        migrations.AddIndex(
            "participant", models.Index(fields=["program", "status", "id"], name="participant_in_status")
        ),
        *(
            migrations.AddIndex(
                "participant",
                models.Index(
                    fields=["program", "status", role, "id"],
                    condition=models.Q((role, True)),
                    name=f"participant_{role}",
                ),
            )
            for role in ("is_mentor", "is_mentee")
        ),
        migrations.AddIndex(
            "participant",
            models.Index(fields=["user"], condition=models.Q(user__isnull=False), name="participant_of_user"),
        ),
        migrations.AddIndex(
            "change",
            models.Index(fields=["actor"], condition=models.Q(actor__isnull=False), name="change_by_person"),
        ),
        migrations.RunPython(keep_numbers, migrations.RunPython.noop),
    ]
