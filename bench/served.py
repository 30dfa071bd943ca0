"""What a journey and a page cost as they are served: CPU of one gunicorn worker on PostgreSQL, against a minimal Django.

    .venv/bin/python -m bench.served [--rounds 3]

Both sides run under the web server that `./run` starts, with one worker, asked over HTTP by this process; interleaved, the
median of the rounds. The floor is a minimal page for someone signed in (session and user), by the budgets' own reckoning.
"""

import argparse
import http.client
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bootstrap import postgres

ROOT = Path(__file__).resolve().parent.parent
TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")
HITS, SAVES, JOURNEYS, PAGES = 17, 10, 12, 200
TOKEN = "t" * 32  # what a page's form carries and its cookie repeats
PLACES = {"lesson": "/lessons/C01-4/", "course": "/courses/C01/"}


class Served:
    """A web server with one worker, and someone signed in to it."""

    def __init__(self, settings: str, port: int, cookie: str) -> None:
        """Start the server and wait until it answers."""
        command = [sys.executable, "-m", "gunicorn", "lms.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "1", "--no-control-socket"]
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings}
        self.process = subprocess.Popen([*command, "--log-level", "warning"], env=environment, cwd=ROOT)
        self.port = port
        self.headers = {"Cookie": f"sessionid={cookie}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN, "Accept": "application/json"}
        for _ in range(200):
            try:
                self.ask("GET", "/hello/")
                break
            except OSError:
                time.sleep(0.1)

    def ask(self, method: str, path: str, form: dict[str, Any] | None = None) -> tuple[int, str]:
        """Send a request over a connection of its own; return status and where it leads."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if method == "POST" else {}
        link.request(method, path, urlencode(form or {}, doseq=True) if method == "POST" else None, {**self.headers, **kind})
        reply = link.getresponse()
        reply.read()
        link.close()
        return reply.status, reply.getheader("Location", "") or ""

    def spent_ms(self) -> float:
        """Return the CPU time of the worker so far."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        fields = (Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split() for child in children)
        return sum((int(each[11]) + int(each[12])) * TICK_MS for each in fields)

    def cost(self, act: Callable[[], object], times: int) -> float:
        """Return the CPU of the worker for one of some acts."""
        before = self.spent_ms()
        for _ in range(times):
            act()
        return (self.spent_ms() - before) / times

    def end(self) -> None:
        """Stop the server."""
        self.process.terminate()
        self.process.wait()


@contextmanager
def house() -> Iterator[None]:
    """Make a PostgreSQL with the demo company and one quiz more, and set Django up on it."""
    with postgres.running() as url, tempfile.TemporaryDirectory() as folder:
        os.environ.update(DATABASE_URL=url, RAPPORT_VAR=folder, RAPPORT_MODE="demo", DJANGO_SETTINGS_MODULE="lms.settings")
        import django

        django.setup()
        from django.core.management import call_command

        (Path(folder) / "static").mkdir()
        call_command("migrate", verbosity=0)
        call_command("load_demo", verbosity=0)
        yield


def cookie_of(person: Any, **changed: Any) -> str:
    """Sign someone in, under changed settings, and return the session's key."""
    from django.test import Client, override_settings

    with override_settings(**changed):
        client = Client()
        client.force_login(person)
    return str(client.cookies["sessionid"].value)


def journey(ours: Served) -> None:
    """Sit the quiz in 17 hits, as `bench.quiz_journey` does."""
    from quizzes.models import Attempt
    from tests.quizzes import world

    ours.ask("GET", "/quizzes/T1/")
    place = ours.ask("POST", "/quizzes/T1/start/")[1]
    attempt = Attempt.objects.get(pk=int(place.split("/")[2]))
    ours.ask("GET", place)
    ours.ask("GET", f"{place}?page=2")
    for question in world.asked(attempt)[:SAVES]:
        form = {"question": question.id, "key": uuid.uuid4().hex, **world.fields(attempt, question)}
        if (status := ours.ask("POST", f"{place}answer/", form)[0]) != HTTPStatus.OK:
            raise SystemExit(f"a save was answered by {status}")
    ours.ask("GET", f"{place}hand-in/")
    ours.ask("POST", f"{place}hand-in/")
    ours.ask("GET", f"{place}review/")


def measure(rounds: int) -> dict[str, Any]:
    """Run both sides in turn and return the medians."""
    from people.models import User
    from tests.quizzes import world

    agent = User.objects.get(username="agent")
    world.publish()
    sitter = world.learner(language="en")
    backends = ["django.contrib.auth.backends.ModelBackend"]
    stock = {"SESSION_ENGINE": "django.contrib.sessions.backends.db", "AUTHENTICATION_BACKENDS": backends}
    floor = Served("bench.floor", 8971, cookie_of(agent, **stock))
    reader, taker = (Served("lms.settings", 8972 + n, cookie_of(one)) for n, one in enumerate((agent, sitter)))
    try:
        rows = [_round(floor, reader, taker) for _ in range(rounds + 1)][1:]  # the first one warms up
    finally:
        for each in (floor, reader, taker):
            each.end()
    low, road, *pages = (statistics.median(column) for column in zip(*rows, strict=True))
    told: dict[str, Any] = {"floor_hit_cpu_ms": round(low, 2), "journey_cpu_ms": round(road, 1)}
    told["journey_over_17_floor_hits"] = round(road / (HITS * low), 2)
    for name, cost in zip(PLACES, pages, strict=True):
        told |= {f"{name}_cpu_ms": round(cost, 2), f"{name}_rate_of_floor": round(low / cost, 2)}
    return told


def _round(floor: Served, reader: Served, taker: Served) -> tuple[float, ...]:
    return (
        floor.cost(lambda: _read(floor, "/hello/"), PAGES),
        taker.cost(lambda: journey(taker), JOURNEYS),
        *(reader.cost(lambda path=path: _read(reader, path), PAGES) for path in PLACES.values()),  # type: ignore[misc]
    )


def _read(reader: Served, path: str) -> None:
    status, _place = reader.ask("GET", path)
    if status != HTTPStatus.OK:
        raise SystemExit(f"{path} was answered by {status}")


def main() -> None:
    """Make the house, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    with house():
        print(json.dumps(measure(rounds), indent=2))


if __name__ == "__main__":
    main()
