"""A quiz as its author writes it, and as it is frozen when it is published."""

from dataclasses import dataclass
from typing import Literal

from lib.bilingual import Text
from questions.domain import AnyQuestion


@dataclass(frozen=True, slots=True)
class ChapterQuiz:
    """The file of a course's quiz: its bank, from which its lessons' checks come too. `asked`: how many a paper draws, None: all."""

    id: str
    kind: Literal["quiz"]
    title: Text
    course: str
    cut_percent: int
    questions: tuple[AnyQuestion, ...]
    asked: int | None = None


@dataclass(frozen=True, slots=True)
class Draw:
    """How many questions an exam takes from a quiz's bank."""

    quiz: str
    count: int


@dataclass(frozen=True, slots=True)
class Exam:
    """The file of an exam, which has no questions of its own."""

    id: str
    kind: Literal["exam"]
    title: Text
    draw: tuple[Draw, ...]
    minutes: int
    grace_seconds: int
    cut_percent: int
    cut_provisional: bool
    retake_days: int


QuizFile = ChapterQuiz | Exam


@dataclass(frozen=True, slots=True)
class Ref:
    """One frozen question version."""

    id: str
    number: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Pool:
    """Questions to draw from: `count` of them, or all."""

    quiz: str
    count: int | None
    questions: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class PublishedQuiz:
    """The body of a quiz version: rules, and the exact question versions that papers are drawn from."""

    id: str
    kind: Literal["quiz", "exam"]
    title: Text
    course: str | None
    cut_percent: int
    cut_provisional: bool
    minutes: int | None
    grace_seconds: int
    retake_days: int | None
    pools: tuple[Pool, ...]
    checks: tuple[Ref, ...] = ()

    @property
    def is_exam(self) -> bool:
        """Tell whether it is an exam."""
        return self.kind == "exam"

    @property
    def size(self) -> int:
        """Return how many questions a paper has."""
        return sum(len(p.questions) if p.count is None else p.count for p in self.pools)
