"""The trail: lines that are only ever added."""

from django.db import models


class Line(models.Model):
    """One act. Actor and subject are named by text (`people.user:17`), so nothing becomes undeletable."""

    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    details = models.JSONField(default=dict)

    class Meta:
        """Reads go by subject, by actor and by time."""

        indexes = (
            models.Index(fields=("subject", "-at"), name="audit_by_subject"),
            models.Index(fields=("by", "-at"), name="audit_by_actor"),
            models.Index(fields=("verb", "-at"), name="audit_by_verb"),
        )

    def __str__(self) -> str:
        """Read as a sentence."""
        return f"{self.at:%Y-%m-%d %H:%M} {self.by} {self.verb} {self.subject}"
