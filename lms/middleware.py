"""A name for each request, so that a person's error page and the log can be joined; addresses that cannot be any row's."""

import logging
import secrets
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse

logger = logging.getLogger("rapport.requests")
SERVER_ERROR = 500
LARGEST_ID = 2**63 - 1
NUL = "\x00"


class RequestId:
    """Gives each request an id, shown on error pages and in the log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes after."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the id to the request and to the answer."""
        request.META["RAPPORT_REQUEST_ID"] = name = secrets.token_hex(6)
        response = self.get_response(request)
        response["X-Request-Id"] = name
        if response.status_code >= SERVER_ERROR:
            route = request.resolver_match.view_name if request.resolver_match else ""
            fields = {"request_id": name, "method": request.method, "route": route, "status": response.status_code}
            logger.error("a request failed", extra=fields)
        return response


class Storable:
    """Refuses what no column holds, before a database fails on it: numbers too large in addresses, NUL anywhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what comes after."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request pass; `process_view` may stop it."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: object, _args: object, parts: dict[str, object]) -> None:
        """Look at the parts of the address, then at what was sent.

        :raises Http404: if a part of the address cannot be any row's
        :raises BadRequest: if what was sent holds a NUL
        """
        for part in parts.values():
            if (isinstance(part, int) and part > LARGEST_ID) or (isinstance(part, str) and NUL in part):
                raise Http404
        if any(NUL in value for sent in (request.GET, request.POST) for _name, values in sent.lists() for value in values):
            raise BadRequest
