"""A quiz in a real browser: saved as it is given, through a cut line, on another machine, to the last second."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from people.models import User
from quizzes.models import Attempt, ResponseEvent, State
from tests.browser.pages import Look, axe
from tests.quizzes import world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SEEN = (Look(), Look(width=390, theme="dark"), Look("en", 1440, "dark"), Look("en", 390, "light"))
Visit = Callable[..., Any]


@pytest.fixture
def person() -> User:
    world.publish()
    return world.learner(language="en")


def number_of(attempt: Attempt, kind: str) -> int:
    return next(n for n, question in enumerate(world.asked(attempt), 1) if question.type == kind)


def turn_to(page: Any, number: int) -> Any:
    page.click(f".r-palette a[data-number='{number}']")
    return page.locator(f"form[data-number='{number}']")


def test_each_answer_is_saved_as_it_is_given(visit: Visit, person: User) -> None:
    attempt = world.start(person)
    page = visit(f"/attempts/{attempt.pk}/", user=person, look=Look("en", 1440, "light"))
    page.wait_for_selector("form[data-number='12']", state="attached")
    for kind in ("single", "multiple", "true_false"):
        form = turn_to(page, number_of(attempt, kind))
        form.locator(".r-choice").first.click()
        form.locator("[data-saved] .r-saved:not(.is-waiting)").wait_for()
    form = turn_to(page, number_of(attempt, "ordering"))
    form.locator(".q-order-moves button").nth(1).click()
    form.locator("[data-saved] .r-saved:not(.is-waiting)").wait_for()
    form = turn_to(page, number_of(attempt, "matching"))
    form.locator("select").first.select_option(index=1)
    form.locator("[data-saved] .r-saved:not(.is-waiting)").wait_for()
    form = turn_to(page, number_of(attempt, "cloze"))
    form.locator("input.q-gap").first.fill("3.5 days")
    form.locator("[data-saved] .r-saved:not(.is-waiting)").wait_for()
    assert {row.question_slug.split("-")[1] for row in ResponseEvent.objects.all()} == {
        "single",
        "multiple",
        "true_false",
        "ordering",
        "matching",
        "cloze",
    }
    assert page.inner_text("#count") == "6 of 12 answered"


def test_through_a_cut_line_nothing_is_lost_and_nothing_saved_twice(visit: Visit, person: User) -> None:
    attempt = world.start(person)
    page = visit(f"/attempts/{attempt.pk}/", user=person, look=Look("en", 1440, "light"))
    page.wait_for_selector("form[data-number='12']", state="attached")
    first, second = [n for n, q in enumerate(world.asked(attempt), 1) if q.type == "single"]
    turn_to(page, first).locator(".r-choice").first.click()
    page.locator(f"form[data-number='{first}'] .r-saved:not(.is-waiting)").wait_for()
    page.context.set_offline(True)
    turn_to(page, second).locator(".r-choice").first.click()
    page.locator("#line:not([hidden])").wait_for()
    said = page.inner_text("#line")
    assert f"Questions {first} are safe." in said
    assert f"Your answers to {second} are held on this computer" in said
    assert page.locator(f".r-palette a[data-number='{second}'].is-unsaved").count() == 1
    assert axe(page) == []
    page.context.set_offline(False)
    page.locator("#line").wait_for(state="hidden")
    assert sorted(ResponseEvent.objects.values_list("question_slug", flat=True)) == sorted(
        world.asked(attempt)[n - 1].id for n in (first, second)
    )


def test_a_page_closed_while_offline_sends_what_it_held_when_opened_again(visit: Visit, person: User) -> None:
    attempt = world.start(person)
    page = visit(f"/attempts/{attempt.pk}/", user=person, look=Look("en", 1440, "light"))
    number = number_of(attempt, "multiple")
    page.wait_for_selector("form[data-number='12']", state="attached")
    page.context.set_offline(True)
    turn_to(page, number).locator(".r-choice").first.click()
    page.locator("#line:not([hidden])").wait_for()
    context, where = page.context, page.url
    # A closing tab comes back on line before its timers are gone; this one sends nothing more.
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('the line is cut')); }")
    page.close(run_before_unload=False)
    assert not ResponseEvent.objects.exists()
    context.set_offline(False)
    again = context.new_page()
    again.goto(where)
    again.locator(f"form[data-number='{number}'] [data-saved] .r-saved:not(.is-waiting)").wait_for(state="attached")
    assert ResponseEvent.objects.get().question_slug == world.asked(attempt)[number - 1].id


def test_handing_in_waits_for_an_answer_that_is_on_its_way(visit: Visit, person: User) -> None:
    attempt = world.start(person)
    page = visit(f"/attempts/{attempt.pk}/", user=person, look=Look("en", 1440, "light"))
    page.wait_for_selector("form[data-number='12']", state="attached")
    on_its_way: list[Any] = []
    page.route(f"**/attempts/{attempt.pk}/answer/", lambda route: on_its_way.append(route))  # noqa: PLW0108  Playwright names it
    with page.expect_request(f"**/attempts/{attempt.pk}/answer/"):
        turn_to(page, number_of(attempt, "true_false")).locator(".r-choice").first.click()
    page.click("#to-hand-in")
    with page.expect_navigation(url=f"**/attempts/{attempt.pk}/hand-in/"):
        on_its_way[0].continue_()
    assert ResponseEvent.objects.filter(attempt=attempt).count() == 1


def test_another_machine_goes_on_where_one_stopped(visit: Visit, person: User) -> None:
    attempt = world.start(person)
    question = next(q for q in world.asked(attempt) if q.type == "cloze")
    world.save(attempt, question)
    page = visit(f"/attempts/{attempt.pk}/#{question.id}", user=person, look=Look("zh-hans", 390, "dark"))
    page.wait_for_selector("form[data-number='12']", state="attached")
    number = [q.id for q in world.asked(attempt)].index(question.id) + 1
    assert turn_to(page, number).locator("input.q-gap").first.input_value() == "3.5天"
    assert page.inner_text("#count") == "已答 1 / 12"


def test_when_time_is_over_the_page_hands_in_what_was_saved(visit: Visit, person: User) -> None:
    attempt = world.start(person, "TX")
    world.answer_all(attempt)
    world.move_back(attempt, timedelta(minutes=44, seconds=58))
    page = visit(f"/attempts/{attempt.pk}/", user=person, look=Look("en", 1440, "light"))
    page.wait_for_url(f"**/attempts/{attempt.pk}/review/")
    closed = Attempt.objects.get(pk=attempt.pk)
    assert (closed.state in {State.HANDED_IN, State.CLOSED_BY_SYSTEM}, closed.passed) == (True, True)


@pytest.mark.parametrize("look", SEEN, ids=lambda look: look.name)
def test_every_page_of_a_quiz_is_accessible(visit: Visit, person: User, look: Look) -> None:
    closed = world.start(person)
    world.answer_all(closed)
    world.hand_in(closed)
    attempt = world.start(person)
    world.save(attempt, world.asked(attempt)[0])
    found: dict[str, list[str]] = {}
    for path in (
        "/quizzes/T1/",
        "/quizzes/TX/",
        f"/attempts/{attempt.pk}/",
        f"/attempts/{attempt.pk}/hand-in/",
        f"/attempts/{closed.pk}/review/",
    ):
        page = visit(path, user=person, look=look)
        found[path] = axe(page)
    page = visit(f"/attempts/{attempt.pk}/", user=person, look=look)
    page.wait_for_selector("form[data-number='12']", state="attached")
    for kind in ("ordering", "matching", "cloze"):
        turn_to(page, number_of(attempt, kind))
        found[kind] = axe(page)
    assert {path: problems for path, problems in found.items() if problems} == {}
