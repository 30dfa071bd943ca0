"""Where people stand: on their paths, in their courses, and which steps are open to them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from courses.domain.unlocking import State
from courses.queries.layout import Facts
from courses.queries.standing import Begun
from courses.queries.states import CourseState, PathState, StepRow


def path_state(person_id: int, path_slug: str, today: date) -> PathState | None:
    """Return where a person stands on a path, None if they are not on it: two queries."""
    facts = Facts.about([person_id])
    found = next((each for each in facts.people[person_id].paths if each.slug == path_slug), None)
    return None if found is None else facts.path(person_id, found, today)


def paths_of(person_id: int, today: date) -> tuple[PathState, ...]:
    """Return all paths of a person: two queries."""
    return paths_of_many([person_id], today)[person_id]


def paths_of_many(person_ids: Collection[int], today: date) -> dict[int, tuple[PathState, ...]]:
    """Return the paths of each person: two queries for however many."""
    facts = Facts.about(person_ids)
    return {pk: _paths(facts, pk, today) for pk in facts.people}


def loose_courses_of(person_id: int, today: date) -> tuple[CourseState, ...]:
    """Return the courses that a person was given outside any path: two queries."""
    return _loose(Facts.about([person_id]), person_id, today)


def _paths(facts: Facts, person_id: int, today: date) -> tuple[PathState, ...]:
    return tuple(facts.path(person_id, enrolled, today) for enrolled in facts.people[person_id].paths)


def _loose(facts: Facts, person_id: int, today: date) -> tuple[CourseState, ...]:
    laid = (facts.course(person_id, enrolled.slug, today) for enrolled in facts.people[person_id].loose)
    return tuple(course for course in laid if course is not None)


@dataclass(frozen=True, slots=True)
class Training:
    """Everything that a person is in: paths, and courses outside any path; lessons that are being read, by id."""

    paths: tuple[PathState, ...]
    loose: tuple[CourseState, ...]
    reading: Mapping[str, Begun]

    @property
    def next(self) -> StepRow | None:
        """The next step: of the first path that has one, else of the first course."""
        on_paths = (path.next for path in self.paths if path.next is not None)
        in_courses = (
            step for course in self.loose for step in course.steps if step.required and step.is_open and step.state is not State.DONE
        )
        return next(on_paths, None) or next(in_courses, None)


def training_of(person_id: int, today: date) -> Training:
    """Return all that a person is in: two queries."""
    facts = Facts.about([person_id])
    paths = _paths(facts, person_id, today)
    known = {course.slug for path in paths for course in path.courses}
    return Training(
        paths, tuple(course for course in _loose(facts, person_id, today) if course.slug not in known), facts.people[person_id].reading
    )


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
    for path in _paths(facts, person_id, today):
        yield from path.courses
    yield from _loose(facts, person_id, today)


def course_state(person_id: int, course_slug: str, today: date) -> CourseState | None:
    """Return a course for a person, None if they are not in it: two queries."""
    return next((c for c in courses_of(person_id, today) if c.slug == course_slug), None)


def open_steps(person_id: int, today: date) -> tuple[StepRow, ...]:
    """Return the steps that a person may enter today: two queries."""
    return tuple(step for course in courses_of(person_id, today) for step in course.steps if step.is_open)
