"""One attempt with its quiz, its version, its step and the database's time, in one statement.

Written out, because building it anew would cost each save more than the database takes to answer.
"""

from datetime import datetime

from courses.models import Course, Step
from quizzes.models import Attempt, Quiz, QuizVersion
from quizzes.models.clock import database_now, instant

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


def one_attempt(attempt_id: int, *, lock: str = "") -> Attempt | None:
    """Return an attempt, None if there is none. What is not read here of quiz, version, step and course comes when asked for."""
    clock, parameters = database_now()
    found = Attempt.objects.raw(_ONE.format(clock=clock, lock=lock), [*parameters, attempt_id])
    attempt = next(iter(found), None)
    return None if attempt is None else _related(attempt)


def now_of(attempt: Attempt) -> datetime:
    """Return the database's time at which an attempt was read."""
    return instant(vars(attempt)["now"])


def course_slug_of(attempt: Attempt) -> str:
    """Return the course of the attempt's quiz, nothing where it stands in none."""
    return vars(attempt)["course_slug"] or ""


def _related(attempt: Attempt) -> Attempt:
    told, db = vars(attempt), attempt._state.db  # noqa: SLF001  where Django itself keeps it
    attempt.version = QuizVersion.from_db(db, ("id", "sha256"), (attempt.version_id, told["version_sha"]))
    attempt.quiz = Quiz.from_db(db, ("id", "slug", "step_id"), (attempt.quiz_id, told["quiz_slug"], told["quiz_step"]))
    if told["quiz_step"] is not None:
        step = Step.from_db(db, ("id", "slug", "course_id"), (told["quiz_step"], told["step_slug"], told["step_course"]))
        step.course = Course.from_db(db, ("id", "slug"), (told["step_course"], told["course_slug"]))
        attempt.quiz.step = step
    return attempt
