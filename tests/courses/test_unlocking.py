"""What opens when."""

from collections.abc import Collection
from datetime import date

from courses.domain.unlocking import Reason, SetPlan, State, Why, course_done, module_done, next_step, path_done, plan_path
from courses.domain.workdays import PLAIN
from tests.courses.pieces import C01, COURSES, PATH, words

HIRED = date(2026, 11, 16)
TITLES = {"C01/C01-1": words("L1"), "C01/C01-2": words("L2")}
ALL_C01 = {"C01/C01-1", "C01/C01-2", "C01/C01"}


def plan(passed: Collection[str] = (), today: date = HIRED, completed: Collection[str] = ()) -> tuple[SetPlan, ...]:
    return plan_path(PATH, COURSES, passed=passed, titles=TITLES, started_on=HIRED, today=today, calendar=PLAIN, completed=completed)


def states(part: SetPlan) -> list[tuple[str, str]]:
    return [(s.step.slug, s.state.value) for c in part.courses for s in c.steps]


def test_the_first_day() -> None:
    basics, choice = plan()
    assert (basics.state, basics.due_on) == (State.OPEN, date(2026, 11, 18))
    assert states(basics) == [("C01/C01-1", "now"), ("C01/C01-2", "open"), ("C01/C01", "locked"), ("C01/rp-1", "open")]
    assert basics.courses[0].state == State.NOW
    assert choice.state == State.LOCKED
    assert choice.reasons == (
        Reason(Why.AFTER_SET, names=(words("Basics"),)),
        Reason(Why.ON_DAY, day=3, on=date(2026, 11, 18)),
    )
    assert {s for _slug, s in states(choice)} == {"locked"}


def test_a_quiz_opens_when_the_lessons_before_it_were_read() -> None:
    basics, _ = plan({"C01/C01-1"})
    quiz = basics.courses[0].steps[2]
    assert (quiz.state, quiz.reasons) == (State.LOCKED, (Reason(Why.AFTER_STEPS, names=(words("L2"),)),))
    basics, _ = plan({"C01/C01-1", "C01/C01-2"})
    assert basics.courses[0].steps[2].state == State.NOW


def test_a_set_opens_on_its_day_only() -> None:
    _, choice = plan(ALL_C01, date(2026, 11, 17))
    assert choice.reasons == (Reason(Why.ON_DAY, day=3, on=date(2026, 11, 18)),)
    _, choice = plan(ALL_C01, date(2026, 11, 18))
    assert (choice.state, choice.reasons) == (State.OPEN, ())


def test_late_is_the_day_after_the_due_day() -> None:
    assert plan(today=date(2026, 11, 18))[0].state == State.OPEN
    basics, choice = plan(today=date(2026, 11, 19))
    assert (basics.state, basics.courses[0].state) == (State.LATE, State.LATE)
    assert states(basics) == [("C01/C01-1", "late"), ("C01/C01-2", "late"), ("C01/C01", "locked"), ("C01/rp-1", "open")]
    assert choice.state == State.LOCKED


def test_any_one_of_two_completes_a_set_and_the_other_is_never_late() -> None:
    passed = ALL_C01 | {"C03/C03-1", "C03/C03"}
    plans = plan(passed, date(2026, 12, 20))
    assert [p.state for p in plans] == [State.DONE, State.DONE]
    assert [c.state for c in plans[1].courses] == [State.OPEN, State.DONE]
    assert path_done(PATH, COURSES, passed)
    assert next_step(plans) is None
    assert not path_done(PATH, COURSES, ALL_C01)


def test_what_was_passed_stays_passed_in_a_locked_set() -> None:
    _, choice = plan({"C02/C02-1"})
    assert states(choice)[0] == ("C02/C02-1", "done")


def test_a_course_completed_under_an_earlier_version_stays_done_and_what_was_added_is_open() -> None:
    basics, choice = plan({"C01/C01-1"}, date(2026, 11, 20), completed={"C01"})
    assert (basics.state, basics.courses[0].state) == (State.DONE, State.DONE)
    assert states(basics) == [("C01/C01-1", "done"), ("C01/C01-2", "open"), ("C01/C01", "open"), ("C01/rp-1", "open")]
    assert (choice.state, choice.reasons) == (State.OPEN, ())
    assert path_done(PATH, COURSES, {"C03/C03-1", "C03/C03"}, completed={"C01"})


def test_a_completed_path_owes_nothing_that_came_later() -> None:
    plans = plan({"C01/C01-1"}, date(2026, 12, 20), completed={PATH.id, "C01"})
    assert [part.state for part in plans] == [State.DONE, State.DONE]
    assert {state for part in plans for _slug, state in states(part)} <= {"done", "open", "locked"}
    assert [part.reasons for part in plans] == [(), ()]
    assert next_step(plans) is None


def test_optional_steps_are_not_needed() -> None:
    assert course_done(C01, ALL_C01)
    assert not course_done(C01, ALL_C01 - {"C01/C01"})
    assert module_done(C01, "C01-m1", ALL_C01)
    assert not module_done(C01, "C01-m2", ALL_C01)
    assert module_done(C01, "C01-m2", ALL_C01 | {"C01/rp-1"})


def test_next_is_the_first_open_required_step() -> None:
    assert next_step(plan()) == "C01/C01-1"
    assert next_step(plan({"C01/C01-1", "C01/C01-2"})) == "C01/C01"
    assert next_step(plan(ALL_C01)) is None
    assert next_step(plan(ALL_C01, date(2026, 11, 18))) == "C02/C02-1"
