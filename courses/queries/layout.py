"""Laying out paths and courses for people: read the facts once, use them for all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from courses.domain import unlocking
from courses.domain.course_file import CourseFile
from courses.domain.workdays import PLAIN, Calendar
from courses.models import Enrolment, Step, StepPass
from courses.queries.published import courses_now, path_of
from courses.queries.states import CourseState, ModuleState, PathState, SetState, StepRow
from lib.bilingual import Text


class Unpublished(Exception):
    """The path has no current version; nobody can be enrolled in such a one."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is needed to lay out paths and courses for some people: read once, used for all of them."""

    courses: Mapping[str, CourseFile]
    steps: Mapping[str, Step]
    passes: Mapping[int, Mapping[str, StepPass]]
    calendar: Calendar

    @classmethod
    def about(cls, person_ids: Iterable[int], calendar: Calendar = PLAIN) -> "Facts":
        """Read the facts: three queries."""
        passes: dict[int, dict[str, StepPass]] = {person_id: {} for person_id in person_ids}
        for row in StepPass.objects.filter(person_id__in=passes).select_related("step"):
            passes[row.person_id][row.step.slug] = row
        return cls(courses_now(), {step.slug: step for step in Step.objects.all()}, passes, calendar)

    def path(self, enrolment: Enrolment, today: date) -> PathState:
        """Lay out an enrolment; its path and that path's current version are loaded."""
        version = enrolment.path.current
        if version is None:
            raise Unpublished(enrolment.path.slug)
        path, passed = path_of(version), self.passes.get(enrolment.person_id, {})
        plans = unlocking.plan_path(
            path,
            self.courses,
            passed=passed.keys(),
            titles=self._titles(),
            started_on=enrolment.started_on,
            today=today,
            calendar=self.calendar,
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
        passed = self.passes.get(person_id, {})
        plan = unlocking.plan_course(self.courses[slug], passed=passed.keys(), titles=self._titles(), due_on=due_on, today=today)
        return self._course(plan, passed)

    def _course(self, plan: unlocking.CoursePlan, passed: Mapping[str, StepPass]) -> CourseState:
        course = plan.course
        rows = {row.slug: row for row in self._rows(plan, passed)}
        modules = tuple(
            ModuleState(module.id, module.title, tuple(rows[f"{course.id}/{step.ref}"] for step in module.steps))
            for module in course.modules
        )
        return CourseState(course.id, course.title, course.summary, course.level, plan.state, plan.due_on, plan.reasons, modules)

    def _rows(self, plan: unlocking.CoursePlan, passed: Mapping[str, StepPass]) -> Iterator[StepRow]:
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
                row.passed_at.date() if row else None,
                round(row.fraction * 100) if row else None,
            )

    def _titles(self) -> Mapping[str, Text]:
        return {slug: step.title for slug, step in self.steps.items()}
