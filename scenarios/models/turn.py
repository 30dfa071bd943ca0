"""The log of a run: every turn as it was taken, never changed, never taken away."""

from django.db import models

from scenarios.models.run import Run


class RunTurn(models.Model):
    """One turn. The page makes `client_key`, one for each turn, so that a resend is known again.

    `entry` is a turn of rp/1's log; the run is its replay.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="turns")
    number = models.PositiveIntegerField()
    client_key = models.CharField(max_length=64)
    entry = models.JSONField()
    received_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("run", "client_key"), name="one_turn_per_run_and_key"),
            models.UniqueConstraint(fields=("run", "number"), name="turns_of_a_run_are_numbered_once"),
        )
        ordering = ("run", "number")

    def __str__(self) -> str:
        """Read as run and number."""
        return f"{self.run_id}/{self.number}"
