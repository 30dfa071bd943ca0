"""A lesson's page: one part of it, rendered, with its checks and what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from itertools import groupby

from courses.domain import completion, parts
from courses.domain.lesson_file import LessonTwin
from courses.domain.media import Pin
from courses.models import CheckAnswer, Lesson, LessonVersion, Reading
from courses.queries.links import RuleLink, ScriptLink, rule_links, script_links
from courses.queries.one_lesson import signed_now
from courses.queries.pictures import shown_by
from courses.queries.published import lesson_by_sha, lesson_of
from courses.queries.standing import Begun
from knowledge.domain.citations import Facts, render, render_markup
from knowledge.queries import facts_in_force
from lib.bilingual import language_of
from lib.markdown import render as render_markdown
from lib.markdown_blocks import Block, Chat, Check, Example
from questions.domain import AnyQuestion, ExplainedQuestion, ShownQuestion
from questions.domain.responses import explained, shown
from questions.queries import current_questions

_ANSWERS = "SELECT * FROM courses_checkanswer WHERE person_id = %s AND lesson_id = %s ORDER BY id"


@dataclass(frozen=True, slots=True)
class Bubbles:
    """A model chat, its lines with citations resolved."""

    kind: str
    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check: to be answered, or answered and explained."""

    slug: str
    shown: ShownQuestion
    explained: ExplainedQuestion | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class PageBlock:
    """One thing on the page: safe `html`, an `example`, one or two `chats`, or a `check`."""

    html: str = ""
    example: bool = False
    chats: tuple[Bubbles, ...] = ()
    check: CheckView | None = None


@dataclass(frozen=True, slots=True)
class PartLink:
    """A line of the outline. `open_checks` counts the checks in it that are not answered."""

    number: int
    title: str
    reached: bool
    open_checks: int


@dataclass(frozen=True, slots=True)
class LessonPage:
    """What a lesson's page shows."""

    slug: str
    twin: LessonTwin
    version: LessonVersion
    number: int
    title: str
    blocks: tuple[PageBlock, ...]
    outline: tuple[PartLink, ...]
    outcome: completion.Outcome
    reading: Reading | None
    scripts: list[ScriptLink]
    rules: list[RuleLink]

    @property
    def is_last(self) -> bool:
        """Tell whether this is the last part."""
        return self.number == len(self.outline)

    @property
    def finished_version(self) -> int | None:
        """The number of the version that was finished, if any was."""
        return self.reading.version.number if self.reading and self.reading.finished_at else None

    @property
    def percent(self) -> int:
        """How far along: parts gone through and checks answered."""
        if self.reading and self.reading.finished_at:
            return 100
        reached = self.reading.furthest_part - 1 if self.reading else 0
        whole = len(self.outline) + len(parts.checks_of(self.twin.body))
        open_checks = sum(part.open_checks for part in self.outline)
        return round(100 * (reached + len(parts.checks_of(self.twin.body)) - open_checks) / whole)

    @property
    def minutes_left(self) -> int:
        """Stated minutes, less the share that is behind."""
        return round(self.twin.minutes * (100 - self.percent) / 100)


