"""A course with a quiz of all six types, a course with an exam drawn from it, and people in both."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.db.models import F

from audit.domain import Actor
from courses.domain.course_file import CourseFile, Module, QuizStep
from courses.services import publishing as courses
from courses.services.enrol import enrol_course
from lib.bilingual import Text
from lib.packs import Loaded
from people.models import User
from people.testing import make_person
from questions.domain import AnyQuestion, Fields, shown_in_order
from questions.domain.types import TYPES
from questions.queries import questions_by_sha
from quizzes.domain import ChapterQuiz, Exam, paper_from_json
from quizzes.domain.published import Draw
from quizzes.models import Attempt
from quizzes.services import attempts, publishing
from tests.questions import samples

BY = Actor("system:test")
AT = datetime(2026, 1, 6, 2, 0, tzinfo=UTC)

MAKERS = (samples.single, samples.multiple, samples.true_false, samples.ordering, samples.matching, samples.cloze)
BANK: tuple[AnyQuestion, ...] = tuple(make(f"T1-{make.__name__}-{n}") for n in (1, 2) for make in MAKERS)
CHECK = replace(samples.single("T1-k1"), use="check")
QUIZ = ChapterQuiz("T1", "quiz", Text("试测验", "Trial quiz"), "T1", 80, (*BANK, CHECK))
EXAM = Exam("TX", "exam", Text("试考试", "Trial exam"), (Draw("T1", 6),), 45, 30, 75, True, 3)


def publish(quiz: ChapterQuiz = QUIZ, exam: Exam = EXAM) -> None:
    for slug in ("T1", "TX"):
        title = Text(f"{slug} 课", f"Course {slug}")
        course = CourseFile(slug, title, title, "J", (Module(f"{slug}-m", title, (QuizStep(slug),)),))
        courses.publish_course(course=course, titles={("quiz", slug): (title, 10)}, by=BY, at=AT, done=Loaded())
    publishing.publish(quiz_file=quiz, by=BY, at=AT)
    publishing.publish(quiz_file=exam, by=BY, at=AT)


def learner(**kwargs: Any) -> User:
    person = make_person(**kwargs)
    for slug in ("T1", "TX"):
        enrol_course(person_ids=[person.pk], course_slug=slug, started_on=date(2026, 1, 6), by=BY, at=AT)
    return person


def start(person: User, slug: str = "T1") -> Attempt:
    return attempts.start(person_id=person.pk, quiz_slug=slug, by=person.actor, at=AT)


def asked(attempt: Attempt) -> list[AnyQuestion]:
    items = paper_from_json(attempt.paper).items
    found = questions_by_sha(item.sha256 for item in items)
    return [found[item.sha256] for item in items]


def right_answer(question: AnyQuestion) -> Any:
    word = {"single": "s1", "multiple": "m1", "true_false": "t1", "ordering": "o1", "matching": "p1", "cloze": "c1"}
    return samples.RIGHT[word[question.type]]


def fields(attempt: Attempt, question: AnyQuestion, response: Any = None) -> Fields:
    """Fill in the form of a question, rightly unless told otherwise."""
    item = paper_from_json(attempt.paper).item(question.id)
    assert item is not None
    shown = shown_in_order(question, "zh", item.order)
    return TYPES[question.type].fill(shown, right_answer(question) if response is None else response)


def save(attempt: Attempt, question: AnyQuestion, response: Any = None, *, key: str = "") -> datetime:
    return attempts.answer(
        attempt_id=attempt.pk,
        person_id=attempt.person_id,
        question=question.id,
        key=key or f"key-{question.id}",
        fields=fields(attempt, question, response),
    )


def answer_all(attempt: Attempt) -> None:
    for question in asked(attempt):
        save(attempt, question)


def hand_in(attempt: Attempt) -> Attempt:
    return attempts.hand_in(attempt_id=attempt.pk, person_id=attempt.person_id, by=Actor(f"people.user:{attempt.person_id}"), at=AT)


def move_back(attempt: Attempt, by: timedelta) -> Attempt:
    """Let an attempt have begun (and ended) earlier: the database's clock cannot be set, the rows can."""
    times = {name: F(name) - by for name in ("started_at", "deadline_at", "closes_at", "handed_in_at")}
    Attempt.objects.filter(pk=attempt.pk).update(**times)
    return Attempt.objects.get(pk=attempt.pk)
