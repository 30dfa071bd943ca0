"""A quiz before it is begun: what it asks, what was tried, what may be done now."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lib.bilingual import Text
from people.models import User
from quizzes.domain import PublishedQuiz
from quizzes.domain.retake import next_try_on
from quizzes.models import Quiz
from quizzes.queries.attempts import AttemptRow, row_of
from quizzes.queries.one import one_quiz, tries_at
from quizzes.queries.published import published


class Next(StrEnum):
    """What may be done."""

    START = "start"
    GO_ON = "go-on"
    AGAIN = "again"
    WAIT = "wait"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class Intro:
    """The page of a quiz for one person."""

    slug: str
    title: Text
    rules: PublishedQuiz
    course_slug: str
    tries: tuple[AttemptRow, ...]
    next: Next
    try_on: date | None

    @property
    def open_try(self) -> AttemptRow | None:
        """Return the attempt that is going on."""
        return next((row for row in self.tries if row.state == "open"), None)

    @property
    def is_passed(self) -> bool:
        """Tell whether it was ever passed."""
        return any(row.passed for row in self.tries)


def quiz_by_slug(slug: str) -> Quiz | None:
    """Return a published quiz with its rules and its step."""
    quiz = one_quiz(slug)
    return None if quiz is None or quiz.current is None else quiz


def intro(quiz: Quiz, person: User, today: date) -> Intro:
    """Return the page of a published quiz for one person."""
    if quiz.current is None:
        raise Quiz.DoesNotExist(quiz.slug)
    rules = published(quiz.current)
    tries = tuple(row_of(attempt) for attempt in tries_at(quiz, person.pk))
    try_on = _try_on(rules, tries, person)
    return Intro(
        slug=quiz.slug,
        title=rules.title,
        rules=rules,
        course_slug=quiz.step.course.slug if quiz.step else "",
        tries=tries,
        next=_next(rules, tries, try_on, today),
        try_on=try_on,
    )


def _next(rules: PublishedQuiz, tries: tuple[AttemptRow, ...], try_on: date | None, today: date) -> Next:
    if not tries:
        return Next.START
    if any(row.state == "open" for row in tries):
        return Next.GO_ON
    if rules.is_exam and any(row.passed for row in tries):
        return Next.PASSED
    return Next.WAIT if try_on is not None and today < try_on else Next.AGAIN


def _try_on(rules: PublishedQuiz, tries: tuple[AttemptRow, ...], person: User) -> date | None:
    ended = tries[0].handed_in_at if tries else None
    if ended is None or not rules.retake_days:
        return None
    return next_try_on(ended, rules.retake_days, person.zone)
