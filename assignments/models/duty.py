"""One person's part of an assignment."""

from typing import Self, cast

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from assignments.domain.target import Target, TargetKind
from assignments.models.assignment import Assignment
from courses.models import Completion, StepPass


class DutyQuerySet(models.QuerySet["Duty"]):
    """Duties, chained."""

    def live(self) -> Self:
        """Keep what was not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def with_done(self) -> Self:
        """Note on each whether it is done: a fact of the curriculum, never a copy of it."""
        completed = Completion.objects.filter(person=OuterRef("person"), kind=OuterRef("target_kind"), slug=OuterRef("target_slug"))
        passed = StepPass.objects.filter(person=OuterRef("person"), step__slug=OuterRef("target_slug"))
        return self.alias(step_passed=Exists(passed), completed=Exists(completed)).annotate(
            done=models.ExpressionWrapper(Q(completed=True) | Q(target_kind="step", step_passed=True), output_field=models.BooleanField())
        )

    def owed(self) -> Self:
        """Keep what is live and not done."""
        return self.live().with_done().filter(done=False)


class Duty(models.Model):
    """Somebody owes something by a date, which ends at midnight where they are."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="duties")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="duties")
    target_kind = models.CharField(max_length=10, choices=Assignment.Kind)
    target_slug = models.CharField(max_length=170)
    due_on = models.DateField()
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    told_ahead_at = models.DateTimeField(null=True, blank=True)
    told_overdue_at = models.DateTimeField(null=True, blank=True)

    objects = DutyQuerySet.as_manager()
    done: bool

    class Meta:
        """Nobody owes the same thing twice."""

        constraints = (
            models.UniqueConstraint(
                fields=("person", "target_kind", "target_slug"),
                condition=Q(withdrawn_at__isnull=True),
                name="one_live_duty_per_person_and_thing",
            ),
            models.UniqueConstraint(fields=("assignment", "person"), name="one_duty_per_person_and_assignment"),
        )
        indexes = (models.Index(fields=("due_on",), condition=Q(withdrawn_at__isnull=True), name="duty_by_due_date"),)

    def __str__(self) -> str:
        """Name it for the log."""
        return f"person {self.person_id} owes {self.target_kind} {self.target_slug}"

    @property
    def target(self) -> Target:
        """What is owed."""
        return Target(cast("TargetKind", self.target_kind), self.target_slug)
