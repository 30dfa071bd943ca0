"""The pages of learning and leading in a real browser: clean in every look, and by keyboard."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from assignments.domain.due import DueRule
from assignments.domain.target import Target
from assignments.services.giving import give
from courses.models import Lesson
from courses.services import reading
from lib import clock
from people.models import User
from people.testing import make_intake, make_person, make_team
from tests.browser.pages import Look, axe, sideways
from tests.browser.plugin import Visit
from tests.courses.curriculum import publish_all

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
LONG = ("阿卜杜热西提·买买提江·吐尔逊", "Abdurishit Memetjan Tursun-Oghli the Younger")


# Both languages at both widths, each theme twice; the gallery shows every component in all eight looks.
LOOKS = (Look("zh-hans", 1440, "light"), Look("zh-hans", 390, "dark"), Look("en", 1440, "dark"), Look("en", 390, "light"))


@dataclass(frozen=True)
class Firm:
    """Who is there."""

    lead: User
    agent: User
    newcomer: User
    trainer: User


@pytest.fixture
def firm() -> Firm:
    publish_all()
    now = clock.now()
    team = make_team("家居一组", name_en="Home A")
    lead = make_person(team=team, roles=["agent", "lead"], name_zh="陈默", name_en="Chen Mo")
    agent = make_person(team=team, hired_on=now.date(), name_zh=LONG[0], name_en=LONG[1])
    found = Firm(lead, agent, make_person(team=team, hired_on=now.date()), make_person(roles=["trainer"]))
    make_intake(people=[agent])
    _give(found, agent, now)
    lesson = Lesson.objects.get(slug="C01-1")
    for part in (1, 2):
        reading.go_to_part(person_id=agent.pk, lesson=lesson, part=part, by=agent.actor, at=now)
    reading.answer_check(person_id=agent.pk, lesson=lesson, check_slug="C01-1-k1", data="b", by=agent.actor, at=now)
    return found


def _give(firm: Firm, person: User, at: datetime) -> None:
    give(
        key="k",
        target=Target("path", "onboarding"),
        people=[person],
        audience="people",
        rule=DueRule("after_hire", days=1),
        giver=firm.lead,
        by=firm.lead.actor,
        at=at,
    )


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_clean_in_every_look(visit: Visit, firm: Firm, look: Look) -> None:
    pages = [
        ("/training/", firm.agent),
        ("/training/", firm.newcomer),
        ("/courses/C01/", firm.agent),
        ("/lessons/C01-1/", firm.agent),
        ("/lessons/C02-1/", firm.agent),
        ("/team/", firm.lead),
        ("/team/?q=nobody", firm.lead),
        ("/team/", firm.trainer),
        (f"/team/{firm.agent.pk}/", firm.lead),
        ("/assign/", firm.lead),
        ("/assignments/", firm.lead),
    ]
    for path, user in pages:
        page = visit(path, user=user, look=look)
        assert (path, axe(page), sideways(page)) == (path, [], 0)


def test_a_lesson_is_read_by_keyboard_and_its_checks_answered_in_the_page(visit: Visit, firm: Firm) -> None:
    page = visit("/lessons/C01-1/", user=firm.agent, look=Look("en"))
    page.locator("label.r-choice").first.click()
    page.get_by_role("button", name="Check my answer").click()
    page.locator("[data-result]").wait_for()
    assert page.evaluate("document.activeElement.hasAttribute('data-result')")
    assert axe(page) == []
    page.keyboard.press("j")
    page.wait_for_url("**/lessons/C01-1/?part=3")
    assert page.get_by_text("Finished on").count() == 1
    assert axe(page) == []
    page.keyboard.press("k")
    page.wait_for_url("**/lessons/C01-1/?part=2")


def test_training_is_given_and_withdrawn_in_the_browser(visit: Visit, firm: Firm) -> None:
    page = visit("/assign/", user=firm.lead, look=Look("en", 390))
    page.select_option("#id_target", "course:C02")
    page.get_by_label(firm.newcomer.name("en")).check()
    page.get_by_role("button", name="Preview").click()
    page.get_by_text("1 person will get it").wait_for()
    assert (axe(page), sideways(page)) == ([], 0)
    page.get_by_role("button", name="Assign to 1 person").click()
    page.wait_for_url("**/assignments/")
    assert page.get_by_text("assigned to 1 person.").count() == 1
    page.locator("[data-confirm] > summary").first.click()
    page.get_by_role("button", name="Withdraw it").first.click()
    page.get_by_text("Withdrawn from 1 person.").wait_for()
