"""One attempt, or one quiz, with its version, its step and the database's time, in one statement.

Written out, because building it anew would cost each save more than the database takes to answer. What is not read
here of quiz, version, step and course is read when somebody asks for it.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from courses.models import Course, Step
from lib.instants import instant
from quizzes.models import Attempt, Quiz, QuizVersion, ResponseEvent
from quizzes.models.clock import database_now

# The clock stands above the row: beside FOR UPDATE, PostgreSQL would read it before the wait for the row.
_ONE = """
SELECT a.*, {clock} AS now, q.slug AS quiz_slug, q.step_id AS quiz_step, v.sha256 AS version_sha,
       s.slug AS step_slug, s.course_id AS step_course, c.slug AS course_slug
FROM (SELECT * FROM quizzes_attempt WHERE id = %s {lock}) a
JOIN quizzes_quiz q ON q.id = a.quiz_id
JOIN quizzes_quizversion v ON v.id = a.version_id
LEFT JOIN courses_step s ON s.id = q.step_id
LEFT JOIN courses_course c ON c.id = s.course_id
"""

_QUIZ = """
SELECT q.*, {clock} AS now, v.sha256 AS version_sha, q.step_id AS quiz_step,
       s.slug AS step_slug, s.course_id AS step_course, c.slug AS course_slug
FROM quizzes_quiz q
LEFT JOIN quizzes_quizversion v ON v.id = q.current_id
LEFT JOIN courses_step s ON s.id = q.step_id
LEFT JOIN courses_course c ON c.id = s.course_id
WHERE q.slug = %s
"""

_TRIES = """
SELECT a.id, a.person_id, a.quiz_id, a.version_id, a.number, a.state, a.started_at, a.deadline_at, a.closes_at,
       a.handed_in_at, a.fraction, a.mark, a.passed, v.sha256 AS version_sha
FROM quizzes_attempt a JOIN quizzes_quizversion v ON v.id = a.version_id
WHERE a.person_id = %s AND a.quiz_id = %s ORDER BY a.number DESC
"""

_LOG = "SELECT id, question_slug, value, received_at FROM quizzes_responseevent WHERE attempt_id = %s ORDER BY id"


def log_of(attempt_id: int) -> Iterator[ResponseEvent]:
    """Yield the saves of an attempt in the order of their receipt: one query."""
    yield from ResponseEvent.objects.raw(_LOG, [attempt_id])


def one_quiz(slug: str) -> Quiz | None:
    """Return a quiz, published or not, None if there is none."""
    clock, parameters = database_now()
    quiz = next(iter(Quiz.objects.raw(_QUIZ.format(clock=clock), [*parameters, slug])), None)
    if quiz is not None:
        told, db = vars(quiz), quiz._state.db  # noqa: SLF001  where Django itself keeps it
        if quiz.current_id is not None:
            quiz.current = _version(db, quiz.current_id, told)
        quiz.step = _step(db, told)
    return quiz


def one_attempt(attempt_id: int, *, lock: str = "") -> Attempt | None:
    """Return an attempt, None if there is none."""
    clock, parameters = database_now()
    found = Attempt.objects.raw(_ONE.format(clock=clock, lock=lock), [*parameters, attempt_id])
    attempt = next(iter(found), None)
    return None if attempt is None else _related(attempt)


def tries_at(quiz: Quiz, person_id: int) -> Iterator[Attempt]:
    """Yield a person's attempts at a quiz, the latest first, without their papers: one query."""
    for attempt in Attempt.objects.raw(_TRIES, [person_id, quiz.pk]):
        attempt.quiz = quiz
        attempt.version = _version(attempt._state.db, attempt.version_id, vars(attempt))  # noqa: SLF001  where Django itself keeps it
        yield attempt


def now_of(row: Attempt | Quiz) -> datetime:
    """Return the database's time at which an attempt or quiz was read."""
    return instant(vars(row)["now"])


def course_slug_of(attempt: Attempt) -> str:
    """Return the course of the attempt's quiz, nothing where it stands in none."""
    return vars(attempt)["course_slug"] or ""


def _related(attempt: Attempt) -> Attempt:
    told, db = vars(attempt), attempt._state.db  # noqa: SLF001  where Django itself keeps it
    attempt.version = _version(db, attempt.version_id, told)
    attempt.quiz = Quiz.from_db(db, ("id", "slug", "step_id"), (attempt.quiz_id, told["quiz_slug"], told["quiz_step"]))
    attempt.quiz.step = _step(db, told)
    return attempt


def _version(db: str | None, pk: int, told: dict[str, Any]) -> QuizVersion:
    return QuizVersion.from_db(db, ("id", "sha256"), (pk, told["version_sha"]))


def _step(db: str | None, told: dict[str, Any]) -> Step | None:
    if told["quiz_step"] is None:
        return None
    step = Step.from_db(db, ("id", "slug", "course_id"), (told["quiz_step"], told["step_slug"], told["step_course"]))
    step.course = Course.from_db(db, ("id", "slug"), (told["step_course"], told["course_slug"]))
    return step
