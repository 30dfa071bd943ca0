"""Append-only tables, held so by triggers on both databases: the migration operation that makes them."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

PG_REFUSE = """
CREATE OR REPLACE FUNCTION rapport_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'table % is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$
"""


def append_only(table: str) -> migrations.RunPython:
    """Return the operation that lets rows of `table` be added but neither changed nor deleted."""

    def forwards(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _make(table, editor.connection.vendor):
            editor.execute(statement, None)

    def backwards(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for statement in _drop(table, editor.connection.vendor):
            editor.execute(statement, None)

    return migrations.RunPython(forwards, backwards, elidable=False)


def _make(table: str, vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [
            PG_REFUSE,
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION rapport_refuse_change()",
        ]
    return [
        f"CREATE TRIGGER {table}_append_only_{deed.lower()} BEFORE {deed} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'table {table} is append-only'); END"
        for deed in ("UPDATE", "DELETE")
    ]


def _drop(table: str, vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [f"DROP TRIGGER {table}_append_only ON {table}"]
    return [f"DROP TRIGGER {table}_append_only_{deed}" for deed in ("update", "delete")]
