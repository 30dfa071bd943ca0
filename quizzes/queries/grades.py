"""Responses of an attempt and the grade that follows from them, at any time again."""

from questions.domain import Response, is_blank
from questions.queries import questions_by_sha
from quizzes.domain import Grade, grade, paper_from_json
from quizzes.models import Attempt
from quizzes.queries.one import log_of
from quizzes.queries.published import published


def responses_of(attempt: Attempt) -> dict[str, Response]:
    """Return the answers that count, by question: the last save of each, by receipt."""
    last: dict[str, Response] = {row.question_slug: row.value for row in log_of(attempt.pk)}
    return {slug: value for slug, value in last.items() if not is_blank(value)}


def recompute(attempt: Attempt) -> Grade:
    """Return the grade that the paper, its frozen questions and the log of answers come to."""
    paper = paper_from_json(attempt.paper)
    questions = questions_by_sha(item.sha256 for item in paper.items)
    return grade(paper, questions, responses_of(attempt), cut_percent=published(attempt.version).cut_percent)
