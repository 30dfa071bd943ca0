"""The shape of a path: sets of courses, opened and due on working days."""

from dataclasses import dataclass
from typing import Literal

from lib.bilingual import Text


@dataclass(frozen=True, slots=True)
class CourseSet:
    """Courses that open together. `need` says how many of them complete the set.

    Days count working days from the start of the path, the first being day 1.
    """

    id: str
    title: Text
    courses: tuple[str, ...]
    need: Literal["all"] | int = "all"
    opens_on_day: int = 1
    due_on_day: int | None = None
    after: tuple[str, ...] = ()

    @property
    def needed(self) -> int:
        """How many of its courses complete the set."""
        return len(self.courses) if self.need == "all" else self.need


@dataclass(frozen=True, slots=True)
class PathFile:
    """A path."""

    id: str
    title: Text
    summary: Text
    working_days: int
    sets: tuple[CourseSet, ...]

    def courses(self) -> tuple[str, ...]:
        """Return the ids of its courses in order, each once."""
        return tuple(dict.fromkeys(course for part in self.sets for course in part.courses))
