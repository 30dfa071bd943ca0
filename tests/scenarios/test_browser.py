"""Role-plays in a real browser: chips, keys, the customer's answer, the clock; and every page as axe sees it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from people.testing import make_person
from scenarios.models import Run, Suspicion
from tests.browser.pages import Look, axe, sideways
from tests.scenarios import world
from tests.scenarios.test_services import crossing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LOOKS = (Look("zh-hans", 1440, "light"), Look("zh-hans", 390, "dark"), Look("en", 1440, "dark"), Look("en", 390, "light"))


@pytest.fixture
def visit(visit: Any) -> Iterator[Any]:
    """Open pages as ever; when the test is over, cut them off, so that a closing desk sends nothing to an emptied database."""
    pages = []

    def go(*args: Any, **kwargs: Any) -> Any:
        pages.append(visit(*args, **kwargs))
        return pages[-1]

    yield go
    for page in pages:
        page.evaluate("() => { window.fetch = () => new Promise(() => {}); }")


@pytest.fixture
def person() -> Any:
    world.publish()
    return world.learner(language="en", name_zh="欧阳慕容上官司马", name_en="Maximiliana Featherstonehaugh-Cholmondeley")


def desk(visit: Any, person: Any, look: Any = None) -> Any:
    page = visit("/scenarios/rp-aft-0011/", user=person, look=look or Look("en"))
    page.click("text=Begin")
    page.wait_for_url(re.compile(r"/runs/\d+/"))
    return page, Run.objects.get(person=person, state="open")


def test_a_turn_by_keyboard_alone(visit: Any, person: Any) -> None:
    page, run = desk(visit, person)
    page.keyboard.press("2")
    page.keyboard.press("t")
    page.keyboard.press("q")
    page.keyboard.press("w")
    pressed = page.eval_on_selector_all(".r-chip[aria-pressed=true]", "chips => chips.map(chip => chip.dataset.move)")
    assert sorted(pressed) == ["apologize", "restate"]
    assert page.locator("[data-chips]:not([hidden]) .r-chip").count() == 5
    page.focus("#text")
    page.keyboard.type("I have read the record, nobody called you back, and I am sorry.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("text=I have read the record")
    assert page.locator("#typing").is_visible()
    page.get_by_text(world.said("rp-aft-0011", "read", "en")).wait_for(timeout=9000)
    assert not page.locator("#typing").is_visible()
    assert run.turns.get().entry["moves"] == ["apologize", "restate"]
    assert page.input_value("#text") == ""


def test_on_a_phone_the_newest_answer_stands_above_what_one_writes_in(visit: Any, person: Any) -> None:
    page, _run = desk(visit, person, Look("en", 390))
    said = {"greet": "Hello Mr Lin, let me read your record first.", "restate": "You sent the photos twice and nobody called you back."}
    for key, (move, line) in enumerate(said.items(), start=1):
        page.click(f"[data-stage][data-key='{key}']")
        page.click(f"[data-move={move}]")
        page.fill("#text", line)
        page.click("#send")
        page.locator(".r-msg.is-agent", has_text=line).wait_for()
        page.locator("#chat > li[data-reply-in]").last.wait_for(timeout=9000)
        newest = page.locator("#chat > li:not([hidden])").last.bounding_box()
        writing = page.locator("#say").bounding_box()
        assert newest["y"] >= 0
        assert newest["y"] + newest["height"] <= writing["y"]
        assert writing["y"] + writing["height"] <= page.viewport_size["height"] + 1


def test_a_lost_connection_loses_no_word_and_the_same_key_is_sent_again(visit: Any, person: Any) -> None:
    page, run = desk(visit, person)
    page.click("[data-move=greet]")
    page.fill("#text", "Hello Mr Lin, let me read your record first.")
    page.route("**/turn/", lambda route: route.abort())
    page.click("#send")
    page.wait_for_selector(".r-toast")
    assert page.input_value("#text") == "Hello Mr Lin, let me read your record first."
    page.unroute("**/turn/")
    page.click("#send")
    page.wait_for_selector(".is-agent >> text=Hello Mr Lin")
    assert run.turns.count() == 1


def test_a_hidden_page_stops_the_clock(visit: Any, person: Any) -> None:
    page, run = desk(visit, person)
    page.evaluate("Object.defineProperty(document, 'hidden', {get: () => true, configurable: true})")
    with page.expect_response("**/clock/"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    run.refresh_from_db()
    assert run.paused_at is not None
    page.evaluate("Object.defineProperty(document, 'hidden', {get: () => false, configurable: true})")
    with page.expect_response("**/clock/"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    run.refresh_from_db()
    assert run.paused_at is None
    assert run.pauses.get().hidden is True


def test_without_scripts_a_turn_is_a_plain_form(visit: Any, person: Any, chromium: Any, live_server: Any) -> None:
    from tests.browser.pages import sign_in

    run = world.start(person)
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    sign_in(context, live_server.url, person)
    page = context.new_page()
    page.goto(f"/runs/{run.pk}/")
    page.click("details[name=stage]:nth-of-type(2) summary")
    page.check("#move-restate")
    page.fill("#text", "You sent the photos twice and nobody called you back.")
    page.click("#send")
    assert "nobody called you back" in page.inner_text("#chat")
    assert run.turns.get().entry["moves"] == ["restate"]
    context.close()


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_every_page_is_sound(visit: Any, person: Any, look: Any) -> None:
    played = world.play(person)
    bad = world.play(person, "rp-cri-0002", which="bad")
    run = world.start(person, "rp-pre-0003")
    assessor = make_person(roles=("assessor",), username="assessor")
    crossing(world.learner())
    row = Suspicion.objects.order_by("pk").last()
    assert row is not None
    pages = [("/scenarios/", person), ("/scenarios/rp-aft-0011/", person), (f"/runs/{run.pk}/", person)]
    pages += [(f"/runs/{played.pk}/debrief/", person), (f"/runs/{bad.pk}/debrief/", person), (f"/runs/{bad.pk}/?end", person)]
    pages += [("/suspicions/", assessor), (f"/suspicions/{row.pk}/", assessor)]
    for path, user in pages:
        page = visit(path, user=user, look=look)
        assert (path, axe(page)) == (path, [])
        assert (path, sideways(page)) == (path, 0)
