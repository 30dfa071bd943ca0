"""Pages for what went wrong: what happened, what is safe, what to do now."""

import errno
import sys
from dataclasses import dataclass

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ui.theme import theme_of

OURS = 500


@dataclass(frozen=True, slots=True)
class Failure:
    """The words of one error page."""

    status: int
    icon: str
    title: str
    body: str


def page(request: HttpRequest, failure: Failure) -> HttpResponse:
    """Answer with an error page in the reader's language."""
    shown: dict[str, object] = {"failure": failure, "request_id": request.META.get("RAPPORT_REQUEST_ID", "")}
    if failure.status < OURS:
        return render(request, "ui/error.html", shown, status=failure.status)
    # Our own fault may be the database's: this page asks nothing of it, nor of the session.
    bare = render_to_string("ui/error.html", {**shown, "shell": {"theme": theme_of(request)}})
    return HttpResponse(bare, status=failure.status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself cannot be read."""
    del exception
    words = _("Nothing was changed. Go back, load the page again and send it once more.")
    return page(request, Failure(400, "question-octagon", _("This request could not be read"), words))


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: known, but not for this person; the exception may carry a sentence of its own."""
    said = str(exception) if exception and exception.args else ""
    words = said or _("Your role does not open this page. If you need it, ask your team lead or HR.")
    return page(request, Failure(403, "lock", _("This page is not open to you"), words))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was older than the session."""
    del reason
    words = _("The page was open too long or cookies are blocked. Nothing was changed: load it again and send it once more.")
    return page(request, Failure(403, "hourglass-bottom", _("This form has expired"), words))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or nothing this person may know of."""
    del exception
    words = _("The address may be misspelt, or what stood here was moved. Start again from your own page.")
    return page(request, Failure(404, "compass", _("There is nothing at this address"), words))


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; 503 where it passes by itself: no database, no room on the disk."""
    fault = sys.exc_info()[1]
    if isinstance(fault, OperationalError) or getattr(fault, "errno", None) == errno.ENOSPC:
        return unavailable(request)
    words = _("The fault is ours and has been written to the log. What was saved before is safe. Try again in a minute.")
    return page(request, Failure(500, "cone-striped", _("Something broke on our side"), words))


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: for a moment there is no database, or no room on the disk."""
    words = _("The service is busy or being looked after. What was saved before is safe. Try again in a minute.")
    response = page(request, Failure(503, "tools", _("Not available just now"), words))
    response["Retry-After"] = "60"
    return response
