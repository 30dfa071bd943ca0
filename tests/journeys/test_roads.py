"""The three roads: a new hire earns a certificate that a stranger can check; her lead assigns and sees; HR exports and revokes.

They follow one another, so they are one test, walked in each language by other people of the company.
"""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import walking
from tests.journeys.served import Served
from tests.journeys.tongues import EN, ZH, Tongue

pytestmark = [pytest.mark.journey, pytest.mark.browser]
NUMBER = re.compile(r"[0-9A-HJKMNP-TV-Z]{2,}(?:-[0-9A-HJKMNP-TV-Z]{2,})+")


@pytest.mark.parametrize("tongue", [ZH, EN], ids=lambda tongue: tongue.language)
def test_the_three_roads(tongue: Tongue, site: Served, chromium: Browser) -> None:
    _a_new_hire_earns_a_certificate(tongue, site, chromium)
    _her_lead_assigns_and_sees_where_she_is(tongue, site, chromium)
    _hr_exports_who_holds_what_and_revokes(tongue, site, chromium)


def _as(username: str, tongue: Tongue, site: Served, chromium: Browser) -> Page:
    page = walking.window(chromium, site, locale=tongue.locale)
    walking.sign_in(page, username)
    walking.speak(page, tongue.language)
    return page


def _a_new_hire_earns_a_certificate(tongue: Tongue, site: Served, chromium: Browser) -> None:
    page = _as(tongue.learner, tongue, site, chromium)
    expect(page.locator("h1")).to_contain_text(tongue.learner_name)
    page.goto("/certificates/")
    expect(page.locator("main")).to_contain_text(tongue.in_the_way)
    done = walking.learn(page, site, tongue.learner, tongue.passed)
    assert {kind.split(":")[0] for kind in done} == {"lessons", "quizzes", "scenarios"}
    assert "quizzes:exam-onboarding" in done
    number = _wait_for_certificate(page)
    stranger = walking.window(chromium, site, locale="en-GB", width=390)
    stranger.goto(f"/verify/{number.lower().replace('-', ' ')}/")
    expect(stranger.locator("main")).to_contain_text("Valid")
    expect(stranger.locator("main")).to_contain_text(tongue.learner_name)
    for hidden in (tongue.number, "家居", "Home Team", f"{tongue.learner}@"):
        assert hidden not in stranger.content()


def _wait_for_certificate(page: Page) -> str:
    """Reload until the worker has awarded it and drawn its paper; return the printed number."""
    page.goto("/certificates/")
    for _ in range(40):
        if page.locator("main a[href^='/certificates/']").count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    page.locator("main a[href^='/certificates/']").first.click()
    for _ in range(40):
        if page.locator("a[href*='/pdf']").count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    with page.expect_download() as download:
        page.locator("a[href*='/pdf']").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")
    found = NUMBER.search(page.locator(".c-number").inner_text())
    assert found is not None
    return found.group()


def _her_lead_assigns_and_sees_where_she_is(tongue: Tongue, site: Served, chromium: Browser) -> None:
    page = _as(tongue.lead, tongue, site, chromium)
    page.goto("/team/")
    expect(page.locator("main")).to_contain_text(tongue.learner_name)
    assert tongue.not_theirs not in page.content()
    page.goto("/assign/")
    page.locator("[name=target]").select_option("course:C10")
    page.locator("[name=audience][value=people]").check()
    page.locator(".a-people .form-check", has_text=tongue.colleague_name).locator("input").check()
    page.locator("[name=due][value=after_hire]").check()
    page.locator("[name=days]").fill("12")
    with page.expect_navigation():
        page.locator("form.a-give .btn-primary").click()
    with page.expect_navigation():
        page.locator("[name=confirm]").click()
    colleague = _as(tongue.colleague, tongue, site, chromium)
    colleague.goto("/notices/")
    expect(colleague.locator("main")).to_contain_text(tongue.given)
    page.goto("/team/")
    page.locator("main a", has_text=tongue.learner_name).first.click()
    expect(page.locator("main")).to_contain_text(tongue.path)
    expect(page.locator("main")).to_contain_text(tongue.valid)


def _hr_exports_who_holds_what_and_revokes(tongue: Tongue, site: Served, chromium: Browser) -> None:
    page = _as("hr", tongue, site, chromium)
    page.goto("/reports/certifications/?left=include")
    shown = page.locator("#certifications tbody tr, table tbody tr").count()
    page.locator("button[name=format][value=csv]").click()
    with page.expect_download() as download:
        page.locator("a[download], a[href*='/download']").first.click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    assert len(rows) == shown
    assert tongue.number in {value for row in rows for value in row.values()}
    page.goto("/reports/certifications/")
    page.locator("table a", has_text=tongue.learner_name).first.click()
    number = NUMBER.search(page.locator(".c-number").inner_text())
    assert number is not None
    page.locator("[data-open-dialog], summary, button", has_text=tongue.revoke).first.click()
    page.locator("#reason").fill("由他人代考，已约谈")
    page.locator("form[action*='revoke'] button[type=submit], form[action*='revoke'] .btn-danger").first.click()
    stranger = walking.window(chromium, site, locale="en-GB")
    stranger.goto(f"/verify/{number.group()}/")
    expect(stranger.locator("main")).to_contain_text("revoked", ignore_case=True)
    assert "代考" not in stranger.content()