def lesson_page(
    lesson: Lesson,
    version: LessonVersion,
    *,
    reading: Reading | None,
    person_id: int,
    part: int | None,
    language: str,
    today: date,
    again: str = "",
    free: bool = False,
) -> LessonPage:
    """Return one part of a lesson: the one asked for, if it was reached, else where the reader stopped.

    `reading` comes with its lesson from `found_lesson`. `again` names a check to be shown open once more; with `free` any
    part may be asked for. Three queries; two for whoever never opened it.
    """
    whole = lesson_of(version)
    twin = whole.twin(language)
    taken = parts.parts_of(twin.body)
    number = _place(reading, part, len(taken), free=free)
    answers, best = _answers(person_id, lesson) if reading is not None else ({}, {})
    facts = facts_in_force(today)
    chosen = taken[number - 1]
    questions = current_questions(chosen.checks)
    views = {
        slug: check_view(question, answers.get(slug) if slug != again else None, person_id, language, facts)
        for slug, question in questions.items()
    }
    return LessonPage(
        slug=lesson.slug,
        twin=twin,
        version=version,
        number=number,
        title=chosen.title,
        blocks=_blocks(_markup(twin.body, number, language_of(language), whole.media), language, views, facts),
        outline=tuple(
            PartLink(
                each.number,
                each.title,
                free or (reading is not None and each.number <= reading.furthest_part),
                sum(1 for check in each.checks if check not in answers),
            )
            for each in taken
        ),
        outcome=_outcome(twin, reading, best),
        reading=reading,
        scripts=script_links(twin.scripts, facts.scripts),
        rules=rule_links(twin.rules),
    )


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a reader stopped in a lesson."""

    part: str
    percent: int
    minutes_left: int


def stopped_at(begun: Begun, language: str) -> Stop:
    """Return where a reader stopped in a lesson begun and not finished: no query, one for a version never read here."""
    twin = lesson_by_sha(begun.sha).twin(language)
    taken = parts.parts_of(twin.body)
    percent = round(100 * (begun.furthest_part - 1) / len(taken))
    return Stop(taken[min(begun.part, len(taken)) - 1].title, percent, max(1, round(twin.minutes * (100 - percent) / 100)))


def one_check(lesson: Lesson, slug: str, *, person_id: int, language: str, today: date) -> CheckView | None:
    """Return one check of a lesson with the answer last given: for the fragment that takes its place."""
    question = current_questions([slug]).get(slug)
    if question is None:
        return None
    return check_view(question, _answers(person_id, lesson)[0].get(slug), person_id, language, facts_in_force(today))


def shown_check(slug: str, *, person_id: int, language: str) -> ShownQuestion | None:
    """Return a check as this reader sees it: one query."""
    question = current_questions([slug]).get(slug)
    return None if question is None else shown(question, language, order_seed_of(person_id))


def check_view(question: AnyQuestion, answer: CheckAnswer | None, person_id: int, language: str, facts: Facts) -> CheckView:
    """Return a check, explained if it was answered."""

    def say(text: str) -> str:
        return render(text, facts, language_of(language))

    seen = shown(question, language, order_seed_of(person_id), say)
    if answer is None:
        return CheckView(question.id, seen, None, None)
    return CheckView(question.id, seen, explained(question, answer.response, language, say), answer.answered_at)


def order_seed_of(person_id: int) -> str:
    """Return what deals the order of a reader's checks: the same for them each time."""
    return f"lesson:{person_id}"


def _place(reading: Reading | None, part: int | None, count: int, *, free: bool) -> int:
    reached = count if free else reading.furthest_part if reading else 1
    wanted = part if part is not None else (reading.part if reading else 1)
    return max(1, min(wanted, reached, count))


def _answers(person_id: int, lesson: Lesson) -> tuple[dict[str, CheckAnswer], dict[str, Decimal]]:
    """Return the answer last given to each check, and the best fraction: one query."""
    last: dict[str, CheckAnswer] = {}
    best: dict[str, Decimal] = {}
    for row in CheckAnswer.objects.raw(_ANSWERS, [person_id, lesson.pk]):
        last[row.check_slug] = row
        best[row.check_slug] = max(row.fraction, best.get(row.check_slug, row.fraction))
    return last, best


def _outcome(twin: LessonTwin, reading: Reading | None, best: Mapping[str, Decimal]) -> completion.Outcome:
    if reading is not None and reading.finished_at is not None:
        return completion.Outcome((), Decimal(1))
    return completion.decide(
        rule=twin.done,
        parts=len(parts.parts_of(twin.body)),
        reached=reading.furthest_part if reading else 0,
        checks=parts.checks_of(twin.body),
        best=best,
        signed=reading is not None and signed_now(reading),
    )


def _blocks(kept: tuple[tuple[Block, str], ...], language: str, views: Mapping[str, CheckView], facts: Facts) -> tuple[PageBlock, ...]:
    """Render a part. The Markdown is kept by its text; citations are put in anew, for they change with the day."""
    lang = language_of(language)
    made: list[PageBlock] = []
    for pair, group in groupby(kept, key=lambda each: isinstance(each[0], Chat) and each[0].kind != "plain"):
        if pair:
            chats = [_bubbles(block, facts, lang) for block, _html in group if isinstance(block, Chat)]
            made += [PageBlock(chats=tuple(chats[at : at + 2])) for at in range(0, len(chats), 2)]
        else:
            made += [_block(block, html, views, facts, lang) for block, html in group]
    return tuple(made)


def _block(block: Block, html: str, views: Mapping[str, CheckView], facts: Facts, lang: str) -> PageBlock:
    if isinstance(block, Check):
        return PageBlock(check=views.get(block.question))
    if isinstance(block, Chat):
        return PageBlock(chats=(_bubbles(block, facts, lang),))
    return PageBlock(html=render_markup(html, facts, lang), example=isinstance(block, Example))


def _bubbles(chat: Chat, facts: Facts, lang: str) -> Bubbles:
    lines = tuple((line.who, render(line.text, facts, lang)) for line in chat.lines)
    return Bubbles(chat.kind, chat.title.strip('"“”「」'), lines)


@lru_cache(maxsize=1024)
def _markup(body: str, number: int, lang: str, media: tuple[Pin, ...]) -> tuple[tuple[Block, str], ...]:
    part = parts.parts_of(body)[number - 1]
    find = shown_by(media)
    return tuple((block, "" if isinstance(block, (Chat, Check)) else render_markdown(block.source, lang, find)) for block in part.blocks)
