"""One act of giving: what, to whom, by when, by whom."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from lib.bilingual import Text


class Assignment(models.Model):
    """What was given in one go. `key` is the form's own, so that a form sent twice gives once."""

    class Kind(models.TextChoices):
        """What was given."""

        PATH = "path", "path"
        COURSE = "course", "course"
        MODULE = "module", "module"
        STEP = "step", "step"

    class DueRule(models.TextChoices):
        """How the date is set."""

        FIXED = "fixed", "fixed"
        AFTER_HIRE = "after_hire", "after hire"

    key = models.CharField(max_length=40, unique=True)
    target_kind = models.CharField(max_length=10, choices=Kind)
    target_slug = models.CharField(max_length=170)
    title_zh = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    audience = models.CharField(max_length=80, help_text="people, people.team:7 or people.intake:3")
    due_rule = models.CharField(max_length=10, choices=DueRule)
    due_on = models.DateField(null=True, blank=True)
    due_days = models.PositiveSmallIntegerField(null=True, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments_given"
    )
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A due rule is whole."""

        constraints = (
            models.CheckConstraint(
                condition=Q(due_rule="fixed", due_on__isnull=False, due_days__isnull=True)
                | Q(due_rule="after_hire", due_on__isnull=True, due_days__isnull=False),
                name="a_due_rule_has_a_date_or_a_number_of_days",
            ),
        )
        indexes = (models.Index(fields=("-given_at",), name="assignment_by_time"),)

    def __str__(self) -> str:
        """Name it for the log."""
        return f"{self.target_kind} {self.target_slug}"

    @property
    def ref(self) -> str:
        """How the trail names it."""
        return f"assignments.assignment:{self.pk}"

    @property
    def title(self) -> Text:
        """The title as it was when given."""
        return Text(self.title_zh, self.title_en)
