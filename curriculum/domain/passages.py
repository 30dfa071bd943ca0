"""The texts of a pack, each with its place: what the checks of citations, figures and twins walk over."""

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from courses.domain.lesson_file import LessonFile, LessonTwin
from lib.bilingual import Text
from lib.markdown_blocks import Chat, Check, Example, Html, document
from lib.packs import Entry
from lib.problems import Level, Problem

LANGUAGES = ("zh", "en")

# Kinds whose figures must be cited, with the keys that hold examples (free of that rule).
CITING: Mapping[str, frozenset[str]] = {
    "lesson": frozenset(),
    "quiz": frozenset({"accept"}),
    "script": frozenset({"good", "bad", "example", "choices"}),
    "course": frozenset(),
    "path": frozenset(),
    "certification": frozenset({"seal"}),
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in one language at one place. `free` texts are examples: figures in them need no source."""

    text: str
    lang: str
    file: str
    line: int
    column: int
    key: str
    free: bool

    def problem(self, reason: str, level: Level = "error", offset: int = 0) -> Problem:
        """Blame it; `offset` counts characters into a passage that is one line of its file."""
        return Problem(self.file, self.line, self.column + offset, self.key, reason, level)


@dataclass(frozen=True, slots=True)
class Pair:
    """What the twins say in one place: a text of a YAML file, a field of the front matter, or a lesson's whole body."""

    zh: tuple[Passage, ...]
    en: tuple[Passage, ...]


def pairs_of(entry: Entry) -> Iterator[Pair]:
    """Yield every text of an entry in both languages."""
    if isinstance(entry.value, LessonFile):
        yield from _lesson_pairs(entry, entry.value)
        return
    free = CITING.get(entry.kind)
    for key, text in _texts(entry.value, ""):
        example = free is None or any(word in free for word in key.replace("[", ".").split("."))
        zh, en = (_at(entry, f"{key}.{lang}", text.get(lang), lang, free=example) for lang in LANGUAGES)
        yield Pair((zh,), (en,))


def passages_of(entry: Entry) -> Iterator[Passage]:
    """Yield every text of an entry, one language at a time."""
    for pair in pairs_of(entry):
        yield from pair.zh
        yield from pair.en


def _texts(value: Any, key: str) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield key, value
    elif dataclasses.is_dataclass(value):
        renamed = getattr(type(value), "__key__", {})
        for field in dataclasses.fields(value):
            name = renamed.get(field.name, field.name)
            yield from _texts(getattr(value, field.name), f"{key}.{name}" if key else name)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _texts(item, f"{key}.{name}" if key else str(name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _texts(item, f"{key}[{index}]")


def _at(entry: Entry, key: str, text: str, lang: str, *, free: bool) -> Passage:
    place = entry.problem(key, "")
    return Passage(text, lang, place.file, place.line, 0, key, free)


def _lesson_pairs(entry: Entry, lesson: LessonFile) -> Iterator[Pair]:
    for key in ("title", "rule_code", *(f"objectives[{n}].text" for n in range(len(lesson.zh.objectives)))):
        sides = [_front(entry, lesson, lang, key) for lang in LANGUAGES]
        yield Pair(*sides)
    yield Pair(tuple(_body(entry, lesson.zh, "zh")), tuple(_body(entry, lesson.en, "en")))


def _front(entry: Entry, lesson: LessonFile, lang: str, key: str) -> tuple[Passage, ...]:
    twin: LessonTwin = getattr(lesson, lang)
    found = dict(_front_texts(twin))
    if key not in found:
        return ()
    place = entry.problem(f"{lang}.{key}", "")
    return (Passage(found[key], lang, place.file, place.line, 0, key, free=False),)


def _front_texts(twin: LessonTwin) -> Iterator[tuple[str, str]]:
    yield "title", twin.title
    yield "rule_code", twin.rule_code
    for index, objective in enumerate(twin.objectives):
        yield f"objectives[{index}].text", objective.text


def _body(entry: Entry, twin: LessonTwin, lang: str) -> Iterator[Passage]:
    """Yield the lines of a lesson's Markdown; those of chats and examples are free."""
    place = entry.problem(f"{lang}.body", "")
    for part in document(twin.body).parts:
        if part.title:
            yield Passage(part.title, lang, place.file, place.line + part.line - 1, 0, "body", free=False)
        for block in part.blocks:
            for offset, text in _lines(block):
                line = place.line + block.line - 1 + offset
                yield Passage(text, lang, place.file, line, 1, "body", free=not isinstance(block, Html))


def _lines(block: Html | Chat | Example | Check) -> Iterator[tuple[int, str]]:
    if isinstance(block, Html):
        yield from enumerate(block.source.split("\n"))
    elif isinstance(block, Example):
        yield from enumerate(block.source.split("\n"), 1)
    elif isinstance(block, Chat):
        yield 0, block.title
        yield from enumerate((line.text for line in block.lines), 1)
