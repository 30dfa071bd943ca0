"""A closed attempt as its page shows it: the mark, and every question explained."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from lib.bilingual import Text
from questions.domain import ExplainedQuestion, explained, is_blank, share
from questions.queries import questions_by_sha, saying
from quizzes.domain import paper_from_json
from quizzes.models import Attempt, State
from quizzes.queries.grades import responses_of
from quizzes.queries.published import published
from quizzes.queries.sitting import PER_PAGE


@dataclass(frozen=True, slots=True)
class Told:
    """One question, explained."""

    number: int
    explained: ExplainedQuestion


@dataclass(frozen=True, slots=True)
class Result:
    """A closed attempt: `mark` and `cut_percent` in [0, 100]."""

    attempt_id: int
    quiz_slug: str
    title: Text
    kind: str
    number: int
    mark: Decimal
    fraction: Decimal
    passed: bool
    cut_percent: int
    cut_provisional: bool
    minutes: int | None
    by_system: bool
    started_at: datetime
    ended_at: datetime
    answered: int
    whole: int
    total: int
    page: int
    pages: int
    told: tuple[Told, ...]

    @property
    def took(self) -> timedelta:
        """Return how long it took."""
        return self.ended_at - self.started_at

    @property
    def share(self) -> float:
        """Return the fraction for a bar."""
        return float(self.fraction)


def result(attempt: Attempt, lang: str, page: int, on: date) -> Result:
    """Return a closed attempt with a page of its questions explained."""
    rules, items = published(attempt.version), paper_from_json(attempt.paper).items
    responses = responses_of(attempt)
    questions = questions_by_sha(item.sha256 for item in items)
    pages = max(1, -(-len(items) // PER_PAGE))
    page = min(max(page, 1), pages)
    first, say = (page - 1) * PER_PAGE, saying(lang, on)
    return Result(
        attempt_id=attempt.pk,
        quiz_slug=attempt.quiz.slug,
        title=rules.title,
        kind=rules.kind,
        number=attempt.number,
        mark=attempt.mark or Decimal(0),
        fraction=attempt.fraction or Decimal(0),
        passed=bool(attempt.passed),
        cut_percent=rules.cut_percent,
        cut_provisional=rules.cut_provisional,
        minutes=rules.minutes,
        by_system=attempt.state == State.CLOSED_BY_SYSTEM,
        started_at=attempt.started_at,
        ended_at=attempt.handed_in_at or attempt.started_at,
        answered=sum(not is_blank(value) for value in responses.values()),
        whole=sum(share(questions[i.sha256], responses.get(i.question)) == 1 for i in items),
        total=len(items),
        page=page,
        pages=pages,
        told=tuple(
            Told(n, explained(questions[i.sha256], responses.get(i.question), lang, say, i.order))
            for n, i in enumerate(items[first : first + PER_PAGE], first + 1)
        ),
    )
