"""The search index of the scripts (FTS5 on SQLite, tsvector on PostgreSQL), and versions that nobody can change."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from lib.appendonly import append_only

SQLITE = 'CREATE VIRTUAL TABLE knowledge_scriptindex USING fts5(title, body, tokenize = "unicode61 remove_diacritics 0")'
POSTGRES = (
    "CREATE TABLE knowledge_scriptindex (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX knowledge_scriptindex_words ON knowledge_scriptindex USING gin (words)",
)


def make(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else (SQLITE,):
        editor.execute(statement)


def drop(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute("DROP TABLE knowledge_scriptindex")


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0001_initial")]

    operations = [
        migrations.RunPython(make, drop),
        append_only("knowledge_rulecardversion"),
        append_only("knowledge_claimversion"),
        append_only("knowledge_productversion"),
        append_only("knowledge_scriptversion"),
    ]
