"""Attempts as other apps see them: rows for a person's page, evidence for a certificate, the next try."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lib.bilingual import Text
from quizzes.domain import retake
from quizzes.models import Attempt, Quiz
from quizzes.queries.published import published


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """One attempt of a person. `mark` in [0, 100], None while it is open."""

    attempt_id: int
    quiz_slug: str
    title: Text
    kind: str
    number: int
    state: str
    started_at: datetime
    deadline_at: datetime | None
    handed_in_at: datetime | None
    mark: Decimal | None
    fraction: Decimal | None
    passed: bool | None
    cut_percent: int


@dataclass(frozen=True, slots=True)
class AttemptEvidence:
    """The attempt that proves a pass."""

    attempt_id: int
    version_sha: str
    fraction: Decimal
    mark: Decimal
    at: datetime

    @property
    def ref(self) -> str:
        """Name the attempt as evidence."""
        return f"quizzes.attempt:{self.attempt_id}"


def attempts_of(person_id: int) -> tuple[AttemptRow, ...]:
    """Return all attempts of a person, the latest first."""
    rows = Attempt.objects.filter(person_id=person_id).select_related("version", "quiz").defer("paper", "version__body")
    return tuple(row_of(attempt) for attempt in rows.order_by("-started_at", "-pk"))


def row_of(attempt: Attempt) -> AttemptRow:
    """Return an attempt as a row."""
    rules = published(attempt.version)
    return AttemptRow(
        attempt_id=attempt.pk,
        quiz_slug=attempt.quiz.slug,
        title=rules.title,
        kind=rules.kind,
        number=attempt.number,
        state=attempt.state,
        started_at=attempt.started_at,
        deadline_at=attempt.deadline_at,
        handed_in_at=attempt.handed_in_at,
        mark=attempt.mark,
        fraction=attempt.fraction,
        passed=attempt.passed,
        cut_percent=rules.cut_percent,
    )


def best_pass(person_id: int, quiz_slug: str, *, after: datetime | None = None) -> AttemptEvidence | None:
    """Return the best passed attempt (the earliest of equals), None if there is none; `after`: only later ones."""
    passed = Attempt.objects.filter(person_id=person_id, quiz__slug=quiz_slug, passed=True).select_related("version")
    if after is not None:
        passed = passed.filter(handed_in_at__gt=after)
    best = passed.order_by("-fraction", "handed_in_at").first()
    if best is None or best.fraction is None or best.mark is None or best.handed_in_at is None:
        return None
    return AttemptEvidence(best.pk, best.version.sha256, best.fraction, best.mark, best.handed_in_at)


def next_try_on(person_id: int, quiz_slug: str) -> date | None:
    """Return the day from which a failed exam may be tried again; None if nothing has to be waited for.

    A day that has come already is returned too; an exam that was passed or is open has none.
    """
    tries = Attempt.objects.filter(person_id=person_id, quiz__slug=quiz_slug).select_related("person")
    last = tries.order_by("-number").first()
    if last is None or last.is_open or last.handed_in_at is None or tries.filter(passed=True).exists():
        return None
    quiz = Quiz.objects.select_related("current").get(slug=quiz_slug)
    rules = published(quiz.current) if quiz.current else None
    if rules is None or not rules.retake_days:
        return None
    return retake.next_try_on(last.handed_in_at, rules.retake_days, last.person.zone)
