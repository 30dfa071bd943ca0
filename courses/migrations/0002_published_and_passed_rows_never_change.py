"""Triggers: what was published, answered, signed and passed is never changed or deleted."""

from django.db import migrations

from lib.appendonly import append_only


class Migration(migrations.Migration):
    dependencies = [("courses", "0001_initial")]
    operations = [
        append_only(table)
        for table in (
            "courses_lessonversion",
            "courses_courseversion",
            "courses_pathversion",
            "courses_checkanswer",
            "courses_signature",
            "courses_steppass",
        )
    ]
