"""A step: a slot with a kind that lessons, quizzes and role-plays report to."""

from typing import ClassVar

from django.db import models

from courses.models.curriculum import Course
from lib.bilingual import Text


class Step(models.Model):
    """One step of a course. What it leads to is named by kind and pack id, never by a foreign key upwards."""

    class Kind(models.TextChoices):
        """What a step leads to."""

        LESSON = "lesson", "lesson"
        QUIZ = "quiz", "quiz"
        SCENARIO = "scenario", "scenario"

    slug = models.CharField(max_length=170, unique=True)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind)
    ref = models.CharField(max_length=80)
    module = models.CharField(max_length=80)
    position = models.PositiveSmallIntegerField()
    required = models.BooleanField(default=True)
    live = models.BooleanField(default=True)
    title_zh = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField(default=10)

    class Meta:
        """In the order of the course."""

        ordering: ClassVar = ("course__slug", "position")
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=("lesson", "quiz", "scenario")), name="a_step_is_of_a_kind_we_know"),
        )
        indexes = (models.Index(fields=("kind", "ref"), name="step_by_ref"),)

    def __str__(self) -> str:
        """Return the step's id."""
        return self.slug

    @property
    def title(self) -> Text:
        """The title in both languages."""
        return Text(self.title_zh, self.title_en)
