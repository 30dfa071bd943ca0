"""Take pictures of pages as a demo log-in, in both languages, sizes and themes, and say what axe finds.

    RAPPORT_VAR=/tmp/me/var .venv/bin/python -m tests.browser.shots --as agent --out /tmp/me/shots /training/ /certificates/

It starts its own server on a free port over the database of RAPPORT_VAR (migrate and load it first) and ends
it again. With `--as nobody` the pages are looked at without a session. A person of that username who is not in
the database is made there, with the role of that name. Fewer pictures: `--looks zh-1440-light,en-390-dark`.
`--axe` prints what axe finds and how far a page scrolls sideways; `--viewport` takes what is seen without scrolling.
`--click CSS` (more than once, in order) clicks before the picture is taken.
"""

import argparse
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.browser.shots_settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import django  # the settings must be named before anything of Django is loaded

django.setup()

from django.conf import settings  # noqa: E402  after setup
from playwright.sync_api import Browser, sync_playwright  # noqa: E402  after setup

from tests.browser.chromium import launch  # noqa: E402  after setup
from tests.browser.pages import LOOKS, Look, axe, open_context, picture, sideways, sign_in  # noqa: E402  after setup

PATIENCE = 30


def main() -> int:
    """Take the pictures; 1 when a page failed or axe found something."""
    said = _arguments()
    looks = [look for look in LOOKS if not said.looks or look.name in said.looks.split(",")]
    user = None if said.who == "nobody" else _person(said.who)
    with _server() as base, sync_playwright() as playwright:
        browser = launch(playwright.chromium, var=settings.RAPPORT_VAR, node_modules=settings.RAPPORT_NODE_MODULES)
        bad = sum(_shoot(browser, base, path, look, user, said) for path in said.paths for look in looks)
        browser.close()
    return 1 if bad else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--as", dest="who", default="agent")
    parser.add_argument("--out", default="shots")
    parser.add_argument("--looks", default="")
    parser.add_argument("--axe", action="store_true")
    parser.add_argument("--viewport", action="store_true")
    parser.add_argument("--click", action="append", default=[])
    return parser.parse_args()


def _shoot(browser: Browser, base: str, path: str, look: Look, user: Any, said: argparse.Namespace) -> bool:
    """Look at one page in one way; return whether something is wrong with it."""
    context = open_context(browser, base, look)
    if user:
        sign_in(context, base, user, look)
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
    answer = page.goto(path)
    for selector in said.click:
        page.click(selector)
    name = path.strip("/").replace("/", "_").replace("?", "_") or "home"
    kept = picture(page, Path(said.out) / f"{name}-{look.name}.png", full=not said.viewport)
    if said.axe:
        troubles += axe(page)
        if wide := sideways(page):
            troubles.append(f"scrolls sideways by {wide} px")
    context.close()
    status = answer.status if answer else 0
    sys.stdout.write(f"{status} {kept}\n" + "".join(f"    {line}\n" for line in troubles))
    return bool(troubles) or status >= 400


def _person(username: str) -> Any:
    """Return the person of this username, made on the spot when the database has none."""
    from people.models import User

    found = User.objects.filter(username=username).first()
    if found is None:
        from people.testing import make_person

        found = make_person(username=username, roles=(username if username in ROLES else "agent",))
    return found


ROLES = ("agent", "lead", "trainer", "author", "assessor", "hr", "admin")


@contextmanager
def _server() -> Iterator[str]:
    """Serve the site on a free port until the pictures are taken."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    command = [sys.executable, "manage.py", "runserver", "--noreload", "--skip-checks", f"127.0.0.1:{port}"]
    log = settings.RAPPORT_VAR / "shots.log"
    with log.open("w") as kept, subprocess.Popen(command, stdout=kept, stderr=kept) as server:
        try:
            _wait(base, server)
            yield base
        finally:
            server.terminate()


def _wait(base: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{base}/healthz", timeout=2):  # noqa: S310  our own server
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    message = f"the server did not come up; see {settings.RAPPORT_VAR / 'shots.log'}"
    raise SystemExit(message)


if __name__ == "__main__":
    raise SystemExit(main())
