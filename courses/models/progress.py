"""What was passed: steps with their evidence, and the courses and paths that were completed by them."""

from django.conf import settings
from django.db import models

from courses.models.step import Step


class StepPass(models.Model):
    """A person passed a step; the evidence names what passed it, by reference and the hash of its version."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="step_passes")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="passes")
    evidence_kind = models.CharField(max_length=20)
    evidence_ref = models.CharField(max_length=120)
    evidence_sha = models.CharField(max_length=64)
    fraction = models.DecimalField(max_digits=7, decimal_places=6)
    passed_at = models.DateTimeField()

    class Meta:
        """A step is passed once."""

        constraints = (
            models.UniqueConstraint(fields=("person", "step"), name="a_person_passes_a_step_once"),
            models.CheckConstraint(condition=models.Q(fraction__gte=0, fraction__lte=1), name="a_fraction_lies_between_0_and_1"),
        )

    def __str__(self) -> str:
        """Name it for the log."""
        return f"person {self.person_id} passed step {self.step_id}"


class Completion(models.Model):
    """A person completed a module, a course or a path. It stays when a later version asks for more."""

    class Kind(models.TextChoices):
        """What was completed."""

        MODULE = "module", "module"
        COURSE = "course", "course"
        PATH = "path", "path"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="completions")
    kind = models.CharField(max_length=10, choices=Kind)
    slug = models.CharField(max_length=170)
    completed_at = models.DateTimeField()

    class Meta:
        """Once a person and thing."""

        constraints = (models.UniqueConstraint(fields=("person", "kind", "slug"), name="a_person_completes_a_thing_once"),)
        indexes = (models.Index(fields=("kind", "slug", "person"), name="completion_by_thing"),)

    def __str__(self) -> str:
        """Name it for the log."""
        return f"person {self.person_id} completed {self.kind} {self.slug}"
