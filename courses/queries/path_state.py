"""Where people stand: on their paths, in their courses, and which steps are open to them."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from courses.domain.unlocking import State
from courses.models import CourseEnrolment, Enrolment
from courses.queries.layout import Facts
from courses.queries.states import CourseState, PathState, StepRow


def enrolments_of(person_ids: Collection[int]) -> list[Enrolment]:
    """Return live enrolments in published paths, with the versions: one query."""
    rows = Enrolment.objects.filter(person_id__in=person_ids, ended_at__isnull=True, path__current__isnull=False)
    return list(rows.select_related("path__current").defer("path__current__body").order_by("person_id", "started_on", "pk"))


def path_state(person_id: int, path_slug: str, today: date) -> PathState | None:
    """Return where a person stands on a path, None if they are not on it: four queries."""
    found = next((e for e in enrolments_of([person_id]) if e.path.slug == path_slug), None)
    return None if found is None else Facts.about([person_id]).path(found, today)


def paths_of(person_id: int, today: date) -> tuple[PathState, ...]:
    """Return all paths of a person: four queries."""
    return paths_of_many([person_id], today)[person_id]


def paths_of_many(person_ids: Collection[int], today: date) -> dict[int, tuple[PathState, ...]]:
    """Return the paths of each person: four queries for however many."""
    found: dict[int, list[PathState]] = defaultdict(list)
    facts = Facts.about(person_ids)
    for enrolment in enrolments_of(person_ids):
        found[enrolment.person_id].append(facts.path(enrolment, today))
    return {person_id: tuple(found[person_id]) for person_id in person_ids}


def loose_courses_of(person_id: int, today: date) -> tuple[CourseState, ...]:
    """Return the courses that a person was given outside any path: four queries."""
    rows = CourseEnrolment.objects.filter(person_id=person_id, ended_at__isnull=True).select_related("course")
    facts = Facts.about([person_id])
    laid = (facts.course(person_id, row.course.slug, today) for row in rows.order_by("started_on", "pk"))
    return tuple(course for course in laid if course is not None)


@dataclass(frozen=True, slots=True)
class Training:
    """Everything that a person is in: paths, and courses outside any path."""

    paths: tuple[PathState, ...]
    loose: tuple[CourseState, ...]

    @property
    def next(self) -> StepRow | None:
        """The next step: of the first path that has one, else of the first course."""
        on_paths = (path.next for path in self.paths if path.next is not None)
        in_courses = (
            step for course in self.loose for step in course.steps if step.required and step.is_open and step.state is not State.DONE
        )
        return next(on_paths, None) or next(in_courses, None)


def training_of(person_id: int, today: date) -> Training:
    """Return all that a person is in: five queries."""
    facts = Facts.about([person_id])
    paths = tuple(facts.path(enrolment, today) for enrolment in enrolments_of([person_id]))
    known = {course.slug for path in paths for course in path.courses}
    rows = CourseEnrolment.objects.filter(person_id=person_id, ended_at__isnull=True).select_related("course")
    laid = (facts.course(person_id, row.course.slug, today) for row in rows.order_by("started_on", "pk"))
    return Training(paths, tuple(course for course in laid if course is not None and course.slug not in known))


def courses_of(person_id: int, today: date) -> tuple[CourseState, ...]:
    """Return every course that a person is in, by a path or by itself, each as open as any of these makes it."""
    facts = Facts.about([person_id])
    best: dict[str, CourseState] = {}
    for course in _all_courses(facts, person_id, today):
        known = best.get(course.slug)
        if known is None or (known.reasons and not course.reasons):
            best[course.slug] = course
    return tuple(best.values())


def _all_courses(facts: Facts, person_id: int, today: date) -> Iterator[CourseState]:
    for enrolment in enrolments_of([person_id]):
        yield from facts.path(enrolment, today).courses
    loose = CourseEnrolment.objects.filter(person_id=person_id, ended_at__isnull=True).select_related("course")
    for row in loose:
        course = facts.course(person_id, row.course.slug, today)
        if course is not None:
            yield course


def course_state(person_id: int, course_slug: str, today: date) -> CourseState | None:
    """Return a course for a person, None if they are not in it: five queries."""
    return next((c for c in courses_of(person_id, today) if c.slug == course_slug), None)


def open_steps(person_id: int, today: date) -> tuple[StepRow, ...]:
    """Return the steps that a person may enter today: five queries."""
    return tuple(step for course in courses_of(person_id, today) for step in course.steps if step.is_open)
