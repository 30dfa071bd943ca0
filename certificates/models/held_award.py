"""Awards that were earned and wait for the house to put its own affairs in order."""

from django.db import models

from certificates.models.certification import Certification
from people.models import User


class HeldAward(models.Model):
    """Everything is met, but the house cannot issue: HR sees it and why."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="held_awards")
    certification = models.ForeignKey(Certification, on_delete=models.CASCADE, related_name="held_awards")
    reason = models.CharField(max_length=40)
    since = models.DateTimeField()

    class Meta:
        """One row for each award that waits."""

        constraints = (models.UniqueConstraint(fields=("person", "certification"), name="one_held_award_per_person_and_certification"),)

    def __str__(self) -> str:
        """Name the row for the log."""
        return f"{self.person_id} {self.certification_id} {self.reason}"
