"""Laying out paths and courses for people: read the facts once, use them for all."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from django.db import connection

from courses.domain import unlocking
from courses.domain.course_file import CourseFile
from courses.domain.workdays import Calendar
from courses.queries.calendar import firm_calendar
from courses.queries.published import courses_by_sha, path_by_sha
from courses.queries.standing import Enrolled, Passed, Standing, standing_of
from courses.queries.states import CourseState, ModuleState, PathState, SetState, StepRow
from lib.bilingual import Text

# Written out, because building it anew would cost each page more than the database takes to answer.
_PUBLISHED = """
SELECT c.slug, v.sha256, s.slug, s.title_zh, s.title_en, s.minutes
FROM courses_course c JOIN courses_courseversion v ON v.id = c.current_id LEFT JOIN courses_step s ON s.course_id = c.id
"""


@dataclass(frozen=True, slots=True)
class Slot:
    """What a step is called, and how long it takes."""

    title: Text
    minutes: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What is needed to lay out paths and courses for some people: read once, used for all of them."""

    courses: Mapping[str, CourseFile]
    steps: Mapping[str, Slot]
    people: Mapping[int, Standing]
    calendar: Calendar

    @classmethod
    def about(cls, person_ids: Collection[int], calendar: Calendar | None = None) -> "Facts":
        """Read the facts: two queries, one for nobody."""
        with connection.cursor() as cursor:
            cursor.execute(_PUBLISHED)
            rows = cursor.fetchall()
        shas: dict[str, str] = {}
        steps: dict[str, Slot] = {}
        for course, sha, slug, zh, en, minutes in rows:
            shas[course] = sha
            if slug is not None:
                steps[slug] = Slot(Text(zh, en), minutes)
        return cls(courses_by_sha(shas), steps, standing_of(person_ids), calendar or firm_calendar())

    def path(self, person_id: int, enrolment: Enrolled, today: date) -> PathState:
        """Lay out a path that a person is on."""
        path, person = path_by_sha(enrolment.sha), self.people[person_id]
        passed = person.passes
        plans = unlocking.plan_path(
            path,
            self.courses,
            passed=passed.keys(),
            titles=self._titles,
            started_on=enrolment.started_on,
            today=today,
            calendar=self.calendar,
            completed=person.completed,
        )
        sets = tuple(
            SetState(
                plan.set.id,
                plan.set.title,
                plan.state,
                plan.set.needed,
                plan.opens_on,
                plan.due_on,
                plan.reasons,
                tuple(self._course(course, passed) for course in plan.courses),
                first,
            )
            for plan, first in zip(plans, accumulate((len(p.courses) for p in plans), initial=1), strict=False)
        )
        upcoming = unlocking.next_step(plans)
        return PathState(
            path.id,
            path.title,
            path.summary,
            enrolment.started_on,
            self.calendar.nth(enrolment.started_on, path.working_days),
            self.calendar.number(enrolment.started_on, today),
            sets,
            next((s for part in sets for c in part.courses for s in c.steps if s.slug == upcoming), None),
        )

    def course(self, person_id: int, slug: str, today: date, due_on: date | None = None) -> CourseState | None:
        """Lay out a course outside any path, None if it is not published."""
        if slug not in self.courses:
            return None
        person = self.people.get(person_id, Standing())
        plan = unlocking.plan_course(
            self.courses[slug],
            passed=person.passes.keys(),
            titles=self._titles,
            due_on=due_on,
            today=today,
            completed=slug in person.completed,
        )
        return self._course(plan, person.passes)

    def _course(self, plan: unlocking.CoursePlan, passed: Mapping[str, Passed]) -> CourseState:
        course = plan.course
        rows = {row.slug: row for row in self._rows(plan, passed)}
        modules = tuple(
            ModuleState(module.id, module.title, tuple(rows[f"{course.id}/{step.ref}"] for step in module.steps))
            for module in course.modules
        )
        return CourseState(course.id, course.title, course.summary, course.level, plan.state, plan.due_on, plan.reasons, modules)

    def _rows(self, plan: unlocking.CoursePlan, passed: Mapping[str, Passed]) -> Iterator[StepRow]:
        for laid in plan.steps:
            step, row = self.steps.get(laid.step.slug), passed.get(laid.step.slug)
            yield StepRow(
                laid.step.slug,
                laid.step.kind,
                laid.step.ref,
                step.title if step else Text(laid.step.ref, laid.step.ref),
                step.minutes if step else 0,
                laid.step.required,
                laid.state,
                laid.reasons,
                row.on if row else None,
                row.percent if row else None,
            )

    @property
    def _titles(self) -> Mapping[str, Text]:
        return {slug: step.title for slug, step in self.steps.items()}
