"""Where a request comes from, for counting tries."""

from django.conf import settings
from django.http import HttpRequest

from people.domain.locks import network_of


def network(request: HttpRequest) -> str:
    """Return the network of the browser."""
    meta = request.META
    forwarded = str(meta.get("HTTP_X_FORWARDED_FOR", ""))
    return network_of(str(meta.get("REMOTE_ADDR", "")), forwarded, behind_proxy=settings.SECURE_PROXY)
