"""The shape of a lesson: what an author writes, and what a frozen version holds."""

from dataclasses import dataclass
from typing import Literal

from courses.domain.media import Pin
from lib.bilingual import Language, Text, language_of

Level = Literal["J", "I", "S", "L"]


@dataclass(frozen=True, slots=True)
class Objective:
    """What the learner can do afterwards, beginning with an observable verb."""

    id: str
    verb: str
    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """What finishing asks for beside reaching the last part.

    `checks`: `answered` wants every check answered once; `right` wants `right` of them answered rightly as well.
    `signature`: whether the reader signs "read and understood" for the exact version.
    """

    checks: Literal["answered", "right"] = "answered"
    right: int = 0
    signature: bool = False


@dataclass(frozen=True, slots=True)
class LessonTwin:
    """One language of a lesson: its front matter and its Markdown."""

    id: str
    language: Language
    title: str
    level: Level
    minutes: int
    objectives: tuple[Objective, ...]
    rule_code: str
    body: str
    scripts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    claims: tuple[int, ...] = ()
    scenario: str | None = None
    sources: tuple[str, ...] = ()
    done: Done = Done()


@dataclass(frozen=True, slots=True)
class LessonFile:
    """Both languages of a lesson; the file that a pack keeps in `lessons/<id>/zh.md` and `en.md`.

    `media` is not written by authors: loading pins the pictures that the texts show, so that a version keeps its own.
    """

    zh: LessonTwin
    en: LessonTwin
    media: tuple[Pin, ...] = ()

    def twin(self, language: str) -> LessonTwin:
        """Return the twin for a language code such as `zh-hans` or `en`."""
        return self.zh if language_of(language) == "zh" else self.en

    @property
    def title(self) -> Text:
        """The title in both languages."""
        return Text(self.zh.title, self.en.title)

    @property
    def minutes(self) -> int:
        """Stated minutes; both twins state the same."""
        return self.zh.minutes
