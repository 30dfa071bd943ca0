"""Take the pictures of the guides anew: every page they show, in both languages.

    export RAPPORT_VAR=/tmp/pictures/var
    .venv/bin/python manage.py compile_mo && .venv/bin/python manage.py migrate && .venv/bin/python manage.py load_demo
    .venv/bin/python -m tests.browser.guide_pictures

writes `docs/screenshots/<name>-<en|zh>-<width>.png`. `--only desk,quiz` takes some. It answers, plays and exports as the
demo log-ins do, so give it a demo of its own, fresh each time.
"""

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser import shots  # sets Django up
from tests.browser.chromium import launch
from tests.browser.pages import Look, open_context, picture, sign_in

from django.conf import settings  # isort: skip  # after setup
from PIL import Image  # isort: skip
from playwright.sync_api import Browser, Page, sync_playwright  # isort: skip

OUT = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
LANGUAGES = {"en": "en", "zh": "zh-hans"}
LINES = {
    "en": (
        "Mr Lin, I have read all three of your contacts: the arm is cracked and nobody called you back. That is on us.",
        "I take this on myself. You will hear from me here before 18:00 today, whatever the answer is.",
    ),
    "zh": (
        "林先生，三次记录我都看了：扶手裂了，说好的回电也没打。这是我们的问题。",
        "这件事我来跟到底。今天 18:00 前，不管有没有结果，我都在这里给您回话。",
    ),
}
Do = Callable[[Page, str], None]


def nothing(page: Page, language: str) -> None:
    """Show the page as it is."""


def _answer_some(page: Page, _language: str) -> None:
    """Begin a quiz, or go on with it, and answer its first question."""
    page.locator("main form[action$='/start/'] button, main .r-card-foot a.btn-primary").first.click()
    page.wait_for_load_state()
    choice = page.locator("main label.r-choice:visible")
    if choice.count():
        choice.first.click()
        page.locator("[data-saved]:not(:empty)").first.wait_for(state="attached")


def _talk(page: Page, language: str) -> None:
    """Play two turns; what was open before is left first."""
    if page.locator("main form[action$='/start/'] button").count() == 0:
        page.locator("main a.btn-primary").first.click()
        page.wait_for_load_state()
        with page.expect_navigation():
            page.locator("form[action$='/leave/']").evaluate("form => form.submit()")
        page.goto("/scenarios/rp-aft-0011/")
    page.locator("main form[action$='/start/'] button").click()
    page.wait_for_selector("#text")
    for stage, line in zip((1, 2), LINES[language], strict=True):
        page.locator("[data-stage]").nth(stage).click()
        page.locator("[data-chips]:not([hidden]) [data-move]").first.click()
        page.fill("#text", line)
        said = page.locator(".r-msg.is-agent").count()
        page.click("#send")
        page.locator(".r-msg.is-agent").nth(said).wait_for()
    page.locator("#typing").wait_for(state="hidden")


def _preview(page: Page, _language: str) -> None:
    """See what an assignment would do, and send nothing."""
    page.select_option("[name=target]", "course:C10")
    page.check("[name=audience][value=team]")
    page.select_option("[name=team]", index=1)
    page.locator("main form.a-give button").first.click()
    page.wait_for_load_state()


def _export(page: Page, _language: str) -> None:
    """Export, and let the worker's work be done here."""
    from jobs.services.sweeping import sweep
    from lib import clock
    from lms.topics import handlers

    page.locator("form[action$='/export/'] button").first.click()
    page.wait_for_load_state()
    sweep(handlers=handlers(), clock=clock.now)
    page.reload()


def _open_changes(page: Page, _language: str) -> None:
    page.locator("main details > summary").first.click()


@dataclass(frozen=True, slots=True)
class Shot:
    """A page of a guide: its name, who looks, where, how wide, and what is done there first."""

    name: str
    who: str
    path: str
    do: Do = nothing
    widths: tuple[int, ...] = (1440,)


