"""Open an attempt: number it, draw its paper, set its deadline."""

import secrets
from datetime import datetime, timedelta

from lib import shapes
from questions.queries import questions_by_sha
from quizzes.domain import PublishedQuiz, deal
from quizzes.domain.paper import drawn
from quizzes.models import Attempt, Quiz
from quizzes.queries.published import published
from quizzes.services.errors import NotPublished


def open_attempt(*, person_id: int, quiz: Quiz, now: datetime, seed: str | None = None) -> Attempt:
    """Store a new open attempt with its paper.

    :raises NotPublished: if the quiz has no version in force
    """
    if quiz.current is None:
        raise NotPublished(quiz.slug)
    rules, seed = published(quiz.current), seed or secrets.token_hex(16)
    paper = deal(rules, seed, questions_by_sha(ref.sha256 for ref in drawn(rules, seed)))
    deadline, closes = _times(rules, now)
    return Attempt.objects.create(
        person_id=person_id,
        quiz=quiz,
        version=quiz.current,
        number=Attempt.objects.filter(person_id=person_id, quiz=quiz).count() + 1,
        seed=seed,
        paper=shapes.to_json(paper),
        paper_sha=shapes.sha256_of(paper),
        started_at=now,
        deadline_at=deadline,
        closes_at=closes,
    )


def _times(rules: PublishedQuiz, now: datetime) -> tuple[datetime | None, datetime | None]:
    if rules.minutes is None:
        return None, None
    deadline = now + timedelta(minutes=rules.minutes)
    return deadline, deadline + timedelta(seconds=rules.grace_seconds)
