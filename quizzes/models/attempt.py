"""One sitting of a quiz by one person, on its own paper."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from quizzes.models.quiz import Quiz, QuizVersion


class State(models.TextChoices):
    """An attempt is open, then closed by its person or by the house."""

    OPEN = "open"
    HANDED_IN = "handed_in"
    CLOSED_BY_SYSTEM = "closed_by_system"


class AttemptQuerySet(models.QuerySet["Attempt"]):
    """Chainable questions to attempts."""

    def open(self) -> "AttemptQuerySet":
        """Keep those that still take answers."""
        return self.filter(state=State.OPEN)

    def closed(self) -> "AttemptQuerySet":
        """Keep those that were graded."""
        return self.exclude(state=State.OPEN)

    def overdue(self, now: object) -> "AttemptQuerySet":
        """Keep those that are open although deadline and grace are over; `now` a time or an expression."""
        return self.open().filter(closes_at__lt=now)


class Attempt(models.Model):
    """A sitting. The paper never changes; the answers stand in the log; the grade is kept whole or not at all."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="attempts")
    version = models.ForeignKey(QuizVersion, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    seed = models.CharField(max_length=32)
    paper = models.JSONField()
    paper_sha = models.CharField(max_length=64)
    state = models.CharField(max_length=20, choices=State.choices, default=State.OPEN)
    started_at = models.DateTimeField()
    deadline_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    handed_in_at = models.DateTimeField(null=True)
    fraction = models.DecimalField(max_digits=7, decimal_places=6, null=True)
    mark = models.DecimalField(max_digits=4, decimal_places=1, null=True)
    passed = models.BooleanField(null=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("person", "quiz"), condition=Q(state="open"), name="one_open_attempt_per_person_and_quiz"),
            models.UniqueConstraint(fields=("person", "quiz", "number"), name="attempts_are_numbered_once"),
            models.CheckConstraint(
                condition=Q(state="open", handed_in_at=None, fraction=None, mark=None, passed=None)
                | (~Q(state="open") & Q(handed_in_at__isnull=False, fraction__isnull=False, mark__isnull=False, passed__isnull=False)),
                name="attempt_is_graded_whole_or_not_at_all",
            ),
            models.CheckConstraint(
                condition=Q(deadline_at=None, closes_at=None) | Q(closes_at__gte=models.F("deadline_at")),
                name="attempt_closes_at_its_deadline_or_later",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="attempt_state_is_known"),
        )
        indexes = (
            models.Index(fields=("closes_at",), condition=Q(state="open"), name="open_attempt_by_closing"),
            models.Index(fields=("person", "quiz", "-handed_in_at"), name="attempt_by_person_and_quiz"),
        )

    def __str__(self) -> str:
        """Read as a reference."""
        return self.ref

    @property
    def ref(self) -> str:
        """Name this attempt in the trail and as evidence."""
        return f"quizzes.attempt:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Tell whether it was not closed yet."""
        return self.state == State.OPEN

    def is_over(self, now: datetime) -> bool:
        """Tell whether it takes no more answers at an instant: closed, or past deadline and grace."""
        return not self.is_open or (self.closes_at is not None and now > self.closes_at)
