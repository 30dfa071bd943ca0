"""First tables; what was published and said is append-only."""

from decimal import Decimal

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
            name="Scenario",
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
            name="ScenarioVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("body", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                ("published_at", models.DateTimeField()),
                (
                    "scenario",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="scenarios.scenario"),
                ),
            ],
        ),
        migrations.AddField(
            model_name="scenario",
            name="current",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scenarios.scenarioversion"
            ),
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("seed", models.CharField(max_length=32)),
                ("model", models.CharField(max_length=12)),
                ("language", models.CharField(choices=[("zh", "zh"), ("en", "en")], max_length=2)),
                ("state", models.CharField(choices=[("open", "Open"), ("ended", "Ended"), ("left", "Left")], default="open", max_length=8)),
                ("ending", models.CharField(blank=True, default="", max_length=24)),
                ("ending_class", models.CharField(blank=True, default="", max_length=4)),
                ("csat", models.DecimalField(decimal_places=4, max_digits=5, null=True)),
                ("started_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("paused_s", models.DecimalField(decimal_places=3, default=Decimal(0), max_digits=12)),
                ("paused_at", models.DateTimeField(null=True)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("scenario", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="runs", to="scenarios.scenario")),
                (
                    "version",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scenarios.scenarioversion"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Suspicion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("turn", models.PositiveIntegerField()),
                ("code", models.CharField(max_length=20)),
                ("passage", models.TextField()),
                ("suspected_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("confirmed", "Confirmed"), ("dismissed", "Dismissed")],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True, default="")),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("run", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="suspicions", to="scenarios.run")),
            ],
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_at", models.DateTimeField()),
                ("until_at", models.DateTimeField(null=True)),
                ("hidden", models.BooleanField(default=False)),
                ("run", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="pauses", to="scenarios.run")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(condition=models.Q(("until_at", None)), fields=("run",), name="a_run_pauses_once_at_a_time"),
                    models.CheckConstraint(
                        condition=models.Q(("until_at", None), ("until_at__gte", models.F("from_at")), _connector="OR"),
                        name="a_pause_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FactClaim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("turn", models.PositiveIntegerField()),
                ("concept", models.CharField(max_length=80)),
                ("claimed_at", models.DateTimeField()),
                ("run", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="scenarios.run")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("run", "turn", "concept"), name="a_fact_is_claimed_once_a_turn")],
            },
        ),
        migrations.CreateModel(
            name="RunTurn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("client_key", models.CharField(max_length=64)),
                ("entry", models.JSONField()),
                ("received_at", models.DateTimeField()),
                ("run", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="turns", to="scenarios.run")),
            ],
            options={
                "ordering": ("run", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("run", "client_key"), name="one_turn_per_run_and_key"),
                    models.UniqueConstraint(fields=("run", "number"), name="turns_of_a_run_are_numbered_once"),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="scenarioversion",
            constraint=models.UniqueConstraint(fields=("scenario", "number"), name="one_scenario_version_per_number"),
        ),
        migrations.AddIndex(
            model_name="run",
            index=models.Index(fields=["person", "scenario", "-started_at"], name="run_by_person_and_scenario"),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")), fields=("person", "scenario"), name="one_open_run_per_person_and_scenario"
            ),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.UniqueConstraint(fields=("person", "scenario", "number"), name="runs_are_numbered_once"),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.CheckConstraint(condition=models.Q(("state__in", ["open", "ended", "left"])), name="run_state_is_known"),
        ),
        migrations.AddConstraint(
            model_name="run",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ending", ""), ("ending_class", ""), ("state", "open")),
                    models.Q(
                        ("ended_at__isnull", False),
                        ("paused_at", None),
                        ("state__in", ("ended", "left")),
                        ("ending_class__in", ("good", "ok", "bad")),
                    ),
                    _connector="OR",
                ),
                name="run_has_an_ending_when_it_is_over",
            ),
        ),
        migrations.AddIndex(
            model_name="suspicion",
            index=models.Index(condition=models.Q(("state", "waiting")), fields=["suspected_at"], name="suspicion_waiting"),
        ),
        migrations.AddConstraint(
            model_name="suspicion",
            constraint=models.UniqueConstraint(fields=("run", "turn", "code"), name="a_red_line_is_suspected_once_a_turn"),
        ),
        migrations.AddConstraint(
            model_name="suspicion",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "confirmed", "dismissed"])), name="suspicion_state_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="suspicion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("decided_by", None), ("reason", ""), ("state", "waiting")),
                    models.Q(
                        ("decided_at__isnull", False),
                        ("decided_by__isnull", False),
                        ("state__in", ("confirmed", "dismissed")),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="suspicion_is_decided_by_someone_with_a_reason_or_not_at_all",
            ),
        ),
        append_only("scenarios_scenarioversion"),
        append_only("scenarios_runturn"),
        append_only("scenarios_factclaim"),
    ]
