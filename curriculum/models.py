"""What was loaded when, by whom, and what the checker had to say of it."""

from django.db import models


class Loading(models.Model):
    """One load of a pack that went through."""

    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    pack = models.CharField(max_length=60)
    head = models.JSONField()
    added = models.JSONField(default=list)
    changed = models.JSONField(default=list)
    same = models.PositiveIntegerField(default=0)
    warnings = models.JSONField(default=list)
    uses = models.JSONField(default=dict)

    class Meta:
        """Latest last."""

        ordering = ("pk",)

    def __str__(self) -> str:
        """Read as a line."""
        return f"{self.pack} {self.at:%Y-%m-%d %H:%M}"
