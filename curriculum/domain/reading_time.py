"""Stated minutes against what reading and answering take."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from courses.domain.lesson_file import LessonFile, LessonTwin
from curriculum.domain.passages import LANGUAGES
from knowledge.domain import tokens
from lib.markdown_blocks import Chat, Check, Document, document
from lib.packs import Entry, Pack
from lib.problems import Problem
from lib.prose import reading_minutes

CHECK_S = 45
TOLERANCE = Decimal(1) / 3


def check_minutes(pack: Pack) -> Iterator[Problem]:
    """Yield lessons whose stated minutes are more than a third off, in either language."""
    for entry in pack.of("lesson").values():
        lesson: LessonFile = entry.value
        for lang in LANGUAGES:
            yield from _check_twin(entry, getattr(lesson, lang), lang)


def taken_minutes(body: str, lang: str) -> Decimal:
    """Return the minutes of reading a lesson's text and answering its checks."""
    read = document(body)
    checks = sum(isinstance(block, Check) for part in read.parts for block in part.blocks)
    return reading_minutes(_text(read), lang) + Decimal(checks * CHECK_S) / 60


def _check_twin(entry: Entry, twin: LessonTwin, lang: str) -> Iterator[Problem]:
    taken = taken_minutes(twin.body, lang)
    if abs(twin.minutes - taken) > taken * TOLERANCE:
        shown = taken.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
        reason = f"states {twin.minutes} minutes; reading and answering take about {shown}, more than a third off"
        yield entry.problem(f"{lang}.minutes", reason)


def _text(read: Document) -> str:
    said: list[str] = []
    for part in read.parts:
        said.append(part.title)
        for block in part.blocks:
            if isinstance(block, Chat):
                said += [block.title, *(line.text for line in block.lines)]
            elif not isinstance(block, Check):
                said.append(block.source)
    return tokens.blanked("\n".join(said))
