"""Publish a quiz: a changed one gets a new frozen version; open attempts keep the one they were drawn from."""

from datetime import datetime

from django.db import transaction

from audit.domain import Actor
from audit.services import write
from courses.queries.steps import step_by_ref
from lib import shapes
from lib.packs import Loaded
from questions.queries import current_versions
from questions.services.publishing import publish as publish_questions
from quizzes.domain import ChapterQuiz, Exam, PublishedQuiz, QuizFile
from quizzes.domain.published import Pool, Ref
from quizzes.models import Quiz, QuizVersion
from quizzes.queries.published import published


class BankUnknown(Exception):
    """An exam draws from a quiz that was never published."""


@transaction.atomic
def publish(*, quiz_file: QuizFile, by: Actor, at: datetime) -> Loaded:
    """Publish a quiz file, its questions first; ids in the answer are `quiz:<id>` and `question:<id>`.

    :raises BankUnknown: if an exam draws from a quiz that was never published
    """
    loaded = Loaded()
    if isinstance(quiz_file, ChapterQuiz):
        loaded.absorb(publish_questions(bank_slug=quiz_file.id, questions=quiz_file.questions, by=by, at=at))
    body = _chapter(quiz_file) if isinstance(quiz_file, ChapterQuiz) else _exam(quiz_file)
    quiz = Quiz.objects.select_related("current").filter(slug=quiz_file.id).first() or Quiz(slug=quiz_file.id)
    _place(quiz, body, loaded, by, at)
    return loaded


def _place(quiz: Quiz, body: PublishedQuiz, loaded: Loaded, by: Actor, at: datetime) -> None:
    name, before = f"quiz:{quiz.slug}", quiz.current
    quiz.step = step_by_ref("quiz", quiz.slug)
    if before is not None and before.sha256 == shapes.sha256_of(body):
        loaded.same.append(name)
        quiz.save(update_fields=["step"])
        return
    quiz.save()
    version = QuizVersion.next_for(quiz, body, at)
    version.save()
    quiz.current = version
    quiz.save(update_fields=["current"])
    (loaded.changed if before else loaded.added).append(name)
    details = {"version": version.number, "sha": version.sha256}
    write(by=by, verb="quiz.publish", subject=f"quizzes.quiz:{quiz.pk}", at=at, details=details)


def _chapter(source: ChapterQuiz) -> PublishedQuiz:
    refs = _refs([q.id for q in source.questions])
    asked = {q.id for q in source.questions if q.use == "quiz"}
    return PublishedQuiz(
        id=source.id,
        kind="quiz",
        title=source.title,
        course=source.course,
        cut_percent=source.cut_percent,
        cut_provisional=False,
        minutes=None,
        grace_seconds=0,
        retake_days=None,
        pools=(Pool(source.id, source.asked, tuple(r for r in refs if r.id in asked)),),
        checks=tuple(r for r in refs if r.id not in asked),
    )


def _exam(source: Exam) -> PublishedQuiz:
    return PublishedQuiz(
        id=source.id,
        kind="exam",
        title=source.title,
        course=None,
        cut_percent=source.cut_percent,
        cut_provisional=source.cut_provisional,
        minutes=source.minutes,
        grace_seconds=source.grace_seconds,
        retake_days=source.retake_days,
        pools=tuple(Pool(draw.quiz, draw.count, _pool_of(draw.quiz)) for draw in source.draw),
    )


def _refs(slugs: list[str]) -> tuple[Ref, ...]:
    versions = current_versions(slugs)
    return tuple(Ref(slug, *versions[slug]) for slug in slugs)


def _pool_of(quiz_slug: str) -> tuple[Ref, ...]:
    quiz = Quiz.objects.select_related("current").filter(slug=quiz_slug).first()
    if quiz is None or quiz.current is None:
        raise BankUnknown(quiz_slug)
    return published(quiz.current).pools[0].questions
