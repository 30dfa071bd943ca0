"""The log of answers: every save as it was given, never changed, never taken away."""

from django.db import models

from quizzes.models.attempt import Attempt


class ResponseEvent(models.Model):
    """One save of one answer. The page makes `client_key`, one for each change, so that a resend is known again."""

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="responses")
    question_slug = models.CharField(max_length=80)
    client_key = models.CharField(max_length=64)
    value = models.JSONField()
    received_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("attempt", "client_key"), name="one_response_per_attempt_and_key"),)
        indexes = (models.Index(fields=("attempt", "id"), name="response_by_attempt"),)

    def __str__(self) -> str:
        """Read as what was answered where."""
        return f"{self.attempt_id}/{self.question_slug}"
