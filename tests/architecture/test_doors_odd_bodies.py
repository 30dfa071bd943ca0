"""What may be sent to a door by those who may open it: nonsense is answered, never with a fault; a post needs its token."""

import ast
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.forms import BaseForm
from django.urls import get_resolver

from tests.architecture.doors import STAFF, Door
from tests.architecture.doors_knocking import SERVER_ERROR, Visitors, address_of
from tests.architecture.doors_matrix import MATRIX
from tests.architecture.sources import sources
from tests.world import PERSONAS, World

pytestmark = pytest.mark.django_db

NONSENSE = ("\x00", "9" * 30, "9" * 5000, "𠮷²" * 2000, "{{7*7}}<script>' OR 1=1 --", "2026-02-31")
IN_ADDRESSES = ("%00", "9" * 30, "%F0%A0%AE%B7", "..%2F..%2Fetc", "x" * 3000, "%FF%FE", "%0d%0aSet-Cookie:a=b")
OTHER_BODIES = (
    (b"\xff\xfe\x00=%zz&&&=", "application/x-www-form-urlencoded"),
    (b"not a form at all", "multipart/form-data; boundary=x"),
    (b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n', "multipart/form-data; boundary=x"),
    (b'{"state": "handed_in"}', "application/json"),
    (b"", "application/xml; charset=no-such"),
)


@cache
def fields_read_anywhere() -> tuple[str, ...]:
    """Every name that a view or form of the house reads from what was sent."""
    return tuple(sorted({*_named_in_sources(), *_named_in_forms(BaseForm)}))


def _named_in_sources() -> Iterator[str]:
    for source in sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"get", "getlist"}:
                yield from (arg.value for arg in node.args[:1] if isinstance(arg, ast.Constant) and isinstance(arg.value, str))


def _named_in_forms(above: type[Any]) -> Iterator[str]:
    for form in above.__subclasses__():
        yield from getattr(form, "base_fields", {})
        yield from _named_in_forms(form)


@cache
def _whoever_may(personas: frozenset[str]) -> str:
    return next(persona for persona in PERSONAS[1:] if persona in personas)


@pytest.mark.parametrize("name", MATRIX)
def test_nonsense_is_answered(name: str, world: World, visitors: Visitors) -> None:
    door = MATRIX[name]
    url = address_of(name, door, world)
    wrong = list(_nonsense(visitors, door, url))
    assert not wrong, "\n".join(wrong)


def _nonsense(visitors: Visitors, door: Door, url: str) -> Iterator[str]:
    for method in [method for method in ("GET", "POST") if door.rule(method)]:
        persona = _whoever_may(door.welcome)
        for value in NONSENSE:
            knock = visitors.knock(persona, method, url, dict.fromkeys(fields_read_anywhere(), value))
            if knock.status >= SERVER_ERROR:
                yield f"{persona} {method} {url} with {value[:12]!r}…: {knock}"
    for body, kind in OTHER_BODIES if door.post else ():
        knock = visitors.knock(_whoever_may(door.welcome), "POST", url, body, content_type=kind)
        if knock.status >= SERVER_ERROR:
            yield f"POST {url} with {body[:12]!r} as {kind}: {knock}"


@pytest.mark.parametrize("name", [name for name, door in MATRIX.items() if door.to.__name__ != "_nothing"])
def test_nonsense_in_an_address_is_answered(name: str, world: World, visitors: Visitors) -> None:
    door = MATRIX[name]
    url = address_of(name, door, world)
    persona = _whoever_may(door.welcome)
    wrong = []
    for said in map(str, door.to(world)):
        for odd in IN_ADDRESSES:
            for method in [method for method in ("GET", "POST") if door.rule(method)]:
                knock = visitors.knock(persona, method, f"/{odd}/".join(url.rsplit(f"/{said}/", 1)))
                if knock.status >= SERVER_ERROR or "Set-Cookie" in knock.response.headers.get("Location", ""):
                    wrong.append(f"{persona} {method} {url} with {odd[:12]}: {knock}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", [name for name, door in MATRIX.items() if door.post])
def test_a_post_without_its_token_is_refused(name: str, world: World, guarded: Visitors) -> None:
    door = MATRIX[name]
    assert door.post is not None
    url = address_of(name, door, world)
    for persona in {_whoever_may(door.post.may), *(door.post.may - STAFF)}:
        knock = guarded.open(persona, "POST", door, url)
        assert (persona, knock.status, knock.writes) == (persona, 403, ())


@pytest.fixture(scope="package")
def guarded(world: World) -> Visitors:
    return Visitors(world, csrf=True)


def test_the_walk_knows_the_fields() -> None:
    assert {"next", "page", "part", "question", "key", "moves", "employee_number", "reason", "after", "words"} <= set(
        fields_read_anywhere()
    )
    assert get_resolver().url_patterns
