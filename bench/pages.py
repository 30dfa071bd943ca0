"""What pages cost: CPU, statements and HTML of the demo company's pages, against a minimal page of Django as it comes.

    .venv/bin/python -m bench.pages                   # SQLite
    DATABASE_URL=postgres://... .venv/bin/python -m bench.pages --rounds 9

All run in this process through Django's test client, interleaved; CPU milliseconds, the median of the rounds. `rate` is
the share of the minimal page's rate. Budgets (performance.md): a lesson page at least 0.4, a course page at least 0.35; any
page at most 8 statements (those that say who asks included) and 30 kB.
"""

from bench import ready  # noqa: F401  sets Django up

# isort: split
import argparse
import json
import statistics
from typing import Any

from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from bench.database import made
from bench.quiz_journey import STOCK, Metered, cpu_ms, stock_client
from lib import clock
from lms.demo.telling import tell_the_past
from lms.settings import BASE_DIR
from people.models import User
from quizzes.models import Quiz

A_ROUND = 5
"""Hits of one page in a round: one alone is too short for the clock."""
PAGES = (
    ("agent", "/training/"),
    ("agent", "/courses/C01/"),
    ("agent", "/lessons/C01-4/"),
    ("agent", "/quizzes/{quiz}/"),
    ("lead", "/team/"),
    ("lead", "/training/"),
    ("hr", "/people/"),
    ("hr", "/reports/certifications/"),
)


def floor(client: Metered) -> None:
    """Ask for the minimal page."""
    with override_settings(**STOCK):
        for _ in range(A_ROUND):
            client.get("/hello/")


def visit(client: Metered, url: str) -> None:
    """Ask for a page, some times over."""
    for _ in range(A_ROUND):
        reply = client.get(url)
        if reply.status_code != 200:  # noqa: PLR2004  a page that shows nothing costs nothing
            raise SystemExit(f"{url} answered {reply.status_code}")


def measure(rounds: int) -> dict[str, Any]:
    """Run every page in turn with the floor and return the medians."""
    tell_the_past(folder=BASE_DIR / "fixtures" / "demo", pack=BASE_DIR / "fixtures" / "curriculum", at=clock.now())
    people = {name: User.objects.get(username=name) for name, _url in PAGES}
    quiz = Quiz.objects.filter(slug__startswith="C01").values_list("slug", flat=True)[0]
    addresses = [(name, url.format(quiz=quiz)) for name, url in PAGES]
    least, clients = stock_client(people["agent"]), {name: signed_in(person) for name, person in people.items()}
    for name, url in addresses:
        visit(clients[name], url)
    floors, spent = [], {address: [] for address in addresses}  # type: tuple[list[float], dict[tuple[str, str], list[float]]]
    for _ in range(rounds):
        for name, url in addresses:
            floors.append(cpu_ms(least, floor) / A_ROUND)
            spent[name, url].append(cpu_ms(clients[name], lambda client, url=url: visit(client, url)) / A_ROUND)  # type: ignore[misc]
    low = statistics.median(floors)
    rows = {f"{name} {url}": told(clients[name], url, low, statistics.median(spent[name, url])) for name, url in addresses}
    return {"database": connection.vendor, "floor_cpu_ms": round(low, 2), "pages": rows}


def told(client: Metered, url: str, low: float, cost: float) -> dict[str, float]:
    """Return what a page costs, with its statements and its size."""
    with CaptureQueriesContext(connection) as seen:
        size = len(client.get(url).content)
    return {"cpu_ms": round(cost, 2), "rate": round(low / cost, 2), "statements": len(seen), "bytes": size}


def signed_in(person: User) -> Metered:
    """Sign someone in."""
    client = Metered()
    client.force_login(person)
    return client


def main() -> None:
    """Make a database, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    with made():
        print(json.dumps(measure(rounds), indent=2))


if __name__ == "__main__":
    main()
