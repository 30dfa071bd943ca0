"""Giving, withdrawing, reminding: on a real database."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from assignments.domain.due import DueHasPassed, DueRule
from assignments.domain.target import Target
from assignments.models import Assignment, Duty
from assignments.queries import duties_of
from assignments.queries.planning import Fate, plan
from assignments.services.giving import TargetUnknown, give, withdraw
from assignments.services.reminders import remind_everyone
from audit.models import Line
from courses.models import CourseEnrolment, Enrolment
from courses.queries import courses_of
from courses.services.progress import pass_step
from notifications.models import Notice
from people import services as people
from people.models import User
from people.testing import make_person
from tests.courses.curriculum import AT, BY, TODAY, publish_all
from tests.courses.test_services import PROOF

pytestmark = pytest.mark.django_db
PATH, COURSE, MODULE = Target("path", "onboarding"), Target("course", "C01"), Target("module", "C01-m1")
FIXED = DueRule("fixed", on=date(2026, 11, 20))


@pytest.fixture
def lead() -> User:
    publish_all()
    return make_person(username="chief")


def given(lead: User, *people: User, target: Target = PATH, key: str = "k1", rule: DueRule = FIXED) -> Assignment:
    return give(key=key, target=target, people=people, audience="people", rule=rule, giver=lead, by=lead.actor, at=AT)


def fresh(**kwargs: object) -> User:
    return make_person(hired_on=TODAY, time_zone=str(kwargs.get("time_zone", "Asia/Shanghai")))


def test_giving_a_path_enrols_and_tells_once(lead: User) -> None:
    one, two = fresh(), fresh()
    for _ in range(2):
        given(lead, one, two)
    assert Assignment.objects.count() == 1
    assert set(Duty.objects.values_list("person_id", "due_on")) == {(one.pk, FIXED.on), (two.pk, FIXED.on)}
    assert set(Enrolment.objects.values_list("person_id", "started_on")) == {(one.pk, TODAY), (two.pk, TODAY)}
    assert set(Notice.objects.values_list("person_id", "kind")) == {(one.pk, "assignment-given"), (two.pk, "assignment-given")}
    assert Line.objects.filter(verb="assignment.give").count() == 1


def test_giving_a_module_lets_into_its_course(lead: User) -> None:
    one = fresh()
    given(lead, one, target=MODULE)
    assert list(CourseEnrolment.objects.values_list("person_id", "course__slug")) == [(one.pk, "C01")]
    assert [c.slug for c in courses_of(one.pk, TODAY)] == ["C01"]


def test_who_has_it_or_has_done_it_is_left_alone(lead: User) -> None:
    has, done, new = fresh(), fresh(), fresh()
    given(lead, has, target=MODULE)
    for slug in ("C01/C01-1", "C01/C01-2", "C01/C01"):
        pass_step(person_id=done.pk, step_slug=slug, evidence=PROOF, by=BY, at=AT)
    rule = DueRule("fixed", on=date(2026, 12, 1))
    planned = plan(target=MODULE, people=[has, done, new], rule=rule, at=AT)
    assert [row.fate for row in planned] == [Fate.HAS, Fate.DONE, Fate.NEW]
    assignment = given(lead, has, done, new, target=MODULE, key="k2", rule=rule)
    assert list(assignment.duties.values_list("person_id", "due_on")) == [(new.pk, rule.on)]
    assert Duty.objects.get(person=has).due_on == FIXED.on


def test_days_after_hire_count_from_today_where_they_have_passed(lead: User) -> None:
    veteran, newcomer = make_person(hired_on=date(2026, 1, 5)), fresh()
    given(lead, veteran, newcomer, rule=DueRule("after_hire", days=10))
    assert set(Duty.objects.values_list("due_on", flat=True)) == {date(2026, 11, 30)}
    assert dict(Enrolment.objects.values_list("person_id", "started_on")) == {veteran.pk: TODAY, newcomer.pk: TODAY}


def test_the_firms_days_off_and_worked_weekends_move_what_is_due(lead: User, settings: Any) -> None:
    settings.DAYS_OFF = frozenset({date(2026, 11, 18), date(2026, 11, 19)})
    settings.WEEKENDS_WORKED = frozenset({date(2026, 11, 21)})
    given(lead, fresh(), rule=DueRule("after_hire", days=10))
    assert Duty.objects.get().due_on == date(2026, 12, 1)


def test_nothing_is_left_of_a_refused_giving(lead: User) -> None:
    one = fresh()
    with pytest.raises(DueHasPassed):
        given(lead, one, rule=DueRule("fixed", on=date(2026, 11, 15)))
    with pytest.raises(TargetUnknown):
        given(lead, one, target=Target("path", "nowhere"))
    assert (Assignment.objects.count(), Duty.objects.count(), Notice.objects.count()) == (0, 0, 0)


def test_done_is_a_fact_of_the_curriculum(lead: User) -> None:
    one = fresh()
    given(lead, one, target=MODULE)
    assert [(d.state, d.days_late) for d in duties_of(one.pk, date(2026, 11, 19))] == [("soon", 0)]
    assert [(d.state, d.days_late) for d in duties_of(one.pk, date(2026, 11, 22))] == [("late", 2)]
    for slug in ("C01/C01-1", "C01/C01-2", "C01/C01"):
        pass_step(person_id=one.pk, step_slug=slug, evidence=PROOF, by=BY, at=AT)
    assert [(d.state, d.days_late) for d in duties_of(one.pk, date(2026, 11, 22))] == [("done", 0)]


def test_withdrawing_takes_back_what_is_open(lead: User) -> None:
    done, still = fresh(), fresh()
    assignment = given(lead, done, still, target=MODULE)
    for slug in ("C01/C01-1", "C01/C01-2", "C01/C01"):
        pass_step(person_id=done.pk, step_slug=slug, evidence=PROOF, by=BY, at=AT)
    duties = list(assignment.duties.values_list("pk", flat=True))
    assert withdraw(duties=duties, by=lead.actor, at=AT) == 1
    assert withdraw(duties=duties, by=lead.actor, at=AT) == 0
    assert list(Duty.objects.live().values_list("person_id", flat=True)) == [done.pk]
    assert list(CourseEnrolment.objects.filter(ended_at=None).values_list("person_id", flat=True)) == [done.pk]
    assert set(Notice.objects.exclude(forgotten_at=None).values_list("person_id", flat=True)) == {still.pk}
    assert Assignment.objects.get().withdrawn_at is None
    assert remind_everyone(at=datetime(2026, 11, 21, 2, 0, tzinfo=UTC)) == 0


def test_what_was_withdrawn_can_be_given_again(lead: User) -> None:
    one = fresh()
    first = given(lead, one)
    withdraw(duties=[first.duties.get().pk], by=lead.actor, at=AT)
    first.refresh_from_db()
    assert first.withdrawn_at == AT
    second = given(lead, one, key="k2")
    assert second.duties.count() == 1
    assert Enrolment.objects.get().ended_at is None


def test_each_reminder_goes_out_once_however_often_it_runs(lead: User) -> None:
    one, leaver, other = fresh(), fresh(), fresh(time_zone="America/New_York")
    given(lead, one, leaver, other)
    people.end(person_id=leaver.pk, on=date(2026, 11, 18), by=BY, at=AT)
    ahead = datetime(2026, 11, 19, 1, 0, tzinfo=UTC)
    assert [remind_everyone(at=ahead) for _ in range(3)] == [1, 0, 0]
    assert remind_everyone(at=datetime(2026, 11, 19, 14, 0, tzinfo=UTC)) == 1
    late = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
    assert [remind_everyone(at=late) for _ in range(3)] == [2, 0, 0]
    told = Notice.objects.exclude(kind="assignment-given").values_list("person_id", "kind")
    assert sorted(told) == sorted((p.pk, f"assignment-{k}") for p in (one, other) for k in ("day-ahead", "overdue"))


def test_reminding_asks_the_same_of_the_database_for_one_and_for_many(lead: User, django_assert_num_queries: object) -> None:
    given(lead, *(fresh() for _ in range(3)))
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture carries no type here
        remind_everyone(at=AT)
