"""Reading a lesson: how far, which version, what was answered, what was signed."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from courses.models.curriculum import Lesson, LessonVersion


class Reading(models.Model):
    """A person with a lesson. `version` is the one last read; once finished, the one that was finished."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="readings")
    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="readings")
    version = models.ForeignKey(LessonVersion, on_delete=models.PROTECT, related_name="readings")
    part = models.PositiveSmallIntegerField(default=1)
    furthest_part = models.PositiveSmallIntegerField(default=1)
    started_at = models.DateTimeField()
    read_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Once a person and lesson; the place lies within what was reached."""

        constraints = (
            models.UniqueConstraint(fields=("person", "lesson"), name="one_reading_per_person_and_lesson"),
            models.CheckConstraint(condition=Q(part__gte=1, part__lte=F("furthest_part")), name="the_place_lies_within_what_was_reached"),
        )

    def __str__(self) -> str:
        """Name it for the log."""
        return f"person {self.person_id} reads lesson {self.lesson_id}"


class CheckAnswer(models.Model):
    """One answer to a retrieval question inside a lesson. Only ever added; answering again adds another."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="check_answers")
    lesson = models.ForeignKey(Lesson, on_delete=models.PROTECT, related_name="check_answers")
    check_slug = models.CharField(max_length=80)
    question_sha = models.CharField(max_length=64)
    response = models.JSONField()
    fraction = models.DecimalField(max_digits=7, decimal_places=6)
    answered_at = models.DateTimeField()

    class Meta:
        """Read by person and lesson."""

        constraints = (models.CheckConstraint(condition=Q(fraction__gte=0, fraction__lte=1), name="a_check_fraction_lies_between_0_and_1"),)
        indexes = (models.Index(fields=("person", "lesson", "check_slug", "-id"), name="check_answer_by_reader"),)

    def __str__(self) -> str:
        """Name it for the log."""
        return f"person {self.person_id} answered {self.check_slug}"


class Signature(models.Model):
    """“Read and understood”, of exactly one version."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="signatures")
    version = models.ForeignKey(LessonVersion, on_delete=models.PROTECT, related_name="signatures")
    signed_at = models.DateTimeField()

    class Meta:
        """Once a person and version."""

        constraints = (models.UniqueConstraint(fields=("person", "version"), name="one_signature_per_person_and_version"),)

    def __str__(self) -> str:
        """Name it for the log."""
        return f"person {self.person_id} signed version {self.version_id}"
