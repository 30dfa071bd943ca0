"""Quizzes, their frozen versions, attempts and the log of answers."""

from quizzes.models.attempt import Attempt, State
from quizzes.models.clock import DatabaseNow
from quizzes.models.quiz import Quiz, QuizVersion
from quizzes.models.response import ResponseEvent

__all__ = ["Attempt", "DatabaseNow", "Quiz", "QuizVersion", "ResponseEvent", "State"]
