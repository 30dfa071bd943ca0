"""A red line that the machine suspects; it counts for nothing until an assessor has decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from scenarios.models.run import Run


class Decision(models.TextChoices):
    """What became of a suspicion."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


class SuspicionQuerySet(models.QuerySet["Suspicion"]):
    """Chainable questions to suspicions."""

    def that_matter(self) -> "SuspicionQuerySet":
        """Keep those of required role-plays that are over: only there does anyone have to decide."""
        return self.filter(run__scenario__step__required=True).exclude(run__state="open")

    def waiting(self) -> "SuspicionQuerySet":
        """Keep those that nobody has decided."""
        return self.filter(state=Decision.WAITING)


class Suspicion(models.Model):
    """One red line (HF-*) in one turn, with the clause that looks like crossing it."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="suspicions")
    turn = models.PositiveIntegerField()
    code = models.CharField(max_length=20)
    passage = models.TextField()
    suspected_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=Decision.choices, default=Decision.WAITING)
    reason = models.TextField(blank=True, default="")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = SuspicionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("run", "turn", "code"), name="a_red_line_is_suspected_once_a_turn"),
            models.CheckConstraint(condition=Q(state__in=Decision.values), name="suspicion_state_is_known"),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_by=None, decided_at=None, reason="")
                | (Q(state__in=("confirmed", "dismissed"), decided_by__isnull=False, decided_at__isnull=False) & ~Q(reason="")),
                name="suspicion_is_decided_by_someone_with_a_reason_or_not_at_all",
            ),
        )
        indexes = (models.Index(fields=("suspected_at",), condition=Q(state="waiting"), name="suspicion_waiting"),)

    def __str__(self) -> str:
        """Read as what was suspected where."""
        return f"{self.run_id}/{self.turn}: {self.code}"
