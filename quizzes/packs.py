"""Quizzes in a pack: `quizzes/<id>.yaml`, banks and exams."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, cast

from audit.domain import Actor
from lib.packs import Entry, Loaded, Pack, PackKind
from lib.problems import Problem
from questions.packs import check_questions, exported
from quizzes.domain import ChapterQuiz, Exam, PublishedQuiz, QuizFile
from quizzes.domain.published import Draw
from quizzes.models import Quiz
from quizzes.queries.published import published
from quizzes.services.publishing import publish

KINDS: tuple[PackKind, ...] = (PackKind("quiz", "quizzes", cast("type[Any]", QuizFile)),)


def check(pack: Pack) -> Iterator[Problem]:
    """Find what is wrong with the quizzes of a pack beyond their shape."""
    seen: dict[str, str] = {}
    for entry in pack.of("quiz").values():
        if not 1 <= entry.value.cut_percent <= 100:  # noqa: PLR2004 - a percentage
            yield entry.problem("cut_percent", f"must lie between 1 and 100, not {entry.value.cut_percent}")
        yield from _bank(pack, entry, seen) if isinstance(entry.value, ChapterQuiz) else _exam(pack, entry)


def load(pack: Pack, *, by: Actor, at: datetime) -> Loaded:
    """Publish the quizzes of a pack, banks before the exams that draw from them."""
    loaded = Loaded()
    for entry in sorted(pack.of("quiz").values(), key=lambda e: (isinstance(e.value, Exam), e.id)):
        loaded.absorb(publish(quiz_file=entry.value, by=by, at=at))
    return loaded


def export() -> Iterator[Entry]:
    """Return every published quiz as the file that it came from."""
    for quiz in Quiz.objects.filter(current__isnull=False).select_related("current").order_by("slug"):
        if quiz.current is not None:
            yield Entry("quiz", quiz.slug, _file_of(published(quiz.current)))


def _bank(pack: Pack, entry: Entry, seen: dict[str, str]) -> Iterator[Problem]:
    quiz: ChapterQuiz = entry.value
    yield from check_questions(entry, quiz.questions)
    for n, question in enumerate(quiz.questions):
        if seen.setdefault(question.id, quiz.id) != quiz.id:
            yield entry.problem(f"questions[{n}].id", f"is used in quizzes/{seen[question.id]}.yaml too: {question.id}")
    size = sum(q.use == "quiz" for q in quiz.questions)
    if not size:
        yield entry.problem("questions", "must have at least one question with use: quiz")
    if quiz.asked is not None and not 1 <= quiz.asked <= size:
        yield entry.problem("asked", f"must lie between 1 and {size}, the questions with use: quiz, not {quiz.asked}")
    if pack.of("course") and quiz.course not in pack.of("course"):
        yield entry.problem("course", f"there is no course {quiz.course}")


def _exam(pack: Pack, entry: Entry) -> Iterator[Problem]:
    exam: Exam = entry.value
    for key, least, value in (("minutes", 1, exam.minutes), ("grace_seconds", 0, exam.grace_seconds), ("retake_days", 0, exam.retake_days)):
        if value < least:
            yield entry.problem(key, f"must be {least} or more, not {value}")
    if not exam.draw:
        yield entry.problem("draw", "must name at least one quiz to draw from")
    for n, draw in enumerate(exam.draw):
        bank = pack.of("quiz").get(draw.quiz)
        if bank is None or not isinstance(bank.value, ChapterQuiz):
            yield entry.problem(f"draw[{n}].quiz", f"there is no quiz {draw.quiz} to draw from")
            continue
        if draw.quiz in {d.quiz for d in exam.draw[:n]}:
            yield entry.problem(f"draw[{n}].quiz", f"is drawn from twice: {draw.quiz}")
        size = sum(q.use == "quiz" for q in bank.value.questions)
        if not 1 <= draw.count <= size:
            yield entry.problem(f"draw[{n}].count", f"must lie between 1 and {size}, the questions of {draw.quiz}, not {draw.count}")


def _file_of(quiz: PublishedQuiz) -> QuizFile:
    if quiz.is_exam:
        return Exam(
            id=quiz.id,
            kind="exam",
            title=quiz.title,
            draw=tuple(Draw(p.quiz, p.count or len(p.questions)) for p in quiz.pools),
            minutes=quiz.minutes or 0,
            grace_seconds=quiz.grace_seconds,
            cut_percent=quiz.cut_percent,
            cut_provisional=quiz.cut_provisional,
            retake_days=quiz.retake_days or 0,
        )
    refs = (*(ref for pool in quiz.pools for ref in pool.questions), *quiz.checks)
    questions = exported({r.id: r.sha256 for r in refs})
    return ChapterQuiz(quiz.id, "quiz", quiz.title, quiz.course or "", quiz.cut_percent, questions, quiz.pools[0].count)
