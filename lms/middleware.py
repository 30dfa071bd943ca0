"""A name for each request, so that a person's error page and the log can be joined."""

import logging
import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

logger = logging.getLogger("rapport.requests")
SERVER_ERROR = 500


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