def wanted() -> Iterable[Shot]:
    """Return every picture of the guides; what is addressed by number is looked up."""
    from certificates.models import Certificate
    from people.models import User
    from scenarios.models import Run, Suspicion

    pk = {user.username: user.pk for user in User.objects.all()}
    paper = Certificate.objects.get(person__username="lead")
    return (
        Shot("sign-in", "nobody", "/sign-in/"),
        Shot("my-training", "agent", "/training/", widths=(1440, 390)),
        Shot("lesson", "agent", "/lessons/C03-3/", widths=(1440, 390)),
        Shot("scripts", "agent", "/scripts/"),
        Shot("my-certificates", "agent", "/certificates/"),
        Shot("debrief", "agent", f"/runs/{Run.objects.filter(person__username='agent').order_by('pk')[0].pk}/debrief/"),
        Shot("quiz", "agent", "/quizzes/C01/", _answer_some),
        Shot("desk", "agent", "/scenarios/rp-aft-0011/", _talk, (1440, 390)),
        Shot("my-team", "lead", "/team/", widths=(1440, 390)),
        Shot("person", "lead", f"/team/{pk['agent']}/"),
        Shot("assignments", "lead", "/assignments/"),
        Shot("assign-preview", "lead", "/assign/", _preview),
        Shot("certificate", "lead", f"/certificates/{paper.pk}/"),
        Shot("intakes", "trainer", "/intakes/"),
        Shot("suspicions", "assessor", "/suspicions/"),
        Shot("suspicion", "assessor", f"/suspicions/{Suspicion.objects.order_by('pk')[0].pk}/"),
        Shot("curriculum", "author", "/curriculum/"),
        Shot("rule", "author", "/rules/POL-7D/"),
        Shot("people", "hr", "/people/"),
        Shot("person-hr", "hr", f"/people/{pk['agent']}/", _open_changes),
        Shot("certifications", "hr", "/reports/certifications/"),
        Shot("export", "hr", "/reports/certifications/", _export),
        Shot("verify-valid", "nobody", f"/verify/{paper.number}/", widths=(390,)),
    )


def main() -> int:
    """Take the pictures that were asked for; 1 when a page failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="")
    parser.add_argument("--out", type=Path, default=OUT)
    said = parser.parse_args()
    names = set(filter(None, said.only.split(",")))
    bad = 0
    with shots._server() as base, sync_playwright() as playwright:
        browser = launch(playwright.chromium, var=settings.RAPPORT_VAR, node_modules=settings.RAPPORT_NODE_MODULES)
        for shot in wanted():
            for language in LANGUAGES if not names or shot.name in names else ():
                bad += not _take(browser, base, shot, language, said.out)
        browser.close()
    return 1 if bad else 0


def _take(browser: Browser, base: str, shot: Shot, language: str, out: Path) -> bool:
    """Take a page in one language at each of its widths; say whether all went well."""
    fine = True
    for width in shot.widths:
        look = Look(LANGUAGES[language], width)
        context = open_context(browser, base, look)
        if shot.who != "nobody":
            sign_in(context, base, shots._person(shot.who), look)
        page = context.new_page()
        answer = page.goto(shot.path)
        try:
            shot.do(page, language)
        except Exception as trouble:  # noqa: BLE001  one picture less, said below
            sys.stdout.write(f"    {shot.name}: {trouble}\n")
            fine = False
        kept = _smaller(picture(page, out / f"{shot.name}-{language}-{width}.png", full=False))
        sys.stdout.write(f"{answer.status if answer else 0} {kept.name} {kept.stat().st_size // 1000} kB\n")
        fine = fine and answer is not None and answer.status < 400
        context.close()
    return fine


def _smaller(path: Path) -> Path:
    """Keep 256 colours: a page needs no more, and a clone stays small."""
    with Image.open(path) as whole:
        few: Any = whole.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    return path


if __name__ == "__main__":
    raise SystemExit(main())
