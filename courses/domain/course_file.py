"""The shape of a course: modules, and in them steps that are lessons, quizzes or role-plays."""

from dataclasses import dataclass
from typing import Literal

from courses.domain.lesson_file import Level
from lib.bilingual import Text

StepKind = Literal["lesson", "quiz", "scenario"]


@dataclass(frozen=True, slots=True)
class LessonStep:
    """A lesson to read."""

    lesson: str
    required: bool = True

    @property
    def kind(self) -> StepKind:
        """The kind of step."""
        return "lesson"

    @property
    def ref(self) -> str:
        """The pack id of what it leads to."""
        return self.lesson


@dataclass(frozen=True, slots=True)
class QuizStep:
    """A quiz or an exam to pass."""

    quiz: str
    required: bool = True

    @property
    def kind(self) -> StepKind:
        """The kind of step."""
        return "quiz"

    @property
    def ref(self) -> str:
        """The pack id of what it leads to."""
        return self.quiz


@dataclass(frozen=True, slots=True)
class ScenarioStep:
    """A role-play to bring to a good or fair end."""

    scenario: str
    required: bool = True

    @property
    def kind(self) -> StepKind:
        """The kind of step."""
        return "scenario"

    @property
    def ref(self) -> str:
        """The pack id of what it leads to."""
        return self.scenario


@dataclass(frozen=True, slots=True)
class Module:
    """Steps that belong together under one heading."""

    id: str
    title: Text
    steps: tuple[LessonStep | QuizStep | ScenarioStep, ...]


@dataclass(frozen=True, slots=True)
class CourseFile:
    """A course."""

    id: str
    title: Text
    summary: Text
    level: Level
    modules: tuple[Module, ...]

    def plan(self) -> "tuple[PlannedStep, ...]":
        """Return the steps in order, each under its own id (`C01/C01-4`)."""
        return tuple(
            PlannedStep(f"{self.id}/{step.ref}", step.kind, step.ref, module.id, step.required)
            for module in self.modules
            for step in module.steps
        )


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step with its id and its place."""

    slug: str
    kind: StepKind
    ref: str
    module: str
    required: bool
