"""The gallery: who may look, and every component clean in every look."""

import pytest
from django.test import Client

from people.testing import make_person
from tests.browser.pages import LOOKS, Look, axe, sideways
from tests.browser.plugin import Visit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("role", "status"), [("author", 200), ("admin", 200), ("agent", 403), ("hr", 403)])
def test_authors_and_admins_look(client: Client, role: str, status: int) -> None:
    client.force_login(make_person(roles=(role,)))
    assert client.get("/gallery/").status_code == status


def test_visitors_sign_in_first(client: Client) -> None:
    assert client.get("/gallery/").status_code == 302


def test_the_policy_allows_nothing_inline(client: Client) -> None:
    client.force_login(make_person(roles=("author",)))
    policy = client.get("/gallery/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.browser
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_clean_in_every_look(visit: Visit, transactional_db: None, look: Look) -> None:
    page = visit("/gallery/", user=make_person(roles=("author",)), look=look)
    assert axe(page) == []
    assert sideways(page) == 0


@pytest.mark.browser
def test_a_confirmation_is_a_dialog_that_gives_the_focus_back(visit: Visit, transactional_db: None) -> None:
    page = visit("/gallery/", user=make_person(roles=("author",)), look=Look("en"))
    page.click("[data-confirm] > summary")
    assert page.locator("dialog[open] h2").inner_text() == "Revoke Luo Siyuan’s certificate?"
    assert axe(page, within="dialog") == []
    page.keyboard.press("Escape")
    assert page.locator("dialog").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.browser
def test_the_page_works_under_its_policy(visit: Visit, transactional_db: None) -> None:
    page = visit("/gallery/", user=make_person(roles=("author",)))
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text))
    page.reload()
    assert said == []
    assert page.evaluate("htmx.config.allowEval") is False


@pytest.mark.browser
def test_the_theme_follows_the_system_where_none_was_chosen(visit: Visit, transactional_db: None) -> None:
    page = visit("/gallery/", user=make_person(roles=("author",)), look=Look(theme="dark"))
    page.context.clear_cookies(name="rapport_theme")
    page.reload()
    assert page.evaluate("document.documentElement.dataset.bsTheme") == "dark"
