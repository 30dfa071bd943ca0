"""Banks, questions and their frozen versions."""

from questions.models.bank import Bank
from questions.models.question import Question, QuestionVersion

__all__ = ["Bank", "Question", "QuestionVersion"]
