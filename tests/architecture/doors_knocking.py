"""Knocking at doors: one request as a persona, undone afterwards, with what it wrote and what came back."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from itertools import count
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.architecture.doors import ANONYMOUS, FORBIDDEN, OPEN, SIGN_IN, UNKNOWN, Answer, Door
from tests.world import PERSONAS, World

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
NO_METHOD = 405
SERVER_ERROR = 500
WRITE = re.compile(r"\s*(INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE)
_networks = count(1)


@dataclass(frozen=True)
class Knock:
    """What came of a request."""

    response: HttpResponseBase
    writes: tuple[str, ...]
    """Tables that were written to."""
    statements: int

    @property
    def status(self) -> int:
        """The answer's code."""
        return self.response.status_code

    @property
    def is_sign_in(self) -> bool:
        """Tell whether one was sent to the sign-in page."""
        return self.status == 302 and self.response.headers.get("Location", "").startswith(f"{reverse('people:sign-in')}?next=")

    @property
    def text(self) -> str:
        """The page; of a file, nothing."""
        return "" if self.response.streaming else getattr(self.response, "content", b"").decode(errors="replace")

    def __str__(self) -> str:
        """Tell it in a line, with the fault behind a 500."""
        fault = getattr(self.response, "exc_info", None)
        return (
            f"{self.status} {self.response.headers.get('Location', '')} {fault[1]!r}"
            if fault
            else f"{self.status} {self.response.headers.get('Location', '')}"
        )

    def came_to(self, want: Answer) -> bool:
        """Tell whether this is the answer that was wanted."""
        if want == OPEN:
            return self.status < SERVER_ERROR and self.status not in {FORBIDDEN, UNKNOWN, NO_METHOD} and not self.is_sign_in
        if want == SIGN_IN:
            return self.is_sign_in or self.status in {401, FORBIDDEN, UNKNOWN}
        return self.status == want


@dataclass
class Visitors:
    """The personas' browsers, signed in once."""

    world: World
    csrf: bool = False
    _cookies: dict[str, str] = field(default_factory=dict)
    _clients: dict[str, Client] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Give each persona a browser and a session."""
        for persona in PERSONAS:
            client = self._clients[persona] = Client(raise_request_exception=False, enforce_csrf_checks=self.csrf)
            if persona != ANONYMOUS:
                client.force_login(self.world.people[persona])
                self._cookies[persona] = client.cookies[settings.SESSION_COOKIE_NAME].value

    def knock(self, persona: str, method: str, url: str, data: Any = None, **headers: Any) -> Knock:
        """Send a request and undo whatever it did."""
        client = self._client(persona)
        with undone(), CaptureQueriesContext(connection) as seen:
            network = next(_networks)
            address = f"10.{network >> 16 & 255}.{network >> 8 & 255}.{network & 255}"
            response = self._send(client, method, url, data, {"REMOTE_ADDR": address, **headers})
            if response.streaming:
                list(response.streaming_content)  # to the end, where the test client closes it without the connection
        found = [match for query in seen.captured_queries if (match := WRITE.match(query["sql"]))]
        spoken = [query for query in seen.captured_queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "ROLLBACK"))]
        return Knock(response, tuple(match[2] for match in found), len(spoken))

    def open(self, persona: str, method: str, door: Door, url: str) -> Knock:
        """Knock as the page would: a post says what is fair to say."""
        return self.knock(persona, method, url, door.says(self.world) if method == "POST" else None)

    def _send(self, client: Client, method: str, url: str, data: Any, extra: Mapping[str, Any]) -> Any:
        if method == "POST" and not isinstance(data, bytes):
            return client.post(url, data or {}, **extra)
        if method == "GET":
            return client.get(url, data, **extra)
        said = {"content_type": "application/x-www-form-urlencoded", **extra}
        return client.generic(method, url, data or b"", **said)

    def _client(self, persona: str) -> Client:
        client = self._clients[persona]
        client.cookies = SimpleCookie()
        if persona != ANONYMOUS:
            client.cookies[settings.SESSION_COOKIE_NAME] = self._cookies[persona]
        return client


def address_of(name: str, door: Door, world: World) -> str:
    """Return where a door is."""
    return reverse(name, args=door.to(world))


@contextmanager
def undone() -> Iterator[None]:
    """Undo what is written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
