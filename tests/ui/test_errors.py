"""Error pages: in the reader's language, with what to do, and without a database when that is what broke."""

import errno
from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from people.testing import make_person
from ui.views import errors


def request() -> HttpRequest:
    made = RequestFactory().get("/x/")
    made.META["RAPPORT_REQUEST_ID"] = "abc123"
    return made


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (errors.server_error, 500, "Something broke on our side"),
        (errors.unavailable, 503, "Not available just now"),
    ],
)
def test_our_own_faults_ask_nothing_of_the_database(view: Callable[[HttpRequest], HttpResponse], status: int, words: str) -> None:
    with translation.override("en"):
        answer = view(request())
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert "abc123" in answer.content.decode()


@pytest.mark.parametrize("fault", [OperationalError("no such host"), OSError(errno.ENOSPC, "No space left on device")])
def test_what_passes_by_itself_is_503(fault: Exception) -> None:
    try:
        raise fault
    except (OperationalError, OSError):
        answer = errors.server_error(request())
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "words"), [("zh-hans", "这个地址没有内容"), ("en", "There is nothing at this address")])
def test_not_found_in_the_readers_language(client: Client, language: str, words: str) -> None:
    client.cookies["django_language"] = language
    answer = client.get("/nothing-here/")
    assert answer.status_code == 404
    assert words in answer.content.decode()


@pytest.mark.django_db
def test_refusals_carry_their_sentence(client: Client) -> None:
    client.force_login(make_person(language="en"))
    answer = client.get("/gallery/")
    assert answer.status_code == 403
    assert "Your role does not include this. Ask HR if you need it." in answer.content.decode()


@pytest.mark.django_db
def test_what_was_looked_for_is_not_repeated(client: Client) -> None:
    shown = client.get("/<b>evil</b>/").content.decode()
    assert "<b>evil" not in shown
    assert str(Http404) not in shown


@pytest.mark.django_db
def test_an_expired_form_says_so() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies["django_language"] = "en"
    answer = strict.post("/theme/", {"theme": "dark"})
    assert answer.status_code == 403
    assert "This form has expired" in answer.content.decode()
