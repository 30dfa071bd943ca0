"""The table of assignments on a phone: one record under another, with no label over nothing."""

import pytest

from courses.services.progress import pass_step
from people.testing import make_person, make_team
from tests.assignments.test_services import MODULE, given
from tests.browser.pages import Look, axe, sideways
from tests.browser.plugin import Visit
from tests.courses.curriculum import AT, BY, TODAY, publish_all
from tests.courses.test_services import PROOF

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_is_done_has_no_label_over_nothing(visit: Visit) -> None:
    publish_all()
    team = make_team("甲部")
    lead, agent = make_person(team=team, roles=["agent", "lead"]), make_person(team=team, hired_on=TODAY)
    given(lead, agent, target=MODULE)
    for slug in ("C01/C01-1", "C01/C01-2", "C01/C01"):
        pass_step(person_id=agent.pk, step_slug=slug, evidence=PROOF, by=BY, at=AT)
    page = visit("/assignments/", user=lead, look=Look("zh-hans", 390, "light"))
    cell = page.locator('td[data-label="撤回"]')
    assert cell.inner_html() == ""
    assert not cell.evaluate("cell => cell.checkVisibility()")
    assert (axe(page), sideways(page)) == ([], 0)
