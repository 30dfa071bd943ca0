"""Reading lessons and sitting quizzes at an instant of the past, through the services of the house."""

from datetime import datetime, timedelta

from courses.domain import parts
from courses.models import Lesson
from courses.queries.published import courses_now, lesson_of
from courses.services import reading
from lms.demo.knowing import right_response, wrong_response
from people.models import User
from questions.domain import AnyQuestion, fraction, shown_in_order
from questions.queries import current_questions, questions_by_sha
from quizzes.domain import paper_from_json
from quizzes.models import Attempt
from quizzes.models.clock import told
from quizzes.services import attempts

MINUTE = timedelta(minutes=1)


def read_lesson(person: User, slug: str, at: datetime, *, up_to: int | None = None) -> None:
    """Read a lesson part by part and answer its checks rightly; `up_to`: stop at that part."""
    lesson = Lesson.objects.select_related("current").get(slug=slug)
    if lesson.current is None:
        return
    written = lesson_of(lesson.current).zh
    body = written.body
    for number in range(1, (up_to or len(parts.parts_of(body))) + 1):
        reading.go_to_part(person_id=person.pk, lesson=lesson, part=number, by=person.actor, at=at + MINUTE * number)
    if up_to is None and written.done.signature:
        reading.sign(person_id=person.pk, lesson=lesson, version_number=lesson.current.number, by=person.actor, at=at + MINUTE * 11)
    if up_to is None:
        for check, question in current_questions(parts.checks_of(body)).items():
            reading.answer_check(
                person_id=person.pk, lesson=lesson, check_slug=check, data=right_response(question), by=person.actor, at=at + MINUTE * 12
            )


def take_course(person: User, slug: str, morning: datetime, *, mark: int) -> None:
    """Read every lesson of a course, one after another from a morning on, and sit its quiz at the end of that day."""
    steps = [step for module in courses_now([slug])[slug].modules for step in module.steps if step.required]
    for number, step in enumerate(steps):
        at = morning + 20 * MINUTE * number
        if step.kind == "lesson":
            read_lesson(person, step.ref, at)
        elif step.kind == "quiz":
            sit(person, step.ref, at, mark=mark)


def sit(person: User, quiz: str, at: datetime, *, mark: int = 100) -> Attempt:
    """Sit a quiz at an instant and answer for about that mark in [0, 100]; return the closed attempt."""
    with told(at):
        attempt = attempts.start(person_id=person.pk, quiz_slug=quiz, by=person.actor, at=at)
    _answer(person, attempt, at, mark)
    ended = at + MINUTE * 20
    with told(ended):
        return attempts.hand_in(attempt_id=attempt.pk, person_id=person.pk, by=person.actor, at=ended)


def _answer(person: User, attempt: Attempt, at: datetime, mark: int) -> None:
    paper = paper_from_json(attempt.paper)
    questions = questions_by_sha(item.sha256 for item in paper.items)
    to_lose = len(paper.items) * (100 - mark) / 100
    for number, item in enumerate(paper.items, 1):
        question = questions[item.sha256]
        wrong = to_lose >= 1 and _costs_one(question)
        to_lose -= wrong
        response = wrong_response(question) if wrong else right_response(question)
        if response is None:
            continue
        shown = shown_in_order(question, "zh", item.order)
        with told(at + timedelta(seconds=25 * number)):
            attempts.answer(
                attempt_id=attempt.pk,
                person_id=person.pk,
                question=item.question,
                key=f"demo-{attempt.pk}-{number}",
                fields=question.fill(shown, response),
            )


def _costs_one(question: AnyQuestion) -> bool:
    """Tell whether a wrong answer to it earns nothing at all."""
    wrong = wrong_response(question)
    return wrong is None or fraction(question, wrong) == 0
