"""What a person does with hands and eyes: sign in, read, answer, talk. Steps of the journeys."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import yaml
from playwright.sync_api import Browser, Page, expect

from tests.journeys.served import ROOT, Served

Fields = Mapping[str, Sequence[str]]
SCENARIOS = ROOT / "fixtures" / "curriculum" / "scenarios"


def window(browser: Browser, site: Served, *, locale: str = "zh-CN", width: int = 1440) -> Page:
    """Open a fresh window, as a browser of that language."""
    context = browser.new_context(
        base_url=site.address, locale=locale, viewport={"width": width, "height": 900}, reduced_motion="reduce", accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    return page


def sign_in(page: Page, username: str) -> None:
    """Sign in by the form."""
    page.goto("/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", "rapport-demo")
    page.press("[name=password]", "Enter")
    expect(page.locator("form[action*='sign-in'] [name=password]")).to_have_count(0)


def speak(page: Page, language: str) -> None:
    """Have the pages in a language, by the button that every page has."""
    button = page.locator(f"form.r-language button[value='{language}']").first
    if button.count():
        with page.expect_navigation():
            button.click()
    expect(page.locator("html")).to_have_attribute("lang", "en" if language == "en" else "zh-Hans")


def answers(site: Served, username: str) -> Mapping[str, Mapping[str, Fields]]:
    """Ask another process for the right answers."""
    command = [sys.executable, "-m", "tests.journeys.answers", username]
    told = subprocess.run(command, cwd=ROOT, env=site.environment, capture_output=True, text=True, check=True)
    found: Mapping[str, Mapping[str, Fields]] = json.loads(told.stdout)
    return found


def fill(form: Any, fields: Fields) -> None:
    """Give an answer in a question's form."""
    for name, values in fields.items():
        for value in values:
            choice = form.locator(f"input[name='{name}'][value='{value}']")
            if choice.count():
                choice.check(force=True)
            elif form.locator(f"select[name='{name}']").count():
                form.locator(f"select[name='{name}']").select_option(value, force=True)
            else:
                form.locator(f"input[name='{name}']").fill(value)


def learn(page: Page, site: Served, username: str, said: str) -> list[str]:
    """Do what My training offers next until it offers nothing more; return what was done, as `kind:slug`.

    A passed quiz has to say so in the words of `said`.
    """
    checks, done = answers(site, username)["checks"], list[str]()
    while True:
        page.goto("/training/")
        onward = page.locator(".r-next .btn-primary")
        if not onward.count():
            return done
        with page.expect_navigation():
            onward.click()
        kind, slug = urlparse(page.url).path.strip("/").split("/")[:2]
        assert f"{kind}:{slug}" not in done, f"{slug} is offered again after it was done"
        if kind == "lessons":
            read_lesson(page, slug, checks)
        elif kind == "quizzes":
            sit(page, site, username, slug)
            expect(page.locator("main")).to_contain_text(said, ignore_case=True)
        else:
            play(page, slug)
        done.append(f"{kind}:{slug}")


def read_lesson(page: Page, lesson: str, checks: Mapping[str, Fields]) -> None:
    """Read a lesson to its end, answering each check on the way; sign where it asks for it."""
    page.goto(f"/lessons/{lesson}/?part=1")
    while True:
        for slug in [s.removeprefix("check-") for s in page.locator("section[id^='check-']").evaluate_all("all => all.map(e => e.id)")]:
            card = page.locator(f"[id='check-{slug}']")
            if card.locator("form").count():
                fill(card.locator("form"), checks[slug])
                card.locator("form button[type=submit], form button:not([type])").last.click()
                expect(page.locator(f"[id='check-{slug}'] [data-result]")).to_be_visible()
        onward = page.locator("[data-part=next]")
        if not onward.count():
            break
        with page.expect_navigation():
            onward.click()
    if page.locator("[name=understood]").count():
        page.locator("[name=understood]").check()
        with page.expect_navigation():
            page.locator("#lacks form:has([name=understood]) button").click()
    elif page.locator("#lacks [name=finish]").count():
        with page.expect_navigation():
            page.locator("#lacks form button").click()
        expect(page).to_have_url(re.compile(r"/courses/"))
        return
    expect(page.locator("#lacks .r-banner.is-ok")).to_be_visible()


def sit(page: Page, site: Served, username: str, quiz: str) -> None:
    """Sit a quiz: answer every question rightly, each saved on the server, and hand in."""
    page.goto(f"/quizzes/{quiz}/")
    with page.expect_navigation():
        page.locator("form[action$='/start/'] button").click()
    right = answers(site, username)["quiz"]
    for question in page_by_page(page):
        form = page.locator(f"form[id='{question}']")
        page.evaluate("id => { location.hash = id }", question)
        page.locator(f".r-palette a[href$='#{question}']").click()
        fill(form, right[question])
        save = form.locator("[data-save]")
        if save.is_visible():
            save.click()
        expect(form.locator("[data-saved]")).not_to_be_empty()
    with page.expect_navigation():
        page.locator("#to-hand-in").click()
    with page.expect_navigation():
        page.locator("form[action$='/hand-in/'] button").click()


def page_by_page(page: Page) -> Sequence[str]:
    """Return the questions of the whole paper, in order."""
    return list(page.locator(".r-palette a").evaluate_all("all => all.map(a => a.getAttribute('href').split('#')[1])"))


def play(page: Page, scenario: str) -> None:
    """Play a scenario's model run at the desk: chips by their buttons, the line typed, actions ticked."""
    language = "en" if page.locator("html").get_attribute("lang") == "en" else "zh"
    page.goto(f"/scenarios/{scenario}/")
    with page.expect_navigation():
        page.locator("form[action$='/start/'] button").click()
    for turn in model_run(scenario):
        for move in turn.get("moves", []):
            chip = page.locator(f"[data-move='{move}']")
            stage = chip.evaluate("chip => chip.closest('[data-chips]').dataset.chips")
            page.locator(f"[data-stage='{stage}']").click()
            chip.click()
            expect(chip).to_have_attribute("aria-pressed", "true")
        page.fill("#text", turn.get("text", {}).get(language, ""))
        for action in turn.get("actions", []):
            page.locator(f"#do-{action['do']}").check()
            if action.get("consent"):
                page.locator("#consent").check()
        said = page.locator(".r-msg.is-agent").count()
        page.click("#send")
        expect(page.locator(".r-msg.is-agent")).not_to_have_count(said)


def model_run(scenario: str) -> Sequence[Mapping[str, Any]]:
    """Return the turns of a pack scenario's model run."""
    story = yaml.safe_load(Path(SCENARIOS / f"{scenario}.yaml").read_text(encoding="utf-8"))
    log: Sequence[Mapping[str, Any]] = story["runs"]["model"]["log"]
    return log
