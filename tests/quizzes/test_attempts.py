"""Sitting a quiz: start, answer, hand in, time, retakes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from audit.models import Line
from courses.models import StepPass
from jobs.models import Job
from lib import shapes
from lib.bilingual import Text
from quizzes import queries
from quizzes.domain import deal
from quizzes.models import Attempt, ResponseEvent, State
from quizzes.queries.grades import recompute
from quizzes.queries.published import published
from quizzes.services import attempts, publishing
from quizzes.services.errors import AlreadyPassed, AttemptClosed, AttemptUnknown, KeyTaken, NotInPaper, TooEarlyToRetry
from tests.questions import samples
from tests.quizzes import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _published() -> None:
    world.publish()


@pytest.fixture
def person() -> Any:
    return world.learner()


def test_a_start_draws_a_paper_from_its_seed_and_keeps_its_hash(person: Any) -> None:
    attempt = world.start(person, "TX")
    rules = published(attempt.version)
    questions = {shapes.sha256_of(q): q for q in world.BANK}
    assert attempt.paper == shapes.to_json(deal(rules, attempt.seed, questions))
    assert attempt.paper_sha == shapes.sha256_of(deal(rules, attempt.seed, questions))
    assert (len(attempt.paper["items"]), attempt.number, attempt.state) == (6, 1, "open")
    assert attempt.deadline_at == attempt.started_at + timedelta(minutes=45)
    assert attempt.closes_at == attempt.started_at + timedelta(minutes=45, seconds=30)
    assert [line.verb for line in Line.objects.filter(subject=attempt.ref)] == ["attempt.start"]


def test_starting_again_goes_on_with_the_open_attempt(person: Any) -> None:
    first = world.start(person)
    assert world.start(person) == first
    assert Attempt.objects.count() == 1


def test_a_chapter_quiz_asks_all_questions_in_a_new_order_each_time_and_no_checks(person: Any) -> None:
    papers = []
    for number in range(1, 6):
        attempt = world.start(person)
        papers.append([item["question"] for item in attempt.paper["items"]])
        assert (attempt.number, attempt.deadline_at) == (number, None)
        world.hand_in(attempt)
    assert all(sorted(paper) == sorted(q.id for q in world.BANK) for paper in papers)
    assert len({tuple(paper) for paper in papers}) > 1


def test_right_answers_pass_the_step_once_and_call_for_a_review(person: Any) -> None:
    attempt = world.start(person)
    world.answer_all(attempt)
    closed = world.hand_in(attempt)
    assert (closed.state, closed.mark, closed.fraction, closed.passed) == (State.HANDED_IN, Decimal("100.0"), Decimal("1.000000"), True)
    passed = StepPass.objects.get(person=person)
    assert (passed.step.slug, passed.evidence_kind, passed.evidence_ref) == ("T1/T1", "attempt", attempt.ref)
    assert passed.evidence_sha == attempt.version.sha256
    assert Job.objects.filter(topic="certificates.review", subject=f"people.user:{person.pk}").count() == 1


def test_handing_in_again_changes_nothing(person: Any) -> None:
    attempt = world.start(person)
    first = world.hand_in(attempt)
    again = world.hand_in(attempt)
    assert (again.mark, again.handed_in_at) == (first.mark, first.handed_in_at)
    assert Line.objects.filter(subject=attempt.ref, verb="attempt.hand-in").count() == 1


def test_an_empty_paper_fails_and_passes_nothing(person: Any) -> None:
    closed = world.hand_in(world.start(person))
    assert (closed.mark, closed.passed) == (Decimal("0.0"), False)
    assert not StepPass.objects.exists()


def test_the_last_save_of_a_question_counts_and_all_are_kept(person: Any) -> None:
    attempt = world.start(person)
    question = next(q for q in world.asked(attempt) if q.type == "single")
    for n, choice in enumerate("bca"):
        world.save(attempt, question, choice, key=f"key-number-{n}")
    assert [row.value for row in ResponseEvent.objects.order_by("id")] == ["b", "c", "a"]
    assert world.hand_in(attempt).mark == Decimal("8.3")


def test_the_stored_grade_can_be_worked_out_again(person: Any) -> None:
    attempt = world.start(person)
    for question in world.asked(attempt)[::2]:
        world.save(attempt, question)
    closed = Attempt.objects.get(pk=world.hand_in(attempt).pk)
    again = recompute(closed)
    assert (closed.fraction, closed.mark, closed.passed) == (again.fraction, again.mark, again.passed)


def test_a_repeated_key_gives_the_first_instant_even_when_closed(person: Any) -> None:
    attempt = world.start(person)
    question = world.asked(attempt)[0]
    saved_at = world.save(attempt, question, key="key-of-a-change")
    assert world.save(attempt, question, key="key-of-a-change") == saved_at
    world.hand_in(attempt)
    assert world.save(attempt, question, key="key-of-a-change") == saved_at
    assert ResponseEvent.objects.count() == 1


def test_a_key_used_again_for_another_answer_is_refused(person: Any) -> None:
    attempt = world.start(person)
    question = next(q for q in world.asked(attempt) if q.type == "single")
    other = next(q for q in world.asked(attempt) if q.type == "cloze")
    world.save(attempt, question, "a", key="key-of-a-change")
    with pytest.raises(KeyTaken):
        world.save(attempt, question, "b", key="key-of-a-change")
    with pytest.raises(KeyTaken):
        world.save(attempt, other, key="key-of-a-change")
    with pytest.raises(KeyTaken):
        attempts.answer(attempt_id=attempt.pk, person_id=person.pk, question="elsewhere", key="key-of-a-change", fields={})
    assert ResponseEvent.objects.count() == 1


def test_after_deadline_and_grace_nothing_new_is_taken(person: Any) -> None:
    attempt = world.start(person, "TX")
    first, second = world.asked(attempt)[:2]
    saved_at = world.save(attempt, first, key="key-in-time")
    world.move_back(attempt, timedelta(minutes=45, seconds=31))
    with pytest.raises(AttemptClosed):
        world.save(attempt, second)
    assert world.save(attempt, first, key="key-in-time") == saved_at
    assert ResponseEvent.objects.count() == 1


def test_within_the_grace_an_answer_and_a_hand_in_count(person: Any) -> None:
    attempt = world.start(person, "TX")
    world.move_back(attempt, timedelta(minutes=45, seconds=5))
    world.save(attempt, world.asked(attempt)[0])
    assert world.hand_in(attempt).state == State.HANDED_IN


def test_after_handing_in_nothing_new_is_taken(person: Any) -> None:
    attempt = world.start(person)
    world.hand_in(attempt)
    with pytest.raises(AttemptClosed):
        world.save(attempt, world.asked(attempt)[0])


def test_what_is_not_in_the_paper_is_stored_nowhere(person: Any) -> None:
    attempt = world.start(person, "TX")
    outside = next(q for q in world.BANK if q.id not in {a.id for a in world.asked(attempt)})
    asked = world.asked(attempt)[0]
    for slug, fields in (
        (outside.id, {"answer": ["A"], "answer-A": ["1"], "answer-1": ["A"]}),
        ("T1-k1", {"answer": ["A"]}),
        (asked.id, {}) if asked.type in {"single", "true_false", "ordering"} else ("no-such", {}),
        (next((q.id for q in world.asked(attempt) if q.type == "single"), "none"), {"answer": ["Z"]}),
    ):
        with pytest.raises(NotInPaper):
            attempts.answer(attempt_id=attempt.pk, person_id=person.pk, question=slug, key="key-key-key", fields=fields)
    assert not ResponseEvent.objects.exists()


def test_someone_elses_attempt_is_unknown(person: Any) -> None:
    attempt, other = world.start(person), world.learner()
    question = world.asked(attempt)[0]
    with pytest.raises(AttemptUnknown):
        attempts.answer(
            attempt_id=attempt.pk, person_id=other.pk, question=question.id, key="key-key-key", fields=world.fields(attempt, question)
        )
    with pytest.raises(AttemptUnknown):
        attempts.hand_in(attempt_id=attempt.pk, person_id=other.pk, by=other.actor, at=world.AT)
    assert Attempt.objects.get().state == State.OPEN


def test_the_sweep_hands_in_what_was_left_open_with_what_was_saved(person: Any) -> None:
    attempt, fresh = world.start(person, "TX"), world.start(world.learner(), "TX")
    untimed = world.start(person)
    world.answer_all(attempt)
    late = world.move_back(attempt, timedelta(minutes=46))
    assert attempts.close_overdue(at=world.AT) == 1
    assert attempts.close_overdue(at=world.AT) == 0
    closed = Attempt.objects.get(pk=attempt.pk)
    assert (closed.state, closed.passed, closed.handed_in_at) == (State.CLOSED_BY_SYSTEM, True, late.deadline_at)
    assert {a.state for a in Attempt.objects.filter(pk__in=[fresh.pk, untimed.pk])} == {State.OPEN}


def test_starting_closes_what_was_left_open_first(person: Any) -> None:
    attempt = world.start(person, "TX")
    world.move_back(attempt, timedelta(days=4))
    again = world.start(person, "TX")
    assert (again.number, Attempt.objects.get(pk=attempt.pk).state) == (2, State.CLOSED_BY_SYSTEM)


def test_an_exam_is_tried_again_on_the_third_day_after_in_the_persons_zone() -> None:
    person = world.learner(time_zone="Asia/Shanghai")
    first = world.hand_in(world.start(person, "TX"))
    with pytest.raises(TooEarlyToRetry) as refusal:
        world.start(person, "TX")
    assert refusal.value.on == queries.next_try_on(person.pk, "TX")
    world.move_back(first, timedelta(days=3))
    assert world.start(person, "TX").number == 2
    assert queries.next_try_on(person.pk, "TX") is None


def test_a_passed_exam_is_not_sat_again(person: Any) -> None:
    attempt = world.start(person, "TX")
    world.answer_all(attempt)
    world.move_back(world.hand_in(attempt), timedelta(days=9))
    with pytest.raises(AlreadyPassed):
        world.start(person, "TX")


def test_publishing_does_not_touch_an_open_attempt(person: Any) -> None:
    attempt = world.start(person, "TX")
    before, version = attempt.paper, attempt.version_id
    turned = tuple(
        replace(q, stem=Text("改了", "changed")) if q.type == "cloze" else samples.single(q.id, right="b") if q.type == "single" else q
        for q in world.BANK
    )
    world.publish(quiz=replace(world.QUIZ, questions=turned))
    attempt = Attempt.objects.get(pk=attempt.pk)
    assert (attempt.paper, attempt.version_id) == (before, version)
    world.answer_all(attempt)
    assert world.hand_in(attempt).mark == Decimal("100.0")


def test_a_changed_quiz_gets_a_new_version_and_an_unchanged_one_none() -> None:
    assert publishing.publish(quiz_file=world.QUIZ, by=world.BY, at=world.AT).changed == []
    turned = replace(world.QUIZ, questions=(samples.single("T1-single-1", right="b"), *world.BANK[1:], world.CHECK))
    done = publishing.publish(quiz_file=turned, by=world.BY, at=world.AT)
    assert (done.changed, done.added) == (["question:T1-single-1", "quiz:T1"], [])
    assert publishing.publish(quiz_file=world.EXAM, by=world.BY, at=world.AT).changed == ["quiz:TX"]


def test_the_best_pass_is_evidence(person: Any) -> None:
    assert queries.best_pass(person.pk, "T1") is None
    for leave_out in (1, 0):
        attempt = world.start(person)
        for question in world.asked(attempt)[leave_out:]:
            world.save(attempt, question)
        world.hand_in(attempt)
    best = queries.best_pass(person.pk, "T1")
    assert best is not None
    assert (best.attempt_id, best.mark, best.version_sha) == (attempt.pk, Decimal("100.0"), attempt.version.sha256)
    assert [row.number for row in queries.attempts_of(person.pk)] == [2, 1]


def test_the_log_of_answers_is_append_only(person: Any) -> None:
    attempt = world.start(person)
    world.save(attempt, world.asked(attempt)[0])
    changes: list[Callable[[], Any]] = [
        lambda: ResponseEvent.objects.update(value="b"),
        lambda: ResponseEvent.objects.all()._raw_delete("default"),
    ]
    for change in changes:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()


@pytest.mark.parametrize(
    "nonsense",
    [{"state": "handed_in"}, {"mark": Decimal(50)}, {"passed": True}, {"state": "half"}],
)
def test_the_database_refuses_half_a_grade(person: Any, nonsense: dict[str, Any]) -> None:
    attempt = world.start(person)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.filter(pk=attempt.pk).update(**nonsense)


def test_a_quiz_that_asks_a_part_of_its_bank_asks_others_the_next_time() -> None:
    world.publish(replace(world.QUIZ, asked=5))
    person = world.learner()
    papers = []
    for _ in range(4):
        attempt = world.start(person)
        papers.append({question.id for question in world.asked(attempt)})
        world.hand_in(attempt)
    assert [len(paper) for paper in papers] == [5, 5, 5, 5]
    assert len(set.union(*papers)) > 5
