"""Health: is it alive, and can it work."""

import os
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.models import Min
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jobs.models import Job, State
from lib import clock

QUEUE_AGE = timedelta(minutes=5)


@require_safe
@never_cache
def healthz(_request: HttpRequest) -> JsonResponse:
    """Say that the process answers."""
    return JsonResponse({"ok": True})


@require_safe
@never_cache
def readyz(_request: HttpRequest) -> JsonResponse:
    """Say whether database, cache, storage and queue are fit for work; 503 when one is not."""
    checks = {"database": _database(), "cache": _cache(), "storage": _storage()}
    checks["queue"] = checks["database"] and _queue()
    ok = all(checks.values())
    return JsonResponse({"ok": ok, "checks": checks}, status=200 if ok else 503)


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Keep search engines out: nothing here is meant to be found by searching."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _cache() -> bool:
    try:
        cache.set("readyz", 1, 5)
        return bool(cache.get("readyz") == 1)
    except OSError:
        return False


def _storage() -> bool:
    settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
    return os.access(settings.MEDIA_ROOT, os.W_OK)


def _queue() -> bool:
    """No job that may be done has waited longer than five minutes."""
    at = clock.now()
    oldest = Job.objects.filter(state=State.WAITING, not_before__lte=at).aggregate(oldest=Min("not_before"))["oldest"]
    return oldest is None or at - oldest < QUEUE_AGE
