"""The sign-in: by name or number, locked with back-off, the same for known and unknown, on our own host."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import reverse
from time_machine import TimeMachineFixture

from people import services
from people.domain.locks import lock_after, network_of
from people.hashing import OwaspArgon2
from people.models import SignInTries, User
from people.services.passwords import PasswordIsTheDemos
from people.testing import PASSWORD, TESTER, make_person

pytestmark = pytest.mark.django_db
SIGN_IN = "/sign-in/"
NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)


@pytest.fixture
def person() -> User:
    return make_person(username="lin.xiao", employee_number="001024", password=PASSWORD)


class Browser(Client):
    """A window that has just tried to sign in."""

    answer: HttpResponse


def attempt(username: str, password: str = PASSWORD, ip: str = "10.0.0.1", **more: str) -> Browser:
    client = Browser(REMOTE_ADDR=ip, HTTP_ACCEPT_LANGUAGE="en")
    client.answer = cast("HttpResponse", client.post(SIGN_IN, {"username": username, "password": password, **more}))
    return client


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("typed", ["lin.xiao", "LIN.XIAO", " lin.xiao ", "001024", "００１０２４"])
def test_one_signs_in_by_username_or_number(person: User, typed: str) -> None:
    assert is_in(attempt(typed))


def test_passwords_are_argon2id_at_owasps_minimum(person: User) -> None:
    assert identify_hasher(person.password).algorithm == "argon2"
    assert person.password.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_number_without_its_zeros_is_another_number(person: User) -> None:
    assert not is_in(attempt("1024"))


def test_known_and_unknown_names_get_the_same_page(person: User) -> None:
    make_person(username="gone", password=PASSWORD, left_on=datetime(2026, 2, 1, tzinfo=UTC).date())
    pages = []
    for name, password in (("lin.xiao", "wrong"), ("nobody.has.this", "wrong"), ("gone", PASSWORD)):
        answer = attempt(name, password).answer
        pages.append((answer.status_code, _faceless(answer.content.decode(), name)))
    assert pages[0][0] == 200
    assert pages[0] == pages[1] == pages[2]


def _faceless(page: str, name: str) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+', r"\1", page).replace(name, "NAME")


def test_an_unknown_name_costs_a_hash_like_a_known_one(person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []

    def counting(real: Callable[..., object]) -> Callable[..., object]:
        def hash_it(self: OwaspArgon2, *args: object, **kwargs: object) -> object:
            hashed.append("hash")
            return real(self, *args, **kwargs)

        return hash_it

    monkeypatch.setattr(OwaspArgon2, "encode", counting(OwaspArgon2.encode))
    monkeypatch.setattr(OwaspArgon2, "verify", counting(OwaspArgon2.verify))
    for name in ("lin.xiao", "nobody.has.this"):
        hashed.clear()
        attempt(name, "wrong")
        assert hashed == ["hash"], name


@pytest.mark.parametrize("name", ["lin.xiao", "nobody.has.this"])
def test_ten_failures_lock_and_the_lock_doubles_but_ends(person: User, name: str, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(NOON, tick=False)
    statuses = [attempt(name, "wrong").answer.status_code for _ in range(11)]
    assert statuses == [200] * 10 + [429]
    locked = attempt(name, PASSWORD)
    assert (is_in(locked), "in 1 minute" in locked.answer.content.decode()) == (False, True)
    time_machine.move_to(NOON + timedelta(minutes=1, seconds=1), tick=False)
    assert attempt(name, "wrong").answer.status_code == 200
    assert "in 2 minutes" in attempt(name).answer.content.decode()
    time_machine.move_to(NOON + timedelta(hours=2), tick=False)
    assert is_in(attempt(name)) == (name == "lin.xiao")


def test_username_and_number_share_one_count_and_another_network_has_its_own(person: User, time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(NOON, tick=False)
    for turn in range(10):
        attempt("lin.xiao" if turn % 2 else "001024", "wrong")
    assert attempt("Lin.Xiao").answer.status_code == 429
    assert is_in(attempt("lin.xiao", ip="10.0.0.2"))


def test_a_right_password_forgets_the_failures(person: User) -> None:
    for _ in range(9):
        attempt("lin.xiao", "wrong")
    assert is_in(attempt("lin.xiao"))
    assert SignInTries.objects.count() == 0


def test_unknown_names_are_kept_as_hashes_only(person: User) -> None:
    attempt("somebodys-password-typed-in-the-wrong-field", "wrong")
    assert SignInTries.objects.get().account.startswith("nobody:")
    assert "somebody" not in SignInTries.objects.get().account


def test_locks_grow_to_an_hour_and_no_further() -> None:
    minutes = [lock.total_seconds() / 60 if (lock := lock_after(n)) else 0 for n in (9, 10, 11, 12, 15, 16, 400)]
    assert minutes == [0, 1, 2, 4, 32, 60, 60]


@pytest.mark.parametrize(
    ("remote", "forwarded", "proxy", "network"),
    [
        ("10.0.0.1", "", False, "10.0.0.1"),
        ("10.0.0.1", "6.6.6.6", False, "10.0.0.1"),
        ("127.0.0.1", "6.6.6.6, 203.0.113.9", True, "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "", False, "2001:db8:1:2::/64"),
        ("::ffff:10.0.0.1", "", False, "10.0.0.1"),
        ("", "", False, "unknown"),
    ],
)
def test_networks(remote: str, forwarded: str, proxy: bool, network: str) -> None:
    assert network_of(remote, forwarded, behind_proxy=proxy) == network


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "///evil.example", "/\\evil.example", "\\\\evil.example", "https:evil.example",
     "javascript:alert(1)", "/\t/evil.example", "http://testserver@evil.example/", " //evil.example"],
)  # fmt: skip
def test_next_stays_on_this_host(person: User, elsewhere: str) -> None:
    client = attempt("lin.xiao", next=elsewhere)
    assert client.answer.status_code == 302
    assert client.answer.headers["Location"] == reverse("dashboards:home")
    again = client.get(SIGN_IN, {"next": elsewhere})
    assert again.headers["Location"] == reverse("dashboards:home")


def test_next_leads_back_to_the_page_that_was_asked_for(person: User) -> None:
    assert Client().get("/me/").headers["Location"] == "/sign-in/?next=/me/"
    assert attempt("lin.xiao", next="/me/").answer.headers["Location"] == "/me/"


def test_pages_behind_the_sign_in_are_kept_nowhere(person: User) -> None:
    client = attempt("lin.xiao")
    assert client.get("/me/").headers["Cache-Control"] == "no-store, private"


def test_a_session_ends_with_the_employment(person: User) -> None:
    client = attempt("lin.xiao")
    assert client.get("/me/").status_code == 200
    services.end(person_id=person.pk, on=datetime.now(UTC).date(), by=TESTER, at=datetime.now(UTC))
    assert client.get("/me/").headers["Location"] == "/sign-in/?next=/me/"


def test_other_sessions_end_with_the_password(person: User) -> None:
    here, there = attempt("lin.xiao"), attempt("lin.xiao")
    new = "another-long-password"
    assert here.post("/password/", {"old": PASSWORD, "new": new, "again": new}).headers["Location"] == "/me/"
    assert (here.get("/me/").status_code, there.get("/me/").status_code) == (200, 302)
    assert is_in(attempt("lin.xiao", new))


def test_the_old_password_is_asked_for(person: User) -> None:
    client = attempt("lin.xiao")
    client.post("/password/", {"old": "wrong", "new": "another-long-password", "again": "another-long-password"})
    assert User.objects.get(pk=person.pk).check_password(PASSWORD)


def test_a_password_due_leads_to_its_page_from_everywhere(person: User) -> None:
    services.demand_new_password(person_id=person.pk, by=TESTER, at=NOON)
    client = attempt("lin.xiao")
    assert [client.get(path).headers.get("Location") for path in ("/me/", "/notices/", "/roles/")] == ["/password/"] * 3
    assert client.get("/password/").status_code == 200
    client.post("/password/", {"new": "another-long-password", "again": "another-long-password"})
    assert client.get("/me/").status_code == 200


def test_the_demos_password_opens_nothing_in_production(person: User) -> None:
    services.set_password(person_id=person.pk, password="rapport-demo", by=TESTER, at=NOON)
    assert is_in(attempt("lin.xiao", "rapport-demo"))
    with override_settings(DEMO=False, RAPPORT_MODE="production"):
        refused = attempt("lin.xiao", "rapport-demo")
        assert not is_in(refused)
        assert "rapport-demo" not in refused.answer.content.decode()
        with pytest.raises(PasswordIsTheDemos):
            services.set_password(person_id=person.pk, password="rapport-demo", by=TESTER, at=NOON)


def test_the_demo_lists_its_log_ins_that_exist() -> None:
    make_person(username="agent")
    page = Client().get(SIGN_IN).content.decode()
    assert ("?as=agent" in page, "?as=hr" in page, "rapport-demo" in page) == (True, False, True)


def test_the_language_is_the_profiles_then_the_cookies_then_the_browsers(person: User) -> None:
    visitor = Client(HTTP_ACCEPT_LANGUAGE="en-GB,en;q=0.9")
    assert 'lang="en"' in visitor.get(SIGN_IN).content.decode()
    visitor.post("/language/", {"language": "zh-hans", "next": SIGN_IN})
    assert 'lang="zh-Hans"' in visitor.get(SIGN_IN).content.decode()
    client = attempt("lin.xiao")
    assert client.get("/me/").headers["Content-Language"] == "zh-hans"
    client.post("/language/", {"language": "en", "next": "/me/"})
    assert client.get("/me/").headers["Content-Language"] == "en"
    person.refresh_from_db()
    assert person.language == "en"


def test_sign_out_asks_for_post(person: User) -> None:
    client = attempt("lin.xiao")
    assert client.get("/sign-out/").status_code == 405
    client.post("/sign-out/")
    assert not is_in(client)


def test_a_request_without_its_token_is_refused(person: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(SIGN_IN, {"username": "lin.xiao", "password": PASSWORD}).status_code == 403
