"""Every page, as everybody who may see it, in both languages: headers, nothing inline, whole words, no dead way on."""

from collections.abc import Iterator

import pytest
from django.urls import Resolver404, resolve

from people.models import User
from tests.architecture.doors import ANONYMOUS, FORBIDDEN
from tests.architecture.doors_knocking import Knock, Visitors, address_of
from tests.architecture.doors_matrix import MATRIX
from tests.architecture.doors_pages import Page, faults_of_headers, faults_of_words, inside, read
from tests.world import PERSONAS, World

pytestmark = pytest.mark.django_db

MOST_STATEMENTS = 30
REFUSED = 400
LOCKED_FOR_A_WHILE = {"courses:lesson", "quizzes:quiz", "scenarios:scenario"}
GALLERY = "/gallery/"  # its forms are samples that lead nowhere


@pytest.fixture(params=["zh-hans", "en"])
def language(request: pytest.FixtureRequest, world: World) -> str:
    """Let everybody read in this language."""
    User.objects.update(language=request.param)
    return str(request.param)


@pytest.mark.parametrize("persona", PERSONAS)
def test_pages(persona: str, language: str, world: World, visitors: Visitors) -> None:
    faults: list[str] = []
    seen: set[str] = set()
    onward: dict[str, str] = {}
    for name, door in MATRIX.items():
        if door.get is None or persona not in door.get.may:
            continue
        url = address_of(name, door, world)
        seen.add(url)
        knock = visitors.knock(persona, "GET", url, HTTP_ACCEPT_LANGUAGE=language)
        faults += [f"{persona} {url}: {fault}" for fault in _faults(knock, persona, url, language)]
        if page := _page(knock, url):
            onward |= {path: url for link in page.links if (path := inside(link))}
            faults += [f"{persona} {url}: {fault}" for fault in _closed_forms(page, persona, world)]
    for path in sorted(set(onward) - seen):
        knock = visitors.knock(persona, "GET", path, HTTP_ACCEPT_LANGUAGE=language)
        says_what_opens_it = knock.status == FORBIDDEN and resolve(path).view_name in LOCKED_FOR_A_WHILE
        if (knock.status >= REFUSED and not says_what_opens_it) or (knock.is_sign_in and persona != ANONYMOUS):
            faults.append(f"{persona} {onward[path]}: leads to {path}, {knock}")
    assert not faults, "\n".join(sorted(set(faults)))


def _faults(knock: Knock, persona: str, url: str, language: str) -> Iterator[str]:
    if knock.status >= REFUSED:
        yield str(knock)
    yield from faults_of_headers(knock, persona)
    if knock.statements > MOST_STATEMENTS:
        yield f"{knock.statements} statements"
    if page := _page(knock, url):
        yield from page.inline
        yield from faults_of_words(page, language)


def _page(knock: Knock, url: str) -> Page | None:
    is_html = knock.response.headers.get("Content-Type", "").startswith("text/html")
    return read(url, knock.text) if is_html and knock.text else None


def _closed_forms(page: Page, persona: str, world: World) -> Iterator[str]:
    """Find forms without their token, and forms of this very matrix that this reader may not send."""
    for form in page.forms:
        if form.method != "post" or page.url == GALLERY:
            continue
        if not form.has_token:
            yield f"no token in the form to {form.action}"
        try:
            match = resolve(inside(form.action) or page.url)
        except Resolver404:
            yield f"a form leads nowhere: {form.action}"
            continue
        door = MATRIX[match.view_name]
        own = address_of(match.view_name, door, world) == (inside(form.action) or page.url)
        if door.post is None or (own and persona not in door.welcome):
            yield f"offers {match.view_name}, which refuses it"


def test_the_reader_of_pages_finds_what_is_inline() -> None:
    page = read(
        "/x/", "<html lang='en'><p style='a' onclick='b()'>Hi<br>there</p><script>1</script><style></style><a href='javascript:1'>x</a>"
    )
    assert page.inline == ["<p style>", "<p onclick>", "<script>", "<style>", "<a href=javascript:1>"]
    assert page.shown == ["Hi", "there", "x"]
