"""Quizzes as values: what is published, what is drawn, what it comes to."""

from quizzes.domain.grading import Grade, grade
from quizzes.domain.paper import Item, Paper, deal, paper_from_json
from quizzes.domain.published import ChapterQuiz, Exam, PublishedQuiz, QuizFile

__all__ = ["ChapterQuiz", "Exam", "Grade", "Item", "Paper", "PublishedQuiz", "QuizFile", "deal", "grade", "paper_from_json"]
