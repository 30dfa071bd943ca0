"""The three roads: a new hire earns a certificate that a stranger can check; her lead assigns and sees; HR exports and revokes.

They share one company and follow one another, so they are one test.
"""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import walking
from tests.journeys.served import Served

pytestmark = [pytest.mark.journey, pytest.mark.browser]
NUMBER = re.compile(r"[0-9A-HJKMNP-TV-Z]{2,}(?:-[0-9A-HJKMNP-TV-Z]{2,})+")
LEFT_TO_DO = (("C03", "C03-3"), ("C05", "C05-3"), ("C10", "C10-4"))


def test_the_three_roads(site: Served, chromium: Browser) -> None:
    _a_new_hire_earns_a_certificate(site, chromium)
    _her_lead_assigns_and_sees_where_she_is(site, chromium)
    _hr_exports_who_holds_what_and_revokes(site, chromium)


def _a_new_hire_earns_a_certificate(site: Served, chromium: Browser) -> None:
    page = walking.window(chromium, site)
    walking.sign_in(page, "agent")
    expect(page.locator("h1")).to_contain_text("林晓")
    checks = walking.answers(site, "agent")["checks"]
    for course, lesson in LEFT_TO_DO:
        walking.read_lesson(page, lesson, checks)
        walking.sit(page, site, "agent", course)
        expect(page.locator("main")).to_contain_text("通过")
    page.goto("/certificates/")
    expect(page.locator("main")).to_contain_text("两千五的床垫")
    walking.sit(page, site, "agent", "exam-onboarding")
    for scenario in ("rp-pre-0003", "rp-cri-0002"):
        walking.play(page, scenario)
    number = _wait_for_certificate(page)
    stranger = walking.window(chromium, site, locale="en-GB", width=390)
    stranger.goto(f"/verify/{number.lower().replace('-', ' ')}/")
    expect(stranger.locator("main")).to_contain_text("Lin Xiao")
    expect(stranger.locator("main")).to_contain_text("Valid")
    for hidden in ("001024", "家居一组", "Home Team A", "lin.xiao"):
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


def _her_lead_assigns_and_sees_where_she_is(site: Served, chromium: Browser) -> None:
    page = walking.window(chromium, site, locale="en-GB")
    walking.sign_in(page, "lead")
    page.goto("/team/")
    expect(page.locator("main")).to_contain_text("林晓")
    assert "徐悦" not in page.content()
    page.goto("/assign/")
    page.locator("[name=target]").select_option("course:C10")
    page.locator("[name=audience][value=people]").check()
    page.locator(".a-people .form-check", has_text="张伟").locator("input").check()
    page.locator("[name=due][value=after_hire]").check()
    page.locator("[name=days]").fill("12")
    with page.expect_navigation():
        page.locator("form.a-give .btn-primary").click()
    with page.expect_navigation():
        page.locator("[name=confirm]").click()
    agent = walking.window(chromium, site)
    walking.sign_in(agent, "zhangwei1")
    agent.goto("/notices/")
    expect(agent.locator("main")).to_contain_text("危机处理")
    page.goto("/team/")
    page.locator("main a", has_text="林晓").first.click()
    expect(page.locator("main")).to_contain_text("新人上岗")
    expect(page.locator("main")).to_contain_text("有效")


def _hr_exports_who_holds_what_and_revokes(site: Served, chromium: Browser) -> None:
    page = walking.window(chromium, site)
    walking.sign_in(page, "hr")
    page.goto("/reports/certifications/?left=include")
    shown = page.locator("#certifications tbody tr, table tbody tr").count()
    page.locator("button[name=format][value=csv]").click()
    with page.expect_download() as download:
        page.locator("a[download], a[href*='/download']").first.click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    assert len(rows) == shown
    assert "001024" in {value for row in rows for value in row.values()}
    page.goto("/reports/certifications/")
    page.locator("table a", has_text="林晓").first.click()
    number = NUMBER.search(page.locator(".c-number").inner_text())
    assert number is not None
    page.locator("[data-open-dialog], summary, button", has_text="撤销").first.click()
    page.locator("#reason").fill("由他人代考，已约谈")
    page.locator("form[action*='revoke'] button[type=submit], form[action*='revoke'] .btn-danger").first.click()
    stranger = walking.window(chromium, site, locale="en-GB")
    stranger.goto(f"/verify/{number.group()}/")
    expect(stranger.locator("main")).to_contain_text("revoked", ignore_case=True)
    assert "代考" not in stranger.content()
