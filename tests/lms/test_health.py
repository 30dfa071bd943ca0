"""Health and robots answer without a session."""

import pytest
from django.test import Client


@pytest.mark.django_db
def test_health_answers_without_a_session(client: Client) -> None:
    assert client.get("/healthz").json() == {"ok": True}
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()["ok"]) == (200, True)
    assert "set-cookie" not in {name.lower() for name in ready.headers}


def test_search_engines_stay_out(client: Client) -> None:
    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"
