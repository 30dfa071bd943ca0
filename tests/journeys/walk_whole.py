"""Walk the whole path in a browser, from the first lesson to the certificate, as somebody of the demo company who has begun nothing.

    .venv/bin/python -m tests.journeys.walk_whole --language zh-hans
    .venv/bin/python -m tests.journeys.walk_whole --language en

Some minutes each, which is why the suite walks the last days only. It serves a demo of its own and prints what was done.
"""

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.chromium import launch
from tests.journeys import walking
from tests.journeys.served import ROOT, served
from tests.journeys.tongues import EN, ZH

WALKERS = {"zh-hans": replace(ZH, learner="zhangwei1"), "en": replace(EN, learner="songjia")}
PATIENCE_S = 60


def main(language: str) -> int:
    """Walk; return 0 when a certificate was there at the end."""
    tongue = WALKERS[language]
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as site, sync_playwright() as playwright:
        browser = launch(playwright.chromium, var=Path(folder), node_modules=ROOT / "node_modules")
        page = walking.window(browser, site, locale=tongue.locale)
        walking.sign_in(page, tongue.learner)
        walking.speak(page, tongue.language)
        done = walking.learn(page, site, tongue.learner, tongue.passed)
        print(f"{len(done)} steps: {', '.join(done)}")  # noqa: T201  it is read by whoever walks
        earned = _earned(page)
        browser.close()
    print("a certificate" if earned else "no certificate")  # noqa: T201
    return 0 if earned else 1


def _earned(page: Page) -> bool:
    page.goto("/certificates/")
    for _ in range(PATIENCE_S):
        if page.locator("main a[href^='/certificates/']").count():
            return True
        page.wait_for_timeout(1000)
        page.reload()
    return False


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--language", choices=sorted(WALKERS), required=True)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main(_parsed().language))
