"""What pages show of a path, a course and a step for one person."""

from dataclasses import dataclass
from datetime import date

from courses.domain.unlocking import Reason, State
from lib.bilingual import Text


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step for one person. `passed_on` is the UTC date of the pass, `fraction` its share in percent."""

    slug: str
    kind: str
    ref: str
    title: Text
    minutes: int
    required: bool
    state: State
    reasons: tuple[Reason, ...]
    passed_on: date | None
    percent: int | None

    @property
    def is_open(self) -> bool:
        """Tell whether it can be entered."""
        return self.state is not State.LOCKED


@dataclass(frozen=True, slots=True)
class ModuleState:
    """A module for one person."""

    id: str
    title: Text
    steps: tuple[StepRow, ...]


@dataclass(frozen=True, slots=True)
class CourseState:
    """A course for one person. `done` and `total` count required steps; of a done course, those that it was done with."""

    slug: str
    title: Text
    summary: Text
    level: str
    state: State
    due_on: date | None
    reasons: tuple[Reason, ...]
    modules: tuple[ModuleState, ...]

    @property
    def steps(self) -> tuple[StepRow, ...]:
        """All steps in order."""
        return tuple(step for module in self.modules for step in module.steps)

    @property
    def total(self) -> int:
        """How many steps are required; what a later version added to a done course is not."""
        return self.done if self.state is State.DONE else sum(step.required for step in self.steps)

    @property
    def done(self) -> int:
        """How many required steps were passed."""
        return sum(step.required and step.state is State.DONE for step in self.steps)

    @property
    def minutes_left(self) -> int:
        """Stated minutes of the required steps that remain; of a done course none do."""
        if self.state is State.DONE:
            return 0
        return sum(step.minutes for step in self.steps if step.required and step.state is not State.DONE)

    @property
    def passed_on(self) -> date | None:
        """When the last required step was passed, if the course is done."""
        days = [step.passed_on for step in self.steps if step.required and step.passed_on]
        return max(days) if self.state is State.DONE and days else None


@dataclass(frozen=True, slots=True)
class SetState:
    """A set of courses for one person."""

    id: str
    title: Text
    state: State
    needed: int
    opens_on: date
    due_on: date | None
    reasons: tuple[Reason, ...]
    courses: tuple[CourseState, ...]
    first_number: int = 1


@dataclass(frozen=True, slots=True)
class PathState:
    """A path for one person. `done` and `total` count required steps; `day` is the working day since the start.

    Of a done path they count what it was done with: courses that came later are open, and owed by nobody.
    """

    slug: str
    title: Text
    summary: Text
    started_on: date
    due_on: date
    day: int
    sets: tuple[SetState, ...]
    next: StepRow | None

    @property
    def courses(self) -> tuple[CourseState, ...]:
        """All courses in order."""
        return tuple(course for part in self.sets for course in part.courses)

    @property
    def total(self) -> int:
        """How many steps are required."""
        return self.done if self.is_done else sum(course.total for course in self.courses)

    @property
    def done(self) -> int:
        """How many required steps were passed."""
        return sum(course.done for course in self.courses)

    @property
    def percent(self) -> int:
        """Share of the required steps that were passed."""
        return round(100 * self.done / self.total) if self.total else 0

    @property
    def is_done(self) -> bool:
        """Tell whether every set is done."""
        return all(part.state is State.DONE for part in self.sets)
