"""Races on PostgreSQL: the same step passed many times at once is passed once, and a thing given twice is owed once."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from assignments.models import Duty
from audit.models import Line
from courses.models import Completion, Lesson, Reading, StepPass
from courses.services import reading
from jobs.models import Job
from people.testing import make_person
from tests.assignments.test_services import given
from tests.courses.curriculum import AT, TODAY, publish_all
from tests.courses.test_services import passes

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(acts: list[Callable[[], Any]]) -> list[Exception]:
    """Do all of these at once; return what was raised."""
    barrier, raised = Barrier(len(acts)), []

    def run(act: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(30)
            act()
        except Exception as error:  # noqa: BLE001  whatever it is, the test wants to see it
            raised.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return raised


def test_a_step_passed_many_times_at_once_is_passed_once() -> None:
    publish_all()
    person = make_person(hired_on=TODAY)
    assert at_once([lambda: passes(person, "C02/C02")] * 20) == []
    assert (StepPass.objects.count(), Job.objects.count(), Line.objects.filter(verb="step.pass").count()) == (1, 1, 1)


def test_two_last_steps_passed_at_once_complete_the_course() -> None:
    publish_all()
    person = make_person(hired_on=TODAY)
    assert at_once([lambda: passes(person, "C02/C02-1"), lambda: passes(person, "C02/C02")]) == []
    assert set(Completion.objects.values_list("kind", "slug")) == {("module", "C02-m1"), ("course", "C02")}


def test_two_leads_giving_the_same_at_once_leave_one_duty() -> None:
    publish_all()
    lead, person = make_person(), make_person(hired_on=TODAY)
    assert at_once([lambda n=n: given(lead, person, key=f"k{n}") for n in range(8)]) == []  # type: ignore[misc]
    assert Duty.objects.count() == 1


def test_going_on_and_answering_at_once_finish_the_lesson() -> None:
    publish_all()
    person = make_person(hired_on=TODAY)
    lesson = Lesson.objects.select_related("current").get(slug="C01-1")

    def go(part: int) -> None:
        reading.go_to_part(person_id=person.pk, lesson=lesson, part=part, by=person.actor, at=AT)

    def answer(check: str) -> None:
        reading.answer_check(person_id=person.pk, lesson=lesson, check_slug=check, data="a", by=person.actor, at=AT)

    go(1)
    go(2)
    acts: list[Callable[[], Any]] = [lambda: go(3), lambda: answer("C01-1-k1"), lambda: answer("C01-1-k2")]
    assert at_once(acts) == []
    assert Reading.objects.get().finished_at == AT
    assert StepPass.objects.count() == 1
