"""First tables."""

import django.db.models.deletion
from django.db import migrations, models

from lib.appendonly import append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Bank",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.CharField(max_length=80, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.CharField(max_length=80, unique=True)),
                ("bank", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="questions", to="questions.bank")),
            ],
        ),
        migrations.CreateModel(
            name="QuestionVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("body", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("published_at", models.DateTimeField()),
                (
                    "question",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="questions.question"),
                ),
            ],
        ),
        migrations.AddField(
            model_name="question",
            name="current",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="questions.questionversion"
            ),
        ),
        migrations.AddIndex(
            model_name="questionversion",
            index=models.Index(fields=["sha256"], name="question_version_by_sha"),
        ),
        migrations.AddConstraint(
            model_name="questionversion",
            constraint=models.UniqueConstraint(fields=("question", "number"), name="one_question_version_per_number"),
        ),
        append_only("questions_questionversion"),
    ]
