"""Scripts in a real browser: found while one types, filled and copied without a round trip, clean in axe."""

import pytest

from people.testing import make_person
from tests.browser.pages import LOOKS, Look, axe, sideways
from tests.browser.plugin import Visit
from tests.knowledge.test_pages import SCRIPT, card, publish
from tests.knowledge.test_search import script

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_blanks_fill_while_one_types_in_both_languages_and_the_text_is_copied(visit: Visit) -> None:
    publish(card(), SCRIPT)
    page = visit("/scripts/AFT-17/", user=make_person(), look=Look("zh", 1440, "light"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click('[data-copy="say-0-zh"]')
    page.locator('[data-copy="say-0-zh"]', has_text="已复制，还有空没填").wait_for()
    page.fill('[name="fill-shop"]', "云栖 <b>")
    page.select_option('[name="fill-way"]', "1")
    page.click('[data-copy="say-0-zh"]')
    page.locator('[data-copy="say-0-zh"] [data-words]').get_by_text("已复制", exact=True).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "云栖 <b>：7 天内可退，自寄。"
    assert page.text_content("#say-0-en") == "云栖 <b>: within 7 days, by post."


def test_the_list_narrows_while_one_types(visit: Visit) -> None:
    publish(card(), SCRIPT, script("PRE-01", "先问三问。"))
    page = visit("/scripts/", user=make_person())
    assert page.locator("#found li").count() == 2
    page.keyboard.press("/")
    page.keyboard.type("AFT")
    page.locator("#found li").nth(1).wait_for(state="detached")
    assert page.evaluate("document.activeElement.id") == "q"
    assert "q=AFT" in page.url


@pytest.mark.parametrize("look", [LOOKS[0], LOOKS[3], LOOKS[5], LOOKS[6]], ids=lambda look: look.name)
@pytest.mark.parametrize("path", ["/scripts/", "/scripts/?q=无", "/scripts/AFT-17/", "/rules/", "/rules/POL-7D/"])
def test_the_pages_are_clean_and_do_not_scroll_sideways(visit: Visit, path: str, look: Look) -> None:
    publish(card(title="七天无理由" * 12), SCRIPT, script("PRE-01", "Donaudampfschifffahrtsgesellschaft" * 4))
    page = visit(path, user=make_person(), look=look)
    assert axe(page) == []
    assert sideways(page) == 0
