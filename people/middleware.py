"""What every page owes its reader: their language, their clock, a fresh password, no copy left behind."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from lib import clock
from people import services
from people.models import User

Next = Callable[[HttpRequest], HttpResponse]

# Where one may go while a new password is due.
OPEN_WHILE_DUE = frozenset({"people:password-change", "people:sign-out", "language", "ui:theme", "healthz", "readyz"})


class Reader:
    """Speaks the reader's language (profile, then the switch, then the browser) and keeps their time zone."""

    def __init__(self, get_response: Next) -> None:
        """Keep what comes after."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Set language and zone for this request, and leave none behind."""
        user = request.user if carries_session(request) else None
        known = isinstance(user, User)
        language = user.language if isinstance(user, User) else translation.get_language_from_request(request)
        zone = user.time_zone if isinstance(user, User) else settings.TIME_ZONE
        with translation.override(language), timezone.override(zone):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        if known:
            keep_choice(request, response)
        else:
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


class PasswordDue:
    """Sends whoever owes a new password to the page that takes it."""

    def __init__(self, get_response: Next) -> None:
        """Keep what comes after."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request pass; `process_view` may stop it."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_args: object) -> HttpResponse | None:
        """Redirect once the address is known."""
        due = carries_session(request) and request.user.is_authenticated and request.user.must_change_password
        name = request.resolver_match.view_name if request.resolver_match else ""
        return redirect("people:password-change") if due and name not in OPEN_WHILE_DUE else None


class NoStore:
    """Forbids browsers and proxies to keep what was shown to someone who is signed in."""

    def __init__(self, get_response: Next) -> None:
        """Keep what comes after."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Mark the answer."""
        response = self.get_response(request)
        if carries_session(request):
            response.headers["Cache-Control"] = "no-store, private"
        return response


def keep_choice(request: HttpRequest, response: HttpResponse) -> None:
    """Save the language in the profile when the switch has just set its cookie: the profile comes first."""
    chosen = response.cookies.get(settings.LANGUAGE_COOKIE_NAME)
    if chosen is not None and request.user.is_authenticated:
        user = request.user
        services.choose_language(person_id=user.pk, language=chosen.value, by=user.actor, at=clock.now())


def carries_session(request: HttpRequest) -> bool:
    """Tell whether the browser holds a session; whoever has none costs no query."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES
