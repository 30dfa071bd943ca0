"""The public page behind the QR code: does this certificate hold? Nothing else about the person."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from certificates.domain import number as numbers
from certificates.domain import wording
from certificates.models import Certificate
from certificates.queries import firm
from certificates.queries.claims import claims_of
from certificates.services import look_ups
from lib import clock
from people.domain.locks import network_of

View = Callable[..., HttpResponse]
_NOT_FOUND, _TOO_MANY = 404, 429


def public(view: View) -> View:
    """Throttle by network, and keep the answer out of caches and search engines."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        network = network_of(
            str(request.META.get("REMOTE_ADDR", "")),
            str(request.META.get("HTTP_X_FORWARDED_FOR", "")),
            behind_proxy=settings.SECURE_PROXY,
        )
        if look_ups.count(network=network, at=clock.now()) > look_ups.A_MINUTE:
            answer = render(request, "certificates/verify_too_many.html", status=_TOO_MANY)
            answer["Retry-After"] = "60"
        else:
            answer = view(request, *args, **kwargs)
        answer["Cache-Control"] = "no-store"
        answer["X-Robots-Tag"] = "noindex, nofollow"
        return answer

    return guarded


@require_safe
@public
def search(request: HttpRequest) -> HttpResponse:
    """Ask for a number; lead to its page however it was typed."""
    typed = request.GET.get("number", "")
    if not typed.strip():
        return render(request, "certificates/verify_search.html")
    number = numbers.read(typed)
    if number is None:
        return render(request, "certificates/verify_search.html", {"typed": typed[:80], "unreadable": True})
    return redirect("certificates:verify", numbers.grouped(number))


@require_safe
@public
def verify(request: HttpRequest, number: str) -> HttpResponse:
    """Say whether a certificate is valid, expired, revoked or replaced, and every claim that it prints."""
    read = numbers.read(number)
    certificate = Certificate.objects.filter(number=read).first() if read else None
    if certificate is None:
        return render(request, "certificates/verify_unknown.html", status=_NOT_FOUND)
    language = get_language() or "zh-hans"
    state = certificate.state_on(firm.day_of(clock.now()))
    context = {
        "certificate": certificate,
        "state": state.value,
        "claims": claims_of(certificate, language),
        "employer": wording.EMPLOYER,
        "sentence": wording.sentence(certificate.title, certificate.band, certificate.level, language),
    }
    return render(request, "certificates/verify.html", context)
