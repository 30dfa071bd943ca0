"""Coverage: which lessons and questions carry each heading and figure of the source documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from courses.domain.lesson_file import LessonFile
from curriculum.domain.head import Heading
from curriculum.domain.passages import passages_of
from knowledge.domain import tokens
from knowledge.domain.claim import Claim
from knowledge.domain.tokens import ClaimToken
from lib.packs import Entry, Pack
from lib.problems import Problem
from lib.yamlnodes import Node
from quizzes.domain import ChapterQuiz


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A heading, the lessons that name it among their sources, and the questions on these lessons' objectives."""

    heading: Heading
    lessons: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure, and the lessons and questions whose texts cite it."""

    claim: Claim
    lessons: tuple[str, ...]
    questions: tuple[str, ...]


def check_coverage(pack: Pack, headings: Sequence[Heading], head: Node | None) -> Iterator[Problem]:
    """Yield headings of the path that no lesson carries, and sources that name no heading. Nothing where none are listed."""
    rows = heading_rows(pack, headings)
    for index, row in enumerate(rows):
        if row.heading.path and not row.lessons and head is not None:
            node = head.value["headings"].value[index]
            yield node.problem(f"no lesson has {row.heading.id} among its sources, and the path has to teach it", "id")
    if headings:
        yield from _strange_sources(pack, headings)


def heading_rows(pack: Pack, headings: Sequence[Heading]) -> tuple[HeadingRow, ...]:
    """Return each heading with what carries it, in the order of the headings."""
    questions = _questions_by_lesson(pack)
    carriers: dict[str, list[str]] = {heading.id: [] for heading in headings}
    for name, lesson in _lessons(pack):
        for source in lesson.zh.sources:
            heading = named_by(source, headings)
            if heading is not None and name not in carriers[heading.id]:
                carriers[heading.id].append(name)
    return tuple(
        HeadingRow(heading, tuple(found := carriers[heading.id]), tuple(q for name in found for q in questions.get(name, ())))
        for heading in headings
    )


def figure_rows(pack: Pack) -> tuple[FigureRow, ...]:
    """Return each figure with what cites it, by its number."""
    lessons: dict[int, list[str]] = {}
    questions: dict[int, list[str]] = {}
    for entry in pack.of("lesson").values():
        for number in sorted({*entry.value.zh.claims, *(number for number, _key in _cited(entry))}):
            lessons.setdefault(number, []).append(entry.id)
    for entry in pack.of("quiz").values():
        for number, key in _cited(entry):
            asked = _question_at(entry, key)
            if asked and asked not in questions.setdefault(number, []):
                questions[number].append(asked)
    claims: list[Claim] = sorted((entry.value for entry in pack.of("claim").values()), key=lambda claim: claim.id)
    return tuple(FigureRow(one, tuple(lessons.get(one.id, ())), tuple(questions.get(one.id, ()))) for one in claims)


def named_by(source: str, headings: Sequence[Heading]) -> Heading | None:
    """Return the heading that a lesson's source names: its id, perhaps with words behind it."""
    return next((heading for heading in headings if source == heading.id or source.startswith(f"{heading.id} ")), None)


def _strange_sources(pack: Pack, headings: Sequence[Heading]) -> Iterator[Problem]:
    for entry in pack.of("lesson").values():
        for lang in ("zh", "en"):
            for index, source in enumerate(getattr(entry.value, lang).sources):
                if named_by(source, headings) is None:
                    yield entry.problem(f"{lang}.sources[{index}]", f"{source} begins with no heading of pack.yaml")


def _lessons(pack: Pack) -> Iterator[tuple[str, LessonFile]]:
    for name, entry in sorted(pack.of("lesson").items()):
        yield name, entry.value


def _questions_by_lesson(pack: Pack) -> dict[str, list[str]]:
    owner = {objective.id: name for name, lesson in _lessons(pack) for objective in lesson.zh.objectives}
    found: dict[str, list[str]] = {}
    for entry in pack.of("quiz").values():
        for question in entry.value.questions if isinstance(entry.value, ChapterQuiz) else ():
            if question.objective in owner:
                found.setdefault(owner[question.objective], []).append(question.id)
    return found


def _cited(entry: Entry) -> Iterator[tuple[int, str]]:
    for passage in passages_of(entry):
        for found in tokens.found(passage.text):
            if isinstance(found.token, ClaimToken):
                yield found.token.claim, passage.key


def _question_at(entry: Entry, key: str) -> str | None:
    """Return the question that a text's key (`questions[3].stem.zh`) lies in."""
    if not isinstance(entry.value, ChapterQuiz) or not key.startswith("questions["):
        return None
    return entry.value.questions[int(key.removeprefix("questions[").partition("]")[0])].id
