"""What a quiz costs: a journey of 17 hits against 17 minimal hits of a signed-in person, and a save against an upsert.

    .venv/bin/python -m bench.quiz_journey            # SQLite in memory
    DATABASE_URL=postgres://... .venv/bin/python -m bench.quiz_journey --rounds 9

Both sides run in this process through Django's test client, interleaved; CPU milliseconds, the median of the rounds.
Budgets (performance.md): journey at most 1.5x the floor; a save at most 1/0.6 of the minimal upsert, and three SQL
statements beside those that say who asks.
"""

from bench import ready  # noqa: F401  sets Django up

# isort: split
import argparse
import json
import statistics
import time
import uuid
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import path

from bench.database import made
from people.models import User
from quizzes.models import Attempt, ResponseEvent
from tests.quizzes import world

HITS = 17
SAVES = 10
STOCK = {
    "ROOT_URLCONF": __name__,
    "SESSION_ENGINE": "django.contrib.sessions.backends.db",
    "AUTHENTICATION_BACKENDS": ["django.contrib.auth.backends.ModelBackend"],
    "MIDDLEWARE": [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
}
"""Django as it comes. A client keeps the middleware of its first request, so the floor has clients of its own."""


@login_required
def hello(request: HttpRequest) -> HttpResponse:
    """Answer with who asked: the floor of any page."""
    return HttpResponse(f"<!doctype html><title>hello</title><p>{request.user.pk}")


@login_required
def upsert(request: HttpRequest) -> HttpResponse:
    """Keep one value: the floor of any save."""
    key = {"attempt_id": int(request.POST["attempt"]), "client_key": request.POST["key"]}
    fresh = {"question_slug": request.POST["question"], "value": request.POST["answer"], "received_at": "2026-01-01T00:00:00Z"}
    with transaction.atomic():
        ResponseEvent.objects.get_or_create(**key, defaults=fresh)
    return HttpResponse("{}", content_type="application/json")


urlpatterns = [path("hello/", hello), path("upsert/", upsert)]


class Metered(Client):
    """A client that adds up the CPU time of its requests, and of nothing between them."""

    spent = 0.0

    def request(self, **request: Any) -> Any:
        """Send a request and note what it cost."""
        before = time.process_time()
        try:
            return super().request(**request)
        finally:
            self.spent += time.process_time() - before


def cpu_ms(client: Metered, act: Callable[[Metered], Any]) -> float:
    """Return the CPU time of a client's requests during an act, in milliseconds."""
    client.spent = 0.0
    act(client)
    return client.spent * 1000


def floor(client: Client) -> None:
    """Ask 17 times for the minimal page."""
    with override_settings(**STOCK):
        for _ in range(HITS):
            client.get("/hello/")


def save(client: Client, attempt: Attempt, question: Any) -> None:
    """Save one answer as the page does."""
    form = {"question": question.id, "key": uuid.uuid4().hex, **world.fields(attempt, question)}
    reply = client.post(f"/attempts/{attempt.pk}/answer/", form, headers={"Accept": "application/json"})
    if reply.status_code != HTTPStatus.OK:
        raise SystemExit(reply.content.decode())


def journey(client: Client) -> None:
    """Sit one quiz in 17 hits: before, start, both pages, ten saves, asked again, handed in, explained."""
    client.get("/quizzes/T1/")
    attempt = Attempt.objects.get(pk=int(client.post("/quizzes/T1/start/")["Location"].split("/")[2]))
    client.get(f"/attempts/{attempt.pk}/")
    client.get(f"/attempts/{attempt.pk}/?page=2")
    for question in world.asked(attempt)[:SAVES]:
        save(client, attempt, question)
    client.get(f"/attempts/{attempt.pk}/hand-in/")
    client.post(f"/attempts/{attempt.pk}/hand-in/")
    client.get(f"/attempts/{attempt.pk}/review/")


def upserts(client: Client, attempt: Attempt) -> None:
    """Keep ten values by the minimal view."""
    with override_settings(**STOCK):
        for _ in range(SAVES):
            client.post("/upsert/", {"attempt": attempt.pk, "key": uuid.uuid4().hex, "question": "x", "answer": "a"})


def saves(client: Client, attempt: Attempt, questions: list[Any]) -> None:
    """Save some answers one after another."""
    for question in questions:
        save(client, attempt, question)


def stock_client(person: User) -> Metered:
    """Sign someone in as Django does by itself."""
    with override_settings(**STOCK):
        client = Metered()
        client.force_login(person)
    return client


def statements(client: Client, person: User) -> int:
    """Count the statements of a save, without those of the transaction and those that say who asks (two)."""
    attempt = world.start(person)
    first, second = world.asked(attempt)[:2]
    save(client, attempt, first)
    with CaptureQueriesContext(connection) as seen:
        save(client, attempt, second)
    own = [q for q in seen.captured_queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]
    world.hand_in(attempt)
    return len(own) - 2


def measure(rounds: int) -> dict[str, Any]:
    """Run both sides in turn and return the medians with their budgets."""
    world.publish()
    person = world.learner(language="en")
    client = Metered()
    client.force_login(person)
    journey(client)
    least_client = stock_client(person)
    floor(least_client)
    spare = world.start(world.learner())
    questions = world.asked(spare)[:SAVES]
    mine = Metered()
    mine.force_login(spare.person)
    rows: list[tuple[float, float, float, float]] = [
        (
            cpu_ms(least_client, floor),
            cpu_ms(client, journey),
            cpu_ms(least_client, lambda c: upserts(c, spare)) / SAVES,
            cpu_ms(mine, lambda c: saves(c, spare, questions)) / SAVES,
        )
        for _ in range(rounds)
    ]
    low, road, least, saved = (statistics.median(column) for column in zip(*rows, strict=True))
    return {
        "database": connection.vendor,
        "floor_17_hits_cpu_ms": round(low, 1),
        "journey_17_hits_cpu_ms": round(road, 1),
        "journey_over_floor": round(road / low, 2),
        "journey_budget": 1.5,
        "upsert_cpu_ms": round(least, 2),
        "save_cpu_ms": round(saved, 2),
        "save_rate_of_upsert": round(least / saved, 2),
        "save_budget": 0.6,
        "save_statements": statements(client, person),
        "save_statements_budget": 3,
    }


def main() -> None:
    """Make a database, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    with made():
        print(json.dumps(measure(rounds), indent=2))


if __name__ == "__main__":
    main()
