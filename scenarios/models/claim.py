"""An agent's "I did say that": a fact that the machine did not recognise, kept for a person to look at."""

from django.db import models

from scenarios.models.run import Run


class FactClaim(models.Model):
    """Said once for a turn and a fact; it changes nothing in the run."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="claims")
    turn = models.PositiveIntegerField()
    concept = models.CharField(max_length=80)
    claimed_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("run", "turn", "concept"), name="a_fact_is_claimed_once_a_turn"),)

    def __str__(self) -> str:
        """Read as what was claimed where."""
        return f"{self.run_id}/{self.turn}: {self.concept}"
