"""A job: one thing that is still to be done, recorded with the fact that calls for it."""

from django.db import models
from django.db.models import Q


class State(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", "waiting"
    DONE = "done", "done"
    STUCK = "stuck", "stuck"


class Job(models.Model):
    """`topic` says what to do, `subject` to what (`people.user:17`), `key` makes it one of its kind."""

    topic = models.CharField(max_length=60)
    key = models.CharField(max_length=160)
    subject = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    recorded_at = models.DateTimeField()
    not_before = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    lease = models.CharField(max_length=32, blank=True, default="")
    done_at = models.DateTimeField(null=True, blank=True)
    trouble = models.TextField(blank=True, default="")

    class Meta:
        """The key is unique within its topic; a job is done exactly when it has a time of it."""

        constraints = (
            models.UniqueConstraint(fields=("topic", "key"), name="one_job_per_topic_and_key"),
            models.CheckConstraint(
                condition=Q(state=State.DONE, done_at__isnull=False) | (~Q(state=State.DONE) & Q(done_at__isnull=True)),
                name="a_job_is_done_exactly_when_it_has_a_time_of_it",
            ),
        )
        indexes = (models.Index(fields=("not_before",), condition=Q(state="waiting"), name="jobs_waiting"),)

    def __str__(self) -> str:
        """Name it for the log."""
        return f"{self.topic} {self.subject}"
