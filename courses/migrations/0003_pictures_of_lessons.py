"""Pictures of lessons: kept once, never changed."""

import django.db.models.deletion
from django.db import migrations, models

from lib.appendonly import append_only


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0002_published_and_passed_rows_never_change"),
    ]

    operations = [
        migrations.CreateModel(
            name="MediaFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("bytes", models.PositiveIntegerField()),
                ("media_type", models.CharField(max_length=20)),
                ("copy_sha256", models.CharField(max_length=64)),
                ("copy_bytes", models.PositiveIntegerField()),
                ("added_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="LessonPicture",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="pictures", to="courses.lessonversion"),
                ),
                ("media", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="shown_in", to="courses.mediafile")),
            ],
            options={
                "ordering": ("pk",),
                "constraints": [models.UniqueConstraint(fields=("version", "media"), name="one_row_per_picture_of_a_version")],
            },
        ),
        append_only("courses_mediafile"),
        append_only("courses_lessonpicture"),
    ]
