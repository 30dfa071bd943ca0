"""Every page of the house, as someone who may see it: nothing for axe to find, no sideways scroll, no error in the console.

The pages are the doors of the matrix, so a page off the matrix fails there, and one on it is looked at here: in both
languages, at 1440 and at 390 pixels, each language and each size once light and once dark.
"""

from collections.abc import Iterator, Mapping

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.architecture.doors import ANONYMOUS, Door
from tests.architecture.doors_matrix import HOUSE, LEADING, PEOPLE, PROVING, TRAINING
from tests.browser.pages import Look, axe, open_context, sideways, sign_in
from tests.world import PERSONAS, World, build

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LOOKED_AT = (Look("zh-hans", 1440, "light"), Look("en", 1440, "dark"), Look("zh-hans", 390, "dark"), Look("en", 390, "light"))
# Answers that are no page: probes, files, and fragments that a page asks for (looked at within their page).
NO_PAGES = {
    "healthz",
    "readyz",
    "robots",
    "courses:media",
    "certificates:pdf",
    "certificates:png",
    "reports:download",
    "reports:export-status",
    "scenarios:log",
}
GROUPS: Mapping[str, Mapping[str, Door]] = {
    "house": HOUSE,
    "people": PEOPLE,
    "training": TRAINING,
    "leading": LEADING,
    "proving": PROVING,
}


def pages_of(doors: Mapping[str, Door], world: World) -> Iterator[tuple[str, str, str]]:
    """Return each page's name, its address, and who looks at it: a visitor where one may come in, else the first who may."""
    for name, door in doors.items():
        if door.get is None or name in NO_PAGES:
            continue
        persona = next(each for each in PERSONAS if each in door.get.may)
        yield name, reverse(name, args=door.to(world)), persona


def troubles_of(page: Page, address: str) -> list[str]:
    """Open a page and return all that is wrong with it."""
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        return [f"answers {answer.status if answer else 'nothing'}"]
    wide = sideways(page)
    return [*said, *axe(page), *([f"scrolls sideways by {wide} px"] if wide else [])]


@pytest.mark.parametrize("group", GROUPS)
def test_every_page_is_clean(chromium: Browser, live_server: LiveServer, group: str) -> None:
    world = build()
    found: dict[str, list[str]] = {}
    for look in LOOKED_AT:
        windows: dict[str, BrowserContext] = {}
        for name, address, persona in pages_of(GROUPS[group], world):
            if persona not in windows:
                windows[persona] = open_context(chromium, live_server.url, look)
                if persona != ANONYMOUS:
                    sign_in(windows[persona], live_server.url, world.people[persona], look)
            page = windows[persona].new_page()
            if troubles := troubles_of(page, address):
                found[f"{name} {look.name} ({persona})"] = troubles
            page.close()
        for window in windows.values():
            window.close()
    assert found == {}
