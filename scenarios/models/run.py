"""One conversation of one person with the simulated customer; what was done in it stands in its turns."""

from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q

from scenarios.models.scenario import Scenario, ScenarioVersion


class State(models.TextChoices):
    """A run is open, has come to an ending, or was left by the agent."""

    OPEN = "open"
    ENDED = "ended"
    LEFT = "left"


class RunQuerySet(models.QuerySet["Run"]):
    """Chainable questions to runs."""

    def open(self) -> "RunQuerySet":
        """Keep those that still go on."""
        return self.filter(state=State.OPEN)

    def closed(self) -> "RunQuerySet":
        """Keep those that are over."""
        return self.exclude(state=State.OPEN)


class Run(models.Model):
    """A run. Its ending is never a mark; it is what the replay of its log comes to, kept for lists."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    scenario = models.ForeignKey(Scenario, on_delete=models.PROTECT, related_name="runs")
    version = models.ForeignKey(ScenarioVersion, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    seed = models.CharField(max_length=32)
    model = models.CharField(max_length=12)
    language = models.CharField(max_length=2, choices=(("zh", "zh"), ("en", "en")))
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    ending = models.CharField(max_length=24, blank=True, default="")
    ending_class = models.CharField(max_length=4, blank=True, default="")
    csat = models.DecimalField(max_digits=5, decimal_places=4, null=True)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    paused_s = models.DecimalField(max_digits=12, decimal_places=3, default=Decimal(0))
    paused_at = models.DateTimeField(null=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "scenario"), condition=Q(state="open"), name="one_open_run_per_person_and_scenario"),
            models.UniqueConstraint(fields=("person", "scenario", "number"), name="runs_are_numbered_once"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="run_state_is_known"),
            models.CheckConstraint(
                condition=Q(state="open", ended_at=None, ending="", ending_class="")
                | (Q(state__in=("ended", "left"), ended_at__isnull=False, paused_at=None) & Q(ending_class__in=("good", "ok", "bad"))),
                name="run_has_an_ending_when_it_is_over",
            ),
        )
        indexes = (models.Index(fields=("person", "scenario", "-started_at"), name="run_by_person_and_scenario"),)

    def __str__(self) -> str:
        """Read as a reference."""
        return self.ref

    @property
    def ref(self) -> str:
        """Name this run in the trail and as evidence."""
        return f"scenarios.run:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Tell whether it still goes on."""
        return self.state == State.OPEN

    def elapsed(self, at: datetime) -> Decimal:
        """Return the seconds of conversation at an instant: pauses do not count."""
        until = self.paused_at or at
        passed = Decimal(str((until - self.started_at).total_seconds())) - self.paused_s
        return max(Decimal(0), passed).quantize(Decimal("0.001"))
