"""Sit a quiz: start, answer, hand in; what was left open is closed with what was saved.

Times are the database's: `at` is only what the trail is told. Every change of an attempt begins by locking its row, in
the statement that also reads the clock; on SQLite the transaction itself is exclusive (BEGIN IMMEDIATE).
"""

from datetime import datetime

from django.db import IntegrityError, transaction

from audit.domain import Actor
from audit.services import write
from people.models import User
from questions.domain import Fields, ResponseRefused, clean, shown_in_order
from questions.queries import questions_by_sha
from quizzes.domain import Grade, paper_from_json
from quizzes.domain.retake import next_try_on
from quizzes.models import Attempt, DatabaseNow, Quiz, ResponseEvent, State
from quizzes.queries.one import now_of, one_quiz
from quizzes.queries.published import published
from quizzes.services.closing import close
from quizzes.services.drawing import open_attempt
from quizzes.services.errors import (
    AlreadyPassed,
    AttemptClosed,
    AttemptUnknown,
    KeyTaken,
    NotInPaper,
    NotPublished,
    TooEarlyToRetry,
)
from quizzes.services.holding import Locked, held_row

SWEEP = Actor("system:quizzes")
SWEPT = 200
"""Attempts closed in one sweep; the next one takes the rest."""
_OPEN = "SELECT * FROM quizzes_attempt WHERE person_id = %s AND quiz_id = %s AND state = %s"
_SEEN = "SELECT * FROM quizzes_responseevent WHERE attempt_id = %s AND client_key = %s"


@transaction.atomic
def start(*, person_id: int, quiz_slug: str, by: Actor, at: datetime) -> Attempt:
    """Return the person's open attempt, a new one if there is none.

    :raises NotPublished: if there is no such quiz in force
    :raises AlreadyPassed: if it is an exam and was passed
    :raises TooEarlyToRetry: if it is an exam and was failed too short a time ago
    """
    quiz = one_quiz(quiz_slug)
    if quiz is None:
        raise NotPublished(quiz_slug)
    now = now_of(quiz)
    if (going_on := _going_on(person_id, quiz, now, at)) is not None:
        return going_on
    _refuse_retake(person_id, quiz, now)
    try:
        with transaction.atomic():
            attempt = open_attempt(person_id=person_id, quiz=quiz, now=now)
    except IntegrityError:
        return Attempt.objects.open().get(person_id=person_id, quiz=quiz)
    details = {"quiz": quiz.slug, "number": attempt.number, "paper": attempt.paper_sha}
    write(by=by, verb="attempt.start", subject=attempt.ref, at=at, details=details)
    return attempt


@transaction.atomic
def answer(*, attempt_id: int, person_id: int, question: str, key: str, fields: Fields) -> datetime:
    """Append an answer to the log and return the instant of the save; a repeated save returns its first instant.

    `fields` is the answer as the question's form sends it; `key` is the page's, one for each change.

    :raises AttemptUnknown: if there is no such attempt of this person
    :raises KeyTaken: if the key was used for another answer
    :raises AttemptClosed: if the attempt was handed in, or deadline and grace are over
    :raises NotInPaper: if the question is not asked in it, or this cannot be an answer to it
    """
    held = _lock(attempt_id, person_id)
    seen = next(iter(ResponseEvent.objects.raw(_SEEN, [attempt_id, key])), None)
    if seen is None and held.attempt.is_over(held.now):
        raise AttemptClosed(held.attempt.ref)
    try:
        value = _value(held.attempt, question, fields)
    except NotInPaper as refusal:
        raise (KeyTaken(key) if seen else refusal) from refusal
    if seen is not None:
        if (seen.question_slug, seen.value) != (question, value):
            raise KeyTaken(key)
        return seen.received_at
    row = ResponseEvent(attempt=held.attempt, question_slug=question, client_key=key, value=value, received_at=held.now)
    row.save(force_insert=True)
    return row.received_at


@transaction.atomic
def hand_in(*, attempt_id: int, person_id: int, by: Actor, at: datetime) -> Attempt:
    """Close an attempt and grade it; a repeat returns what is there. After its time the house has closed it.

    :raises AttemptUnknown: if there is no such attempt of this person
    """
    held = _lock(attempt_id, person_id)
    if held.attempt.is_open:
        _settle(held, by, at)
    return held.attempt


@transaction.atomic
def close_if_overdue(*, attempt_id: int, at: datetime) -> bool:
    """Close an attempt that was left open past deadline and grace, with what was saved; tell whether it was."""
    held = _lock(attempt_id, None)
    if not held.attempt.is_open or not held.attempt.is_over(held.now):
        return False
    _settle(held, SWEEP, at)
    return True


def close_overdue(*, at: datetime) -> int:
    """Close every attempt left open past deadline and grace, each in a transaction of its own; return how many."""
    late = Attempt.objects.overdue(DatabaseNow()).order_by("closes_at").values_list("pk", flat=True)[:SWEPT]
    return sum(close_if_overdue(attempt_id=pk, at=at) for pk in list(late))


def _settle(held: Locked, by: Actor, at: datetime) -> Grade:
    """Hand in at this instant, or close as of the deadline when its time is over."""
    attempt = held.attempt
    if attempt.is_over(held.now) and attempt.deadline_at is not None:
        return close(attempt, state=State.CLOSED_BY_SYSTEM, ended_at=attempt.deadline_at, by=SWEEP, at=at)
    return close(attempt, state=State.HANDED_IN, ended_at=held.now, by=by, at=at)


def _lock(attempt_id: int, person_id: int | None) -> Locked:
    held = held_row(attempt_id)
    if held is None or person_id not in {None, held.attempt.person_id}:
        raise AttemptUnknown(str(attempt_id))
    return held


def _value(attempt: Attempt, slug: str, fields: Fields) -> object:
    item = paper_from_json(attempt.paper).item(slug)
    if item is None:
        raise NotInPaper
    question = questions_by_sha([item.sha256])[item.sha256]
    try:
        return clean(question, question.read(shown_in_order(question, "en", item.order), fields))
    except ResponseRefused as refusal:
        raise NotInPaper(refusal.code) from refusal


def _going_on(person_id: int, quiz: Quiz, now: datetime, at: datetime) -> Attempt | None:
    """Return the open attempt (there is one at most); one that was left open past its time is closed instead."""
    found = next(iter(Attempt.objects.raw(_OPEN, [person_id, quiz.pk, State.OPEN])), None)
    if found is None or not found.is_over(now):
        return found
    close_if_overdue(attempt_id=found.pk, at=at)
    return None


def _refuse_retake(person_id: int, quiz: Quiz, now: datetime) -> None:
    if quiz.current is None:
        raise NotPublished(quiz.slug)
    rules = published(quiz.current)
    if not rules.is_exam:
        return
    last = Attempt.objects.closed().filter(person_id=person_id, quiz=quiz).order_by("-number").first()
    if last is None or last.handed_in_at is None:
        return
    if Attempt.objects.filter(person_id=person_id, quiz=quiz, passed=True).exists():
        raise AlreadyPassed(quiz.slug)
    zone = User.objects.get(pk=person_id).zone
    again = next_try_on(last.handed_in_at, rules.retake_days or 0, zone)
    if now.astimezone(zone).date() < again:
        raise TooEarlyToRetry(again)
