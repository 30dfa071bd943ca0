"""What browser tests ask of a page: a signed-in person, no axe finding, no sideways scroll, a picture."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, BrowserContext, Page

from ui.theme import THEME_COOKIE

AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
HEIGHTS = {1440: 900, 390: 844}


@dataclass(frozen=True, slots=True)
class Look:
    """One way a page is seen."""

    language: str = "zh-hans"
    width: int = 1440
    theme: str = "light"

    @property
    def name(self) -> str:
        """A name for files and test ids."""
        return f"{self.language[:2]}-{self.width}-{self.theme}"


LOOKS = tuple(Look(language, width, theme) for language in ("zh-hans", "en") for width in (1440, 390) for theme in ("light", "dark"))


def open_context(browser: Browser, base: str, look: Look) -> BrowserContext:
    """Open a fresh window of this size, language and theme."""
    context = browser.new_context(
        base_url=base,
        viewport={"width": look.width, "height": HEIGHTS[look.width]},
        locale="zh-CN" if look.language.startswith("zh") else "en-GB",
        color_scheme="dark" if look.theme == "dark" else "light",
        reduced_motion="reduce",
        has_touch=look.width < 768,
    )
    _cookie(context, base, settings.LANGUAGE_COOKIE_NAME, look.language)
    _cookie(context, base, THEME_COOKIE, look.theme)
    return context


def sign_in(context: BrowserContext, base: str, user: Any, look: Look | None = None) -> None:
    """Give the window a session of this person, without the form; with a look, the person reads its language."""
    if look and user.language != look.language:
        type(user).objects.filter(pk=user.pk).update(language=look.language)
        user.language = look.language
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    _cookie(context, base, settings.SESSION_COOKIE_NAME, session.session_key or "")


def _cookie(context: BrowserContext, base: str, name: str, value: str) -> None:
    context.add_cookies([{"name": name, "value": value, "url": base}])


def axe(page: Page, *, within: str | None = None) -> list[str]:
    """Return what axe finds on a page, one line a finding; the tests want `== []`."""
    script = settings.RAPPORT_NODE_MODULES / "axe-core" / "axe.min.js"
    if not script.is_file():
        message = "axe-core is not there. Run: npm ci --ignore-scripts"
        raise FileNotFoundError(message)
    page.evaluate(script.read_text(encoding="utf-8"))
    found = page.evaluate(
        "([within, tags]) => axe.run(within || document, {runOnly: {type: 'tag', values: tags}})",
        [within, list(AXE_TAGS)],
    )
    return list(_lines(found["violations"]))


def _lines(violations: list[dict[str, Any]]) -> Iterator[str]:
    for violation in violations:
        for node in violation["nodes"]:
            why = " ".join(str(node.get("failureSummary", "")).split())
            yield f"{violation['id']}: {' '.join(map(str, node['target']))}: {why}"


def sideways(page: Page) -> int:
    """Return by how many pixels the page scrolls sideways; 0 is right."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def picture(page: Page, path: Path, *, full: bool = True) -> Path:
    """Take a picture of the page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=str(path), full_page=full)
    return path
