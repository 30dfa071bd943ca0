"""Read a lesson: keep the place, answer its checks, sign, and finish when all is there."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from audit.domain import Actor
from audit.services import write
from courses.domain import completion, parts
from courses.domain.evidence import Evidence
from courses.models import CheckAnswer, Lesson, LessonVersion, Reading, Signature, Step
from courses.queries.published import lesson_of
from courses.services.progress import pass_step
from questions.domain.grading import fraction
from questions.domain.responses import ResponseRefused, clean, is_blank
from questions.queries import current_questions, current_versions


class PartSkipped(Exception):
    """A part can be opened once the one before it was reached."""


class CheckNotInLesson(Exception):
    """That question does not stand in this lesson."""


class OldVersion(Exception):
    """The page showed a version that is no longer current."""


@transaction.atomic
def go_to_part(*, person_id: int, lesson: Lesson, part: int, by: Actor, at: datetime) -> completion.Outcome:
    """Keep the place; the part after the furthest one counts as reached now.

    :raises PartSkipped: if a part before it was never reached, or there is no such part
    """
    reading = _open(person_id, lesson, at)
    count = len(parts.parts_of(lesson_of(_current(lesson)).zh.body))
    if not 1 <= part <= min(count, reading.furthest_part + 1):
        raise PartSkipped(str(part))
    reading.part = part
    reading.furthest_part = max(reading.furthest_part, part)
    reading.save(update_fields=["part", "furthest_part"])
    return _settle(reading, by, at)


@transaction.atomic
def answer_check(*, person_id: int, lesson: Lesson, check_slug: str, data: object, by: Actor, at: datetime) -> completion.Outcome:
    """Grade and keep an answer to a retrieval question; answering again adds another.

    :raises CheckNotInLesson: if the current version does not ask it
    :raises ResponseRefused: if it cannot be an answer to this question
    """
    question = current_questions([check_slug]).get(check_slug)
    if question is None or check_slug not in parts.checks_of(lesson_of(_current(lesson)).zh.body):
        raise CheckNotInLesson(check_slug)
    response = clean(question, data)
    if is_blank(response):
        raise ResponseRefused("blank")
    reading = _open(person_id, lesson, at)
    CheckAnswer.objects.create(
        person_id=person_id,
        lesson=lesson,
        check_slug=check_slug,
        question_sha=current_versions([check_slug])[check_slug][1],
        response=response,
        fraction=fraction(question, response),
        answered_at=at,
    )
    return _settle(reading, by, at)


@transaction.atomic
def sign(*, person_id: int, lesson: Lesson, version_number: int, by: Actor, at: datetime) -> completion.Outcome:
    """Sign "read and understood" for exactly the version that the page named.

    :raises OldVersion: if another version has been published since
    """
    reading = _open(person_id, lesson, at)
    version = _current(lesson)
    if version.number != version_number:
        raise OldVersion(str(version_number))
    _row, fresh = Signature.objects.get_or_create(person_id=person_id, version=version, defaults={"signed_at": at})
    if fresh:
        details = {"version": version.number, "sha": version.sha256}
        write(by=by, verb="lesson.sign", subject=f"courses.lesson:{lesson.slug}", at=at, details=details)
    return _settle(reading, by, at)


def _open(person_id: int, lesson: Lesson, at: datetime) -> Reading:
    """Fetch the reading, locked; an unfinished one moves on to the current version, its last part to be read again."""
    version = _current(lesson)
    Reading.objects.get_or_create(person_id=person_id, lesson=lesson, defaults={"version": version, "started_at": at, "read_at": at})
    reading = Reading.objects.select_for_update().get(person_id=person_id, lesson=lesson)
    reading.read_at = at
    if reading.finished_at is None and reading.version_id != version.pk:
        last = len(parts.parts_of(lesson_of(version).zh.body))
        reading.version = version
        reading.furthest_part = max(1, min(reading.furthest_part, last - 1))
        reading.part = min(reading.part, reading.furthest_part)
    reading.save(update_fields=["read_at", "version", "part", "furthest_part"])
    return reading


def _settle(reading: Reading, by: Actor, at: datetime) -> completion.Outcome:
    """Finish the reading if nothing is missing; a finished one stays as it is."""
    outcome = outcome_of(reading)
    if reading.finished_at is None and outcome.done:
        reading.finished_at = at
        reading.save(update_fields=["finished_at"])
        _pass(reading, outcome, by, at)
    return outcome


def outcome_of(reading: Reading) -> completion.Outcome:
    """Say what a reading still lacks in the version that it holds."""
    body = lesson_of(reading.version).zh
    answers = CheckAnswer.objects.filter(person_id=reading.person_id, lesson_id=reading.lesson_id)
    best = dict(answers.order_by().values_list("check_slug").annotate(best=Max("fraction")))
    return completion.decide(
        rule=body.done,
        parts=len(parts.parts_of(body.body)),
        reached=reading.furthest_part,
        checks=parts.checks_of(body.body),
        best=best,
        signed=Signature.objects.filter(person_id=reading.person_id, version=reading.version).exists(),
    )


def _pass(reading: Reading, outcome: completion.Outcome, by: Actor, at: datetime) -> None:
    evidence = Evidence("lesson", f"courses.lesson:{reading.lesson.slug}", reading.version.sha256, outcome.fraction)
    for step in Step.objects.filter(kind=Step.Kind.LESSON, ref=reading.lesson.slug, live=True):
        pass_step(person_id=reading.person_id, step_slug=step.slug, evidence=evidence, by=by, at=at)


def _current(lesson: Lesson) -> LessonVersion:
    if lesson.current is None:
        raise Lesson.DoesNotExist(lesson.slug)
    return lesson.current
