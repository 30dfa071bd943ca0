"""Races on PostgreSQL: many at once have one effect. Each is run again without its guard, to see that it can fail."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest

from audit.models import Line
from courses.models import StepPass
from jobs.models import Job
from people.models import User
from quizzes.models import Attempt, ResponseEvent
from quizzes.services import attempts, holding
from quizzes.services.errors import AttemptClosed
from tests.quizzes import world
from tests.racing import at_once, without_constraints

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

GUARDS = {"one_open_attempt_per_person_and_quiz", "attempts_are_numbered_once"}


@pytest.fixture
def person() -> User:
    world.publish()
    return world.learner()


@contextmanager
def without_lock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(holding, "LOCK", "")
        yield


def test_fifty_starts_make_one_attempt(person: User) -> None:
    came, raised = at_once(50, lambda: world.start(person).pk)
    assert raised == []
    assert (len(came), len(set(came))) == (50, 1)
    assert Attempt.objects.count() == 1
    assert Line.objects.filter(verb="attempt.start").count() == 1


def test_without_the_constraints_fifty_starts_make_more(person: User) -> None:
    with without_constraints(Attempt, GUARDS):
        at_once(50, lambda: world.start(person).pk)
        made = Attempt.objects.count()
    assert made > 1


def same_save(person: User) -> Callable[[], Any]:
    attempt = world.start(person)
    question = world.asked(attempt)[0]
    return lambda: world.save(attempt, question, key="one-key-for-all")


def test_one_save_sent_thirty_times_is_kept_once_and_answered_alike(person: User) -> None:
    came, raised = at_once(30, same_save(person))
    assert raised == []
    assert (len(came), len(set(came))) == (30, 1)
    assert ResponseEvent.objects.count() == 1


def test_without_the_lock_thirty_saves_show_errors(person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = world.start(person)
    raised: list[Exception] = []
    with without_lock(monkeypatch):
        for question in world.asked(attempt):  # one of them will do: that threads meet is likely, not certain
            save = partial(world.save, attempt, question, key=f"one-key-for-{question.id.lower()}")
            raised += at_once(30, save)[1]
    assert raised != []


def right_paper(person: User) -> Attempt:
    attempt = world.start(person)
    world.answer_all(attempt)
    return attempt


def test_twenty_hand_ins_make_one_grade_and_one_pass(person: User) -> None:
    attempt = right_paper(person)
    came, raised = at_once(20, lambda: world.hand_in(attempt))
    assert raised == []
    assert len({(a.mark, a.handed_in_at) for a in came}) == 1
    assert Line.objects.filter(verb="attempt.hand-in").count() == 1
    assert StepPass.objects.filter(person=person).count() == 1
    assert Job.objects.filter(topic="certificates.review").count() == 1


def test_without_the_lock_twenty_hand_ins_make_several_grades(person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = right_paper(person)
    with without_lock(monkeypatch):
        at_once(20, lambda: world.hand_in(attempt))
    assert Line.objects.filter(verb="attempt.hand-in").count() > 1


def test_an_answer_beside_a_hand_in_counts_or_is_refused(person: User) -> None:
    attempt = world.start(person)
    first, rest = world.asked(attempt)[0], iter(world.asked(attempt)[1:])
    world.save(attempt, first)
    acts: Iterator[Callable[[], Any]] = iter([lambda: world.hand_in(attempt), *(lambda q=q: world.save(attempt, q) for q in rest)])
    _, raised = at_once(12, lambda: next(acts)())  # noqa: PLW0108  each thread takes its own
    assert {type(error) for error in raised} <= {AttemptClosed}
    closed = Attempt.objects.get(pk=attempt.pk)
    assert closed.handed_in_at is not None
    assert not ResponseEvent.objects.filter(received_at__gt=closed.handed_in_at).exists()
    assert attempts.close_overdue(at=world.AT) == 0
