from django.db import DatabaseError, migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = (
    """
    CREATE VIRTUAL TABLE participants_searchindex USING fts5(
        text, content='participants_searchedtext', content_rowid='participant_id', tokenize='trigram', detail='none'
    )
    """,
    """
    CREATE TRIGGER participants_searched_insert AFTER INSERT ON participants_searchedtext BEGIN
        INSERT INTO participants_searchindex(rowid, text) VALUES (new.participant_id, new.text);
    END
    """,
    """
    CREATE TRIGGER participants_searched_delete AFTER DELETE ON participants_searchedtext BEGIN
        INSERT INTO participants_searchindex(participants_searchindex, rowid, text)
        VALUES ('delete', old.participant_id, old.text);
    END
    """,
)
POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX participants_searched_triples ON participants_searchedtext USING gin (text gin_trgm_ops)",
)
UNDO = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS participants_searched_insert",
        "DROP TRIGGER IF EXISTS participants_searched_delete",
        "DROP TABLE IF EXISTS participants_searchindex",
    ),
    "postgresql": ("DROP INDEX IF EXISTS participants_searched_triples",),
}


def make_index(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Where the database can't (no FTS5, or no right to create the extension), every search goes through the list."""
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}.get(schema_editor.connection.vendor, ())
    try:
        with transaction.atomic(using=schema_editor.connection.alias):
            for statement in statements:
                schema_editor.execute(statement)
    except DatabaseError:
        pass


def drop_index(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in UNDO.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("participants", "0002_search_index")]

    operations = [migrations.RunPython(make_index, drop_index)]
