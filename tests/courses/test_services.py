"""Enrolling, reading, passing: on a real database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import Error, connection, transaction

from audit.models import Line
from courses.domain.course_file import LessonStep, Module
from courses.domain.evidence import Evidence
from courses.domain.lesson_file import Done
from courses.models import CheckAnswer, Completion, Enrolment, Lesson, LessonVersion, Reading, StepPass
from courses.queries import course_state, path_state
from courses.services import enrol, reading
from courses.services.progress import StepUnknown, pass_step
from courses.services.publishing import publish_course
from jobs.models import Job
from lib.packs import Loaded
from lib.versions import VersionIsFrozen
from people.models import User
from people.testing import make_person
from questions.domain.responses import ResponseRefused
from tests.courses.curriculum import AT, BY, TODAY, publish_all, publish_lesson
from tests.courses.pieces import C01, words

pytestmark = pytest.mark.django_db
PROOF = Evidence("attempt", "quizzes.attempt:1", "a" * 64, Decimal("0.9"))


@pytest.fixture
def learner() -> User:
    publish_all()
    person = make_person(hired_on=TODAY)
    enrol.enrol(person_ids=[person.pk], path_slug="onboarding", started_on=TODAY, by=BY, at=AT)
    return person


def passes(person: User, *slugs: str) -> list[bool]:
    return [pass_step(person_id=person.pk, step_slug=slug, evidence=PROOF, by=person.actor, at=AT) for slug in slugs]


def test_a_step_is_passed_once_and_keeps_its_first_evidence(learner: User) -> None:
    assert passes(learner, "C01/C01") == [True]
    later = Evidence("attempt", "quizzes.attempt:2", "b" * 64, Decimal(1))
    assert not pass_step(person_id=learner.pk, step_slug="C01/C01", evidence=later, by=learner.actor, at=AT)
    assert list(StepPass.objects.values_list("evidence_ref", "fraction")) == [("quizzes.attempt:1", Decimal("0.9"))]
    assert list(Job.objects.values_list("topic", "key", "subject")) == [
        ("certificates.review", f"review:{learner.pk}:C01/C01", f"people.user:{learner.pk}")
    ]
    assert Line.objects.filter(verb="step.pass").count() == 1


def test_an_unknown_step_is_refused(learner: User) -> None:
    with pytest.raises(StepUnknown):
        passes(learner, "C01/nothing")
    assert StepPass.objects.count() == 0


def test_passing_completes_modules_courses_and_the_path(learner: User) -> None:
    passes(learner, "C01/C01-1", "C01/C01-2")
    assert not Completion.objects.exists()
    passes(learner, "C01/C01", "C02/C02-1", "C02/C02")
    assert set(Completion.objects.values_list("kind", "slug")) == {
        ("module", "C01-m1"),
        ("course", "C01"),
        ("module", "C02-m1"),
        ("course", "C02"),
        ("path", "onboarding"),
    }


def test_who_had_passed_everything_before_completes_the_path_on_enrolment() -> None:
    publish_all()
    person = make_person()
    passes(person, "C01/C01-1", "C01/C01-2", "C01/C01", "C02/C02-1", "C02/C02")
    assert not Completion.objects.filter(kind="path").exists()
    enrol.enrol(person_ids=[person.pk], path_slug="onboarding", started_on=TODAY, by=BY, at=AT)
    assert Completion.objects.filter(kind="path").count() == 1


def test_a_course_that_grows_undoes_no_completion_and_holds_back_no_path(learner: User) -> None:
    passes(learner, "C01/C01-1", "C01/C01-2", "C01/C01")
    grown = replace(C01, modules=(*C01.modules, Module("C01-m9", words("New"), (LessonStep("C01-9"),))))
    titles = {("lesson", "C01-9"): (words("L9"), 12)}
    publish_course(course=grown, titles=titles, by=BY, at=AT, done=Loaded())
    state = path_state(learner.pk, "onboarding", TODAY)
    assert state is not None
    assert [(c.slug, c.state, c.done, c.total) for c in state.sets[0].courses] == [("C01", "done", 3, 3)]
    assert [(s.slug, s.state) for s in state.sets[0].courses[0].steps if s.state == "open"] == [("C01/rp-1", "open"), ("C01/C01-9", "open")]
    passes(learner, "C02/C02-1", "C02/C02")
    assert Completion.objects.filter(person=learner, kind="path").count() == 1


def put_on_path(person: User, started_on: date, source: str) -> int:
    return enrol.enrol(person_ids=[person.pk], path_slug="onboarding", started_on=started_on, by=BY, at=AT, source=source)


def test_enrolling_again_changes_nothing_and_an_ended_one_comes_back(learner: User) -> None:
    assert put_on_path(learner, date(2026, 12, 1), "") == 0
    assert Enrolment.objects.get().started_on == TODAY
    assert enrol.end_enrolments(source=BY.ref, by=BY, at=AT) == 1
    assert path_state(learner.pk, "onboarding", TODAY) is None
    assert put_on_path(learner, date(2026, 12, 1), "assignments.assignment:1") == 1
    row = Enrolment.objects.get()
    assert (row.started_on, row.by_ref, row.ended_at) == (date(2026, 12, 1), "assignments.assignment:1", None)


def read(person: User, part: int) -> bool:
    outcome = reading.go_to_part(person_id=person.pk, lesson=lesson(), part=part, by=person.actor, at=AT)
    return outcome.done


def answer(person: User, check: str, choice: object) -> bool:
    return reading.answer_check(person_id=person.pk, lesson=lesson(), check_slug=check, data=choice, by=person.actor, at=AT).done


def lesson() -> Lesson:
    return Lesson.objects.select_related("current").get(slug="C01-1")


def test_a_lesson_is_done_when_its_last_part_was_reached_and_its_checks_answered(learner: User) -> None:
    assert not read(learner, 1)
    assert not answer(learner, "C01-1-k1", "b")
    assert not read(learner, 2)
    assert not answer(learner, "C01-1-k2", "a")
    assert not StepPass.objects.exists()
    assert read(learner, 3)
    row = Reading.objects.get()
    assert (row.furthest_part, row.finished_at) == (3, AT)
    step = StepPass.objects.get()
    assert (step.step.slug, step.fraction, step.evidence_sha) == ("C01/C01-1", Decimal("0.5"), row.version.sha256)


def test_no_part_can_be_skipped(learner: User) -> None:
    for part in (0, 3, 99):
        with pytest.raises(reading.PartSkipped):
            read(learner, part)
    assert not Reading.objects.exists()


def test_a_check_of_another_lesson_and_nonsense_are_refused(learner: User) -> None:
    with pytest.raises(reading.CheckNotInLesson):
        answer(learner, "C02-1-k1", "a")
    with pytest.raises(reading.CheckNotInLesson):
        answer(learner, "nothing", "a")
    for nonsense in ("z", "", None, ["a"]):
        with pytest.raises(ResponseRefused):
            answer(learner, "C01-1-k1", nonsense)
    assert not CheckAnswer.objects.exists()


def test_a_number_right_may_be_asked_for_and_the_best_try_counts(learner: User) -> None:
    publish_lesson("C01-1", edition=2, done=Done(checks="right", right=2))
    read(learner, 1)
    answer(learner, "C01-1-k1", "a")
    answer(learner, "C01-1-k2", "b")
    read(learner, 2)
    assert not read(learner, 3)
    assert answer(learner, "C01-1-k2", "a")
    assert CheckAnswer.objects.count() == 3


def test_a_signature_names_the_exact_version(learner: User) -> None:
    publish_lesson("C01-1", edition=2, done=Done(signature=True))
    for part in (1, 2, 3):
        read(learner, part)
    answer(learner, "C01-1-k1", "a")
    assert not answer(learner, "C01-1-k2", "a")
    with pytest.raises(reading.OldVersion):
        reading.sign(person_id=learner.pk, lesson=lesson(), version_number=1, by=learner.actor, at=AT)
    assert reading.sign(person_id=learner.pk, lesson=lesson(), version_number=2, by=learner.actor, at=AT).done
    assert Line.objects.get(verb="lesson.sign").details["version"] == 2


def test_finishing_keeps_the_version_and_a_new_one_does_not_undo_it(learner: User) -> None:
    for part in (1, 2, 3):
        read(learner, part)
    for check in ("C01-1-k1", "C01-1-k2"):
        answer(learner, check, "a")
    read_version = Reading.objects.get().version
    publish_lesson("C01-1", edition=2)
    read(learner, 1)
    row = Reading.objects.get()
    assert (row.version, row.finished_at) == (read_version, AT)
    state = course_state(learner.pk, "C01", TODAY)
    assert state is not None
    assert state.steps[0].state.value == "done"


def test_an_unfinished_reading_moves_on_to_the_new_version_whose_last_part_is_read_again(learner: User) -> None:
    for part in (1, 2, 3):
        read(learner, part)
    publish_lesson("C01-1", edition=2)
    answer(learner, "C01-1-k1", "a")
    assert not answer(learner, "C01-1-k2", "a")
    row = Reading.objects.get()
    assert (row.version.number, row.furthest_part, row.finished_at) == (2, 2, None)
    assert read(learner, 3)


def test_what_was_published_and_passed_cannot_be_changed(learner: User) -> None:
    passes(learner, "C01/C01")
    version = LessonVersion.objects.first()
    assert version is not None
    with pytest.raises(VersionIsFrozen):
        version.save()


@pytest.mark.parametrize("table", ["courses_steppass", "courses_lessonversion"])
def test_the_database_itself_refuses_a_change(learner: User, table: str) -> None:
    passes(learner, "C01/C01")
    for statement in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
