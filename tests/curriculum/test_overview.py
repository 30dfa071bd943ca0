"""The author's desk."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from audit.domain import Actor
from curriculum.queries.published import KINDS, published
from curriculum.services.loading import load_pack
from lib.bilingual import Text
from people.testing import make_person
from tests.curriculum.conftest import Change

pytestmark = pytest.mark.django_db
BY, AT = Actor("system:test"), datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def test_what_is_published_comes_with_its_titles(pack: Path) -> None:
    load_pack(root=pack, by=BY, at=AT)
    shown = {kind: [(row.slug, row.title, row.number) for row in rows] for kind, rows in published().items()}
    assert shown == {
        "path": [("short", Text("小路", "A path"), 1)],
        "course": [("L", Text("小课", "A course"), 1)],
        "lesson": [("L-1", Text("先复述，再办事", "Say it back, then act"), 1)],
        "quiz": [("L", Text("小测", "A quiz"), 1)],
        "scenario": [],
        "certification": [],
        "script": [("AFT-17", Text("七天无理由受理", "Seven-day return"), 1)],
        "rule": [("POL-7D", Text("七天无理由退货", "Seven-day returns"), 1)],
        "claim": [("11", Text("首次响应", "first reply"), 1)],
        "product": [("MT-A", Text("乳胶床垫", "Latex mattress"), 1)],
    }


@pytest.mark.parametrize(("role", "status"), [("agent", 403), ("trainer", 403), ("hr", 403), ("author", 200), ("admin", 403)])
def test_authors_open_it(client: Client, role: str, status: int) -> None:
    client.force_login(make_person(roles=(role,)))
    assert client.get("/curriculum/").status_code == status


def test_it_shows_uses_findings_and_loads(client: Client, pack: Path) -> None:
    load_pack(root=pack, by=BY, at=AT)
    client.force_login(make_person(roles=("author",)))
    page = client.get("/curriculum/").content.decode()
    assert '<a href="/lessons/L-1/">L-1</a>' in page
    assert '<a href="/scripts/AFT-17/">AFT-17</a>' in page
    assert "<code>quizzes/L.yaml:7: questions</code>" in page
    assert "新增 16，改动 0，未变 0" in page


@pytest.mark.parametrize("kind", [*KINDS, "nonsense'"])
def test_every_kind_can_be_listed(client: Client, pack: Path, kind: str) -> None:
    load_pack(root=pack, by=BY, at=AT)
    client.force_login(make_person(roles=("author",)))
    assert client.get("/curriculum/", {"kind": kind}).status_code == 200


def test_an_empty_house_says_what_to_do(client: Client) -> None:
    client.force_login(make_person(roles=("author",)))
    assert "load_curriculum" in client.get("/curriculum/").content.decode()


def test_as_many_statements_however_much_is_published(client: Client, pack: Path, change: Change) -> None:
    client.force_login(make_person(roles=("author",)))
    client.get("/curriculum/")
    bare = _count(client, "/scripts/NO-1/")
    for more in (0, 2):
        for number in range(more):
            text = (pack / "products" / "MT-A.yaml").read_text(encoding="utf-8").replace("id: MT-A", f"id: MT-{number}")
            (pack / "products" / f"MT-{number}.yaml").write_text(text, encoding="utf-8")
        change("pack.yaml", "小包", f"小包{more}")
        load_pack(root=pack, by=BY, at=AT)
        assert _count(client, "/curriculum/") - bare == 2


def _count(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)
