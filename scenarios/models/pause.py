"""When a practice run stood still: the agent paused it, or the page was hidden."""

from django.db import models
from django.db.models import F, Q

from scenarios.models.run import Run


class Pause(models.Model):
    """A span that does not count as time of conversation."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="pauses")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    hidden = models.BooleanField(default=False)
    """The page was hidden; the agent did not press pause."""

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("run",), condition=Q(until_at=None), name="a_run_pauses_once_at_a_time"),
            models.CheckConstraint(condition=Q(until_at=None) | Q(until_at__gte=F("from_at")), name="a_pause_ends_after_it_began"),
        )

    def __str__(self) -> str:
        """Read as a span."""
        return f"{self.run_id}: {self.from_at} - {self.until_at}"
