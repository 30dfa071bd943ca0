"""Lessons in a real browser: two checks in one part, and a long way onward on a narrow page."""

from dataclasses import replace
from typing import Any

import pytest
import time_machine

from courses.domain.lesson_file import LessonFile
from courses.models import Lesson
from courses.services import enrol, publishing, reading
from lib.bilingual import Text
from lib.packs import Loaded
from people.models import User
from people.testing import make_person
from tests.browser.pages import LOOKS, Look, axe, sideways
from tests.browser.plugin import Visit
from tests.courses.curriculum import AT, BY, TODAY, lesson, publish_all
from tests.courses.pieces import C01

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "When it is aimed at you: where the line is, and what you say there"


@pytest.fixture
def learner() -> User:
    publish_all()
    plain = lesson("C01-1", edition=2)
    body = "## 一\n\n:::check C01-1-k1\n\n:::check C01-1-k2\n"
    changed = LessonFile(replace(plain.zh, body=body), replace(plain.en, body=body))
    publishing.publish_lesson(slug="C01-1", lesson=changed, by=BY, at=AT, done=Loaded())
    titles = {("lesson", slug): (Text("针对你的时候：线在哪里", LONG), 12) for slug in ("C01-1", "C01-2")}
    publishing.publish_course(course=C01, titles=titles, by=BY, at=AT, done=Loaded())
    person = make_person(hired_on=TODAY)
    enrol.enrol(person_ids=[person.pk], path_slug="onboarding", started_on=TODAY, by=BY, at=AT)
    return person


@pytest.mark.parametrize("look", [LOOKS[0], LOOKS[2], LOOKS[7]], ids=lambda look: look.name)
def test_two_checks_in_one_part_are_told_apart(visit: Visit, learner: User, look: Look) -> None:
    with time_machine.travel(AT):
        page = visit("/lessons/C01-1/", user=learner, look=look)
        assert page.locator("[id^=check-]").count() == 2
        assert axe(page) == []
        assert sideways(page) == 0


def test_a_long_way_onward_stays_on_a_narrow_page(visit: Visit, learner: User) -> None:
    finish(learner)
    with time_machine.travel(AT):
        page = visit("/lessons/C01-1/", user=learner, look=Look("en", 390, "light"))
    onward: Any = page.get_by_role("link", name=f"Next: {LONG}")
    assert onward.is_visible()
    assert sideways(page) == 0


def finish(person: User) -> None:
    row = Lesson.objects.get(slug="C01-1")
    reading.go_to_part(person_id=person.pk, lesson=row, part=1, by=person.actor, at=AT)
    for check in ("C01-1-k1", "C01-1-k2"):
        reading.answer_check(person_id=person.pk, lesson=row, check_slug=check, data="a", by=person.actor, at=AT)
