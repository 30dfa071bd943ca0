"""Requests for a new password by mail, recorded alike for known and unknown addresses."""

from django.db import models


class ResetRequest(models.Model):
    """Someone asked for a link. `typed` is emptied once the request was dealt with."""

    typed = models.CharField(max_length=254, blank=True)
    typed_sha256 = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Counted by what was typed."""

        indexes = (models.Index(fields=("typed_sha256", "asked_at"), name="people_resets_by_name"),)

    def __str__(self) -> str:
        """Name the row for the admin's eye."""
        return f"{self.asked_at:%Y-%m-%d %H:%M}"
