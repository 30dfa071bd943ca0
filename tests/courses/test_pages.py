"""The pages of the app, as people open them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from audit.models import Line
from courses.domain.lesson_file import LessonFile
from courses.models import CheckAnswer, Lesson, Reading, Step, StepPass
from courses.policies import lessons_given_to, may_open_step, steps_open_to
from courses.queries.lesson_page import shown_check
from courses.services import enrol, publishing, reading
from lib.packs import Loaded
from people.models import User
from people.testing import make_person
from tests.courses.curriculum import AT, BY, TODAY, lesson, publish_all, publish_lesson

pytestmark = pytest.mark.django_db
LESSON = "/lessons/C01-1/"


@pytest.fixture(autouse=True)
def on_the_first_day() -> Iterator[None]:
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def learner() -> User:
    publish_all()
    person = make_person(hired_on=TODAY, language="en")
    enrol.enrol(person_ids=[person.pk], path_slug="onboarding", started_on=TODAY, by=BY, at=AT)
    return person


def signed_in(person: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


def html(response: Any) -> str:
    return str(response.content.decode())


def test_opening_a_lesson_writes_nothing(learner: User) -> None:
    lines = Line.objects.count()
    page = signed_in(learner).get(LESSON)
    assert page.status_code == 200
    assert "C01-1 en" in html(page)
    assert (Reading.objects.count(), StepPass.objects.count(), Line.objects.count()) == (0, 0, lines)


def test_a_part_that_was_not_reached_cannot_be_peeked_at(learner: User) -> None:
    page = html(signed_in(learner).get(f"{LESSON}?part=3"))
    assert '<h2 id="part">一 1</h2>' in page
    assert "记忆卡" not in page
    assert signed_in(learner).post(f"{LESSON}part/", {"part": "3"}).status_code == 404
    assert not Reading.objects.filter(furthest_part__gt=1).exists()


def test_the_road_through_a_lesson_without_javascript(learner: User) -> None:
    client = signed_in(learner)
    first = html(client.get(LESSON))
    assert "why a" not in first
    handle = _handle(learner, "C01-1-k1", right=True)
    answered = client.post(f"{LESSON}checks/C01-1-k1/", {"answer": handle, "part": "1"}, follow=True)
    assert "why a" in html(answered)
    assert "saved" in html(answered)
    client.post(f"{LESSON}part/", {"part": "2"})
    assert "二 1" in html(client.get(LESSON))
    client.post(f"{LESSON}checks/C01-1-k2/", {"answer": _handle(learner, "C01-1-k2", right=False), "part": "2"})
    last = client.post(f"{LESSON}part/", {"part": "3"}, follow=True)
    assert "Finished on" in html(last)
    assert StepPass.objects.get().step.slug == "C01/C01-1"


def test_the_rule_cards_of_a_lesson_lead_to_their_pages(learner: User) -> None:
    plain = lesson("C01-1", edition=2)
    rules = ("POL-7D", "no address")
    changed = LessonFile(replace(plain.zh, rules=rules), replace(plain.en, rules=rules))
    publishing.publish_lesson(slug="C01-1", lesson=changed, by=BY, at=AT, done=Loaded())
    page = html(signed_in(learner).get(LESSON))
    assert '<a class="r-inline" href="/rules/POL-7D/">POL-7D</a>' in page
    assert '<a class="r-inline" href="/rules/">no address</a>' in page


def test_an_answer_by_htmx_comes_back_as_its_fragment(learner: User) -> None:
    reply = signed_in(learner).post(
        f"{LESSON}checks/C01-1-k1/",
        {"answer": _handle(learner, "C01-1-k1", right=False), "part": "1"},
        headers={"HX-Request": "true"},
    )
    assert reply.status_code == 200
    assert "<html" not in html(reply)
    assert "Not yet" in html(reply)
    assert CheckAnswer.objects.get().fraction == 0


@pytest.mark.parametrize("data", [{}, {"answer": ""}, {"answer": "Z"}, {"answer": ["A", "B"]}])
def test_nonsense_is_told_and_not_kept(learner: User, data: dict[str, Any]) -> None:
    reply = signed_in(learner).post(f"{LESSON}checks/C01-1-k1/", {**data, "part": "1"}, headers={"HX-Request": "true"})
    assert "Nothing was saved" in html(reply)
    assert not CheckAnswer.objects.exists()


def test_a_lesson_that_was_not_given_is_not_there(learner: User) -> None:
    stranger = make_person()
    client = signed_in(stranger)
    for page in (LESSON, "/courses/C01/"):
        assert client.get(page).status_code == 404
    for act in ("part/", "checks/C01-1-k1/", "sign/"):
        assert client.post(f"{LESSON}{act}", {"part": "1", "answer": "A"}).status_code == 404
    assert not Reading.objects.filter(person=stranger).exists()


def test_a_locked_lesson_says_what_opens_it_and_takes_nothing(learner: User) -> None:
    client = signed_in(learner)
    page = client.get("/lessons/C02-1/")
    assert page.status_code == 403
    assert "Opens when “Basics (en)” is complete; not before day 3, 18 Nov" in html(page)
    assert client.post("/lessons/C02-1/part/", {"part": "1"}).status_code == 404
    assert not Reading.objects.exists()


def test_a_trainer_looks_in_and_leaves_no_trace(learner: User) -> None:
    trainer = make_person(roles=["trainer"], language="en")
    client = signed_in(trainer)
    assert "nothing you do here is kept" in html(client.get("/courses/C01/"))
    assert "三 1" in html(client.get(f"{LESSON}?part=3"))
    assert client.post(f"{LESSON}part/", {"part": "1"}).status_code == 404
    assert not Reading.objects.exists()


def test_who_finished_an_older_version_is_told_so(learner: User) -> None:
    lesson = Lesson.objects.get(slug="C01-1")
    for part in (1, 2, 3):
        reading.go_to_part(person_id=learner.pk, lesson=lesson, part=part, by=learner.actor, at=AT)
    for check in ("C01-1-k1", "C01-1-k2"):
        reading.answer_check(person_id=learner.pk, lesson=lesson, check_slug=check, data="a", by=learner.actor, at=AT)
    publish_lesson("C01-1", edition=2)
    page = html(signed_in(learner).get(LESSON))
    assert "You finished version 1 on 16 Nov 2026; it stays finished." in page


def test_a_step_leads_to_its_app(learner: User) -> None:
    client = signed_in(learner)
    assert client.get("/steps/C01/C01-1/").headers["Location"] == LESSON
    assert client.get("/steps/C01/C01/").headers["Location"] == "/quizzes/C01/"
    assert client.get("/steps/nothing/").status_code == 404


def test_policies_agree(learner: User) -> None:
    open_steps = set(steps_open_to(learner).values_list("slug", flat=True))
    assert open_steps == {"C01/C01-1", "C01/C01-2", "C01/rp-1"}
    for step in Step.objects.all():
        assert (may_open_step(learner, step) is None) == (step.slug in open_steps)
    assert set(lessons_given_to(learner).values_list("slug", flat=True)) == {"C01-1", "C01-2", "C02-1", "C03-1"}
    stranger = make_person()
    assert not steps_open_to(stranger).exists()
    assert all(str(may_open_step(stranger, step).bar) == "not-given" for step in Step.objects.all())  # type: ignore[union-attr]


@pytest.mark.parametrize(("page", "count"), [(LESSON, 8), ("/courses/C01/", 5)])
@pytest.mark.parametrize("items", [1, 3])
def test_the_number_of_queries_does_not_grow_with_progress(
    learner: User, page: str, count: int, items: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lessons = Lesson.objects.filter(slug__in=("C01-1", "C01-2", "C02-1")).order_by("slug")[:items]
    for each in lessons:
        reading.go_to_part(person_id=learner.pk, lesson=each, part=1, by=learner.actor, at=AT)
        check = f"{each.slug}-k1"
        reading.answer_check(person_id=learner.pk, lesson=each, check_slug=check, data="a", by=learner.actor, at=AT)
    client = signed_in(learner)
    client.get(page)
    with django_assert_num_queries(count):
        client.get(page)


def _handle(person: User, check: str, *, right: bool) -> str:
    seen = shown_check(check, person_id=person.pk, language="en")
    assert seen is not None
    return next(choice.handle for choice in seen.choices if (choice.id == "a") == right)
