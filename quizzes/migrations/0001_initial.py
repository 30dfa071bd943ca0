"""First tables."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from lib.appendonly import append_only


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("courses", "0002_published_and_passed_rows_never_change"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Quiz",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.CharField(max_length=80, unique=True)),
                (
                    "step",
                    models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="courses.step"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="QuizVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("body", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("published_at", models.DateTimeField()),
                ("quiz", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="quizzes.quiz")),
            ],
        ),
        migrations.AddField(
            model_name="quiz",
            name="current",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="quizzes.quizversion"),
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("seed", models.CharField(max_length=32)),
                ("paper", models.JSONField()),
                ("paper_sha", models.CharField(max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Open"), ("handed_in", "Handed In"), ("closed_by_system", "Closed By System")],
                        default="open",
                        max_length=20,
                    ),
                ),
                ("started_at", models.DateTimeField()),
                ("deadline_at", models.DateTimeField(null=True)),
                ("closes_at", models.DateTimeField(null=True)),
                ("handed_in_at", models.DateTimeField(null=True)),
                ("fraction", models.DecimalField(decimal_places=6, max_digits=7, null=True)),
                ("mark", models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                ("passed", models.BooleanField(null=True)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("quiz", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="quizzes.quiz")),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="quizzes.quizversion")),
            ],
        ),
        migrations.CreateModel(
            name="ResponseEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question_slug", models.CharField(max_length=80)),
                ("client_key", models.CharField(max_length=64)),
                ("value", models.JSONField()),
                ("received_at", models.DateTimeField()),
                ("attempt", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="responses", to="quizzes.attempt")),
            ],
        ),
        migrations.AddConstraint(
            model_name="quizversion",
            constraint=models.UniqueConstraint(fields=("quiz", "number"), name="one_quiz_version_per_number"),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(condition=models.Q(("state", "open")), fields=["closes_at"], name="open_attempt_by_closing"),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(fields=["person", "quiz", "-handed_in_at"], name="attempt_by_person_and_quiz"),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")), fields=("person", "quiz"), name="one_open_attempt_per_person_and_quiz"
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(fields=("person", "quiz", "number"), name="attempts_are_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("fraction", None), ("handed_in_at", None), ("mark", None), ("passed", None), ("state", "open")),
                    models.Q(
                        models.Q(("state", "open"), _negated=True),
                        ("fraction__isnull", False),
                        ("handed_in_at__isnull", False),
                        ("mark__isnull", False),
                        ("passed__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="attempt_is_graded_whole_or_not_at_all",
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closes_at", None), ("deadline_at", None)), ("closes_at__gte", models.F("deadline_at")), _connector="OR"
                ),
                name="attempt_closes_at_its_deadline_or_later",
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "handed_in", "closed_by_system"])), name="attempt_state_is_known"
            ),
        ),
        migrations.AddIndex(
            model_name="responseevent",
            index=models.Index(fields=["attempt", "id"], name="response_by_attempt"),
        ),
        migrations.AddConstraint(
            model_name="responseevent",
            constraint=models.UniqueConstraint(fields=("attempt", "client_key"), name="one_response_per_attempt_and_key"),
        ),
        append_only("quizzes_quizversion"),
        append_only("quizzes_responseevent"),
    ]
