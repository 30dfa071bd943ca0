"""Who may open what: every address x every persona x every method, and a denied call changes nothing."""

import pytest

from tests.architecture.doors import ANONYMOUS, FORBIDDEN, OPEN, UNKNOWN, Answer, Door, names_of_all_doors
from tests.architecture.doors_knocking import METHODS, NO_METHOD, SERVER_ERROR, Knock, Visitors, address_of
from tests.architecture.doors_matrix import MATRIX
from tests.architecture.doors_pages import faults_of_headers
from tests.world import PERSONAS, World

pytestmark = pytest.mark.django_db
SAFE = ("GET", "HEAD", "OPTIONS")


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    names = names_of_all_doors()
    assert len(names) == len(set(names)), "two addresses of one name: the matrix could not tell them apart"
    assert (set(names) - set(MATRIX), set(MATRIX) - set(names)) == (set(), set())


@pytest.mark.parametrize("name", MATRIX)
def test_who_may_open(name: str, world: World, visitors: Visitors) -> None:
    door = MATRIX[name]
    url = address_of(name, door, world)
    wrong = [found for persona in PERSONAS for method in METHODS if (found := _fault(visitors, door, url, persona, method))]
    assert not wrong, "\n".join(wrong)


def _fault(visitors: Visitors, door: Door, url: str, persona: str, method: str) -> str:
    knock, rule = visitors.open(persona, method, door, url), door.rule(method)
    fits = knock.came_to(rule.answer(persona)) if rule else _has_no_method(knock, door, persona)
    want: Answer = rule.answer(persona) if rule else NO_METHOD
    if not fits:
        return f"{persona} {method} {url}: {knock}, not {want}"
    if knock.writes and (want != OPEN or (method in SAFE and not door.notes)):
        return f"{persona} {method} {url}: wrote to {knock.writes}"
    if lacks := list(faults_of_headers(knock, persona)):
        return f"{persona} {method} {url}: {knock}: {lacks}"
    return ""


def _has_no_method(knock: Knock, door: Door, persona: str) -> bool:
    """Expect 405 where there is no such method; whom the door is closed to anyway may be told just that."""
    if persona in door.welcome:
        return knock.status == NO_METHOD
    return knock.status in {NO_METHOD, FORBIDDEN, UNKNOWN} or (persona == ANONYMOUS and knock.is_sign_in)


def test_nothing_that_is_not_here_is_a_fault(visitors: Visitors) -> None:
    for method in METHODS:
        for url in ("/no/such/page/", "/attempts/0/", "/%00", "/..%2f..%2fetc/passwd"):
            assert visitors.knock("agent", method, url).status < SERVER_ERROR
