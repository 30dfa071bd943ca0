"""A question is a slot; what is asked stands in its versions, frozen."""

from typing import ClassVar

from django.db import models

from lib.versions import FrozenVersion
from questions.models.bank import Bank


class Question(models.Model):
    """The slot of a question: its id for ever, and the version in force."""

    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="questions")
    slug = models.CharField(max_length=80, unique=True)
    current = models.ForeignKey("questions.QuestionVersion", on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        """Read as its id."""
        return self.slug


class QuestionVersion(FrozenVersion):
    """A question as it was published, key and explanations inside, in both languages."""

    slot_field: ClassVar[str] = "question"

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("question", "number"), name="one_question_version_per_number"),)
        indexes = (models.Index(fields=("sha256",), name="question_version_by_sha"),)

    def __str__(self) -> str:
        """Read as slot and number."""
        return f"{self.question_id} v{self.number}"
