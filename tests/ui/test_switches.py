"""The switches for language and theme: they keep the choice and lead nowhere else."""

import pytest
from django.conf import settings
from django.test import Client

from people.testing import make_person
from ui.theme import THEME_COOKIE

pytestmark = pytest.mark.django_db

ELSEWHERE = ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "http:///evil.example", "\\\\evil.example", "")


@pytest.mark.parametrize("address", ["/theme/", "/language/"])
@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_a_switch_never_leads_to_another_site(client: Client, address: str, elsewhere: str) -> None:
    answer = client.post(address, {"theme": "dark", "language": "en", "next": elsewhere})
    assert (answer.status_code, answer["Location"]) == (302, "/")


@pytest.mark.parametrize("address", ["/theme/", "/language/"])
def test_a_switch_leads_back(client: Client, address: str) -> None:
    answer = client.post(address, {"theme": "dark", "language": "en", "next": "/training/?week=2"})
    assert answer["Location"] == "/training/?week=2"


@pytest.mark.parametrize("address", ["/theme/", "/language/"])
def test_a_switch_is_not_opened_by_a_link(client: Client, address: str) -> None:
    assert client.get(address).status_code == 405


def test_the_theme_is_written_by_the_server(client: Client) -> None:
    client.post("/theme/", {"theme": "dark"})
    assert client.cookies[THEME_COOKIE].value == "dark"
    assert b'data-bs-theme="dark"' in client.get("/nothing-here/").content


def test_an_unknown_choice_changes_nothing(client: Client) -> None:
    client.post("/theme/", {"theme": '"><script>'})
    client.post("/language/", {"language": "fr"})
    assert THEME_COOKIE not in client.cookies
    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies


def test_a_forged_theme_cookie_is_not_shown(client: Client) -> None:
    client.cookies[THEME_COOKIE] = '"><script>x</script>'
    assert b"<script>x" not in client.get("/nothing-here/").content


def test_the_language_is_spoken_at_once_and_kept_in_the_profile(client: Client) -> None:
    person = make_person(language="zh-hans")
    client.force_login(person)
    client.post("/language/", {"language": "en"})
    person.refresh_from_db()
    assert person.language == "en"
    assert 'lang="en"' in client.get("/nothing-here/").content.decode()


def test_a_visitor_switches_too(client: Client) -> None:
    client.post("/language/", {"language": "en"})
    assert "There is nothing at this address" in client.get("/nothing-here/").content.decode()


def test_a_switch_needs_the_token() -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/theme/", {"theme": "dark"}).status_code == 403
