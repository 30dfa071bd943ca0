"""Races on PostgreSQL: many at once have one effect. Each is run again without its guard, to see that it can fail."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from audit.models import Line
from courses.models import StepPass
from people.models import User
from scenarios.models import Run, RunTurn
from scenarios.models.run import RunQuerySet
from tests.racing import at_once, without_constraints
from tests.scenarios import world

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
GUARDS = {"one_open_run_per_person_and_scenario", "runs_are_numbered_once"}


@pytest.fixture
def person() -> User:
    world.publish()
    return world.learner()


@contextmanager
def without_lock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(RunQuerySet, "select_for_update", lambda self, **_: self.all())
        yield


def test_thirty_starts_make_one_run(person: User) -> None:
    came, raised = at_once(30, lambda: world.start(person).pk)
    assert raised == []
    assert (len(came), len(set(came)), Run.objects.count()) == (30, 1, 1)
    assert Line.objects.filter(verb="run.start").count() == 1


def test_without_the_constraints_thirty_starts_make_more(person: User) -> None:
    with without_constraints(Run, GUARDS):
        at_once(30, lambda: world.start(person).pk)
        made = Run.objects.count()
    assert made > 1


def same_turn(person: User) -> Callable[[], Any]:
    run, turn = world.start(person), world.log("rp-aft-0011")[0]
    return lambda: world.say(run, turn, key="one-key-for-all").pk


def test_one_turn_sent_twenty_times_is_taken_once_and_answered_alike(person: User) -> None:
    came, raised = at_once(20, same_turn(person))
    assert raised == []
    assert (len(came), RunTurn.objects.count()) == (20, 1)


def test_without_the_lock_twenty_sendings_show_errors(person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    act = same_turn(person)
    with without_lock(monkeypatch):
        _, raised = at_once(20, act)
    assert raised != []


def test_a_last_turn_sent_ten_times_ends_the_run_and_passes_the_step_once(person: User) -> None:
    run, log = world.start(person, "rp-pre-0003"), world.log("rp-pre-0003")
    for turn in log[:-1]:
        run = world.say(run, turn)
    _, raised = at_once(10, lambda: world.say(run, log[-1], key="last").pk)
    assert raised == []
    assert Line.objects.filter(verb="run.end").count() == 1
    assert StepPass.objects.filter(person=person).count() == 1
