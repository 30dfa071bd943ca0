"""Triggers: a published version never changes; what was issued never changes and is never deleted."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from lib.appendonly import PG_REFUSE, append_only

TABLE = "certificates_certificate"
FROZEN = [
    "number",
    "person_id",
    "certification_id",
    "version_id",
    "version_number",
    "replaces_id",
    "holder_name_zh",
    "holder_name_en",
    "team_id",
    "team_name_zh",
    "team_name_en",
    "intake_id",
    "intake_name_zh",
    "intake_name_en",
    "title_zh",
    "title_en",
    "level",
    "score",
    "band_zh",
    "band_en",
    "issuer_zh",
    "issuer_en",
    "is_demo",
    "public_url",
    "evidence",
    "awarded_at",
    "issued_on",
    "expires_on",
]


def freeze(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    columns = ", ".join(FROZEN)
    if editor.connection.vendor == "postgresql":
        editor.execute(PG_REFUSE, None)
        act = "FOR EACH ROW EXECUTE FUNCTION rapport_refuse_change()"
        editor.execute(f"CREATE TRIGGER {TABLE}_frozen BEFORE UPDATE OF {columns} ON {TABLE} {act}", None)
        editor.execute(f"CREATE TRIGGER {TABLE}_kept BEFORE DELETE ON {TABLE} {act}", None)
        return
    act = "BEGIN SELECT RAISE(ABORT, 'what was issued never changes'); END"
    editor.execute(f"CREATE TRIGGER {TABLE}_frozen BEFORE UPDATE OF {columns} ON {TABLE} {act}", None)
    editor.execute(f"CREATE TRIGGER {TABLE}_kept BEFORE DELETE ON {TABLE} {act}", None)


def thaw(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for name in ("frozen", "kept"):
        place = f" ON {TABLE}" if editor.connection.vendor == "postgresql" else ""
        editor.execute(f"DROP TRIGGER {TABLE}_{name}{place}", None)


class Migration(migrations.Migration):
    dependencies = [("certificates", "0001_initial")]
    operations = [append_only("certificates_certificationversion"), migrations.RunPython(freeze, thaw)]
