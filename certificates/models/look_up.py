"""How often a network looked numbers up, so that guessing is slow."""

from django.db import models


class LookUps(models.Model):
    """Look-ups of one network in one minute. Rows of past minutes are deleted."""

    network = models.CharField(max_length=64)
    minute = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        """One count a network and minute."""

        constraints = (models.UniqueConstraint(fields=("network", "minute"), name="one_count_of_look_ups_per_network_and_minute"),)
        indexes = (models.Index(fields=("minute",), name="certificates_look_ups_by_age"),)

    def __str__(self) -> str:
        """Name the row without the network."""
        return f"{self.minute:%H:%M} {self.count}"
