"""What of a path is open to a person today, what is locked, and the reason."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from courses.domain.course_file import CourseFile, PlannedStep
from courses.domain.path_file import CourseSet, PathFile
from courses.domain.workdays import Calendar
from lib.bilingual import Text


class State(StrEnum):
    """Where a step, a course or a set stands."""

    DONE = "done"
    NOW = "now"
    OPEN = "open"
    LATE = "late"
    LOCKED = "locked"


class Why(StrEnum):
    """What opens a locked thing."""

    AFTER_SET = "after-set"
    ON_DAY = "on-day"
    AFTER_STEPS = "after-steps"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is locked: after the named sets or steps, or on a working day and its date."""

    why: Why
    names: tuple[Text, ...] = ()
    day: int = 0
    on: date | None = None


@dataclass(frozen=True, slots=True)
class StepPlan:
    """A step and where it stands."""

    step: PlannedStep
    state: State
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """A course and where it stands. `reasons` are those of its set."""

    course: CourseFile
    state: State
    due_on: date | None
    steps: tuple[StepPlan, ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class SetPlan:
    """A set and where it stands."""

    set: CourseSet
    state: State
    opens_on: date
    due_on: date | None
    courses: tuple[CoursePlan, ...]
    reasons: tuple[Reason, ...] = ()


def course_done(course: CourseFile, passed: Collection[str]) -> bool:
    """Tell whether every required step was passed (every step, where none is required)."""
    plan = course.plan()
    needed = [s for s in plan if s.required] or plan
    return bool(needed) and all(step.slug in passed for step in needed)


def module_done(course: CourseFile, module: str, passed: Collection[str]) -> bool:
    """Tell whether a module's required steps were passed (all of them, where none is required)."""
    plan = [s for s in course.plan() if s.module == module]
    needed = [s for s in plan if s.required] or plan
    return bool(needed) and all(step.slug in passed for step in needed)


def set_done(part: CourseSet, done: Collection[str]) -> bool:
    """Tell whether enough of a set's courses are done."""
    return sum(1 for course in part.courses if course in done) >= part.needed


def path_done(path: PathFile, courses: Mapping[str, CourseFile], passed: Collection[str], completed: Collection[str] = ()) -> bool:
    """Tell whether every set of the path is done; `completed` are courses done under an earlier version."""
    known = {slug: courses[slug] for slug in path.courses() if slug in courses}
    done = {slug for slug, course in known.items() if slug in completed or course_done(course, passed)}
    return all(set_done(part, done) for part in path.sets)


def plan_course(
    course: CourseFile,
    *,
    passed: Collection[str],
    titles: Mapping[str, Text],
    due_on: date | None,
    today: date,
    reasons: tuple[Reason, ...] = (),
    completed: bool = False,
) -> CoursePlan:
    """Lay out one course. With `reasons`, everything in it that was not passed yet is locked.

    One that was `completed` under an earlier version stays done: what a later version added is open, and owed by nobody.
    """
    if completed:
        steps = tuple(StepPlan(step, State.DONE if step.slug in passed else State.OPEN) for step in course.plan())
        return CoursePlan(course, State.DONE, None, steps)
    steps = tuple(_steps(course, passed, titles, reasons, late=due_on is not None and due_on < today))
    return CoursePlan(course, _course_state(course, passed, due_on, today, reasons), due_on, steps, reasons)


def plan_path(
    path: PathFile,
    courses: Mapping[str, CourseFile],
    *,
    passed: Collection[str],
    titles: Mapping[str, Text],
    started_on: date,
    today: date,
    calendar: Calendar,
    completed: Collection[str] = (),
) -> tuple[SetPlan, ...]:
    """Lay out a path for one person.

    A set opens on its day once the sets that it comes after are done; what was passed stays passed.
    `courses` holds the published ones by id, `titles` names steps by id. `completed` are the courses, and perhaps the path,
    that were completed under whichever version: they stay so, and a completed path owes nothing that came later.
    """
    known = {slug: courses[slug] for slug in path.courses() if slug in courses}
    done_courses = {slug for slug, course in known.items() if slug in completed or course_done(course, passed)}
    done_sets = {part.id for part in path.sets if path.id in completed or set_done(part, done_courses)}
    by_id = {part.id: part for part in path.sets}
    plans = []
    for part in path.sets:
        opens_on = calendar.nth(started_on, part.opens_on_day)
        due_on = calendar.nth(started_on, part.due_on_day) if part.due_on_day else None
        reasons = () if path.id in completed else tuple(_set_reasons(part, by_id, done_sets, opens_on, today))
        owed = None if part.id in done_sets else due_on
        laid = tuple(
            plan_course(known[slug], passed=passed, titles=titles, due_on=owed, today=today, reasons=reasons, completed=slug in completed)
            for slug in part.courses
            if slug in known
        )
        state = _set_state(done=part.id in done_sets, locked=bool(reasons), late=due_on is not None and due_on < today)
        plans.append(SetPlan(part, state, opens_on, due_on, laid, reasons))
    return _mark_now(tuple(plans))


def _set_reasons(part: CourseSet, by_id: Mapping[str, CourseSet], done: Collection[str], opens_on: date, today: date) -> Iterator[Reason]:
    waiting = tuple(by_id[name].title for name in part.after if name in by_id and name not in done)
    if waiting:
        yield Reason(Why.AFTER_SET, names=waiting)
    if today < opens_on:
        yield Reason(Why.ON_DAY, day=part.opens_on_day, on=opens_on)


def _set_state(*, done: bool, locked: bool, late: bool) -> State:
    if done:
        return State.DONE
    if locked:
        return State.LOCKED
    return State.LATE if late else State.OPEN


def _course_state(course: CourseFile, passed: Collection[str], due_on: date | None, today: date, reasons: tuple[Reason, ...]) -> State:
    late = due_on is not None and due_on < today
    return _set_state(done=course_done(course, passed), locked=bool(reasons), late=late)


def _steps(
    course: CourseFile, passed: Collection[str], titles: Mapping[str, Text], reasons: tuple[Reason, ...], *, late: bool
) -> Iterator[StepPlan]:
    """Yield the steps: lessons and role-plays open with the course, a quiz once the required lessons before it were read."""
    unread: list[str] = []
    for step in course.plan():
        if step.slug in passed:
            yield StepPlan(step, State.DONE)
            continue
        own = reasons
        if step.kind == "quiz" and unread:
            names = tuple(titles.get(slug, Text(slug, slug)) for slug in unread)
            own = (*reasons, Reason(Why.AFTER_STEPS, names=names))
        if step.kind == "lesson" and step.required:
            unread.append(step.slug)
        yield StepPlan(step, _step_state(own, late=late and step.required), own)


def _step_state(reasons: tuple[Reason, ...], *, late: bool) -> State:
    if reasons:
        return State.LOCKED
    return State.LATE if late else State.OPEN


def _mark_now(plans: tuple[SetPlan, ...]) -> tuple[SetPlan, ...]:
    """Mark the next step: the first open required one in order, and the course that holds it."""
    slug = next_step(plans)
    return plans if slug is None else tuple(replace(p, courses=tuple(_now(c, slug) for c in p.courses)) for p in plans)


def next_step(plans: Collection[SetPlan]) -> str | None:
    """Return the id of the first required step that is open and not passed."""
    return next(
        (
            step.step.slug
            for part in plans
            if part.state is not State.DONE
            for course in part.courses
            if course.state is not State.DONE
            for step in course.steps
            if step.step.required and step.state in {State.OPEN, State.LATE, State.NOW}
        ),
        None,
    )


def _now(course: CoursePlan, slug: str) -> CoursePlan:
    if all(step.step.slug != slug for step in course.steps):
        return course
    steps = tuple(replace(s, state=State.NOW) if s.step.slug == slug and s.state is State.OPEN else s for s in course.steps)
    return replace(course, steps=steps, state=State.NOW if course.state is State.OPEN else course.state)
