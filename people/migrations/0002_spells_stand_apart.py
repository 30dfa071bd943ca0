"""Keep spells of one kind from overlapping, by triggers on both databases.

An exclusion constraint would need an extension on PostgreSQL and does not exist on SQLite. The PostgreSQL trigger takes
a lock for the person first, so that two transactions cannot both find the place free.
"""

from collections.abc import Sequence

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# table, the columns within which spells stand apart, the sentence
APART: Sequence[tuple[str, tuple[str, ...], str]] = (
    ("people_employment", ("person_id",), "nobody_is_employed_twice_at_once"),
    ("people_membership", ("person_id",), "nobody_is_in_two_teams_at_once"),
    ("people_levelheld", ("person_id",), "nobody_is_on_two_levels_at_once"),
    ("people_rolegrant", ("person_id", "role"), "nobody_holds_one_role_twice_at_once"),
    ("people_leadership", ("person_id", "team_id"), "nobody_leads_one_team_twice_at_once"),
)
NEVER = "9999-12-31"


def overlap(columns: Sequence[str]) -> str:
    """Return the condition that another row of the same scope covers a day that the new one covers."""
    same = " AND ".join(f"o.{column} = NEW.{column}" for column in columns)
    return (
        f"{same} AND o.id <> NEW.id"
        f" AND o.from_on < COALESCE(o.until_on, '{NEVER}') AND NEW.from_on < COALESCE(NEW.until_on, '{NEVER}')"
        f" AND o.from_on < COALESCE(NEW.until_on, '{NEVER}') AND NEW.from_on < COALESCE(o.until_on, '{NEVER}')"
    )


def sqlite(table: str, columns: Sequence[str], sentence: str) -> list[str]:
    """Return the two triggers of SQLite. A new row has no id before it is inserted, so the check comes after."""
    return [_sqlite_trigger(deed, table, overlap(columns), sentence) for deed in ("INSERT", "UPDATE")]


def _sqlite_trigger(deed: str, table: str, taken: str, sentence: str) -> str:
    return f"""
        CREATE TRIGGER {table}_apart_{deed.lower()} AFTER {deed} ON {table}
        WHEN EXISTS (SELECT 1 FROM {table} o WHERE {taken})
        BEGIN SELECT RAISE(ABORT, '{sentence}'); END
    """  # noqa: S608  the names stand above


def postgresql(table: str, columns: Sequence[str], sentence: str) -> list[str]:
    """Return the function and the trigger of PostgreSQL."""
    function = f"""
        CREATE FUNCTION {table}_apart() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        PERFORM pg_advisory_xact_lock('{table}'::regclass::oid::int, NEW.person_id::int);
        IF EXISTS (SELECT 1 FROM {table} o WHERE {overlap(columns)}) THEN
        RAISE EXCEPTION '{sentence}' USING ERRCODE = 'exclusion_violation', CONSTRAINT = '{sentence}';
        END IF; RETURN NEW; END $$
    """  # noqa: S608  the names stand above
    trigger = f"CREATE TRIGGER {table}_apart BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_apart()"
    return [function, trigger]


def forwards(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers."""
    make = postgresql if editor.connection.vendor == "postgresql" else sqlite
    for table, columns, sentence in APART:
        for statement in make(table, columns, sentence):
            editor.execute(statement)


def backwards(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the triggers."""
    for table, _columns, _sentence in APART:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER {table}_apart ON {table}")
            editor.execute(f"DROP FUNCTION {table}_apart()")
        else:
            editor.execute(f"DROP TRIGGER {table}_apart_insert")
            editor.execute(f"DROP TRIGGER {table}_apart_update")


class Migration(migrations.Migration):
    """Triggers only."""

    dependencies = (("people", "0001_initial"),)
    operations = (migrations.RunPython(forwards, backwards),)
