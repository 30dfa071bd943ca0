"""Hold the trail append-only, in the database."""

from django.db import migrations

from lib.appendonly import append_only


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [append_only("audit_line")]
