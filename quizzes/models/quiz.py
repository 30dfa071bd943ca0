"""A quiz is a slot on a step of a course; what is asked stands in its versions."""

from typing import ClassVar

from django.db import models

from lib.versions import FrozenVersion


class Quiz(models.Model):
    """The slot of a quiz or exam."""

    slug = models.CharField(max_length=80, unique=True)
    current = models.ForeignKey("quizzes.QuizVersion", on_delete=models.PROTECT, null=True, related_name="+")
    step = models.OneToOneField("courses.Step", on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        """Read as its id."""
        return self.slug


class QuizVersion(FrozenVersion):
    """A quiz as it was published: rules and the exact question versions."""

    slot_field: ClassVar[str] = "quiz"

    quiz = models.ForeignKey(Quiz, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("quiz", "number"), name="one_quiz_version_per_number"),)

    def __str__(self) -> str:
        """Read as slot and number."""
        return f"{self.quiz_id} v{self.number}"
