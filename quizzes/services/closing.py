"""Close an attempt: grade what was saved, and pass its step when that is enough."""

from datetime import datetime
from decimal import ROUND_DOWN, Decimal

from audit.domain import Actor
from audit.services import write
from courses.domain.evidence import Evidence
from courses.services.progress import pass_step
from quizzes.domain import Grade
from quizzes.models import Attempt, State
from quizzes.queries.grades import recompute


def close(attempt: Attempt, *, state: State, ended_at: datetime, by: Actor, at: datetime) -> Grade:
    """Grade and close a locked, open attempt."""
    grade = recompute(attempt)
    attempt.state, attempt.handed_in_at = state, ended_at
    attempt.fraction, attempt.mark, attempt.passed = grade.fraction, grade.mark, grade.passed
    attempt.save(update_fields=["state", "handed_in_at", "fraction", "mark", "passed"])
    verb = "attempt.hand-in" if state == State.HANDED_IN else "attempt.close"
    details = {"quiz": attempt.quiz.slug, "number": attempt.number, "mark": str(grade.mark), "passed": grade.passed}
    write(by=by, verb=verb, subject=attempt.ref, at=at, details=details)
    if grade.passed and attempt.quiz.step is not None:
        _pass(attempt, attempt.quiz.step.slug, grade, by, at)
    return grade


def _pass(attempt: Attempt, step_slug: str, grade: Grade, by: Actor, at: datetime) -> None:
    share = grade.fraction.quantize(Decimal("0.0001"), rounding=ROUND_DOWN)
    evidence = Evidence("attempt", attempt.ref, attempt.version.sha256, share)
    pass_step(person_id=attempt.person_id, step_slug=step_slug, evidence=evidence, by=by, at=at)
