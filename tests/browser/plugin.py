"""Fixtures of the browser tests, for every folder of tests.

    def test_page(visit, person):
        page = visit("/training/", user=person, look=Look("en", 390, "dark"))
        assert axe(page) == []

`visit` opens a page of the live server in a fresh window and refuses a page that logs an error.
"""

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings

if TYPE_CHECKING:  # Playwright takes a second to import, and most tests have no browser
    from playwright.sync_api import Browser, Page

    from tests.browser.pages import Look

Visit = Callable[..., Any]
"""Takes a path, a user and a look; gives a `playwright.sync_api.Page`."""


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """Start one browser for the whole run."""
    from playwright.sync_api import sync_playwright

    from tests.browser.chromium import launch

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's own loop runs in this thread
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium, var=settings.RAPPORT_VAR, node_modules=settings.RAPPORT_NODE_MODULES)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: "Browser", live_server: Any) -> Iterator[Visit]:
    """Open pages of the live server, signed in or not, and close their windows afterwards."""
    from tests.browser.pages import Look, open_context, sign_in

    opened = []

    def go(path: str, *, user: Any = None, look: "Look | None" = None) -> "Page":
        seen = look or Look()
        context = open_context(chromium, live_server.url, seen)
        opened.append(context)
        if user is not None:
            sign_in(context, live_server.url, user, seen)
        page = context.new_page()
        page.goto(path)
        return page

    yield go
    for context in opened:
        context.close()
